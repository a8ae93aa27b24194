"""Les raccourcis dans Chromium : développés où il faut, nulle part ailleurs, défaits d'une touche."""

import random
import re

import pytest
from playwright.sync_api import Page, expect

TOUCHES = 3000


@pytest.fixture(scope="module")
def sessions():
    """Session déjà ouverte : une seule connexion pour tous ces essais."""
    return {}


@pytest.fixture
def noter(terrain, base, ouvrir_page, entrer, sessions):
    """Ouvre la note de l'affaire dont l'intitulé commence ainsi, raccourcis chargés."""

    def ouvrir(intitule: str) -> Page:
        page = ouvrir_page(terrain.adresse, storage_state=sessions.get("greffier"))
        if not sessions:
            entrer(page, "greffier")
            sessions["greffier"] = page.context.storage_state()
        (passage,) = base.execute(
            "SELECT i.id FROM audiences_inscription i JOIN audiences_affaire a ON a.id = i.affaire_id"
            " WHERE a.intitule LIKE %s ORDER BY i.id LIMIT 1",
            [f"{intitule}%"],
        ).fetchone()
        page.goto(f"/audiences/passages/{passage}/note/")
        page.locator("#note-texte[data-raccourcis=prets]").wait_for()
        saisie(page).focus()
        return page

    return ouvrir


def saisie(page: Page):
    return page.locator("#note-texte")


def propositions(page: Page):
    return page.get_by_role("listbox", name="Raccourcis")


def taper(page: Page, texte: str) -> str:
    page.keyboard.type(texte)
    return saisie(page).input_value()


def vider(page: Page) -> None:
    page.keyboard.press("Control+A")
    page.keyboard.press("Delete")


def choisir(page: Page, debut: str) -> None:
    """Choisit au composeur la partie dont le nom commence ainsi."""
    valeur = page.locator("#note-partie option", has_text=debut).first.get_attribute("value")
    page.locator("#note-partie").select_option(valeur)
    saisie(page).focus()


def test_une_abreviation_se_developpe_a_la_fin_du_mot_et_nulle_part_ailleurs(noter):
    page = noter("MARTELLI")
    for frappe, attendu in (
        ("#mp requiert", "ministère public requiert"),
        ("le #MP, puis", "le Ministère public, puis"),
        ("(#mp)", "(ministère public)"),
        ("l’#cpp.", "l’code de procédure pénale."),
        ("a#mp b", "a#mp b"),
        ("jean#mp@exemple.fr ", "jean#mp@exemple.fr "),
        ("@#mp ", "@#mp "),
        ("##mp ", "##mp "),
        ("n°5#mp ", "n°5#mp "),
        ("#inexistante ", "#inexistante "),
        ("#qp pourquoi", "Sur question du président\u00a0: pourquoi"),
        ("# ", "# "),
        ("mp ", "mp "),
    ):
        assert taper(page, frappe) == attendu
        vider(page)
    taper(page, "#mp")
    page.keyboard.press("Shift+Enter")
    assert taper(page, "fin") == "ministère public\nfin"


def test_le_curseur_reste_a_sa_place_au_milieu_du_texte(noter):
    page = noter("MARTELLI")
    taper(page, "Le  requiert.")
    for _ in range(10):
        page.keyboard.press("ArrowLeft")
    assert taper(page, "#mp") == "Le #mp requiert."
    page.keyboard.press("Tab")
    assert saisie(page).input_value() == "Le ministère public requiert."
    assert saisie(page).evaluate("e => [e.selectionStart, e.selectionEnd]") == [19, 19]


@pytest.mark.parametrize("touche", ["Control+Z", "Backspace"])
def test_une_touche_rend_l_abreviation_qui_ne_se_developpe_plus(noter, touche):
    page = noter("MARTELLI")
    assert taper(page, "avant #mp ") == "avant ministère public "
    page.keyboard.press(touche)
    assert saisie(page).input_value() == "avant #mp"
    assert taper(page, " après") == "avant #mp après"
    assert taper(page, " #mp.") == "avant #mp après ministère public."


def test_l_annulation_du_navigateur_garde_tout_ce_qui_a_ete_tape(noter):
    page = noter("MARTELLI")
    final = taper(page, "un #mp deux #cpp trois")
    for _ in range(30):
        page.keyboard.press("Control+Z")
    assert saisie(page).input_value() == ""
    for _ in range(30):
        page.keyboard.press("Control+Shift+Z")
    assert saisie(page).input_value() == final == "un ministère public deux code de procédure pénale trois"


