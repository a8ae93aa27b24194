"""Le poste meurt, change de mains ou passe la journée hors ligne : la reprise se fait sans un clic."""

import base64
import re

import psycopg
import pytest
from playwright.sync_api import expect

from tests.bout_en_bout.navigateur import NavigateurMortel
from tests.bout_en_bout.tenue import (
    CONSERVE,
    ENREGISTRE,
    OPERATIONS,
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
from tests.bout_en_bout.terrain import MOT_DE_PASSE

FAUSSE = base64.b64encode(b"0" * 32).decode()


@pytest.fixture
def poste(outil, tmp_path):
    """Un navigateur qu'on peut tuer ; celui-là et nul autre."""
    (tmp_path / "profil").mkdir()
    navigateur = NavigateurMortel(outil, tmp_path / "profil")
    yield navigateur
    navigateur.tuer()


def se_connecter(page, adresse: str, identifiant: str = "greffier") -> None:
    """Se connecte si la page le demande."""
    page.goto(f"{adresse}/connexion/")
    if page.get_by_label("Identifiant").count():
        page.get_by_label("Identifiant").fill(identifiant)
        page.get_by_label("Mot de passe").fill(MOT_DE_PASSE)
        page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Se déconnecter")).to_be_visible()


def passage_de(base, intitule: str) -> int:
    """Donne le premier passage de l'affaire dont l'intitulé commence ainsi."""
    return base.execute(
        "SELECT i.id FROM audiences_inscription i JOIN audiences_affaire a ON a.id = i.affaire_id"
        " WHERE a.intitule LIKE %s ORDER BY i.id LIMIT 1",
        [f"{intitule}%"],
    ).fetchone()[0]


def test_le_navigateur_tue_net_rend_tout_a_sa_reouverture(poste, terrain, base: psycopg.Connection):
    passage = passage_de(base, "FABRE")
    note = f"{terrain.adresse}/audiences/passages/{passage}/note/"
    page = poste.lancer(terrain.adresse)
    se_connecter(page, terrain.adresse)
    page.goto(note)
    expect(page.locator("[data-locuteurs]")).to_be_visible()
    saisie(page).focus()
    couper(page)
    page.keyboard.type("Validée hors ligne.")
    page.keyboard.press("Enter")
    page.keyboard.type("En cours de frappe, coupée au mi")
    expect(etat(page)).to_have_text(CONSERVE)
    assert textes(base, passage) == []
    poste.tuer()

    page = poste.lancer(terrain.adresse)
    se_connecter(page, terrain.adresse)
    page.goto(note)
    expect(saisie(page)).to_have_value("En cours de frappe, coupée au mi")
    expect(page.locator("#note-fil [data-mention]", has_text="Validée hors ligne.")).to_have_count(1)
    expect(etat(page)).to_have_text(ENREGISTRE)
    assert textes(base, passage) == ["Validée hors ligne.", "En cours de frappe, coupée au mi"]
    assert boite(page) == []
    saisie(page).focus()
    page.keyboard.type("lieu.")
    expect(etat(page)).to_have_text(ENREGISTRE)
    assert textes(base, passage)[-1] == "En cours de frappe, coupée au milieu."


def test_la_suite_envoyee_sans_avoir_ete_gardee_revient_sans_conflit(tenir, base, ouvrir_onglet):
    """L'onglet meurt après l'envoi de la suite, avant que le poste l'ait écrite : le serveur la lui rend."""
    page, passage = tenir("ROSSI")
    retenues = []
    page.route(OPERATIONS, lambda route: retenues.append(route))
    page.keyboard.type("Un mot")
    expect(etat(page)).to_have_text("Non enregistré")
    while not retenues:
        page.wait_for_timeout(20)
    page.keyboard.type(" gardé")
    while len(boite(page)) < 2:
        page.wait_for_timeout(20)
    page.evaluate("for (const geste of ['put', 'delete']) IDBObjectStore.prototype[geste] = () => {}")
    page.keyboard.type(" et sa suite")
    page.wait_for_timeout(400)
    page.unroute(OPERATIONS)  # L'envoi retenu part.
    attendre_en_base(page, base, passage, ["Un mot gardé et sa suite"])
    assert len(boite(page)) == 2
    mourir(page)
    suivante = ouvrir_onglet(page)
    mention = suivante.locator("#note-fil [data-mention]", has_text="Un mot gardé")
    expect(mention.locator("[data-texte]")).to_have_text("Un mot gardé et sa suite")
    expect(etat(suivante)).to_have_text(ENREGISTRE)
    assert boite(suivante) == []
    saisie(suivante).press("ArrowUp")
    suivante.keyboard.type(".")
    attendre_en_base(suivante, base, passage, ["Un mot gardé et sa suite."])


def test_une_mention_validee_et_enregistree_ne_revient_pas_au_composeur(tenir, base, ouvrir_onglet):
    """La page meurt juste après l'accusé, avant que le poste ait noté que la mention était finie."""
    page, passage = tenir("MARTELLI")
    retenues = []
    page.route(OPERATIONS, lambda route: retenues.append(route))
    page.keyboard.type("Validée puis enregistrée.")
    while not (retenues and boite(page)):
        page.wait_for_timeout(20)
    page.evaluate("for (const geste of ['put', 'delete']) IDBObjectStore.prototype[geste] = () => {}")
    page.keyboard.press("Enter")
    page.unroute(OPERATIONS)
    expect(etat(page)).to_have_text(ENREGISTRE)
    assert textes(base, passage) == ["Validée puis enregistrée."]
    mourir(page)
    suivante = ouvrir_onglet(page)
    expect(etat(suivante)).to_have_text(ENREGISTRE)
    expect(saisie(suivante)).to_have_value("")
    saisie(suivante).focus()
    suivante.keyboard.type("La suivante.")
    suivante.keyboard.press("Enter")
    attendre_en_base(suivante, base, passage, ["Validée puis enregistrée.", "La suivante."])
    assert boite(suivante) == []


def test_le_poste_ne_garde_que_du_chiffre(tenir):
    page, passage = tenir("MARTELLI")
    taper_hors_ligne(page, "Secret d’audience, nom de Martelli.")
    gardees = boite(page)
    assert {gardee["inscription"] for gardee in gardees} == {passage}
    assert {tuple(gardee["champs"]) for gardee in gardees} == {("iv", "poste")}
    assert "Secret" not in str(gardees)
    assert "artelli" not in str(gardees)
    ailleurs = page.evaluate("JSON.stringify([{ ...localStorage }, { ...sessionStorage }])")
    assert "Secret" not in ailleurs
    retablir(page)
    expect(etat(page)).to_have_text(ENREGISTRE, timeout=30_000)


def test_les_frappes_d_une_autre_note_partent_a_l_ouverture_de_n_importe_laquelle(tenir, base, ouvrir_onglet):
    page, passage = tenir("MARTELLI")
    autre = passage_de(base, "ROSSI")
    taper_hors_ligne(page, "Laissée dans la première affaire.")
    mourir(page)
    suivante = ouvrir_onglet(page, passage=autre)
    attendre_en_base(suivante, base, passage, ["Laissée dans la première affaire."])
    expect(saisie(suivante)).to_have_value("")
    suivante.wait_for_timeout(500)
    assert boite(suivante) == []


def test_ce_qu_un_autre_agent_a_laisse_reste_chiffre_et_ne_part_pas(tenir, base, greffiere, entrer):
    page, passage = tenir("BENSAÏD")
    taper_hors_ligne(page, "Tapé par le premier agent.")
    adresse = page.url
    mourir(page)
    autre = page.context.new_page()
    autre.goto("/mon-compte/")
    avant = boite(autre)
    autre.get_by_role("button", name="Se déconnecter").click()
    autre.get_by_role("button", name="Se déconnecter : le texte reste chiffré sur ce poste").click()
    expect(autre.get_by_role("heading", name="Connexion")).to_be_visible()
    entrer(autre, greffiere)
    autre.goto(adresse)
    expect(autre.locator("#note-poste")).to_have_text(
        "Un autre agent a laissé sur ce poste 1 frappe non envoyée ; elle partira à sa prochaine connexion."
        if len(avant) == 1
        else f"Un autre agent a laissé sur ce poste {len(avant)} frappes non envoyées ;"
        " elles partiront à sa prochaine connexion."
    )
    autre.keyboard.type("Tapé par la seconde.")
    expect(etat(autre)).to_have_text(ENREGISTRE)
    assert textes(base, passage) == ["Tapé par la seconde."]
    assert boite(autre) == avant
    autre.get_by_role("button", name="Se déconnecter").click()
    expect(autre.get_by_role("heading", name="Connexion")).to_be_visible()
    entrer(autre, "greffier")
    autre.goto(adresse)
    expect(etat(autre)).to_have_text(ENREGISTRE)
    assert sorted(textes(base, passage)) == ["Tapé par la seconde.", "Tapé par le premier agent."]


def test_une_frappe_qui_ne_se_dechiffre_pas_n_est_ni_effacee_ni_envoyee(tenir, base, ouvrir_onglet):
    page, passage = tenir("DUPONT")
    taper_hors_ligne(page, "Sous une autre clé.")
    avant = boite(page)
    mourir(page)

    def changer_la_cle(route):
        reponse = route.fetch()
        corps = re.sub(r'data-cle="[^"]*"', f'data-cle="{FAUSSE}"', reponse.text())
        route.fulfill(response=reponse, body=corps)

    page.context.route("**/note/", changer_la_cle)
    suivante = ouvrir_onglet(page)
    expect(suivante.locator("#note-poste")).to_contain_text("sur ce poste ne peu")
    assert boite(suivante) == avant
    assert textes(base, passage) == []


def test_une_journee_hors_ligne_tient_dans_la_boite_et_se_vide_par_lots(tenir, base):
    page, passage = tenir("X se disant")
    couper(page)
    for numero in range(60):
        saisie(page).fill(f"Phrase {numero}, d’abord.")
        saisie(page).press_sequentially(" Puis sa suite.")
        page.keyboard.press("Enter")
    expect(etat(page)).to_have_text(CONSERVE, timeout=30_000)
    assert len(boite(page)) <= 62, "une opération non partie est remplacée par la suivante de sa mention"
    retablir(page)
    page.evaluate("dispatchEvent(new Event('online'))")  # Le retour du réseau renvoie aussitôt.
    expect(etat(page)).to_have_text(ENREGISTRE, timeout=60_000)
    assert textes(base, passage) == [f"Phrase {numero}, d’abord. Puis sa suite." for numero in range(60)]
    assert boite(page) == []
