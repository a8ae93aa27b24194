"""Valeurs des listes nationales, telles qu'elles valent un jour donné."""

from datetime import date

from django.db.models import Q, QuerySet

from audiences.choix import Liste
from audiences.models import ValeurDeListe


def valeurs_de(liste: Liste, jour: date) -> QuerySet[ValeurDeListe]:
    """Donne les valeurs de cette liste en vigueur ce jour-là, bornes comprises, dans l'ordre. Une requête."""
    return ValeurDeListe.objects.filter(
        Q(du__isnull=True) | Q(du__lte=jour), Q(au__isnull=True) | Q(au__gte=jour), liste=liste
    )
