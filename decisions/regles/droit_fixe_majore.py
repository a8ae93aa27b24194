"""Majoration du droit fixe de procédure pour le condamné qui n'a pas comparu."""

from audiences.choix import ModeComparution
from decisions.choix import Qualification
from mistral.socle.droit import CGI, CPP, Article, calcul


@calcul("DROIT_FIXE_MAJORE", sources=[Article(CGI, "1018 A"), Article(CPP, "410"), Article(CPP, "411")])
def est_droit_fixe_majore(qualification: str, mode: str | None) -> bool | None:
    """Dit si le droit fixe est majoré ; `None` quand la qualification et la présence ne le disent pas.

    Majoré : condamné non comparant, cité à personne ou ayant eu connaissance de la citation, hors le cas
    où il a demandé à être jugé en son absence (CPP 411, alinéas 1 et 2). Un jugement contradictoire
    suppose la comparution ou ce cas ; un jugement par défaut, que la citation n'a pas été connue.

    Unités : codes de la qualification et de la comparution. Erreurs : aucune.
    """
    if qualification in (Qualification.CONTRADICTOIRE, Qualification.DEFAUT):
        return False
    if qualification == Qualification.CONTRADICTOIRE_A_SIGNIFIER and mode == ModeComparution.NON_COMPARANT:
        return True
    return None
