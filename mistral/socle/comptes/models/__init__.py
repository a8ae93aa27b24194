"""Modèles des comptes."""

from mistral.socle.comptes.models.habilitation import Habilitation
from mistral.socle.comptes.models.jour_chome import JourChome
from mistral.socle.comptes.models.juridiction import Juridiction, Salle, Service
from mistral.socle.comptes.models.utilisateur import Utilisateur

__all__ = ["Habilitation", "JourChome", "Juridiction", "Salle", "Service", "Utilisateur"]
