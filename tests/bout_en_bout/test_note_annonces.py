"""Ce qu'un lecteur d'écran dit de l'enregistrement, mot pour mot ; et chaque état passé à axe."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.bout_en_bout.tenue import (
    CONSERVE,
    ENREGISTRE,
    SESSION,
    couper,
    etat,
    retablir,
    saisie,
    taper_hors_ligne,
)
from tests.bout_en_bout.terrain import MOT_DE_PASSE

# Un lecteur d'écran ne lit d'elle-même qu'une zone vivante qui change : chaque changement est transcrit.
LECTEUR = """
() => {
  window.transcription = [];
  const vivante = (noeud) => {
    const element = noeud.nodeType === 1 ? noeud : noeud.parentElement;
    const zone = element?.closest("[aria-live], [role=status], [role=alert], [role=log]");
    return zone && zone.getAttribute("aria-live") !== "off" ? zone : null;
  };
  new MutationObserver((changements) => {
    const zones = new Set(changements.map(({ target }) => vivante(target)).filter(Boolean));
    for (const zone of zones) if (zone.textContent.trim()) window.transcription.push(zone.textContent.trim());
  }).observe(document, { subtree: true, childList: true, characterData: true });
}
"""
SILENCE = 31_000  # millisecondes : la demi-minute où une annonce ordinaire attend.
DIT_ENREGISTRE = "Enregistré à …"


def transcription(page: Page) -> list[str]:
    """Donne tout ce qui a été dit, l'heure masquée."""
    return [re.sub(r"à \d.*$", "à …", phrase) for phrase in page.evaluate("window.transcription")]


def ecrire(page: Page, texte: str) -> None:
    """Tape, et attend que la base l'ait."""
    with page.expect_response("**/note/operations/"):
        page.keyboard.type(texte)
    expect(etat(page)).to_have_text(ENREGISTRE, timeout=30_000)


@pytest.fixture
def ecoutee(tenir):
    """Une note écoutée, dont l'horloge peut sauter une demi-minute."""
    page, passage = tenir("MARTELLI")
    page.clock.install()
    page.reload()
    expect(saisie(page)).to_be_focused()
    page.evaluate(LECTEUR)
    return page, passage


def test_la_vie_entiere_d_une_note_dite_a_voix_haute(ecoutee, tenir, base):
    page, _ = ecoutee
    dit: list[str] = []

    # Frappe : la première fois seulement, quel que soit le nombre d'enregistrements.
    for numero in range(4):
        ecrire(page, f"Phrase {numero}. ")
    page.clock.fast_forward(SILENCE)
    ecrire(page, "Commune.")
    page.keyboard.press("Enter")
    dit += [DIT_ENREGISTRE]
    assert transcription(page) == dit

    # Hors ligne : aussitôt, une fois ; le retour attend la fin du silence.
    taper_hors_ligne(page, "Hors ligne, ")
    page.keyboard.type("et l’on continue.")
    expect(etat(page)).to_have_text(CONSERVE)
    dit += [CONSERVE]
    assert transcription(page) == dit
    retablir(page)
    page.evaluate("dispatchEvent(new Event('online'))")
    expect(etat(page)).to_have_text(ENREGISTRE, timeout=30_000)
    assert transcription(page) == dit
    page.clock.fast_forward(SILENCE)
    dit += [DIT_ENREGISTRE]
    expect(page.locator("#annonce")).to_have_text(ENREGISTRE)
    assert transcription(page) == dit

    # Session perdue : aussitôt ; rouverte en place, dit au bout du silence.
    base.execute("DELETE FROM django_session")
    page.keyboard.type(" Après la session.")
    expect(etat(page)).to_have_text(SESSION)
    dit += [SESSION]
    assert transcription(page) == dit
    page.keyboard.press("Alt+0")
    page.keyboard.type(MOT_DE_PASSE)
    page.keyboard.press("Enter")
    expect(etat(page)).to_have_text(ENREGISTRE)
    page.clock.fast_forward(SILENCE)
    dit += [DIT_ENREGISTRE]
    expect(page.locator("#annonce")).to_have_text(ENREGISTRE)

    # Conflit : aussitôt ; tranché, dit au bout du silence.
    page.keyboard.press("Enter")
    autre, _ = tenir("MARTELLI")
    for ecran in (page, autre):
        saisie(ecran).focus()
        ecran.keyboard.press("ArrowUp")
        expect(saisie(ecran)).not_to_have_value("")
    saisie(autre).fill("Écrit par l’autre")
    expect(etat(autre)).to_have_text(ENREGISTRE)
    saisie(page).fill("Écrit ici")
    expect(etat(page)).to_have_text("Conflit")
    dit += ["Conflit"]
    assert transcription(page) == dit
    page.get_by_role("button", name="Garder les deux").press("Enter")
    expect(etat(page)).to_have_text(ENREGISTRE)
    page.clock.fast_forward(SILENCE)
    dit += [DIT_ENREGISTRE]
    expect(page.locator("#annonce")).to_have_text(ENREGISTRE)
    assert transcription(page) == dit


