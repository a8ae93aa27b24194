"""L'ouvrier réel : il meurt au milieu d'une pièce, un autre la reprend, rien n'est perdu ni en double."""

import time

import psycopg
import pytest
from playwright.sync_api import expect

from tests.bout_en_bout.terrain import gerer, ouvrir_terrain
from tests.lecture_pdf import mots_de

ATTENTE = 60  # Secondes.
# La reprise, sans attendre la minute où l'ouvrier la lance de lui-même.
REPRENDRE = (
    "from procrastinate.contrib.django import app;"
    "app.configure_task('decisions.reprendre_les_interrompues', queueing_lock='essai').defer(timestamp=0)"
)


@pytest.fixture
def produit(serveur, modele, suffixe, dossier):
    """Le produit avec ses rôles, sur une base à lui : son ouvrier y est tué."""
    with ouvrir_terrain(serveur, modele, f"bout_ouvrier{suffixe}", dossier, avec_roles=True) as ouvert:
        yield ouvert


@pytest.fixture
def base(produit):
    """Lecture de la base par son propriétaire, cloison ouverte sur tous les tribunaux."""
    with psycopg.connect(produit.environnement["DATABASE_URL_PROPRIETAIRE"], autocommit=True) as connexion:
        connexion.execute(
            "SELECT set_config('mistral.juridictions', string_agg(id::text, ','), false)"
            " FROM comptes_juridiction"
        )
        # Ouverte, l'audience ne doit plus qu'un document : son rôle.
        connexion.execute("UPDATE audiences_audience SET ouverte_le = now() WHERE date = '2026-11-24'")
        yield connexion


def etat(base) -> tuple[list, list]:
    """Donne l'état des pièces, et celui de leurs tâches en file."""
    pieces = base.execute("SELECT etat FROM decisions_piece ORDER BY id").fetchall()
    taches = base.execute("SELECT status FROM procrastinate_jobs WHERE queue_name = 'pieces'").fetchall()
    return [etat for (etat,) in pieces], [statut for (statut,) in taches]


def attendre(base, voulu) -> None:
    """Attend cet état, ou échoue en montrant le dernier."""
    limite = time.monotonic() + ATTENTE
    while (vu := etat(base)) != voulu:
        assert time.monotonic() < limite, vu
        time.sleep(0.02)


def test_une_piece_interrompue_par_la_mort_de_l_ouvrier_est_reprise(produit, base, ouvrir_page, entrer):
    ((audience,),) = base.execute("SELECT id FROM audiences_audience WHERE date = '2026-11-24'").fetchall()
    page = ouvrir_page(produit.adresse)
    entrer(page, "greffier")
    page.goto(f"/decisions/audiences/{audience}/pieces/")

    produit.arreter(produit.ouvrier)
    page.keyboard.press("Alt+T")
    expect(page.get_by_text("1 en attente")).to_be_visible()
    assert etat(base) == (["A_PRODUIRE"], ["todo"])

    produit.lancer_ouvrier()
    attendre(base, (["EN_COURS"], ["doing"]))
    produit.arreter(produit.ouvrier)
    assert etat(base) == (["EN_COURS"], ["doing"])

    # Plus de signe de vie depuis une minute : les trente secondes de délai sont passées.
    base.execute("UPDATE procrastinate_workers SET last_heartbeat = now() - interval '1 minute'")
    produit.lancer_ouvrier()
    gerer(produit.environnement, "shell", "-c", REPRENDRE)
    attendre(base, (["PRODUIT"], []))

    # La page, restée ouverte, l'apprend seule, puis n'interroge plus.
    lien = page.get_by_role("link", name="Rôle d’audience (PDF)")
    expect(lien).to_be_visible()
    expect(page.get_by_role("link", name="Actualiser")).to_have_count(0)
    expect(page.locator("#annonce")).to_have_text("1 document produit sur 1.")
    pdf = page.request.get(lien.get_attribute("href"))
    assert pdf.headers["content-type"] == "application/pdf"
    assert "X se disant NGUYEN Minh, Anh" in mots_de(pdf.body())
    actes = base.execute(
        "SELECT acte FROM socle_entreejournal WHERE objet_type = 'decisions.piece' ORDER BY id"
    ).fetchall()
    assert [acte for (acte,) in actes] == ["piece-demandee", "piece-produite"]


def test_sans_javascript_les_documents_se_produisent_et_s_actualisent(produit, base, ouvrir_page, entrer):
    ((audience,),) = base.execute("SELECT id FROM audiences_audience WHERE date = '2026-11-24'").fetchall()
    page = ouvrir_page(produit.adresse, java_script_enabled=False)
    entrer(page, "greffier")
    page.goto(f"/decisions/audiences/{audience}/pieces/")
    page.get_by_role("button", name="Tout produire").click()
    attendre(base, (["PRODUIT"], []))
    if page.get_by_role("link", name="Actualiser").count():
        page.get_by_role("link", name="Actualiser").click()
    expect(page.get_by_role("link", name="Rôle d’audience (PDF)")).to_be_visible()
