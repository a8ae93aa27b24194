"""Saisies."""
