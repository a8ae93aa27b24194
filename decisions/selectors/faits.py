"""Un fait poursuivi, désigné comme il se lit au dispositif."""

from audiences.models import Infraction
from audiences.selectors.faits import date_des_faits
from mistral.socle.francais import DATE_INCONNUE, typographier


def designation(infraction: Infraction) -> str:
    """Écrit « VOL, commis le 1er juillet 2026 à Grasse » ; ce qui est inconnu est dit inconnu."""
    return f"{typographier(infraction.libelle)}, {circonstances(infraction)}"


def circonstances(infraction: Infraction) -> str:
    """Écrit « commis le 1er juillet 2026 à Grasse »."""
    return f"commis {quand(infraction)} {_ou(infraction)}"


def quand(infraction: Infraction) -> str:
    """Donne la date des faits telle que la poursuite la situe."""
    date = date_des_faits(infraction)
    return "à une date inconnue" if date == DATE_INCONNUE else date


def _ou(infraction: Infraction) -> str:
    lieu = infraction.commune or infraction.lieu
    return f"à {typographier(lieu)}" if lieu else "en un lieu inconnu"
