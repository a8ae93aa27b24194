"""Ce que les essais de la préparation partagent : une affaire où rien ne manque, une réponse, un état."""

import datetime

from audiences.models import Inscription
from audiences.selectors.preparation import preparation_de
from tests.audiences.views.ecran import adresse, affaire_inscrite


def affaire_complete(audience) -> Inscription:
    """Inscrit une affaire où rien ne manque : prévenu libre, convoqué à temps, bulletin au dossier."""
    inscription = affaire_inscrite(audience, categorie="005", langue="français")
    inscription.affaire.a_scelle = False
    inscription.affaire.save(update_fields=["a_scelle"])
    prevenu = inscription.affaire.parties.get()
    prevenu.convocation_le, prevenu.a_b1 = datetime.date(2026, 6, 1), True
    prevenu.save(update_fields=["convocation_le", "a_b1"])
    prevenu.personne.code_postal = "06130"
    prevenu.personne.save(update_fields=["code_postal"])
    return inscription


def repondre(client, inscription, point="B1", reponse="FAIT", **champs):
    donnees = {"point": point, "reponse": reponse} | champs
    return client.post(adresse("repondre-preparation", inscription), donnees)


def etat(inscription, code: str) -> str:
    return next(p.etat for p in preparation_de(inscription).points if p.preparatif.code == code)
