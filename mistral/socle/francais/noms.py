"""Noms des personnes, tels qu'ils s'affichent et s'impriment."""

import re

IDENTITE_INCONNUE = "identité inconnue"


def nom_affiche(nom: str, prenom: str = "", *, x_se_disant: bool = False) -> str:
    """Écrit « NOM Prénom », ou « X se disant NOM Prénom » quand l'identité n'est que déclarée.

    Un prénom tout en capitales ou tout en minuscules reçoit ses majuscules ; sinon il est gardé tel quel.
    """
    affiche = " ".join(partie for partie in (nom.strip().upper(), _prenom(prenom.strip())) if partie)
    if not affiche:
        return IDENTITE_INCONNUE
    return f"X se disant {affiche}" if x_se_disant else affiche


def _prenom(prenom: str) -> str:
    if not (prenom.isupper() or prenom.islower()):
        return prenom
    return re.sub(r"\w+", lambda mot: mot[0].capitalize(), prenom)
