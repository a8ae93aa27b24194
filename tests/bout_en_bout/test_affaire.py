"""Une affaire saisie à la main dans Chromium : au clavier, puis sans JavaScript ; chaque écran accessible."""

import re

from playwright.sync_api import Page, expect

from tests.bout_en_bout.etats import NOVEMBRE
from tests.bout_en_bout.test_accessibilite import BUREAU, ETROIT, debordement, imprime_en_trop, violations


def creer_affaire(page: Page, numero: str) -> None:
    """Depuis l'audience, crée une affaire et arrive à son dossier."""
    page.goto(NOVEMBRE)
    page.get_by_role("link", name="Chambre 15").first.click()
    page.get_by_role("link", name="Créer une affaire").click()
    page.get_by_label("Numéro de parquet").fill(numero)
    page.get_by_role("button", name="Créer et inscrire").click()
    expect(page.get_by_text("Aucune partie au dossier.")).to_be_visible()


def ajouter(page: Page, nom: str, prenoms: str, qualite: str) -> None:
    page.get_by_role("link", name="Ajouter une partie").click()
    page.get_by_label("Qualité (obligatoire)").select_option(label=qualite)
    page.get_by_label("Nom (obligatoire)").fill(nom)
    page.get_by_label("Prénoms").fill(prenoms)
    page.get_by_role("button", name="Ajouter au dossier").click()
    expect(page.get_by_role("row", name=re.compile(nom))).to_be_visible()


def test_une_affaire_se_saisit_sans_javascript(terrain, ouvrir_page, entrer):
    page = ouvrir_page(terrain.adresse, java_script_enabled=False)
    entrer(page, "greffier")
    creer_affaire(page, "26182990001")
    ajouter(page, "D’ESSAI-SANS", "Ève", "prévenu")
    expect(page.get_by_role("heading", level=1)).to_have_text("D’ESSAI-SANS Ève")
    page.get_by_role("link", name="Coller un tableau").click()
    page.get_by_label("Lignes copiées").fill("Nom\tPrénoms\nVICTIME-UNE\tAlex\nVICTIME-DEUX\tAlex")
    page.get_by_role("button", name="Lire le tableau").click()
    page.get_by_role("button", name="Ajouter les lignes cochées").click()
    expect(page.get_by_text("Victimes (2)")).to_be_visible()
    page.get_by_role("link", name="Avocats").click()
    page.get_by_text("Enregistrer un avocat que le tribunal ne connaît pas").click()
    page.get_by_label("Nom, sans «").fill("AVOCAT-SANS")
    page.get_by_label("Barreau", exact=True).fill("Nice")
    for nom in ("VICTIME-UNE", "VICTIME-DEUX"):
        page.get_by_label(nom).check()
    page.get_by_role("button", name="Enregistrer, et affecter").click()
    expect(page.get_by_role("cell", name="Me AVOCAT-SANS (Nice)")).to_have_count(2)


def test_une_affaire_se_saisit_au_clavier(terrain, ouvrir_page, entrer):
    page = ouvrir_page(terrain.adresse)
    entrer(page, "greffier")
    creer_affaire(page, "26182990002")
    page.keyboard.press("Alt+p")
    page.get_by_label("Qualité (obligatoire)").focus()
    page.keyboard.type("pré")
    page.get_by_label("Nom (obligatoire)").focus()
    page.keyboard.type("CLAVIER")
    page.keyboard.press("Alt+s")
    expect(page.get_by_role("heading", level=1)).to_have_text("CLAVIER")
    page.keyboard.press("Alt+a")
    page.get_by_label("CLAVIER").focus()
    page.keyboard.press("Space")
    # La recherche suit la frappe, et la frappe garde sa place.
    page.keyboard.press("Alt+r")
    page.keyboard.type("introuvable")
    expect(page.get_by_text("Aucun avocat connu ne répond")).to_be_visible()
    expect(page.locator("#cherche")).to_be_focused()


def test_un_libelle_choisi_donne_son_code_a_la_frappe(terrain, ouvrir_page, entrer):
    page = ouvrir_page(terrain.adresse)
    entrer(page, "greffier")
    creer_affaire(page, "26182990003")
    page.get_by_role("link", name="Ajouter une partie").click()
    page.get_by_label("Situation familiale", exact=True).fill("Célibataire")
    page.keyboard.press("Tab")
    expect(page.get_by_label("Code de situation familiale")).to_have_value("CEL")


def test_chaque_ecran_d_une_affaire_est_accessible_et_tient_partout(terrain, ouvrir_page, entrer):
    page = ouvrir_page(terrain.adresse)
    entrer(page, "greffier")
    creer_affaire(page, "26182990004")
    ajouter(page, "ÉCRAN", "Alex", "prévenu")
    dossier = page.url
    ecrans = {"dossier": dossier, "procédure": f"{dossier}modifier/", "avocats": f"{dossier}avocats/"}
    ecrans |= {"ajout": f"{dossier}parties/ajouter/", "collage": f"{dossier}parties/coller/"}
    ecrans["morale"] = f"{dossier}parties/ajouter/?nature=MORALE"
    page.get_by_role("link", name=re.compile("^ÉCRAN")).click()
    ecrans["partie"] = page.url
    page.get_by_role("link", name="Retirer de l’affaire").click()
    ecrans["retrait"] = page.url
    fautes = []
    for nom, adresse in ecrans.items():
        page.goto(adresse)
        for taille in (BUREAU, ETROIT):
            page.set_viewport_size(taille)
            fautes += [f"{nom}, axe à {taille['width']} px : {faute}" for faute in violations(page)]
            fautes += [f"{nom} défile à {taille['width']} px : {e}" for e in debordement(page)]
        page.emulate_media(media="print")
        fautes += [f"{nom}, imprimé : {element}" for element in imprime_en_trop(page)]
        page.emulate_media(media="screen")
    assert fautes == []
