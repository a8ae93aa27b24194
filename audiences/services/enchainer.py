"""Passage d'un intervalle de l'audience au suivant, dans la transaction de l'acte qui le demande."""

from datetime import datetime

from audiences.choix import NatureSession
from audiences.models import Audience, Mention, Session


def enchainer(
    audience: Audience,
    nature: NatureSession | None,
    *,
    a: datetime,
    motif: str = "",
    mention: Mention | None = None,
) -> None:
    """Ferme l'intervalle en cours et ouvre le suivant au même instant ; `None` n'en ouvre pas.

    L'instant est celui du serveur, date comprise : une audience peut finir le lendemain.
    """
    Session.objects.filter(audience=audience, fin_le__isnull=True).update(fin_le=a)
    if nature is not None:
        Session.objects.create(
            juridiction_id=audience.juridiction_id,
            audience=audience,
            nature=nature,
            motif=motif if nature == NatureSession.SUSPENSION else "",
            debut_le=a,
            mention=mention,
        )
