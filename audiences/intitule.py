"""Intitulé d'une affaire : le premier prévenu, et combien d'autres."""

from collections.abc import Sequence

LONGUEUR_MAX = 200


def intitule(prevenus: Sequence[str]) -> str:
    """Écrit « MARTELLI Enzo », « … et autre », « … et 2 autres » ; rien s'il n'y a pas de prévenu."""
    if not prevenus:
        return ""
    autres = len(prevenus) - 1
    suite = {0: "", 1: " et autre"}.get(autres, f" et {autres} autres")
    place = LONGUEUR_MAX - len(suite)
    premier = prevenus[0]
    return (premier if len(premier) <= place else f"{premier[: place - 1]}…") + suite
