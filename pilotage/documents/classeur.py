"""Classeur des indicateurs : synthèse, données, définitions et qualité, sans aucune formule ni aucun nom."""

from io import BytesIO

from django.utils import timezone
from openpyxl import Workbook

from mistral.socle.francais import date_longue, heure
from pilotage.chiffre import Chiffre, Sorte
from pilotage.colonne import Colonne, Type
from pilotage.documents import cellules as c
from pilotage.indicateur import INDICATEURS
from pilotage.selection import Selection
from pilotage.selectors.releve import Mois, Releve
from pilotage.selectors.tableau import Tableau

FORMATS = {Sorte.NOMBRE: c.NOMBRE, Sorte.PART: c.PART, Sorte.DUREE: c.DUREE}
FORMATS_COLONNES = {
    Type.TEXTE: "",
    Type.NOMBRE: c.NOMBRE,
    Type.JOUR: c.JOUR,
    Type.INSTANT: c.INSTANT,
    Type.DUREE: c.DUREE,
}
LIGNE_TITRES = 5


def classeur(tableau: Tableau) -> bytes:
    """Écrit le classeur de ce que le tableau montre. Une requête par indicateur, pour ses lignes."""
    livre = Workbook(write_only=True)
    livre.properties.title = f"Pilotage, {tableau.selection}"
    livre.properties.creator = "Mistral Pénal"
    livre.properties.language = "fr-FR"
    _synthese(livre.create_sheet("Synthèse"), tableau)
    _donnees(livre.create_sheet("Données"), tableau.selection)
    _definitions(livre.create_sheet("Définitions"))
    _qualite(livre.create_sheet("Qualité"), tableau)
    sortie = BytesIO()
    livre.save(sortie)
    return sortie.getvalue()


def _synthese(feuille, tableau: Tableau) -> None:
    """Une ligne par indicateur et par tranche de répartition, une colonne par mois."""
    titres = ["Code", "Indicateur", "Détail", "Tient à", "Valeur", "Compte", "Sur", "Unité"]
    mois = tableau.selection.mois
    c.disposer(feuille, [24, 32, 44, 18, 16, 10, 10, 12, *[11] * len(mois)], figer=f"C{LIGNE_TITRES + 1}")
    local = timezone.localtime(tableau.lu_le)
    releves = tableau.releves.values()
    c.filtrer(
        feuille, LIGNE_TITRES, LIGNE_TITRES + sum(_lignes(lu) for lu in releves), len(titres) + len(mois)
    )
    completude = tableau.completude or "sans objet"
    for texte in (
        f"Pilotage, {tableau.selection}",
        f"Calculé le {date_longue(local.date())} à {heure(local.hour, local.minute)}",
        f"Complétude des suites d’affaires appelées : {completude}",
        "",
    ):
        feuille.append([c.cellule(feuille, texte)])
    feuille.append([*c.entete(feuille, titres), *c.entete(feuille, mois, c.MOIS)])
    for lu in releves:
        code, libelle, unite = lu.indicateur.code, lu.indicateur.libelle, lu.indicateur.unite
        feuille.append(_chiffree(feuille, [code, libelle, "", ""], lu.chiffre, unite, lu.mois))
        for tranche in lu.tranches:
            debut = [code, libelle, tranche.libelle, tranche.precision]
            feuille.append(_chiffree(feuille, debut, tranche.chiffre, unite, tranche.mois))
        for depassement in lu.depassements:
            debut = [code, libelle, depassement.seuil.libelle, str(depassement.seuil.origine)]
            nombres = [depassement.nombre, depassement.nombre, depassement.sur]
            ligne = [*debut, *nombres, unite]
            feuille.append([c.cellule(feuille, valeur, c.NOMBRE) for valeur in ligne])


def _lignes(lu: Releve) -> int:
    return 1 + len(lu.tranches) + len(lu.depassements)


def _chiffree(feuille, debut: list[str], chiffre: Chiffre, unite: str, mois: tuple[Mois, ...]) -> list:
    return [
        *(c.cellule(feuille, texte) for texte in debut),
        _valeur(feuille, chiffre),
        c.cellule(feuille, chiffre.comptees, c.NOMBRE),
        c.cellule(feuille, chiffre.population, c.NOMBRE),
        c.cellule(feuille, unite),
        *(_valeur(feuille, lu.chiffre) for lu in mois),
    ]


