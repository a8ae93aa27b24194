"""La liste derrière un chiffre : la requête même de l'indicateur."""

from dataclasses import dataclass
from datetime import timedelta

from django.core.paginator import Page, Paginator

from audiences.models import Audience, Inscription
from mistral.socle.comptes.models import Utilisateur
from mistral.socle.habilitation import DROITS
from pilotage.chiffre import Chiffre
from pilotage.colonne import Colonne
from pilotage.indicateur import Indicateur
from pilotage.selection import Selection

PAR_PAGE = 50


@dataclass(frozen=True, slots=True)
class Ligne:
    """Ligne affichée : ses cellules, et l'audience qu'elle ouvre si la personne en a le droit."""

    cellules: tuple[str, ...]
    audience: int | None


@dataclass(frozen=True)
class Liste:
    """Liste paginée, avec le chiffre dont elle est le détail."""

    indicateur: Indicateur
    chiffre: Chiffre
    colonnes: tuple[Colonne, ...]
    page: Page
    lignes: tuple[Ligne, ...]
    tranche: str


def liste_de(
    indicateur: Indicateur,
    selection: Selection,
    *,
    toutes: bool = False,
    cle: str | None = None,
    depasse: timedelta | None = None,
    numero: int = 1,
) -> Liste:
    """Lit une page de la liste. Trois requêtes : le chiffre, le nombre de lignes, les lignes."""
    calcul, utilisateur = indicateur.calcul, selection.utilisateur
    lignes = calcul.liste(selection, toutes=toutes, cle=cle, depasse=depasse)
    page = Paginator(lignes, PAR_PAGE).get_page(numero)
    colonnes = colonnes_utiles(indicateur, selection)
    lues = tuple(
        Ligne(tuple(colonne.texte(ligne) for colonne in colonnes), audience_ouvrable(ligne, utilisateur))
        for ligne in page
    )
    chiffre = calcul.chiffre(calcul.groupes(selection))
    return Liste(indicateur, chiffre, colonnes, page, lues, _tranche(indicateur, cle, depasse))


def colonnes_utiles(indicateur: Indicateur, selection: Selection) -> tuple[Colonne, ...]:
    """Donne les colonnes de la liste ; le tribunal n'est dit que s'il y en a plusieurs."""
    if selection.est_sur_plusieurs_tribunaux:
        return indicateur.colonnes
    return tuple(colonne for colonne in indicateur.colonnes if colonne.libelle != "Tribunal")


def audience_ouvrable(ligne: Audience | Inscription, utilisateur: Utilisateur) -> int | None:
    """Donne l'audience d'une ligne si la personne peut l'ouvrir : aucun lien ne mène à un refus."""
    if not utilisateur.peut(DROITS["audiences.consulter"], ligne.juridiction_id):
        return None
    return getattr(ligne, "audience_id", ligne.pk)


def _tranche(indicateur: Indicateur, cle: str | None, depasse: timedelta | None) -> str:
    if cle is not None:
        return f"{indicateur.calcul.axe.libelle} : {indicateur.calcul.axe.lire(cle)}"
    for seuil in indicateur.seuils_des_lignes:
        if seuil.valeur == depasse:
            return seuil.libelle
    return ""
