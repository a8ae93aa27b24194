"""La note à remplir au stylo : les étapes dans l'ordre, ce que l'affaire en sait, les lignes où écrire."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from audiences.choix import Qualite
from audiences.etape import ETAPES
from audiences.models import Inscription, Partie
from audiences.regles.regime_convocation import Regime, regime_convocation
from audiences.selectors.role import LANGUES_SANS_INTERPRETE
from audiences.selectors.trames_note import trames_de
from audiences.trame import A_COMPLETER
from mistral.socle.francais import normaliser

# Lignes laissées au stylo à chaque étape qu'une affaire appelle toujours. Les autres étapes sont en annexe.
LIGNES = {
    "APPEL": 0, "PRES_PREV": 1, "PRES_AVOCAT": 0, "IDENT": 1, "DROITS": 0, "CHOIX_PREV": 0, "CONCL": 1,
    "FAITS": 0, "INTERRO": 10, "PERSO": 2, "REQ": 3, "PLAID": 2, "PAROLE": 1, "DELIB_DATE": 0, "PRON": 0,
    "CLOT": 0,
}  # fmt: skip
# Celles qu'une affaire n'appelle que si elle a des victimes, une langue, une comparution immédiate.
LIGNES_CIVILES = {"PRES_PC": 0, "VICTIME": 4, "PC_CONST": 0, "DEM_PC": 2}
LIGNES_AUTRES = {"PRES_AUTRES": 1}
LIGNES_LANGUE = {"INTERP": 1}
LIGNES_IMMEDIATE = {"AV_OBLIG": 0, "CI_ACCORD": 1}
CIVILES_NOMMEES = 4  # Au-delà, l'étape est écrite une fois : le tableau des parties les nomme toutes.
POINTILLES = "…" * 12
_CHOIX = re.compile(r"\[([^\[\]|]*(?:\|[^\[\]|]*)+)\]")
_SAISIE = re.compile(r"⟨([^⟨⟩]*)⟩")


@dataclass(frozen=True)
class EtapeAuStylo:
    """Étape à remplir ; `nom` est celui de la personne visée s'il y en a plusieurs."""

    libelle: str
    nom: str
    texte: str
    lignes: range


def au_stylo(trame: str) -> str:
    """Écrit une trame pour le stylo : une case par choix, des points où il faut compléter."""
    cases = _CHOIX.sub(lambda choix: " ".join(f"□\u00a0{mot}" for mot in choix[1].split("|")), trame)
    pointillee = cases.replace(A_COMPLETER, POINTILLES)
    return _SAISIE.sub(lambda saisie: f"{POINTILLES} ({saisie[1]})", pointillee)


def note_au_stylo(inscription: Inscription, parties: Sequence[Partie]) -> tuple[EtapeAuStylo, ...]:
    """Donne les étapes que cette affaire appelle, dans l'ordre des débats. Aucune requête."""
    lignes = _lignes(parties)
    civiles = [p for p in parties if p.qualite in (Qualite.PARTIE_CIVILE, Qualite.VICTIME)]
    visees = [p for p in parties if p not in civiles] if len(civiles) > CIVILES_NOMMEES else list(parties)
    return tuple(
        EtapeAuStylo(trame.libelle, trame.nom, au_stylo(trame.texte), range(lignes[trame.code]))
        for groupe in trames_de(inscription, visees, set())
        for trame in groupe.trames
        if trame.code in lignes
    )


def _lignes(parties: Sequence[Partie]) -> dict[str, int]:
    qualites = {partie.qualite for partie in parties}
    lignes = dict(LIGNES)
    if qualites & {Qualite.PARTIE_CIVILE, Qualite.VICTIME}:
        lignes |= LIGNES_CIVILES
    if qualites - {Qualite.PREVENU, Qualite.PARTIE_CIVILE, Qualite.VICTIME}:
        lignes |= LIGNES_AUTRES
    langues = {normaliser(partie.personne.langue) for partie in parties}
    if langues - LANGUES_SANS_INTERPRETE - {""}:
        lignes |= LIGNES_LANGUE
    if any(_est_immediate(partie) for partie in parties):
        lignes |= LIGNES_IMMEDIATE
    return lignes


def _est_immediate(partie: Partie) -> bool:
    regime = regime_convocation(partie.poursuite_code, partie.poursuite, partie.convocation_code)
    return regime in (Regime.IMMEDIATE, Regime.DIFFEREE)


@dataclass(frozen=True)
class TrameEnAnnexe:
    """Étape de la note, avec toutes ses trames, pour qui doit l'écrire à la main."""

    groupe: str
    libelle: str
    trames: tuple[str, ...]
    sources: tuple[str, ...]


def trames_en_annexe() -> tuple[TrameEnAnnexe, ...]:
    """Donne toutes les étapes, dans l'ordre des débats, variables en pointillés."""
    variable = re.compile(r"\{\{[a-z_0-9.]+\}\}")
    return tuple(
        TrameEnAnnexe(
            etape.groupe.value,
            etape.libelle,
            tuple(au_stylo(variable.sub("…………", trame)) for trame in etape.trames),
            tuple(map(str, etape.sources)),
        )
        for etape in ETAPES
    )
