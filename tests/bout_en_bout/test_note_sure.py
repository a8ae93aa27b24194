"""Les défauts connus des autres logiciels, un essai chacun : le tapé reste, l'écran ne ment pas."""

import itertools

import pytest
from playwright.sync_api import expect

from tests.bout_en_bout.tenue import (
    CONSERVE,
    ENREGISTRE,
    OPERATIONS,
    TEMOIN_D_ETAT,
    attendre_en_base,
    boite,
    couper,
    etat,
    mourir,
    retablir,
    saisie,
    taper_hors_ligne,
    textes,
)

PHRASE = "Le prévenu déclare sans jamais s’arrêter de parler, phrase après phrase, "


def test_qui_tape_sans_pause_est_enregistre_en_route(tenir, base):
    """Un simple délai de calme n'enregistre jamais qui ne s'arrête pas."""
    page, passage = tenir("MARTELLI")
    vus = []
    for lettre in PHRASE * 2:
        page.keyboard.type(lettre)
        page.wait_for_timeout(40)  # Une frappe soutenue : jamais 120 ms de calme.
        vus += textes(base, passage)
    assert len(set(vus)) >= 3, "rien, ou presque, n’était en base avant la fin de la frappe"
    expect(etat(page)).to_have_text(ENREGISTRE)
    assert textes(base, passage) == [PHRASE * 2]


@pytest.mark.parametrize("statut", [500, 502, 503, 200])
def test_jamais_enregistre_apres_une_reponse_qui_n_accuse_rien(tenir, base, statut):
    """« Enregistré » après une erreur 500, ou après une page que le serveur n'a pas écrite."""
    page, passage = tenir("DUPONT")
    page.evaluate(TEMOIN_D_ETAT)
    pannes = []

    def tomber(route):
        pannes.append(1)
        route.fulfill(status=statut, body="<h1>panne</h1>", content_type="text/html")

    page.route(OPERATIONS, tomber)
    page.keyboard.type("Dit pendant la panne.")
    page.keyboard.press("Enter")
    page.wait_for_timeout(2000)
    assert len(pannes) >= 2
    expect(etat(page)).to_have_text("Non enregistré")
    assert not any("Enregistré" in mot for mot in page.evaluate("window.etats"))
    assert textes(base, passage) == []
    retablir(page)
    expect(etat(page)).to_have_text(ENREGISTRE, timeout=30_000)
    assert textes(base, passage) == ["Dit pendant la panne."]


def test_l_accuse_d_un_texte_n_efface_pas_la_copie_d_un_plus_recent(tenir, base, ouvrir_onglet):
    """La copie locale effacée après un succès, alors qu'un texte plus neuf a été tapé pendant l'envoi."""
    page, passage = tenir("ROSSI")
    retenues = []

    def retenir(route):
        route.abort() if retenues else retenues.append((route, route.fetch()))

    page.route(OPERATIONS, retenir)
    page.keyboard.type("Ancien")
    page.wait_for_timeout(1500)
    assert len(retenues) == 1
    page.keyboard.type(", puis nouveau")
    page.wait_for_timeout(600)
    assert len(boite(page)) == 2, "l’ancien, parti, et le nouveau, qui attend derrière lui"
    (route, reponse) = retenues[0]
    route.fulfill(response=reponse)  # L'accusé de l'ancien arrive ; le nouveau ne peut partir.
    expect(etat(page)).to_have_text(CONSERVE)
    assert len(boite(page)) == 1
    assert textes(base, passage) == ["Ancien"]
    mourir(page)
    suivante = ouvrir_onglet(page)
    expect(etat(suivante)).to_have_text(ENREGISTRE)
    assert textes(base, passage) == ["Ancien, puis nouveau"]
    expect(saisie(suivante)).to_have_value("Ancien, puis nouveau")
    assert boite(suivante) == []


DECALER = "Date.now = ((vraie) => () => vraie() + {heures} * 3600e3)(Date.now);"


@pytest.mark.parametrize("ecart", [-24, 24])
def test_la_reprise_ne_compare_aucune_horloge(tenir, base, ouvrir_onglet, ecart):
    """Un poste en retard ou en avance d'un jour : le texte repris est celui qui suit."""
    page, passage = tenir("BENSAÏD")
    page.keyboard.type("Du serveur")
    page.keyboard.press("Enter")
    expect(etat(page)).to_have_text(ENREGISTRE)
    page.close()
    decale = ouvrir_onglet(page, script=DECALER.replace("{heures}", str(ecart)))
    expect(saisie(decale)).to_be_editable()
    decale.keyboard.press("ArrowUp")
    expect(saisie(decale)).to_have_value("Du serveur")
    taper_hors_ligne(decale, ", corrigé sur ce poste")
    mourir(decale)
    suivante = ouvrir_onglet(page)
    expect(etat(suivante)).to_have_text(ENREGISTRE)
    assert textes(base, passage) == ["Du serveur, corrigé sur ce poste"]


AUTRE_VERSION = """
() => new Promise((suite) => {
  const demande = indexedDB.open("mistral-note", 99);
  demande.onupgradeneeded = () => demande.result.createObjectStore("precieux").put("à garder", 1);
  demande.onsuccess = () => suite(demande.result.close());
})
"""
RESTE = """
() => new Promise((suite) => {
  const demande = indexedDB.open("mistral-note");
  demande.onsuccess = () => {
    const lue = demande.result.transaction("precieux").objectStore("precieux").get(1);
    lue.onsuccess = () => suite(lue.result);
  };
})
"""
BLOQUER = 'IDBFactory.prototype.open = () => { throw new DOMException("non", "SecurityError"); };'
REMPLIR = """
IDBObjectStore.prototype.put = () => { throw new DOMException("plein", "QuotaExceededError"); };
"""
MUETTE = "IDBFactory.prototype.open = () => ({});"


