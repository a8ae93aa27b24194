"""Note d'audience en PDF."""

from audiences.prolongement import PROLONGEMENTS, Prolongement
from decisions.selectors.pieces import adresse_du_document

NOTE_PDF = PROLONGEMENTS.inscrire(
    Prolongement(
        code="NOTE_PDF",
        libelle="Note (PDF)",
        portee="INSCRIPTION",
        adresse=lambda inscription: adresse_du_document(inscription, "NOTE"),
        droit="decisions.lire_pieces",
        rang=40,
    )
)
