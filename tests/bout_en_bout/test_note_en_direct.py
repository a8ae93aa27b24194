"""La note dans Chromium, contre un serveur qui tombe : rien de tapé ne se perd, rien de faux ne s'affiche."""

import pytest
from playwright.sync_api import expect

from tests.bout_en_bout.tenue import CONSERVE, ENREGISTRE, OPERATIONS, saisie, textes


def test_une_frappe_sans_pause_s_enregistre_sans_attendre_la_fin(tenir, base):
    page, passage = tenir("MARTELLI")
    vues = []
    for lettre in "Le prévenu déclare sans jamais s’arrêter de parler, phrase après phrase, " * 2:
        page.keyboard.type(lettre)
        page.wait_for_timeout(40)  # Une frappe soutenue : jamais 120 ms de calme.
        vues += textes(base, passage)
    assert any(vues), "rien n’était en base avant la fin de la frappe"
    attendu = saisie(page).input_value()
    expect(page.get_by_role("status")).to_have_text(ENREGISTRE)
    assert textes(base, passage) == [attendu]


def test_la_mention_validee_reste_apres_rechargement_et_le_champ_garde_le_focus(tenir, base):
    page, passage = tenir("BENSAÏD")
    page.keyboard.press("Alt+r")
    page.keyboard.type("Je reconnais les faits.")
    page.keyboard.press("Shift+Enter")
    page.keyboard.type("Je m’en excuse.")
    page.keyboard.press("Enter")
    expect(saisie(page)).to_be_focused()
    expect(saisie(page)).to_have_value("")
    expect(page.get_by_role("status")).to_have_text(ENREGISTRE)
    page.reload()
    mention = page.locator("#note-fil [data-mention]").last
    expect(mention).to_contain_text("LE PRÉVENU (BENSAÏD Karim)")
    expect(mention).to_contain_text("Je m’en excuse.")
    assert textes(base, passage)[-1] == "Je reconnais les faits.\nJe m’en excuse."


def test_une_mention_se_reprend_s_efface_et_se_retablit_au_clavier(tenir, base):
    page, passage = tenir("FABRE")
    page.keyboard.type("Première version")
    page.keyboard.press("Enter")
    page.keyboard.press("ArrowUp")
    expect(saisie(page)).to_have_value("Première version")
    page.keyboard.type(", corrigée")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_have_text(ENREGISTRE)
    assert textes(base, passage) == ["Première version, corrigée"]
    page.keyboard.press("ArrowUp")
    saisie(page).fill("")
    page.keyboard.press("Enter")
    expect(page.locator("#note-fil [data-mention]", has_text="Première version")).to_have_count(0)
    expect(page.get_by_role("status")).to_have_text(ENREGISTRE)
    assert textes(base, passage) == []
    page.get_by_role("button", name="Annuler l’effacement").press("Enter")
    expect(page.get_by_role("status")).to_have_text(ENREGISTRE)
    assert textes(base, passage) == ["Première version, corrigée"]


def test_le_serveur_arrete_puis_relance_ne_perd_rien(tenir, base, terrain):
    page, passage = tenir("X se disant")
    page.keyboard.type("Avant la panne.")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_have_text(ENREGISTRE)
    terrain.arreter(terrain.web)
    try:
        page.keyboard.type("Pendant la panne.")
        page.keyboard.press("Enter")
        expect(page.get_by_role("status")).to_have_text(CONSERVE)
        page.keyboard.type("Encore pendant.")
        expect(page.get_by_role("status")).not_to_have_text(ENREGISTRE)
        assert textes(base, passage) == ["Avant la panne."]
    finally:
        terrain.lancer_web()
    expect(page.get_by_role("status")).to_have_text(ENREGISTRE, timeout=30_000)
    assert textes(base, passage) == ["Avant la panne.", "Pendant la panne.", "Encore pendant."]


def test_une_reponse_perdue_n_enregistre_pas_deux_fois(tenir, base):
    page, passage = tenir("ROSSI")
    perdues = []

    def perdre(route):
        if perdues:
            route.continue_()
            return
        perdues.append(route.fetch().status)  # Le serveur a enregistré…
        route.abort()  # … et la réponse n'arrive pas.

    page.route(OPERATIONS, perdre)
    page.keyboard.type("Dit une seule fois.")
    expect(page.get_by_role("status")).to_have_text(ENREGISTRE)
    assert perdues == [200]
    assert textes(base, passage) == ["Dit une seule fois."]