def test_un_reseau_qui_hesite_ne_se_repete_pas(ecoutee):
    """Trois coupures en moins d'une demi-minute : une seule annonce, puis l'état qui reste vrai."""
    page, _ = ecoutee
    for numero in range(3):
        taper_hors_ligne(page, f"Coupure {numero}. ")
        retablir(page)
        page.evaluate("dispatchEvent(new Event('online'))")
        expect(etat(page)).to_have_text(ENREGISTRE, timeout=30_000)
    assert transcription(page) == [CONSERVE]
    page.clock.fast_forward(SILENCE)
    expect(page.locator("#annonce")).to_have_text(ENREGISTRE)
    assert transcription(page) == [CONSERVE, DIT_ENREGISTRE]


# ── Chaque état, passé à axe ──


def hors_ligne(page, base, onglet):
    taper_hors_ligne(page, "Hors ligne.")
    return page


def session_perdue(page, base, onglet):
    base.execute("DELETE FROM django_session")
    page.keyboard.type("Sans session.")
    expect(page.get_by_role("dialog", name=SESSION)).to_be_visible()
    return page


def mot_de_passe_faux(page, base, onglet):
    session_perdue(page, base, onglet)
    page.get_by_label("Mot de passe").fill("faux")
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog", name=SESSION)).to_contain_text("Mot de passe inconnu.")
    return page


def dialogue_ferme(page, base, onglet):
    session_perdue(page, base, onglet)
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Se reconnecter")).to_be_visible()
    return page


def deconnexion_en_attente(page, base, onglet):
    hors_ligne(page, base, onglet)
    page.get_by_role("button", name="Se déconnecter").click()
    expect(page.get_by_role("dialog", name="Du texte n’est pas encore enregistré")).to_be_visible()
    return page


def refus(page, base, onglet):
    corps = '{"etat": "REFUS", "phrase": "la note est signée."}'
    page.route(
        "**/note/operations/",
        lambda route: route.fulfill(status=409, body=corps, content_type="application/json"),
    )
    page.keyboard.type("Refusé.")
    expect(etat(page)).to_have_text("Refusé : la note est signée.")
    return page


def onglet_suiveur(page, base, onglet):
    suiveur = onglet(page)
    expect(suiveur.get_by_role("button", name="Écrire ici")).to_be_visible()
    return suiveur


def sans_boite(page, base, onglet):
    page.close()
    bloquer = 'IDBFactory.prototype.open = () => { throw new DOMException("non", "SecurityError"); };'
    bloquee = onglet(page, script=bloquer)
    expect(bloquee.locator("#note-poste")).to_contain_text("ne peut pas conserver de copie")
    return bloquee


ETATS = [
    hors_ligne,
    session_perdue,
    mot_de_passe_faux,
    dialogue_ferme,
    deconnexion_en_attente,
    refus,
    onglet_suiveur,
    sans_boite,
]


@pytest.mark.parametrize("mener", ETATS, ids=lambda mener: mener.__name__)
def test_aucun_etat_de_la_note_n_a_de_faute_d_accessibilite(mener, tenir, base, ouvrir_onglet):
    page, _ = tenir("FABRE")
    page = mener(page, base, ouvrir_onglet)
    for largeur in (1366, 320):
        page.set_viewport_size({"width": largeur, "height": 768})
        resultats = Axe().run(page)
        assert resultats.violations_count == 0, resultats.generate_report()
        assert page.evaluate("document.documentElement.scrollWidth") <= largeur
    couper(page)
