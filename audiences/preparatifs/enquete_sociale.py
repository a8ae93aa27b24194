"""Point à préparer : l'enquête de personnalité, quand le mode de poursuite l'impose."""

from audiences.preparatif import (
    PREPARATIFS,
    Dossier,
    Jugement,
    PartieVue,
    Preparatif,
    a_verifier,
    juger_chacune,
    sans_objet,
)
from audiences.regles.regime_convocation import Regime
from mistral.socle.droit import CPP, Article

VISES = {
    Regime.IMMEDIATE: "comparution immédiate : enquête sociale rapide à joindre (CPP 41)",
    Regime.DIFFEREE: "comparution à délai différé : enquête sociale rapide à rechercher (CPP 41)",
    Regime.RECONNAISSANCE: "reconnaissance préalable de culpabilité : enquête à rechercher (CPP 41)",
}


def _juger(dossier: Dossier) -> Jugement:
    prevenus = [prevenu for prevenu in dossier.prevenus if not prevenu.est_morale]
    return juger_chacune(prevenus, _enquete, sinon=sans_objet("aucune personne physique n'est prévenue"))


def _enquete(prevenu: PartieVue) -> Jugement:
    if prevenu.regime in VISES:
        return a_verifier(VISES[prevenu.regime])
    if prevenu.regime is Regime.INCONNU:
        return a_verifier("mode de poursuite inconnu : vérifier si une enquête est requise (CPP 41)")
    return sans_objet("non imposée par ce mode de poursuite")


PREPARATIFS.inscrire(
    Preparatif(
        code="ENQUETE_SOCIALE",
        libelle="Enquête sociale ou de personnalité",
        court="Enquête sociale",
        juger=_juger,
        sources=(Article(CPP, "41"),),
        rang=60,
    )
)
