"""Garde ce qui se demande à l'audience, avec la mention qui le dit."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from django.db import transaction

from audiences.choix import Qualite
from audiences.models import (
    Constitution,
    DemandeCivile,
    DemandeDefense,
    Inscription,
    Mention,
    Partie,
    PeineRequise,
    Requisition,
)
from audiences.services.ajouter_parties import ajouter_partie
from audiences.services.modifier_partie import modifier_partie
from audiences.services.porter_donnee import porter_donnee
from audiences.services.retirer_partie import retablir_partie, retirer_partie
from mistral.socle.comptes.models import Utilisateur
from mistral.socle.erreurs import ActeImpossible

_RETRAIT = "constitution de partie civile retirée de la note"


@transaction.atomic
def noter_requisition(inscription: Inscription, saisie: Mapping, *, mention: Mention) -> Requisition:
    """Enregistre ou corrige ce qui est requis. Erreur : `ActeImpossible` si une autre mention le porte."""
    prevenu = saisie["prevenu"]
    autres = Requisition.objects.filter(inscription=inscription, prevenu=prevenu).exclude(mention=mention)
    if autres.exists():
        raise ActeImpossible(
            "Les réquisitions contre ce prévenu sont déjà notées\u202f: corrigez-les depuis leur mention. "
            "Rien n’a été changé."
        )
    champs = ("prevenu", "culpabilite", "mandat", "a_execution_provisoire", "sont_ecrites")
    requisition = porter_donnee(Requisition, inscription, mention, {nom: saisie[nom] for nom in champs})
    requisition.peines.all().delete()
    PeineRequise.objects.bulk_create(
        PeineRequise(
            juridiction_id=inscription.juridiction_id,
            requisition=requisition,
            rang=rang,
            nature=nature,
            texte=texte,
        )
        for rang, (nature, texte) in enumerate(saisie["peines"], start=1)
    )
    return requisition


@transaction.atomic
def noter_demandes(
    inscription: Inscription,
    demandes: Sequence[tuple[str, Decimal | None, str]],
    *,
    partie_civile: Partie,
    prevenu: Partie | None,
    mention: Mention,
) -> list[DemandeCivile]:
    """Enregistre les demandes que porte la mention, à la place de celles qu'elle portait."""
    DemandeCivile.objects.filter(inscription=inscription, mention=mention).delete()
    return DemandeCivile.objects.bulk_create(
        DemandeCivile(
            juridiction_id=inscription.juridiction_id,
            inscription=inscription,
            mention=mention,
            partie_civile=partie_civile,
            prevenu=prevenu,
            rang=rang,
            poste=poste,
            montant=montant,
            precision=precision,
        )
        for rang, (poste, montant, precision) in enumerate(demandes, start=1)
    )


@transaction.atomic
def constituer(
    inscription: Inscription, saisie: Mapping, *, identite: Mapping, mention: Mention, par: Utilisateur
) -> Constitution:
    """Fait de la personne une partie civile, ou l'ajoute ; corriger défait d'abord ce qui avait été fait.

    Erreur : `ActeImpossible` si elle s'est déjà constituée, ou si sa qualité ne peut plus changer.
    """
    ancienne = Constitution.objects.filter(inscription=inscription, mention=mention).first()
    partie = saisie["partie"]
    if ancienne is not None and partie == ancienne.partie:
        ancienne.prevenu, ancienne.mode = saisie["prevenu"], saisie["mode"]
        ancienne.save(update_fields=["prevenu", "mode"])
        return ancienne
    if ancienne is not None:
        _defaire(ancienne, par)
    est_ajoutee = partie is None
    if est_ajoutee:
        partie = ajouter_partie(
            inscription.affaire, valeurs={"qualite": Qualite.PARTIE_CIVILE}, identite=identite, par=par
        )
    if Constitution.objects.filter(inscription=inscription, partie=partie).exists():
        raise ActeImpossible(
            "Cette personne s’est déjà constituée\u202f: corrigez-la depuis sa mention. Rien n’a été changé."
        )
    avant = partie.qualite
    if avant != Qualite.PARTIE_CIVILE:
        modifier_partie(partie, identite={}, valeurs={"qualite": Qualite.PARTIE_CIVILE}, par=par)
    return Constitution.objects.create(
        juridiction_id=inscription.juridiction_id,
        inscription=inscription,
        mention=mention,
        partie=partie,
        prevenu=saisie["prevenu"],
        mode=saisie["mode"],
        qualite_avant=avant,
        est_ajoutee=est_ajoutee,
    )


@transaction.atomic
def retirer_constitution(inscription: Inscription, mention: Mention, *, par: Utilisateur) -> None:
    """Rend à la personne sa qualité précédente, et retire ses demandes que porte la mention."""
    DemandeCivile.objects.filter(inscription=inscription, mention=mention).delete()
    constitution = Constitution.objects.filter(inscription=inscription, mention=mention).first()
    if constitution is not None:
        _defaire(constitution, par)


def _defaire(constitution: Constitution, par: Utilisateur) -> None:
    partie = constitution.partie
    DemandeCivile.objects.filter(mention=constitution.mention_id).delete()
    if constitution.est_ajoutee:
        retirer_partie(partie, motif=_RETRAIT, par=par)
    else:
        if partie.retiree_le is not None:
            retablir_partie(partie, par=par)
        modifier_partie(partie, identite={}, valeurs={"qualite": constitution.qualite_avant}, par=par)
    constitution.delete()


@transaction.atomic
def noter_plaidoirie(inscription: Inscription, saisie: Mapping, *, mention: Mention) -> list[DemandeDefense]:
    """Enregistre ce que la défense demande, à la place de ce que la mention portait."""
    DemandeDefense.objects.filter(inscription=inscription, mention=mention).delete()
    return DemandeDefense.objects.bulk_create(
        DemandeDefense(
            juridiction_id=inscription.juridiction_id,
            inscription=inscription,
            mention=mention,
            prevenu=saisie["prevenu"],
            rang=rang,
            nature=nature,
            precision=saisie["precision"] if nature == saisie["demandes"][-1] else "",
        )
        for rang, nature in enumerate(saisie["demandes"], start=1)
    )


@transaction.atomic
def retirer_plaidoirie(inscription: Inscription, mention: Mention) -> None:
    """Retire les demandes de la défense que porte la mention."""
    DemandeDefense.objects.filter(inscription=inscription, mention=mention).delete()


@transaction.atomic
def retirer_demandes(inscription: Inscription, mention: Mention) -> None:
    """Retire les demandes civiles que porte la mention."""
    DemandeCivile.objects.filter(inscription=inscription, mention=mention).delete()
