"""Dépôt d'un fichier de rôle : il est lu et gardé, rien n'est encore créé."""

import hashlib

from django.db import transaction
from django.db.models import Min
from django.utils import timezone

from audiences.choix import EtatImport
from audiences.formats.anomalie import assainir
from audiences.formats.gabarit import lignes_du_rejet
from audiences.formats.lecture import LectureRole, lire_role
from audiences.models import ImportRole, LigneRejetee, RejetImport
from mistral.socle.comptes.models import Juridiction, Utilisateur
from mistral.socle.erreurs import ActeImpossible
from mistral.socle.francais import normaliser
from mistral.socle.journal import consigner


@transaction.atomic
def deposer_role(
    juridiction: Juridiction, *, nom_fichier: str, contenu: bytes, par: Utilisateur
) -> ImportRole:
    """Garde le fichier jusqu'à la décision ; le même fichier encore en attente n'est pas gardé deux fois.

    Un fichier qui ne dit pas quand il a été émis l'est à son premier dépôt : déposé de nouveau, il reste le
    même rôle, et n'a pas plus de poids qu'alors.

    Erreurs : `FichierIllisible` si rien ne peut être lu, `ActeImpossible` pour un autre tribunal.
    """
    lecture = lire_role(nom_fichier, contenu)
    nomme = lecture.role.juridiction
    if nomme and normaliser(nomme) != normaliser(juridiction.nom):
        raise ActeImpossible(
            f"Le fichier est celui du « {nomme} », et vous importez pour le « {juridiction.nom} ». "
            "Rien n’est importé : choisissez le rôle de votre tribunal."
        )
    empreinte = hashlib.sha256(contenu).hexdigest()
    pareils = ImportRole.objects.filter(juridiction=juridiction, empreinte=empreinte)
    attendu = pareils.filter(etat=EtatImport.A_VERIFIER, depose_par=par).first()
    if attendu is not None:
        return attendu
    premiere = pareils.aggregate(le=Min("emis_le"))["le"]
    depot = ImportRole.objects.create(
        juridiction=juridiction,
        nom_fichier=assainir(nom_fichier)[:200],
        empreinte=empreinte,
        contenu=contenu,
        depose_par=par,
        emis_le=lecture.role.emis_le or premiere or timezone.now(),
        affaires_rejetees=len(lecture.rejets),
    )
    _garder_les_rejets(depot, lecture)
    consigner("role-depose", depot, par=par)
    return depot


def _garder_les_rejets(depot: ImportRole, lecture: LectureRole) -> None:
    """Garde chaque valeur fautive, et les lignes à corriger telles que le fichier les portait."""
    raisons = [(rejet, raison) for rejet in lecture.rejets for raison in rejet.raisons]
    RejetImport.objects.bulk_create(
        RejetImport(
            juridiction_id=depot.juridiction_id,
            import_role=depot,
            rang=rang,
            place=(f"ligne {raison.ligne}" if raison.ligne else raison.place)[:200],
            colonne=raison.colonne[:120],
            valeur=raison.valeur[:400],
            numero_parquet=rejet.numero_parquet[:60],
            raison=raison.message,
        )
        for rang, (rejet, raison) in enumerate(raisons, start=1)
    )
    lignes = [ligne for rejet in lecture.rejets for ligne in lignes_du_rejet(rejet)]
    LigneRejetee.objects.bulk_create(
        LigneRejetee(
            juridiction_id=depot.juridiction_id,
            import_role=depot,
            rang=rang,
            cellules=cellules,
            motif=motif,
        )
        for rang, (*cellules, motif) in enumerate(lignes, start=1)
    )
