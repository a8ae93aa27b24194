"""Entrée de l'app dans le menu."""

from mistral.socle.accueil import ACCUEILS, Rubrique

ACCUEILS.inscrire(Rubrique("CALENDRIER", "Audiences", "audiences:calendrier", "audiences.consulter", rang=10))
