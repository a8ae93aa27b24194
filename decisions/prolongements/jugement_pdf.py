"""Jugement en PDF."""

from audiences.prolongement import PROLONGEMENTS, Prolongement
from decisions.selectors.pieces import adresse_du_document

JUGEMENT_PDF = PROLONGEMENTS.inscrire(
    Prolongement(
        code="JUGEMENT_PDF",
        libelle="Jugement (PDF)",
        portee="INSCRIPTION",
        adresse=lambda inscription: adresse_du_document(inscription, "JUG"),
        droit="decisions.lire_pieces",
        rang=50,
    )
)
