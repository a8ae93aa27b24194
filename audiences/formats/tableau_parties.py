"""Lecture d'un tableau de parties collé depuis un tableur : une ligne par personne."""

import csv
import io
from dataclasses import dataclass, field

from audiences.formats import libelles, limites
from audiences.formats.anomalie import CARACTERES_INTERDITS, ValeurIllisible, citer
from audiences.formats.role import DatePartielle, QualiteLue
from audiences.formats.valeurs import avocat_et_barreau, cle, date_ecrite

LIGNES_MAX = 500
# Ordre proposé à qui colle sans titres.
ORDRE = (
    "nom",
    "prenoms",
    "naissance",
    "adresse",
    "code_postal",
    "commune",
    "telephone",
    "courriel",
    "qualite",
    "avocat",
)
TITRES = {
    "nom": "Nom",
    "prenoms": "Prénoms",
    "naissance": "Date de naissance",
    "adresse": "Adresse",
    "code_postal": "Code postal",
    "commune": "Commune",
    "telephone": "Téléphone",
    "courriel": "Courriel",
    "qualite": "Qualité",
    "avocat": "Avocat",
    "civilite": "Civilité",
    "nom_usage": "Nom d’usage",
    "naissance_lieu": "Lieu de naissance",
    "nationalite": "Nationalité",
    "langue": "Langue",
    "profession": "Profession",
    "portable": "Portable",
    "raison_sociale": "Raison sociale",
    "siren": "SIREN",
    "barreau": "Barreau",
}
_SYNONYMES = {
    "nom de famille": "nom",
    "nom de naissance": "nom",
    "prenom": "prenoms",
    "prenom s": "prenoms",
    "naissance": "naissance",
    "ne le": "naissance",
    "ne e le": "naissance",
    "date naissance": "naissance",
    "rue": "adresse",
    "cp": "code_postal",
    "ville": "commune",
    "localite": "commune",
    "tel": "telephone",
    "mobile": "portable",
    "telephone portable": "portable",
    "mail": "courriel",
    "email": "courriel",
    "e mail": "courriel",
    "adresse mail": "courriel",
    "conseil": "avocat",
    "denomination": "raison_sociale",
    "siret": "siren",
    "siren ou siret": "siren",
    "titre": "civilite",
}
_PAR_CLE = {cle(titre): colonne for colonne, titre in TITRES.items()} | _SYNONYMES
_LIMITES = {
    "prenoms": 200, "telephone": 40, "portable": 40, "courriel": 160, "siren": 20, "civilite": 40,
    "commune": 120, "code_postal": 20, "nationalite": 80, "langue": 80, "barreau": limites.BARREAU,
    "adresse": 400, "avocat": 240,
}  # fmt: skip


@dataclass(frozen=True)
class Defaut:
    """Ce qui ne va pas dans une cellule."""

    ligne: int
    colonne: str
    valeur: str
    raison: str


@dataclass
class LigneLue:
    """Une personne du tableau ; `valeurs` ne porte que les cellules remplies."""

    numero: int
    valeurs: dict[str, str]
    naissance: DatePartielle | None = None
    qualite: QualiteLue | None = None
    est_morale: bool = False
    avocat: tuple[str, str] = ("", "")
    defauts: list[Defaut] = field(default_factory=list)


@dataclass(frozen=True)
class TableauLu:
    """Le tableau entier : ses colonnes reconnues, celles qui ne le sont pas, ses lignes."""

    colonnes: tuple[str, ...]
    inconnues: tuple[str, ...]
    avec_titres: bool
    lignes: tuple[LigneLue, ...]
    en_trop: int = 0


