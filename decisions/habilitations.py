"""Droits sur les décisions et les pièces, et fonctions qui les donnent."""

from mistral.socle.choix import Fonction
from mistral.socle.habilitation import accorder

accorder("decisions.consulter", "Lire les décisions", Fonction.GREFFIER, Fonction.DSGJ, Fonction.MAGISTRAT)
accorder("decisions.decider", "Enregistrer ce que le tribunal décide", Fonction.GREFFIER)
accorder("decisions.produire", "Produire les documents", Fonction.GREFFIER, Fonction.DSGJ)
accorder(
    "decisions.lire_pieces",
    "Lire les documents produits",
    Fonction.GREFFIER,
    Fonction.DSGJ,
    Fonction.MAGISTRAT,
)
