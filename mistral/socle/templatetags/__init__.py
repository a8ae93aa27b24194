"""Filtres d'affichage."""