def lire_tableau(texte: str) -> TableauLu:
    """Lit le texte collé : tabulations ou « ; », titres reconnus ou ordre proposé.

    Une cellule fautive est dite à sa place ; les autres lignes sont lues. Une personne morale se reconnaît à
    sa raison sociale, à son SIREN ou à « (PM) » après sa qualité.
    """
    rangees = [(numero, cellules) for numero, cellules in _rangees(texte) if any(cellules)]
    if not rangees:
        return TableauLu((), (), False, ())
    titres = [_PAR_CLE.get(cle(cellule)) for cellule in rangees[0][1]]
    avec_titres = sum(titre is not None for titre in titres) >= min(2, len(titres))
    colonnes = list(titres) if avec_titres else list(ORDRE)
    inconnues = [
        cellule
        for cellule, titre in zip(rangees[0][1], titres, strict=True)
        if avec_titres and titre is None and cellule
    ]
    corps = rangees[1:] if avec_titres else rangees
    lignes = tuple(_ligne(numero, cellules, colonnes) for numero, cellules in corps[:LIGNES_MAX])
    presentes = [colonne for colonne in colonnes if any(colonne in ligne.valeurs for ligne in lignes)]
    return TableauLu(tuple(presentes), tuple(inconnues), avec_titres, lignes, max(0, len(corps) - LIGNES_MAX))


def _rangees(texte: str) -> list[tuple[int, list[str]]]:
    separateur = "\t" if "\t" in texte else ";"
    lecteur = csv.reader(io.StringIO(texte, newline=""), delimiter=separateur)
    rangees, precedente = [], 0
    try:
        for cellules in lecteur:
            rangees.append((precedente + 1, [" ".join(cellule.split()) for cellule in cellules]))
            precedente = lecteur.line_num
    except csv.Error:
        # Une cellule démesurée : la ligne est montrée fautive, le reste n'est pas lu.
        rangees.append((precedente + 1, ["\N{REPLACEMENT CHARACTER}" * 200]))
    return rangees


def _ligne(numero: int, cellules: list[str], colonnes: list[str | None]) -> LigneLue:
    ligne = LigneLue(numero, {})
    for position, cellule in enumerate(cellules):
        if not cellule:
            continue
        colonne = colonnes[position] if position < len(colonnes) else ""
        if colonne == "":
            _defaut(
                ligne, "", cellule, "Cette cellule est hors des colonnes\u00a0: un séparateur est en trop."
            )
        elif colonne is not None:
            ligne.valeurs[colonne] = cellule
            _borner(ligne, colonne, cellule)
    _lire_identite(ligne)
    _lire_qualite(ligne)
    ligne.avocat = _avocat(ligne)
    return ligne


def _borner(ligne: LigneLue, colonne: str, cellule: str) -> None:
    limite = _LIMITES.get(colonne, 160)
    if CARACTERES_INTERDITS.search(cellule):
        _defaut(ligne, colonne, cellule, "Elle contient un caractère illisible.")
    elif len(cellule) > limite:
        _defaut(ligne, colonne, cellule, f"Elle dépasse {limite} signes. Raccourcissez-la.")


def _lire_identite(ligne: LigneLue) -> None:
    valeurs = ligne.valeurs
    ligne.est_morale = "raison_sociale" in valeurs or ("siren" in valeurs and "prenoms" not in valeurs)
    if "nom" not in valeurs and "raison_sociale" in valeurs:
        valeurs["nom"] = valeurs["raison_sociale"]
    if "nom" not in valeurs:
        _defaut(ligne, "nom", "", "Le nom manque.")
    if "naissance" in valeurs:
        try:
            ligne.naissance = date_ecrite(valeurs["naissance"])
        except ValeurIllisible as erreur:
            _defaut(ligne, "naissance", valeurs["naissance"], str(erreur))


def _lire_qualite(ligne: LigneLue) -> None:
    if brute := ligne.valeurs.get("qualite"):
        ligne.qualite = libelles.qualite(brute)
        ligne.est_morale = ligne.est_morale or libelles.est_marquee_morale(brute)
        if ligne.qualite is None:
            raison = f"La qualité {citer(brute)} est inconnue."
            _defaut(ligne, "qualite", brute, f"{raison} Écrivez par exemple «\u00a0partie civile\u00a0».")


def _avocat(ligne: LigneLue) -> tuple[str, str]:
    nom, barreau = avocat_et_barreau(ligne.valeurs.get("avocat", ""))
    return nom, ligne.valeurs.get("barreau", "") or barreau


def _defaut(ligne: LigneLue, colonne: str, valeur: str, raison: str) -> None:
    ligne.defauts.append(Defaut(ligne.numero, TITRES.get(colonne, "hors colonnes"), valeur[:60], raison))