def test_une_base_locale_qui_ne_s_ouvre_pas_n_est_jamais_effacee(tenir, base, ouvrir_onglet):
    """La base du poste supprimée quand elle ne s'ouvre pas : ici elle reste, et l'écran le dit en rouge."""
    page, passage = tenir("FABRE")
    page.goto("/mon-compte/")
    page.evaluate("indexedDB.deleteDatabase('mistral-note')")
    page.evaluate(AUTRE_VERSION)
    suivante = ouvrir_onglet(page, passage=passage)
    avis = suivante.locator("#note-poste [data-genre=alerte]")
    suivante.keyboard.type("Tapé quand même.")
    expect(avis).to_contain_text("Ce navigateur ne peut pas conserver de copie : une version plus récente")
    expect(etat(suivante)).to_have_text(ENREGISTRE)
    assert textes(base, passage) == ["Tapé quand même."]
    assert suivante.evaluate(RESTE) == "à garder"


@pytest.mark.parametrize(
    ("panne", "phrase"),
    [
        (BLOQUER, "son stockage est bloqué"),
        (REMPLIR, "la place manque sur ce poste"),
        (MUETTE, "le stockage de ce poste ne répond pas"),
    ],
    ids=["bloquée", "pleine", "muette"],
)
def test_sans_boite_le_poste_le_dit_et_envoie_droit_au_serveur(tenir, base, ouvrir_onglet, panne, phrase):
    page, passage = tenir("MARTELLI")
    page.close()
    suivante = ouvrir_onglet(page, script=panne)
    suivante.keyboard.type("Sans filet.")
    expect(etat(suivante)).to_have_text(ENREGISTRE)
    expect(suivante.locator("#note-poste")).to_contain_text(f"ne peut pas conserver de copie : {phrase}")
    expect(suivante.locator("#annonce")).to_contain_text(phrase)
    couper(suivante)
    suivante.keyboard.type(" Encore.")
    suivante.wait_for_timeout(2500)
    expect(etat(suivante)).to_have_text("Non enregistré")  # Rien n'est conservé : ce n'est pas dit.
    retablir(suivante)
    expect(etat(suivante)).to_have_text(ENREGISTRE, timeout=30_000)
    assert textes(base, passage) == ["Sans filet. Encore."]


def test_un_enregistrement_ne_fait_pas_defiler_et_ne_prend_pas_le_focus(tenir, base):
    """La page qui remonte en haut à chaque enregistrement, ou le curseur qui s'en va."""
    page, passage = tenir("X se disant", viewport={"width": 1366, "height": 500})
    for numero in range(14):
        page.keyboard.type(f"Mention {numero}.")
        page.keyboard.press("Enter")
    expect(etat(page)).to_have_text(ENREGISTRE)
    page.keyboard.type("Une phrase où l’on revient.")
    for _ in range(len("on revient.")):
        page.keyboard.press("ArrowLeft")
    fil = page.locator("#note-fil")
    fil.evaluate("fil => { fil.scrollTop = 37; }")
    page.evaluate("scrollTo(0, 23)")
    lieu = "() => [scrollY, document.getElementById('note-fil').scrollTop, document.activeElement.id,"
    lieu += " document.activeElement.selectionStart]"
    page.keyboard.type("bien ")
    avant = page.evaluate(lieu)
    expect(etat(page)).to_have_text(ENREGISTRE)
    page.wait_for_timeout(4500)  # Le fil se relit toutes les quatre secondes.
    assert page.evaluate(lieu) == avant
    assert textes(base, passage)[-1] == "Une phrase où l’bien on revient."


def test_un_second_auteur_ne_cache_pas_le_premier(tenir, base):
    premier, passage = tenir("DUPONT")
    second, _ = tenir("DUPONT")
    for page, texte in itertools.product((premier, second), ("un", "deux")):
        page.keyboard.type(f"{texte} {'A' if page is premier else 'B'}")
        page.keyboard.press("Enter")
    for page in (premier, second):
        expect(etat(page)).to_have_text(ENREGISTRE)
        for texte in ("un A", "deux A", "un B", "deux B"):
            expect(page.locator("#note-fil [data-mention]", has_text=texte)).to_have_count(1)
    assert sorted(textes(base, passage)) == ["deux A", "deux B", "un A", "un B"]


def test_rien_n_attend_un_enregistrement_final(tenir, base):
    """Quarante-cinq minutes perdues avec un enregistrement final : ici, il n'y en a pas à faire."""
    page, passage = tenir("ROSSI")
    for numero in range(5):
        page.keyboard.type(f"Longue déclaration, partie {numero}. ")
        page.keyboard.press("Shift+Enter")
    expect(etat(page)).to_have_text(ENREGISTRE)
    tape = saisie(page).input_value()
    mourir(page)  # Ni Entrée, ni bouton, ni fermeture propre.
    assert textes(base, passage) == [tape]


def test_ce_qui_se_tape_avant_que_la_page_soit_prete_est_enregistre(tenir, base):
    """Sur un poste lent, le champ se voit avant que ses scripts soient lus."""
    page, passage = tenir("MARTELLI")
    retenus = []
    page.route("**/js/note-seance*.js", lambda route: retenus.append(route))
    page.reload(wait_until="commit")
    saisie(page).click()
    page.keyboard.type("Tapé tout de suite")
    assert retenus, "les scripts étaient déjà lus"
    page.unroute("**/js/note-seance*.js")
    expect(etat(page)).to_have_text(ENREGISTRE)
    page.keyboard.type(", et la suite.")
    attendre_en_base(page, base, passage, ["Tapé tout de suite, et la suite."])
