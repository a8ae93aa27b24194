"""Entrer et sortir, dans un vrai navigateur."""

from playwright.sync_api import expect


def test_on_entre_et_on_sort_au_clavier(terrain, ouvrir_page, entrer):
    page = ouvrir_page(terrain.adresse)
    entrer(page, "greffier")
    expect(page.get_by_role("link", name="Audiences", exact=True)).to_be_visible()
    page.get_by_role("button", name="Se déconnecter").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Connexion")).to_be_visible()


def test_un_mauvais_mot_de_passe_garde_l_identifiant(terrain, ouvrir_page):
    page = ouvrir_page(terrain.adresse)
    page.goto("/connexion/")
    page.get_by_label("Identifiant").fill("greffier")
    page.get_by_label("Mot de passe").fill("faux")
    with page.expect_response(lambda r: r.request.method == "POST") as reponse:
        page.keyboard.press("Enter")
    assert reponse.value.status == 422
    expect(page.get_by_label("Identifiant")).to_have_value("greffier")
    expect(page.locator(".fr-alert--error").first).to_be_visible()
