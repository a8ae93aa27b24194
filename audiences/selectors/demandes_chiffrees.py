"""Demandes chiffrées tapées en quelques mots, et de quoi les corriger."""

import re
from collections.abc import Sequence

from audiences.choix_demandes import PosteDemande
from audiences.commande import Arguments
from audiences.models import DemandeCivile
from mistral.socle.francais import normaliser

_POSTES = {
    "materiel": PosteDemande.MATERIEL,
    "corporel": PosteDemande.CORPOREL,
    "moral": PosteDemande.MORAL,
    "economique": PosteDemande.ECONOMIQUE,
    "jouissance": PosteDemande.JOUISSANCE,
    "475": PosteDemande.FRAIS_475_1,
    "475 1": PosteDemande.FRAIS_475_1,
    "provision": PosteDemande.PROVISION,
}
_SANS_MONTANT = {
    "expertise": PosteDemande.EXPERTISE,
    "renvoi": PosteDemande.RENVOI_INTERETS,
    "ric": PosteDemande.RENVOI_INTERETS,
}
_SOMME = re.compile(r"\d+(?:[.,]\d{1,2})?€?")


def lire_demandes(arguments: Arguments) -> dict:
    """Lit « moral 3000 475 800 expertise » : un poste, puis sa somme ; ce qui ne s'y prête pas reste."""
    initiale: dict = {}
    mots, restes = list(arguments.mots), []
    while mots:
        mot = normaliser(mots[0])
        if mot in _SANS_MONTANT:
            initiale[_SANS_MONTANT[mot].lower()] = True
        elif mot in _POSTES and len(mots) > 1 and _SOMME.fullmatch(mots[1]):
            initiale[_POSTES[mot].lower()] = mots.pop(1)
        else:
            restes.append(mots[0])
        mots.pop(0)
    arguments.mots = restes
    return initiale


def initiale_de(demandes: Sequence[DemandeCivile]) -> dict:
    """Donne ce que le formulaire remontre de ces demandes."""
    initiale: dict = {"prevenu": demandes[0].prevenu_id} if demandes else {}
    for demande in demandes:
        champ = demande.poste.lower()
        initiale[champ] = True if demande.montant is None else str(demande.montant).replace(".", ",")
        if demande.precision:
            initiale[f"{champ}_precision"] = demande.precision
    return initiale
