"""Le moteur PDF : verrouillé, balisé, reproductible, borné."""

import hashlib
import http.server
import os
import subprocess
import sys
import threading

import pytest

from mistral.socle import pdf
from mistral.socle.pdf import ImpressionImpossible, imprimer
from mistral.socle.verifications import moteur_pdf
from tests.arbre import RACINE
from tests.lecture_pdf import balises_de, mots_de, objets_de

SECRET = "texte-secret-hors-du-document"
PAGE = (
    '<!DOCTYPE html><html lang="fr"><head><title>x</title>'
    '<meta name="dcterms.created" content="2026-11-24"></head>'
    "<body>{}</body></html>"
)
RICHE = PAGE.format(
    "<h1>Jugement</h1><h2>Motifs</h2><p>Été, « œuvre », 2 000,00 €.</p>"
    '<table><thead><tr><th scope="col">Nom</th></tr></thead><tbody><tr><td>DUPONT</td></tr></tbody></table>'
)


@pytest.fixture
def appat(tmp_path):
    """Un fichier et un serveur local que le moteur ne doit pas atteindre, et les appels reçus."""
    fichier = tmp_path / "secret.txt"
    fichier.write_text(SECRET)
    appels = []

    class Compte(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            appels.append(self.path)
            self.send_response(200)
            self.end_headers()
            self.wfile.write(SECRET.encode())

        def log_message(self, *_):
            pass

    serveur = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Compte)
    fil = threading.Thread(target=serveur.serve_forever)
    fil.start()
    yield fichier.as_uri(), f"http://127.0.0.1:{serveur.server_port}/secret", appels
    serveur.shutdown()
    fil.join()
    serveur.server_close()


VECTEURS = {
    "pièce jointe au document": '<link rel="attachment" href="{}">',
    "pièce jointe à un lien": '<a rel="attachment" href="{}">lien</a>',
    "feuille liée": '<link rel="stylesheet" href="{}">',
    "feuille importée": "<style>@import url({});</style>",
    "police": "<style>@font-face{{font-family:x;src:url({})}} p{{font-family:x}}</style><p>x</p>",
    "image": '<img src="{}" alt="x">',
    "fond": "<style>body{{background:url({})}}</style>",
    "objet": '<object data="{}"></object><embed src="{}">',
    "dessin": '<svg width="9" height="9"><image href="{}" width="9" height="9"/><use href="{}#a"/></svg>',
    "contenu": "<style>p::before{{content:url({})}}</style><p>x</p>",
    "base": '<base href="{}"><img src="autre.png" alt="x">',
}


@pytest.mark.parametrize("vecteur", VECTEURS.values(), ids=VECTEURS.keys())
@pytest.mark.parametrize("sorte", ["file", "http"])
def test_le_moteur_ne_lit_et_n_attache_rien(vecteur, sorte, appat):
    fichier, adresse, appels = appat
    cible = fichier if sorte == "file" else adresse
    produit = imprimer(
        PAGE.format(vecteur.replace("{}", cible).replace("{{", "{").replace("}}", "}")), titre="t"
    )
    document, flux = objets_de(produit)
    assert appels == []
    assert SECRET.encode() not in flux
    assert "/Names" not in document.Root or "/EmbeddedFiles" not in document.Root.Names
    assert len(document.attachments) == 0


def test_une_image_en_data_n_est_pas_chargee():
    point = (
        "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABc3UBGAAAAABJ"
        "RU5ErkJggg=="
    )
    document, _ = objets_de(imprimer(PAGE.format(f'<img src="{point}" alt="point">'), titre="t"))
    images = [objet for objet in document.objects if getattr(objet, "get", {}.get)("/Subtype") == "/Image"]
    assert images == []


def test_le_moteur_non_verrouille_aurait_lu_l_appat(appat):
    """Témoin : sans le verrou, le même appât est joint au fichier."""
    import weasyprint

    fichier, _, _ = appat
    html = PAGE.format(VECTEURS["pièce jointe au document"].format(fichier))
    _, flux = objets_de(weasyprint.HTML(string=html).write_pdf())
    assert SECRET.encode() in flux


