"""À faire maintenant : régler les écarts entre une correction du greffe et ce que dit Cassiopée."""

from django.db.models import Count, Max
from django.urls import reverse

from audiences.models import Correction
from audiences.rappel import MAXIMUM, RAPPELS, Demande, Rappel
from audiences.reste import Tache


def _taches(demande: Demande) -> list[Tache]:
    """Donne les affaires et les audiences qui ont un écart ouvert, avec leur nombre. Une requête."""
    ecarts = Correction.objects.visibles_par(demande.utilisateur).filter(
        est_divergente=True, reglee_le__isnull=True
    )
    if demande.service:
        ecarts = ecarts.filter(audience__service=demande.service) | ecarts.filter(
            affaire__inscriptions__audience__service=demande.service
        )
    groupes = (
        ecarts.values(
            "affaire", "affaire__intitule", "affaire__numero_parquet", "audience", "audience__service__nom"
        )
        .annotate(nombre=Count("pk", distinct=True), derniere=Max("le"))
        .order_by("derniere")
    )
    return [_tache(groupe) for groupe in groupes[: MAXIMUM + 1]]


def _tache(groupe: dict) -> Tache:
    nombre = f"{groupe['nombre']} écart{'s' if groupe['nombre'] > 1 else ''}"
    if groupe["affaire"] is None:
        adresse = reverse("audiences:audience", args=[groupe["audience"]])
        return Tache(f"Audience, {groupe['audience__service__nom']}\u00a0: {nombre}", adresse)
    nom = groupe["affaire__intitule"] or groupe["affaire__numero_parquet"][-11:]
    return Tache(f"{nom}\u00a0: {nombre}", reverse("audiences:affaire", args=[groupe["affaire"]]))


RAPPELS.inscrire(
    Rappel(
        "ECARTS",
        "dossier en écart avec Cassiopée",
        "dossiers en écart avec Cassiopée",
        "audiences.modifier_affaire",
        _taches,
        rang=60,
    )
)
