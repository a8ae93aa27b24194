"""Du texte JSON aux valeurs, en refusant ce qu'un fichier hostile ou abîmé peut contenir."""

import json
import math

from audiences.formats.anomalie import FichierIllisible, citer

# Le format n'imbrique pas plus de huit niveaux ; au-delà de trente-deux, le fichier n'est pas un rôle.
PROFONDEUR_MAX = 32
CHIFFRES_MAX = 18
# Une audience de soixante affaires compte quelques milliers d'objets.
OBJETS_MAX = 500_000


def analyser(texte: str) -> object:
    """Donne la valeur JSON du texte.

    Erreurs : `FichierIllisible` si la syntaxe est fausse (avec ligne et colonne), si une clé figure deux fois
    dans un objet, si un nombre n'en est pas un (NaN, infini, démesuré) ou si l'imbrication est abusive.
    """
    if texte.count("{") > OBJETS_MAX:
        message = f"Le fichier contient plus de {OBJETS_MAX} objets. Partagez-le en plusieurs fichiers."
        raise FichierIllisible(message)
    try:
        valeur = json.loads(
            texte,
            object_pairs_hook=_objet_sans_doublon,
            parse_constant=_refuser_constante,
            parse_int=_entier,
            parse_float=_decimal,
        )
    except json.JSONDecodeError as erreur:
        raise FichierIllisible(
            "Le fichier n’est pas un JSON bien formé : il est coupé ou une ponctuation manque. "
            "Demandez un nouvel export.",
            f"ligne {erreur.lineno}, colonne {erreur.colno}",
        ) from None
    except RecursionError:
        raise _imbrication_abusive() from None
    _controler_profondeur(valeur)
    return valeur


def _objet_sans_doublon(paires: list[tuple[str, object]]) -> dict[str, object]:
    objet = dict(paires)
    if len(objet) < len(paires):
        vues: set[str] = set()
        double = next(cle for cle, _ in paires if cle in vues or vues.add(cle))
        raise FichierIllisible(
            f"La clé {citer(double)} figure deux fois dans le même objet : laquelle est la bonne ? "
            "Demandez un nouvel export."
        )
    return objet


def _refuser_constante(nom: str):
    raise FichierIllisible(f"La valeur {citer(nom)} n’est pas un nombre JSON. Demandez un nouvel export.")


def _entier(chiffres: str) -> int:
    if len(chiffres) > CHIFFRES_MAX:
        raise FichierIllisible(f"Le nombre {citer(chiffres)} est démesuré. Demandez un nouvel export.")
    return int(chiffres)


def _decimal(chiffres: str) -> float:
    nombre = float(chiffres)
    if not math.isfinite(nombre):
        raise FichierIllisible(f"Le nombre {citer(chiffres)} est démesuré. Demandez un nouvel export.")
    return nombre


def _controler_profondeur(valeur: object) -> None:
    """Descend par niveaux, sans récursion : l'entrée est hostile."""
    niveau = [valeur]
    for _ in range(PROFONDEUR_MAX):
        suivant = []
        for element in niveau:
            if isinstance(element, dict):
                suivant.extend(element.values())
            elif isinstance(element, list):
                suivant.extend(element)
        if not suivant:
            return
        niveau = suivant
    raise _imbrication_abusive()


def _imbrication_abusive() -> FichierIllisible:
    return FichierIllisible(
        f"Le fichier imbrique plus de {PROFONDEUR_MAX} niveaux d’objets : ce n’est pas un rôle d’audience. "
        "Vérifiez que vous avez choisi le bon fichier."
    )
