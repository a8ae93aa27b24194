"""Le produit entier : vrai serveur, vrai ouvrier, vrai navigateur."""
