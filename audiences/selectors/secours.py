"""Lectures du dossier de secours : ce que l'impression de l'audience ne porte pas déjà."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch

from audiences.models import Audience, Inscription, Mention

RENVOI = "RENVOI_DEM"


@dataclass(frozen=True)
class PassageAnterieur:
    """Audience où l'affaire est déjà passée : le jour, la chambre, ce qu'il en advint, ce qui en fut noté."""

    le: date
    service: str
    issue: str
    renvoi: tuple[str, ...]


def passages_anterieurs(audience: Audience) -> dict[int, list[PassageAnterieur]]:
    """Donne, par affaire du rôle, ses passages d'avant, du plus ancien au plus récent. Deux requêtes."""
    notes = Mention.objects.filter(etape=RENVOI, effacee_le=None).order_by("rang", "id")
    passages = (
        Inscription.objects.filter(
            affaire__in=audience.inscriptions.values("affaire"),
            audience__date__lte=audience.date,
            retiree_le=None,
        )
        .exclude(audience=audience)
        .select_related("audience__service", "note")
        .prefetch_related(Prefetch("note__mentions", notes))
        .order_by("audience__date", "audience__heure_prevue", "pk")
    )
    par_affaire: dict[int, list[PassageAnterieur]] = {}
    for passage in passages:
        par_affaire.setdefault(passage.affaire_id, []).append(
            PassageAnterieur(
                le=passage.audience.date,
                service=passage.audience.service.nom,
                issue=passage.get_issue_display(),
                renvoi=tuple(_textes(passage)),
            )
        )
    return par_affaire


def _textes(passage: Inscription) -> list[str]:
    note = getattr(passage, "note", None)
    return [mention.texte.strip() for mention in note.mentions.all() if mention.texte.strip()] if note else []
