"""Installe et lance le projet avec la seule bibliothèque standard : rien n'est encore installé."""
