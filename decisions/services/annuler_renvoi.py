"""Annuler le renvoi d'une affaire."""

from django.db import transaction

from audiences.models import Audience, Inscription
from audiences.services.mouvoir_audience import annuler_audience
from decisions.models import Renvoi
from decisions.services.passage import verrouiller
from decisions.services.renvoyer import MOTIF_VIDEE
from mistral.socle.comptes.models import Utilisateur
from mistral.socle.erreurs import ActeImpossible
from mistral.socle.journal import consigner

_GARDE = "Le renvoi est gardé tel quel."


@transaction.atomic
def annuler_renvoi(renvoi: Renvoi, *, par: Utilisateur) -> None:
    """Retire le renvoi et le passage qu'il avait créé, tant que l'audience suivante n'a pas commencé.

    L'audience que le renvoi avait créée, restée vide, est annulée. Le passage suivant n'est retiré que s'il
    vient de ce renvoi et que rien n'y a été écrit ; une affaire qui y était déjà inscrite y reste. La note de
    la première audience n'est pas touchée.
    """
    passage = verrouiller(renvoi.inscription)
    courant = Renvoi.objects.select_for_update(of=("self",)).filter(pk=renvoi.pk).first()
    if courant is None:
        raise ActeImpossible("Ce renvoi a déjà été annulé.")
    suivant = None
    if courant.vers_id is not None:
        suivant = verrouiller(courant.vers)
        _exiger_intact(suivant)
    consigner("renvoi-annule", passage, par=par)
    courant.delete()
    if suivant is not None and suivant.vient_de_id == passage.pk:
        if hasattr(suivant, "note"):
            suivant.note.delete()
        suivant.delete()
        if courant.cree_audience:
            _retirer_si_vide(suivant.audience, par)
    passage.issue = ""
    passage.save(update_fields=["issue"])


def _retirer_si_vide(audience: Audience, par: Utilisateur) -> None:
    """Annule l'audience que le renvoi avait créée, si rien d'autre ne s'y rattache ; elle reste au journal.

    Elle n'est pas supprimée : un rôle reçu, une composition ou une autre affaire peuvent déjà la désigner.
    """
    audience = Audience.objects.select_for_update(of=("self",)).get(pk=audience.pk)
    est_libre = audience.ouverte_le is None and audience.annulee_le is None and not audience.id_cassiopee
    if est_libre and not audience.inscriptions.exists() and not audience.intervenants.exists():
        annuler_audience(audience, motif=MOTIF_VIDEE, par=par)


def _exiger_intact(suivant: Inscription) -> None:
    """Refuse dès que le passage suivant porte la trace de quoi que ce soit."""
    if suivant.audience.ouverte_le is not None or suivant.appelee_le is not None:
        raise ActeImpossible(f"L’audience de renvoi a déjà été ouverte. {_GARDE}")
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
        raise ActeImpossible(f"Le passage suivant de cette affaire est déjà préparé ou noté. {_GARDE}")
