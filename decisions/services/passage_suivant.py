"""Le passage suivant d'une affaire renvoyée ou mise en délibéré : ce qui le crée et le retire."""

from datetime import date, time

from django.db.models import Max, QuerySet
from django.utils import timezone

from audiences.choix import Formation
from audiences.models import Audience, Inscription, Note
from audiences.services.creer_audience import creer_audience
from audiences.services.mouvoir_audience import annuler_audience, retablir_audience
from decisions.choix import EtatDecision
from decisions.services.passage import exiger_appelee
from mistral.socle.comptes.models import Service, Utilisateur
from mistral.socle.erreurs import ActeImpossible
from mistral.socle.francais import INSECABLE, date_longue

# Motif d'annulation d'une audience qu'un renvoi ou un délibéré avait créée, et que son retrait laisse vide.
MOTIF_VIDEE = "Le renvoi qui avait créé cette audience est annulé"


def exiger_sans_issue(passage: Inscription, *, avant: str) -> None:
    """Refuse une affaire non appelée, qui a déjà une issue ou une décision validée ; `avant` : « de … »."""
    exiger_appelee(passage)
    if passage.issue:
        raise ActeImpossible(
            f"Cette affaire a déjà une issue à cette audience{INSECABLE}: {passage.get_issue_display()}. "
            "Annulez-la d’abord. Rien n’a été changé."
        )
    if passage.decisions.exclude(etat=EtatDecision.BROUILLON).exists():
        raise ActeImpossible(
            f"La décision d’un prévenu est déjà validée\u202f: reprenez-la avant {avant}. "
            "Rien n’a été changé."
        )


def exiger_date_a_venir(passage: Inscription, jour: date | None, *, de_quoi: str) -> None:
    """Refuse une date absente, passée, ou qui ne suit pas l'audience ; `de_quoi` : « de renvoi »."""
    if jour is None:
        raise ActeImpossible(f"Indiquez la date {de_quoi}, ou choisissez un renvoi sans date.")
    if jour < timezone.localdate():
        raise ActeImpossible(f"Le {date_longue(jour)} est passé\u202f: choisissez une date à venir.")
    if jour <= passage.audience.date:
        raise ActeImpossible(
            f"La date {de_quoi} doit suivre celle de l’audience, le {date_longue(passage.audience.date)}."
        )


def audience_suivante(
    passage: Inscription, service: Service, jour: date, heure: time | None, par: Utilisateur
) -> tuple[Audience, bool]:
    """Donne l'audience du service ce jour-là, verrouillée, et dit si elle vient d'être créée.

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


def inscrire_a_la_suite(passage: Inscription, audience: Audience) -> Inscription:
    """Donne le passage de l'affaire à cette audience, au dernier rang ; déjà inscrit, il ne change pas."""
    deja = Inscription.objects.filter(audience=audience, affaire=passage.affaire_id).first()
    if deja is not None:
        est_pris = hasattr(deja, "renvoyee_par") or hasattr(deja, "delibere_de")
        if deja.retiree_le is not None or deja.appelee_le is not None or est_pris:
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


def retirer_la_suite(
    passage: Inscription, suivant: Inscription, *, cree_audience: bool, par: Utilisateur
) -> None:
    """Retire le passage suivant s'il vient de celui-ci ; l'audience créée pour lui, restée vide, est annulée.

    Une affaire qui y était déjà inscrite y reste. À appeler après avoir supprimé ce qui désigne ce passage.
    """
    if suivant.vient_de_id != passage.pk:
        return
    if hasattr(suivant, "note"):
        suivant.note.delete()
    suivant.delete()
    if cree_audience:
        _retirer_si_vide(suivant.audience, par)


def _retirer_si_vide(audience: Audience, par: Utilisateur) -> None:
    """Annule l'audience, si rien d'autre ne s'y rattache ; elle reste au journal.

    Elle n'est pas supprimée : un rôle reçu, une composition ou une autre affaire peuvent déjà la désigner.
    """
    audience = Audience.objects.select_for_update(of=("self",)).get(pk=audience.pk)
    est_libre = audience.ouverte_le is None and audience.annulee_le is None and not audience.id_cassiopee
    if est_libre and not audience.inscriptions.exists() and not audience.intervenants.exists():
        annuler_audience(audience, motif=MOTIF_VIDEE, par=par)


def exiger_intact(suivant: Inscription, *, garde: str) -> None:
    """Refuse dès que le passage suivant porte une trace ; `garde` dit ce qui ne change pas."""
    if suivant.audience.ouverte_le is not None or suivant.appelee_le is not None:
        raise ActeImpossible(f"L’audience suivante a déjà été ouverte. {garde}")
    note = getattr(suivant, "note", None)
    deja = (
        (note is not None and note.operations.exists())
        or suivant.comparutions.exists()
        or suivant.decisions.exists()
        or suivant.pieces.exists()
        or suivant.verifications.exists()
        or suivant.remplacements.exists()
        or suivant.jonctions.exists()
        or suivant.disjonctions.exists()
    )
    if deja:
        raise ActeImpossible(f"Le passage suivant de cette affaire est déjà préparé ou noté. {garde}")
