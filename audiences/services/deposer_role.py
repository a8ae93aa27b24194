"""Dépôt d'un fichier de rôle : il est lu et gardé, rien n'est encore créé."""

import hashlib

from django.db import transaction

from audiences.choix import EtatImport
from audiences.formats.anomalie import assainir
from audiences.formats.lecture import lire_role
from audiences.models import ImportRole
from mistral.socle.comptes.models import Juridiction, Utilisateur
from mistral.socle.erreurs import ActeImpossible
from mistral.socle.francais import normaliser
from mistral.socle.journal import consigner


@transaction.atomic
def deposer_role(
    juridiction: Juridiction, *, nom_fichier: str, contenu: bytes, par: Utilisateur
) -> ImportRole:
    """Garde le fichier jusqu'à la décision ; le même fichier encore en attente n'est pas gardé deux fois.

    Erreurs : `FichierIllisible` si rien ne peut être lu, `ActeImpossible` pour un autre tribunal.
    """
    nomme = lire_role(nom_fichier, contenu).role.juridiction
    if nomme and normaliser(nomme) != normaliser(juridiction.nom):
        raise ActeImpossible(
            f"Le fichier est celui du « {nomme} », et vous importez pour le « {juridiction.nom} ». "
            "Rien n’est importé : choisissez le rôle de votre tribunal."
        )
    empreinte = hashlib.sha256(contenu).hexdigest()
    attendus = ImportRole.objects.filter(
        juridiction=juridiction, empreinte=empreinte, etat=EtatImport.A_VERIFIER, depose_par=par
    )
    if (depot := attendus.first()) is not None:
        return depot
    depot = ImportRole.objects.create(
        juridiction=juridiction,
        nom_fichier=assainir(nom_fichier)[:200],
        empreinte=empreinte,
        contenu=contenu,
        depose_par=par,
    )
    consigner("role-depose", depot, par=par)
    return depot
