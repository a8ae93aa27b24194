"""Point à préparer : les scellés à représenter."""

from audiences.preparatif import PREPARATIFS, Dossier, Jugement, Preparatif, a_verifier, sans_objet
from mistral.socle.droit import CPP, Article


def _juger(dossier: Dossier) -> Jugement:
    if dossier.a_scelle is None:
        return a_verifier("on ne sait pas s'il y a des scellés")
    if dossier.a_scelle:
        return a_verifier(
            "scellés au dossier : les faire venir à l'audience, ou vérifier qu'il n'en est pas besoin"
        )
    return sans_objet("aucun scellé")


PREPARATIFS.inscrire(
    Preparatif(
        code="SCELLES",
        libelle="Scellés",
        court="Scellés",
        juger=_juger,
        sources=(Article(CPP, "455"),),
        rang=90,
    )
)
