"""Suspension et reprise dites à la note : la phrase et l'intervalle s'écrivent ensemble."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from audiences.choix import NatureSession
from audiences.choix_horloge import HeureNotee
from audiences.models import Audience, Inscription, Mention, Session, SuspensionAffaire
from audiences.selectors.sessions import session_en_cours
from audiences.services.corriger_heure import corriger_heure
from audiences.services.prononcer import prononcer
from audiences.services.reprendre import reprendre
from audiences.services.reprendre_affaire import reprendre_affaire
from audiences.services.suspendre import suspendre
from audiences.services.suspendre_affaire import suspendre_affaire
from mistral.socle.comptes.models import Utilisateur
from mistral.socle.erreurs import ActeImpossible
from mistral.socle.journal import consigner

MOTIF = "Corrigée depuis la note"


@transaction.atomic
def dire_suspension(
    inscription: Inscription,
    *,
    de_l_audience: bool,
    nature: NatureSession,
    motif: str,
    a: datetime | None,
    mention: Mention,
    par: Utilisateur,
) -> Session | SuspensionAffaire:
    """Suspend, ou rattache à la mention la suspension qui vient d'être notée ; redite, la corrige.

    Lève `ActeImpossible` si la mention parlait de l'audience et parle désormais de l'affaire, ou l'inverse.
    """
    portee = suspension_portee(mention)
    if portee is not None:
        if isinstance(portee, Session) != de_l_audience:
            raise ActeImpossible(
                "Cette phrase dit autre chose\u202f: effacez-la, puis écrivez la bonne. Rien n’a changé."
            )
        return _corriger(portee, inscription, nature=nature, motif=motif, a=a, par=par)
    if de_l_audience:
        suspendre(inscription.audience, nature=nature, motif=motif, a=a, mention=mention, par=par)
        courante = session_en_cours(inscription.audience)
    else:
        courante = suspendre_affaire(inscription, nature=nature, motif=motif, a=a, mention=mention, par=par)
    if courante.mention_id is None:
        courante.mention = mention
        courante.save(update_fields=["mention"])
        return _corriger(courante, inscription, nature=nature, motif=motif, a=a, par=par)
    if courante.mention_id != mention.pk:
        raise ActeImpossible("La suspension est déjà dite\u202f: corrigez-la depuis sa mention.")
    return courante


def _corriger(objet, inscription, *, nature, motif, a, par):
    motif = motif if nature == NatureSession.SUSPENSION else ""
    if (objet.nature, objet.motif) != (nature, motif):
        objet.nature, objet.motif = nature, motif
        objet.save(update_fields=["nature", "motif"])
        consigner("suspension-requalifiee", objet, par=par)
    heure = HeureNotee.INTERVALLE if isinstance(objet, Session) else HeureNotee.SUSPENSION
    _redire(inscription, heure, objet.pk, objet.debut_le, a, par)
    objet.refresh_from_db()
    return objet


@transaction.atomic
def dire_reprise(
    inscription: Inscription,
    *,
    de_l_audience: bool,
    a: datetime | None,
    mention: Mention,
    par: Utilisateur,
) -> datetime:
    """Reprend, ou rattache à la mention la reprise déjà notée ; redite, la corrige. Donne l'heure."""
    if de_l_audience:
        return _dire_reprise_audience(inscription, a, mention, par)
    suspension = SuspensionAffaire.objects.filter(mention_fin=mention).first()
    if suspension is None:
        suspension = reprendre_affaire(inscription, a=a, mention=mention, par=par)
    if suspension is None:
        suspension = inscription.suspensions.filter(mention_fin__isnull=True).order_by("debut_le").last()
    if suspension is None or suspension.fin_le is None:
        raise ActeImpossible("L’affaire n’était pas suspendue\u202f: elle n’a pas à reprendre.")
    if suspension.mention_fin_id != mention.pk:
        suspension.mention_fin = mention
        suspension.save(update_fields=["mention_fin"])
    _redire(inscription, HeureNotee.REPRISE, suspension.pk, suspension.fin_le, a, par)
    suspension.refresh_from_db()
    return suspension.fin_le


def _dire_reprise_audience(inscription, a, mention, par):
    session = Session.objects.filter(mention=mention, nature=NatureSession.DEBATS).first()
    if session is None:
        reprendre(inscription.audience, a=a, mention=mention, par=par)
        session = session_en_cours(inscription.audience)
        est_reprise = Session.objects.filter(audience=session.audience_id, debut_le__lt=session.debut_le)
        if not est_reprise.exists():
            raise ActeImpossible("L’audience n’a pas été suspendue\u202f: elle n’a pas à reprendre.")
    if session.mention_id is None:
        session.mention = mention
        session.save(update_fields=["mention"])
    if session.mention_id != mention.pk:
        raise ActeImpossible("La reprise est déjà dite\u202f: corrigez-la depuis sa mention.")
    _redire(inscription, HeureNotee.INTERVALLE, session.pk, session.debut_le, a, par)
    session.refresh_from_db()
    return session.debut_le


@transaction.atomic
def dire_prononce(inscription: Inscription, *, a: datetime | None, par: Utilisateur) -> datetime:
    """Porte l'heure du prononcé ; déjà portée, la corrige si une autre est dite. Donne l'heure."""
    passage = prononcer(inscription, a=a, par=par)
    _redire(passage, HeureNotee.PRONONCE, passage.pk, passage.prononcee_le, a, par)
    passage.refresh_from_db()
    return passage.prononcee_le


def _redire(inscription, heure, cible, notee, a, par) -> None:
    """Corrige l'heure si celle qui est dite n'est pas, à la minute, celle qui est notée."""
    if a is None or a == notee.replace(second=0, microsecond=0):
        return
    if a == notee:
        return
    audience = Audience.objects.get(pk=inscription.audience_id)
    corriger_heure(audience, heure=heure, cible=cible, nouvelle=a, motif=MOTIF, par=par)


def suspension_portee(mention: Mention) -> Session | SuspensionAffaire | None:
    """Donne la suspension que dit cette mention. Deux requêtes au plus."""
    sessions = Session.objects.filter(mention=mention).exclude(nature=NatureSession.DEBATS)
    return sessions.first() or SuspensionAffaire.objects.filter(mention=mention).first()


@transaction.atomic
def taire(mention: Mention) -> None:
    """Détache l'heure de la phrase qu'on efface : l'heure reste, et se corrige aux horaires."""
    Session.objects.filter(mention=mention).update(mention=None)
    SuspensionAffaire.objects.filter(mention=mention).update(mention=None)
    SuspensionAffaire.objects.filter(mention_fin=mention).update(mention_fin=None)


def dite(instant: datetime) -> datetime:
    """Donne l'instant à l'heure de Paris."""
    return timezone.localtime(instant)
