"""À faire maintenant : vérifier les rôles déposés, puis les appliquer ou les abandonner."""

from django.urls import reverse

from audiences.choix import EtatImport
from audiences.models import ImportRole
from audiences.rappel import MAXIMUM, RAPPELS, Demande, Rappel
from audiences.reste import Tache


def _taches(demande: Demande) -> list[Tache]:
    """Donne les dépôts qui attendent une décision ; un fichier n'est pas d'un service. Une requête."""
    depots = (
        ImportRole.objects.visibles_par(demande.utilisateur)
        .filter(etat=EtatImport.A_VERIFIER)
        .order_by("depose_le", "pk")
        .values_list("pk", "nom_fichier")
    )
    return [
        Tache(nom_fichier, reverse("audiences:import", args=[cle]))
        for cle, nom_fichier in depots[: MAXIMUM + 1]
    ]


RAPPELS.inscrire(
    Rappel("IMPORTS", "import à vérifier", "imports à vérifier", "audiences.importer_role", _taches, rang=50)
)
