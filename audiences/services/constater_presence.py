"""Constate la présence d'une partie à l'audience."""

from collections.abc import Mapping

from django.db import transaction

from audiences.models import Avocat, Comparution, Inscription, Mention
from mistral.socle.erreurs import ActeImpossible
from mistral.socle.francais import nom_affiche


@transaction.atomic
def constater_presence(inscription: Inscription, saisie: Mapping, *, mention: Mention) -> Comparution:
    """Enregistre la présence que porte la mention, ou la corrige.

    Écrit par une commande, qui la consigne. Erreur : `ActeImpossible` si une autre mention la porte déjà.
    """
    partie = saisie["partie"]
    voisines = Comparution.objects.select_for_update(of=("self",)).filter(inscription=inscription)
    comparution = voisines.filter(mention=mention).first()
    deja = voisines.filter(partie=partie).first()
    if deja is not None and deja.mention_id not in (None, mention.pk):
        personne = partie.personne
        nom = nom_affiche(personne.nom, personne.prenom, x_se_disant=personne.est_x_se_disant)
        raise ActeImpossible(
            f"La présence de {nom} est déjà notée\u202f: corrigez-la depuis sa mention. Rien n’a été changé."
        )
    if comparution is not None and deja is not None and deja != comparution:
        deja.delete()
    comparution = comparution or deja or Comparution(inscription=inscription)
    comparution.juridiction_id = inscription.juridiction_id
    comparution.partie = partie
    comparution.mention = mention
    comparution.avocat = _avocat(inscription, saisie)
    for champ in ("mode", "modalite", "etablissement", "est_commis", "mandat_le"):
        setattr(comparution, champ, saisie[champ])
    comparution.save()
    return comparution


@transaction.atomic
def retirer_presence(inscription: Inscription, mention: Mention) -> None:
    """Retire la présence que porte la mention."""
    Comparution.objects.filter(inscription=inscription, mention=mention).delete()


def _avocat(inscription: Inscription, saisie: Mapping) -> Avocat | None:
    if saisie["avocat"] or not saisie["avocat_nom"]:
        return saisie["avocat"]
    avocat, _ = Avocat.objects.get_or_create(
        juridiction_id=inscription.juridiction_id,
        nom=saisie["avocat_nom"],
        barreau=saisie["avocat_barreau"],
    )
    return avocat
