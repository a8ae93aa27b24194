"""Le tableau de pilotage : ce que la première page montre d'une sélection."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from fractions import Fraction

from django.utils import timezone

from audiences.models import Audience
from mistral.socle.comptes.models import Service
from pilotage.chiffre import Chiffre, duree_ecrite, pourcentage
from pilotage.graphique import longueur
from pilotage.indicateur import Indicateur, Theme
from pilotage.mois import mois_complet
from pilotage.seances import levees
from pilotage.selection import Selection, nom_court
from pilotage.selectors.liste import audience_ouvrable
from pilotage.selectors.releve import Releve, premiere_audience, relever

# Au-delà, les barres ne se lisent plus ; la liste complète est à un lien.
LES_PLUS_LONGUES = 12
LARGEUR_BARRE = 400
HEURES_MARQUEES = (6, 8, 10)


@dataclass(frozen=True, slots=True)
class LigneRepartie:
    """Ligne d'une répartition, avec sa part et la longueur de sa barre."""

    cle: str
    libelle: str
    precision: str
    nombre: int
    part: str
    barre: str


@dataclass(frozen=True, slots=True)
class LigneChambre:
    """Chiffres d'une chambre, dans l'ordre des indicateurs du tableau."""

    libelle: str
    chiffres: tuple[Chiffre, ...]


@dataclass(frozen=True, slots=True)
class BarreDuree:
    """Durée d'une audience, la longueur de sa barre, et l'audience à ouvrir si la personne en a le droit."""

    audience: Audience
    barre: str
    ouvrable: int | None

    @property
    def texte(self) -> str:
        """Écrit la durée."""
        return duree_ecrite(self.audience.valeur)


@dataclass(frozen=True, slots=True)
class Echelle:
    """Repère vertical d'un nombre d'heures."""

    heures: int
    x: str


@dataclass(frozen=True)
class Tableau:
    """Tout ce que le tableau affiche."""

    selection: Selection
    releves: dict[str, Releve]
    premiere: date | None
    lu_le: datetime
    figures: tuple[Releve, ...]
    qualite: tuple[Releve, ...]
    motifs: tuple[LigneRepartie, ...]
    chambres: tuple[LigneChambre, ...]
    durees: tuple[BarreDuree, ...]
    echelle: tuple[Echelle, ...]
    largeur_barre: int = LARGEUR_BARRE

    @property
    def est_vide(self) -> bool:
        """Dit si aucune audience de la période n'est enregistrée."""
        return not any(releve.chiffre.population for releve in self.releves.values())

    @property
    def debut_partiel(self) -> str:
        """Nomme le mois de la première audience enregistrée, si la période commence avant elle."""
        if self.premiere is None or self.premiere.replace(day=1) <= self.selection.du:
            return ""
        return mois_complet(self.premiere)

    @property
    def completude(self) -> str:
        """Donne la part des affaires appelées dont la suite est dite ; vide si aucune n'est appelée."""
        chiffre = self.releves["QUAL_SANS_ISSUE"].chiffre
        return pourcentage(1 - chiffre.valeur) if chiffre.est_connu else ""


def tableau_de(selection: Selection, services: tuple[Service, ...]) -> Tableau:
    """Lit le tableau : une requête par indicateur, et deux pour la première audience et les plus longues."""
    premiere = premiere_audience(selection)
    releves = relever(selection, premiere)
    figures = tuple(lu for lu in releves.values() if _est_figure(lu.indicateur))
    audiences = list(levees(selection).order_by("-valeur", "-date", "pk")[:LES_PLUS_LONGUES])
    plus_longue = max([timedelta(hours=12), *(audience.valeur for audience in audiences)])
    return Tableau(
        selection=selection,
        releves=releves,
        premiere=premiere,
        lu_le=timezone.now(),
        figures=figures,
        qualite=tuple(lu for lu in releves.values() if lu.indicateur.theme is Theme.QUALITE),
        motifs=_reparti(releves["RENVOI_MOTIF"]),
        chambres=_chambres(figures, services, selection),
        durees=tuple(
            BarreDuree(
                audience,
                longueur(audience.valeur, plus_longue, LARGEUR_BARRE),
                audience_ouvrable(audience, selection.utilisateur),
            )
            for audience in audiences
        ),
        echelle=tuple(
            Echelle(heures, longueur(timedelta(hours=heures), plus_longue, LARGEUR_BARRE))
            for heures in HEURES_MARQUEES
        ),
    )


def _est_figure(indicateur: Indicateur) -> bool:
    """Une répartition et la qualité des données ont leur propre place, plus bas."""
    return indicateur.theme is not Theme.QUALITE and indicateur.calcul.axe is None


def _reparti(lu: Releve) -> tuple[LigneRepartie, ...]:
    total = lu.chiffre.comptees
    plus_grand = max((tranche.chiffre.comptees for tranche in lu.tranches), default=0)
    return tuple(
        LigneRepartie(
            tranche.cle,
            tranche.libelle,
            tranche.precision,
            tranche.chiffre.comptees,
            # Petit effectif : le nombre suffit, un pourcentage tromperait.
            "" if lu.chiffre.est_petit_effectif else pourcentage(Fraction(tranche.chiffre.comptees, total)),
            longueur(tranche.chiffre.comptees, plus_grand, 100),
        )
        for tranche in lu.tranches
    )


def _chambres(
    figures: tuple[Releve, ...], services: tuple[Service, ...], selection: Selection
) -> tuple[LigneChambre, ...]:
    connues = {service for lu in figures for service in lu.services}
    return tuple(
        LigneChambre(
            f"{service}, {nom_court(service.juridiction)}"
            if selection.est_sur_plusieurs_tribunaux
            else str(service),
            tuple(lu.du_service(service.pk) for lu in figures),
        )
        for service in services
        if service.pk in connues
    )
