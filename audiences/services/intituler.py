"""Refaire l'intitulé d'une affaire quand ses prévenus changent."""

from collections import defaultdict
from collections.abc import Sequence

from audiences.choix import ObjetSuivi, Qualite
from audiences.intitule import intitule
from audiences.models import Affaire, Correction, Partie
from mistral.socle.francais import nom_affiche


def reintituler(affaire: Affaire) -> str:
    """Intitule l'affaire d'après ses prévenus, sauf si son intitulé a été écrit à la main.

    À appeler dans la transaction de l'acte. Deux requêtes, et une si l'intitulé change.
    """
    reintituler_toutes([affaire])
    return affaire.intitule


def reintituler_toutes(affaires: Sequence[Affaire]) -> None:
    """Intitule chacune de ces affaires. Deux requêtes, et une si un intitulé change."""
    numeros = [affaire.pk for affaire in affaires]
    ecrits = Correction.objects.filter(objet=ObjetSuivi.AFFAIRE, objet_id__in=numeros, champ="intitule")
    ecrits = set(ecrits.values_list("objet_id", flat=True))
    prevenus = Partie.objects.filter(
        affaire__in=numeros, qualite=Qualite.PREVENU, retiree_le__isnull=True
    ).select_related("personne")
    noms: dict[int, list[str]] = defaultdict(list)
    for partie in prevenus:
        une = partie.personne
        noms[partie.affaire_id].append(nom_affiche(une.nom, une.prenom, x_se_disant=une.est_x_se_disant))
    changees = []
    for affaire in affaires:
        nouveau = intitule(noms[affaire.pk])
        if affaire.pk not in ecrits and affaire.intitule != nouveau:
            affaire.intitule = nouveau
            changees.append(affaire)
    if changees:
        Affaire.objects.bulk_update(changees, ["intitule"])
