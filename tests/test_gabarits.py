"""Les gabarits : zones nommées, vraies actions derrière HTMX, rien en ligne, rien d'inutilisé."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.arbre import RACINE, chemin, fichiers, gabarits, modules

GABARITS = gabarits()
# Un document imprimé n'est pas une page : le moteur PDF reçoit sa feuille de style à part.
PAGES = [gabarit for gabarit in GABARITS if "documents" not in gabarit.parts]
COMMENTAIRE = re.compile(r"\{#.*?#\}|\{% comment.*?endcomment %\}", re.DOTALL)
BALISE = re.compile(r"\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)


class _Elements(HTMLParser):
    """Relève les éléments d'un gabarit ; les balises de Django comptent comme du texte."""

    def __init__(self, texte: str):
        super().__init__(convert_charrefs=False)
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.feed(_lisible(texte))

    def handle_starttag(self, tag, attrs):
        """Garde l'élément et ses attributs."""
        self.elements.append((tag, {nom: valeur or "" for nom, valeur in attrs}))

    handle_startendtag = handle_starttag


def _lisible(texte: str) -> str:
    """Ôte les commentaires et neutralise les guillemets et chevrons des balises de Django."""

    def neutraliser(trouve):
        return re.sub(r"""["'<>]""", "_", trouve.group())

    return BALISE.sub(neutraliser, COMMENTAIRE.sub("", texte))


def elements(gabarit: Path) -> list[tuple[str, dict[str, str]]]:
    return _Elements(gabarit.read_text()).elements


def relatif(gabarit: Path) -> str:
    """Donne le nom sous lequel Django connaît le gabarit."""
    morceaux = gabarit.relative_to(RACINE).parts
    return "/".join(morceaux[morceaux.index("templates") + 1 :])


@pytest.mark.parametrize("gabarit", PAGES, ids=chemin)
def test_ni_style_ni_script_ni_evenement_en_ligne(gabarit):
    for balise, attributs in elements(gabarit):
        assert balise != "style"
        assert balise != "script" or "src" in attributs
        for nom, valeur in attributs.items():
            assert nom != "style"
            assert not re.match(r"on[a-z]+$|hx-on|data-hx-on|hx-vars", nom), nom
            assert not re.match(r"\s*(javascript|js):", valeur, re.IGNORECASE)


@pytest.mark.parametrize("gabarit", GABARITS, ids=chemin)
def test_l_echappement_n_est_jamais_leve(gabarit):
    texte = COMMENTAIRE.sub("", gabarit.read_text())
    assert not re.search(r"\|\s*safe\b|\|\s*safeseq\b|autoescape\s+off", texte)


@pytest.mark.parametrize("gabarit", PAGES, ids=chemin)
def test_derriere_chaque_hx_une_vraie_action(gabarit):
    for balise, attributs in elements(gabarit):
        verbes = {verbe: attributs[f"hx-{verbe}"] for verbe in ("get", "post") if f"hx-{verbe}" in attributs}
        assert not {"hx-put", "hx-patch", "hx-delete"} & set(attributs)
        if not verbes:
            continue
        ici = {
            "a": attributs.get("href"),
            "form": attributs.get("action"),
            "button": attributs.get("formaction"),
        }
        [(verbe, adresse)] = verbes.items()
        assert ici.get(balise) == adresse, f"<{balise}> {verbe} {adresse}"
        if balise == "form":
            assert attributs.get("method", "get").lower() == verbe
        assert "hx-target" in attributs, "la cible est sur l’élément"
        assert attributs.get("hx-swap", "").startswith("outerHTML"), "la zone est remplacée entière"


@pytest.mark.parametrize("gabarit", [g for g in GABARITS if g.parent.name == "fragments"], ids=chemin)
def test_la_racine_d_un_fragment_porte_le_nom_de_son_fichier(gabarit):
    racines = elements(gabarit)
    assert racines, "un fragment a une racine"
    assert racines[0][1].get("id") == gabarit.stem
    assert any(f"fragments/{gabarit.name}" in autre.read_text() for autre in GABARITS if autre != gabarit), (
        "sa page l’inclut"
    )