def test_une_reponse_500_n_est_jamais_dite_enregistree(tenir, base):
    page, passage = tenir("DUPONT")
    pannes = []

    def tomber(route):
        pannes.append(1)
        route.fulfill(status=500, body="panne")

    page.route(OPERATIONS, tomber)
    page.keyboard.type("Dit pendant la panne.")
    page.wait_for_timeout(2500)
    assert len(pannes) >= 2
    expect(page.get_by_role("status")).to_have_text("Non enregistré")
    assert textes(base, passage) == []
    page.unroute(OPERATIONS)
    expect(page.get_by_role("status")).to_have_text(ENREGISTRE)
    assert textes(base, passage) == ["Dit pendant la panne."]


@pytest.mark.parametrize(
    ("bouton", "retenu"),
    [
        ("Garder les deux", "Écrit par le premier\nÉcrit par le second"),
        ("Garder le mien", "Écrit par le second"),
        ("Garder l’autre", "Écrit par le premier"),
    ],
)
def test_un_conflit_montre_les_deux_textes_et_se_tranche(tenir, base, bouton, retenu):
    premier, passage = tenir("MARTELLI")
    premier.keyboard.type("Commun")
    premier.keyboard.press("Enter")
    expect(premier.get_by_role("status")).to_have_text(ENREGISTRE)
    second, _ = tenir("MARTELLI")
    for page in (premier, second):
        saisie(page).focus()
        page.keyboard.press("ArrowUp")
        expect(saisie(page)).to_have_value("Commun")
    saisie(premier).fill("Écrit par le premier")
    expect(premier.get_by_role("status")).to_have_text(ENREGISTRE)
    premier.keyboard.press("Enter")
    saisie(second).fill("Écrit par le second")
    expect(second.get_by_role("status")).to_have_text("Conflit")
    expect(second.locator("#note-incident")).to_contain_text("Écrit par le premier")
    expect(second.locator("#note-incident")).to_contain_text("Écrit par le second")
    assert textes(base, passage)[-1] == "Écrit par le premier"
    second.get_by_role("button", name=bouton).press("Enter")
    expect(second.locator("#note-incident")).to_be_hidden()
    expect(second.get_by_role("status")).not_to_have_text("Conflit")
    expect(second.get_by_role("status")).to_have_text(ENREGISTRE)
    assert textes(base, passage)[-1] == retenu
    expect(saisie(second)).to_have_value(retenu)


def test_la_presidente_lit_en_direct_sans_pouvoir_ecrire(tenir):
    greffier, _ = tenir("FABRE")
    presidente, _ = tenir("FABRE", "presidente")
    expect(presidente.get_by_role("textbox")).to_have_count(0)
    greffier.keyboard.type("Lu en direct.")
    expect(presidente.locator("#note-fil")).to_contain_text("Lu en direct.", timeout=6000)


def test_sans_javascript_la_note_se_tient_quand_meme(tenir, base):
    page, passage = tenir("ROSSI", java_script_enabled=False)
    avant = textes(base, passage)
    page.locator("#note-etape").select_option("FAITS")
    saisie(page).fill("Écrit sans JavaScript.")
    page.get_by_role("button", name="Ajouter la mention").press("Enter")
    expect(page.locator("#note-fil")).to_contain_text("Écrit sans JavaScript.")
    assert textes(base, passage) == [*avant, "Écrit sans JavaScript."]


def test_ce_qui_manque_suit_ce_qui_s_ecrit(tenir):
    page, _ = tenir("FABRE")
    manques = page.locator("[data-manques]")
    expect(manques).to_contain_text("réquisitions")
    page.locator("#note-etape").select_option("REQ")
    page.keyboard.press("Alt+2")
    page.keyboard.press("Alt+m")
    page.keyboard.type("Requiert une amende.")
    page.keyboard.press("Enter")
    expect(manques).not_to_contain_text("réquisitions", timeout=15_000)
    page.keyboard.type("La suite se tape")
    expect(saisie(page)).to_have_value("La suite se tape")
