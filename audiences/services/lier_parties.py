"""Dire qu'une partie en représente une autre, en répond ou lui est liée."""

from django.db import transaction
from django.utils import timezone

from audiences.choix import NatureRepresentation
from audiences.models import Partie, Representation
from mistral.socle.comptes.models import Utilisateur
from mistral.socle.erreurs import ActeImpossible
from mistral.socle.journal import consigner


@transaction.atomic
def lier_parties(
    representant: Partie,
    *,
    represente: Partie,
    nature: NatureRepresentation,
    par: Utilisateur,
    lien_juridique: tuple[str, str] = ("", ""),
    lien_social: tuple[str, str] = ("", ""),
) -> Representation:
    """Lie ces deux parties d'une même affaire ; un lien déjà dit est précisé, un lien retiré revient.

    Chaque lien (juridique, social) est un couple de code et de libellé. Erreur : `ActeImpossible` si les
    parties sont la même, ou de deux affaires.
    """
    if representant.pk == represente.pk:
        raise ActeImpossible("Une partie ne se représente pas elle-même. Rien n’a changé.")
    if representant.affaire_id != represente.affaire_id:
        raise ActeImpossible("Ces deux parties ne sont pas de la même affaire. Rien n’a changé.")
    lien, _ = Representation.objects.update_or_create(
        representant=representant,
        represente=represente,
        defaults={
            "juridiction_id": representant.juridiction_id,
            "nature": nature,
            "lien_juridique_code": lien_juridique[0],
            "lien_juridique": lien_juridique[1],
            "lien_social_code": lien_social[0],
            "lien_social": lien_social[1],
            "retiree_le": None,
        },
    )
    consigner("parties-liees", lien, par=par)
    return lien


@transaction.atomic
def delier_parties(lien: Representation, *, par: Utilisateur) -> Representation:
    """Retire ce lien ; les deux parties restent au dossier."""
    lien = Representation.objects.select_for_update(of=("self",)).get(pk=lien.pk)
    if lien.retiree_le is None:
        lien.retiree_le = timezone.now()
        lien.save(update_fields=["retiree_le"])
        consigner("parties-deliees", lien, par=par)
    return lien
