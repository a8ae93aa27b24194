"""Ce qu'un acte de l'horloge exige : une affaire en séance, une heure qui suit les autres."""

from datetime import datetime

from django.utils import timezone

from audiences.choix import NatureSession
from audiences.models import Audience, Inscription
from audiences.selectors.sessions import session_en_cours
from mistral.socle.erreurs import ActeImpossible
from mistral.socle.francais import heure


def exiger_instant(a: datetime | None, *, apres: datetime) -> datetime:
    """Donne l'heure dite, ou maintenant ; refuse une heure à venir, ou antérieure à ce qu'elle suit."""
    maintenant = timezone.now()
    if a is None:
        return maintenant
    if a > maintenant:
        raise ActeImpossible("Cette heure est à venir. Rien n’a changé.")
    # Une heure dite l'est à la minute : « 14 h 05 » suit ce qui s'est passé à 14 h 05 min 40 s.
    if a < apres.replace(second=0, microsecond=0):
        precedente = timezone.localtime(apres)
        raise ActeImpossible(
            f"Cette heure précède {heure(precedente.hour, precedente.minute)}, la dernière notée\u202f: "
            "corrigez d’abord celle-ci, aux horaires de l’audience. Rien n’a changé."
        )
    return max(a, apres)


def exiger_affaire_en_seance(inscription: Inscription, *, faire: str) -> Inscription:
    """Verrouille l'audience puis le passage ; refuse hors séance, avant l'appel et après la fin.

    `faire` complète la phrase du refus : « l'affaire n'a pas été appelée : on ne peut … ».
    """
    audience = Audience.objects.select_for_update(of=("self",)).get(pk=inscription.audience_id)
    passage = Inscription.objects.select_for_update(of=("self",)).get(pk=inscription.pk)
    if passage.appelee_le is None:
        raise ActeImpossible(f"L’affaire n’a pas été appelée\u202f: on ne peut {faire}. Appelez-la d’abord.")
    if passage.terminee_le is not None or audience.levee_le is not None:
        raise ActeImpossible(f"L’affaire est terminée\u202f: on ne peut plus {faire}. Rien n’a changé.")
    courante = session_en_cours(audience)
    if courante is None or courante.nature != NatureSession.DEBATS:
        raise ActeImpossible(f"L’audience est suspendue\u202f: reprenez-la pour {faire}. Rien n’a changé.")
    return passage
