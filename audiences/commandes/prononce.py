"""`/prononce` : heure du prononcé, portée à la note (CPP 485)."""

from collections.abc import Mapping

from audiences.commande import COMMANDES, Arguments, Commande, Comprise, Donnee
from audiences.forms.horloge import HeureForm, prendre_heure
from audiences.models import Inscription, Mention
from audiences.services.dire_suspension import dire_prononce, dite
from mistral.socle.francais import heure

CODE = "PRONONCE"


def _comprendre(inscription: Inscription, texte: str) -> Comprise:
    arguments = Arguments(texte)
    return Comprise({"heure": prendre_heure(arguments)}, arguments.restes)


def _executer(inscription: Inscription, saisie: Mapping, mention: Mention, par) -> str:
    prononce = dite(dire_prononce(inscription, a=saisie["heure"], par=par))
    return f"À {heure(prononce.hour, prononce.minute)}, le jugement est prononcé en audience publique."


def _lire(inscription: Inscription) -> dict[int, Donnee]:
    """Donne le prononcé, porté par la mention qui le dit. Une requête."""
    if inscription.prononcee_le is None:
        return {}
    instant = dite(inscription.prononcee_le)
    quand = heure(instant.hour, instant.minute)
    initiale = {"heure": instant.time().replace(second=0, microsecond=0)}
    mentions = Mention.objects.filter(
        note__inscription=inscription, commande=CODE, effacee_le__isnull=True
    ).values_list("pk", flat=True)
    return {mention: Donnee(f"horaires\u00a0: prononcé à {quand}", initiale) for mention in mentions}


COMMANDES.inscrire(
    Commande(
        code=CODE,
        libelle="Prononcé du jugement",
        mot="prononce",
        etape="PRON",
        form=HeureForm,
        executer=_executer,
        lire=_lire,
        comprendre=_comprendre,
        rang=75,
    )
)
