"""Lecture d'un rôle d'audience : des octets d'un fichier à des objets, sans base, ni Django, ni horloge."""
