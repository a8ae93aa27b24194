"""Préparation de toutes les affaires d'une audience."""

from django.urls import reverse

from audiences.prolongement import PROLONGEMENTS, Prolongement

PREPARATION = PROLONGEMENTS.inscrire(
    Prolongement(
        code="PREPARATION",
        libelle="Préparation",
        portee="AUDIENCE",
        adresse=lambda audience: reverse("audiences:preparation-audience", args=[audience.pk]),
        droit="audiences.consulter",
        touche="Alt+P",
        rang=10,
    )
)
