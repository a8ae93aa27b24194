"""Les faits d'une affaire, saisis à la main : ajouter, corriger, retirer, rétablir."""

from collections.abc import Collection, Iterable, Mapping

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from audiences.choix import ObjetSuivi, Qualite
from audiences.models import Affaire, Infraction, Inscription, Natinf, Partie, Prevention
from audiences.selectors.faits import Concerne, bornes_des_faits, valeurs_de_date
from audiences.selectors.natinf import version_au_jour_des_faits
from audiences.services.corriger import corriger
from audiences.verrou import verrouillees
from mistral.socle.comptes.models import Utilisateur
from mistral.socle.erreurs import ActeImpossible
from mistral.socle.francais import nom_affiche
from mistral.socle.journal import consigner

RIEN = "Rien n’a été changé."


@transaction.atomic
def ajouter_fait(
    affaire: Affaire, *, valeurs: Mapping[str, object], concernes: Collection[Concerne], par: Utilisateur
) -> Infraction:
    """Ajoute un fait et le reproche à ces prévenus ; deux faits peuvent porter le même numéro NATINF."""
    verrouiller_affaire(affaire.pk)
    dernier = affaire.infractions.aggregate(dernier=Max("rang"))["dernier"] or 0
    fait = Infraction(affaire=affaire, juridiction_id=affaire.juridiction_id, rang=dernier + 1)
    for nom, valeur in qualifier(valeurs).items():
        setattr(fait, nom, valeur)
    fait.save(force_insert=True)
    _reprocher(fait, concernes)
    consigner("fait-ajoute", fait, par=par)
    return fait


@transaction.atomic
def modifier_fait(
    fait: Infraction, *, valeurs: Mapping[str, object], concernes: Collection[Concerne], par: Utilisateur
) -> None:
    """Corrige un fait et ceux à qui il est reproché ; ce que Cassiopée avait dit reste à côté.

    Un numéro ou une date changés recopient libellé, articles et peine de la version du jour des faits. Un
    prévenu dont la prévention a été requalifiée n'est pas touché ici.
    """
    verrouiller_affaire(fait.affaire_id)
    siennes = list(Prevention.objects.filter(infraction=fait).select_related("prevenu__personne"))
    actives = set(Prevention.objects.actives().filter(infraction=fait).values_list("pk", flat=True))
    exiger_libres(siennes)
    change_de_texte = valeurs["natinf"] != fait.natinf or any(
        valeurs[nom] != valeur for nom, valeur in valeurs_de_date(fait).items()
    )
    nouvelles = qualifier(valeurs, avant=fait) if change_de_texte else dict(valeurs)
    if not nouvelles.get("libelle"):
        nouvelles["libelle"] = fait.libelle
    corriger(ObjetSuivi.INFRACTION, fait, nouvelles, par=par, affaire=fait.affaire)
    voulus = {concerne.prevenu: concerne for concerne in concernes}
    for prevention in siennes:
        voulu = voulus.pop(prevention.prevenu_id, None)
        if prevention.pk in actives and voulu is None and fait.racine_id is None:
            _retirer(prevention)
        elif prevention.pk in actives and voulu is not None:
            corriger(ObjetSuivi.PREVENTION, prevention, voulu.valeurs, par=par, affaire=fait.affaire)
        elif prevention.retiree_le is not None and voulu is not None and fait.racine_id is None:
            prevention.retiree_le = None
            prevention.save(update_fields=["retiree_le"])
            corriger(ObjetSuivi.PREVENTION, prevention, voulu.valeurs, par=par, affaire=fait.affaire)
    if fait.racine_id is None:
        _reprocher(fait, voulus.values())
    consigner("fait-modifie", fait, par=par)


@transaction.atomic
def retirer_fait(fait: Infraction, *, motif: str, par: Utilisateur) -> None:
    """Retire un fait de la poursuite, avec son motif ; il reste montré et se rétablit."""
    verrouiller_affaire(fait.affaire_id)
    if fait.racine_id is not None:
        raise ActeImpossible(
            f"Ce fait vient d’une autre qualification\u00a0: revenez à la précédente. {RIEN}"
        )
    if Infraction.objects.filter(racine=fait, retiree_le__isnull=True).exists():
        raise ActeImpossible(f"Ce fait a été requalifié\u00a0: revenez d’abord à sa qualification. {RIEN}")
    if fait.retiree_le is not None:
        raise ActeImpossible(f"Ce fait est déjà retiré. {RIEN}")
    exiger_libres(Prevention.objects.filter(infraction=fait).select_related("prevenu__personne"))
    fait.retiree_le, fait.motif_retrait = timezone.now(), motif
    fait.save(update_fields=["retiree_le", "motif_retrait"])
    consigner("fait-retire", fait, par=par)


