"""Reste à faire : obtenir le visa du président sur chaque note signée (CPP 453 al. 2)."""

from django.urls import reverse
from django.utils import timezone

from audiences.models import Audience, Inscription
from audiences.regles.compteur_visa import compteur_visa
from audiences.reste import RESTES, Reste, Tache


def _taches(audience: Audience) -> list[Tache]:
    """Donne une tâche par note signée, avec le délai qui reste. Une requête."""
    compteur = compteur_visa(audience.date, timezone.localdate())
    signees = Inscription.objects.filter(audience=audience, note__signee_le__isnull=False)
    return [
        Tache(
            f"Visa de {passage}" + ("" if passage.note.visee_le else f"\u00a0: {compteur.phrase}"),
            reverse("audiences:note", args=[passage.pk]),
            passage.note.visee_le is not None,
        )
        for passage in signees.select_related("affaire", "note").order_by("rang")
    ]


RESTES.inscrire(Reste("VISAS", "Visas du président", _taches, rang=65))
