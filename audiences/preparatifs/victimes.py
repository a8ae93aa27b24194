"""Point à préparer : chaque victime est avisée de l'audience."""

from audiences.preparatif import (
    PREPARATIFS,
    Dossier,
    Jugement,
    PartieVue,
    Preparatif,
    a_verifier,
    fait,
    juger_chacune,
    sans_objet,
)
from mistral.socle.droit import CPP, Article
from mistral.socle.francais import date_sans_jour


def _juger(dossier: Dossier) -> Jugement:
    return juger_chacune(
        dossier.victimes, _avisee, sinon=sans_objet("aucune victime ni partie civile connue")
    )


def _avisee(victime: PartieVue) -> Jugement:
    if victime.convocation_le is None:
        return a_verifier("aucun avis d'audience connu")
    return fait(f"avis du {date_sans_jour(victime.convocation_le)}")


PREPARATIFS.inscrire(
    Preparatif(
        code="VICTIMES",
        libelle="Avis d’audience aux victimes",
        court="Avis à victime",
        juger=_juger,
        sources=(Article(CPP, "10-2"), Article(CPP, "391"), Article(CPP, "393-1")),
        rang=70,
    )
)
