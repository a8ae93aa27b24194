"""Commandes de la note."""
