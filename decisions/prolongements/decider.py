"""Lien vers l'écran « Décider »."""

from django.urls import reverse

from audiences.prolongement import PROLONGEMENTS, Prolongement
from decisions.selectors.avancement import resume_des_decisions

PROLONGEMENTS.inscrire(
    Prolongement(
        code="DECIDER",
        libelle="Décider",
        portee="INSCRIPTION",
        adresse=lambda inscription: reverse("decisions:decider", args=[inscription.pk]),
        droit="decisions.consulter",
        touche="Alt+J",
        resume=resume_des_decisions,
        rang=10,
    )
)
