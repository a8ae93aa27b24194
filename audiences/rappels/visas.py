"""À faire maintenant : obtenir le visa du président dans les trois jours de l'audience (CPP 453 al. 2)."""

from django.urls import reverse

from audiences.models import Inscription
from audiences.rappel import MAXIMUM, RAPPELS, Demande, Rappel
from audiences.regles.compteur_visa import compteur_visa
from audiences.reste import Tache


def _taches(demande: Demande) -> list[Tache]:
    """Donne les notes signées et non visées, avec le dernier jour du visa. Une requête."""
    passages = Inscription.objects.visibles_par(demande.utilisateur).filter(
        note__signee_le__isnull=False, note__visee_le=None
    )
    if demande.service:
        passages = passages.filter(audience__service=demande.service)
    passages = passages.select_related("affaire", "audience__service").order_by("audience__date", "rang")
    return [
        Tache(
            f"{passage.affaire}, {passage.audience.service}\u00a0: "
            f"{compteur_visa(passage.audience.date, demande.aujourd_hui).phrase}",
            reverse("audiences:note", args=[passage.pk]),
        )
        for passage in passages[: MAXIMUM + 1]
    ]


RAPPELS.inscrire(Rappel("VISAS", "visa dû", "visas dus", "audiences.lire_note", _taches, rang=40))
