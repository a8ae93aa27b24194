"""Lien vers le renvoi de l'affaire."""

from django.urls import reverse

from audiences.prolongement import PROLONGEMENTS, Prolongement

PROLONGEMENTS.inscrire(
    Prolongement(
        code="RENVOYER",
        libelle="Renvoyer",
        portee="INSCRIPTION",
        adresse=lambda inscription: reverse("decisions:renvoyer", args=[inscription.pk]),
        droit="decisions.decider",
        touche="Alt+N",
        allege=True,
        rang=20,
    )
)
