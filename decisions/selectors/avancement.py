"""Où en sont les décisions d'une audience ou d'un passage."""

from django.db.models import Prefetch, QuerySet

from audiences.choix import Issue, Qualite
from audiences.models import Audience, Inscription, Partie
from decisions.choix import EtatDecision
from decisions.models import Decision


def passages_appeles(audience: Audience) -> QuerySet[Inscription]:
    """Donne les passages appelés et non retirés, dans l'ordre d'appel. Une requête."""
    return (
        Inscription.objects.filter(audience=audience, appelee_le__isnull=False, retiree_le__isnull=True)
        .select_related("affaire")
        .order_by("rang")
    )


def prevenus_a_juger(audience: Audience) -> list[tuple[Inscription, Partie, bool]]:
    """Donne, pour chaque affaire appelée qui n'a pas une autre issue, ses prévenus et si c'est validé.

    Trois requêtes : passages, prévenus, décisions.
    """
    prevenus = Partie.objects.filter(qualite=Qualite.PREVENU, retiree_le__isnull=True).select_related(
        "personne"
    )
    validees = Decision.objects.exclude(etat=EtatDecision.BROUILLON)
    passages = (
        passages_appeles(audience)
        .filter(issue__in=("", Issue.RETENUE_JUGEE))
        .prefetch_related(
            Prefetch("affaire__parties", prevenus, to_attr="prevenus"),
            Prefetch("decisions", validees, to_attr="validees"),
        )
    )
    return [
        (passage, prevenu, prevenu.pk in {decision.prevenu_id for decision in passage.validees})
        for passage in passages
        for prevenu in passage.affaire.prevenus
    ]


def resume_des_decisions(inscription: Inscription) -> str:
    """Dit où en est la décision d'un passage : « 2 prévenus à décider ». Deux requêtes au plus."""
    if inscription.issue:
        return inscription.get_issue_display()
    prevenus = Partie.objects.filter(
        affaire=inscription.affaire_id, qualite=Qualite.PREVENU, retiree_le__isnull=True
    ).count()
    validees = Decision.objects.filter(inscription=inscription).exclude(etat=EtatDecision.BROUILLON).count()
    reste = max(prevenus - validees, 0)
    if not reste:
        return ""
    return f"{reste} prévenu{'s' if reste > 1 else ''} à décider"
