"""Droits : chaque vue déclare le sien, chaque droit nomme les fonctions qui l'ont. Fermé par défaut."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import wraps

from django.core.exceptions import PermissionDenied

from mistral.socle.choix import Fonction
from mistral.socle.cloisonnement import cloison
from mistral.socle.registre import Registre


@dataclass(frozen=True)
class Droit:
    """Ce qu'un écran ou un acte demande, et les fonctions qui le donnent."""

    code: str
    libelle: str
    fonctions: frozenset[Fonction] = field(default_factory=frozenset)
    rang: int = 0


DROITS: Registre[Droit] = Registre("droits")


def accorder(code: str, libelle: str, *fonctions: Fonction) -> Droit:
    """Inscrit un droit et les fonctions qui le donnent."""
    return DROITS.inscrire(Droit(code, libelle, frozenset(fonctions)))


def habilitation(code: str) -> Callable:
    """Ouvre la vue aux seules personnes dont une fonction en cours donne ce droit.

    Le périmètre de la personne est réduit, pour la durée de la vue, aux juridictions où elle a ce
    droit ; la cloison PostgreSQL reçoit le même. Erreur : `PermissionDenied` (403) sans ce droit.
    """

    def decorer(vue):
        @wraps(vue)
        def gardee(request, *args, **kwargs):
            droit = DROITS[code]
            personne = request.user
            if not personne.is_authenticated:
                raise PermissionDenied
            perimetre = personne.restreindre(droit)
            est_national = personne.is_superuser and Fonction.ADMINISTRATEUR in droit.fonctions
            if not perimetre and not est_national:
                raise PermissionDenied
            with cloison(perimetre, utilisateur=personne.pk):
                reponse = vue(request, *args, **kwargs)
                if hasattr(reponse, "render") and not getattr(reponse, "is_rendered", True):
                    reponse.render()
                return reponse

        gardee.habilitation = code
        return gardee

    return decorer


def connecte(vue):
    """Déclare une vue ouverte à toute personne connectée (son propre compte)."""
    vue.habilitation = "connecte"
    return vue


def acces_libre(vue):
    """Déclare une vue ouverte sans connexion (page de connexion, mentions)."""
    vue.habilitation = "libre"
    return vue
