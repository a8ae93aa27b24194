"""Lecture des valeurs élémentaires : dates, heures, durées, oui et non, avocat et barreau.

Chaque fonction rend la valeur ou lève `ValeurIllisible`, dont le texte dit quoi corriger.
"""

import re
import unicodedata
from calendar import monthrange
from datetime import date, time
from functools import lru_cache

from audiences.formats import limites
from audiences.formats.anomalie import ValeurIllisible, citer
from audiences.formats.role import DatePartielle, HorodatageLu

# Bornes de vraisemblance : hors d'elles, une année est une faute de frappe (« 94 », « 20206 »).
ANNEE_MIN, ANNEE_MAX = 1850, 2150

# Les mêmes dates et heures reviennent à chaque ligne d'une table. Aucun nom n'est gardé ainsi.
DEJA_LUES = 4_096

BOOLEENS = {
    **dict.fromkeys(("oui", "o", "1", "true", "vrai"), True),
    **dict.fromkeys(("non", "n", "0", "false", "faux"), False),
}

MOIS = {
    "janvier": 1,
    "fevrier": 2,
    "mars": 3,
    "avril": 4,
    "mai": 5,
    "juin": 6,
    "juillet": 7,
    "aout": 8,
    "septembre": 9,
    "octobre": 10,
    "novembre": 11,
    "decembre": 12,
}


def cle(texte: str) -> str:
    """Donne le texte sans casse, accents, ponctuation ni espaces répétés, pour comparer deux libellés."""
    # « n° » et « nº » sont le même signe à la frappe ; la décomposition ferait du second un « o ».
    if not texte.isascii():
        texte = unicodedata.normalize("NFKD", texte.replace("º", "°").replace("œ", "oe").replace("Œ", "oe"))
        texte = "".join(signe for signe in texte if not unicodedata.combining(signe))
    return re.sub(r"[\W_]+", " ", texte.casefold()).strip()


def booleen(texte: str) -> bool:
    """Lit « Oui », « Non », « 1 », « 0 », « vrai » ou « faux »."""
    try:
        return BOOLEENS[cle(texte)]
    except KeyError:
        raise ValeurIllisible(f"{citer(texte)} n’est ni oui ni non. Écrivez « Oui » ou « Non ».") from None


def date_partielle(annee: int | None, mois: int | None, jour: int | None) -> DatePartielle | None:
    """Contrôle une date dont la fin peut être inconnue ; tout inconnu donne `None`."""
    if annee is None and mois is None and jour is None:
        return None
    if annee is None:
        raise ValeurIllisible("L’année manque alors que le mois ou le jour est donné. Complétez l’année.")
    if not ANNEE_MIN <= annee <= ANNEE_MAX:
        raise ValeurIllisible(f"L’année {citer(annee)} est invraisemblable. Écrivez-la sur quatre chiffres.")
    if mois is None:
        if jour is not None:
            raise ValeurIllisible("Le jour est donné sans le mois. Complétez le mois ou retirez le jour.")
        return DatePartielle(annee=annee)
    if not 1 <= mois <= 12:
        raise ValeurIllisible(f"Le mois {citer(mois)} n’existe pas. Écrivez un nombre de 1 à 12.")
    if jour is not None and not 1 <= jour <= monthrange(annee, mois)[1]:
        ecrite = citer(f"{jour:02}/{mois:02}/{annee}")
        raise ValeurIllisible(f"La date {ecrite} n’existe pas. Corrigez le jour ou le mois.")
    return DatePartielle(annee=annee, mois=mois, jour=jour)


def date_iso(texte: str) -> DatePartielle:
    """Lit une date `AAAA-MM-JJ`, seule forme textuelle du fichier JSON."""
    trouve = re.fullmatch(r"([0-9]{4})-([0-9]{2})-([0-9]{2})", texte)
    if not trouve:
        raise ValeurIllisible(f"{citer(texte)} n’est pas une date. Écrivez-la sous la forme AAAA-MM-JJ.")
    return date_partielle(*(int(partie) for partie in trouve.groups()))


