"""Liens vers la relève, depuis l'audience et depuis une note."""

from django.urls import reverse

from audiences.prolongement import PROLONGEMENTS, Prolongement
from audiences.selectors.releve import releves_de
from mistral.socle.templatetags.francais import a_l_heure


def _resume(audience) -> str:
    """Dit les relèves faites : « 16 h 10 : PERRIN Anne, puis COSTA Marc ». Une requête."""
    faites = [releve for releve in releves_de(audience) if releve.entrant]
    return "\u202f; ".join(f"{a_l_heure(r.le)}\u00a0: {r.sortant}, puis {r.entrant}" for r in faites)


PROLONGEMENTS.inscrire(
    Prolongement(
        code="RELEVE",
        libelle="Relève",
        portee="AUDIENCE",
        adresse=lambda audience: reverse("audiences:releve", args=[audience.pk]),
        droit="audiences.signer_note",
        resume=_resume,
        rang=80,
    )
)
PROLONGEMENTS.inscrire(
    Prolongement(
        code="RELEVE_NOTE",
        libelle="Relève",
        portee="INSCRIPTION",
        adresse=lambda passage: (
            reverse("audiences:releve", args=[passage.audience_id]) + f"?passage={passage.pk}"
        ),
        droit="audiences.signer_note",
        rang=80,
    )
)
