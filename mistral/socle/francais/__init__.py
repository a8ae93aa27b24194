"""Français écrit : nombres, montants, dates, durées, noms, typographie. Rien ici ne connaît le domaine."""

from mistral.socle.francais.dates import (
    DATE_INCONNUE,
    JOURS,
    MOIS,
    date_abregee,
    date_longue,
    date_partielle,
    date_sans_jour,
    duree_complete,
    duree_en_chiffres,
    duree_en_lettres,
    heure,
    quantieme,
)
from mistral.socle.francais.horodatage import Instant, Operateur, horodatage, operateur
from mistral.socle.francais.nombres import (
    en_chiffres,
    en_lettres,
    montant,
    montant_complet,
    montant_en_lettres,
    quantite,
)
from mistral.socle.francais.noms import IDENTITE_INCONNUE, nom_affiche
from mistral.socle.francais.typographie import FINE, INSECABLE, de, enumerer, normaliser, que, typographier

__all__ = [
    "DATE_INCONNUE",
    "FINE",
    "IDENTITE_INCONNUE",
    "INSECABLE",
    "JOURS",
    "MOIS",
    "Instant",
    "Operateur",
    "date_abregee",
    "date_longue",
    "date_partielle",
    "date_sans_jour",
    "de",
    "duree_complete",
    "duree_en_chiffres",
    "duree_en_lettres",
    "en_chiffres",
    "en_lettres",
    "enumerer",
    "heure",
    "horodatage",
    "montant",
    "montant_complet",
    "montant_en_lettres",
    "nom_affiche",
    "normaliser",
    "operateur",
    "quantieme",
    "quantite",
    "que",
    "typographier",
]
