"""Relaxe : renvoi des fins de la poursuite."""

from decisions.sort import SORTS, Motif, Prononce, Sort, motif_dit
from mistral.socle.droit import CP, CPP, Article
from mistral.socle.francais import de

_CAUSES = ("122-2", "122-3", "122-4", "122-5", "122-7")

MOTIFS_RELAXE = (
    Motif("FAIT_NON_ETABLI", "Fait non établi", "les faits n’étant pas établis"),
    Motif(
        "FAIT_NON_INFRACTION",
        "Fait ne constituant pas une infraction",
        "les faits ne constituant pas une infraction",
    ),
    Motif("NON_IMPUTABLE", "Fait non imputable au prévenu", "les faits n’étant pas imputables au prévenu"),
    Motif(
        "ELEMENT_INTENTIONNEL",
        "Élément intentionnel absent",
        "l’élément intentionnel de l’infraction n’étant pas caractérisé",
    ),
    Motif("DOUTE", "Doute", "au bénéfice du doute"),
    # Le tribunal constate d'abord que le prévenu a commis les faits.
    Motif(
        "CAUSE_IRRESPONSABILITE",
        "Cause d’irresponsabilité pénale",
        "après avoir constaté que le prévenu a commis les faits, "
        "en raison d’une cause d’irresponsabilité pénale",
        (Article(CPP, "470-2"), *(Article(CP, numero) for numero in _CAUSES)),
    ),
    Motif("PREUVE_ANNULEE", "Preuve annulée", "en raison de l’annulation d’éléments de preuve"),
    Motif("ABROGATION_LOI", "Abrogation de la loi", "en raison de l’abrogation de la loi pénale"),
)


def _phrase(prononce: Prononce) -> str:
    return (
        f"Renvoie {prononce.prevenu} des fins de la poursuite pour les faits {de(prononce.infraction)}, "
        f"{motif_dit(prononce)}."
    )


RELAXE = SORTS.inscrire(
    Sort(
        code="RELAXE",
        libelle="Relaxe",
        rang=50,
        declare_coupable=False,
        phrase=_phrase,
        motifs=MOTIFS_RELAXE,
        sources=(Article(CPP, "470"),),
        code_cassiopee="5",
    )
)
