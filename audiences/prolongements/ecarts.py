"""Différences avec le dernier rôle importé."""

from django.urls import reverse

from audiences.prolongement import PROLONGEMENTS, Prolongement
from audiences.selectors.ecarts import nombre_d_ecarts


def _resume(audience) -> str:
    nombre = nombre_d_ecarts(audience)
    return f"{nombre} à régler" if nombre else "aucune"


PROLONGEMENTS.inscrire(
    Prolongement(
        code="ECARTS",
        libelle="Import : différences",
        portee="AUDIENCE",
        adresse=lambda audience: reverse("audiences:ecarts", args=[audience.pk]),
        droit="audiences.consulter",
        resume=_resume,
        rang=40,
    )
)
