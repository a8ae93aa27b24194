"""Opérations sur la note : ce que le poste envoie, ce que le serveur répond, l'empreinte qui les chaîne."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from uuid import UUID

from audiences.choix import NatureOperation
from audiences.etape import ETAPES
from audiences.locuteur import LOCUTEURS

TEXTE_MAX = 20_000  # Caractères d'une mention, soit une dizaine de pages.
LOT_MAX = 100  # Opérations d'un envoi.


@dataclass(frozen=True, slots=True)
class Operation:
    """Frappe à enregistrer. `base` est la version de la mention que la personne avait sous les yeux.

    `poste` (l'onglet) et `seq` (rang de la frappe dans cet onglet, à partir de 1) vont ensemble, ou manquent.
    """

    identifiant: UUID
    mention: UUID
    base: int
    etape: str
    locuteur: str = ""
    partie: int | None = None
    texte: str = ""
    nature: str = NatureOperation.ECRIRE
    poste: UUID | None = None
    seq: int | None = None

    @property
    def contenu(self) -> tuple:
        """Donne ce que l'opération fait de la mention, pour dire si deux écritures sont les mêmes."""
        if self.nature == NatureOperation.EFFACER:
            return (NatureOperation.EFFACER,)
        return (NatureOperation.ECRIRE, self.etape, self.locuteur, self.partie, self.texte)


class EtatAccuse(StrEnum):
    """Ce qu'il est advenu d'une opération ; les deux sont gardées."""

    ENREGISTREE = "ENREGISTREE"
    CONFLIT = "CONFLIT"


@dataclass(frozen=True, slots=True)
class Accuse:
    """Réponse à une opération, la même à chaque fois qu'elle est présentée.

    En conflit, `version`, `texte` et `est_effacee` décrivent l'autre écriture, celle que porte la mention ;
    `est_depassee` dit qu'elle vient du même onglet, plus tard : il n'y a rien à choisir.
    """

    operation: UUID
    mention: UUID
    etat: EtatAccuse
    version: int
    recue_le: datetime
    texte: str = ""
    est_effacee: bool = False
    auteur_id: int | None = None
    seq: int | None = None
    est_depassee: bool = False


def motif_de_refus(operation: Operation) -> str:
    """Dit pourquoi l'opération ne peut être reçue telle quelle ; vide si rien ne s'y oppose."""
    if operation.nature not in NatureOperation.values:
        return "Cette action sur la mention n’existe pas."
    if operation.etape not in ETAPES:
        return "Cette étape de la note n’existe pas."
    if operation.locuteur and operation.locuteur not in LOCUTEURS:
        return "Ce locuteur n’existe pas."
    if operation.base < 0:
        return "La version de départ est négative."
    if (operation.poste is None) != (operation.seq is None) or (
        operation.seq is not None and operation.seq < 1
    ):
        return "Le rang de cette frappe est illisible. Le texte reste dans la page."
    if len(operation.texte) > TEXTE_MAX:
        return (
            "Une mention ne dépasse pas 20\u202f000 caractères\u202f: coupez-la en deux. "
            "Le texte reste dans la page."
        )
    if not _est_ecrivable(operation.texte):
        return "Le texte contient un signe qui ne peut être enregistré (octet nul ou caractère coupé)."
    return ""


def _est_ecrivable(texte: str) -> bool:
    try:
        return b"\x00" not in texte.encode()  # Une moitié de caractère ne s'encode pas.
    except UnicodeEncodeError:
        return False


def empreinte(precedente: str, contenu: Mapping[str, object]) -> str:
    """Donne l'empreinte SHA-256 (hexadécimale) d'un contenu canonique et de l'empreinte qui le précède."""
    canonique = json.dumps(contenu, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(f"{precedente}\n{canonique}".encode()).hexdigest()


def contenu_canonique(ligne) -> dict[str, object]:
    """Donne ce que l'empreinte d'une opération gardée scelle : tout, sauf sa clé et les empreintes.

    Le poste et le rang de frappe n'y entrent que connus : une chaîne antérieure se vérifie encore.
    """
    frappe = {"poste": str(ligne.poste), "seq": ligne.seq} if ligne.poste is not None else {}
    return frappe | {
        "note": ligne.note_id,
        "identifiant": str(ligne.identifiant),
        "mention": str(ligne.mention),
        "nature": str(ligne.nature),
        "etape": ligne.etape,
        "locuteur": ligne.locuteur,
        "partie": ligne.partie_id,
        "texte": ligne.texte,
        "base": ligne.base,
        "version": ligne.version,
        "conflit": ligne.est_conflit,
        "auteur": ligne.auteur_id,
        "recue_le": ligne.recue_le.astimezone(UTC).isoformat(timespec="microseconds"),
    }
