"""Lectures complètes pour l'impression : l'audience et son rôle, le passage et sa note."""

from django.db.models import Prefetch, QuerySet

from audiences.choix import NatureRepresentation
from audiences.models import (
    Audience,
    Comparution,
    Infraction,
    Inscription,
    Mention,
    MentionPosterieure,
    Partie,
    Prevention,
    Remplacement,
    Representation,
    SegmentNote,
)
from audiences.selectors.jonction import passages_joints


def _parties() -> QuerySet[Partie]:
    return (
        Partie.objects.filter(retiree_le=None)
        .select_related("personne", "avocat")
        .prefetch_related(Prefetch("representations", _liens()))
        .order_by("rang", "id")
    )


def _liens() -> QuerySet[Representation]:
    return Representation.objects.filter(
        nature=NatureRepresentation.REPRESENTE, retiree_le=None
    ).select_related("represente__personne")


def _preventions() -> QuerySet[Prevention]:
    return (
        Prevention.objects.actives()
        .filter(infraction__retiree_le=None)
        .select_related("infraction__racine")
        .order_by("infraction__rang", "infraction_id", "id")
    )


def _remplacements() -> QuerySet[Remplacement]:
    return Remplacement.objects.order_by("fauteuil")


def _affaire(chemin: str) -> list[Prefetch]:
    """Donne de quoi charger les parties d'une affaire, leurs préventions et les faits. Quatre requêtes."""
    return [
        Prefetch(f"{chemin}__parties", _parties()),
        Prefetch(f"{chemin}__parties__preventions", _preventions()),
        Prefetch(f"{chemin}__infractions", Infraction.objects.poursuivies()),
    ]


def audience_a_imprimer(audience: Audience) -> Audience:
    """Donne l'audience, sa composition et les affaires maintenues à son rôle, dans l'ordre. Huit requêtes."""
    inscriptions = (
        Inscription.objects.filter(retiree_le=None)
        .select_related("affaire")
        .prefetch_related(*_affaire("affaire"), Prefetch("remplacements", _remplacements()))
        .order_by("rang")
    )
    return (
        Audience.objects.select_related("juridiction", "service", "salle")
        .prefetch_related("intervenants", Prefetch("inscriptions", inscriptions))
        .get(pk=audience.pk)
    )


def joints_a_imprimer(inscription: Inscription) -> list[Inscription]:
    """Donne les passages des affaires jointes, parties, faits et présences. Une requête, sept s'il y en a."""
    presences = Comparution.objects.filter(inscription__audience=inscription.audience_id)
    return list(
        passages_joints(inscription)
        .select_related("affaire")
        .prefetch_related(*_affaire("affaire"), Prefetch("comparutions", presences.select_related("avocat")))
        .order_by("rang", "pk")
    )


def passage_a_imprimer(inscription: Inscription) -> Inscription:
    """Donne le passage : audience, composition, parties, faits, présences, mentions. Onze requêtes."""
    return (
        Inscription.objects.select_related(
            "affaire",
            "audience__juridiction",
            "audience__service",
            "audience__salle",
            "note__signee_par",
            "note__visee_par",
        )
        .prefetch_related(
            "audience__intervenants",
            *_affaire("affaire"),
            Prefetch("remplacements", _remplacements()),
            Prefetch("comparutions", Comparution.objects.select_related("avocat")),
            Prefetch(
                "note__mentions",
                Mention.objects.filter(effacee_le=None)
                .select_related("partie__personne", "segment", "auteur")
                .order_by("rang", "id"),
            ),
            Prefetch("note__segments", SegmentNote.objects.select_related("greffier", "releve__entrant")),
            Prefetch("note__mentions_posterieures", MentionPosterieure.objects.select_related("auteur")),
        )
        .get(pk=inscription.pk)
    )
