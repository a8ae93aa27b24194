"""Entrée de l'app dans le menu : aucune, on y vient par l'audience."""
