"""Export des indicateurs."""

from django.db import transaction

from mistral.socle.comptes.models import Service, Utilisateur
from mistral.socle.journal import consigner
from pilotage.documents.classeur import classeur
from pilotage.selection import Selection
from pilotage.selectors.tableau import tableau_de


@transaction.atomic
def exporter(selection: Selection, services: tuple[Service, ...], *, par: Utilisateur) -> bytes:
    """Donne le classeur XLSX de la sélection et le consigne, une entrée par tribunal exporté."""
    contenu = classeur(tableau_de(selection, services))
    for juridiction in selection.tribunaux:
        consigner("indicateurs-exportes", juridiction, par=par, juridiction_id=juridiction.pk)
    return contenu
