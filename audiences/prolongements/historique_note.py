"""Lien vers l'historique de la note."""

from django.urls import reverse

from audiences.prolongement import PROLONGEMENTS, Prolongement

PROLONGEMENTS.inscrire(
    Prolongement(
        code="HISTORIQUE_NOTE",
        libelle="Historique",
        portee="INSCRIPTION",
        adresse=lambda inscription: reverse("audiences:note-historique", args=[inscription.pk]),
        droit="audiences.lire_note",
        rang=70,
    )
)
