"""Motifs de renvoi d'une affaire, et à qui le renvoi est imputable (CPP 461)."""

from dataclasses import dataclass

from django.db.models import TextChoices

from mistral.socle.droit import CPP, Article, Source
from mistral.socle.registre import Registre


class Imputation(TextChoices):
    """À qui tient le renvoi, pour la statistique."""

    PREVENU = "PREVENU", "prévenu"
    DEFENSE = "DEFENSE", "défense"
    PARTIE_CIVILE = "PARTIE_CIVILE", "partie civile"
    PARQUET = "PARQUET", "parquet"
    TRIBUNAL = "TRIBUNAL", "tribunal"
    GREFFE_PARQUET = "GREFFE_PARQUET", "greffe ou parquet"
    ADMINISTRATION = "ADMINISTRATION", "administration"
    PARTIES = "PARTIES", "parties"
    DROIT = "DROIT", "droit"
    INDETERMINEE = "INDETERMINEE", "non déterminée"


@dataclass(frozen=True, slots=True)
class MotifRenvoi:
    """Motif de renvoi ; `demande_precision` : le motif ne vaut qu'avec une précision saisie."""

    code: str
    libelle: str
    imputation: Imputation
    rang: int
    sources: tuple[Source, ...] = ()
    demande_precision: bool = False


MOTIFS_RENVOI: Registre[MotifRenvoi] = Registre("Motifs de renvoi")


def choix_des_motifs_de_renvoi() -> list[tuple[str, str]]:
    """Donne les motifs pour `choices=`."""
    return MOTIFS_RENVOI.choix()


_TABLE = (
    ("ABS_PREV_EXCUSE", "Prévenu absent excusé", Imputation.PREVENU, ()),
    ("ABS_PREV_COMPARUTION_ORDONNEE", "Comparution personnelle ordonnée", Imputation.PREVENU, ("411",)),
    ("DEFAUT_CITATION", "Citation non faite, irrégulière ou hors délai", Imputation.PARQUET, ("552", "553")),
    ("CITATION_NON_TOUCHEE", "Prévenu non touché, nouvelle citation utile", Imputation.PARQUET, ()),
    ("EXTRACTION", "Détenu non extrait, visioconférence impossible", Imputation.ADMINISTRATION, ()),
    ("AVOCAT_INDISPO", "Avocat indisponible ou grève du barreau", Imputation.DEFENSE, ()),
    ("AVOCAT_DEMANDE", "Demande d’avocat, dossier non communiqué", Imputation.DEFENSE, ()),
    ("CI_DELAI", "Délai demandé en comparution immédiate", Imputation.PREVENU, ("397-1",)),
    ("PC_NON_AVISEE", "Victime ou partie civile non avisée, état de la procédure", Imputation.PARQUET, ()),
    ("PC_CHIFFRAGE", "Partie civile pas en mesure de chiffrer", Imputation.PARTIE_CIVILE, ()),
    ("CPAM", "Organisme social ou assureur à mettre en cause", Imputation.PARTIE_CIVILE, ()),
    ("TEMOIN_EXPERT", "Témoin ou expert absent", Imputation.TRIBUNAL, ()),
    ("INTERPRETE", "Interprète absent", Imputation.TRIBUNAL, ()),
    ("EXPERTISE", "Expertise", Imputation.TRIBUNAL, ("434",)),
    ("SUPPL_INFO", "Supplément d’information", Imputation.TRIBUNAL, ("463",)),
    (
        "COMPOSITION",
        "Formation incomplète, incompatibilité, renvoi à la collégiale",
        Imputation.TRIBUNAL,
        ("398-2",),
    ),
    ("TEMPS", "Durée d’audience, rôle surchargé", Imputation.TRIBUNAL, ()),
    ("DOSSIER", "Dossier incomplet ou absent, pièces manquantes", Imputation.GREFFE_PARQUET, ()),
    ("JONCTION", "En vue d’une jonction", Imputation.TRIBUNAL, ()),
    (
        "CRPC",
        "Passage en comparution sur reconnaissance préalable de culpabilité",
        Imputation.PARQUET,
        ("495-15",),
    ),
    (
        "QPC_SURSIS",
        "Question prioritaire de constitutionnalité, sursis à statuer, question préjudicielle",
        Imputation.DROIT,
        (),
    ),
    ("TRANSACTION", "Régularisation, indemnisation, médiation en cours", Imputation.PARTIES, ()),
    ("AUTRE", "Autre motif", Imputation.INDETERMINEE, ()),
)

for _rang, (_code, _libelle, _imputation, _articles) in enumerate(_TABLE, start=1):
    MOTIFS_RENVOI.inscrire(
        MotifRenvoi(
            code=_code,
            libelle=_libelle,
            imputation=_imputation,
            rang=_rang,
            sources=tuple(Article(CPP, numero) for numero in _articles),
            demande_precision=_code == "AUTRE",
        )
    )
