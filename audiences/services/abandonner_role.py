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
    """Efface le contenu déposé ; rien n'aura été créé. Un second appel ne change rien."""
    depot = ImportRole.objects.select_for_update(of=("self",)).get(pk=import_role.pk)
    if depot.etat == EtatImport.ABANDONNE:
        return depot
    if depot.etat == EtatImport.APPLIQUE:
        raise ActeImpossible("Ce rôle est déjà importé : il ne peut plus être abandonné. Rien n’a changé.")
    depot.etat, depot.contenu, depot.decide_le = EtatImport.ABANDONNE, None, timezone.now()
    depot.save(update_fields=["etat", "contenu", "decide_le"])
    consigner("role-abandonne", depot, par=par)
    return depot
