"""Modèles des audiences, un agrégat par fichier."""

from audiences.models.affaire import Affaire, Jonction, NatureAffaire
from audiences.models.audience import Audience, Intervenant, Session
from audiences.models.avocat import Avocat
from audiences.models.comparution import Comparution
from audiences.models.composition import MouvementAudience, PlaceLiberee, Remplacement
from audiences.models.correction import Correction
from audiences.models.demandes import (
    Conclusion,
    Constitution,
    DemandeCivile,
    DemandeDefense,
    PeineRequise,
    Requisition,
)
from audiences.models.disjonction import Disjonction, ElementDisjoint
from audiences.models.expert import Expert
from audiences.models.horloge import CorrectionHoraire, SuspensionAffaire
from audiences.models.import_role import ChoixImport, ImportRole, LigneRejetee, RejetImport
from audiences.models.incident import Incident
from audiences.models.infraction import Infraction, Prevention
from audiences.models.inscription import Inscription
from audiences.models.interprete import Interprete
from audiences.models.liste import ValeurDeListe
from audiences.models.marque import MarqueNote
from audiences.models.membre import MembreJuridiction
from audiences.models.mention_posterieure import MentionPosterieure, ObservationPresident
from audiences.models.mesure_audience import ActeDePolice, HuisClos, Telecommunication
from audiences.models.natinf import DifferenceNatinf, ImportNatinf, MotNatinf, Natinf, VersionNatinf
from audiences.models.note import ManqueOutrepasse, Mention, Note, OperationNote
from audiences.models.partie import Partie, Representation
from audiences.models.personne import Personne
from audiences.models.raccourci import Raccourci, RaccourciNational
from audiences.models.releve import Releve, SegmentNote
from audiences.models.temoin import Temoin
from audiences.models.verification import Verification

__all__ = [
    "ActeDePolice",
    "Affaire",
    "Audience",
    "Avocat",
    "ChoixImport",
    "Comparution",
    "Conclusion",
    "Constitution",
    "Correction",
    "CorrectionHoraire",
    "DemandeCivile",
    "DemandeDefense",
    "DifferenceNatinf",
    "Disjonction",
    "ElementDisjoint",
    "Expert",
    "HuisClos",
    "ImportNatinf",
    "ImportRole",
    "Incident",
    "Infraction",
    "Inscription",
    "Interprete",
    "Intervenant",
    "Jonction",
    "LigneRejetee",
    "ManqueOutrepasse",
    "MarqueNote",
    "MembreJuridiction",
    "Mention",
    "MentionPosterieure",
    "MotNatinf",
    "MouvementAudience",
    "Natinf",
    "NatureAffaire",
    "Note",
    "ObservationPresident",
    "OperationNote",
    "Partie",
    "PeineRequise",
    "Personne",
    "PlaceLiberee",
    "Prevention",
    "Raccourci",
    "RaccourciNational",
    "RejetImport",
    "Releve",
    "Remplacement",
    "Representation",
    "Requisition",
    "SegmentNote",
    "Session",
    "SuspensionAffaire",
    "Telecommunication",
    "Temoin",
    "ValeurDeListe",
    "Verification",
    "VersionNatinf",
]
