"""La session finit, on se déconnecte : le texte reste, et rien d'autre que la note n'entre dans la note."""

import contextlib

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Error, expect

from tests.bout_en_bout.tenue import (
    ENREGISTRE,
    SESSION,
    boite,
    etat,
    retablir,
    saisie,
    taper_hors_ligne,
    textes,
)
from tests.bout_en_bout.terrain import MOT_DE_PASSE


@pytest.fixture
def expirer(tenir, base):
    """Une note dont la session vient de finir, texte tapé depuis."""

    def expirer_sur(intitule: str):
        page, passage = tenir(intitule)
        base.execute("DELETE FROM django_session")
        page.keyboard.type("Dit après la fin de la session.")
        expect(etat(page)).to_have_text(SESSION)
        expect(page.get_by_role("dialog", name=SESSION)).to_be_visible()
        return page, passage

    return expirer_sur


def test_on_se_reconnecte_dans_la_page_sans_que_la_frappe_s_arrete(expirer, base):
    page, passage = expirer("BENSAÏD")
    dialogue = page.get_by_role("dialog", name=SESSION)
    expect(saisie(page)).to_be_focused()  # Le dialogue ne prend pas le focus au milieu d'un mot.
    page.keyboard.type(" Et encore.")
    expect(saisie(page)).to_have_value("Dit après la fin de la session. Et encore.")
    assert textes(base, passage) == []
    expect(dialogue.get_by_label("Identifiant")).to_have_value("greffier")
    expect(dialogue.get_by_label("Identifiant")).not_to_be_editable()
    page.keyboard.press("Alt+0")
    page.keyboard.type("pas le bon")
    page.keyboard.press("Enter")
    expect(dialogue).to_contain_text("Mot de passe inconnu.")
    page.keyboard.type(MOT_DE_PASSE)
    page.keyboard.press("Enter")
    expect(dialogue).to_be_hidden()
    expect(saisie(page)).to_be_focused()
    expect(etat(page)).to_have_text(ENREGISTRE)
    assert textes(base, passage) == ["Dit après la fin de la session. Et encore."]
    assert boite(page) == []
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Appeler").or_(
        page.get_by_role("button", name="Ouvrir l’audience")
    ).first.wait_for()
    # Les formulaires de la page ont le jeton neuf.
    jetons = page.evaluate(
        "[...document.querySelectorAll('input[name=csrfmiddlewaretoken]')].map(({ value }) => value)"
    )
    assert set(jetons[:1]) == {page.evaluate("document.body.dataset.jeton")}


def test_la_page_de_connexion_n_est_jamais_glissee_dans_la_note(expirer):
    page, _ = expirer("FABRE")
    page.wait_for_timeout(5000)  # Le fil se relit, la file réessaie.
    expect(page.locator("#note-fil")).to_be_visible()
    expect(saisie(page)).to_have_value("Dit après la fin de la session.")
    expect(page.locator("input[name=username], h1:has-text('Connexion')")).to_have_count(0)
    assert page.url.endswith("/note/")


def test_echap_ferme_le_dialogue_et_la_frappe_continue_conservee(expirer, base):
    page, passage = expirer("ROSSI")
    page.keyboard.press("Escape")
    dialogue = page.get_by_role("dialog", name=SESSION)
    expect(dialogue).to_be_hidden()
    page.keyboard.type(" La suite.")
    page.wait_for_timeout(1500)
    expect(dialogue).to_be_hidden()
    expect(etat(page)).to_have_text(SESSION)
    assert len(boite(page)) >= 1
    page.get_by_role("button", name="Se reconnecter").press("Enter")
    expect(dialogue).to_be_visible()
    page.get_by_label("Mot de passe").fill(MOT_DE_PASSE)
    page.keyboard.press("Enter")
    expect(etat(page)).to_have_text(ENREGISTRE)
    assert textes(base, passage) == ["Dit après la fin de la session. La suite."]


def test_une_session_rouverte_dans_un_autre_onglet_referme_le_dialogue(expirer, base, entrer):
    page, passage = expirer("MARTELLI")
    onglet = page.context.new_page()
    entrer(onglet, "greffier")
    page.bring_to_front()
    expect(etat(page)).to_have_text(ENREGISTRE, timeout=30_000)
    expect(page.get_by_role("dialog", name=SESSION)).to_be_hidden()
    assert textes(base, passage) == ["Dit après la fin de la session."]


