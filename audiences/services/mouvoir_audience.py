"""Déplacer, annuler, rétablir une audience qui n'a pas été ouverte ; chaque mouvement garde son motif."""

from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone

from audiences.choix import NatureMouvement, ObjetSuivi
from audiences.models import Audience, MouvementAudience
from audiences.services.corriger import corriger
from mistral.socle.comptes.models import Utilisateur
from mistral.socle.erreurs import ActeImpossible
from mistral.socle.journal import consigner

DEPLACABLES = frozenset({"service", "date", "heure_prevue", "formation", "salle"})


@transaction.atomic
def deplacer_audience(
    audience: Audience, valeurs: Mapping[str, object], *, motif: str, par: Utilisateur
) -> list[str]:
    """Change date, heure, salle, service, formation, capacité, et donne les champs changés.

    Ce qu'avait dit Cassiopée est gardé : un import ne défait pas le déplacement. Une capacité corrigée seule
    n'est pas un mouvement et ne demande pas de motif.
    """
    audience = _verrouiller(audience)
    if audience.annulee_le is not None:
        raise ActeImpossible(
            "L’audience est annulée\u00a0: rétablissez-la pour la déplacer. Rien n’a changé."
        )
    tribunaux = {valeurs[nom].juridiction_id for nom in ("service", "salle") if valeurs.get(nom) is not None}
    if tribunaux - {audience.juridiction_id}:
        raise ActeImpossible("Ce service ou cette salle est d’un autre tribunal. Rien n’a changé.")
    mouvement = _mouvement(audience, NatureMouvement.DEPLACEE, motif, par)
    changes = corriger(ObjetSuivi.AUDIENCE, audience, valeurs, par=par, audience=audience)
    if DEPLACABLES & set(changes):
        if not motif.strip():
            raise ActeImpossible("Dites pourquoi l’audience est déplacée. Rien n’a changé.")
        mouvement.save(force_insert=True)
        consigner("audience-deplacee", audience, par=par)
    return changes


@transaction.atomic
def annuler_audience(audience: Audience, *, motif: str, par: Utilisateur) -> None:
    """Annule l'audience ; ses affaires y restent inscrites et sont à réaudiencer."""
    audience = _verrouiller(audience)
    if audience.annulee_le is not None:
        return
    if not motif.strip():
        raise ActeImpossible("Dites pourquoi l’audience est annulée. Rien n’a changé.")
    _mouvement(audience, NatureMouvement.ANNULEE, motif, par).save(force_insert=True)
    audience.annulee_le = timezone.now()
    audience.save(update_fields=["annulee_le"])
    consigner("audience-annulee", audience, par=par)


@transaction.atomic
def retablir_audience(audience: Audience, *, motif: str, par: Utilisateur) -> None:
    """Rétablit une audience annulée, telle qu'elle était."""
    audience = _verrouiller(audience)
    if audience.annulee_le is None:
        return
    if not motif.strip():
        raise ActeImpossible("Dites pourquoi l’audience est rétablie. Rien n’a changé.")
    _mouvement(audience, NatureMouvement.RETABLIE, motif, par).save(force_insert=True)
    audience.annulee_le = None
    audience.save(update_fields=["annulee_le"])
    consigner("audience-retablie", audience, par=par)


def _verrouiller(audience: Audience) -> Audience:
    trouvee = (
        Audience.objects.select_for_update(of=("self",))
        .select_related("service", "salle")
        .get(pk=audience.pk)
    )
    if trouvee.ouverte_le is not None:
        raise ActeImpossible(
            "L’audience a été ouverte\u00a0: elle ne peut plus être déplacée ni annulée. Rien n’a changé."
        )
    return trouvee


def _mouvement(
    audience: Audience, nature: NatureMouvement, motif: str, par: Utilisateur
) -> MouvementAudience:
    """Dresse le mouvement, avec l'audience telle qu'elle était avant lui."""
    return MouvementAudience(
        juridiction_id=audience.juridiction_id,
        audience=audience,
        nature=nature,
        motif=motif.strip(),
        avant_date=audience.date,
        avant_heure=audience.heure_prevue,
        avant_service=audience.service.nom,
        avant_salle=audience.salle.nom if audience.salle else "",
        avant_formation=audience.formation,
        par=par,
    )
