"""Revenir à ce qu'avait dit Cassiopée."""

from django.db import transaction

from audiences.choix import ObjetSuivi
from audiences.jeu_de_donnees import CHAMPS, MODELES, valeur_lue
from audiences.models import Affaire, Correction, Partie
from audiences.services.corriger import corriger
from audiences.services.intituler import reintituler_toutes
from mistral.socle.comptes.models import Utilisateur
from mistral.socle.erreurs import ActeImpossible


@transaction.atomic
def revenir(correction: Correction, *, par: Utilisateur) -> list[str]:
    """Redonne au champ, et à ceux qui ne vont pas sans lui, la valeur reçue ; donne les champs changés.

    Un libellé revient avec son code, un jour avec son mois et son année. Erreur : `ActeImpossible` si
    Cassiopée n'a rien dit de ce champ, ou si ce qu'elle désignait n'existe plus.
    """
    objet = ObjetSuivi(correction.objet)
    cible = MODELES[objet].objects.select_for_update(of=("self",)).get(pk=correction.objet_id)
    ensemble = Correction.objects.filter(
        objet=objet, objet_id=cible.pk, champ__in=solidaires(objet, correction.champ)
    )
    valeurs = {une.champ: valeur_lue(objet, une.champ, une.valeur_recue) for une in ensemble}
    if not any(une.valeur_recue for une in ensemble):
        raise ActeImpossible("Aucun rôle n’a dit cette donnée\u00a0: il n’y a rien à quoi revenir.")
    if any(une.valeur_recue and valeurs[une.champ] is None for une in ensemble):
        raise ActeImpossible("Ce que Cassiopée désignait n’existe plus. Rien n’a changé.")
    changes = corriger(objet, cible, valeurs, par=par, affaire=correction.affaire)
    reintituler_toutes(_affaires(objet, cible))
    return changes


def solidaires(objet: ObjetSuivi, nom: str) -> set[str]:
    """Donne les champs qui n'ont de sens qu'ensemble : libellé et code, jour, mois et année."""
    champ = next((un for un in CHAMPS[objet] if nom in (un.nom, un.code)), None)
    if champ is not None and champ.code:
        return {champ.nom, champ.code}
    base, _, partie = nom.rpartition("_")
    if partie in {"annee", "mois", "jour"}:
        return {f"{base}_{une}" for une in ("annee", "mois", "jour")}
    return {nom}


def _affaires(objet: ObjetSuivi, cible) -> list[Affaire]:
    """Donne les affaires dont l'intitulé a pu changer."""
    parties = {
        ObjetSuivi.PERSONNE: lambda: Partie.objects.filter(personne=cible),
        ObjetSuivi.PARTIE: lambda: Partie.objects.filter(pk=cible.pk),
    }.get(objet)
    if objet == ObjetSuivi.AFFAIRE:
        return [cible]
    return list(Affaire.objects.filter(parties__in=parties()).distinct()) if parties else []
