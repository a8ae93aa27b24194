"""Où en est une audience, et ce qui manque pour la tenir."""

from collections.abc import Collection
from datetime import datetime

from audiences.choix import Fauteuil, Formation, NatureSession
from audiences.regles.etat import Etat

A_PREPARER = Etat("A_PREPARER", "À préparer", "mp-etat--attente")
PRETE = Etat("PRETE", "Prête", "mp-etat--fait")
EN_COURS = Etat("EN_COURS", "En cours", "mp-etat--cours")
LEVEE = Etat("LEVEE", "Levée", "")
CLOSE = Etat("CLOSE", "Close", "mp-etat--fait")
ANNULEE = Etat("ANNULEE", "Annulée", "mp-etat--alerte")

SELON_SESSION = {
    NatureSession.DEBATS: EN_COURS,
    NatureSession.SUSPENSION: Etat("SUSPENDUE", "Suspendue", "mp-etat--attente"),
    NatureSession.DELIBERE: Etat("EN_DELIBERE", "En délibéré", "mp-etat--attente"),
}

_TOUJOURS = (Fauteuil.PRESIDENT, Fauteuil.MINISTERE_PUBLIC, Fauteuil.GREFFIER)
# CPP 398 et 398-1 : le président seul, ou avec deux assesseurs ; 398-3 : ministère public et greffier.
FAUTEUILS_REQUIS = {
    Formation.COLLEGIALE: (*_TOUJOURS, Fauteuil.ASSESSEUR_1, Fauteuil.ASSESSEUR_2),
    Formation.JUGE_UNIQUE: _TOUJOURS,
}


def manques_preparation(*, formation: str, fauteuils: Collection[str], affaires: int) -> list[str]:
    """Nomme ce qui manque pour que l'audience soit prête : places sans titulaire, rôle vide."""
    manques = [
        f"{fauteuil.label} à désigner"
        for fauteuil in FAUTEUILS_REQUIS[Formation(formation)]
        if fauteuil not in fauteuils
    ]
    return manques if affaires else [*manques, "rôle vide"]


def etat_audience(
    *,
    ouverte_le: datetime | None,
    levee_le: datetime | None,
    session: str,
    manques: Collection[str],
    annulee_le: datetime | None = None,
    a_signer: int | None = None,
) -> Etat:
    """Donne l'état ; `session` est la nature de l'intervalle en cours, vide s'il n'y en a pas.

    Levée, l'audience est close quand plus aucune note n'est à signer ; `a_signer` inconnu, elle est levée.
    """
    if annulee_le is not None:
        return ANNULEE
    if levee_le is not None:
        return CLOSE if a_signer == 0 else LEVEE
    if ouverte_le is not None:
        return SELON_SESSION[NatureSession(session)] if session else EN_COURS
    return A_PREPARER if manques else PRETE
