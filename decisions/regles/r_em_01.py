"""R-EM-01 : l'emprisonnement ne dépasse pas le maximum encouru."""

from decisions.limite import au_plus
from decisions.situation import PREVENU, Situation
from mistral.socle.droit import BLOQUANT, CP, INFORMATION, Article, Signalement, controle
from mistral.socle.duree import Duree
from mistral.socle.francais import duree_en_chiffres

_SOURCES = [Article(CP, numero) for numero in ("131-4", "132-3", "132-9", "132-10", "132-19")]


@controle("R-EM-01", niveau=BLOQUANT, sources=_SOURCES, portee=PREVENU)
def emprisonnement_au_dela_de_l_encouru(situation: Situation) -> Signalement | None:
    """Signale un emprisonnement plus long que l'encouru le plus élevé des infractions retenues.

    En concours, le maximum est le plus élevé (CP 132-3), doublé en récidive (CP 132-9, 132-10). Un encouru
    inconnu ne peut que relever ce maximum : s'il pourrait changer la réponse, le contrôle n'est pas
    fait et le constat, d'information, le dit. Sans culpabilité, c'est R-CU-01 qui signale.
    """
    if not situation.coupables or not situation.emprisonnements:
        return None
    connus = [infraction.encouru for infraction in situation.coupables if infraction.encouru is not None]
    maximum = Duree(mois=max((encouru.en_mois for encouru in connus), default=0))
    vu = au_plus(
        ((peine.cle, peine.duree, maximum) for peine in situation.emprisonnements),
        _message(maximum),
    )
    if vu is None or len(connus) == len(situation.coupables):
        return vu
    return Signalement(
        "Peine encourue inconnue, contrôle non fait\u00a0: "
        "l’emprisonnement n’a pas pu être comparé au maximum légal.",
        cibles=tuple(infraction.cle for infraction in situation.coupables if infraction.encouru is None),
        niveau=INFORMATION,
    )


def _message(maximum: Duree) -> str:
    if not maximum:
        return "Un emprisonnement est prononcé alors qu’aucune infraction retenue n’en fait encourir."
    encouru = duree_en_chiffres(Duree(*divmod(maximum.en_mois, 12)))
    return f"L’emprisonnement dépasse le maximum encouru ({encouru})."
