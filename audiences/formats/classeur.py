"""Un classeur XLSX ou ODS : contrôlé sans être cru, puis lu en lignes de la table plate."""

import io
import math
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from audiences.formats import classeur_ods, classeur_xlsx
from audiences.formats.anomalie import FichierIllisible, citer
from audiences.formats.archive import Archive
from audiences.formats.table_colonnes import Ligne, colonne_du_titre
from audiences.formats.xml_sain import controler_forme

SIGNATURE = b"PK"
# Un tableur ne garde que quinze chiffres : au-delà, les derniers sont faux sans que rien ne le montre.
NOMBRE_MAX = 10**15

Cellule = str | float | bool | date | datetime | time | timedelta


def est_ods(contenu: bytes) -> bool:
    """Vrai si le classeur est un ODS, faux si c'est un XLSX ; contrôle aussi qu'il est inoffensif.

    Erreurs : `FichierIllisible` si ce n'est ni l'un ni l'autre, ou s'il contient ce qu'une table n'a pas à
    contenir (macros, formules, liens, entités) ou démesurément.
    """
    archive = Archive(contenu)
    noms = {nom.casefold() for nom in archive.noms}
    xlsx, ods = any(nom.startswith("xl/") for nom in noms), classeur_ods.CONTENU in noms
    if xlsx == ods or not ({"xl/workbook.xml", classeur_ods.CONTENU} & noms):
        message = "Le fichier est une archive, mais ni un classeur XLSX ni un classeur ODS"
        raise FichierIllisible(f"{message}. Vérifiez que vous avez choisi le bon fichier.")
    (classeur_ods if ods else classeur_xlsx).controler(archive)
    archive.recommencer()
    for nom in archive.noms:
        if nom.casefold().endswith((".xml", ".rels")) and archive.taille(nom):
            controler_forme(archive.lire(nom))
    return ods


def lignes(contenu: bytes) -> list[Ligne]:
    """Lit la première feuille visible d'un classeur déjà contrôlé par `est_ods`.

    Erreurs : `FichierIllisible` si le lecteur n'y comprend rien.
    """
    try:
        classeur = CalamineWorkbook.from_filelike(io.BytesIO(contenu))
        feuilles = [
            rang
            for rang, feuille in enumerate(classeur.sheets_metadata)
            if feuille.visible is SheetVisibleEnum.Visible and feuille.typ is SheetTypeEnum.WorkSheet
        ]
        if not feuilles:
            raise FichierIllisible("Le classeur n’a aucune feuille visible. Affichez celle du rôle.")
        rangees = classeur.get_sheet_by_index(feuilles[0]).to_python(skip_empty_area=False)
    except (CalamineError, OSError, ValueError, OverflowError) as erreur:
        raise FichierIllisible(
            "Le classeur est abîmé : sa première feuille ne peut être lue. Enregistrez-le à nouveau."
        ) from erreur
    return list(_en_texte(rangees))


def _en_texte(rangees: list[list[Cellule]]) -> Iterator[Ligne]:
    colonnes: list[str | None] | None = None
    for numero, rangee in enumerate(rangees, start=1):
        if colonnes is None:
            # Les titres sont la première ligne remplie.
            textes = [texte_de(cellule) for cellule in rangee]
            if any(map(str.strip, textes)):
                colonnes = [colonne_du_titre(texte) for texte in textes]
                yield Ligne(numero, textes)
        else:
            yield _ligne(numero, rangee, colonnes)


def _ligne(numero: int, rangee: list[Cellule], colonnes: list[str | None]) -> Ligne:
    textes: list[str] = []
    defauts: dict[int, str] = {}
    notes: dict[int, str] = {}
    for position, cellule in enumerate(rangee):
        if isinstance(cellule, str):
            textes.append(cellule)
            continue
        texte, colonne = texte_de(cellule), colonnes[position] if position < len(colonnes) else None
        if isinstance(cellule, float | int) and not isinstance(cellule, bool):
            if not abs(cellule) < NOMBRE_MAX:  # infini et indéfini compris
                defauts[position] = (
                    f"Le nombre {citer(texte)} a plus de quinze chiffres : le tableur a perdu les derniers. "
                    "Mettez la cellule au format Texte et saisissez-la à nouveau."
                )
            elif colonne == "heure" and 0 <= cellule < 1:
                texte = _heure(timedelta(days=cellule))
            elif colonne == "code_postal" and len(texte) == 4 and texte.isdecimal():
                notes[position] = f"Le code postal {citer(texte)} a perdu son zéro de tête : il est complété."
                texte = texte.zfill(5)
        textes.append(texte)
    return Ligne(numero, textes, defauts, notes)


def texte_de(cellule: Cellule) -> str:
    """Écrit une cellule comme la table l'attend : « 24/11/2026 », « 13:30 », « 7151 », « Oui »."""
    if isinstance(cellule, str):
        return cellule
    if isinstance(cellule, bool):
        return "Oui" if cellule else "Non"
    if isinstance(cellule, datetime):
        jour = _jour(cellule)
        return f"{jour} {cellule:%H:%M}" if cellule.time() != time() else jour
    if isinstance(cellule, date):
        return _jour(cellule)
    if isinstance(cellule, time):
        return f"{cellule:%H:%M}" if not cellule.second else f"{cellule:%H:%M:%S}"
    if isinstance(cellule, timedelta):
        return _heure(cellule)
    if not math.isfinite(cellule):
        return str(cellule)
    return str(int(cellule)) if cellule == int(cellule) else f"{cellule:.15g}".replace(".", ",")


def _jour(jour: date) -> str:
    return f"{jour.day:02}/{jour.month:02}/{jour.year:04}"


def _heure(depuis_minuit: timedelta) -> str:
    """Une fraction de jour est arrondie à la minute : 13:30 y vaut 0,5625, mais 13:20 n'y est pas exact."""
    minutes = round(depuis_minuit.total_seconds() / 60)
    return f"{minutes // 60:02}:{minutes % 60:02}"
