"""Intégrité de ce qui a été tapé : la chaîne d'empreintes des opérations d'une note."""

from audiences.models import Note, OperationNote
from audiences.operation import contenu_canonique, empreinte


def verifier_chaine(note: Note) -> OperationNote | None:
    """Donne la première opération dont l'empreinte ne suit pas de la précédente ; rien si tout se tient.

    Une requête.
    """
    precedente = ""
    for operation in note.operations.order_by("id").iterator():
        attendue = empreinte(precedente, contenu_canonique(operation))
        if operation.precedente != precedente or operation.empreinte != attendue:
            return operation
        precedente = operation.empreinte
    return None
