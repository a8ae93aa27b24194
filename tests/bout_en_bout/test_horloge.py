"""L’horloge de l’audience dans Chromium : une touche par heure, sans recharger ni toucher au texte."""

import datetime
import json
import re
from types import SimpleNamespace

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.bout_en_bout.tenue import ENREGISTRE, etat, saisie, textes

TEMOIN = "() => { window.temoin = true; }"
ECROULEMENT = "() => document.documentElement.scrollWidth > document.documentElement.clientWidth"


def copier(base, table: str, cle: int, **changes) -> int:
    """Copie une ligne du terrain, à ces changements près."""
    colonnes = [
        nom
        for (nom,) in base.execute(
            "SELECT column_name FROM information_schema.columns WHERE table_name = %s"
            " AND is_generated = 'NEVER' AND column_name <> 'id'",
            [table],
        )
    ]
    noms = ", ".join(f'"{nom}"' for nom in colonnes)
    (nouvelle,) = base.execute(
        f"INSERT INTO {table} ({noms}) SELECT {noms} FROM"
        f" jsonb_populate_record((SELECT t FROM {table} t WHERE id = %s), %s::jsonb) RETURNING id",
        [cle, json.dumps(changes, default=str)],
    ).fetchone()
    return nouvelle


@pytest.fixture
def audience_du_jour(base):
    """Une audience de ce jour, que les autres essais n'ont pas ouverte, et ses deux affaires."""
    modele, affaire, passage = base.execute(
        "SELECT i.audience_id, i.affaire_id, i.id FROM audiences_inscription i ORDER BY i.id LIMIT 1"
    ).fetchone()
    jour = datetime.date.today()
    audience = copier(
        base, "audiences_audience", modele, date=jour, id_cassiopee="", ouverte_le=None, levee_le=None,
        duree_theorique=240, affaires_max=None,
    )  # fmt: skip
    noms = [f"HORLOGE-{audience} Alex", f"AIGUILLE-{audience} Noa"]
    for rang, intitule in enumerate(noms, start=1):
        copie = copier(
            base, "audiences_affaire", affaire, intitule=intitule, id_cassiopee="", duree_prevue=400,
            numero_parquet=f"99{audience}{rang}",
        )  # fmt: skip
        copier(
            base, "audiences_inscription", passage, audience_id=audience, affaire_id=copie, rang=rang,
            appelee_le=None, terminee_le=None, debats_le=None, prononcee_le=None, issue="", vient_de_id=None,
        )  # fmt: skip
    return SimpleNamespace(pk=audience, premiere=noms[0], seconde=noms[1])


def heures(base, passage: int) -> dict:
    ligne = base.execute(
        "SELECT a.ouverte_le, i.appelee_le, i.debats_le, i.terminee_le FROM audiences_inscription i"
        " JOIN audiences_audience a ON a.id = i.audience_id WHERE i.id = %s",
        [passage],
    ).fetchone()
    return dict(zip(("ouverte", "appelee", "debats", "terminee"), map(bool, ligne), strict=True))


def test_l_audience_se_tient_au_clavier_sans_recharger_et_le_texte_en_cours_reste(
    tenir, base, audience_du_jour
):
    page, passage = tenir(audience_du_jour.premiere)
    bandeau = page.locator("#note-bandeau")
    page.evaluate(TEMOIN)
    page.keyboard.type("Le prévenu déc")
    for touche, fait in (
        ("Alt+o", "Ouvrir l’audience"),
        ("Alt+k", "Appeler l’affaire"),
        ("Alt+k", "Débats"),
        ("Alt+s", "Suspendre"),
        ("Alt+o", "Reprendre l’audience"),
        ("Alt+q", "Terminer l’affaire"),
    ):
        bouton = bandeau.get_by_role("button", name=re.compile(f"^{fait} Alt"))
        expect(bouton).to_be_visible()
        page.keyboard.press(touche)
        expect(bouton).to_be_hidden()
        expect(saisie(page)).to_be_focused()
    page.keyboard.type("lare ne rien savoir.")
    page.keyboard.press("Enter")
    expect(etat(page)).to_have_text(ENREGISTRE)
    assert page.evaluate("() => window.temoin") is True, "la page a été rechargée"
    assert textes(base, passage) == ["Le prévenu déclare ne rien savoir."]
    expect(bandeau.locator(".mp-etat").first).to_have_text("Débats clos")
    assert heures(base, passage) == {"ouverte": True, "appelee": True, "debats": True, "terminee": True}
    natures = base.execute(
        "SELECT array_agg(nature ORDER BY debut_le) FROM audiences_session WHERE audience_id = %s",
        [audience_du_jour.pk],
    ).fetchone()[0]
    assert natures == ["DEBATS", "SUSPENSION", "DEBATS"]