def test_le_pdf_est_balise_titre_et_en_francais():
    produit = imprimer(RICHE, titre="Jugement correctionnel")
    document, flux = objets_de(produit)
    assert document.Root.MarkInfo.Marked
    assert str(document.Root.Lang) == "fr"
    assert document.Root.ViewerPreferences.DisplayDocTitle
    assert str(document.docinfo["/Title"]) == "Jugement correctionnel"
    roles = balises_de(produit)
    assert [role for role in roles if role in ("H1", "H2", "P", "Table", "TH", "TD")] == [
        "H1", "H2", "P", "Table", "TH", "TD",
    ]  # fmt: skip
    assert b'pdfaid:part="3"' in flux
    assert b'pdfaid:conformance="A"' in flux
    assert b'pdfuaid:part="1"' in flux


def _polices(document):
    return [o for o in document.objects if getattr(o, "get", {}.get)("/Type") == "/FontDescriptor"]


def test_les_polices_sont_incluses():
    document, _ = objets_de(imprimer(RICHE, titre="t"))
    descripteurs = _polices(document)
    assert descripteurs
    assert all("/FontFile2" in descripteur or "/FontFile3" in descripteur for descripteur in descripteurs)
    assert {str(descripteur.FontFamily) for descripteur in descripteurs} <= {
        "Liberation Sans",
        "Liberation Serif",
    }


def test_un_signe_que_la_police_n_a_pas_est_remplace():
    produit = imprimer(PAGE.format("<p>2\u202f000,00\u00a0€ ⟨à préciser⟩</p>"), titre="t")
    assert "2 000,00 € [à préciser]" in mots_de(produit)
    document, _ = objets_de(produit)
    familles = _polices(document)
    assert {str(descripteur.FontFamily) for descripteur in familles} <= {
        "Liberation Sans",
        "Liberation Serif",
    }


def test_les_memes_donnees_donnent_les_memes_octets_d_un_processus_a_l_autre():
    programme = (
        "import hashlib,sys; from mistral.socle.pdf import imprimer;"
        "print(hashlib.sha256(imprimer(sys.stdin.read(), titre='t')).hexdigest())"
    )
    empreintes = {
        subprocess.run(
            [sys.executable, "-c", programme],
            input=RICHE, capture_output=True, text=True, check=True, cwd=RACINE,
            env=os.environ | {"PYTHONHASHSEED": graine},
        ).stdout.strip()
        for graine in ("1", "2")
    }  # fmt: skip
    assert empreintes == {hashlib.sha256(imprimer(RICHE, titre="t")).hexdigest()}


def test_une_donnee_changee_change_les_octets():
    assert imprimer(RICHE, titre="t") != imprimer(RICHE.replace("DUPONT", "DUPOND"), titre="t")
    assert imprimer(RICHE, titre="t") != imprimer(RICHE, titre="u")


def test_un_texte_trop_long_est_refuse_avec_une_phrase():
    with pytest.raises(ImpressionImpossible, match="Rien n’a été produit"):
        imprimer("x" * (pdf.LIMITE_HTML + 1), titre="t")


def test_trop_de_pages_arrete_la_mise_en_page(monkeypatch):
    monkeypatch.setattr(pdf, "LIMITE_PAGES", 3)
    pages = PAGE.format('<p style="break-after: page">x</p>' * 10)
    with pytest.raises(ImpressionImpossible, match="dépasse 3 pages"):
        imprimer(pages, titre="t")
    assert mots_de(imprimer(PAGE.format("<p>après un refus</p>"), titre="t")).startswith("après un refus")


def test_rien_de_l_imprime_ne_va_au_journal_technique(caplog):
    caplog.set_level("DEBUG")
    imprimer(PAGE.format("<p>premier</p>"), titre="t")
    imprimer(PAGE.format('<img src="file:///SECRET" alt=""><style>p{SECRET:1}</style>'), titre="SECRET")
    assert "SECRET" not in caplog.text


def test_le_systeme_sans_pango_est_signale(monkeypatch):
    monkeypatch.setattr("mistral.socle.verifications.est_presente", lambda nom: "pangoft2" not in nom)
    (constat,) = moteur_pdf()
    assert constat.id == "mistral.E001"
    assert "apt-get install libpangoft2-1.0-0" in constat.hint


def test_le_systeme_complet_ne_signale_rien():
    assert moteur_pdf() == []