@pytest.mark.parametrize("gabarit", GABARITS, ids=chemin)
def test_une_inclusion_de_composant_ne_donne_que_ce_qu_elle_nomme(gabarit):
    for balise in re.findall(r"\{% include \"components/[a-z_]+\.html\"[^%]*%\}", gabarit.read_text()):
        assert " only %}" in balise or " with " not in balise, balise


# Gabarits que Django ou l'administration appellent d'eux-mêmes.
APPELES_PAR_DJANGO = {"403.html", "404.html", "500.html", "403_csrf.html", "400.html"}


def test_aucun_gabarit_n_est_inutilise():
    textes = [f.read_text() for f in (*modules(), *GABARITS)]
    inutiles = [
        chemin(gabarit)
        for gabarit in GABARITS
        if relatif(gabarit) not in APPELES_PAR_DJANGO
        and not relatif(gabarit).startswith("admin/")
        and not any(f'"{relatif(gabarit)}"' in texte for texte in textes)
    ]
    assert inutiles == []


@pytest.mark.parametrize("dossier", ["css", "js"])
def test_chaque_feuille_et_chaque_script_sert(dossier):
    textes = [f.read_text() for f in (*modules(), *GABARITS, *fichiers(".js"))]
    inutiles = [
        chemin(fichier)
        for fichier in (RACINE / "static" / dossier).rglob(f"*.{dossier}")
        if not any(fichier.name in texte for texte in textes)
    ]
    assert inutiles == []


@pytest.mark.parametrize(
    "page", [g for g in PAGES if '{% extends "base.html" %}' in g.read_text()], ids=chemin
)
def test_chaque_page_a_un_titre_et_un_h1(page):
    texte = COMMENTAIRE.sub("", page.read_text())
    assert "{% block titre %}" in texte
    inclus = re.findall(r'\{% include "([^"]+)"', texte)
    complet = texte + "".join((RACINE / "templates" / nom).read_text() for nom in inclus)
    assert re.search(r"<h1[ >]", complet)


# Pages d'où l'on ne revient pas par un fil d'Ariane : elles sont elles-mêmes un point de départ.
SANS_FIL = {
    "audiences/calendrier.html": "accueil du greffier, au menu",
    "pilotage/tableau.html": "accueil du directeur, au menu",
    "comptes/connexion.html": "entrée",
    "comptes/mon_compte.html": "au menu",
    "socle/sans_fonction.html": "accueil sans fonction",
    **dict.fromkeys(APPELES_PAR_DJANGO, "erreur : le menu et un lien d’accueil"),
}


@pytest.mark.parametrize(
    "page", [g for g in PAGES if '{% extends "base.html" %}' in g.read_text()], ids=chemin
)
def test_aucune_page_sans_chemin_de_retour(page):
    a_un_fil = any(marque in page.read_text() for marque in ("components/fil.html", 'class="mp-fil"'))
    assert a_un_fil != (relatif(page) in SANS_FIL)


@pytest.mark.parametrize("script", sorted((RACINE / "static" / "js").rglob("*.js")), ids=chemin)
def test_les_scripts_n_ecrivent_pas_de_html_ni_de_style(script):
    texte = script.read_text()
    for proscrit in (
        "innerHTML",
        "outerHTML",
        "insertAdjacentHTML",
        "document.write",
        "eval(",
        "new Function",
    ):
        assert proscrit not in texte
    assert not re.search(r"setAttribute\(\s*[\"']style[\"']", texte)


FLECHES = {"ArrowUp": "↑", "ArrowDown": "↓", "ArrowLeft": "←", "ArrowRight": "→"}


@pytest.mark.parametrize("gabarit", PAGES, ids=chemin)
def test_chaque_raccourci_est_affiche(gabarit):
    texte = gabarit.read_text()
    for declaree in re.findall(r'data-touche="(Alt\+[^"{]+)"', texte):
        touche = f"Alt+{FLECHES.get(declaree[4:], declaree[4:])}"
        affichee = touche.replace("ArrowUp", "↑").replace("ArrowDown", "↓")
        assert f"<kbd>{affichee}</kbd>" in texte, touche
