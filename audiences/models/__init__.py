"""Modèles des audiences, un agrégat par fichier."""

from audiences.models.affaire import Affaire
from audiences.models.audience import Audience, Intervenant, Session
from audiences.models.comparution import Comparution
from audiences.models.import_role import ImportRole
from audiences.models.infraction import Infraction, Prevention
from audiences.models.inscription import Inscription
from audiences.models.natinf import Natinf, VersionNatinf
from audiences.models.note import ManqueOutrepasse, Mention, Note, OperationNote
from audiences.models.personne import Avocat, Partie, Personne

__all__ = [
    "Affaire",
    "Audience",
    "Avocat",
    "Comparution",
    "ImportRole",
    "Infraction",
    "Inscription",
    "Intervenant",
    "ManqueOutrepasse",
    "Mention",
    "Natinf",
    "Note",
    "OperationNote",
    "Partie",
    "Personne",
    "Prevention",
    "Session",
    "VersionNatinf",
]
