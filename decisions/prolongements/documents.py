"""Documents de l'audience."""

from django.urls import reverse

from audiences.prolongement import PROLONGEMENTS, Prolongement

DOCUMENTS_DE_L_AUDIENCE = PROLONGEMENTS.inscrire(
    Prolongement(
        code="DOCUMENTS",
        libelle="Documents",
        portee="AUDIENCE",
        adresse=lambda audience: reverse("decisions:pieces", args=[audience.pk]),
        droit="decisions.lire_pieces",
        touche="Alt+D",
        rang=30,
    )
)