def _valeur(feuille, chiffre: Chiffre):
    """Écrit la valeur typée, ou la raison de son absence."""
    if not chiffre.est_connu:
        return c.cellule(feuille, chiffre.etat.value)
    return c.cellule(feuille, chiffre.nombre, FORMATS[chiffre.sorte])


def _donnees(feuille, selection: Selection) -> None:
    """Les lignes de chaque indicateur : filtrer son code et « Comptée » redonne son chiffre."""
    colonnes = _colonnes()
    titres = ["Code", "Indicateur", "Comptée", "Mois", *(libelle for libelle, _ in colonnes)]
    c.disposer(feuille, [24, 32, 10, 11, *[18] * len(colonnes)], figer="C2")
    feuille.append(c.entete(feuille, titres))
    derniere = 1
    for indicateur in INDICATEURS:
        siennes = {(colonne.libelle, colonne.type): colonne for colonne in indicateur.colonnes}
        presentes = [siennes.get(cle) for cle in colonnes]
        for ligne in indicateur.calcul.detail(selection):
            derniere += 1
            feuille.append(
                [
                    c.cellule(feuille, indicateur.code),
                    c.cellule(feuille, indicateur.libelle),
                    c.cellule(feuille, "oui" if ligne.est_comptee else "non"),
                    c.cellule(feuille, ligne.mois, c.MOIS),
                    *(_donnee(feuille, colonne, ligne) for colonne in presentes),
                ]
            )
    c.filtrer(feuille, 1, derniere, len(titres))


def _colonnes() -> list[tuple[str, Type]]:
    """Donne les colonnes de tous les indicateurs, chacune une fois, dans leur ordre."""
    return list(dict.fromkeys((col.libelle, col.type) for entree in INDICATEURS for col in entree.colonnes))


def _donnee(feuille, colonne: Colonne | None, ligne):
    valeur = colonne.lire(ligne) if colonne else None
    return c.cellule(feuille, valeur, FORMATS_COLONNES[colonne.type] if colonne else "")


def _definitions(feuille) -> None:
    titres = ["Code", "Indicateur", "Thème", "Définition", "Unité", "Numérateur", "Dénominateur"]
    titres += ["Exclusions", "Seuils", "Source"]
    c.disposer(feuille, [24, 32, 20, 60, 10, 36, 36, 50, 50, 36], figer="C2")
    c.filtrer(feuille, 1, 1 + len(INDICATEURS), len(titres))
    feuille.append(c.entete(feuille, titres))
    for entree in INDICATEURS:
        seuils = " ; ".join(f"{seuil.libelle} ({seuil.origine}, {seuil.source})" for seuil in entree.seuils)
        textes = [entree.code, entree.libelle, str(entree.theme), entree.definition, entree.unite]
        textes += [entree.numerateur, entree.denominateur, entree.exclusions, seuils, entree.source]
        feuille.append([c.cellule(feuille, texte, est_large=True) for texte in textes])


def _qualite(feuille, tableau: Tableau) -> None:
    titres = ["Code", "Contrôle", "En défaut", "Sur", "Part en défaut", "Complétude", "Ce que cela change"]
    c.disposer(feuille, [24, 34, 12, 10, 16, 14, 90], figer="C2")
    c.filtrer(feuille, 1, 1 + len(tableau.qualite), len(titres))
    feuille.append(c.entete(feuille, titres))
    for lu in tableau.qualite:
        chiffre = lu.chiffre
        complet = 1 - chiffre.nombre if chiffre.est_connu else chiffre.etat.value
        feuille.append(
            [
                c.cellule(feuille, lu.indicateur.code),
                c.cellule(feuille, lu.indicateur.libelle),
                c.cellule(feuille, chiffre.comptees, c.NOMBRE),
                c.cellule(feuille, chiffre.population, c.NOMBRE),
                _valeur(feuille, chiffre),
                c.cellule(feuille, complet, c.PART),
                c.cellule(feuille, lu.indicateur.definition, est_large=True),
            ]
        )
