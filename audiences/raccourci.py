"""Raccourcis de frappe : une abréviation, le texte qu'elle vaut, et la façon de l'accorder.

Écriture de l'accord, lisible telle quelle si rien ne permet d'accorder :

- `prévenu(e)`, `prévenu(e)(s)`, `faux témoin(s)` : terminaisons entre parenthèses, collées au mot ;
- `{il|elle}` : masculin, féminin ; `{il|elle|ils|elles}` : les mêmes, au singulier puis au pluriel ;
- `{est/sont}` : singulier, pluriel ;
- `il/elle`, `celui-ci/celle-ci`, `lui/elle`, `un/une`, `le/la` : ces couples-là, écrits sans accolades.

`{{chambre}}` prend sa valeur dans l'affaire. Un genre ou un nombre inconnu ne se suppose pas : l'alternative
reste écrite.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import TextChoices

from audiences.trame import A_COMPLETER
from mistral.socle.francais import normaliser

ABREVIATION_MAX = 20
TEXTE_MAX = 2000
CLE = re.compile(r"[a-z0-9]{1,20}")
_ABREVIATION = re.compile(r"[^\W_]{1,20}")

# Ce que l'affaire et la partie choisie remplissent ; l'explication est celle que l'écran donne.
VARIABLES = {
    "num_parquet": "numéro de parquet",
    "audience.date": "date de l’audience",
    "chambre": "chambre",
    "salle": "salle",
    "rang": "rang de l’affaire au rôle",
    "partie": "nom de la partie choisie",
    "avocat": "avocat de la partie choisie",
}


class Accord(TextChoices):
    """Avec qui le texte s'accorde."""

    PARTIE = "PARTIE", "la partie choisie au composeur"
    PREVENU = "PREVENU", "le prévenu"
    PARTIE_CIVILE = "PARTIE_CIVILE", "la partie civile"


@dataclass(frozen=True, slots=True)
class Alternative:
    """Formes d'un passage qui s'accorde ; `brut` est ce qui est écrit quand rien n'est connu.

    `singulier` et `pluriel` sont les formes où le nombre est connu et le genre ne l'est pas.
    """

    brut: str
    masculin: str
    feminin: str
    masculins: str
    feminins: str
    singulier: str
    pluriel: str

    @property
    def formes(self) -> list[str]:
        """Donne les sept formes, dans l'ordre que le poste attend."""
        return [
            self.brut, self.masculin, self.feminin, self.masculins, self.feminins, self.singulier,
            self.pluriel,
        ]  # fmt: skip

    def forme(self, *, feminin: bool | None, pluriel: bool | None) -> str:
        """Donne la forme accordée ; un nombre inconnu laisse tout écrit."""
        if pluriel is None:
            return self.brut
        if feminin is None:
            return self.pluriel if pluriel else self.singulier
        return self.formes[1 + feminin + 2 * pluriel]


@dataclass(frozen=True, slots=True)
class Variable:
    """Passage que l'affaire remplit."""

    nom: str


Morceau = str | Alternative | Variable

_COUPLES = {
    "il/elle": ("il", "elle", "ils", "elles"),
    "lui/elle": ("lui", "elle", "eux", "elles"),
    "celui-ci/celle-ci": ("celui-ci", "celle-ci", "ceux-ci", "celles-ci"),
    "un/une": ("un", "une", "des", "des"),
    "le/la": ("le", "la", "les", "les"),
}
_MOTIF = re.compile(
    r"\{\{(?P<variable>[a-z_.]+)\}\}"
    r"|\{(?P<genre>[^{}|/\n]*(?:\|[^{}|/\n]*){3}|[^{}|/\n]*\|[^{}|/\n]*)\}"
    r"|\{(?P<nombre>[^{}|/\n]*/[^{}|/\n]*)\}"
    r"|(?<=[^\W\d_])\((?P<feminin>e|ne|le|te|se)\)(?:\((?P<pluriels>s|x)\))?"
    r"|(?<=[^\W\d_])\((?P<pluriel>s|x)\)"
    rf"|(?<![\w/])(?P<couple>{'|'.join(_COUPLES)})(?![\w/-])",
    re.IGNORECASE,
)


def cle_de(abreviation: str) -> str:
    """Donne la forme comparée d'une abréviation : sans accent ni casse ; vide si elle n'est pas recevable."""
    abreviation = abreviation.strip().removeprefix("#")
    if not _ABREVIATION.fullmatch(abreviation):
        return ""
    cle = normaliser(abreviation)
    return cle if CLE.fullmatch(cle) else ""


def morceaux_de(texte: str) -> list[Morceau]:
    """Découpe un texte : ce qui s'écrit tel quel, ce qui s'accorde, ce que l'affaire remplit."""
    morceaux: list[Morceau] = []
    fin = 0
    for trouve in _MOTIF.finditer(texte):
        morceau = _morceau(trouve)
        if morceau is None:
            continue
        if trouve.start() > fin:
            morceaux.append(texte[fin : trouve.start()])
        morceaux.append(morceau)
        fin = trouve.end()
    if fin < len(texte):
        morceaux.append(texte[fin:])
    return morceaux


def _morceau(trouve: re.Match) -> Alternative | Variable | None:
    brut = trouve[0]
    if trouve["variable"]:
        return Variable(trouve["variable"]) if trouve["variable"] in VARIABLES else None
    if trouve["genre"] is not None:
        formes = trouve["genre"].split("|")
        if len(formes) == 2:
            return Alternative(brut, *formes, *formes, brut, brut)
        return Alternative(brut, *formes, f"{{{formes[0]}|{formes[1]}}}", f"{{{formes[2]}|{formes[3]}}}")
    if trouve["nombre"] is not None:
        un, plusieurs = trouve["nombre"].split("/")
        return Alternative(brut, un, un, plusieurs, plusieurs, un, plusieurs)
    if trouve["couple"]:
        return _couple(brut)
    if trouve["pluriel"]:
        s = trouve["pluriel"]
        return Alternative(brut, "", "", s, s, "", s)
    e, s = trouve["feminin"], trouve["pluriels"] or ""
    return Alternative(brut, "", e, s, e + s, f"({e})", f"({e}){s}")


def _couple(brut: str) -> Alternative:
    """Accorde « il/elle » écrit sans accolades, sa majuscule gardée."""
    formes = [forme.capitalize() if brut[0].isupper() else forme for forme in _COUPLES[brut.lower()]]
    pluriel = "/".join(dict.fromkeys((formes[2], formes[3].lower())))
    pluriel = formes[2] if formes[2] == formes[3] else pluriel
    return Alternative(brut, *formes, brut, pluriel)


def accorder(
    texte: str,
    *,
    feminin: bool | None = None,
    pluriel: bool | None = None,
    valeurs: Mapping[str, str] | None = None,
) -> str:
    """Écrit le texte accordé et rempli ; ce qui est inconnu reste écrit, ou à compléter."""
    valeurs = valeurs or {}
    ecrits = []
    for morceau in morceaux_de(texte):
        if isinstance(morceau, Alternative):
            ecrits.append(morceau.forme(feminin=feminin, pluriel=pluriel))
        elif isinstance(morceau, Variable):
            ecrits.append(valeurs.get(morceau.nom) or A_COMPLETER)
        else:
            ecrits.append(morceau)
    return "".join(ecrits)


def s_accorde(texte: str) -> bool:
    """Dit si le texte change avec la personne."""
    return any(isinstance(morceau, Alternative) for morceau in morceaux_de(texte))
