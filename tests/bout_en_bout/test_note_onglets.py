"""Deux onglets sur une note : un seul écrit, l'autre suit, et la main passe sans rien perdre."""

from playwright.sync_api import Page, expect

from tests.bout_en_bout.tenue import (
    CONSERVE,
    ENREGISTRE,
    boite,
    couper,
    etat,
    saisie,
    textes,
)

SUIT = "Cette note s’écrit dans un autre onglet : celui-ci la suit en direct, en lecture seule."


def expect_suiveur(page: Page) -> None:
    """L'onglet suit : le champ ne s'écrit pas, et la page dit pourquoi."""
    expect(page.locator("#note-poste")).to_contain_text(SUIT)
    expect(saisie(page)).not_to_be_editable()


def expect_ecrivain(page: Page) -> None:
    """L'onglet écrit."""
    expect(page.locator("#note-poste")).not_to_contain_text(SUIT)
    expect(saisie(page)).to_be_editable()


def test_un_seul_onglet_ecrit_et_l_autre_suit_en_direct(tenir, base, ouvrir_onglet):
    premier, passage = tenir("MARTELLI")
    premier.keyboard.type("Écrit dans le premier.")
    premier.keyboard.press("Enter")
    second = ouvrir_onglet(premier)
    expect_suiveur(second)
    expect_ecrivain(premier)
    saisie(second).focus()
    second.keyboard.type("perdu ?")
    second.keyboard.press("ArrowUp")
    second.keyboard.press("Alt+p")
    expect(saisie(second)).to_have_value("")
    premier.bring_to_front()
    premier.keyboard.type("Suivi en direct.")
    expect(etat(premier)).to_have_text(ENREGISTRE)
    second.bring_to_front()
    expect(second.locator("#note-fil")).to_contain_text("Suivi en direct.")
    assert textes(base, passage) == ["Écrit dans le premier.", "Suivi en direct."]


def test_ecrire_ici_prend_la_main_avec_le_mot_commence(tenir, base, ouvrir_onglet):
    premier, passage = tenir("BENSAÏD")
    premier.keyboard.type("Un mot comm")
    second = ouvrir_onglet(premier)
    expect_suiveur(second)
    second.get_by_role("button", name="Écrire ici").press("Enter")
    expect_ecrivain(second)
    expect(saisie(second)).to_have_value("Un mot comm")
    expect_suiveur(premier)
    expect(saisie(premier)).to_have_value("")
    second.keyboard.type("encé.")
    second.keyboard.press("Enter")
    expect(etat(second)).to_have_text(ENREGISTRE)
    assert textes(base, passage) == ["Un mot commencé."]
    premier.bring_to_front()
    expect(premier.locator("#note-fil")).to_contain_text("Un mot commencé.")


def test_la_main_passe_meme_hors_ligne_par_la_boite_du_poste(tenir, base, ouvrir_onglet):
    premier, passage = tenir("FABRE")
    couper(premier)
    premier.keyboard.type("Validé hors ligne.")
    premier.keyboard.press("Enter")
    premier.keyboard.type("En cours")
    expect(etat(premier)).to_have_text(CONSERVE)
    second = ouvrir_onglet(premier)
    expect_suiveur(second)
    second.get_by_role("button", name="Écrire ici").press("Enter")
    expect_ecrivain(second)
    expect(saisie(second)).to_have_value("En cours")
    expect(etat(second)).to_have_text(ENREGISTRE)
    assert textes(base, passage) == ["Validé hors ligne.", "En cours"]
    expect_suiveur(premier)
    assert boite(second) == []


def test_l_onglet_qui_ecrit_meurt_et_le_suivant_prend_la_main_seul(tenir, base, ouvrir_onglet):
    premier, passage = tenir("DUPONT")
    second = ouvrir_onglet(premier)
    expect_suiveur(second)
    couper(premier)
    premier.bring_to_front()
    premier.keyboard.type("Coupé net")
    expect(etat(premier)).to_have_text(CONSERVE)
    premier.close(run_before_unload=False)
    expect_ecrivain(second)
    expect(saisie(second)).to_have_value("Coupé net")
    expect(etat(second)).to_have_text(ENREGISTRE)
    assert textes(base, passage) == ["Coupé net"]


def test_deux_onglets_sur_deux_affaires_ecrivent_tous_les_deux(tenir, base, ouvrir_onglet):
    premier, passage = tenir("ROSSI")
    autre = base.execute(
        "SELECT v.id FROM audiences_inscription i JOIN audiences_inscription v USING (audience_id)"
        " WHERE i.id = %s AND v.id <> i.id ORDER BY v.rang LIMIT 1",
        [passage],
    ).fetchone()[0]
    second = ouvrir_onglet(premier, passage=autre)
    for page, texte in ((premier, "Dans l’une."), (second, "Dans l’autre.")):
        page.bring_to_front()
        saisie(page).focus()
        page.keyboard.type(texte)
        expect(etat(page)).to_have_text(ENREGISTRE)
        expect_ecrivain(page)
    assert (textes(base, passage), textes(base, autre)) == (["Dans l’une."], ["Dans l’autre."])


VERROU_LENT = """
const demander = LockManager.prototype.request;
LockManager.prototype.request = async function (...demande) {
  await new Promise((suite) => setTimeout(suite, 1000));
  return demander.apply(this, demande);
};
"""


def test_un_verrou_lent_a_venir_ne_ferme_pas_le_champ(tenir, base):
    """Rechargée sur un poste chargé, la page n'est pas un second onglet : ce qui se tape y reste."""
    page, passage = tenir("FABRE")
    page.add_init_script(VERROU_LENT)
    page.reload()
    expect(saisie(page)).to_be_focused()
    page.keyboard.type("Tapé avant le verrou, ", delay=40)
    page.wait_for_timeout(500)
    page.keyboard.type("puis après.", delay=40)
    expect(saisie(page)).to_have_value("Tapé avant le verrou, puis après.")
    expect(etat(page)).to_have_text(ENREGISTRE)
    assert textes(base, passage) == ["Tapé avant le verrou, puis après."]
