"""Droits d'administration."""

from mistral.socle.choix import Fonction
from mistral.socle.habilitation import accorder

accorder("socle.administrer", "Administrer tribunaux, personnes et droits", Fonction.ADMINISTRATEUR)
