"""Information de la partie civile sur l'indemnisation et le recouvrement."""

from audiences.apport import Trait
from audiences.regles.situation_note import PORTEE_NOTE, SituationNote
from mistral.socle.droit import BLOQUANT, CPP, Article, Signalement, controle


@controle(
    "N-AV_PC",
    niveau=BLOQUANT,
    sources=[Article(CPP, "706-15"), Article(CPP, "706-3"), Article(CPP, "706-14")],
    portee=PORTEE_NOTE,
)
def victime_informee(situation: SituationNote) -> Signalement | None:
    """Exige l'information CIVI et SARVI quand des dommages et intérêts réparent des faits indemnisables."""
    condamnes = any(Trait.DOMMAGES in prevenu.traits for prevenu in situation.prevenus)
    if not (situation.est_indemnisable and condamnes) or "AV_PC" in situation.etapes:
        return None
    return Signalement("information de la partie civile (CIVI, SARVI)")
