"""Point à préparer : faire venir le détenu, ou l'entendre par visioconférence."""

from audiences.choix import Situation
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
    prevenus = [prevenu for prevenu in dossier.prevenus if not prevenu.est_morale]
    if dossier.detenus_convoques == 0 and not any(p.situation is Situation.DETENU for p in prevenus):
        return sans_objet("le rôle n'annonce aucun détenu")
    return juger_chacune(prevenus, _amene, sinon=sans_objet("aucune personne physique n'est prévenue"))


def _amene(prevenu: PartieVue) -> Jugement:
    if prevenu.est_extrait:
        return fait("extrait ou entendu par visioconférence")
    if prevenu.situation is Situation.DETENU:
        return manque("détenu : extraction ou visioconférence à organiser")
    if prevenu.situation in (Situation.LIBRE, Situation.SOUS_MESURE):
        return sans_objet("non détenu")
    return a_verifier("situation pénale inconnue : vérifier si le prévenu est détenu")


PREPARATIFS.inscrire(
    Preparatif(
        code="EXTRACTION",
        libelle="Extraction ou visioconférence du détenu",
        court="Extraction",
        juger=_juger,
        sources=(Article(CPP, "409"), Article(CPP, "706-71")),
        rang=40,
    )
)
