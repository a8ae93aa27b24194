"""Constate la présence d'une partie à l'audience, et dit son avocat."""

from collections.abc import Mapping

from django.db import transaction

from audiences.choix import ModeComparution
from audiences.models import Avocat, Comparution, Inscription, Mention
from mistral.socle.erreurs import ActeImpossible
from mistral.socle.francais import nom_affiche

# Mode de comparution selon que la partie est là, et ce que fait son avocat (CPP 410 à 412, 417).
PRESENTS = frozenset(
    {
        ModeComparution.COMPARANT,
        ModeComparution.COMPARANT_ASSISTE,
        ModeComparution.COMPARANT_ASSISTE_MANDAT,
    }
)


def mode_avec_avocat(*, est_presente: bool, a_mandat: bool) -> ModeComparution:
    """Donne le mode de qui a un avocat, muni ou non d'une demande de jugement en son absence (CPP 411)."""
    if est_presente:
        return ModeComparution.COMPARANT_ASSISTE_MANDAT if a_mandat else ModeComparution.COMPARANT_ASSISTE
    return ModeComparution.REPRESENTE_MANDAT if a_mandat else ModeComparution.REPRESENTE_SANS_MANDAT


@transaction.atomic
def constater_presence(inscription: Inscription, saisie: Mapping, *, mention: Mention) -> Comparution:
    """Enregistre la présence que porte la mention, ou la corrige.

    Écrit par une commande, qui la consigne. Erreurs : `ActeImpossible` si une autre mention la porte déjà, ou
    si la mention qui dit l'avocat deviendrait fausse.
    """
    comparution = _a_ecrire(inscription, saisie["partie"], mention, "mention")
    if comparution.mention_avocat_id is not None and not (saisie["avocat"] or saisie["avocat_nom"]):
        raise ActeImpossible(
            f"L’avocat de {_nom(comparution.partie)} est déjà noté\u202f: retirez-le d’abord depuis sa "
            "mention. Rien n’a été changé."
        )
    comparution.mention = mention
    comparution.avocat = _avocat(inscription, saisie)
    for champ in ("mode", "modalite", "etablissement", "est_commis", "mandat_le"):
        setattr(comparution, champ, saisie[champ])
    comparution.save()
    return comparution


@transaction.atomic
def constater_avocat(inscription: Inscription, saisie: Mapping, *, mention: Mention) -> Comparution:
    """Dit l'avocat d'une partie, dans la même donnée que sa présence ; la mention le porte.

    Écrit par une commande, qui le consigne. Erreur : `ActeImpossible` si une autre mention le dit déjà.
    """
    comparution = _a_ecrire(inscription, saisie["partie"], mention, "mention_avocat")
    if comparution.mention_avocat_id is None and comparution.mention_id and comparution.avocat_id:
        raise ActeImpossible(
            f"L’avocat de {_nom(comparution.partie)} est déjà noté avec sa présence\u202f: corrigez-le "
            "depuis cette mention. Rien n’a été changé."
        )
    comparution.mention_avocat = mention
    comparution.avocat = _avocat(inscription, saisie)
    comparution.est_commis, comparution.mandat_le = saisie["est_commis"], saisie["mandat_le"]
    comparution.mode = mode_avec_avocat(est_presente=saisie["est_presente"], a_mandat=saisie["a_mandat"])
    comparution.save()
    return comparution


@transaction.atomic
def retirer_presence(inscription: Inscription, mention: Mention) -> None:
    """Retire la présence que porte la mention. Erreur : `ActeImpossible` si une autre dit encore l'avocat."""
    portees = Comparution.objects.filter(inscription=inscription, mention=mention)
    if portees.filter(mention_avocat__isnull=False).exists():
        raise ActeImpossible("Retirez d’abord l’avocat, depuis sa mention. Rien n’a été changé.")
    portees.delete()


@transaction.atomic
def retirer_avocat(inscription: Inscription, mention: Mention) -> None:
    """Retire l'avocat que dit la mention ; la présence reste, si une autre mention la porte."""
    portee = Comparution.objects.filter(inscription=inscription, mention_avocat=mention).first()
    if portee is None:
        return
    if portee.mention_id is None:
        portee.delete()
        return
    est_presente = portee.mode in PRESENTS
    portee.mode = ModeComparution.COMPARANT if est_presente else ModeComparution.NON_COMPARANT
    portee.avocat = portee.est_commis = portee.mandat_le = portee.mention_avocat = None
    portee.save()


def _a_ecrire(inscription: Inscription, partie, mention: Mention, place: str) -> Comparution:
    """Donne la comparution de cette partie, ou une neuve ; `place` est la colonne de la mention qui écrit."""
    voisines = Comparution.objects.select_for_update(of=("self",)).filter(inscription=inscription)
    portee = voisines.filter(**{place: mention}).first()
    deja = voisines.filter(partie=partie).first()
    if deja is not None and getattr(deja, f"{place}_id") not in (None, mention.pk):
        quoi = "La présence" if place == "mention" else "L’avocat"
        raise ActeImpossible(
            f"{quoi} de {_nom(partie)} est déjà noté{'e' if place == 'mention' else ''}\u202f: corrigez "
            "depuis sa mention. Rien n’a été changé."
        )
    if portee is not None and deja != portee and (portee.mention_id and portee.mention_avocat_id):
        raise ActeImpossible(
            "Une autre mention dit encore l’avocat ou la présence de cette personne\u202f: retirez-la d’abord"
            ". Rien n’a été changé."
        )
    if portee is not None and deja is not None and deja != portee:
        portee.delete()
        portee = None
    comparution = deja or portee or Comparution(inscription=inscription)
    comparution.juridiction_id = inscription.juridiction_id
    comparution.partie = partie
    return comparution


def _nom(partie) -> str:
    personne = partie.personne
    return nom_affiche(personne.nom, personne.prenom, x_se_disant=personne.est_x_se_disant)


def _avocat(inscription: Inscription, saisie: Mapping) -> Avocat | None:
    if saisie["avocat"] or not saisie["avocat_nom"]:
        return saisie["avocat"]
    avocat, _ = Avocat.objects.get_or_create(
        juridiction_id=inscription.juridiction_id,
        nom=saisie["avocat_nom"],
        barreau=saisie["avocat_barreau"],
    )
    return avocat
