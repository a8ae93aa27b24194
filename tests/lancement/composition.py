"""Lecture sobre du YAML de `compose.yaml` : correspondances, listes et textes, rien d'autre.

PyYAML n'est pas une dépendance du projet ; ce que cette lecture ne comprend pas, elle le refuse.
"""

import json


def lire(texte: str):
    """Donne dictionnaires, listes et textes d'un document YAML indenté de deux espaces."""
    lignes = [ligne for ligne in texte.splitlines() if ligne.strip() and not ligne.strip().startswith("#")]
    valeur, reste = _bloc(lignes, 0)
    if reste:
        raise ValueError(f"ligne incomprise : {reste[0]}")
    return valeur


def _retrait(ligne: str) -> int:
    return len(ligne) - len(ligne.lstrip(" "))


def _bloc(lignes, retrait):
    est_liste = lignes[0].lstrip().startswith("- ")
    bloc = [] if est_liste else {}
    while lignes and _retrait(lignes[0]) == retrait:
        ligne, lignes = lignes[0].strip(), lignes[1:]
        if est_liste:
            if not ligne.startswith("- "):
                raise ValueError(f"élément de liste attendu : {ligne}")
            bloc.append(_valeur(ligne[2:]))
            continue
        cle, deux_points, texte = ligne.partition(":")
        if not deux_points or cle in bloc:
            raise ValueError(f"clé absente ou répétée : {ligne}")
        if texte.strip():
            bloc[cle] = _valeur(texte.strip())
        elif lignes and _retrait(lignes[0]) > retrait:
            bloc[cle], lignes = _bloc(lignes, _retrait(lignes[0]))
        else:
            bloc[cle] = None
    return bloc, lignes


def _valeur(texte: str):
    if texte[0] in '["':
        return json.loads(texte)
    if texte[0] in "{&*|>'":
        raise ValueError(f"écriture non comprise : {texte}")
    return texte
