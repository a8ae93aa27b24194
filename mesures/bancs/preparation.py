"""Les bancs de la préparation : aperçu d'un classeur, application d'un rôle, nomenclature, recherches."""

import itertools

from django.urls import reverse

from audiences.selectors.natinf import chercher_natinf
from audiences.services.deposer_role import deposer_role
from mesures import travaux_import, travaux_nomenclature
from mesures.chrono import Resultat, Serie, alterner
from mesures.fichiers import classeur
from mesures.jeu import AFFAIRES, Jeu
from mesures.memoire import relever
from mesures.navigateur import Navigateur

LIGNES = 500
TRAVAUX = "mesures.travaux_import"
NOMENCLATURE = "mesures.travaux_nomenclature"
_numeros = itertools.count(1)


def apercu_d_un_classeur(jeu: Jeu, greffe: Navigateur, _direction: Navigateur, n: int) -> Resultat:
    """Dépôt d'un classeur XLSX et page des différences ; en témoin, pandas lit, groupe et compare."""
    contenu = classeur(LIGNES, "71")

    def deposer_et_lire() -> None:
        depot = deposer_role(jeu.tribunal, nom_fichier="mesures.xlsx", contenu=contenu, par=jeu.greffier)
        greffe.lire(reverse("audiences:import", args=[depot.pk]))

    mesure, temoin = Serie("dépôt lu, différences affichées"), Serie("pandas : lire, grouper, comparer")
    alterner(
        n, (mesure, deposer_et_lire), (temoin, lambda: travaux_import.lire_avec_pandas(contenu)), a_blanc=1
    )
    precision = f"{LIGNES} lignes, page reçue par HTTP ; témoin : pandas avec openpyxl, sans page"
    memoire = relever(f"{TRAVAUX}:lire_le_classeur", f"{TRAVAUX}:lire_le_classeur_avec_pandas")
    return Resultat("APERCU_XLSX", "Aperçu d’un classeur", precision, mesure, temoin, memoire)


def application_d_un_role(jeu: Jeu, _greffe: Navigateur, _direction: Navigateur, n: int) -> Resultat:
    """Audience de soixante affaires appliquée ; en témoin, pandas et des tables sans contrainte."""
    mesure, temoin = Serie("rôle lu, comparé, appliqué"), Serie("pandas : mêmes lignes, tables nues")
    alterner(
        n,
        (mesure, lambda: travaux_import.appliquer(jeu.tribunal, jeu.greffier, f"{next(_numeros):04d}")),
        (temoin, lambda: travaux_import.appliquer_avec_pandas("0000")),
        a_blanc=1,
    )
    precision = f"{AFFAIRES} affaires neuves, 180 parties, 120 faits, validé sur disque ; sans HTTP ni file"
    memoire = relever(f"{TRAVAUX}:appliquer_un_role", f"{TRAVAUX}:appliquer_un_role_avec_pandas")
    return Resultat("APPLIQUER", "Application d’un rôle", precision, mesure, temoin, memoire)


def chargement_de_la_nomenclature(_jeu: Jeu, _greffe: Navigateur, _direction: Navigateur, n: int) -> Resultat:
    """Dix-sept mille numéros chargés avec leur rapport ; en témoin, pandas et une table nue."""
    travaux_nomenclature.desinstaller()
    mesure, temoin = Serie("lu, comparé, versionné, rapporté"), Serie("pandas : lire, comparer, insérer")
    travaux = (mesure, travaux_nomenclature.charger), (temoin, travaux_nomenclature.charger_avec_pandas)
    alterner(min(n, 5), *travaux, a_blanc=0)
    precision = f"{travaux_nomenclature.NUMEROS} lignes toutes neuves ; défait après chaque relevé"
    memoire = relever(f"{NOMENCLATURE}:charger", f"{NOMENCLATURE}:charger_avec_pandas")
    return Resultat("NATINF", "Nomenclature NATINF entière", precision, mesure, temoin, memoire)


def recherche_dans_la_nomenclature(
    _jeu: Jeu, _greffe: Navigateur, _direction: Navigateur, n: int
) -> Resultat:
    """Les requêtes étiquetées, une à une ; en témoin, `ILIKE` sur le libellé, sans classement ni fautes."""
    travaux_nomenclature.installer()
    requetes = itertools.cycle(travaux_nomenclature.requetes())
    mots = itertools.cycle(travaux_nomenclature.requetes())
    mesure, temoin = Serie("recherche classée"), Serie("ILIKE, sans classement")
    alterner(
        max(n, len(travaux_nomenclature.requetes())),
        (mesure, lambda: chercher_natinf(next(requetes))),
        (temoin, lambda: travaux_nomenclature.chercher_sans_classer(next(mots))),
    )
    precision = "sans HTTP ; numéros, mots, abréviations et fautes du jeu étiqueté, sur 17 000 numéros"
    return Resultat("RECHERCHE_NATINF", "Recherche NATINF", precision, mesure, temoin)


# Banc, et part des répétitions demandées.
BANCS = (
    (apercu_d_un_classeur, 0.2),
    (application_d_un_role, 0.2),
    (chargement_de_la_nomenclature, 0.05),
    (recherche_dans_la_nomenclature, 1.0),
)