def test_se_deconnecter_avec_du_texte_en_attente_previent_et_envoie(tenir, base):
    page, passage = tenir("DUPONT")
    taper_hors_ligne(page, "Pas encore parti.")
    page.get_by_role("button", name="Se déconnecter").click()
    dialogue = page.get_by_role("dialog", name="Du texte n’est pas encore enregistré")
    expect(dialogue).to_contain_text("Une mention attend d’être enregistrée.")
    dialogue.get_by_role("button", name="Rester").click()
    expect(dialogue).to_be_hidden()
    expect(saisie(page)).to_be_focused()
    page.get_by_role("button", name="Se déconnecter").click()
    retablir(page)
    dialogue.get_by_role("button", name="Envoyer puis se déconnecter").click()
    expect(page.get_by_role("heading", name="Connexion")).to_be_visible()
    assert textes(base, passage) == ["Pas encore parti."]


def test_se_deconnecter_en_laissant_le_texte_chiffre_sur_le_poste(tenir, base, entrer):
    page, passage = tenir("X se disant")
    adresse = page.url
    taper_hors_ligne(page, "Laissé ici.")
    page.get_by_role("button", name="Se déconnecter").click()
    page.get_by_role("button", name="Se déconnecter : le texte reste chiffré sur ce poste").click()
    expect(page.get_by_role("heading", name="Connexion")).to_be_visible()
    assert len(boite(page)) >= 1
    assert textes(base, passage) == []
    retablir(page)
    entrer(page, "greffier")
    page.goto(adresse)
    expect(etat(page)).to_have_text(ENREGISTRE)
    expect(saisie(page)).to_have_value("Laissé ici.")
    assert textes(base, passage) == ["Laissé ici."]


def test_rien_en_attente_la_deconnexion_ne_demande_rien(tenir):
    page, _ = tenir("ROSSI")
    page.keyboard.type("Enregistré avant de partir.")
    expect(etat(page)).to_have_text(ENREGISTRE)
    page.get_by_role("button", name="Se déconnecter").click()
    expect(page.get_by_role("heading", name="Connexion")).to_be_visible()


@pytest.fixture
def ailleurs(tenir):
    """Du texte gardé sur le poste par un onglet mort, et une autre page de l'application."""

    def partir(intitule: str, texte: str):
        page, passage = tenir(intitule)
        taper_hors_ligne(page, texte)
        suite = page.context.new_page()
        with contextlib.suppress(Error):
            page.goto("chrome://crash")  # Fermé proprement, l'onglet enverrait encore.
        page.close()
        suite.goto("/")
        return suite, passage

    return partir


def test_se_deconnecter_d_une_autre_page_previent_et_envoie(ailleurs, base):
    page, passage = ailleurs("FABRE", "Gardé, puis envoyé d’une autre page.")
    assert textes(base, passage) == []
    page.get_by_role("button", name="Se déconnecter").click()
    dialogue = page.get_by_role("dialog", name="Du texte n’est pas encore enregistré")
    expect(dialogue).to_contain_text("Le texte d’une affaire, gardé sur ce poste")
    assert Axe().run(page).response["violations"] == []
    dialogue.get_by_role("button", name="Envoyer puis se déconnecter").click()
    expect(dialogue).to_contain_text("L’envoi n’aboutit pas pour le moment", timeout=30_000)
    dialogue.get_by_role("button", name="Rester").click()
    expect(dialogue).to_be_hidden()
    retablir(page)
    page.get_by_role("button", name="Se déconnecter").click()
    dialogue.get_by_role("button", name="Envoyer puis se déconnecter").click()
    expect(page.get_by_role("heading", name="Connexion")).to_be_visible()
    assert textes(base, passage) == ["Gardé, puis envoyé d’une autre page."]
    assert boite(page) == []


def test_se_deconnecter_d_une_autre_page_sans_rien_en_attente_ne_demande_rien(tenir):
    page, _ = tenir("ROSSI")
    page.goto("/")
    page.get_by_role("button", name="Se déconnecter").click()
    expect(page.get_by_role("heading", name="Connexion")).to_be_visible()
