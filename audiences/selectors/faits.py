"""Un fait poursuivi, tel que la poursuite le situe ; l'inconnu est dit inconnu. Aucune requête."""

from audiences.models import Infraction
from mistral.socle.francais import Instant, horodatage, operateur, typographier

_PARTIES = ("annee", "mois", "jour", "heure", "minute")


def date_des_faits(infraction: Infraction) -> str:
    """Donne « le 1er juillet 2026 à 23 h 40 », « entre le … et le … », « date inconnue »."""
    debut, fin = (
        Instant(*(getattr(infraction, f"{borne}_{partie}") for partie in _PARTIES))
        for borne in ("debut", "fin")
    )
    return horodatage(operateur(infraction.operateur, infraction.operateur), debut, fin)


def lieu_des_faits(infraction: Infraction) -> str:
    """Donne le lieu et la commune des faits ; vide s'ils sont inconnus."""
    return typographier(", ".join(lieu for lieu in (infraction.lieu, infraction.commune) if lieu))
