"""Joindre une affaire à une autre de la même audience (CPP 387), et défaire la jonction."""

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from audiences.choix import Issue
from audiences.empechement import Portee, empechement
from audiences.models import Audience, Inscription, Jonction
from audiences.services.appeler import appeler
from mistral.socle.comptes.models import Utilisateur
from mistral.socle.erreurs import ActeImpossible
from mistral.socle.journal import consigner

_RIEN = "Rien n’a changé."


@transaction.atomic
def joindre(jointe: Inscription, *, a: Inscription, par: Utilisateur) -> Jonction:
    """Joint l'affaire à une autre : elle prend l'issue « jointe », parties et faits restent les siens.

    Jointe à une affaire elle-même jointe, elle l'est à la principale de celle-ci ; celles qu'elle avait
    reçues la suivent. Appelées ensemble : pas encore appelée, elle l'est avec la principale. Erreurs :
    `ActeImpossible` si les audiences diffèrent, si l'audience n'est pas en cours, si l'une des deux a une
    issue ou une décision validée.
    """
    audience = _audience_en_cours(a)
    principale = _racine(_verrouiller(a))
    jointe = _verrouiller(jointe)
    _exiger_joignable(jointe, principale, audience)
    appeler(jointe, par=par)
    recues = list(jointe.jonctions.select_for_update(of=("self",)).filter(defaite_le__isnull=True))
    jonction = _creer(jointe, principale, par)
    for recue in recues:
        _clore(recue)
        consigner("affaire-jointe", _creer(recue.jointe, principale, par), par=par)
    jointe = _verrouiller(jointe)
    jointe.issue = Issue.JOINTE
    jointe.save(update_fields=["issue"])
    consigner("affaire-jointe", jonction, par=par)
    return jonction


@transaction.atomic
def defaire_jonction(jonction: Jonction, *, par: Utilisateur) -> None:
    """Rend l'affaire à elle-même : son issue est rétablie, l'heure de son appel est gardée.

    Erreurs : `ActeImpossible` si la jonction est déjà défaite, l'audience levée, ou une décision validée.
    """
    jonction = Jonction.objects.select_for_update(of=("self",)).get(pk=jonction.pk)
    if jonction.defaite_le is not None:
        raise ActeImpossible(f"Cette jonction a déjà été défaite. {_RIEN}")
    _audience_en_cours(jonction.principale)
    _refuser_jugees((jonction.principale, jonction.jointe))
    jointe = _verrouiller(jonction.jointe)
    _clore(jonction)
    jointe.issue = ""
    jointe.save(update_fields=["issue"])
    consigner("jonction-defaite", jonction, par=par)


def _audience_en_cours(inscription: Inscription) -> Audience:
    audience = Audience.objects.select_for_update(of=("self",)).get(pk=inscription.audience_id)
    if audience.levee_le is not None:
        raise ActeImpossible(f"L’audience est levée\u00a0: les jonctions n’y changent plus. {_RIEN}")
    if audience.ouverte_le is None:
        raise ActeImpossible(
            f"L’audience n’est pas ouverte\u00a0: c’est le tribunal qui ordonne la jonction. {_RIEN}"
        )
    return audience


def _verrouiller(inscription: Inscription) -> Inscription:
    return (
        Inscription.objects.select_for_update(of=("self",)).select_related("affaire").get(pk=inscription.pk)
    )


def _racine(inscription: Inscription) -> Inscription:
    """Donne la principale d'une affaire elle-même jointe, sinon elle-même."""
    jonction = inscription.jonctions_subies.filter(defaite_le__isnull=True).first()
    return _verrouiller(jonction.principale) if jonction else inscription


def _exiger_joignable(jointe: Inscription, principale: Inscription, audience: Audience) -> None:
    if jointe.audience_id != audience.pk:
        raise ActeImpossible(f"Les deux affaires ne sont pas à la même audience. {_RIEN}")
    if jointe.pk == principale.pk:
        raise ActeImpossible(f"Une affaire ne se joint pas à elle-même. {_RIEN}")
    if jointe.issue == Issue.JOINTE:
        raise ActeImpossible(f"{jointe.affaire} est déjà jointe à une autre affaire. {_RIEN}")
    for passage in (principale, jointe):
        if passage.retiree_le is not None:
            raise ActeImpossible(f"{passage.affaire} est retirée du rôle de l’audience. {_RIEN}")
        if passage.issue:
            issue = passage.get_issue_display()
            raise ActeImpossible(
                f"{passage.affaire} a déjà une issue à cette audience\u00a0: {issue}. {_RIEN}"
            )
    if principale.appelee_le is None:
        raise ActeImpossible(f"{principale.affaire} n’a pas encore été appelée\u00a0: appelez-la. {_RIEN}")
    _refuser_jugees((principale, jointe))


def _refuser_jugees(passages: Iterable[Inscription]) -> None:
    if raison := empechement(Portee.JUGE, [passage.pk for passage in passages]):
        raise ActeImpossible(f"{raison} {_RIEN}")


def _creer(jointe: Inscription, principale: Inscription, par: Utilisateur) -> Jonction:
    return Jonction.objects.create(
        juridiction_id=principale.juridiction_id, principale=principale, jointe=jointe, par=par
    )


def _clore(jonction: Jonction) -> None:
    jonction.defaite_le = timezone.now()
    jonction.save(update_fields=["defaite_le"])