_DATES_TABLE = tuple(
    re.compile(motif)
    for motif in (
        r"(?P<jour>[0-9]{1,2})/(?P<mois>[0-9]{1,2})/(?P<annee>[0-9]{4})",
        r"(?P<annee>[0-9]{4})-(?P<mois>[0-9]{2})-(?P<jour>[0-9]{2})",
        r"(?P<mois>[0-9]{1,2})/(?P<annee>[0-9]{4})",
        r"(?P<annee>[0-9]{4})",
    )
)
_DATE_EN_LETTRES = re.compile(r"(?:(?P<jour>[0-9]{1,2})(?:er)? )?(?P<nom>[a-z]+) (?P<annee>[0-9]{4})")


@lru_cache(maxsize=DEJA_LUES)
def date_ecrite(texte: str) -> DatePartielle:
    """Lit une date de table : `JJ/MM/AAAA`, `AAAA-MM-JJ`, « 03/2001 », « 2001 » ou « 1er mars 2001 »."""
    for motif in _DATES_TABLE:
        if trouve := motif.fullmatch(texte.strip()):
            parties = {nom: int(chiffres) for nom, chiffres in trouve.groupdict().items()}
            return date_partielle(parties["annee"], parties.get("mois"), parties.get("jour"))
    trouve = _DATE_EN_LETTRES.fullmatch(cle(texte))
    if trouve and trouve["nom"] in MOIS:
        jour = int(trouve["jour"]) if trouve["jour"] else None
        return date_partielle(int(trouve["annee"]), MOIS[trouve["nom"]], jour)
    raise ValeurIllisible(f"{citer(texte)} n’est pas une date. Écrivez-la sous la forme JJ/MM/AAAA.")


def jour_complet(partielle: DatePartielle) -> date:
    """Exige le jour, le mois et l'année."""
    if partielle.complete is None:
        raise ValeurIllisible("La date est incomplète. Donnez le jour, le mois et l’année.")
    return partielle.complete


_HEURE = re.compile(r"([0-9]{1,2}) ?(?:[hH]|[hH:] ?([0-9]{2})(?::00)?(?: ?min)?)")


@lru_cache(maxsize=DEJA_LUES)
def heure(texte: str) -> time:
    """Lit une heure : « 13:30 », « 13h30 », « 9 h » ; les secondes ne sont admises que nulles."""
    trouve = _HEURE.fullmatch(_espaces_simples(texte))
    if not trouve or int(trouve[1]) > 23 or int(trouve[2] or 0) > 59:
        raise ValeurIllisible(f"{citer(texte)} n’est pas une heure. Écrivez-la sous la forme 13:30.")
    return time(int(trouve[1]), int(trouve[2] or 0))


def duree(texte: str) -> int:
    """Lit une durée en minutes : « 4h30 », « 6 h », « 04:30 », « 45 min »."""
    propre = _espaces_simples(texte)
    if trouve := re.fullmatch(r"([0-9]{1,3}) ?(?:[hH]|[hH:] ?([0-5][0-9])(?: ?mi?n)?)", propre):
        return int(trouve[1]) * 60 + int(trouve[2] or 0)
    if trouve := re.fullmatch(r"([0-9]{1,4}) ?mi?n", propre):
        return int(trouve[1])
    raise ValeurIllisible(f"{citer(texte)} n’est pas une durée. Écrivez-la sous la forme 4h30.")


def controler_heure(heures: int | None, minutes: int | None) -> None:
    """Refuse l'heure hors de 0 à 23, la minute hors de 0 à 59 ou sans heure."""
    if heures is None and minutes is not None:
        raise ValeurIllisible("Les minutes sont données sans l’heure. Complétez l’heure ou retirez-les.")
    if not 0 <= (heures or 0) <= 23 or not 0 <= (minutes or 0) <= 59:
        raise ValeurIllisible("L’heure n’existe pas. Donnez une heure de 0 à 23 et des minutes de 0 à 59.")


def controler_ordre(debut: HorodatageLu | None, fin: HorodatageLu | None) -> None:
    """Refuse une fin antérieure au début ; ne compare que ce qui est connu des deux côtés."""
    if debut is None or fin is None:
        return
    for partie in ("annee", "mois", "jour", "heure", "minute"):
        avant, apres = getattr(debut, partie), getattr(fin, partie)
        if avant is None or apres is None or avant < apres:
            return
        if avant > apres:
            raise ValeurIllisible("La fin de la période précède son début. Vérifiez les deux dates.")


