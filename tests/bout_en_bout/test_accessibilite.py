"""Chaque page et ses états : axe sans violation, 320 px sans défilement, impression, une zone d'état."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

BUREAU = {"width": 1366, "height": 768}
ETROIT = {"width": 320, "height": 640}
NOVEMBRE = "/audiences/?mois=2026-11"


def connexion(page: Page) -> None:
    page.goto("/connexion/")


def connexion_refusee(page: Page) -> None:
    connexion(page)
    page.get_by_label("Identifiant").fill("greffier")
    page.get_by_label("Mot de passe").fill("faux")
    page.keyboard.press("Enter")
    page.locator(".fr-alert--error").first.wait_for()


def _aller(adresse: str):
    def aller(page: Page) -> None:
        page.goto(adresse)

    return aller


def _audience(page: Page) -> None:
    page.goto(NOVEMBRE)
    page.get_by_role("link", name="Chambre 15").first.click()
    page.locator("#role").wait_for()


def _audience_a_venir(page: Page) -> None:
    page.goto(NOVEMBRE)
    page.get_by_role("link", name="Chambre 12").first.click()
    page.locator("#role").wait_for()


def _creation_a_confirmer(page: Page) -> None:
    page.goto("/audiences/creer/")
    page.get_by_label("Service").select_option(index=1)
    page.get_by_label("Date").fill("2019-05-01")
    page.get_by_label("Heure").fill("09:00")
    page.get_by_label("Formation").select_option(index=1)
    page.get_by_role("button", name="Créer l’audience").click()
    page.get_by_text("est férié (fête du Travail)").wait_for()


def _suivre(depuis, *liens):
    """Suit, depuis une page, des liens dont on donne le début du nom."""

    def suivre(page: Page) -> None:
        depuis(page)
        for lien in liens:
            page.locator("#contenu").get_by_role("link", name=re.compile(f"^{lien}")).first.click()
            page.wait_for_load_state()

    return suivre


def _note_remplie(page: Page) -> None:
    _audience(page)
    ouvrir = page.get_by_role("button", name="Ouvrir l’audience")
    if ouvrir.count():
        ouvrir.click()
        # La démonstration n'a qu'un jour : l'ouvrir un autre jour se confirme.
        confirmer, ouverte = (
            page.get_by_role("button", name="Ouvrir quand même"),
            page.get_by_text("Ouverte le"),
        )
        confirmer.or_(ouverte).wait_for()
        if confirmer.count():
            confirmer.click()
        ouverte.wait_for()
    page.locator("#role").get_by_role("link", name="X se disant").first.click()
    page.locator("#note").wait_for()
    appeler = page.get_by_role("button", name="Appeler l’affaire")
    if appeler.count():
        appeler.click()
    page.get_by_text("affaire appelée à").wait_for()
    if not page.locator("[data-mention]").count():
        page.locator("#note-texte").fill("Le prévenu reconnaît les faits.")
        page.keyboard.press("Enter")
        page.locator("#enregistrement", has_text="Enregistré à").wait_for()


def _decision_refusee(page: Page) -> None:
    _suivre(_note_remplie, "Décider")(page)
    page.get_by_role("button", name="Valider Ctrl+Entrée").click()
    page.locator(".mp-erreurs").first.wait_for()


def _renvoi_refuse(page: Page) -> None:
    _suivre(_note_remplie, "Renvoyer")(page)
    page.get_by_role("button", name="Renvoyer l’affaire").click()
    page.locator(".fr-alert--error, .mp-erreurs").first.wait_for()


def _import_refuse(page: Page) -> None:
    page.goto("/audiences/importer/")
    page.get_by_label("Fichier").set_input_files(
        {"name": "role.json", "mimeType": "application/json", "buffer": b'{"format": "inconnu"}'}
    )
    page.get_by_role("button", name="Lire le fichier").click()
    page.locator(".fr-alert--error").first.wait_for()


def _apercu(page: Page) -> None:
    page.goto("/audiences/importer/")
    page.get_by_label("Fichier").set_input_files("audiences/donnees/exemples/role-grasse-2026-11-24.json")
    page.get_by_role("button", name="Lire le fichier").click()
    page.get_by_role("heading", name="Ce que l’import changerait").wait_for()


def _liste_pilotage(page: Page) -> None:
    page.goto("/pilotage/?du=2026-11&au=2026-11")
    page.get_by_role("link", name="Affaires audiencées").first.click()
    page.locator("table").first.wait_for()


# Nom de l'état, personne, et le chemin qui y mène.
ETATS = {
    "connexion": (None, connexion),
    "connexion refusée": (None, connexion_refusee),
    "mon compte": ("greffier", _aller("/mon-compte/")),
    "calendrier": ("greffier", _aller(NOVEMBRE)),
    "calendrier vide": ("greffier", _aller("/audiences/?mois=2031-02")),
    "calendrier refusé": ("greffier", _aller("/audiences/?mois=treize")),
    "semaine": ("greffier", _aller("/audiences/?vue=semaine&semaine=2026-S48")),
    "liste des audiences": ("greffier", _aller("/audiences/?vue=liste&mois=2026-11")),
    "à faire maintenant": ("greffier", _aller("/audiences/a-faire/")),
    "créer une audience": ("greffier", _aller("/audiences/creer/")),
    "création à confirmer": ("greffier", _creation_a_confirmer),
    "composition": ("greffier", _suivre(_audience_a_venir, "Modifier")),
    "déplacer l’audience": ("greffier", _suivre(_audience_a_venir, "Déplacer l’audience")),
    "annuler l’audience": ("greffier", _suivre(_audience_a_venir, "Annuler l’audience")),
    "retirer du rôle": ("greffier", _suivre(_audience_a_venir, "Retirer")),
    "importer": ("greffier", _aller("/audiences/importer/")),
    "import refusé": ("greffier", _import_refuse),
    "aperçu de l’import": ("greffier", _apercu),
    "audience": ("greffier", _audience),
    "audience lue": ("presidente", _audience),
    "reste à faire": ("greffier", _suivre(_audience, "Voir la liste|voir la liste|Reste")),
    "préparation de l’audience": ("greffier", _suivre(_audience, "Préparation")),
    "préparation lue": ("presidente", _suivre(_audience, "Préparation")),
    "préparation d’une affaire": ("greffier", _suivre(_audience, "Préparation", "2. BENSAÏD")),
    "note": ("greffier", _note_remplie),
    "note lue": ("presidente", _suivre(_audience, "X se disant")),
    "note vierge": ("greffier", _suivre(_audience, "FABRE")),
    "signature": ("greffier", _suivre(_note_remplie, "Relire et signer")),
    "décider": ("greffier", _suivre(_note_remplie, "Décider")),
    "décision refusée": ("greffier", _decision_refusee),
    "décider une affaire non appelée": ("greffier", _suivre(_audience, "FABRE", "Décider")),
    "renvoyer": ("greffier", _suivre(_note_remplie, "Renvoyer")),
    "renvoi refusé": ("greffier", _renvoi_refuse),
    "documents": ("greffier", _suivre(_audience, "Documents")),
    "pilotage": ("dsgj", _aller("/pilotage/?du=2026-11&au=2026-11")),
    "pilotage vide": ("dsgj", _aller("/pilotage/?du=2019-01&au=2019-02")),
    "pilotage refusé": ("dsgj", _aller("/pilotage/?du=2026-11&au=2025-01")),
    "liste du pilotage": ("cheffe", _liste_pilotage),
    "page inconnue": ("greffier", _aller("/nulle-part/")),
    "accès refusé": ("greffier", _aller("/pilotage/")),
}


@pytest.fixture(scope="module")
def sessions():
    """Sessions déjà ouvertes, par personne : une seule connexion pour toutes les pages."""
    return {}


@pytest.fixture
def a_l_etat(terrain, ouvrir_page, entrer, sessions):
    """Mène une page à un état."""

    def mener(etat: str) -> Page:
        personne, chemin = ETATS[etat]
        page = ouvrir_page(terrain.adresse, storage_state=sessions.get(personne))
        if personne and personne not in sessions:
            entrer(page, personne)
            sessions[personne] = page.context.storage_state()
        chemin(page)
        return page

    return mener


@pytest.mark.parametrize("etat", ETATS)
def test_chaque_etat_de_chaque_page_est_accessible_et_tient_partout(etat, a_l_etat):
    page = a_l_etat(etat)
    fautes = []
    for taille in (BUREAU, ETROIT):
        page.set_viewport_size(taille)
        fautes += [f"axe à {taille['width']} px : {faute}" for faute in violations(page)]
        if deborde := debordement(page):
            fautes.append(f"défile en largeur à {taille['width']} px : {deborde}")
    assert page.locator("[role=status]").count() == 1, "une seule zone d’état"
    assert page.locator("h1").count() == 1, "un seul titre"
    assert page.title().endswith("– Mistral Pénal")
    page.set_viewport_size(BUREAU)
    page.emulate_media(media="print")
    fautes += [f"imprimé alors que c’est à l’écran : {nom}" for nom in imprime_en_trop(page)]
    assert fautes == []


def violations(page: Page) -> list[str]:
    """Donne les violations d'axe, avec l'élément."""
    resultat = Axe().run(page)
    return [
        f"{violation['id']} {[noeud['target'] for noeud in violation['nodes']][:3]}"
        for violation in resultat.response["violations"]
    ]


def debordement(page: Page) -> list[str]:
    """Donne ce qui dépasse si la page défile en largeur ; une zone qui défile chez elle est permise."""
    return page.evaluate(
        """() => {
          const large = document.documentElement.clientWidth;
          if (document.documentElement.scrollWidth <= large) return [];
          return [...document.body.querySelectorAll("*")]
            .filter((e) => e.getBoundingClientRect().right > large + 1)
            .slice(0, 5).map((e) => `${e.tagName}.${e.className}`);
        }"""
    )


def imprime_en_trop(page: Page) -> list[str]:
    """Donne le menu, les boutons et les liens d'évitement que l'impression montrerait encore."""
    return page.evaluate(
        """() => [...document.querySelectorAll("#navigation, .fr-skiplinks, main button")]
          .filter((e) => e.checkVisibility() && getComputedStyle(e).visibility !== "hidden")
          .slice(0, 5).map((e) => `${e.tagName} ${e.textContent.trim().slice(0, 40)}`)"""
    )
