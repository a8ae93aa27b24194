"""Extinction de l'action publique."""

from decisions.sort import SORTS, Motif, Prononce, Sort, motif_dit
from mistral.socle.droit import CPP, Article
from mistral.socle.francais import de

MOTIFS_EXTINCTION = (
    Motif("DECES", "Décès du prévenu", "par le décès du prévenu"),
    Motif("PRESCRIPTION", "Prescription", "par la prescription", (Article(CPP, "8"),)),
    Motif("AMNISTIE", "Amnistie", "par l’amnistie"),
    Motif("ABROGATION", "Abrogation de la loi pénale", "par l’abrogation de la loi pénale"),
    Motif("CHOSE_JUGEE", "Chose jugée", "par la chose jugée"),
    Motif("TRANSACTION", "Transaction", "par la transaction"),
    Motif(
        "COMPOSITION_PENALE_EXECUTEE",
        "Composition pénale exécutée",
        "par l’exécution de la composition pénale",
    ),
    Motif(
        "RETRAIT_PLAINTE",
        "Retrait de la plainte nécessaire",
        "par le retrait de la plainte, condition nécessaire de la poursuite",
    ),
    Motif(
        "AFD_PAYEE",
        "Amende forfaitaire délictuelle payée",
        "par le paiement de l’amende forfaitaire délictuelle",
    ),
)


def _phrase(prononce: Prononce) -> str:
    return (
        f"Constate, à l’égard {de(prononce.prevenu)}, l’extinction de l’action publique pour les faits "
        f"{de(prononce.infraction)}, {motif_dit(prononce)}."
    )


EXTINCTION = SORTS.inscrire(
    Sort(
        code="EXTINCTION",
        libelle="Action publique éteinte",
        rang=70,
        declare_coupable=False,
        phrase=_phrase,
        motifs=MOTIFS_EXTINCTION,
        sources=(Article(CPP, "6"),),
    )
)
