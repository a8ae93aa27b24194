"""Façons de compter. Toutes partent d'une seule requête : le chiffre, ses mois, ses chambres et sa liste.

Un calcul lit la requête une fois, en groupes (mois, chambre, et clé d'une répartition) ; le chiffre d'un
mois, d'une chambre ou de la période est la réunion des groupes correspondants. La liste est la même requête.
"""

import statistics
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from django.db.models import Case, Count, Q, QuerySet, Value, When

from pilotage.chiffre import Chiffre, Etat, Sorte
from pilotage.selection import Selection

Lignes = Callable[[Selection], QuerySet]


@dataclass(frozen=True, slots=True)
class Groupe:
    """Lignes d'un mois, d'une chambre et d'une clé : combien, combien comptées, et leurs valeurs."""

    mois: date
    service: int
    cle: str
    population: int
    comptees: int
    valeurs: tuple[timedelta, ...] = ()


@dataclass(frozen=True)
class Axe:
    """Ce selon quoi se répartissent les lignes : une colonne de la requête, et comment se lit sa valeur.

    `precision` ajoute ce que la valeur emporte (à qui tient un motif). La clé vide dit l'absence de donnée.
    """

    colonne: str
    libelle: str
    lire: Callable[[str], str]
    precision: Callable[[str], str] = lambda cle: ""


@dataclass(frozen=True)
class Calcul:
    """Base des façons de compter : les lignes, et la condition de celles qui comptent."""

    lignes: Lignes
    compte: Q | None = None
    axe: Axe | None = None

    sorte = Sorte.NOMBRE

    def liste(
        self,
        selection: Selection,
        *,
        toutes: bool = False,
        cle: str | None = None,
        depasse: timedelta | None = None,
    ) -> QuerySet:
        """Donne les lignes comptées, ou toutes ; `cle` et `depasse` gardent celles d'une répartition."""
        lignes = self.lignes(selection)
        if not toutes and self.compte is not None:
            lignes = lignes.filter(self.compte)
        if cle is not None and self.axe is not None:
            lignes = lignes.filter(**{self.axe.colonne: cle})
        if depasse is not None:
            lignes = lignes.filter(valeur__gt=depasse)
        return lignes

    def detail(self, selection: Selection) -> QuerySet:
        """Donne toutes les lignes, chacune disant si elle compte (`est_comptee`)."""
        condition = When(self.compte, then=Value(True)) if self.compte is not None else None
        comptee = Case(condition, default=Value(False)) if condition else Value(True)
        return self.lignes(selection).annotate(est_comptee=comptee)

    def groupes(self, selection: Selection) -> list[Groupe]:
        """Lit la requête en groupes. Une requête."""
        colonnes = ["mois", "service_lu", *([self.axe.colonne] if self.axe else [])]
        comptees = Count("pk", filter=self.compte) if self.compte is not None else Count("pk")
        lus = (
            self.lignes(selection)
            .order_by()
            .values_list(*colonnes)
            .annotate(lues=Count("pk"), comptees=comptees)
        )
        return [
            Groupe(mois, service, "".join(cle), population, comptees)
            for mois, service, *cle, population, comptees in lus
        ]

    def chiffre(self, groupes: Iterable[Groupe], *, est_couvert: bool = True) -> Chiffre:
        """Réunit des groupes en un chiffre.

        Avant la première audience enregistrée (`est_couvert` faux), l'absence de ligne ne vaut pas zéro :
        rien n'a été observé.
        """
        groupes = list(groupes)
        if not groupes and not est_couvert:
            return Chiffre(self.sorte, Etat.NON_DISPONIBLE, None, 0, 0)
        comptees = sum(groupe.comptees for groupe in groupes)
        population = sum(groupe.population for groupe in groupes)
        etat, valeur = self._valeur(groupes, comptees, population)
        return Chiffre(self.sorte, etat, valeur, comptees, population)

    def _valeur(self, groupes, comptees, population):
        raise NotImplementedError


class Nombre(Calcul):
    """Nombre de lignes comptées."""

    def _valeur(self, groupes, comptees, population):
        return Etat.CONNU, comptees


class NombreConstate(Nombre):
    """Nombre de lignes d'une donnée qui n'est pas toujours demandée : aucune ligne ne prouve pas zéro."""

    def _valeur(self, groupes, comptees, population):
        if comptees == 0:
            return Etat.NON_DISPONIBLE, None
        return Etat.CONNU, comptees


class Part(Calcul):
    """Lignes comptées rapportées à toutes les lignes ; sans ligne, le rapport est sans objet."""

    sorte = Sorte.PART

    def _valeur(self, groupes, comptees, population):
        if population == 0:
            return Etat.SANS_OBJET, None
        return Etat.CONNU, Fraction(comptees, population)


class Mediane(Calcul):
    """Durée médiane des lignes dont la durée (`valeur`) est connue.

    Des lignes sans aucune durée connue donnent « non disponible » ; aucune ligne, « sans objet ».
    """

    sorte = Sorte.DUREE

    def groupes(self, selection: Selection) -> list[Groupe]:
        """Lit la durée de chaque ligne. Une requête."""
        durees, lues = defaultdict(list), Counter()
        for mois, service, valeur in self.lignes(selection).values_list("mois", "service_lu", "valeur"):
            lues[mois, service] += 1
            if valeur is not None:
                durees[mois, service].append(valeur)
        return [
            Groupe(mois, service, "", population, len(durees[mois, service]), tuple(durees[mois, service]))
            for (mois, service), population in lues.items()
        ]

    def _valeur(self, groupes, comptees, population):
        if population == 0:
            return Etat.SANS_OBJET, None
        if comptees == 0:
            return Etat.NON_DISPONIBLE, None
        return Etat.CONNU, statistics.median(valeur for groupe in groupes for valeur in groupe.valeurs)
