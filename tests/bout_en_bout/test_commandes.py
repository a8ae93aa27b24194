"""Les commandes de la note dans Chromium, au clavier seul : la phrase et la donnée, sans quitter la page."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect


@pytest.fixture
def tenir(terrain, base, ouvrir_page, entrer):
    """Ouvre la note de l'affaire dont l'intitulé commence ainsi, le caret dans le composeur."""

    def tenir_la_note(intitule: str, **options) -> Page:
        page = ouvrir_page(terrain.adresse, **options)
        entrer(page, "greffier")
        (passage,) = base.execute(
            "SELECT i.id FROM audiences_inscription i JOIN audiences_affaire a ON a.id = i.affaire_id"
            " WHERE a.intitule LIKE %s ORDER BY i.id LIMIT 1",
            [f"{intitule}%"],
        ).fetchone()
        page.goto(f"/audiences/passages/{passage}/note/")
        page.passage = passage
        return page

    return tenir_la_note


def saisie(page: Page):
    return page.locator("#note-texte")


def formulaire(page: Page):
    return page.locator(".note-commande [data-commande-ouverte]")


def phrases(base, page: Page, commande: str) -> list[str]:
    """Donne les phrases qu'une commande a portées à cette note, et qui n'en ont pas été effacées."""
    lues = base.execute(
        "SELECT m.texte FROM audiences_mention m JOIN audiences_note n ON n.id = m.note_id"
        " WHERE n.inscription_id = %s AND m.commande = %s AND m.effacee_le IS NULL ORDER BY m.rang",
        [page.passage, commande],
    )
    return [texte for (texte,) in lues]


def test_interprete_anglais_serment_entree_entree(tenir, base):
    page = tenir("FABRE")
    avant = len(phrases(base, page, "INTERPRETE"))
    page.keyboard.press("Alt+2")
    page.keyboard.type("/interprete anglais serment")
    expect(page.locator("#note-commandes-liste [role=option]")).to_have_count(1)
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Porter à la note")).to_be_focused()
    page.keyboard.press("Enter")
    expect(formulaire(page)).to_have_count(0)
    expect(saisie(page)).to_be_focused()
    expect(page.locator("#note-fil .note-etiquette").last).to_contain_text(
        "interprète : anglais, serment prêté"
    )
    ecrites = phrases(base, page, "INTERPRETE")
    assert len(ecrites) == avant + 1
    assert "interprète en anglais prête serment d’apporter son concours" in ecrites[-1]
    expect(saisie(page)).to_have_value("")


def test_la_commande_ne_touche_ni_au_texte_en_cours_ni_a_ce_qui_fut_refuse(tenir, base):
    page = tenir("ROSSI")
    avant = len(phrases(base, page, "PRESENCE"))
    page.keyboard.press("Alt+2")
    page.keyboard.type("La prévenue déclare")
    constater = page.get_by_role("link", name=re.compile("Constater la présence")).first
    constater.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#commande-mode")).to_be_focused()
    page.locator("#commande-mode").select_option("CMPSM")
    page.locator("#commande-avocat").select_option("")
    page.locator("#commande-mode").press("Enter")
    expect(page.locator("#commande-avocat")).to_be_focused()
    expect(formulaire(page)).to_contain_text("Ce mode suppose un avocat")
    assert Axe().run(page).response["violations"] == []
    page.keyboard.press("Escape")
    expect(saisie(page)).to_be_focused()
    page.keyboard.type(" reconnaître")
    expect(saisie(page)).to_have_value("La prévenue déclare reconnaître")
    constater.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#commande-mode")).to_have_value("CMPSM")
    page.locator("#commande-avocat_nom").fill("Roche")
    page.locator("#commande-avocat_nom").press("Enter")
    expect(saisie(page)).to_be_focused()
    expect(saisie(page)).to_have_value("La prévenue déclare reconnaître")
    assert len(phrases(base, page, "PRESENCE")) == avant + 1


def test_l_etiquette_corrige_retire_et_retablit_en_place(tenir, base):
    page = tenir("MARTELLI")
    page.keyboard.press("Alt+2")
    page.keyboard.type("/expert Roche Paul")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Porter à la note")).to_be_focused()
    page.keyboard.press("Enter")
    etiquette = page.locator("#note-fil .note-etiquette", has_text="expert : Roche Paul")
    expect(etiquette).to_have_count(1)
    expect(page.locator(".note-donnees")).to_contain_text("expert : Roche Paul")
    etiquette.focus()
    page.keyboard.press("Enter")
    page.locator("#commande-discipline").fill("psychiatrie")
    page.locator("#commande-discipline").press("Enter")
    expect(page.locator("#note-fil")).to_contain_text("Roche Paul, expert en psychiatrie, prête serment")
    etiquette.focus()
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Retirer la donnée").press("Enter")
    expect(etiquette).to_have_count(0)
    assert phrases(base, page, "EXPERT") == []
    page.locator(".note-commande").get_by_role("button", name="Rétablir").press("Enter")
    expect(etiquette).to_have_count(1)
    expect(saisie(page)).to_be_focused()
    assert "expert en psychiatrie" in phrases(base, page, "EXPERT")[0]


def test_sans_javascript_la_commande_s_ouvre_et_s_execute(tenir, base):
    page = tenir("BENSAÏD", java_script_enabled=False)
    avant = len(phrases(base, page, "EXPERT"))
    page.get_by_text("Commandes /").click()
    page.get_by_role("link", name="/expert Expert").click()
    page.get_by_label("Nom et prénom").fill("Roche Paul")
    page.get_by_role("button", name="Porter à la note").click()
    expect(page.locator("#note-fil")).to_contain_text("Roche Paul, expert, prête serment")
    assert len(phrases(base, page, "EXPERT")) == avant + 1
