"""L'heure telle qu'une phrase de la note la dit."""

import re
from datetime import time


def dit_l_heure(texte: str, heures: int, minutes: int) -> bool:
    """Dit si le texte porte cette heure : « 14 h 05 », « 14h05 » ; à l'heure juste, « 14 h » suffit."""
    fin = rf"0?{minutes:d}" if minutes and minutes < 10 else f"{minutes:02d}"
    suite = rf"\s*{fin}(?!\d)" if minutes else r"(?:\s*00(?!\d)|(?!\s*\d))"
    return re.search(rf"(?<!\d)0?{heures}\s*(?:heures?|h|:){suite}", texte) is not None


_TAPEE = re.compile(r"([01]?\d|2[0-3])(?:h|:)([0-5]\d)?", re.IGNORECASE)


def heure_tapee(mot: str) -> time | None:
    """Lit « 16h05 », « 16:05 » ou « 16h » ; rien si le mot n'est pas une heure."""
    lue = _TAPEE.fullmatch(mot)
    return time(int(lue[1]), int(lue[2] or 0)) if lue else None
