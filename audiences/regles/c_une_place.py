"""Une personne, une place."""

from audiences.regles.situation_composition import PORTEE_COMPOSITION, Occupant, SituationComposition
from mistral.socle.droit import AVERTISSEMENT, CPP, Article, Signalement, controle
from mistral.socle.francais import enumerer


@controle(
    "C-UNE-PLACE",
    niveau=AVERTISSEMENT,
    sources=[Article(CPP, "398"), Article(CPP, "398-3")],
    portee=PORTEE_COMPOSITION,
)
def chacun_tient_une_seule_place(situation: SituationComposition) -> Signalement | None:
    """Relève la personne qui tient deux places : siège, ministère public et greffe sont distincts."""
    par_personne: dict[str, list[Occupant]] = {}
    for occupant in situation.occupants:
        par_personne.setdefault(occupant.cle, []).append(occupant)
    doubles = [places for places in par_personne.values() if len(places) > 1]
    if not doubles:
        return None
    dits = [f"{places[0].nom} ({enumerer([place.fauteuil.label for place in places])})" for places in doubles]
    suite = "\u202f; ".join(dits)
    return Signalement(
        f"La même personne tient plusieurs places\u00a0: {suite}.",
        tuple(place.fauteuil for places in doubles for place in places),
    )
