"""Du rôle importé aux chiffres, au clavier, sur les deux fichiers d'exemple."""

import io
import re
import subprocess

import openpyxl
import pytest
from playwright.sync_api import Page, expect

from tests.arbre import RACINE
from tests.bout_en_bout.clavier import Clavier

EXEMPLES = RACINE / "audiences" / "donnees" / "exemples"
JSON, CSV = EXEMPLES / "role-grasse-2026-11-24.json", EXEMPLES / "role-antibes-2026-11-25.csv"
NGUYEN = "X se disant NGUYEN Minh"


def _pdf(page: Page, nom: str) -> str:
    """Donne le texte d'un document produit, d'après le lien que la page en montre."""
    lien = page.locator("#pieces").get_by_role("link", name=re.compile(f"^{nom}.*PDF")).first
    adresse = lien.get_attribute("href")
    reponse = page.request.get(adresse)
    assert reponse.headers["content-type"] == "application/pdf"
    pdftotext = subprocess.run(
        ["/usr/bin/pdftotext", "-layout", "-", "-"], input=reponse.body(), capture_output=True, check=True
    )
    return re.sub(r"\s+", " ", pdftotext.stdout.decode())


def importer(page: Page, clavier: Clavier, fichier, audiences: int) -> None:
    """Importe un rôle après en avoir lu l'aperçu."""
    page.goto("/audiences/?mois=2026-11")
    clavier.raccourci("Alt+I")
    # Le sélecteur de fichiers du système n'est pas dans la page : le fichier lui est donné.
    page.get_by_label("Fichier").set_input_files(fichier)
    clavier.actionner(page.get_by_role("button", name="Lire le fichier"))
    expect(page.get_by_role("heading", name="Ce que l’import changerait")).to_be_visible()
    expect(page.get_by_text("Audience à créer")).to_have_count(audiences)
    clavier.raccourci("Alt+I")
    # L'ouvrier applique pendant que la page attend, puis elle cesse d'interroger d'elle-même.
    expect(page.locator("#suivi-import")).to_contain_text("Affaires créées", timeout=60_000)
    expect(page.locator("#suivi-actualiser")).to_have_count(0)


def ouvrir_l_audience(page: Page, clavier: Clavier) -> None:
    """Ouvre l'audience ; un autre jour que le sien, la page le fait confirmer par la même touche."""
    ouverte, confirmer = page.get_by_text("Ouverte le"), page.get_by_role("button", name="Ouvrir quand même")
    clavier.raccourci("Alt+O")
    expect(ouverte.or_(confirmer)).to_be_visible()
    if confirmer.count():
        clavier.raccourci("Alt+O")
    expect(ouverte).to_be_visible()


def ouvrir_une_affaire(page: Page, clavier: Clavier, nom: str) -> None:
    """Va de la page d'audience à la note d'une affaire, et l'appelle."""
    clavier.actionner(page.locator("#role").get_by_role("link", name=nom).first)
    clavier.raccourci("Alt+K")
    expect(page.get_by_text("affaire appelée à")).to_be_visible()


def prendre_la_note(page: Page, clavier: Clavier) -> None:
    """Frappe deux mentions ; « Enregistré » ne paraît qu'une fois la base servie."""
    etat = page.locator("#enregistrement")
    clavier.raccourci("Alt+2")
    clavier.raccourci("Alt+P")
    clavier.frapper("Le président rappelle les faits & l’état de la procédure.")
    clavier.frapper_touche("Enter")
    clavier.raccourci("Alt+R")
    clavier.frapper("« J’ai pris les trois téléphones. »")
    clavier.frapper_touche("Enter")
    expect(etat).to_contain_text("Enregistré à")
    expect(page.locator("[data-mention] [data-texte]")).to_have_count(2)
    page.reload()
    expect(page.locator("#note-fil")).to_contain_text("J’ai pris les trois téléphones.")


def constater_la_presence(page: Page, clavier: Clavier) -> None:
    """Écrit ensemble la donnée et la phrase, par la commande."""
    clavier.actionner(page.get_by_role("link", name=f"Constater la présence de {NGUYEN}"))
    clavier.choisir(page.get_by_label("Comparution *"), "comparaît")
    clavier.choisir(page.get_by_label("Comment", exact=True), "détenu, extrait")
    clavier.actionner(page.get_by_role("button", name="Porter à la note"))
    expect(page.locator("#note-fil")).to_contain_text(f"{NGUYEN} comparaît détenu, extrait")


