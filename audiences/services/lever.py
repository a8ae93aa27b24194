"""Levée de l'audience."""

from django.db import transaction
from django.utils import timezone

from audiences.models import Audience, Inscription, SuspensionAffaire
from audiences.services.enchainer import enchainer
from mistral.socle.comptes.models import Utilisateur
from mistral.socle.erreurs import ActeImpossible
from mistral.socle.francais import enumerer
from mistral.socle.journal import consigner


@transaction.atomic
def lever(audience: Audience, *, par: Utilisateur) -> Audience:
    """Lève l'audience à l'heure du serveur ; déjà levée, elle garde son heure.

    Une affaire appelée et non terminée l'interdit : la note dirait des débats sans fin.
    """
    audience = Audience.objects.select_for_update(of=("self",)).get(pk=audience.pk)
    if audience.levee_le is not None:
        return audience
    if audience.ouverte_le is None:
        raise ActeImpossible("L’audience n’a pas été ouverte : elle ne peut être levée. Rien n’a changé.")
    ouvertes = Inscription.objects.filter(
        audience=audience, appelee_le__isnull=False, terminee_le__isnull=True, issue=""
    ).select_related("affaire")
    if noms := [str(inscription) for inscription in ouvertes]:
        suite = (
            "a été appelée sans être terminée" if len(noms) == 1 else "ont été appelées sans être terminées"
        )
        raise ActeImpossible(
            f"L’audience n’est pas levée : {enumerer(noms)} {suite}. "
            "Terminez d’abord les débats, puis levez l’audience."
        )
    audience.levee_le = timezone.now()
    audience.save(update_fields=["levee_le"])
    enchainer(audience, None, a=audience.levee_le)
    # Une affaire suspendue, puis renvoyée ou mise en délibéré, l'est encore : la levée y met fin.
    SuspensionAffaire.objects.filter(inscription__audience=audience, fin_le__isnull=True).update(
        fin_le=audience.levee_le
    )
    consigner("audience-levee", audience, par=par)
    return audience
