"""Nombres et montants, en lettres et en chiffres."""

from decimal import Decimal

from mistral.socle.francais.typographie import FINE, INSECABLE

_JUSQU_A_SEIZE = [
    "zéro",
    "un",
    "deux",
    "trois",
    "quatre",
    "cinq",
    "six",
    "sept",
    "huit",
    "neuf",
    "dix",
    "onze",
    "douze",
    "treize",
    "quatorze",
    "quinze",
    "seize",
]
_DIZAINES = {2: "vingt", 3: "trente", 4: "quarante", 5: "cinquante", 6: "soixante", 8: "quatre-vingt"}
_ECHELLES = ((10**9, "milliard"), (10**6, "million"))
LIMITE_EN_LETTRES = 10**12


def en_lettres(nombre: int, *, feminin: bool = False) -> str:
    """Écrit un nombre entier en toutes lettres, selon l'usage antérieur à 1990 (« vingt et un »).

    Au féminin, seul « un » final s'accorde : vingt et une heures. Lève `ValueError` pour un nombre négatif
    ou d'au moins mille milliards.
    """
    if not 0 <= nombre < LIMITE_EN_LETTRES:
        raise ValueError(f"Ce nombre ne s’écrit pas en lettres ici : {nombre}.")
    if nombre == 0:
        return _JUSQU_A_SEIZE[0]
    mots = []
    for echelle, nom in _ECHELLES:
        combien, nombre = divmod(nombre, echelle)
        if combien:
            mots.append(f"{_sous_mille(combien)} {nom}{'s' if combien > 1 else ''}")
    milliers, nombre = divmod(nombre, 1000)
    if milliers:
        mots.append("mille" if milliers == 1 else f"{_sous_mille(milliers, finale=False)} mille")
    if nombre:
        mots.append(_sous_mille(nombre, feminin=feminin))
    return " ".join(mots)


def _sous_mille(nombre: int, *, feminin: bool = False, finale: bool = True) -> str:
    """Écrit 1 à 999 ; « cent » et « quatre-vingt » ne prennent un s que si rien ne suit, pas même mille."""
    centaines, reste = divmod(nombre, 100)
    mots = []
    if centaines == 1:
        mots.append("cent")
    elif centaines:
        mots.append(f"{_JUSQU_A_SEIZE[centaines]} cent{'s' if finale and not reste else ''}")
    if reste:
        mots.append(_sous_cent(reste, feminin=feminin, finale=finale))
    return " ".join(mots)


def _sous_cent(nombre: int, *, feminin: bool, finale: bool) -> str:
    un = "une" if feminin else "un"
    if nombre <= 16:
        return un if nombre == 1 else _JUSQU_A_SEIZE[nombre]
    dizaine, unite = divmod(nombre, 10)
    if dizaine == 1:
        return f"dix-{_JUSQU_A_SEIZE[unite]}"
    if dizaine in (7, 9):
        dizaine, unite = dizaine - 1, unite + 10
    if unite == 0:
        return _DIZAINES[dizaine] + ("s" if dizaine == 8 and finale else "")
    if unite in (1, 11) and dizaine != 8:
        return f"{_DIZAINES[dizaine]} et {un if unite == 1 else 'onze'}"
    if unite == 1:
        return f"{_DIZAINES[dizaine]}-{un}"
    suite = _JUSQU_A_SEIZE[unite] if unite <= 16 else f"dix-{_JUSQU_A_SEIZE[unite - 10]}"
    return f"{_DIZAINES[dizaine]}-{suite}"


def en_chiffres(nombre: int) -> str:
    """Écrit un nombre entier par tranches de trois chiffres : « 12 400 »."""
    return f"{nombre:,}".replace(",", FINE).replace("-", "−")


def quantite(nombre: int, singulier: str, pluriel: str | None = None, *, feminin: bool = False) -> str:
    """Écrit « huit mois (8 mois) », « une heure (1 heure) » ; le pluriel par défaut ajoute un s."""
    nom = singulier if abs(nombre) < 2 else (pluriel or f"{singulier}s")
    return f"{en_lettres(nombre, feminin=feminin)} {nom} ({en_chiffres(nombre)}{INSECABLE}{nom})"


def _euros_et_centimes(somme: Decimal) -> tuple[int, int]:
    if somme.is_signed() and somme:
        raise ValueError("Un montant n’est pas négatif.")
    centimes = somme * 100
    if not somme.is_finite() or centimes != centimes.to_integral_value():
        raise ValueError(f"Un montant s’exprime au centime près : {somme}.")
    return divmod(int(centimes), 100)


def montant(somme: Decimal) -> str:
    """Écrit « 2 000,00 € » ; lève `ValueError` si la somme est négative ou plus précise que le centime."""
    euros, centimes = _euros_et_centimes(somme)
    return f"{en_chiffres(euros)},{centimes:02d}{INSECABLE}€"


def montant_en_lettres(somme: Decimal) -> str:
    """Écrit « deux mille euros », « un euro et cinquante centimes », « un million d’euros »."""
    euros, centimes = _euros_et_centimes(somme)
    parties = []
    if euros or not centimes:
        liaison = " d’" if euros and euros % 10**6 == 0 else " "
        parties.append(f"{en_lettres(euros)}{liaison}euro{'s' if euros > 1 else ''}")
    if centimes:
        parties.append(f"{en_lettres(centimes)} centime{'s' if centimes > 1 else ''}")
    return " et ".join(parties)


def montant_complet(somme: Decimal) -> str:
    """Écrit « deux mille euros (2 000,00 €) », comme au dispositif."""
    return f"{montant_en_lettres(somme)} ({montant(somme)})"
