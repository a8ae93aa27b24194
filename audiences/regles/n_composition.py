"""Composition du tribunal."""

from audiences.choix import Fauteuil, Formation
from audiences.regles.situation_note import PORTEE_NOTE, SituationNote
from mistral.socle.droit import BLOQUANT, CPP, Article, Signalement, controle
from mistral.socle.francais import enumerer

MAGISTRATS = {Formation.COLLEGIALE: 3, Formation.JUGE_UNIQUE: 1}
_ATTENDUS = {Formation.COLLEGIALE: "trois magistrats", Formation.JUGE_UNIQUE: "un seul magistrat"}
_SIEGE = (Fauteuil.PRESIDENT, Fauteuil.ASSESSEUR_1, Fauteuil.ASSESSEUR_2)


@controle(
    "N-COMPO",
    niveau=BLOQUANT,
    sources=[Article(CPP, "398"), Article(CPP, "398-3"), Article(CPP, "486")],
    portee=PORTEE_NOTE,
)
def composition_notee(situation: SituationNote) -> Signalement | None:
    """Exige la composition : trois magistrats ou un seul, le ministère public, le greffier.

    Elle se lit de la composition de l'affaire, remplacements compris ; l'étape notée à cette audience la
    remplace. Trois magistrats sont trois personnes distinctes.
    """
    if "COMPO" in situation.etapes | situation.etapes_audience:
        return None
    tenus = {occupant.fauteuil for occupant in situation.occupants}
    siege = {occupant.cle for occupant in situation.occupants if occupant.fauteuil in _SIEGE}
    manques = [] if Fauteuil.PRESIDENT in tenus else ["président"]
    attendu = MAGISTRATS.get(situation.formation)
    if attendu is not None and len(siege) != attendu:
        manques.append(_ATTENDUS[situation.formation])
    manques += [place.label for place in (Fauteuil.MINISTERE_PUBLIC, Fauteuil.GREFFIER) if place not in tenus]
    return Signalement(f"composition\u00a0: {enumerer(manques)}") if manques else None
