"""Modèles des audiences, un agrégat par fichier."""

from audiences.models.affaire import Affaire, Jonction, NatureAffaire
from audiences.models.audience import Audience, Intervenant, Session
from audiences.models.avocat import Avocat
from audiences.models.comparution import Comparution
from audiences.models.composition import MouvementAudience, PlaceLiberee, Remplacement
from audiences.models.correction import Correction
from audiences.models.disjonction import Disjonction, ElementDisjoint
from audiences.models.import_role import ChoixImport, ImportRole, LigneRejetee, RejetImport
from audiences.models.infraction import Infraction, Prevention
from audiences.models.inscription import Inscription
from audiences.models.liste import ValeurDeListe
from audiences.models.membre import MembreJuridiction
from audiences.models.natinf import DifferenceNatinf, ImportNatinf, MotNatinf, Natinf, VersionNatinf
from audiences.models.note import ManqueOutrepasse, Mention, Note, OperationNote
from audiences.models.partie import Partie, Representation
from audiences.models.personne import Personne
from audiences.models.verification import Verification

__all__ = [
    "Affaire",
    "Audience",
    "Avocat",
    "ChoixImport",
    "Comparution",
    "Correction",
    "DifferenceNatinf",
    "Disjonction",
    "ElementDisjoint",
    "ImportNatinf",
    "ImportRole",
    "Infraction",
    "Inscription",
    "Intervenant",
    "Jonction",
    "LigneRejetee",
    "ManqueOutrepasse",
    "MembreJuridiction",
    "Mention",
    "MotNatinf",
    "MouvementAudience",
    "Natinf",
    "NatureAffaire",
    "Note",
    "OperationNote",
    "Partie",
    "Personne",
    "PlaceLiberee",
    "Prevention",
    "RejetImport",
    "Remplacement",
    "Representation",
    "Session",
    "ValeurDeListe",
    "Verification",
    "VersionNatinf",
]
