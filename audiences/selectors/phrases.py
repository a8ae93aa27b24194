"""Ce que les phrases des commandes ont en commun : qui parle, qui est nommé, et l'accord."""

from audiences.choix_debats import Auteur, Civilite
from audiences.models import Avocat, Partie
from audiences.selectors.trames_note import nom_court
from mistral.socle.francais import INSECABLE, typographier


def nomme(civilite: str, nom: str) -> str:
    """Écrit « Mme DURAND Léa » ; sans civilité connue, le nom seul."""
    titre = Civilite(civilite).label if civilite else ""
    return f"{titre}{INSECABLE}{nom}" if titre else nom


def accorde(civilite: str, masculin: str, feminin: str, neutre: str) -> str:
    """Accorde avec la civilité ; inconnue, une tournure qui ne s'accorde pas."""
    return {Civilite.MONSIEUR: masculin, Civilite.MADAME: feminin}.get(civilite, neutre)


def auteur_dit(auteur: str, partie: Partie | None, avocat: Avocat | None) -> str:
    """Écrit qui agit : « Me Aubanel, pour MARTELLI Enzo, », « Le ministère public »."""
    if auteur == Auteur.MINISTERE_PUBLIC:
        return "Le ministère public"
    if auteur == Auteur.OFFICE:
        return "Le tribunal, d’office,"
    if auteur == Auteur.PARTIE:
        return nom_court(partie)
    conseil = str(avocat) if avocat else "L’avocat"
    return f"{conseil}, pour {nom_court(partie)}," if avocat else f"{conseil} de {nom_court(partie)}"


def sans_point(texte: str) -> str:
    """Ôte le point final d'un texte tapé : la phrase met le sien."""
    return typographier(" ".join(texte.split())).rstrip(" .")
