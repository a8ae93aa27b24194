"""L'heure telle qu'une phrase de la note la dit."""

import re


def dit_l_heure(texte: str, heures: int, minutes: int) -> bool:
    """Dit si le texte porte cette heure : « 14 h 05 », « 14h05 » ; à l'heure juste, « 14 h » suffit."""
    fin = rf"0?{minutes:d}" if minutes and minutes < 10 else f"{minutes:02d}"
    suite = rf"\s*{fin}(?!\d)" if minutes else r"(?:\s*00(?!\d)|(?!\s*\d))"
    return re.search(rf"(?<!\d)0?{heures}\s*(?:heures?|h|:){suite}", texte) is not None
