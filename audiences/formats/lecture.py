"""Porte d'entrée : un fichier reçu donne un rôle lu, ou une raison claire de ne pas l'être."""

import codecs
from collections import Counter
from dataclasses import dataclass
from enum import StrEnum

from audiences.formats import classeur, csv_texte, json_texte, json_v1, table
from audiences.formats.anomalie import (
    Anomalie,
    FichierIllisible,
    MiseDeCote,
    Niveau,
    RejetAffaire,
    Releve,
    citer,
)
from audiences.formats.role import RoleLu

TAILLE_MAX = 20 * 1024 * 1024  # octets

_SIGNATURES = {
    b"\xd0\xcf\x11\xe0": "un ancien classeur Excel (XLS) ou un classeur protégé par un mot de passe",
    b"%PDF": "un PDF",
    b"\x89PNG": "une image",
    b"\xff\xd8\xff": "une image",
    b"GIF8": "une image",
    b"II*\x00": "une image",
    b"MM\x00*": "une image",
    b"{\\rtf": "un document de traitement de texte",
    b"\x1f\x8b": "une archive comprimée",
    b"Rar!": "une archive comprimée",
    b"7z\xbc\xaf": "une archive comprimée",
}
_MARQUES_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
# Octets absents de tout texte : ni tabulation, ni fin de ligne, ni saut de page.
_OCTETS_BINAIRES = bytes([*range(9), 11, *range(14, 32)])


class Format(StrEnum):
    """Ce dont le rôle a été lu."""

    JSON = "JSON"
    CSV = "CSV"
    XLSX = "XLSX"
    ODS = "ODS"


@dataclass(frozen=True, kw_only=True)
class LectureRole:
    """Ce qu'un fichier contient : le rôle sans les affaires rejetées, et tout ce qui est à signaler.

    `champs_dits` est l'ensemble des colonnes qu'une table porte (clés de `table_colonnes.TITRES`) : des
    autres, elle ne dit rien. `None` pour un JSON, où une clé absente dit « inconnu ».
    """

    format: Format
    champs_dits: frozenset[str] | None
    role: RoleLu
    anomalies: tuple[Anomalie, ...]
    rejets: tuple[RejetAffaire, ...]
    mises_de_cote: tuple[MiseDeCote, ...]


def lire_role(nom_fichier: str, contenu: bytes) -> LectureRole:
    """Lit un rôle JSON `role-v1` ou une table CSV, XLSX ou ODS, reconnus à leur contenu.

    `anomalies` contient aussi les raisons des rejets. Le nom du fichier ne sert qu'à choisir entre deux
    messages d'erreur.

    Erreurs : `FichierIllisible`, et elle seule, quand rien ne peut être lu.
    """
    _controler_taille(contenu)
    releve = Releve()
    if contenu.startswith(classeur.SIGNATURE):
        format_lu = Format.ODS if classeur.est_ods(contenu) else Format.XLSX
        role, rejets, champs_dits = table.lire(classeur.lignes(contenu), releve)
    else:
        texte = _texte(contenu)
        if (signe := _separateur(nom_fichier, texte)) is None:
            format_lu, champs_dits = Format.JSON, None
            role, rejets = json_v1.lire(json_texte.analyser(texte), releve)
            releve.anomalies.extend(_cles_inconnues(releve.mises_de_cote))
        else:
            format_lu = Format.CSV
            role, rejets, champs_dits = table.lire(csv_texte.lignes(texte, signe), releve)
    return LectureRole(
        format=format_lu,
        champs_dits=champs_dits,
        role=role,
        anomalies=tuple(releve.anomalies),
        rejets=tuple(rejets),
        mises_de_cote=tuple(releve.mises_de_cote),
    )


def _separateur(nom_fichier: str, texte: str) -> str | None:
    """Donne le séparateur d'un CSV, `None` pour un JSON."""
    if texte.lstrip().startswith(("{", "[")):
        return None
    signe = csv_texte.separateur(texte)
    if signe is None and not nom_fichier.casefold().endswith(".json"):
        raise FichierIllisible(
            "Le fichier n’est ni un rôle JSON ni une table de rôle : la première ligne ne porte pas les "
            "titres attendus (« Date audience », « Heure », « Service »…). Vérifiez le fichier choisi."
        )
    return signe


def _controler_taille(contenu: bytes) -> None:
    if len(contenu) > TAILLE_MAX:
        raise FichierIllisible("Le fichier dépasse 20 Mo. Partagez le rôle en plusieurs fichiers.")
    if not contenu.strip():
        raise FichierIllisible("Le fichier est vide. Vérifiez que vous avez choisi le bon fichier.")


def _texte(contenu: bytes) -> str:
    for signature, nature in _SIGNATURES.items():
        if contenu.startswith(signature):
            raise FichierIllisible(
                f"Le fichier est {nature}, qui ne peut être lu. Enregistrez le rôle en XLSX, ODS ou CSV."
            )
    if contenu.startswith(_MARQUES_UTF16):
        raise FichierIllisible("Le fichier est en UTF-16. Enregistrez-le au format « CSV UTF-8 ».")
    if len(contenu.translate(None, _OCTETS_BINAIRES)) < len(contenu):
        raise FichierIllisible(
            "Le fichier contient des octets binaires : ce n’est pas du texte. Vérifiez-le."
        )
    try:
        texte = contenu.decode("utf-8-sig")
    except UnicodeDecodeError as erreur:
        if contenu.lstrip().startswith((b"{", b"[", codecs.BOM_UTF8)):
            ligne = contenu.count(b"\n", 0, erreur.start) + 1
            message = "Le fichier n’est pas en UTF-8 comme il devrait l’être. Demandez un nouvel export."
            raise FichierIllisible(message, f"ligne {ligne}") from None
        texte = _windows_1252(contenu)
    if not texte.strip():
        raise FichierIllisible("Le fichier est vide. Vérifiez que vous avez choisi le bon fichier.")
    return texte


def _windows_1252(contenu: bytes) -> str:
    try:
        return contenu.decode("cp1252")
    except UnicodeDecodeError as erreur:
        ligne = contenu.count(b"\n", 0, erreur.start) + 1
        message = "Le fichier n’est ni en UTF-8 ni en Windows-1252. Enregistrez-le au format « CSV UTF-8 »."
        raise FichierIllisible(message, f"ligne {ligne}") from None


def _cles_inconnues(mises_de_cote: list[MiseDeCote]) -> list[Anomalie]:
    """Signale chaque clé inconnue une fois, à sa première place : un export peut la répéter par milliers."""
    nombres = Counter(mise.cle for mise in mises_de_cote)
    premieres: dict[str, MiseDeCote] = {}
    for mise in mises_de_cote:
        premieres.setdefault(mise.cle, mise)
    return [
        Anomalie(
            niveau=Niveau.INFORMATION,
            place=premiere.place or "fichier",
            message=f"La clé {citer(cle)} est inconnue du format. Mise de côté, vue {nombres[cle]} fois.",
        )
        for cle, premiere in premieres.items()
    ]
