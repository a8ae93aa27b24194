"""Groupes de bancs : chacun écrit son rapport."""

from dataclasses import dataclass

from mesures.bancs import ecran, note, premier_chemin, preparation, raccourcis


@dataclass(frozen=True)
class Groupe:
    """Bancs d'un même rapport ; chaque banc avec la part des répétitions demandées."""

    nom: str
    titre: str
    bancs: tuple[tuple, ...]


GROUPES = (
    Groupe("premier-chemin", "Mesures du premier chemin", premier_chemin.BANCS),
    Groupe("preparation", "Mesures de la préparation", preparation.BANCS),
    Groupe("note", "Mesures de la note en direct", note.BANCS),
    Groupe("ecran", "Mesures de l’écran de la note", ecran.BANCS),
    Groupe("frappe", "Mesures de la frappe courte", raccourcis.BANCS),
)
