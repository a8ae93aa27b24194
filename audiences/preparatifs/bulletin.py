"""Point à préparer : le bulletin n° 1 du casier judiciaire."""

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
from mistral.socle.droit import CPP, Article


def _juger(dossier: Dossier) -> Jugement:
    return juger_chacune(dossier.prevenus, _au_dossier, sinon=sans_objet("aucun prévenu n'est connu"))


def _au_dossier(prevenu: PartieVue) -> Jugement:
    if prevenu.a_b1 is None:
        return a_verifier("on ne sait pas si le bulletin n° 1 est au dossier")
    return fait("bulletin n° 1 au dossier") if prevenu.a_b1 else manque("bulletin n° 1 à demander")


PREPARATIFS.inscrire(
    Preparatif(
        code="B1",
        libelle="Bulletin n° 1 du casier judiciaire",
        court="Bulletin n° 1",
        juger=_juger,
        sources=(Article(CPP, "768 à 781"),),
        rang=50,
    )
)
