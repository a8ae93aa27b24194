"""Point à préparer : l'interprète de qui ne parle pas français."""

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
from mistral.socle.francais import normaliser

FRANCAIS = frozenset({"francais", "francaise", "fra", "fre", "fr"})
SANS_LANGUE = frozenset({Qualite.INTERPRETE, Qualite.ORGANISME_SOCIAL, Qualite.ASSUREUR})


def _juger(dossier: Dossier) -> Jugement:
    interpretes = dossier.de_qualite(Qualite.INTERPRETE)
    entendus = [p for p in dossier.parties if p.qualite not in SANS_LANGUE and not p.est_morale]
    concernes = [partie for partie in entendus if _parle_autre_chose(partie)]
    douteux = [p for p in dossier.prevenus if not p.est_morale and not p.langue and _est_etranger(p)]
    return juger_chacune(
        [*concernes, *douteux],
        lambda partie: _compris(partie, interpretes),
        sinon=sans_objet("le rôle ne signale aucun besoin d'interprète"),
    )


def _parle_autre_chose(partie: PartieVue) -> bool:
    return bool(partie.langue) and normaliser(partie.langue) not in FRANCAIS


def _est_etranger(partie: PartieVue) -> bool:
    return bool(partie.nationalite) and normaliser(partie.nationalite) not in FRANCAIS


def _compris(partie: PartieVue, interpretes: list[PartieVue]) -> Jugement:
    if not partie.langue:
        return a_verifier(
            f"langue inconnue (nationalité {partie.nationalite}) : demander s'il faut un interprète"
        )
    langues = {normaliser(interprete.langue) for interprete in interpretes}
    if normaliser(partie.langue) in langues:
        return fait(f"interprète en {partie.langue} prévu")
    if "" in langues:
        return a_verifier(f"langue {partie.langue} : un interprète est prévu, sa langue n'est pas dite")
    return manque(f"interprète en {partie.langue} à requérir")


PREPARATIFS.inscrire(
    Preparatif(
        code="INTERPRETE",
        libelle="Interprète",
        court="Interprète",
        juger=_juger,
        sources=(Article(CPP, "407"), Article(CPP, "803-5")),
        rang=30,
    )
)
