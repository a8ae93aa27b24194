"""Le droit et les états des audiences, en fonctions pures."""
