"""Étapes utiles à une affaire, dans l'ordre où elles viennent (CPP 401, 406, 460)."""

from audiences.apport import Trait
from audiences.choix import Formation
from audiences.regles.regime_convocation import Regime
from audiences.regles.situation_note import SituationNote
from mistral.socle.droit import CPP, Article, calcul

# Ce qui se lit sur la ligne des étapes ; ailleurs, l'étape garde son libellé.
COURTS = {
    "OUV": "ouverture", "COMPO": "composition", "APPEL": "appel", "PRES_PREV": "présence",
    "PRES_AVOCAT": "avocat", "AV_OBLIG": "avocat obligatoire", "PRES_PC": "parties civiles",
    "IDENT": "identité", "INTERP": "interprète", "DROITS": "droits", "CI_ACCORD": "accord",
    "CHOIX_PREV": "choix", "FAITS": "faits", "INTERRO": "instruction", "PERSO": "personnalité",
    "VICTIME": "partie civile", "DEM_PC": "demandes", "REQ": "réquisitions", "PLAID": "plaidoirie",
    "PAROLE": "dernier mot", "DELIB_DATE": "délibéré", "PRON": "prononcé", "RENVOI_DEM": "renvoi",
    "TIG_ACC": "accord TIG", "AV_SS": "sursis simple", "AV_SP": "sursis probatoire", "AV_20": "20 %",
    "AV_PC": "CIVI, SARVI", "RECID": "récidive", "CLOT": "fin",
}  # fmt: skip

_SEANCE_TENANTE = frozenset({Regime.IMMEDIATE, Regime.DIFFEREE})
_AVOCAT_OBLIGATOIRE = _SEANCE_TENANTE | {Regime.RECONNAISSANCE}
_AVERTISSEMENTS = {
    Trait.SURSIS_SIMPLE: "AV_SS",
    Trait.SURSIS_PROBATOIRE: "AV_SP",
    Trait.AMENDE: "AV_20",
    Trait.DOMMAGES: "AV_PC",
}


@calcul(
    "PARCOURS_NOTE",
    sources=[Article(CPP, "401"), Article(CPP, "406"), Article(CPP, "397"), Article(CPP, "460")],
)
def parcours(situation: SituationNote, *, a_partie_civile: bool) -> tuple[str, ...]:
    """Donne les étapes que cette affaire appelle d'ordinaire ; le président reste maître de l'ordre.

    Une affaire qui n'est pas retenue n'a que l'appel, les présences et ce qui en a été décidé. Les étapes de
    l'audience entière n'y sont que si rien encore ne les dit.
    """
    regimes = {prevenu.regime for prevenu in situation.prevenus}
    presents = [prevenu for prevenu in situation.prevenus if prevenu.est_comparant is not False]
    traits = frozenset().union(*(prevenu.traits for prevenu in situation.prevenus))
    civile = ("PRES_PC",) if a_partie_civile else ()
    if not situation.est_retenue:
        return ("APPEL", "PRES_PREV", *civile, "RENVOI_DEM")
    ouverture = () if situation.est_ouverte or "OUV" in situation.etapes_audience else ("OUV",)
    composee = situation.formation in Formation.values and situation.occupants
    composition = () if composee or "COMPO" in situation.etapes_audience else ("COMPO",)
    interprete = situation.a_interprete or any(p.parle_autre_langue for p in presents)
    tenante = bool(regimes & _SEANCE_TENANTE) and not situation.vient_d_un_renvoi
    debats = ("IDENT", *(("INTERP",) if interprete else ()), "DROITS", *(("CI_ACCORD",) if tenante else ()))
    instruction = ("CHOIX_PREV", "FAITS", "INTERRO") if presents else ("FAITS",)
    return (
        *ouverture,
        *composition,
        "APPEL",
        "PRES_PREV",
        "PRES_AVOCAT",
        *(("AV_OBLIG",) if regimes & _AVOCAT_OBLIGATOIRE else ()),
        *civile,
        *(debats if presents else ()),
        *(("RECID",) if Trait.RECIDIVE_RELEVEE in traits else ()),
        *instruction,
        *(("PERSO",) if presents else ()),
        *(("VICTIME", "DEM_PC") if a_partie_civile else ()),
        "REQ",
        "PLAID",
        *(("PAROLE",) if presents else ()),
        *(("TIG_ACC",) if Trait.TIG in traits else ()),
        "DELIB_DATE" if "DELIB_DATE" in situation.etapes else "PRON",
        *(etape for trait, etape in _AVERTISSEMENTS.items() if trait in traits and presents),
    )
