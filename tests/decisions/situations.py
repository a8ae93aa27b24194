"""Fabrique de situations : la plus petite décision valable, qu'un essai ne change qu'en un point."""

from datetime import date

from decisions.nature import NATURES, PeinePrononcee, Sursis
from decisions.situation import PREVENU, InfractionPoursuivie, Recidive, Situation
from decisions.sort import SORTS
from mistral.socle.droit import REGLES, controler
from mistral.socle.duree import Duree

NATURES.charger("decisions.natures")
SORTS.charger("decisions.sorts")
REGLES.charger("decisions.regles")


def duree(texte: str) -> Duree:
    """Lit « 1a 6m 10j » ; vide, la durée n'a pas été dite."""
    unites = {"a": "ans", "m": "mois", "j": "jours"}
    return Duree(**{unites[morceau[-1]]: int(morceau[:-1]) for morceau in texte.split()})


def infraction(cle="f1", sort="COUPABLE", encouru=36, recidive=Recidive.AUCUNE, libelle="VOL"):
    return InfractionPoursuivie(cle, libelle, sort=sort, encouru_mois=encouru, recidive=recidive)


def prison(totale, sursis=Sursis.AUCUN, assortie="", probation="", cle="p1"):
    return PeinePrononcee(
        "EMPRISONNEMENT",
        duree=duree(totale),
        sursis=sursis,
        duree_sursis=duree(assortie),
        delai_probation=duree(probation),
        cle=cle,
    )


def situation(*peines, infractions=None, juge_unique=False):
    return Situation(
        juge_le=date(2026, 11, 24),
        est_a_juge_unique=juge_unique,
        infractions=(infraction(),) if infractions is None else tuple(infractions),
        peines=peines,
    )


def constats(une_situation):
    """Donne les couples (code, niveau) que les règles du projet constatent."""
    vus = controler(une_situation, portee=PREVENU, registre=REGLES)
    return [(constat.code, constat.niveau.value) for constat in vus]