def test_les_propositions_se_prennent_et_se_ferment_au_clavier(noter):
    page = noter("MARTELLI")
    taper(page, "#m")
    expect(propositions(page)).to_be_visible()
    premiere = saisie(page).get_attribute("aria-activedescendant")
    page.keyboard.press("ArrowDown")
    assert saisie(page).get_attribute("aria-activedescendant") != premiere
    page.keyboard.press("ArrowUp")
    assert saisie(page).get_attribute("aria-activedescendant") == premiere
    expect(page.locator(f"#{premiere}")).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Escape")
    expect(propositions(page)).to_be_hidden()
    assert taper(page, "p ") == "#mp "
    vider(page)
    taper(page, "#mp")
    page.keyboard.press("Enter")
    expect(saisie(page)).to_have_value("ministère public")
    page.keyboard.press("Enter")
    expect(saisie(page)).to_have_value("")
    expect(page.locator("#note-fil [data-mention]").last).to_contain_text("ministère public")


def test_les_personnes_les_faits_et_les_numeros_de_l_affaire_s_ecrivent(noter):
    page = noter("DUPONT")
    assert re.match("DUPONT-O.NEILL Jean-Christophe $", taper(page, "#dup "))
    vider(page)
    fait = page.locator(".note-faits li").first.inner_text()
    assert fait.startswith(taper(page, "#f1 ").strip())
    vider(page)
    assert taper(page, "#parquet.").strip(".").replace("/", "").isdigit()


def test_le_texte_s_accorde_avec_la_partie_choisie_et_ne_suppose_rien(noter):
    page = noter("DUPONT")
    assert taper(page, "#pv ") == "prévenu(e)(s) "
    vider(page)
    page.locator("#note-partie").select_option(label="tous les prévenus")
    saisie(page).focus()
    assert taper(page, "#pv ") in {"prévenus ", "prévenu(e)s ", "prévenues "}
    vider(page)
    choisir(page, "DUPONT")
    assert taper(page, "#pv ") == "prévenu "


def test_un_blanc_est_choisi_des_le_developpement(noter):
    page = noter("MARTELLI")
    taper(page, "#lect ")
    assert taper(page, "la plainte") == "Le président donne lecture de la plainte. "


def test_un_accord_inconnu_se_choisit_d_un_chiffre_et_qui_continue_ne_l_efface_pas(noter):
    page = noter("DUPONT")
    choix = "{Il conteste|Elle conteste|Ils contestent|Elles contestent}"
    assert taper(page, "#cf Les factures sont fausses.") == f"{choix} les faits. Les factures sont fausses."
    vider(page)
    assert taper(page, "#cf 2") == "Elle conteste les faits. "


def test_le_locuteur_se_tape_en_tete_de_mention_et_en_tete_de_ligne(noter):
    page = noter("DUPONT")
    assert taper(page, "pr: Avez-vous compris ?") == "Avez-vous compris ?"
    expect(page.locator("#note-locuteur")).to_have_value("PRESIDENT")
    page.keyboard.press("Shift+Enter")
    assert taper(page, "pv2: Oui.") == "Oui."
    expect(page.locator("#note-locuteur")).to_have_value("PREVENU")
    seconde = page.locator("#note-partie option[data-qualite=PREVENU]").nth(1).get_attribute("value")
    expect(page.locator("#note-partie")).to_have_value(seconde)
    expect(page.locator("#note-fil [data-mention]").last).to_contain_text("Avez-vous compris ?")
    assert taper(page, " Le mp: il dit pr: rien") == "Oui. Le mp: il dit pr: rien"


def test_l_abreviation_nue_ne_se_developpe_que_si_la_personne_l_a_voulu(noter):
    page = noter("MARTELLI")
    assert taper(page, "mp ") == "mp "
    page.evaluate("localStorage.setItem('mistral-abreviation-nue', 'oui')")
    vider(page)
    assert taper(page, "le mp dit") == "le ministère public dit"
    vider(page)
    assert taper(page, "xmp mpx ") == "xmp mpx "
    vider(page)
    saisie(page).fill("déjà mp")
    assert taper(page, " ") == "déjà mp "


def test_aucun_caractere_ne_se_perd_dans_une_frappe_rapide(noter):
    """Le modèle dit ce que chaque mot devient ; les touches partent sans attendre."""
    page = noter("MARTELLI")
    hasard = random.Random(4)
    mots = {"#mp": "ministère public", "#cpp": "code de procédure pénale", "#zz": "#zz", "a#mp": "a#mp"}
    mots |= {mot: mot for mot in ("déclare", "été", "l’audience", "x", "ne", "sait", "plus", "œuvre")}
    frappe, attendu = [], []
    while sum(map(len, frappe)) < TOUCHES:
        mot, fin = hasard.choice(list(mots)), hasard.choice([" ", ", ", ". ", " ", " "])
        frappe.append(mot + fin)
        attendu.append(mots[mot] + fin)
    page.keyboard.type("".join(frappe))
    assert saisie(page).input_value() == "".join(attendu)