def decider(page: Page, clavier: Clavier) -> None:
    """Trois vols, une peine mixte au-delà de l'encouru : la règle arrête, le motif passe outre."""
    clavier.raccourci("Alt+J")
    faits = page.locator("[data-fait]")
    expect(faits).to_have_count(3)
    clavier.choisir(faits.nth(0).locator("select[name$='-sort']"), "Coupable")
    clavier.actionner(faits.nth(0).get_by_role("button", name="Appliquer ce sort aux autres"))
    for numero in range(3):
        expect(faits.nth(numero).locator("select[name$='-sort']")).to_have_value("COUPABLE")
    clavier.actionner(page.get_by_role("button", name=f"Ajouter une peine à {NGUYEN}"))
    peine = page.locator("[data-peine]")
    clavier.choisir(peine.locator("select[name$='-sursis']"), "sursis probatoire")
    clavier.saisir(peine.locator("[name$='-duree_ans']"), "4")
    clavier.saisir(peine.locator("[name$='-duree_sursis_ans'], [name$='-sursis_ans']"), "1")
    clavier.saisir(peine.locator("[name$='-delai_probation_ans'], [name$='-probation_ans']"), "2")
    lecture = page.locator("#lecture")
    expect(lecture).to_contain_text("R-EM-01")
    expect(lecture).to_contain_text("quatre ans")
    clavier.raccourci("Control+Enter")
    expect(page.locator(".mp-erreurs").first).to_be_visible()
    for motif in page.get_by_label("Passer outre, parce que").all():
        clavier.saisir(motif, "Transcription de ce que le tribunal a prononcé.")
    clavier.raccourci("Control+Enter")
    expect(page.locator("#decision .mp-etat--fait")).to_have_text("Validée")


def renvoyer(page: Page, clavier: Clavier) -> None:
    """Renvoie une autre affaire, à date fixe."""
    clavier.raccourci("Alt+N")
    clavier.choisir(page.get_by_label("À la demande de"), "l’avocat du prévenu")
    clavier.choisir(page.get_by_label("Motif (à qui il tient)"), "Avocat indisponible")
    # Le 3 mars se tape de même, que le champ du navigateur commence par le jour ou par le mois.
    clavier.saisir_jour(page.get_by_label("Date de renvoi"), "03032027")
    clavier.raccourci("Alt+S")
    expect(page.get_by_role("link", name="mercredi 3 mars 2027")).to_be_visible()


def lever(page: Page, clavier: Clavier) -> None:
    """Lève l'audience, après confirmation ; la durée entre dans les chiffres."""
    clavier.raccourci("Alt+L")
    expect(page.get_by_role("heading", name="Lever l’audience ?")).to_be_visible()
    clavier.actionner(page.get_by_role("button", name="Lever l’audience"))
    expect(page.get_by_text("Levée", exact=False).first).to_be_visible()


def produire(page: Page, clavier: Clavier) -> None:
    """Demande tous les documents ; l'ouvrier les produit pendant que la page le dit."""
    clavier.raccourci("Alt+D")
    clavier.raccourci("Alt+T")
    expect(page.locator("#pieces")).to_contain_text("4 documents dus : 4 produits", timeout=90_000)
    expect(page.locator("#pieces .mp-etat--alerte")).to_have_count(0)


@pytest.fixture
def greffe(terrain_vierge, ouvrir_page, entrer):
    """La page du greffier, sur un produit sans aucun rôle."""
    page = ouvrir_page(terrain_vierge.adresse)
    entrer(page, "greffier")
    return page


def test_le_chemin_entier_au_clavier(greffe, ouvrir_page, entrer, terrain_vierge):
    page, clavier = greffe, Clavier(greffe)
    importer(page, clavier, CSV, 1)
    importer(page, clavier, JSON, 1)
    page.goto("/audiences/?mois=2026-11")
    clavier.actionner(page.get_by_role("link", name="13 h 30, Chambre 15"))

    rangs = page.locator("#role tbody th[scope=row]")
    expect(rangs.nth(3)).to_contain_text(NGUYEN)
    clavier.saisir(page.get_by_label(f"Rang d’appel de {NGUYEN}"), "1")
    clavier.frapper_touche("Enter")
    expect(rangs.nth(0)).to_contain_text(NGUYEN)

    ouvrir_l_audience(page, clavier)
    audience = page.url
    ouvrir_une_affaire(page, clavier, NGUYEN)
    prendre_la_note(page, clavier)
    constater_la_presence(page, clavier)
    decider(page, clavier)

    page.goto(audience)
    ouvrir_une_affaire(page, clavier, "MARTELLI")
    renvoyer(page, clavier)
    page.goto(audience)
    expect(page.locator("#role tr", has_text="MARTELLI")).to_contain_text("Renvoyée")
    expect(page.locator("#role tr", has_text=NGUYEN)).to_contain_text("Jugée")

    produire(page, clavier)
    verifier_les_documents(page)
    page.goto(audience)
    lever(page, clavier)
    direction = ouvrir_page(terrain_vierge.adresse)
    entrer(direction, "dsgj")
    verifier_les_chiffres(direction)


