"""À faire maintenant : obtenir le visa du président dans les trois jours de l'audience (CPP 453 al. 2)."""

from datetime import date

from django.urls import reverse

from audiences.models import Inscription
from audiences.rappel import MAXIMUM, RAPPELS, Demande, Rappel
from audiences.regles.echeance_visa import echeance_visa
from audiences.reste import Tache
from mistral.socle.francais import date_abregee


def _echeance(jour: date, aujourd_hui: date) -> str:
    ecart = (jour - aujourd_hui).days
    if ecart < 0:
        return f"en retard, dû le {date_abregee(jour)}"
    proches = {0: "dû aujourd’hui", 1: "dû demain"}
    return proches.get(ecart, f"dû le {date_abregee(jour)}")


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
            f"{_echeance(echeance_visa(passage.audience.date), demande.aujourd_hui)}",
            reverse("audiences:note", args=[passage.pk]),
        )
        for passage in passages[: MAXIMUM + 1]
    ]


RAPPELS.inscrire(Rappel("VISAS", "visa dû", "visas dus", "audiences.lire_note", _taches, rang=40))
