"""Les délibérés d'une affaire."""

from audiences.models import Inscription
from decisions.models import Delibere


def delibere_de(inscription: Inscription) -> Delibere | None:
    """Donne le délibéré mis à ce passage, avec l'audience où il sera vidé. Une requête."""
    return (
        Delibere.objects.filter(inscription=inscription)
        .select_related("salle", "vers__audience__service")
        .first()
    )
