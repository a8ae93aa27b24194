"""Ce que plusieurs lignes d'une table disent d'un même objet."""

import hashlib
from collections.abc import Callable, Sequence
from typing import TypeVar

from audiences.formats.anomalie import Releve, ValeurIllisible, citer
from audiences.formats.table_colonnes import Rangee
from audiences.formats.valeurs import cle

T = TypeVar("T")


def identifiant(*cles: object) -> str:
    """Fabrique un identifiant stable : la même clé naturelle donne toujours la même empreinte."""
    empreinte = hashlib.sha256("\n".join(str(partie) for partie in cles).encode())
    return f"table:{empreinte.hexdigest()[:24]}"


def accord(rangees: Sequence[Rangee], colonne: str, releve: Releve) -> str:
    """Donne la valeur commune aux lignes qui remplissent la colonne, à la casse et aux accents près.

    Si elles se contredisent, aucune n'est retenue : choisir serait inventer. La contradiction est signalée.
    """
    if len(rangees) == 1:
        return rangees[0].cellules.get(colonne, "")
    ecritures = {rangee.cellules[colonne] for rangee in rangees if colonne in rangee.cellules}
    if len(ecritures) <= 1:
        return next(iter(ecritures), "")
    if len({cle(ecriture) or ecriture for ecriture in ecritures}) > 1:
        remplies = [rangee for rangee in rangees if rangee[colonne]]
        valeurs = ", ".join(citer(valeur) for valeur in sorted(ecritures)[:5])
        message = f"Les lignes se contredisent ({valeurs}) : aucune valeur n’est retenue. Corrigez la table."
        releve.informer(remplies[-1].place(colonne), message)
        return ""
    return min(ecritures)


def accord_lu(
    rangees: Sequence[Rangee], colonne: str, lecture: Callable[[str], T], releve: Releve
) -> T | None:
    """Lit la valeur commune ; illisible, elle bloque l'affaire."""
    if not (texte := accord(rangees, colonne, releve)):
        return None
    try:
        return lecture(texte)
    except ValeurIllisible as erreur:
        fautive = next(rangee for rangee in rangees if rangee[colonne] == texte)
        releve.bloquer(fautive.place(colonne), str(erreur))
        return None
