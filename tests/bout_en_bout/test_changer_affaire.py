"""Changer d'affaire en pleine frappe : sans recharger, sans rien perdre, même sans réseau."""

import pytest
from playwright.sync_api import expect


@pytest.fixture
def note(terrain, base, ouvrir_page, entrer):
    """La note de la deuxième affaire d'une audience qui en a trois au moins."""
    (passage,) = base.execute(
        "SELECT i.id FROM audiences_inscription i JOIN (SELECT audience_id FROM audiences_inscription"
        " GROUP BY audience_id ORDER BY count(*) DESC, audience_id LIMIT 1) a USING (audience_id)"
        " WHERE i.rang = 2"
    ).fetchone()
    page = ouvrir_page(terrain.adresse)
    entrer(page, "greffier")
    page.goto(f"/audiences/passages/{passage}/note/")
    expect(page.locator("#note-texte")).to_be_focused()
    page.evaluate("window.memoire = 'toujours la même page'")
    return page


def _texte(base, contenu):
    return base.execute(
        "SELECT n.inscription_id FROM audiences_mention m JOIN audiences_note n ON n.id = m.note_id"
        " WHERE m.texte = %s AND m.effacee_le IS NULL",
        [contenu],
    ).fetchall()


def _aller(page, touche):
    avant = page.url
    page.keyboard.press(touche)
    expect(page).not_to_have_url(avant)
    expect(page.locator("#note-texte")).to_be_focused()


def _enregistre(page):
    expect(page.locator("#enregistrement")).to_contain_text("Enregistré")


def test_l_affaire_change_sans_recharger_et_le_titre_la_suit(note):
    titre = note.title()
    _aller(note, "Alt+ArrowDown")
    assert note.evaluate("window.memoire") == "toujours la même page"
    assert note.title() != titre
    assert note.locator("#note-affaires [aria-current=page]").inner_text().startswith("3.")
    note.go_back()
    expect(note).to_have_title(titre)
    assert note.evaluate("window.memoire") == "toujours la même page"


def test_un_mot_commence_se_retrouve_avec_son_caret(note, base):
    note.keyboard.type("Le prévenu déclare que la voit")
    note.keyboard.press("ArrowLeft")
    _aller(note, "Alt+ArrowDown")
    expect(note.locator("#note-texte")).to_have_value("")
    note.keyboard.type("Autre affaire, autre mot.")
    note.keyboard.press("Enter")
    _aller(note, "Alt+ArrowUp")
    expect(note.locator("#note-texte")).to_have_value("Le prévenu déclare que la voit")
    assert note.evaluate("document.activeElement.selectionStart") == len("Le prévenu déclare que la voi")
    note.keyboard.press("End")
    note.keyboard.type("ure roulait.")
    note.keyboard.press("Enter")
    _enregistre(note)
    ici = _texte(base, "Le prévenu déclare que la voiture roulait.")
    ailleurs = _texte(base, "Autre affaire, autre mot.")
    assert len(ici) == len(ailleurs) == 1
    assert ici != ailleurs


def test_sans_reseau_on_change_d_affaire_et_tout_part_au_retour(note, base):
    # Les voisines se lisent d'avance, une seconde après l'ouverture.
    with note.expect_response("**/note/", timeout=20_000):
        pass
    note.wait_for_load_state("networkidle")
    note.context.set_offline(True)
    note.keyboard.type("Mention écrite sans réseau dans la deuxième.")
    note.keyboard.press("Enter")
    _aller(note, "Alt+ArrowDown")
    note.keyboard.type("Et celle-ci dans la troisième.")
    note.keyboard.press("Enter")
    expect(note.locator("#enregistrement")).to_contain_text("hors ligne")
    assert _texte(base, "Mention écrite sans réseau dans la deuxième.") == []
    note.context.set_offline(False)
    _enregistre(note)
    _aller(note, "Alt+ArrowUp")
    _enregistre(note)
    deuxieme = _texte(base, "Mention écrite sans réseau dans la deuxième.")
    troisieme = _texte(base, "Et celle-ci dans la troisième.")
    assert len(deuxieme) == len(troisieme) == 1
    assert deuxieme != troisieme


def test_l_accuse_de_l_affaire_quittee_se_dit_dans_celle_que_l_on_regarde(note, base):
    """Le dernier accusé à venir est celui d'une note qui n'est plus à l'écran : l'écran le dit quand même."""
    quittee = note.url.removesuffix("/") + "/operations/"
    note.route(quittee, lambda demande: (note.wait_for_timeout(2000), demande.continue_()))
    note.keyboard.type("Mention que le réseau retient dans la deuxième.")
    note.keyboard.press("Enter")
    _aller(note, "Alt+ArrowDown")
    note.keyboard.type("Mention tout de suite partie, dans la troisième.")
    note.keyboard.press("Enter")
    _enregistre(note)
    assert _texte(base, "Mention que le réseau retient dans la deuxième.")
    assert _texte(base, "Mention tout de suite partie, dans la troisième.")


def test_une_affaire_absente_du_poste_se_dit_sans_reseau_et_la_frappe_continue(note):
    note.context.set_offline(True)
    lien = note.locator("#note-affaires a[data-changer-affaire]").last
    lien.focus()
    note.keyboard.press("Enter")
    expect(note.locator("#note-avis")).to_contain_text("au retour du réseau")
    note.locator("#note-texte").focus()
    note.keyboard.type("La frappe continue.")
    expect(note.locator("#note-texte")).to_have_value("La frappe continue.")
    note.context.set_offline(False)


def test_un_conflit_dans_une_autre_affaire_y_mene_d_un_lien(note, ouvrir_page, terrain, entrer):
    note.keyboard.type("Mention que deux personnes reprennent.")
    note.keyboard.press("Enter")
    _enregistre(note)
    autre = ouvrir_page(terrain.adresse)
    entrer(autre, "greffier")
    autre.goto(note.url)
    for page in (note, autre):
        page.locator("#note-texte").focus()
        page.keyboard.press("ArrowUp")
        expect(page.locator("#note-texte")).to_have_value("Mention que deux personnes reprennent.")
    autre.locator("#note-texte").fill("Reprise par l’autre poste.")
    _enregistre(autre)
    en_conflit = note.url
    quittee = en_conflit.removesuffix("/") + "/operations/"
    note.route(quittee, lambda demande: (note.wait_for_timeout(1500), demande.continue_()))
    note.locator("#note-texte").fill("Reprise par ce poste.")
    _aller(note, "Alt+ArrowDown")
    etat = note.locator("#enregistrement")
    expect(etat).to_have_text("Conflit dans une autre affaire (y aller)")
    etat.get_by_role("link", name="y aller").click()
    expect(note).to_have_url(en_conflit)
    assert note.evaluate("window.memoire") == "toujours la même page"
    expect(note.locator("#note-incident")).to_contain_text("Reprise par l’autre poste.")
    note.get_by_role("button", name="Garder le mien").press("Enter")
    _enregistre(note)
