"""Abandon d'un rôle déposé."""

from django.db import transaction
from django.utils import timezone

from audiences.choix import EtatImport
from audiences.models import ImportRole
from mistral.socle.comptes.models import Utilisateur
from mistral.socle.erreurs import ActeImpossible
from mistral.socle.journal import consigner


@transaction.atomic
def abandonner_role(import_role: ImportRole, *, par: Utilisateur) -> ImportRole:
    """Efface le contenu déposé et ses lignes fautives. Un second appel ne change rien.

    Une application en échec peut être abandonnée : ce qu'elle a déjà porté reste, affaire par affaire.
    """
    depot = ImportRole.objects.select_for_update(of=("self",)).get(pk=import_role.pk)
    if depot.etat == EtatImport.ABANDONNE:
        return depot
    if depot.etat == EtatImport.APPLIQUE:
        raise ActeImpossible("Ce rôle est déjà importé : il ne peut plus être abandonné. Rien n’a changé.")
    if depot.etat == EtatImport.EN_COURS:
        raise ActeImpossible("Ce rôle est en cours d’importation : attendez qu’il soit terminé.")
    depot.etat, depot.contenu, depot.decide_le = EtatImport.ABANDONNE, None, timezone.now()
    depot.save(update_fields=["etat", "contenu", "decide_le"])
    depot.rejets.all().delete()
    depot.lignes_rejetees.all().delete()
    depot.choix.all().delete()
    consigner("role-abandonne", depot, par=par)
    return depot
