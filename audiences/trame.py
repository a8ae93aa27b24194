"""Trames de la note : ce que l'affaire remplit, et ce qui reste à compléter."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from audiences.choix import Qualite

A_COMPLETER = "⟨à compléter⟩"
_VARIABLE = re.compile(r"\{\{([a-z_0-9.]+)\}\}")


@dataclass(frozen=True)
class Connues:
    """Variables que l'affaire connaît pour une étape, et les parties que l'étape vise une à une."""

    variables: frozenset[str] = field(default_factory=frozenset)
    parties: tuple[str, ...] = ()


def _connues(variables: str = "", parties: tuple[str, ...] = ()) -> Connues:
    return Connues(frozenset(variables.split()), parties)


_PREVENU = (Qualite.PREVENU,)
_CIVILES = (Qualite.PARTIE_CIVILE, Qualite.VICTIME)

# Une variable absente d'ici reste à compléter, même si l'affaire en porte une de ce nom : la profession du
# témoin n'est pas celle du prévenu, et Me … qui dépose des conclusions peut être l'avocat d'un autre.
CONNUES = {
    "OUV": _connues("audience.date heure salle chambre"),
    "COMPO": _connues(
        "president.civilite president.nom president.qualite assesseur1 assesseur2 "
        "parquet.nom parquet.qualite greffier.nom greffier.grade"
    ),
    "APPEL": _connues("heure rang num_parquet prevenu.nom mode_saisine"),
    "PRES_PREV": _connues("prevenu.identite_courte", _PREVENU),
    "PRES_AVOCAT": _connues("avocat.nom barreau", _PREVENU),
    "AV_OBLIG": _connues("avocat.nom", _PREVENU),
    "PRES_PC": _connues("pc.identite_courte avocat.nom", _CIVILES),
    "IDENT": _connues(
        "prevenu.nom_complet naissance.le naissance.lieu nationalite profession adresse", _PREVENU
    ),
    "INTERP": _connues("langue", _PREVENU),
    "DROITS": _connues("", _PREVENU),
    "CHOIX_PREV": _connues("", _PREVENU),
    "CI_ACCORD": _connues("avocat", _PREVENU),
    "CV_CONSENT": _connues("", _PREVENU),
    "RECID": _connues("", _PREVENU),
    "VICTIME": _connues("pc.nom", _CIVILES),
    "PC_CONST": _connues("personne", _CIVILES),
    "LEC_PC": _connues("pc", _CIVILES),
    "PERSO": _connues("situation_familiale profession", _PREVENU),
    "DEM_PC": _connues("avocat pc", _CIVILES),
    "REQ": _connues("prevenu", _PREVENU),
    "PLAID": _connues("avocat prevenu", _PREVENU),
    "PAROLE": _connues("", _PREVENU),
    "CLOT": _connues("heure"),
}
_AUCUNE = Connues()


def connues_de(etape: str) -> Connues:
    """Donne ce que l'affaire connaît pour cette étape ; rien pour une étape qui n'est pas à la table."""
    return CONNUES.get(etape, _AUCUNE)


def remplir(trame: str, etape: str, valeurs: Mapping[str, str], *, feminin: bool | None = None) -> str:
    """Remplit la trame de ce qui est connu ; le reste devient « ⟨à compléter⟩ », jamais une supposition.

    `feminin` accorde « né(e) » ; inconnu, l'alternative reste écrite.
    """
    # La date de naissance porte sa préposition : « le 7 mars 1994 », « en 2001, jour et mois inconnus ».
    trame = trame.replace("le {{naissance.date}}", "{{naissance.le}}")
    permises = connues_de(etape).variables

    def valeur(trouvee: re.Match) -> str:
        nom = trouvee[1]
        return (valeurs.get(nom) if nom in permises else "") or A_COMPLETER

    remplie = _VARIABLE.sub(valeur, trame)
    if feminin is None:
        return remplie
    return re.sub(r"(?<=\w)\(e\)", "e" if feminin else "", remplie)
