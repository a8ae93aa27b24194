"""Droits sur les chiffres, et fonctions qui les donnent."""

from mistral.socle.choix import Fonction
from mistral.socle.habilitation import accorder

accorder("pilotage.consulter", "Voir les indicateurs et les listes", Fonction.DSGJ, Fonction.CHEF)
accorder("pilotage.exporter", "Exporter les indicateurs", Fonction.DSGJ, Fonction.CHEF)