@transaction.atomic
def retablir_fait(fait: Infraction, *, par: Utilisateur) -> None:
    """Rétablit un fait retiré, avec ses préventions."""
    verrouiller_affaire(fait.affaire_id)
    if fait.racine_id is not None or fait.retiree_le is None:
        raise ActeImpossible(f"Ce fait n’est pas à rétablir. {RIEN}")
    fait.retiree_le, fait.motif_retrait = None, ""
    fait.save(update_fields=["retiree_le", "motif_retrait"])
    consigner("fait-retabli", fait, par=par)


def verrouiller_affaire(affaire_id: int) -> None:
    """Attend les actes en cours sur l'affaire : une décision s'enregistre sous le verrou de son passage."""
    passages = Inscription.objects.select_for_update(of=("self",)).filter(affaire=affaire_id)
    list(passages.order_by("pk"))
    Affaire.objects.select_for_update(of=("self",)).get(pk=affaire_id)


def exiger_libres(preventions: Iterable[Prevention]) -> None:
    """Refuse si une décision porte sur l'une de ces préventions, en disant pour qui et quoi faire."""
    par_cle = {prevention.pk: prevention for prevention in preventions}
    for cle, raison in verrouillees(par_cle.keys()).items():
        personne = par_cle[cle].prevenu.personne
        nom = nom_affiche(personne.nom, personne.prenom)
        raise ActeImpossible(f"Pour {nom}, ce fait est verrouillé\u00a0: {raison} {RIEN}")


def qualifier(valeurs: Mapping[str, object], *, avant: Infraction | None = None) -> dict[str, object]:
    """Complète la saisie par le libellé, les articles, la famille et la peine du jour des faits.

    Si aucune version n'est certaine ce jour-là, le libellé est celui de la saisie ou du numéro, le reste est
    inconnu. Erreur : `ActeImpossible` si rien ne dit la qualification. Deux requêtes au plus.
    """
    numero, libelle = str(valeurs["natinf"]), str(valeurs.get("libelle") or "")
    version = version_au_jour_des_faits(numero, *bornes_des_faits(valeurs)) if numero else None
    connu = Natinf.objects.filter(numero=numero).prefetch_related("versions").first() if numero else None
    if version is not None:
        libelle = version.libelle
    elif not libelle and connu is not None:
        libelle = max(connu.versions.all(), key=lambda v: v.pk).libelle
    elif not libelle and avant is not None and avant.natinf == numero:
        libelle = avant.libelle
    if not libelle:
        raise ActeImpossible(
            "Ce numéro n’est pas dans la nomenclature chargée\u00a0: écrivez la qualification. "
            "Rien n’a été enregistré."
        )
    return dict(valeurs) | {
        "libelle": libelle,
        "articles_definition": version.articles_definition if version else "",
        "articles_repression": version.articles_repression if version else "",
        "famille": connu.famille if connu else "",
        "encouru_mois": version.encouru_mois if version else None,
        "encouru_amende": version.encouru_amende if version else None,
    }


def _reprocher(fait: Infraction, concernes: Iterable[Concerne]) -> None:
    concernes = list(concernes)
    prevenus = set(
        Partie.objects.filter(
            affaire=fait.affaire_id, qualite=Qualite.PREVENU, retiree_le__isnull=True
        ).values_list("pk", flat=True)
    )
    if not {concerne.prevenu for concerne in concernes} <= prevenus:
        raise ActeImpossible(f"Une personne désignée n’est pas prévenue dans cette affaire. {RIEN}")
    Prevention.objects.bulk_create(
        Prevention(
            infraction=fait,
            juridiction_id=fait.juridiction_id,
            prevenu_id=concerne.prevenu,
            rang=fait.rang,
            **concerne.valeurs,
        )
        for concerne in concernes
    )


def _retirer(prevention: Prevention) -> None:
    prevention.retiree_le = timezone.now()
    prevention.save(update_fields=["retiree_le"])
