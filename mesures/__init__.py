"""Bancs de mesure du produit : `make mesures`. Des durées relevées, jamais un essai qui échoue."""
