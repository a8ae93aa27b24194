"""Point à préparer : la caisse de sécurité sociale de la victime blessée."""

from audiences.choix import Qualite
from audiences.preparatif import (
    PREPARATIFS,
    Dossier,
    Jugement,
    Preparatif,
    a_verifier,
    fait,
    manque,
    sans_objet,
)
from mistral.socle.droit import CSS, Article
from mistral.socle.francais import date_sans_jour, normaliser

# Familles de contentieux, et mots d'une qualification, qui disent une atteinte au corps.
FAMILLES = frozenset({"VIOLENCES", "VIF", "ATTEINTES_INVOLONTAIRES", "SEXUELLES"})
MOTS = ("incapacite", "blessure", "violence", "homicide", "mutilation", "infirmite")


def _juger(dossier: Dossier) -> Jugement:
    victimes = [victime for victime in dossier.victimes if not victime.est_morale]
    if not victimes:
        return sans_objet("aucune personne physique n'est victime")
    if not _blesse(dossier):
        return sans_objet("la qualification ne dit aucun préjudice corporel")
    organismes = dossier.de_qualite(Qualite.ORGANISME_SOCIAL)
    if not organismes:
        return manque("préjudice corporel : organisme social à mettre en cause avant l'audience")
    avises = [organisme for organisme in organismes if organisme.convocation_le]
    if len(avises) < len(organismes):
        return a_verifier("organisme social au dossier, date de sa mise en cause inconnue")
    return fait(f"organisme social avisé le {date_sans_jour(max(o.convocation_le for o in avises))}")


def _blesse(dossier: Dossier) -> bool:
    libelles = normaliser(" ".join(dossier.libelles))
    return bool(dossier.familles & FAMILLES) or any(mot in libelles for mot in MOTS)


PREPARATIFS.inscrire(
    Preparatif(
        code="ORGANISME_SOCIAL",
        libelle="Mise en cause de l’organisme social",
        court="Caisse",
        juger=_juger,
        sources=(Article(CSS, "L376-1"),),
        rang=80,
    )
)
