"""Ce que l'écran du renvoi montre."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet, Sum

from audiences.models import Audience, Inscription
from audiences.regles.charge_audience import Charge, charge_audience
from audiences.selectors.avertissements import avertissements_pour
from decisions.models import Renvoi
from decisions.situation import RENVOI, SituationRenvoi
from mistral.socle.comptes.models import Service
from mistral.socle.droit import REGLES, Constat, controler


def services_ouverts(inscription: Inscription) -> QuerySet[Service]:
    """Donne les services du tribunal ouverts au jour de l'audience ou après. Une requête."""
    ouverts = Q(au__isnull=True) | Q(au__gte=inscription.audience.date)
    return Service.objects.filter(ouverts, juridiction=inscription.juridiction_id)


@dataclass(frozen=True)
class AudienceVisee:
    """Audience où l'affaire peut être renvoyée, et ce qu'elle porte déjà."""

    audience: Audience
    charge: Charge


# Assez pour choisir sans chercher : au rythme d'une par semaine, deux mois d'avance.
VISEES = 8
_CHOMES = frozenset({"CHOME", "FERIE", "FIN_DE_SEMAINE"})


def audiences_visees(inscription: Inscription, *, aujourd_hui: date) -> list[AudienceVisee]:
    """Donne les prochaines audiences du même service et leur charge. Une requête."""
    au_role = Q(inscriptions__retiree_le__isnull=True)
    audiences = (
        Audience.objects.filter(
            service=inscription.audience.service_id,
            date__gt=inscription.audience.date,
            date__gte=aujourd_hui,
            levee_le__isnull=True,
            annulee_le__isnull=True,
        )
        .annotate(
            affaires=Count("inscriptions", filter=au_role),
            minutes=Sum("inscriptions__affaire__duree_prevue", filter=au_role, default=0),
            sans_duree=Count(
                "inscriptions", filter=au_role & Q(inscriptions__affaire__duree_prevue__isnull=True)
            ),
        )
        .order_by("date", "heure_prevue", "pk")[:VISEES]
    )
    return [
        AudienceVisee(
            audience,
            charge_audience(
                affaires=audience.affaires,
                affaires_max=audience.affaires_max,
                minutes=audience.minutes,
                sans_duree=audience.sans_duree,
                capacite=audience.duree_theorique or audience.duree_prevue,
            ),
        )
        for audience in audiences
    ]


def jours_chomes_du(renvoi: Renvoi, *, aujourd_hui: date) -> list[str]:
    """Dit en quoi le jour de renvoi n'est pas ouvré ; vide s'il l'est. Deux requêtes."""
    if renvoi.vers is None:
        return []
    audience = renvoi.vers.audience
    releves = avertissements_pour(
        service=audience.service,
        date=audience.date,
        heure_prevue=audience.heure_prevue,
        salle=None,
        aujourd_hui=aujourd_hui,
        sauf=audience,
    )
    return [releve.message for releve in releves if releve.code in _CHOMES]


def renvoi_de(inscription: Inscription) -> Renvoi | None:
    """Donne le renvoi ordonné à ce passage, avec l'audience suivante. Une requête."""
    return (
        Renvoi.objects.filter(inscription=inscription)
        .select_related("service", "par", "vers__audience__service")
        .first()
    )


def constats_du_renvoi(inscription: Inscription, renvoi: Renvoi) -> list[Constat]:
    """Soumet le renvoi aux règles. Aucune requête, l'audience étant chargée."""
    situation = SituationRenvoi(inscription.audience.date, renvoi.type, renvoi.date)
    return controler(situation, portee=RENVOI, registre=REGLES)
