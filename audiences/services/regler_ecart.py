"""Régler un écart entre ce que le greffe a saisi et ce que Cassiopée dit."""

from django.db import IntegrityError, transaction
from django.utils import timezone

from audiences.choix import ObjetSuivi
from audiences.jeu_de_donnees import MODELES, champ_de_modele
from audiences.models import Affaire, Audience, Correction
from audiences.selectors.ecarts import valeur_de
from audiences.services.intituler import reintituler
from mistral.socle.comptes.models import Utilisateur
from mistral.socle.erreurs import ActeImpossible
from mistral.socle.journal import consigner


@transaction.atomic
def regler_ecart(correction: Correction, *, prendre: bool, par: Utilisateur) -> None:
    """Prend la valeur du rôle, ou garde la nôtre jusqu'à ce que Cassiopée en dise une autre.

    Prise, le champ suit de nouveau les rôles. Un second appel ne change rien.
    Erreur : `ActeImpossible` si la valeur reçue ne peut plus être prise.
    """
    ouverte = Correction.objects.select_for_update(of=("self",)).filter(pk=correction.pk).first()
    if ouverte is None or ouverte.reglee_le is not None or not ouverte.est_divergente:
        return
    if prendre:
        cible = _prendre(ouverte)
        ouverte.delete()
    else:
        cible = ouverte.affaire or ouverte.audience
        ouverte.reglee_le, ouverte.reglee_par = timezone.now(), par
        ouverte.save(update_fields=["reglee_le", "reglee_par"])
    consigner("ecart-pris" if prendre else "ecart-garde", cible, par=par)


def _prendre(correction: Correction) -> Affaire | Audience:
    objet = ObjetSuivi(correction.objet)
    cible = MODELES[objet].objects.select_for_update(of=("self",)).get(pk=correction.objet_id)
    if objet is ObjetSuivi.AUDIENCE and cible.ouverte_le is not None:
        raise ActeImpossible("L’audience est ouverte : un rôle ne la déplace plus. Gardez votre valeur.")
    champ = champ_de_modele(objet, correction.champ)
    setattr(cible, champ.attname, valeur_de(objet, correction.champ, correction.valeur_recue))
    try:
        with transaction.atomic():
            cible.save(update_fields=[correction.champ])
    except IntegrityError:
        raise ActeImpossible(
            "La valeur du rôle ne peut plus être prise : ce qu’elle désigne n’existe plus, ou la contredit. "
            "Gardez la vôtre, ou corrigez-la à la main."
        ) from None
    if correction.affaire is not None:
        reintituler(correction.affaire)
    return correction.affaire or correction.audience
