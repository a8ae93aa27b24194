"""Inscrire une affaire à un rôle, l'en retirer, l'y rétablir."""

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from audiences.models import Affaire, Audience, Inscription, Note
from mistral.socle.comptes.models import Utilisateur
from mistral.socle.erreurs import ActeImpossible
from mistral.socle.journal import consigner


@transaction.atomic
def inscrire(audience: Audience, *, affaire: Affaire, par: Utilisateur) -> Inscription:
    """Inscrit l'affaire en dernier rang, note vierge ; elle vient de son dernier passage.

    Retirée du rôle, elle y est rétablie. Erreurs : `ActeImpossible` si l'affaire y figure déjà, si l'audience
    est levée ou annulée.
    """
    audience = _ouverte_a_l_inscription(audience)
    if affaire.juridiction_id != audience.juridiction_id:
        raise ActeImpossible("Cette affaire est d’un autre tribunal. Rien n’a changé.")
    deja = Inscription.objects.filter(audience=audience, affaire=affaire).first()
    if deja is not None and deja.retiree_le is None:
        raise ActeImpossible(f"Cette affaire figure déjà au rôle, au rang {deja.rang}. Rien n’a changé.")
    if deja is not None:
        return retablir_au_role(deja, par=par)
    passages = Inscription.objects.filter(audience=audience)
    inscription = Inscription.objects.create(
        juridiction_id=audience.juridiction_id,
        audience=audience,
        affaire=affaire,
        rang=(passages.aggregate(dernier=Max("rang"))["dernier"] or 0) + 1,
        vient_de=_passage_precedent(affaire, audience),
    )
    Note.objects.create(juridiction_id=audience.juridiction_id, inscription=inscription)
    consigner("affaire-inscrite", inscription, par=par)
    return inscription


@transaction.atomic
def retirer_du_role(inscription: Inscription, *, motif: str, par: Utilisateur) -> Inscription:
    """Retire du rôle une affaire qui n'a pas été appelée ; elle y reste, barrée, avec son motif."""
    inscription = _verrouiller(inscription)
    if inscription.retiree_le is not None:
        return inscription
    if inscription.appelee_le is not None:
        raise ActeImpossible(
            "L’affaire a été appelée\u00a0: elle ne peut plus être retirée du rôle. Rien n’a changé."
        )
    if not motif.strip():
        raise ActeImpossible("Dites pourquoi l’affaire est retirée du rôle. Rien n’a changé.")
    inscription.retiree_le, inscription.motif_retrait = timezone.now(), motif.strip()
    inscription.save(update_fields=["retiree_le", "motif_retrait"])
    consigner("affaire-retiree-du-role", inscription, par=par)
    return inscription


@transaction.atomic
def retablir_au_role(inscription: Inscription, *, par: Utilisateur) -> Inscription:
    """Rétablit au rôle, à son rang, une affaire qui en avait été retirée."""
    inscription = _verrouiller(inscription)
    if inscription.retiree_le is None:
        return inscription
    inscription.retiree_le, inscription.motif_retrait = None, ""
    inscription.save(update_fields=["retiree_le", "motif_retrait"])
    consigner("affaire-retablie-au-role", inscription, par=par)
    return inscription


def _ouverte_a_l_inscription(audience: Audience) -> Audience:
    audience = Audience.objects.select_for_update(of=("self",)).get(pk=audience.pk)
    if audience.levee_le is not None:
        raise ActeImpossible("L’audience est levée\u00a0: son rôle ne change plus. Rien n’a changé.")
    if audience.annulee_le is not None:
        raise ActeImpossible("L’audience est annulée\u00a0: son rôle ne change plus. Rien n’a changé.")
    return audience


def _verrouiller(inscription: Inscription) -> Inscription:
    _ouverte_a_l_inscription(inscription.audience)
    return (
        Inscription.objects.select_for_update(of=("self",)).select_related("affaire").get(pk=inscription.pk)
    )


def _passage_precedent(affaire: Affaire, audience: Audience) -> Inscription | None:
    """Donne le dernier passage de l'affaire avant cette audience, s'il n'a pas déjà une suite."""
    passage = (
        Inscription.objects.filter(affaire=affaire, audience__date__lte=audience.date)
        .exclude(audience=audience)
        .order_by("-audience__date", "-pk")
        .first()
    )
    return passage if passage is not None and not passage.suites.exists() else None
