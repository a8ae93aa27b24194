"""Accord au travail d'intérêt général."""

from audiences.apport import Trait
from audiences.regles.situation_note import PORTEE_NOTE, SituationNote
from mistral.socle.droit import BLOQUANT, CP, Article, Signalement, controle


@controle("N-TIG_ACC", niveau=BLOQUANT, sources=[Article(CP, "131-8")], portee=PORTEE_NOTE)
def accord_au_travail_note(situation: SituationNote) -> Signalement | None:
    """Exige, avant un travail d'intérêt général, la réponse du prévenu, fût-elle écrite."""
    sans = situation.decides_sans("TIG_ACC", Trait.TIG, presents=False)
    return situation.signaler("accord au travail d’intérêt général", sans)
