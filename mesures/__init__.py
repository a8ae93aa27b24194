"""Bancs de mesure du produit : `python -m mesures` ; ce ne sont pas des essais."""
