"""Lecture des indicateurs sur une sélection : chaque chiffre, ses mois, ses chambres, sa répartition."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Min

from audiences.models import Audience
from pilotage.calcul import Groupe
from pilotage.chiffre import Chiffre, Sorte
from pilotage.graphique import Petit, petit
from pilotage.indicateur import INDICATEURS, Indicateur, Seuil
from pilotage.mois import mois_abrege, mois_complet, mois_suivant
from pilotage.selection import Selection


@dataclass(frozen=True, slots=True)
class Mois:
    """Chiffre d'un mois."""

    mois: date
    chiffre: Chiffre

    @property
    def nom(self) -> str:
        """Écrit « novembre 2026 »."""
        return mois_complet(self.mois)

    @property
    def nom_abrege(self) -> str:
        """Écrit « nov. 2026 »."""
        return mois_abrege(self.mois)


@dataclass(frozen=True, slots=True)
class Tranche:
    """Part d'une répartition : sa clé, son libellé, ce qu'elle emporte, son chiffre et ses mois."""

    cle: str
    libelle: str
    precision: str
    chiffre: Chiffre
    mois: tuple[Mois, ...]


@dataclass(frozen=True, slots=True)
class Depassement:
    """Lignes au-delà d'un seuil, sur celles dont la valeur est connue."""

    seuil: Seuil
    nombre: int
    sur: int


@dataclass(frozen=True)
class Releve:
    """Un indicateur lu sur une sélection."""

    indicateur: Indicateur
    chiffre: Chiffre
    mois: tuple[Mois, ...]
    services: dict[int, Chiffre]
    tranches: tuple[Tranche, ...]
    depassements: tuple[Depassement, ...]
    seuils_depasses: tuple[Seuil, ...]

    def du_service(self, service: int) -> Chiffre:
        """Donne le chiffre d'une chambre ; sans ligne, zéro ou « sans objet »."""
        return self.services.get(service) or self.indicateur.calcul.chiffre([])

    @property
    def dernier(self) -> Mois:
        """Donne le dernier mois de la période."""
        return self.mois[-1]

    @property
    def description(self) -> str:
        """Dit en mots ce que le petit graphique montre."""
        connus = [lu for lu in self.mois if lu.chiffre.est_connu]
        absents = len(self.mois) - len(connus)
        if not connus:
            return "Aucun mois n’a de valeur connue."
        haut = max(connus, key=lambda lu: lu.chiffre.valeur)
        bas = min(connus, key=lambda lu: lu.chiffre.valeur)
        phrases = [
            f"Plus haut : {haut.chiffre.texte} en {haut.nom}.",
            f"Plus bas : {bas.chiffre.texte} en {bas.nom}.",
        ]
        if absents:
            phrases.append(f"{absents} mois sans valeur connue.")
        return " ".join(phrases)

    @property
    def graphique(self) -> Petit:
        """Donne le petit graphique des mois, avec les seuils exprimés dans la même unité."""
        indicateur = self.indicateur
        comparables = [
            (seuil.valeur, seuil.libelle)
            for seuil in indicateur.seuils
            if seuil.porte_sur_les_lignes == (indicateur.calcul.sorte is Sorte.DUREE)
        ]
        return petit([lu.chiffre for lu in self.mois], comparables)


def premiere_audience(selection: Selection) -> date | None:
    """Donne le jour de la première audience enregistrée pour ce lieu, toutes périodes. Une requête."""
    audiences = Audience.objects.visibles_par(selection.utilisateur)
    if selection.juridiction:
        audiences = audiences.filter(juridiction=selection.juridiction)
    if selection.service:
        audiences = audiences.filter(service=selection.service)
    return audiences.aggregate(premiere=Min("date"))["premiere"]


def relever(selection: Selection, premiere: date | None) -> dict[str, Releve]:
    """Lit tous les indicateurs. Une requête chacun, quel que soit le nombre de lignes."""
    return {indicateur.code: releve(indicateur, selection, premiere) for indicateur in INDICATEURS}


def releve(indicateur: Indicateur, selection: Selection, premiere: date | None) -> Releve:
    """Lit un indicateur ; `premiere` est le jour de la première audience enregistrée. Une requête."""
    calcul = indicateur.calcul
    groupes = calcul.groupes(selection)
    chiffre = calcul.chiffre(groupes, est_couvert=_est_couverte(selection.fin, premiere))
    services = sorted({groupe.service for groupe in groupes})
    return Releve(
        indicateur=indicateur,
        chiffre=chiffre,
        mois=_mois(indicateur, groupes, selection, premiere),
        services={
            service: calcul.chiffre(groupe for groupe in groupes if groupe.service == service)
            for service in services
        },
        tranches=_tranches(indicateur, groupes, selection, premiere),
        depassements=tuple(
            Depassement(seuil, _au_dela(groupes, seuil), sum(len(groupe.valeurs) for groupe in groupes))
            for seuil in indicateur.seuils_des_lignes
        ),
        seuils_depasses=tuple(seuil for seuil in indicateur.seuils if seuil.est_depasse(chiffre)),
    )


def _est_couverte(fin: date, premiere: date | None) -> bool:
    return premiere is not None and premiere < fin


def _mois(
    indicateur: Indicateur, groupes: Iterable[Groupe], selection: Selection, premiere: date | None
) -> tuple[Mois, ...]:
    par_mois: dict[date, list[Groupe]] = {}
    for groupe in groupes:
        par_mois.setdefault(groupe.mois, []).append(groupe)
    return tuple(
        Mois(
            mois,
            indicateur.calcul.chiffre(
                par_mois.get(mois, []), est_couvert=_est_couverte(mois_suivant(mois), premiere)
            ),
        )
        for mois in selection.mois
    )


def _tranches(
    indicateur: Indicateur, groupes: list[Groupe], selection: Selection, premiere: date | None
) -> tuple[Tranche, ...]:
    axe = indicateur.calcul.axe
    if axe is None:
        return ()
    tranches = []
    for cle in {groupe.cle for groupe in groupes}:
        siens = [groupe for groupe in groupes if groupe.cle == cle]
        mois = _mois(indicateur, siens, selection, premiere)
        chiffre = indicateur.calcul.chiffre(siens)
        tranches.append(Tranche(cle, axe.lire(cle), axe.precision(cle), chiffre, mois))
    return tuple(sorted(tranches, key=lambda tranche: (-tranche.chiffre.comptees, tranche.libelle)))


def _au_dela(groupes: Iterable[Groupe], seuil: Seuil) -> int:
    return sum(valeur > seuil.valeur for groupe in groupes for valeur in groupe.valeurs)
