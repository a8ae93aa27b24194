"""Entrée de l'app dans le menu."""

from mistral.socle.accueil import ACCUEILS, Rubrique

ACCUEILS.inscrire(Rubrique("PILOTAGE", "Pilotage", "pilotage:tableau", "pilotage.consulter", rang=20))
