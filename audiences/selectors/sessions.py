"""Intervalles d'une audience : ce qu'elle fait maintenant, et depuis combien de temps."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Prefetch

from audiences.choix import NatureSession
from audiences.models import Audience, Session, SuspensionAffaire


def session_en_cours(audience: Audience) -> Session | None:
    """Donne l'intervalle ouvert de l'audience, s'il y en a un. Une requête."""
    return Session.objects.filter(audience=audience, fin_le__isnull=True).first()


def suspensions_en_cours() -> Prefetch:
    """Précharge la suspension qui dure encore, pour l'état d'un passage. Une requête pour tous."""
    return Prefetch(
        "suspensions", SuspensionAffaire.objects.filter(fin_le__isnull=True), to_attr="suspensions_en_cours"
    )


@dataclass(frozen=True)
class Durees:
    """Durées d'une audience, en minutes entières : de l'ouverture à la levée, et hors débats."""

    totale: int
    hors_debats: int


def durees(audience: Audience, sessions: Iterable[Session], *, maintenant: datetime) -> Durees | None:
    """Mesure l'audience jusqu'à sa levée, ou jusqu'à maintenant ; `None` avant son ouverture."""
    if audience.ouverte_le is None:
        return None
    fin = audience.levee_le or maintenant
    hors_debats = sum(
        _minutes(session.debut_le, session.fin_le or fin)
        for session in sessions
        if session.nature != NatureSession.DEBATS
    )
    return Durees(_minutes(audience.ouverte_le, fin), hors_debats)


def intervalles(
    audience: Audience, sessions: Iterable[Session], *, maintenant: datetime
) -> list[tuple[Session, int]]:
    """Donne chaque intervalle et sa durée en minutes ; celui qui dure court jusqu'à maintenant."""
    fin = audience.levee_le or maintenant
    return [(session, _minutes(session.debut_le, session.fin_le or fin)) for session in sessions]


def _minutes(debut: datetime, fin: datetime) -> int:
    return int((fin - debut).total_seconds() // 60)
