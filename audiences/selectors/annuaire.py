"""Avocats du tribunal, tels qu'un rôle les nomme : nom et barreau, homonymes tenus à part."""

import re
from collections.abc import Iterable

from audiences.formats.role import PartieLue
from audiences.models import Avocat
from mistral.socle.francais import normaliser

_TITRE = re.compile(r"^(?:me|maître|maitre)\s+", re.IGNORECASE)


class Annuaire:
    """Avocats rangés par nom et barreau, sans égard à la casse ni aux accents."""

    def __init__(self, juridiction_id: int, avocats: Iterable[Avocat]):
        self.juridiction_id = juridiction_id
        self._avocats: dict[tuple[str, str], list[Avocat]] = {}
        for avocat in avocats:
            self._ranger(avocat)

    def _ranger(self, avocat: Avocat) -> None:
        noms = {
            avocat.nom,
            f"{avocat.prenom} {avocat.nom}",
            f"{avocat.nom} {avocat.prenom}",
        }
        for nom in {normaliser(nom) for nom in noms}:
            self._avocats.setdefault((nom, normaliser(avocat.barreau)), []).append(avocat)

    def possibles(self, lue: PartieLue) -> list[Avocat]:
        """Donne les avocats que cette partie peut désigner ; s'il n'y en a aucun de connu, un nouveau.

        Un barreau sans nom ne désigne personne. Plusieurs avocats : choisir serait inventer.
        """
        nom = _TITRE.sub("", lue.avocat)
        if not normaliser(nom):
            return []
        cle = normaliser(nom), normaliser(lue.barreau)
        if cle not in self._avocats:
            self._ranger(Avocat(juridiction_id=self.juridiction_id, nom=nom, barreau=lue.barreau))
        return self._avocats[cle]


def annuaire_de(juridiction_id: int) -> Annuaire:
    """Donne l'annuaire du tribunal. Une requête."""
    return Annuaire(
        juridiction_id, Avocat.objects.filter(juridiction=juridiction_id).defer("recherche").order_by("pk")
    )
