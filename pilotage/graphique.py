"""Petits graphiques : géométrie en unités du dessin, que le gabarit SVG place telle quelle."""

from collections.abc import Sequence
from dataclasses import dataclass

from pilotage.chiffre import Chiffre, Sorte

LARGEUR, HAUTEUR = 280, 64
# Marges hautes et basses : le haut reçoit l'étiquette du dernier mois, le bas les mois extrêmes.
_HAUT, _BAS = 14, 14
_BASE = HAUTEUR - _BAS


@dataclass(frozen=True, slots=True)
class Trait:
    """Barre ou point d'un mois ; les coordonnées sont des textes, pour garder le point décimal."""

    x: str
    y: str
    largeur: str
    hauteur: str
    milieu: str
    est_creux: bool


@dataclass(frozen=True, slots=True)
class Repere:
    """Ligne horizontale d'un seuil."""

    y: str
    libelle: str


@dataclass(frozen=True, slots=True)
class Petit:
    """Petit graphique d'une suite de mois : barres pour un nombre, points reliés pour une part ou une durée.

    `absents` sont les milieux des mois sans valeur connue : ils se montrent, ils ne tombent pas à zéro.
    """

    est_en_barres: bool
    traits: tuple[Trait, ...]
    lignes: tuple[str, ...]
    absents: tuple[str, ...]
    reperes: tuple[Repere, ...]
    base: int = _BASE
    largeur: int = LARGEUR
    hauteur: int = HAUTEUR


def petit(chiffres: Sequence[Chiffre], seuils: Sequence[tuple[object, str]] = ()) -> Petit:
    """Dessine un chiffre par mois ; `seuils` sont des couples (valeur dans la même unité, libellé)."""
    valeurs = [_reel(chiffre.valeur) if chiffre.est_connu else None for chiffre in chiffres]
    reperes = [(_reel(valeur), libelle) for valeur, libelle in seuils]
    sommet = max([0.0, *(v for v in valeurs if v is not None), *(v for v, _ in reperes)]) or 1.0
    pas = LARGEUR / len(valeurs)
    traits, lignes, courante, absents = [], [], [], []
    for rang, (valeur, chiffre) in enumerate(zip(valeurs, chiffres, strict=True)):
        milieu = (rang + 0.5) * pas
        if valeur is None:
            absents.append(_nombre(milieu))
            lignes, courante = [*lignes, courante], []
            continue
        y = _ordonnee(valeur, sommet)
        creux = chiffre.sorte is Sorte.PART and chiffre.est_petit_effectif
        traits.append(
            Trait(
                _nombre(rang * pas + 0.15 * pas),
                _nombre(y),
                _nombre(0.7 * pas),
                _nombre(_BASE - y),
                _nombre(milieu),
                creux,
            )
        )
        courante.append(f"{_nombre(milieu)},{_nombre(y)}")
    lignes.append(courante)
    return Petit(
        est_en_barres=chiffres[0].sorte is Sorte.NOMBRE,
        traits=tuple(traits),
        lignes=tuple(" ".join(points) for points in lignes if len(points) > 1),
        absents=tuple(absents),
        reperes=tuple(Repere(_nombre(_ordonnee(valeur, sommet)), libelle) for valeur, libelle in reperes),
    )


def longueur(valeur, maximum, sur: int) -> str:
    """Donne la longueur d'une barre horizontale, sur `sur` unités pour le maximum."""
    return _nombre(sur * _reel(valeur) / (_reel(maximum) or 1.0))


def _ordonnee(valeur: float, sommet: float) -> float:
    return _BASE - (_BASE - _HAUT) * valeur / sommet


def _reel(valeur) -> float:
    return valeur.total_seconds() if hasattr(valeur, "total_seconds") else float(valeur)


def _nombre(valeur: float) -> str:
    return f"{valeur:.1f}"
