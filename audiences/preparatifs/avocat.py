"""Point à préparer : l'avocat, là où son assistance est obligatoire."""

from audiences.preparatif import (
    PREPARATIFS,
    Dossier,
    Jugement,
    PartieVue,
    Preparatif,
    a_verifier,
    fait,
    juger_chacune,
    manque,
    sans_objet,
)
from audiences.regles.regime_convocation import Regime
from mistral.socle.droit import CPP, Article

OBLIGATOIRE = {
    Regime.IMMEDIATE: "comparution immédiate : le prévenu ne peut y consentir sans avocat (CPP 397)",
    Regime.DIFFEREE: "comparution à délai différé : avocat à désigner (CPP 397-1-1)",
    Regime.RECONNAISSANCE: "reconnaissance préalable de culpabilité : avocat obligatoire (CPP 495-8)",
}


def _juger(dossier: Dossier) -> Jugement:
    return juger_chacune(dossier.prevenus, _assiste, sinon=sans_objet("aucun prévenu n'est connu"))


def _assiste(prevenu: PartieVue) -> Jugement:
    if prevenu.a_avocat:
        return fait("avocat connu")
    if prevenu.est_mineur:
        return manque("prévenu mineur, sans avocat connu : compétence et avocat à vérifier")
    if prevenu.regime in OBLIGATOIRE:
        return manque(OBLIGATOIRE[prevenu.regime])
    if prevenu.a_aide_juridictionnelle:
        return a_verifier("aide juridictionnelle accordée, mais aucun avocat connu")
    return sans_objet(
        "aucun avocat connu ; obligatoire seulement si une infirmité compromet la défense ou si le prévenu "
        "est un majeur protégé (CPP 417, 706-116)"
    )


PREPARATIFS.inscrire(
    Preparatif(
        code="AVOCAT",
        libelle="Avocat du prévenu",
        court="Avocat",
        juger=_juger,
        sources=(
            Article(CPP, "397"),
            Article(CPP, "417"),
            Article(CPP, "495-8"),
            Article(CPP, "706-116"),
        ),
        rang=20,
    )
)
