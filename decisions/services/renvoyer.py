"""Renvoyer une affaire à une autre audience, ou sans date."""

from datetime import date, time

from django.db import transaction
from django.db.models import Max, QuerySet
from django.utils import timezone

from audiences.choix import Formation, Issue
from audiences.models import Audience, Inscription, Mention, Note
from audiences.services.creer_audience import creer_audience
from audiences.services.mouvoir_audience import retablir_audience
from decisions.choix import EtatDecision, TypeRenvoi
from decisions.models import Renvoi
from decisions.motif_renvoi import MOTIFS_RENVOI
from decisions.services.passage import exiger_appelee, verrouiller
from mistral.socle.comptes.models import Service, Utilisateur
from mistral.socle.erreurs import ActeImpossible
from mistral.socle.francais import INSECABLE, date_longue
from mistral.socle.journal import consigner

# Motif d'annulation d'une audience qu'un renvoi avait créée, et que son annulation laisse vide.
MOTIF_VIDEE = "Le renvoi qui avait créé cette audience est annulé"


@transaction.atomic
def renvoyer(
    inscription: Inscription,
    *,
    demandeur: str,
    motif: str,
    type: str,
    par: Utilisateur,
    precision: str = "",
    date: date | None = None,
    heure: time | None = None,
    service: Service | None = None,
    mention: Mention | None = None,
) -> Renvoi:
    """Enregistre le renvoi et inscrit l'affaire à l'audience suivante, créée s'il n'y en a pas.

    L'affaire rejoint l'audience du même service et du même jour, au dernier rang. La première audience
    garde sa note, ses présences et ses brouillons. Lève `ActeImpossible` si l'affaire n'est pas appelée, a
    déjà une issue ou une décision validée, ou si la date ne convient pas.
    """
    passage = verrouiller(inscription)
    _exiger_renvoyable(passage)
    if MOTIFS_RENVOI[motif].demande_precision and not precision.strip():
        raise ActeImpossible("Ce motif de renvoi ne vaut qu’avec une précision\u202f: indiquez-la.")
    suivant, est_creee = None, False
    if type != TypeRenvoi.SANS_DATE:
        _exiger_date_a_venir(passage, date)
        audience, est_creee = _audience(passage, service or passage.audience.service, date, heure, par)
        suivant = _inscrire(passage, audience)
    renvoi = Renvoi.objects.create(
        inscription=passage,
        juridiction_id=passage.juridiction_id,
        motif=motif,
        precision=precision,
        demandeur=demandeur,
        type=type,
        date=date if suivant else None,
        heure=suivant.audience.heure_prevue if suivant else None,
        service=suivant.audience.service if suivant else None,
        vers=suivant,
        cree_audience=est_creee,
        mention=mention,
        par=par,
    )
    passage.issue = Issue.RENVOYEE
    passage.save(update_fields=["issue"])
    consigner("affaire-renvoyee", renvoi, par=par)
    return renvoi


def _exiger_renvoyable(passage: Inscription) -> None:
    exiger_appelee(passage)
    if passage.issue:
        raise ActeImpossible(
            f"Cette affaire a déjà une issue à cette audience{INSECABLE}: {passage.get_issue_display()}. "
            "Annulez-la d’abord. Rien n’a été changé."
        )
    if passage.decisions.exclude(etat=EtatDecision.BROUILLON).exists():
        raise ActeImpossible(
            "La décision d’un prévenu est déjà validée\u202f: reprenez-la avant de renvoyer l’affaire. "
            "Rien n’a été changé."
        )


def _exiger_date_a_venir(passage: Inscription, jour: date | None) -> None:
    if jour is None:
        raise ActeImpossible("Indiquez la date de renvoi, ou choisissez un renvoi sans date.")
    if jour < timezone.localdate():
        raise ActeImpossible(f"Le {date_longue(jour)} est passé\u202f: choisissez une date à venir.")
    if jour <= passage.audience.date:
        raise ActeImpossible(
            f"La date de renvoi doit suivre celle de l’audience, le {date_longue(passage.audience.date)}."
        )


def _audience(
    passage: Inscription, service: Service, jour: date, heure: time | None, par: Utilisateur
) -> tuple[Audience, bool]:
    """Donne l'audience du service ce jour-là, verrouillée, et dit si ce renvoi l'a créée.

    À l'heure dite s'il y en a plusieurs. Une audience annulée ne reçoit rien ; celle que l'annulation d'un
    renvoi avait vidée est rétablie plutôt que doublée.
    """
    du_jour = Audience.objects.select_for_update(of=("self",)).filter(
        juridiction=passage.juridiction_id, service=service, date=jour, levee_le__isnull=True
    )
    prevues = list(du_jour.filter(annulee_le__isnull=True).order_by("heure_prevue", "id"))
    if prevues:
        return next((audience for audience in prevues if audience.heure_prevue == heure), prevues[0]), False
    if heure is None:
        raise ActeImpossible(
            f"Aucune audience n’est encore prévue pour {service} le {date_longue(jour)}\u202f: "
            "indiquez l’heure pour la créer."
        )
    if videe := _videe(du_jour.filter(heure_prevue=heure, annulee_le__isnull=False)):
        retablir_audience(videe, motif="Une affaire y est renvoyée de nouveau", par=par)
        return videe, True
    formation = Formation(passage.audience.formation)
    return creer_audience(service=service, date=jour, heure_prevue=heure, formation=formation, par=par), True


def _videe(annulees: QuerySet[Audience]) -> Audience | None:
    """Donne l'audience annulée parce que le renvoi qui l'avait créée a été annulé."""
    for audience in annulees.filter(inscriptions__isnull=True):
        dernier = audience.mouvements.last()
        if dernier is not None and dernier.motif == MOTIF_VIDEE:
            return audience
    return None


def _inscrire(passage: Inscription, audience: Audience) -> Inscription:
    """Donne le passage de l'affaire à cette audience ; s'il y est déjà, il n'est pas changé."""
    deja = Inscription.objects.filter(audience=audience, affaire=passage.affaire_id).first()
    if deja is not None:
        if deja.retiree_le is not None or deja.appelee_le is not None or hasattr(deja, "renvoyee_par"):
            raise ActeImpossible(
                "L’affaire figure déjà à cette audience, ou en a été retirée. Choisissez une autre date."
            )
        return deja
    dernier = audience.inscriptions.aggregate(rang=Max("rang"))["rang"] or 0
    suivant = Inscription.objects.create(
        audience=audience,
        juridiction_id=passage.juridiction_id,
        affaire=passage.affaire,
        rang=dernier + 1,
        vient_de=passage,
    )
    Note.objects.create(inscription=suivant, juridiction_id=suivant.juridiction_id)
    return suivant
