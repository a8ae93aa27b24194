"""Ce que l'import d'une liste d'abréviations changerait : nouveaux, remplacés, inchangés, refusés."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from audiences.formats.anomalie import CARACTERES_INTERDITS, abreger
from audiences.formats.liste_abregee import EntreeLue
from audiences.raccourci import TEXTE_MAX, cle_de
from audiences.selectors.raccourcis import Portee

# Un texte à peine plus long que son abréviation corrige l'orthographe : il n'épargne aucune frappe.
_GAIN_MIN = 2


class Sort(StrEnum):
    """Ce que devient une entrée de la liste."""

    NOUVEAU = "nouveau"
    REMPLACE = "remplacé"
    INCHANGE = "inchangé"
    REFUSE = "refusé"


@dataclass(frozen=True)
class EntreePrevue:
    """Entrée lue, ce qu'elle changerait, et pourquoi elle n'est pas retenue d'emblée."""

    lue: EntreeLue
    abreviation: str
    sort: Sort
    texte_actuel: str = ""
    raison: str = ""
    est_proposee: bool = False


def apercu_de_la_liste(entrees: Sequence[EntreeLue], portee: Portee) -> list[EntreePrevue]:
    """Compare la liste aux raccourcis de la portée. Une requête."""
    actuels = dict(portee.lignes.values_list("cle", "texte"))
    vues: dict[str, EntreeLue] = {}
    prevues = []
    for entree in entrees:
        abreviation = entree.abreviation.removeprefix("#")
        cle = cle_de(abreviation)
        raison = _refus(entree, cle, vues.get(cle))
        if cle:
            vues.setdefault(cle, entree)
        prevues.append(_prevue(entree, abreviation, raison, actuels.get(cle)))
    return prevues


def _refus(entree: EntreeLue, cle: str, deja: EntreeLue | None) -> str:
    if not cle:
        return "L’abréviation doit n’avoir que des lettres et des chiffres, sans espace, vingt au plus."
    if not entree.texte.strip():
        return "Le texte est vide."
    if len(entree.texte) > TEXTE_MAX:
        return "Le texte dépasse 2 000 caractères."
    if CARACTERES_INTERDITS.search(entree.texte):
        return "Le texte contient des caractères illisibles."
    if deja is not None and deja.texte != entree.texte:
        autre = abreger(deja.abreviation)
        return f"Conflit\u00a0: la liste a déjà «\u00a0{autre}\u00a0», à la ligne {deja.rang}."
    return "Répétée dans la liste." if deja is not None else ""


def _prevue(entree: EntreeLue, abreviation: str, raison: str, actuel: str | None) -> EntreePrevue:
    if raison:
        return EntreePrevue(entree, abreviation, Sort.REFUSE, raison=raison)
    if actuel == entree.texte:
        return EntreePrevue(entree, abreviation, Sort.INCHANGE)
    epargne = len(entree.texte) - len(abreviation) >= _GAIN_MIN
    return EntreePrevue(
        entree,
        abreviation,
        Sort.NOUVEAU if actuel is None else Sort.REMPLACE,
        texte_actuel=actuel or "",
        raison="" if epargne else "N’épargne aucune frappe.",
        est_proposee=epargne,
    )


def retenues(
    prevues: Sequence[EntreePrevue], *, prendre: set[str], ecarter: set[str]
) -> list[tuple[str, str]]:
    """Donne les (abréviation, texte) à enregistrer : les proposées, sauf case qui dit le contraire."""
    return [
        (prevue.abreviation, prevue.lue.texte)
        for prevue in prevues
        if prevue.sort in {Sort.NOUVEAU, Sort.REMPLACE}
        if (prevue.est_proposee and str(prevue.lue.rang) not in ecarter)
        or (not prevue.est_proposee and str(prevue.lue.rang) in prendre)
    ]
