"""Point à préparer : qui représente la victime mineure."""

from audiences.choix import Qualite
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
    physiques = [victime for victime in dossier.victimes if not victime.est_morale]
    concernees = [victime for victime in physiques if victime.est_mineur is not False]
    nommes = dossier.de_qualite(Qualite.REPRESENTANT_LEGAL, Qualite.ADMINISTRATEUR_AD_HOC)
    return juger_chacune(
        concernees,
        lambda victime: _represente(victime, nommes),
        sinon=sans_objet("aucune victime mineure"),
    )


def _represente(victime: PartieVue, nommes: list[PartieVue]) -> Jugement:
    if victime.est_mineur is None:
        return a_verifier("âge inconnu : vérifier s'il faut un représentant")
    if victime.est_represente:
        return fait("mineur représenté")
    if nommes:
        return a_verifier("mineur : un représentant est au dossier, sans qu'il soit dit de qui")
    return manque("mineur : représentant légal ou administrateur ad hoc à faire connaître")


PREPARATIFS.inscrire(
    Preparatif(
        code="REPRESENTANT",
        libelle="Représentant de la victime mineure",
        court="Représentant",
        juger=_juger,
        sources=(Article(CPP, "706-50"),),
        rang=100,
    )
)
