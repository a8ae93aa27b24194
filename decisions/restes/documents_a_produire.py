"""Documents dus de l'audience : chacun est fait quand son PDF est produit."""

from django.urls import reverse

from audiences.models import Audience
from audiences.reste import RESTES, Reste, Tache
from decisions.selectors.pieces import pieces_dues


def _taches(audience: Audience) -> list[Tache]:
    """Donne une tâche par document dû. Deux requêtes."""
    adresse = reverse("decisions:pieces", args=[audience.pk])
    taches = []
    for groupe in pieces_dues(audience):
        suffixe = f" – {groupe.inscription}" if groupe.inscription else ""
        ancre = f"#affaire-{groupe.inscription.pk}" if groupe.inscription else ""
        taches += [
            Tache(
                libelle=f"Produire : {ligne.document.libelle}{suffixe}",
                adresse=f"{adresse}{ancre}",
                est_faite=ligne.est_produite,
            )
            for ligne in groupe.lignes
        ]
    return taches


DOCUMENTS_A_PRODUIRE = RESTES.inscrire(
    Reste(code="DOCUMENTS", libelle="Documents à produire", taches=_taches, rang=60)
)
