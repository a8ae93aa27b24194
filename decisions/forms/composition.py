"""Changer la forme d'une saisie sans rien enregistrer : ajouter ou retirer une peine, copier un sort."""

from django.http import QueryDict

from decisions.nature import NATURES


def composer(donnees: QueryDict, ordre: str) -> QueryDict:
    """Donne la saisie changée selon l'ordre `verbe:prévenu[:ligne]` ; un ordre inconnu ne change rien."""
    verbe, _, reste = ordre.partition(":")
    prevenu, _, ligne = reste.partition(":")
    changee = donnees.copy()
    if verbe in _VERBES:
        _VERBES[verbe](changee, prevenu, ligne)
    return changee


def _ajouter(donnees: QueryDict, prevenu: str, ligne: str) -> None:
    """Ajoute une peine de la nature choisie, vide, après les autres."""
    nature = donnees.get(f"{prevenu}-nature", "")
    if nature in NATURES:
        rangs = [int(rang) for rang in donnees.getlist(f"{prevenu}-peine") if rang.isdecimal()]
        rang = max(rangs, default=-1) + 1
        donnees.appendlist(f"{prevenu}-peine", str(rang))
        donnees[f"{prevenu}-peine-{rang}-nature"] = nature


def _retirer(donnees: QueryDict, prevenu: str, ligne: str) -> None:
    """Retire une peine ; les autres gardent leur place et ce qui y est tapé."""
    rangs = donnees.getlist(f"{prevenu}-peine")
    donnees.setlist(f"{prevenu}-peine", [rang for rang in rangs if rang != ligne])


def _appliquer(donnees: QueryDict, prevenu: str, ligne: str) -> None:
    """Copie le sort d'un fait, son motif et sa précision, à tous les faits du prévenu."""
    for colonne in ("sort", "motif", "precision"):
        modele = donnees.get(f"{prevenu}-{ligne}-{colonne}", "")
        for nom in list(donnees):
            debut, _, fin = nom.rpartition("-")
            if fin == colonne and debut.removeprefix(f"{prevenu}-").isdecimal():
                donnees[nom] = modele


_VERBES = {"ajouter": _ajouter, "retirer": _retirer, "appliquer": _appliquer}
