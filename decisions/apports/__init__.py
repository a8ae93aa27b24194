"""Ce que les décisions disent à la note d'audience."""
