"""Calcul à la main de chaque indicateur sur un jeu décrit : ce que ferait un greffier avec un crayon."""

from audiences.choix import Issue
from tests.pilotage.jeu import JOUR, Seance


def comptes(seances: list[Seance]) -> dict[str, tuple[int, int]]:
    """Donne, par indicateur, le nombre de lignes comptées et le nombre de lignes."""
    passages = [passe for seance in seances for passe in seance.passages]
    au_role = [passe for passe in passages if not passe.retiree]
    fond = [passe for passe in passages if passe.au_fond]
    jugees = [passe for passe in fond if passe.issue == Issue.RETENUE_JUGEE]
    renvoyees = [passe for passe in fond if passe.issue == Issue.RENVOYEE]
    civils = [passe for passe in au_role if _est_renvoi_civil(passe)]
    tenues = [seance for seance in seances if seance.est_tenue]
    levees = [seance for seance in tenues if seance.minutes is not None]
    longues = [seance for seance in levees if seance.minutes > 600]
    finies = [
        passe
        for seance in seances
        for passe in seance.passages
        if passe.compte and (seance.minutes is not None or seance.jour < JOUR)
    ]
    sans_issue = [passe for passe in finies if not passe.issue]
    ouvertes = [s for s in seances if s.minutes is not None or (s.ouverte and s.jour < JOUR)]
    renvois = [passe for passe in au_role if passe.appelee and passe.issue == Issue.RENVOYEE]
    return {
        "AFF_AUD": (len(au_role), len(au_role)),
        "AFF_JUG": (len(jugees), len(jugees)),
        "AFF_RENVOYEES": (len(renvoyees), len(renvoyees)),
        "TAUX_RENVOI": (len(renvoyees), len(fond)),
        "RENVOI_MOTIF": (len(renvoyees), len(renvoyees)),
        "IC_RENVOI": (len(civils), len(civils)),
        "AUD_NB": (len(tenues), len(tenues)),
        "AUD_DUREE": (len(levees), len(tenues)),
        "AUD_10H": (len(longues), len(levees)),
        "QUAL_SANS_ISSUE": (len(sans_issue), len(finies)),
        "QUAL_NON_LEVEES": (len([s for s in ouvertes if s.minutes is None]), len(ouvertes)),
        "QUAL_RENVOI_SANS_MOTIF": (len([p for p in renvois if not p.motif]), len(renvois)),
    }


def _est_renvoi_civil(passe) -> bool:
    if not passe.appelee:
        return False
    if passe.issue == Issue.RENVOYEE:
        return passe.sur_interets_civils
    return passe.issue == Issue.RETENUE_JUGEE and bool(passe.motif)
