"""Étapes, variantes et clôture, au clavier."""

import re

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

ETROIT = {"width": 320, "height": 640}


def verifier(page: Page) -> None:
    """Aucune violation d'axe, aucun débordement à 320 px."""
    resultat = Axe().run(page)
    assert resultat.violations_count == 0, resultat.generate_report()
    avant = page.viewport_size
    page.set_viewport_size(ETROIT)
    largeur = page.evaluate("document.documentElement.scrollWidth")
    page.set_viewport_size(avant)
    assert largeur <= ETROIT["width"]


def test_le_cours_de_l_affaire_se_suit_au_clavier(tenir):
    page, _ = tenir("ROSSI")
    cours, champ = page.locator("[data-cours]"), page.locator("#note-texte")
    page.keyboard.press("Alt+f")
    expect(cours.locator("[aria-current=step]")).to_be_focused()
    cours.locator("li[data-etape=APPEL] a").focus()
    page.keyboard.press("Enter")
    expect(champ).to_be_focused()
    expect(champ).to_have_value(re.compile("appel de l’affaire n°"))
    champ.fill("À 14 h 05, appel de l’affaire n° 5 du rôle.")
    page.keyboard.press("Enter")
    expect(cours.locator("li[data-etape=APPEL]")).to_have_attribute("data-notee", "")
    expect(cours.locator("[aria-current=step]")).not_to_contain_text("appel")


def test_un_code_insere_sa_trame_et_un_chiffre_prend_la_variante(tenir):
    page, _ = tenir("FABRE")
    champ, variantes = page.locator("#note-texte"), page.locator("#note-variantes")
    champ.press_sequentially("/choixprev")
    page.keyboard.press("Enter")
    expect(champ).to_have_value(re.compile(r"Le prévenu déclare \[vouloir s’expliquer\|"))
    expect(variantes.get_by_role("option")).to_have_count(3)
    verifier(page)
    page.keyboard.press("2")
    expect(champ).to_have_value("Le prévenu déclare garder le silence.")
    expect(variantes).to_be_hidden()
    page.keyboard.press("Enter")
    expect(page.locator("#note-fil")).to_contain_text("Le prévenu déclare garder le silence.")
    champ.press_sequentially("/choixprev")
    page.keyboard.press("Enter")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(champ).to_have_value("Le prévenu déclare répondre à certaines questions.")
    page.keyboard.press("Enter")
    expect(page.locator("[data-manque]")).to_contain_text("manque")


def test_la_note_se_relit_et_se_signe_avec_ses_motifs(tenir, base):
    page, ici = tenir("MARTELLI")
    # La dernière affaire du tribunal : aucun autre essai n'écrit dans sa note.
    (passage,) = base.execute(
        "UPDATE audiences_inscription SET appelee_le = now() WHERE id = (SELECT max(id) FROM"
        " audiences_inscription WHERE juridiction_id = (SELECT juridiction_id FROM audiences_inscription"
        " WHERE id = %s)) RETURNING id",
        [ici],
    ).fetchone()
    page.goto(f"/audiences/passages/{passage}/note/")
    champ = page.locator("#note-texte")
    champ.press_sequentially("Le président constate l’identité du prévenu.")
    page.keyboard.press("Enter")
    expect(page.locator("#enregistrement")).to_contain_text("Enregistré")
    page.goto(f"/audiences/passages/{passage}/note/signature/")
    verifier(page)
    motifs = page.get_by_label(re.compile("Motif pour passer outre"))
    assert motifs.count() > 3
    page.get_by_role("button", name="Signer la note").click()
    expect(page.locator(".fr-alert--error").first).to_contain_text("Il manque à la note")
    for rang in range(motifs.count()):
        motifs.nth(rang).fill("Essai de clôture.")
    page.get_by_role("button", name="Signer la note").click()
    expect(page.get_by_text(re.compile("est signée")).first).to_be_visible()
    page.goto(f"/audiences/passages/{passage}/note/")
    expect(page.get_by_text("Visa du président")).to_be_visible()
    assert page.locator("#note-texte").count() == 0
    page.get_by_role("link", name="Ajouter une mention datée").click()
    page.locator("#contenu textarea").fill("Le prénom s’écrit Enzo.")
    verifier(page)
    page.get_by_role("button", name="Ajouter la mention").click()
    expect(page.locator(".note-signee")).to_contain_text("Le prénom s’écrit Enzo.")
    verifier(page)
    signees = base.execute("SELECT count(*) FROM audiences_mentionposterieure").fetchone()
    assert signees == (1,)


def test_l_etape_suit_qui_parle_sans_changer_ce_qui_est_commence(tenir):
    page, _ = tenir("MARTELLI")
    etape = page.locator("#note-etape")
    etape.select_option("FAITS")
    page.locator("#note-texte").focus()
    page.keyboard.type("pv: Je reconnais les faits.")
    expect(etape).to_have_value("INTERRO")
    page.keyboard.press("Alt+V")  # Le texte commencé garde son étape.
    expect(etape).to_have_value("INTERRO")
    page.keyboard.press("Enter")
    page.keyboard.type("vic: Il m’a poussée.")
    expect(etape).to_have_value("VICTIME")
    page.keyboard.press("Enter")
    expect(page.locator("#note-fil [data-etape='INTERRO']")).to_contain_text("Je reconnais les faits.")
