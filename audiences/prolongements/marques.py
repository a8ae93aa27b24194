"""Lien vers ses marques privées sur la note."""

from django.urls import reverse

from audiences.prolongement import PROLONGEMENTS, Prolongement

PROLONGEMENTS.inscrire(
    Prolongement(
        code="MARQUES",
        libelle="Mes marques",
        portee="INSCRIPTION",
        adresse=lambda passage: reverse("audiences:marques", args=[passage.pk]),
        droit="audiences.annoter_note",
        rang=75,
    )
)
