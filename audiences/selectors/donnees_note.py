"""Données que les commandes ont écrites, lues pour la note."""

from collections.abc import Callable, Mapping, Sequence

from django.db.models import Model

from audiences.commande import Donnee
from audiences.models import Inscription
from audiences.models.donnee_de_note import DonneeDeNote


def donnees_portees(
    modele: type[DonneeDeNote],
    inscription: Inscription,
    etiquette: Callable[[DonneeDeNote], str],
    champs: Sequence[str],
    *,
    lies: Sequence[str] = (),
) -> Mapping[int, Donnee]:
    """Donne, par clé de mention, les données de ce modèle et de quoi les corriger. Une requête."""
    portees = modele.objects.filter(inscription=inscription).select_related(*lies)
    return {
        donnee.mention_id: Donnee(etiquette(donnee), {nom: _valeur(donnee, nom) for nom in champs})
        for donnee in portees
    }


def _valeur(donnee: Model, nom: str):
    champ = donnee._meta.get_field(nom)
    valeur = getattr(donnee, champ.attname)
    if champ.get_internal_type() == "BooleanField" and champ.null:
        return {True: "oui", False: "non", None: ""}[valeur]
    return valeur
