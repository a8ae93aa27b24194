"""Règles de droit de la décision, une par fichier."""
