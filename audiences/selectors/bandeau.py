"""Bandeau de la note : l'heure, où en est l'audience, à quelle heure elle devrait finir."""

from dataclasses import dataclass
from datetime import datetime

from audiences.choix import NatureSession
from audiences.choix_horloge import HeureNotee
from audiences.models import CorrectionHoraire, Inscription, Session, SuspensionAffaire
from audiences.selectors.projection import FinEstimee, fin_estimee
from audiences.selectors.sessions import Durees, durees


@dataclass(frozen=True)
class Bandeau:
    """Ce que le bandeau montre ; `ancienne_ouverture` et `ancien_appel` : l'heure d'avant sa correction."""

    passage: Inscription
    session: Session | None
    suspension: SuspensionAffaire | None
    durees: Durees | None
    fin: FinEstimee | None
    ancienne_ouverture: datetime | None
    ancien_appel: datetime | None

    @property
    def est_ouverte(self) -> bool:
        audience = self.passage.audience
        return audience.ouverte_le is not None and audience.levee_le is None

    @property
    def est_suspendue(self) -> bool:
        """Dit si les débats de l'audience sont interrompus."""
        return self.session is not None and self.session.nature != NatureSession.DEBATS


def bandeau_de(passage: Inscription, *, maintenant: datetime) -> Bandeau:
    """Donne le bandeau d'un passage dont l'audience est chargée. Huit requêtes, trois hors séance."""
    audience = passage.audience
    sessions = list(Session.objects.filter(audience=audience).order_by("debut_le", "pk"))
    anciennes = {
        (une.heure, une.inscription_id): une.ancienne
        for une in CorrectionHoraire.objects.filter(
            audience=audience, heure__in=[HeureNotee.OUVERTURE, HeureNotee.APPEL]
        )
    }
    return Bandeau(
        passage=passage,
        session=next((s for s in sessions if s.fin_le is None), None),
        suspension=passage.suspensions.filter(fin_le__isnull=True).first(),
        durees=durees(audience, sessions, maintenant=maintenant),
        fin=fin_estimee(audience, sessions, maintenant=maintenant),
        ancienne_ouverture=anciennes.get((HeureNotee.OUVERTURE, None)),
        ancien_appel=anciennes.get((HeureNotee.APPEL, passage.pk)),
    )
