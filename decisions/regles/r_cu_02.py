"""R-CU-02 : le tribunal statue sur toutes les infractions dont il est saisi."""

from decisions.situation import PREVENU, Situation
from mistral.socle.droit import BLOQUANT, CPP, Article, Signalement, controle
from mistral.socle.francais import enumerer


@controle("R-CU-02", niveau=BLOQUANT, sources=[Article(CPP, "388"), Article(CPP, "485")], portee=PREVENU)
def infraction_sans_sort(situation: Situation) -> Signalement | None:
    """Signale les infractions poursuivies dont le sort n'est pas dit."""
    oubliees = [infraction for infraction in situation.infractions if infraction.sort is None]
    if not oubliees:
        return None
    libelles = enumerer([infraction.libelle for infraction in oubliees])
    sujet = "Une infraction poursuivie n’a" if len(oubliees) == 1 else "Des infractions poursuivies n’ont"
    return Signalement(
        f"{sujet} pas de sort\u00a0: {libelles}.",
        cibles=tuple(infraction.cle for infraction in oubliees),
    )
