"""Confier à l'ouvrier l'application d'un rôle vérifié, ou sa reprise."""

from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from audiences.choix import EtatImport
from audiences.models import ChoixImport, ImportRole
from mistral.socle.comptes.models import Utilisateur
from mistral.socle.erreurs import ActeImpossible
from mistral.socle.journal import consigner

# La tâche est plus haute que l'acte : il la désigne par son nom.
TACHE, FILE = "audiences.appliquer_role", "imports"


@transaction.atomic
def lancer_import(
    import_role: ImportRole, *, par: Utilisateur, choix: Mapping[str, bool] | None = None
) -> ImportRole:
    """Garde les choix faits à l'aperçu et confie l'application à l'ouvrier. Un second appel ne change rien.

    La tâche est inscrite par la connexion même de Django : elle n'existe que si la transaction aboutit.
    """
    depot = _verrouiller(import_role)
    if depot.etat in (EtatImport.EN_COURS, EtatImport.APPLIQUE):
        return depot
    if depot.etat == EtatImport.ABANDONNE:
        raise ActeImpossible("Cet import a été abandonné, rien n’est importé. Déposez de nouveau le fichier.")
    depot.choix.all().delete()
    ChoixImport.objects.bulk_create(
        ChoixImport(juridiction_id=depot.juridiction_id, import_role=depot, cle=cle, est_pris=est_pris)
        for cle, est_pris in (choix or {}).items()
    )
    _confier(depot, par)
    consigner("import-lance", depot, par=par)
    return depot


@transaction.atomic
def reprendre_import(import_role: ImportRole, *, par: Utilisateur) -> ImportRole:
    """Reprend une application en échec, ou qui n'avance plus, après le dernier lot écrit."""
    depot = _verrouiller(import_role)
    if depot.etat not in (EtatImport.ECHEC, EtatImport.EN_COURS):
        raise ActeImpossible("Il n’y a rien à reprendre : cet import n’est pas interrompu.")
    _confier(depot, par)
    consigner("import-repris", depot, par=par)
    return depot


def _verrouiller(import_role: ImportRole) -> ImportRole:
    return ImportRole.objects.select_for_update(of=("self",)).get(pk=import_role.pk)


def _confier(depot: ImportRole, par: Utilisateur) -> None:
    depot.etat, depot.echec, depot.decide_le = EtatImport.EN_COURS, "", timezone.now()
    depot.save(update_fields=["etat", "echec", "decide_le"])
    tache = app.configure_task(TACHE, queue=FILE, queueing_lock=f"import-{depot.pk}")
    try:
        with transaction.atomic():
            tache.defer(import_id=depot.pk, juridiction_id=depot.juridiction_id, par_id=par.pk)
    except AlreadyEnqueued:
        return  # L'ouvrier l'a déjà dans sa file : il n'y a qu'à attendre.
