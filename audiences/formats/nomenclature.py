"""Fichier officiel de la nomenclature : cinq colonnes, un encodage mal dit, des guillemets nus."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass, field

OCTETS_AU_PLUS = 20 * 1024 * 1024
LIGNES_AU_PLUS = 60_000
COLONNES = 5
_LIBELLE_AU_PLUS = 400
_NATURE_AU_PLUS = 60
_TEXTE_AU_PLUS = 4_000
# Dans l'ordre où l'en-tête les départage : « Numéro » n'a sa lettre é que dans le bon.
_ENCODAGES = ("utf-8", "cp850", "iso-8859-1")


class NomenclatureIllisible(ValueError):
    """Le fichier n'est pas celui de la nomenclature ; le message dit pourquoi, à la personne."""


@dataclass(frozen=True)
class LigneNatinf:
    """Une infraction du fichier."""

    numero: str
    nature: str
    libelle: str
    articles_definition: str
    articles_repression: str


@dataclass(frozen=True)
class LigneRefusee:
    """Ligne qu'on ne peut lire : son rang dans le fichier, son début, la raison."""

    ligne: int
    debut: str
    raison: str


@dataclass
class NomenclatureLue:
    """Fichier lu."""

    encodage: str
    lignes: list[LigneNatinf] = field(default_factory=list)
    refusees: list[LigneRefusee] = field(default_factory=list)


def lire_nomenclature(contenu: bytes) -> NomenclatureLue:
    """Lit le fichier ligne à ligne ; une ligne fausse est refusée avec sa raison, les autres sont lues.

    Erreur : `NomenclatureIllisible` si le fichier est trop gros, vide, ou n'a pas l'en-tête attendu.
    """
    if len(contenu) > OCTETS_AU_PLUS:
        raise NomenclatureIllisible(f"Le fichier dépasse {OCTETS_AU_PLUS // 1024 // 1024} Mo.")
    encodage = _reconnaitre(contenu)
    lue, vus = NomenclatureLue(encodage), {}
    for rang, brute in _lignes(contenu):
        texte = brute.decode(encodage, errors="replace").strip("\r\n\ufeff")
        if rang == 1 or not texte.strip(" ;"):
            continue
        valeurs = _colonnes(texte)
        raison = _raison(valeurs, texte, vus)
        if raison:
            lue.refusees.append(LigneRefusee(rang, texte[:120], raison))
        else:
            vus[valeurs[0]] = rang
            numero, nature, libelle, definition, repression = valeurs
            lue.lignes.append(LigneNatinf(numero, nature, libelle, definition, repression))
    if not lue.lignes:
        raise NomenclatureIllisible("Le fichier ne contient aucune infraction lisible.")
    return lue


def _reconnaitre(contenu: bytes) -> str:
    """Reconnaît l'encodage à l'en-tête : c'est le seul mot accentué dont on est sûr."""
    if contenu.startswith(b"\xef\xbb\xbf"):
        return _verifier(contenu[3:], "utf-8")
    for encodage in _ENCODAGES:
        try:
            entete = contenu[:200].split(b"\n", 1)[0].decode(encodage)
        except UnicodeDecodeError:
            continue
        if entete.strip(' "\r').lower().startswith("numéro"):
            return _verifier(contenu, encodage)
    raise NomenclatureIllisible(
        "L’en-tête « Numéro NATINF » n’a pas été reconnu : ce n’est pas le fichier officiel de la "
        "nomenclature, ou il a été enregistré sous une autre forme."
    )


def _verifier(contenu: bytes, encodage: str) -> str:
    entete = contenu.split(b"\n", 1)[0].decode(encodage, errors="replace")
    if not entete.strip(' "\r').lower().startswith("numéro") or entete.count(";") != COLONNES - 1:
        raise NomenclatureIllisible(
            "L’en-tête n’a pas les cinq colonnes attendues, séparées par un point-virgule."
        )
    return encodage


def _lignes(contenu: bytes) -> Iterator[tuple[int, bytes]]:
    """Donne chaque ligne et son rang, sans copier le fichier."""
    debut, rang = 0, 0
    while debut < len(contenu):
        fin = contenu.find(b"\n", debut)
        fin = len(contenu) if fin < 0 else fin
        rang += 1
        if rang > LIGNES_AU_PLUS:
            raise NomenclatureIllisible(f"Le fichier dépasse {LIGNES_AU_PLUS} lignes.")
        yield rang, contenu[debut:fin]
        debut = fin + 1


def _colonnes(texte: str) -> list[str]:
    """Sépare les colonnes ; un guillemet n'entoure une valeur que s'il l'ouvre et la ferme."""
    valeurs = texte.split(";")
    if len(valeurs) > COLONNES and '"' in texte:
        # Un point-virgule entre guillemets : le lecteur ordinaire sait le lire.
        return [valeur.strip() for valeur in next(csv.reader([texte], delimiter=";"))]
    return [_sans_guillemets(valeur.strip()) for valeur in valeurs]


def _sans_guillemets(valeur: str) -> str:
    if len(valeur) >= 2 and valeur[0] == valeur[-1] == '"' and _sont_doubles(valeur[1:-1]):
        return valeur[1:-1].replace('""', '"').strip()
    return valeur


def _sont_doubles(interieur: str) -> bool:
    """Dit si tous les guillemets intérieurs sont doublés, comme dans une valeur vraiment entourée."""
    return '"' not in interieur.replace('""', "")


def _raison(valeurs: list[str], texte: str, vus: dict[str, int]) -> str:
    """Donne la raison de refuser la ligne, ou rien."""
    if len(valeurs) != COLONNES:
        return f"{len(valeurs)} colonnes au lieu de {COLONNES}"
    numero, nature, libelle, *articles = valeurs
    if not (numero.isascii() and numero.isdigit() and len(numero) <= 10):
        return f"le numéro « {numero[:20]} » n’est pas un nombre"
    if numero in vus:
        return f"le numéro {numero} est déjà donné ligne {vus[numero]}"
    if not libelle:
        return "la qualification est vide"
    if "\ufffd" in texte or "\x00" in texte:
        return "un caractère est illisible"
    if len(libelle) > _LIBELLE_AU_PLUS or len(nature) > _NATURE_AU_PLUS:
        return "la qualification ou la nature est trop longue"
    if any(len(article) > _TEXTE_AU_PLUS for article in articles):
        return "la liste des articles est trop longue"
    return ""
