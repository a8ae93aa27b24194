"""Les audiences d'une période, leur charge, et ce que chacune attend."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Prefetch, Q, QuerySet, Sum

from audiences.models import Audience, Session
from audiences.regles.charge_audience import Charge, charge_audience
from audiences.regles.etat import Etat
from audiences.regles.etat_audience import (
    A_PREPARER,
    ANNULEE,
    LEVEE,
    PRETE,
    etat_audience,
    manques_preparation,
)
from audiences.selectors.periode import Periode
from audiences.selectors.preparation import preparation_des_audiences
from mistral.socle.calendrier import jours_feries
from mistral.socle.comptes.models import JourChome, Service


@dataclass(frozen=True)
class AudiencePrevue:
    """Une audience au calendrier ; `a_faire` nomme ce qui l'attend d'abord.

    `pretes` est le nombre d'affaires prêtes, `None` une fois l'audience ouverte ou annulée.
    """

    audience: Audience
    etat: Etat
    charge: Charge
    a_faire: tuple[str, ...]
    pretes: int | None = None

    @property
    def est_annulee(self) -> bool:
        return self.etat == ANNULEE

    @property
    def origine(self) -> str:
        """Dit d'où vient l'audience : importée d'un rôle, ou créée au greffe."""
        return "importée" if self.audience.id_cassiopee else "créée au greffe"


@dataclass(frozen=True)
class Jour:
    """Un jour de la période et ses audiences ; `chome` dit pourquoi l'on n'y siège pas, vide sinon."""

    date: date
    audiences: tuple[AudiencePrevue, ...]
    chome: str

    @property
    def colonne(self) -> int:
        """Donne la place du jour dans la semaine, de 1 (lundi) à 7."""
        return self.date.isoweekday()


@dataclass(frozen=True)
class Calendrier:
    """Les jours d'une période ; `proche` est celle où aller quand celle-ci est vide."""

    periode: Periode
    jours: tuple[Jour, ...]
    proche: Periode | None

    @property
    def est_vide(self) -> bool:
        return not any(jour.audiences for jour in self.jours)

    @property
    def a_des_fins_de_semaine(self) -> bool:
        return any(jour.colonne > 5 for jour in self.jours)

    @property
    def audiences(self) -> list[AudiencePrevue]:
        """Donne les audiences à la suite, pour la liste."""
        return [prevue for jour in self.jours for prevue in jour.audiences]


def calendrier_de(
    audiences: QuerySet[Audience],
    periode: Periode,
    service: Service | None,
    chomes: QuerySet[JourChome] | None = None,
) -> Calendrier:
    """Donne les jours ouvrés de la période, et ceux de fin de semaine où l'on siège.

    `chomes` sont les jours propres aux tribunaux montrés. Quatre requêtes et celles de la préparation ; deux
    de plus au plus quand la période est vide, pour trouver la plus proche.
    """
    par_jour: dict[date, list[AudiencePrevue]] = {}
    for prevue in _audiences(audiences, periode, service):
        par_jour.setdefault(prevue.audience.date, []).append(prevue)
    locaux = _jours_chomes(chomes, periode)
    nombre = (periode.dernier - periode.premier).days + 1
    jours = (periode.premier + timedelta(days=n) for n in range(nombre))
    retenus = tuple(
        Jour(jour, tuple(par_jour.get(jour, ())), _pourquoi_chome(jour, locaux))
        for jour in jours
        if jour.weekday() < 5 or jour in par_jour
    )
    return Calendrier(periode, retenus, None if par_jour else _la_plus_proche(audiences, periode, service))


def _jours_chomes(chomes: QuerySet[JourChome] | None, periode: Periode) -> dict[date, list[str]]:
    """Donne, par jour, pourquoi un tribunal ne siège pas ; nommé s'il y en a plusieurs à montrer."""
    par_jour: dict[date, list[str]] = {}
    if chomes is not None:
        lus = list(
            chomes.filter(date__range=(periode.premier, periode.dernier)).select_related("juridiction")
        )
        plusieurs = len({chome.juridiction_id for chome in lus}) > 1
        for chome in lus:
            ou = f", {chome.juridiction.ville}" if plusieurs else ""
            par_jour.setdefault(chome.date, []).append(f"chômé\u00a0: {chome.libelle}{ou}")
    return par_jour


