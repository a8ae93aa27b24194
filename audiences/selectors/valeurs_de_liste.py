"""Valeurs en vigueur des listes nationales, pour les proposer et reconnaître ce qui n'en est pas."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Q

from audiences.choix import Liste
from audiences.models import ValeurDeListe
from mistral.socle.francais import normaliser


@dataclass(frozen=True)
class Valeurs:
    """Valeurs d'une liste ; ni le code ni le libellé n'y sont uniques, seuls les deux ensemble."""

    liste: Liste
    valeurs: tuple[ValeurDeListe, ...] = ()
    _couples: frozenset[tuple[str, str]] = field(default=frozenset(), repr=False)

    def connait(self, code: str, libelle: str) -> bool:
        """Dit si ce code et ce libellé vont ensemble dans la liste ; une liste vide n'écarte rien."""
        if not self.valeurs or not (code or libelle):
            return True
        return (_cle_code(code), normaliser(libelle)) in self._couples

    def code_du(self, libelle: str) -> str:
        """Donne le code de ce libellé, ou rien s'il est inconnu ou ambigu."""
        codes = {v.code for v in self.valeurs if normaliser(v.libelle) == normaliser(libelle)}
        return codes.pop() if len(codes) == 1 else ""

    def libelle_du(self, code: str) -> str:
        """Donne le libellé de ce code ou de cette mnémonique, ou rien s'il est inconnu ou ambigu."""
        trouves = {
            v.libelle for v in self.valeurs if _cle_code(code) in {_cle_code(v.code), _cle_code(v.mnemonique)}
        }
        return trouves.pop() if len(trouves) == 1 else ""


def valeurs_en_vigueur(listes: Iterable[Liste], jour: date) -> dict[Liste, Valeurs]:
    """Donne ces listes telles qu'elles sont ce jour-là. Une requête."""
    listes = set(listes)
    lignes = ValeurDeListe.objects.filter(
        Q(du__isnull=True) | Q(du__lte=jour), Q(au__isnull=True) | Q(au__gte=jour), liste__in=listes
    )
    par_liste: dict[str, list[ValeurDeListe]] = {liste: [] for liste in listes}
    for ligne in lignes:
        par_liste[ligne.liste].append(ligne)
    return {
        liste: Valeurs(
            liste,
            tuple(par_liste[liste]),
            frozenset(
                (_cle_code(code), normaliser(v.libelle))
                for v in par_liste[liste]
                for code in {v.code, v.mnemonique}
            ),
        )
        for liste in listes
    }


def _cle_code(code: str) -> str:
    """Un code numérique se compare sans ses zéros de tête : les exports les perdent."""
    return code.strip().casefold().lstrip("0")
