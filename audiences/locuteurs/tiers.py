"""Ceux que le tribunal entend ou qui l'assistent sans être parties (CPP 168, 407, 437)."""

from audiences.locuteur import LOCUTEURS, Locuteur

LOCUTEURS.inscrire(Locuteur("TEMOIN", "témoin", "LE TÉMOIN", "LE TÉMOIN", "tem", "T", 9))
LOCUTEURS.inscrire(Locuteur("EXPERT", "expert", "L’EXPERT", "L’EXPERTE", "exp", "E", 10))
LOCUTEURS.inscrire(Locuteur("INTERPRETE", "interprète", "L’INTERPRÈTE", "L’INTERPRÈTE", "int", "I", 11))
LOCUTEURS.inscrire(
    Locuteur("AUTRE", "autre personne", "UNE AUTRE PERSONNE", "UNE AUTRE PERSONNE", "aut", "", 15, "autre")
)
