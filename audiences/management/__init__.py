"""Commandes d’administration."""
