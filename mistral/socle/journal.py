"""Journal des actes : une entrée par acte, dans la même transaction, jamais le texte lui-même."""

from mistral.socle.models import EntreeJournal


def consigner(acte: str, objet=None, *, par, juridiction_id: int | None = None) -> EntreeJournal:
    """Ajoute au journal l'acte accompli par cette personne sur cet objet.

    La juridiction est celle de l'objet, sauf indication contraire. `par` peut être `None` pour un acte
    du système. À appeler dans la transaction de l'acte.
    """
    return EntreeJournal.objects.create(
        acte=acte,
        utilisateur=par,
        juridiction_id=juridiction_id or getattr(objet, "juridiction_id", None),
        objet_type=objet._meta.label_lower if objet is not None else "",
        objet_id=objet.pk if objet is not None else None,
    )
