"""Où en est une affaire à une audience : un mot, une couleur."""

from datetime import datetime

from audiences.choix import Issue, NatureSession
from audiences.regles.etat import Etat

A_APPELER = Etat("A_APPELER", "À appeler", "")
EN_COURS = Etat("EN_COURS", "En cours", "mp-etat--cours")
TERMINEE = Etat("TERMINEE", "Débats clos", "mp-etat--attente")
SUSPENDUE = Etat("SUSPENDUE", "Suspendue", "mp-etat--attente")
EN_DELIBERE = Etat("EN_DELIBERE", "En délibéré", "mp-etat--attente")
RETIREE = Etat("RETIREE", "Retirée du rôle", "mp-etat--alerte")

SELON_ISSUE = {
    Issue.RETENUE_JUGEE: Etat("JUGEE", "Jugée", "mp-etat--fait"),
    Issue.MISE_EN_DELIBERE: EN_DELIBERE,
    Issue.RENVOYEE: Etat("RENVOYEE", "Renvoyée", "mp-etat--fait"),
    Issue.JOINTE: Etat("JOINTE", "Jointe", "mp-etat--fait"),
    Issue.DISJOINTE: Etat("DISJOINTE", "Disjointe", "mp-etat--fait"),
    Issue.RADIEE_RETIREE: Etat("RADIEE", "Radiée", "mp-etat--fait"),
    Issue.SUPPLEMENT_INFO: Etat("SUPPLEMENT_INFO", "Supplément d’information", "mp-etat--fait"),
    Issue.DESSAISIE: Etat("DESSAISIE", "Dessaisie", "mp-etat--fait"),
}


def etat_affaire(
    *,
    appelee_le: datetime | None,
    terminee_le: datetime | None,
    retiree_le: datetime | None,
    issue: str,
    suspension: str = "",
) -> Etat:
    """Donne l'état d'un passage ; l'issue prime, car elle dit ce que le tribunal a fait.

    `suspension` est la nature de la suspension de l'affaire qui dure encore, vide s'il n'y en a pas.
    """
    if issue:
        return SELON_ISSUE[Issue(issue)]
    if terminee_le is not None:
        return TERMINEE
    if appelee_le is not None and suspension:
        return EN_DELIBERE if suspension == NatureSession.DELIBERE else SUSPENDUE
    if appelee_le is not None:
        return EN_COURS
    return RETIREE if retiree_le is not None else A_APPELER
