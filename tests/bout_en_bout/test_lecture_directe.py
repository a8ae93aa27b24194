"""La note lue en direct : ce que le greffier frappe se lit sans défiler, et les marques restent privées."""

from playwright.sync_api import Page, expect

from tests.bout_en_bout.tenue import saisie

LONGUE = "Le prévenu déclare. " * 12


def defilement(page: Page) -> float:
    """Donne où en est la zone des mentions."""
    return page.locator("#note-fil").evaluate("zone => zone.scrollTop")


def place(page: Page, mention) -> float:
    """Donne la hauteur à laquelle une mention se lit à l'écran."""
    return mention.evaluate("li => Math.round(li.getBoundingClientRect().top)")


def remplir(page: Page, nombre: int) -> None:
    """Porte assez de mentions pour que le fil défile."""
    for rang in range(nombre):
        page.keyboard.type(f"{rang}. ")
        page.keyboard.insert_text(LONGUE)
        page.keyboard.press("Enter")
    expect(page.locator("#enregistrement")).to_contain_text("Enregistré à")


def test_la_mention_en_cours_de_frappe_se_lit_en_direct_et_dit_qui_ecrit(tenir):
    greffier, _ = tenir("MARTELLI")
    lectrice, _ = tenir("MARTELLI", "presidente")
    expect(lectrice.locator("#enregistrement")).to_have_text("Lecture en direct")
    greffier.keyboard.type("Le prévenu hésite, puis")  # La mention n'est pas validée.
    # Borne large : la mesure exacte est au banc.
    expect(lectrice.locator("#note-fil")).to_contain_text("Le prévenu hésite, puis", timeout=10_000)
    expect(lectrice.locator(".note-ecrit")).to_have_text("PERRIN Aline écrit")
    assert saisie(greffier).input_value() == "Le prévenu hésite, puis"
    greffier.keyboard.press("Enter")


def test_qui_relit_plus_haut_garde_sa_place_et_revient_a_la_fin_d_un_bouton(tenir):
    greffier, _ = tenir("BENSAÏD")
    remplir(greffier, 8)
    lectrice, _ = tenir("BENSAÏD", "presidente")
    bouton = lectrice.get_by_role("button", name="Revenir à la fin")
    expect(bouton).to_be_hidden()
    lectrice.locator("#note-fil").evaluate("zone => { zone.scrollTop = zone.scrollHeight / 4; }")
    expect(bouton).to_be_visible()
    mention = lectrice.locator("#note-fil [data-mention]").nth(3)
    avant = place(lectrice, mention)
    # Une mention plus haut s'allonge, une autre s'ajoute à la fin.
    greffier.locator("#note-fil [data-mention]").nth(1).locator("[data-modifier]").click()
    greffier.keyboard.press("Control+End")
    greffier.keyboard.insert_text(LONGUE * 3)
    greffier.keyboard.press("Enter")
    greffier.keyboard.type("Une de plus.")
    greffier.keyboard.press("Enter")
    expect(lectrice.locator("#note-fil")).to_contain_text("Une de plus.")
    assert abs(place(lectrice, mention) - avant) <= 2
    expect(bouton).to_contain_text("il y a du nouveau")
    bouton.click()
    expect(bouton).to_be_hidden()
    expect(lectrice.get_by_text("Une de plus.")).to_be_in_viewport()


def test_a_la_fin_le_fil_suit(tenir):
    greffier, _ = tenir("FABRE")
    remplir(greffier, 8)
    lectrice, _ = tenir("FABRE", "presidente")
    debut = defilement(lectrice)
    greffier.keyboard.type("La dernière.")
    greffier.keyboard.press("Enter")
    expect(lectrice.get_by_text("La dernière.")).to_be_in_viewport()
    assert defilement(lectrice) >= debut


def test_un_onglet_cache_ne_lit_pas_et_reprend_a_son_retour(tenir):
    greffier, _ = tenir("MARTELLI")
    lectrice, _ = tenir("MARTELLI", "presidente")
    expect(lectrice.locator("#enregistrement")).to_have_text("Lecture en direct")
    lectrice.evaluate(
        "() => { window.visible = 'hidden';"
        " const lu = { configurable: true, get: () => window.visible };"
        " Object.defineProperty(document, 'visibilityState', lu);"
        " document.dispatchEvent(new Event('visibilitychange')); }"
    )
    lectrice.wait_for_timeout(1500)  # La lecture en cours finit.
    demandes = []
    lectrice.on("request", lambda demande: demandes.append(demande.url))
    greffier.keyboard.type("Pendant ce temps.")
    greffier.keyboard.press("Enter")
    lectrice.wait_for_timeout(4000)
    assert demandes == []
    lectrice.evaluate(
        "() => { window.visible = 'visible'; document.dispatchEvent(new Event('visibilitychange')); }"
    )
    expect(lectrice.locator("#note-fil")).to_contain_text("Pendant ce temps.")


def test_une_coupure_se_dit_et_la_lecture_reprend(tenir):
    lectrice, _ = tenir("MARTELLI", "presidente")
    expect(lectrice.locator("#enregistrement")).to_have_text("Lecture en direct")
    lectrice.route("**/note/etat/**", lambda route: route.abort())
    expect(lectrice.locator("#enregistrement")).to_have_text("Lecture interrompue")
    lectrice.unroute("**/note/etat/**")
    lectrice.route("**/note/etat/**", lambda route: route.fulfill(status=500))
    lectrice.wait_for_timeout(3000)
    expect(lectrice.locator("#enregistrement")).to_have_text("Lecture interrompue")
    lectrice.unroute("**/note/etat/**")
    expect(lectrice.locator("#enregistrement")).to_have_text("Lecture en direct")


def test_une_marque_se_pose_sans_quitter_la_lecture_et_reste_privee(tenir):
    greffier, _ = tenir("MARTELLI")
    greffier.keyboard.type("Un point à revoir.")
    greffier.keyboard.press("Enter")
    lectrice, _ = tenir("MARTELLI", "presidente")
    mention = lectrice.locator("[data-mention]", has_text="Un point à revoir.").last
    mention.get_by_role("link", name="Marquer").focus()
    lectrice.keyboard.press("Enter")
    boite = lectrice.get_by_role("dialog")
    expect(boite).to_be_visible()
    boite.get_by_label("Annotation").fill("voir la pièce 12")
    lectrice.keyboard.press("Enter")
    expect(boite).to_be_hidden()
    expect(mention).to_contain_text("à revoir : voir la pièce 12")
    expect(mention.get_by_role("link", name="Modifier la marque")).to_be_focused()
    greffier.reload()
    expect(greffier.locator("#note-fil")).to_contain_text("Un point à revoir.")
    assert "voir la pièce 12" not in greffier.content()
    lectrice.get_by_role("link", name="Mes marques").click()
    expect(lectrice.get_by_text("voir la pièce 12")).to_be_visible()
    lectrice.get_by_role("link", name="Un point à revoir.").click()
    expect(lectrice.locator("#note-fil")).to_contain_text("voir la pièce 12")
