"""Lien vers la création d'une affaire, inscrite d'emblée au rôle de l'audience."""

from django.urls import reverse

from audiences.prolongement import PROLONGEMENTS, Prolongement

PROLONGEMENTS.inscrire(
    Prolongement(
        code="CREER_AFFAIRE",
        libelle="Créer une affaire",
        portee="AUDIENCE",
        adresse=lambda audience: reverse("audiences:creer-affaire", args=[audience.pk]),
        droit="audiences.modifier_affaire",
        rang=20,
    )
)
