"""Refaire l'intitulé d'une affaire quand ses prévenus changent."""

from audiences.choix import ObjetSuivi, Qualite
from audiences.intitule import intitule
from audiences.models import Affaire, Correction, Partie
from mistral.socle.francais import nom_affiche


def reintituler(affaire: Affaire) -> str:
    """Intitule l'affaire d'après ses prévenus, sauf si son intitulé a été écrit à la main.

    À appeler dans la transaction de l'acte. Deux requêtes, et une si l'intitulé change.
    """
    ecrit = Correction.objects.filter(objet=ObjetSuivi.AFFAIRE, objet_id=affaire.pk, champ="intitule")
    if ecrit.exists():
        return affaire.intitule
    prevenus = Partie.objects.filter(
        affaire=affaire, qualite=Qualite.PREVENU, retiree_le__isnull=True
    ).select_related("personne")
    noms = [
        nom_affiche(une.nom, une.prenom, x_se_disant=une.est_x_se_disant)
        for une in (partie.personne for partie in prevenus)
    ]
    nouveau = intitule(noms)
    if nouveau != affaire.intitule:
        affaire.intitule = nouveau
        affaire.save(update_fields=["intitule"])
    return nouveau