def verifier_les_documents(page: Page) -> None:
    """Relit les trois PDF : rien d'inconnu n'y est imprimé comme connu."""
    role, note, jugement = (_pdf(page, nom) for nom in ("Rôle", "Note", "Jugement"))
    for texte in (role, note, jugement):
        assert NGUYEN in texte
    assert "SARL CHÊNE & FILS" in role
    assert "DUPONT-O'NEILL" in role
    assert "jour et mois inconnus" in jugement
    assert not re.search(r"\b(1er|0?1) janvier 2001|01/01/2001", role + note + jugement)
    assert "J’ai pris les trois téléphones." in note
    assert "rappelle les faits & l’état de la procédure" in note
    assert jugement.count("VOL") >= 3 or jugement.lower().count("vol") >= 3
    assert "quatre ans" in jugement
    assert "None" not in role + note + jugement


def verifier_les_chiffres(page: Page) -> None:
    """L'écran et le classeur disent les mêmes nombres, et chacun ouvre sa liste."""
    page.goto("/pilotage/?du=2026-11&au=2026-11")
    clavier = Clavier(page)
    taux = page.get_by_role("link", name="Taux de renvoi")
    expect(taux).to_be_visible()
    clavier.actionner(taux)
    expect(page.locator("table").first).to_contain_text("26182000041")
    page.go_back()
    export = page.get_by_role("link", name="Exporter en XLSX").get_attribute("href")
    livre = openpyxl.load_workbook(io.BytesIO(page.request.get(export).body()))
    comparer_les_cellules(livre)


def comparer_les_cellules(livre: openpyxl.Workbook) -> None:
    """La synthèse, cellule à cellule, puis chaque compte contre les lignes qui le font."""
    synthese = {
        ligne[0]: ligne[4:7]
        for ligne in livre["Synthèse"].iter_rows(min_row=6, values_only=True)
        if not ligne[2]
    }
    # Valeur, compte, effectif : six affaires d'un fichier, trois de l'autre ; deux appelées, une renvoyée.
    assert synthese["AFF_AUD"] == (9, 9, 9)
    assert synthese["AFF_JUG"] == (1, 1, 1)
    assert synthese["AFF_RENVOYEES"] == (1, 1, 1)
    assert synthese["TAUX_RENVOI"] == (0.5, 1, 2)
    duree, comptees, tenues = synthese["AUD_DUREE"]
    assert (comptees, tenues) == (1, 1)
    assert duree != "non disponible", "l’audience levée a une durée"
    titres, *lignes = livre["Données"].iter_rows(values_only=True)
    comptees = [dict(zip(titres, ligne, strict=True)) for ligne in lignes if ligne[2] == "oui"]
    for code, (_, compte, _) in synthese.items():
        assert sum(ligne["Code"] == code for ligne in comptees) == (compte or 0), code
    [renvoyee] = [ligne for ligne in comptees if ligne["Code"] == "AFF_RENVOYEES"]
    assert "26182000041" in renvoyee.values() or any("26182000041" in str(v) for v in renvoyee.values())
    textes = str([[cellule.value for cellule in rang] for feuille in livre for rang in feuille])
    assert not re.search("MARTELLI|NGUYEN|DUPONT", textes), "aucun nom dans les chiffres"
    assert all(cellule.data_type != "f" for feuille in livre for rang in feuille for cellule in rang)


def test_le_chemin_tient_sans_javascript(terrain, ouvrir_page, entrer):
    """Vrais liens et vrais formulaires : appeler, écrire, décider, refuser une saisie, sans un script."""
    page = ouvrir_page(terrain.adresse, java_script_enabled=False)
    entrer(page, "greffier")
    page.goto("/audiences/?mois=2026-11")
    page.get_by_role("link", name="9 h, Chambre 12").or_(
        page.get_by_role("link", name="Chambre 12")
    ).first.click()
    page.get_by_role("button", name="Descendre GARNIER").click()
    expect(page.locator("#role tbody th[scope=row]").nth(1)).to_contain_text("GARNIER")
    page.get_by_role("button", name="Ouvrir l’audience").click()
    confirmer, ouverte = page.get_by_role("button", name="Ouvrir quand même"), page.get_by_text("Ouverte le")
    confirmer.or_(ouverte).wait_for()
    if confirmer.count():
        confirmer.click()
    page.locator("#role").get_by_role("link", name="GARNIER").first.click()
    page.get_by_role("button", name="Appeler l’affaire").click()
    page.get_by_label("Nouvelle mention").fill("Le prévenu conteste l’infraction.")
    page.get_by_role("button", name="Ajouter la mention").click()
    expect(page.locator("#note-fil")).to_contain_text("Le prévenu conteste l’infraction.")
    page.get_by_role("link", name="Décider").click()
    page.get_by_role("button", name="Valider Ctrl+Entrée").click()
    expect(page.locator(".mp-erreurs").first).to_be_visible()
    page.locator("select[name$='-sort']").first.select_option("RELAXE")
    page.locator("select[name$='-motif']").first.select_option(index=1)
    page.get_by_role("button", name="Enregistrer").click()
    expect(page.locator("#decision .mp-etat--attente")).to_have_text("Brouillon")
    expect(page.locator("select[name$='-sort']").first).to_have_value("RELAXE")
