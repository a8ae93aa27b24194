"""Les passages d'une audience, autour de celui que l'on regarde."""

from audiences.models import Inscription


def voisins_de(inscription: Inscription) -> tuple[Inscription | None, Inscription | None]:
    """Donne le passage précédent et le suivant dans l'ordre d'appel, `None` au bout du rôle. Une requête."""
    role = list(
        Inscription.objects.filter(audience=inscription.audience_id, retiree_le__isnull=True)
        .select_related("affaire")
        .order_by("rang")
    )
    rangs = [passage.pk for passage in role]
    if inscription.pk not in rangs:
        return None, None
    place = rangs.index(inscription.pk)
    avant = role[place - 1] if place else None
    return avant, (role[place + 1] if place + 1 < len(role) else None)
