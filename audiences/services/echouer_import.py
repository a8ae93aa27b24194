"""Dire qu'un import s'est interrompu, et que faire."""

from django.db import transaction

from audiences.choix import EtatImport
from audiences.models import ImportRole
from mistral.socle.comptes.models import Utilisateur
from mistral.socle.francais import INSECABLE
from mistral.socle.journal import consigner

INCIDENT = (
    f"Un incident technique a interrompu l’import. Les affaires déjà portées au rôle sont entières, les "
    f"autres n’ont pas été touchées{INSECABLE}: reprenez l’import ; si l’incident se répète, donnez au "
    f"support la référence « import n°{INSECABLE}{{numero}} »."
)


@transaction.atomic
def echouer_import(import_id: int, *, raison: str = "", par: Utilisateur | None = None) -> ImportRole:
    """Met l'import en échec, avec une raison lisible ; terminé ou abandonné, il reste tel quel.

    `par` est vide quand c'est l'ouvrier qui le constate.
    """
    depot = ImportRole.objects.select_for_update(of=("self",)).get(pk=import_id)
    if depot.etat != EtatImport.EN_COURS:
        return depot
    depot.etat, depot.echec = EtatImport.ECHEC, (raison or INCIDENT.format(numero=depot.pk))[:400]
    depot.save(update_fields=["etat", "echec"])
    consigner("import-en-echec", depot, par=par)
    return depot
