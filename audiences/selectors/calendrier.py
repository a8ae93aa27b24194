"""Les audiences d'un mois, et ce que chacune attend."""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Prefetch, Q, QuerySet

from audiences.models import Audience, Session
from audiences.regles.etat import Etat
from audiences.regles.etat_audience import (
    A_PREPARER,
    LEVEE,
    PRETE,
    etat_audience,
    manques_preparation,
)
from mistral.socle.comptes.models import Service
from mistral.socle.francais import MOIS


@dataclass(frozen=True)
class Mois:
    """Un mois du calendrier."""

    annee: int
    numero: int

    @classmethod
    def de(cls, jour: date) -> "Mois":
        """Donne le mois de ce jour."""
        return cls(jour.year, jour.month)

    @property
    def premier(self) -> date:
        return date(self.annee, self.numero, 1)

    @property
    def dernier(self) -> date:
        return date(self.annee, self.numero, monthrange(self.annee, self.numero)[1])

    @property
    def precedent(self) -> "Mois":
        return Mois(self.annee - 1, 12) if self.numero == 1 else Mois(self.annee, self.numero - 1)

    @property
    def suivant(self) -> "Mois":
        return Mois(self.annee + 1, 1) if self.numero == 12 else Mois(self.annee, self.numero + 1)

    @property
    def libelle(self) -> str:
        return f"{MOIS[self.numero - 1].capitalize()} {self.annee}"

    def __str__(self):
        return f"{self.annee:04d}-{self.numero:02d}"


@dataclass(frozen=True)
class AudienceDuMois:
    """Une audience au calendrier ; `a_faire` nomme ce qui l'attend d'abord."""

    audience: Audience
    etat: Etat
    affaires: int
    a_faire: tuple[str, ...]


@dataclass(frozen=True)
class Jour:
    """Un jour du mois et ses audiences."""

    date: date
    audiences: tuple[AudienceDuMois, ...]

    @property
    def colonne(self) -> int:
        """Donne la place du jour dans la semaine, de 1 (lundi) à 7."""
        return self.date.isoweekday()


@dataclass(frozen=True)
class Calendrier:
    """Les jours d'un mois ; `proche` est le mois où aller quand celui-ci est vide."""

    mois: Mois
    jours: tuple[Jour, ...]
    proche: Mois | None

    @property
    def est_vide(self) -> bool:
        return not any(jour.audiences for jour in self.jours)

    @property
    def a_des_fins_de_semaine(self) -> bool:
        return any(jour.colonne > 5 for jour in self.jours)


def calendrier_du_mois(audiences: QuerySet[Audience], mois: Mois, service: Service | None) -> Calendrier:
    """Donne les jours ouvrés du mois, et ceux de fin de semaine où l'on siège.

    Trois requêtes ; deux de plus au plus quand le mois est vide, pour trouver le plus proche.
    """
    par_jour: dict[date, list[AudienceDuMois]] = {}
    for prevue in _audiences(audiences, mois, service):
        par_jour.setdefault(prevue.audience.date, []).append(prevue)
    jours = (mois.premier + timedelta(days=n) for n in range(mois.dernier.day))
    retenus = tuple(
        Jour(jour, tuple(par_jour.get(jour, ()))) for jour in jours if jour.weekday() < 5 or jour in par_jour
    )
    return Calendrier(mois, retenus, None if par_jour else _mois_le_plus_proche(audiences, mois, service))


def _mois_le_plus_proche(audiences: QuerySet[Audience], mois: Mois, service: Service | None) -> Mois | None:
    filtrees = _du_service(audiences, service)
    suivante = filtrees.filter(date__gt=mois.dernier).order_by("date").first()
    proche = suivante or filtrees.filter(date__lt=mois.premier).order_by("-date").first()
    return Mois.de(proche.date) if proche else None


def _du_service(audiences: QuerySet[Audience], service: Service | None) -> QuerySet[Audience]:
    return audiences.filter(service=service) if service else audiences


def _audiences(
    audiences: QuerySet[Audience], mois: Mois, service: Service | None
) -> Iterator[AudienceDuMois]:
    au_role = Q(inscriptions__retiree_le__isnull=True)
    appelee = Q(inscriptions__appelee_le__isnull=False)
    trouvees = (
        _du_service(audiences, service)
        .filter(date__range=(mois.premier, mois.dernier))
        .select_related("service", "salle", "juridiction")
        .prefetch_related(
            "intervenants",
            Prefetch("sessions", Session.objects.filter(fin_le__isnull=True), to_attr="en_cours"),
        )
        .annotate(
            nb_affaires=Count("inscriptions", filter=au_role),
            nb_a_appeler=Count("inscriptions", filter=au_role & ~appelee),
            nb_a_terminer=Count("inscriptions", filter=appelee & Q(inscriptions__terminee_le__isnull=True)),
            nb_a_signer=Count("inscriptions", filter=appelee & Q(inscriptions__note__signee_le__isnull=True)),
        )
        .order_by("date", "heure_prevue", "pk")
    )
    for audience in trouvees:
        manques = manques_preparation(
            formation=audience.formation,
            fauteuils={intervenant.fauteuil for intervenant in audience.intervenants.all()},
            affaires=audience.nb_affaires,
        )
        etat = etat_audience(
            ouverte_le=audience.ouverte_le,
            levee_le=audience.levee_le,
            session=audience.en_cours[0].nature if audience.en_cours else "",
            manques=manques,
        )
        yield AudienceDuMois(audience, etat, audience.nb_affaires, _a_faire(audience, etat, manques))


def _a_faire(audience: Audience, etat: Etat, manques: list[str]) -> tuple[str, ...]:
    if etat == A_PREPARER:
        return tuple(manques)
    if etat == PRETE:
        return ("ouvrir l’audience",)
    comptes = [("affaire à appeler", "affaires à appeler", audience.nb_a_appeler)] if etat != LEVEE else []
    comptes += [
        ("affaire à terminer", "affaires à terminer", audience.nb_a_terminer),
        ("note à signer", "notes à signer", audience.nb_a_signer),
    ]
    return tuple(
        f"{nombre} {un if nombre == 1 else plusieurs}" for un, plusieurs, nombre in comptes if nombre
    )