# Codes de Cassiopée ; les autres tournures, dont le code n'est publié nulle part, n'ont que leur libellé.
LE, ENTRE_LE = ("1", "le"), ("5", "entre le")
_TOURNURES = (
    (re.compile(r"entre (?:le )?(.+?) et (?:le )?(.+)", re.IGNORECASE), ENTRE_LE),
    (re.compile(r"du (.+?) au (.+)", re.IGNORECASE), ("", "du")),
    (re.compile(r"courant (.+)", re.IGNORECASE), ("", "courant")),
    (re.compile(r"depuis (?:le )?(.+)", re.IGNORECASE), ("", "depuis le")),
    (re.compile(r"jusqu['’]au (.+)", re.IGNORECASE), ("", "jusqu’au")),
    (re.compile(r"le (.+)", re.IGNORECASE), LE),
)
_AVEC_HEURE = re.compile(r"(.+?),? (?:à |vers )?([0-9]{1,2} ?[hH:].*)")


@lru_cache(maxsize=DEJA_LUES)
def periode_ecrite(texte: str) -> tuple[HorodatageLu, HorodatageLu | None]:
    """Lit la date d'un fait : « 04/02/2026 à 23h40 », « courant 2025 », « entre le … et le … »."""
    propre = _espaces_simples(texte)
    for motif, operateur in _TOURNURES:
        if trouve := motif.fullmatch(propre):
            debut = _moment(trouve[1], operateur)
            fin = _moment(trouve[2], ("", "")) if motif.groups == 2 else None
            controler_ordre(debut, fin)
            return debut, fin
    debut = _moment(propre, ("", ""))
    # Une date entière sans préposition se lit « le … » ; un mois ou une année seuls n'ont pas d'opérateur.
    return (_moment(propre, LE) if debut.jour is not None else debut), None


def _moment(texte: str, operateur: tuple[str, str]) -> HorodatageLu:
    avec_heure = _AVEC_HEURE.fullmatch(texte)
    instant = heure(avec_heure[2]) if avec_heure else None
    jour = date_ecrite(avec_heure[1] if avec_heure else texte)
    return HorodatageLu(
        operateur_code=operateur[0],
        operateur_libelle=operateur[1],
        annee=jour.annee,
        mois=jour.mois,
        jour=jour.jour,
        heure=instant.hour if instant else None,
        minute=instant.minute if instant else None,
    )


# La préposition est exigée : « Me Barreau » est un nom.
_BARREAU = re.compile(r"(?:avocate? )?(?:au |du )?barreau ((?:de |du |des |d['’]).+)", re.IGNORECASE)
_AVOCAT_ET_BARREAU = re.compile(rf"(.*?)[ ,;(]+{_BARREAU.pattern}", re.IGNORECASE)


def avocat_et_barreau(texte: str) -> tuple[str, str]:
    """Sépare « Me Claire Aubanel, barreau de Grasse » en avocat et barreau ; l'un peut manquer."""
    propre = _espaces_simples(texte)
    if trouve := _BARREAU.fullmatch(propre):
        barreau = nom_de_barreau(trouve[1])
        return ("", barreau) if len(barreau) <= limites.BARREAU else (propre, "")
    if trouve := _AVOCAT_ET_BARREAU.fullmatch(propre):
        avocat, barreau = trouve[1], nom_de_barreau(trouve[2])
        if len(barreau) <= limites.BARREAU:
            return avocat, barreau
    return propre, ""


def nom_de_barreau(texte: str) -> str:
    """Donne « Grasse » pour « barreau de Grasse », « de Grasse » ou « Grasse »."""
    propre = re.sub(r"^barreau ", "", _espaces_simples(texte), flags=re.IGNORECASE).rstrip(" ).")
    return re.sub(r"^(?:de |du |des |d['’])", "", propre, flags=re.IGNORECASE)


def _espaces_simples(texte: str) -> str:
    return " ".join(texte.split())
