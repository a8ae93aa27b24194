"""R-RV-05 : délai de la nouvelle citation avant l'audience de renvoi."""

from datetime import date, timedelta

from decisions.choix import TypeRenvoi
from decisions.situation import RENVOI, SituationRenvoi
from mistral.socle.droit import AVERTISSEMENT, CPP, Article, Chronologie, Signalement, controle
from mistral.socle.francais import en_lettres

# Délai entre la remise de la citation et la comparution, prévenu résidant dans le ressort. Un allongement à
# quinze jours (loi 2026-651) n'est pas inscrit : son texte et son entrée en vigueur ne sont pas vérifiés.
DELAI_CITATION = Chronologie({date.min: timedelta(days=10)})


@controle("R-RV-05", niveau=AVERTISSEMENT, sources=[Article(CPP, "552")], portee=RENVOI)
def citation_trop_tardive(renvoi: SituationRenvoi) -> Signalement | None:
    """Signale un renvoi à citer dont la date ne laisse pas le délai légal, citation remise le jour même."""
    if renvoi.type != TypeRenvoi.AVEC_CITATION or renvoi.date is None:
        return None
    delai = DELAI_CITATION.au(renvoi.renvoyee_le)
    if renvoi.date - renvoi.renvoyee_le >= delai:
        return None
    return Signalement(
        f"La nouvelle citation doit être délivrée au moins {en_lettres(delai.days)} jours avant l’audience "
        "(davantage si la personne réside hors du ressort)\u00a0: la date de renvoi ne le permet pas."
    )
