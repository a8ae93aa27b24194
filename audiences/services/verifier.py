"""Répondre aux points de préparation, et défaire une réponse."""

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from audiences.choix import EtatVerification
from audiences.models import Audience, Inscription, Verification
from audiences.preparatif import PREPARATIFS
from mistral.socle.comptes.models import Utilisateur
from mistral.socle.erreurs import ActeImpossible
from mistral.socle.journal import consigner


@transaction.atomic
def verifier(
    inscriptions: Iterable[Inscription],
    codes: Iterable[str],
    *,
    etat: EtatVerification,
    remarque: str = "",
    par: Utilisateur,
) -> int:
    """Répond à ces points pour ces affaires, et donne le nombre de réponses changées.

    Une réponse déjà donnée est remplacée ; la même, sans remarque nouvelle, garde son auteur et son heure.
    Erreurs : `ActeImpossible` si l'audience est levée, l'affaire retirée, ou le point calculé seulement.
    """
    visees, points = _verrouiller(inscriptions), list(codes)
    _refuser_calcules(points)
    connues = {
        (reponse.inscription_id, reponse.code): reponse
        for reponse in Verification.objects.filter(inscription__in=visees, code__in=points)
    }
    maintenant, changees = timezone.now(), 0
    for inscription in visees:
        for code in points:
            connue = connues.get((inscription.pk, code))
            if connue and connue.etat == etat and remarque in ("", connue.remarque):
                continue
            reponse = connue or Verification(
                juridiction_id=inscription.juridiction_id, inscription=inscription, code=code
            )
            reponse.etat, reponse.remarque, reponse.par, reponse.le = etat, remarque, par, maintenant
            reponse.save()
            consigner("point-verifie", reponse, par=par)
            changees += 1
    return changees


@transaction.atomic
def defaire(inscription: Inscription, code: str, *, par: Utilisateur) -> None:
    """Retire la réponse du greffe : le point est de nouveau jugé d'après les données."""
    visees = _verrouiller([inscription])
    retirees, _ = Verification.objects.filter(inscription__in=visees, code=code).delete()
    if retirees:
        consigner("point-retabli", inscription, par=par)


def _verrouiller(inscriptions: Iterable[Inscription]) -> list[Inscription]:
    cles = [inscription.pk for inscription in inscriptions]
    visees = list(
        Inscription.objects.select_for_update(of=("self",))
        .filter(pk__in=cles)
        .select_related("affaire")
        .order_by("pk")
    )
    if Audience.objects.filter(inscriptions__in=visees, levee_le__isnull=False).exists():
        raise ActeImpossible("L’audience est levée : sa préparation ne change plus. Rien n’a été changé.")
    retirees = [str(inscription) for inscription in visees if inscription.retiree_le is not None]
    if retirees:
        raise ActeImpossible(f"{retirees[0]} a été retirée du rôle. Rien n’a été changé.")
    return visees


def _refuser_calcules(codes: Iterable[str]) -> None:
    for code in codes:
        if not PREPARATIFS[code].est_manuel:
            raise ActeImpossible(
                f"« {PREPARATIFS[code].libelle} » se règle dans le dossier, pas ici. Rien n’a été changé."
            )