def test_un_refus_se_dit_sans_quitter_la_note(tenir, base, audience_du_jour):
    page, passage = tenir(audience_du_jour.seconde)
    page.keyboard.press("Alt+o")
    expect(page.locator("#note-bandeau").get_by_role("button", name="Appeler")).to_be_visible()
    base.execute(
        "UPDATE audiences_inscription SET retiree_le = now(), motif_retrait = 'essai' WHERE id = %s",
        [passage],
    )
    page.keyboard.type("Texte en cours")
    page.keyboard.press("Alt+k")
    expect(page.locator("#note-avis")).to_contain_text("retirée du rôle")
    expect(saisie(page)).to_be_focused()
    expect(saisie(page)).to_have_value("Texte en cours")
    assert not heures(base, passage)["appelee"]


def test_la_fin_estimee_les_panneaux_et_les_horaires_sont_lisibles(tenir, audience_du_jour, tmp_path):
    page, _ = tenir(audience_du_jour.premiere)
    page.keyboard.press("Alt+o")
    fin = page.locator(".note-fin summary")
    expect(fin).to_contain_text("⚠ seuil 10 h")
    expect(fin).to_contain_text("à renvoyer ?")
    fin.press("Enter")
    expect(page.locator(".note-fin .note-panneau")).to_contain_text("Pourraient être renvoyées")
    for largeur in (1366, 320):
        page.set_viewport_size({"width": largeur, "height": 768})
        assert page.evaluate(ECROULEMENT) is False, largeur
        page.screenshot(path=tmp_path / f"note-{largeur}.png")
        assert Axe().run(page).response["violations"] == []
    page.keyboard.press("Escape")
    expect(page.locator(".note-fin .note-panneau")).to_be_hidden()
    page.goto(f"/audiences/{audience_du_jour.pk}/horaires/")
    page.get_by_role("link", name=re.compile("^Corriger : Ouverture")).click()
    page.get_by_label("Pourquoi l’heure est corrigée").fill("Montre en avance")
    page.get_by_label("Heure", exact=True).fill("00:05")
    page.get_by_role("button", name="Corriger l’heure").click()
    expect(page.get_by_text("corrigée", exact=True)).to_be_visible()
    page.locator(".hor-heures details summary").first.click()
    for largeur in (1366, 320):
        page.set_viewport_size({"width": largeur, "height": 768})
        assert page.evaluate(ECROULEMENT) is False, largeur
        page.screenshot(path=tmp_path / f"horaires-{largeur}.png", full_page=True)
        assert Axe().run(page).response["violations"] == []


def test_sans_javascript_les_memes_boutons_notent_les_memes_heures(tenir, base, audience_du_jour):
    page, passage = tenir(audience_du_jour.premiere, java_script_enabled=False)
    for nom in ("Ouvrir l’audience", "Appeler l’affaire", "Débats", "Terminer l’affaire"):
        page.get_by_role("button", name=nom).first.click()
    assert heures(base, passage) == {"ouverte": True, "appelee": True, "debats": True, "terminee": True}


def test_un_acte_que_le_reseau_n_a_pas_porte_se_dit_et_se_refait_d_un_geste(tenir, base, audience_du_jour):
    page, passage = tenir(audience_du_jour.premiere)
    page.keyboard.press("Alt+o")
    appeler = page.locator("#note-bandeau").get_by_role("button", name=re.compile("^Appeler l’affaire"))
    expect(appeler).to_be_visible()
    page.keyboard.type("Texte en cours")
    page.context.set_offline(True)
    page.keyboard.press("Alt+k")
    manques = page.locator("#note-manques")
    expect(manques).to_contain_text(
        re.compile(r"Rien n’est noté.*Appeler l’affaire \(touche à \d+\sh\s\d\d\)")
    )
    page.keyboard.press("Alt+k")  # Pressée deux fois, elle ne se compte qu'une.
    expect(manques).to_contain_text(re.compile(r"Rien n’est noté[^;]*$"))
    expect(appeler).to_be_visible()
    assert not heures(base, passage)["appelee"]
    page.context.set_offline(False)
    manques.get_by_role("button", name="Noter maintenant").press("Enter")
    expect(manques).to_have_count(0)
    expect(page.locator("#note-avis")).to_contain_text("corrigez l’heure aux horaires")
    expect(page.locator("#note-bandeau").get_by_role("button", name="Débats")).to_be_visible()
    expect(saisie(page)).to_be_focused()
    expect(saisie(page)).to_have_value("Texte en cours")
    assert heures(base, passage)["appelee"]