def _pourquoi_chome(jour: date, locaux: dict[date, list[str]]) -> str:
    ferie = jours_feries(jour.year).get(jour)
    return f"férié\u00a0: {ferie}" if ferie else "\u202f; ".join(locaux.get(jour, ()))


def _la_plus_proche(
    audiences: QuerySet[Audience], periode: Periode, service: Service | None
) -> Periode | None:
    filtrees = _du_service(audiences, service)
    suivante = filtrees.filter(date__gt=periode.dernier).order_by("date").first()
    proche = suivante or filtrees.filter(date__lt=periode.premier).order_by("-date").first()
    return type(periode).de(proche.date) if proche else None


def _du_service(audiences: QuerySet[Audience], service: Service | None) -> QuerySet[Audience]:
    return audiences.filter(service=service) if service else audiences


def _audiences(
    audiences: QuerySet[Audience], periode: Periode, service: Service | None
) -> list[AudiencePrevue]:
    au_role = Q(inscriptions__retiree_le__isnull=True)
    appelee = Q(inscriptions__appelee_le__isnull=False)
    trouvees = (
        _du_service(audiences, service)
        .filter(date__range=(periode.premier, periode.dernier))
        .select_related("service", "salle", "juridiction")
        .prefetch_related(
            "intervenants",
            Prefetch("sessions", Session.objects.filter(fin_le__isnull=True), to_attr="en_cours"),
        )
        .annotate(
            nb_affaires=Count("inscriptions", filter=au_role),
            nb_sans_duree=Count(
                "inscriptions", filter=au_role & Q(inscriptions__affaire__duree_prevue__isnull=True)
            ),
            minutes=Sum("inscriptions__affaire__duree_prevue", filter=au_role, default=0),
            nb_a_appeler=Count("inscriptions", filter=au_role & ~appelee),
            nb_a_terminer=Count("inscriptions", filter=appelee & Q(inscriptions__terminee_le__isnull=True)),
            nb_a_signer=Count("inscriptions", filter=appelee & Q(inscriptions__note__signee_le__isnull=True)),
        )
        .order_by("date", "heure_prevue", "pk")
    )
    trouvees = list(trouvees)
    a_venir = [a for a in trouvees if a.ouverte_le is None and a.annulee_le is None]
    preparees = preparation_des_audiences(a_venir)
    return [_prevue(audience, preparees.get(audience.pk)) for audience in trouvees]


def _prevue(audience: Audience, preparees: tuple[int, int] | None) -> AudiencePrevue:
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
        annulee_le=audience.annulee_le,
        a_signer=audience.nb_a_signer,
    )
    charge = charge_audience(
        affaires=audience.nb_affaires,
        affaires_max=audience.affaires_max,
        minutes=audience.minutes,
        sans_duree=audience.nb_sans_duree,
        capacite=audience.duree_theorique or audience.duree_prevue,
    )
    pretes = preparees[0] if preparees else None
    return AudiencePrevue(audience, etat, charge, _a_faire(audience, etat, manques), pretes)


def _a_faire(audience: Audience, etat: Etat, manques: list[str]) -> tuple[str, ...]:
    if etat == ANNULEE:
        a_reaudiencer = [("affaire à réaudiencer", "affaires à réaudiencer", audience.nb_affaires)]
        return _dire(a_reaudiencer)
    if etat == A_PREPARER:
        return tuple(manques)
    if etat == PRETE:
        return ("ouvrir l’audience",)
    comptes = [("affaire à appeler", "affaires à appeler", audience.nb_a_appeler)] if etat != LEVEE else []
    comptes += [
        ("affaire à terminer", "affaires à terminer", audience.nb_a_terminer),
        ("note à signer", "notes à signer", audience.nb_a_signer),
    ]
    return _dire(comptes)


def _dire(comptes: list[tuple[str, str, int]]) -> tuple[str, ...]:
    return tuple(
        f"{nombre} {un if nombre == 1 else plusieurs}" for un, plusieurs, nombre in comptes if nombre
    )
