"""Du document déclaré au PDF : contexte, gabarit, impression."""

from dataclasses import dataclass
from typing import Any

from django.template.loader import render_to_string

from mistral.socle.document import Document
from mistral.socle.pdf import imprimer


@dataclass(frozen=True)
class Impression:
    """PDF produit, et ce qui manque aux données dont il est tiré."""

    pdf: bytes
    manques: tuple[str, ...]


def imprimer_document(document: Document, objet: Any) -> Impression:
    """Imprime ce document d'après les données enregistrées de l'objet.

    Le contexte porte son `titre`. Erreurs : `ImpressionImpossible`, avec une phrase.
    """
    contexte = document.contexte(objet)
    html = render_to_string(document.gabarit, {"d": contexte})
    return Impression(imprimer(html, titre=contexte.titre), tuple(document.manques(contexte)))
