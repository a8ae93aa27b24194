"""L’horloge de l’audience."""
