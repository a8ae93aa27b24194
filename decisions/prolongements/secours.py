"""Dossier de secours de l'audience."""

from django.urls import reverse

from audiences.prolongement import PROLONGEMENTS, Prolongement

DOSSIER_DE_SECOURS = PROLONGEMENTS.inscrire(
    Prolongement(
        code="SECOURS",
        libelle="Dossier de secours",
        portee="AUDIENCE",
        adresse=lambda audience: (
            f"{reverse('decisions:pieces', args=[audience.pk])}#produire-secours-audience-{audience.pk}"
        ),
        droit="decisions.lire_pieces",
        rang=35,
    )
)
