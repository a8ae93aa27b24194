"""Ce que l'écran du renvoi montre."""

from django.db.models import Q, QuerySet

from audiences.models import Inscription
from decisions.models import Renvoi
from decisions.situation import RENVOI, SituationRenvoi
from mistral.socle.comptes.models import Service
from mistral.socle.droit import REGLES, Constat, controler


def services_ouverts(inscription: Inscription) -> QuerySet[Service]:
    """Donne les services du tribunal ouverts au jour de l'audience ou après. Une requête."""
    ouverts = Q(au__isnull=True) | Q(au__gte=inscription.audience.date)
    return Service.objects.filter(ouverts, juridiction=inscription.juridiction_id)


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
