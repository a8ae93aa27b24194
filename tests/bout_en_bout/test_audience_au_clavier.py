"""Une audience de huit affaires tenue sans souris, et ce qu'elle coûte de touches."""

import psycopg
from playwright.sync_api import expect

from tests.bout_en_bout.clavier import Clavier
from tests.bout_en_bout.huit_affaires import ecrire_le_role
from tests.bout_en_bout.mains import Mains
from tests.bout_en_bout.scenario_audience import AUDIENCE
from tests.bout_en_bout.test_parcours import lever, ouvrir_l_audience

ECONOMIE = 0.40  # Touches épargnées, au moins, sur la longueur de ce qui est produit.


def _importer(page, clavier, fichier) -> None:
    page.goto("/audiences/importer/")
    page.get_by_label("Fichier").set_input_files(fichier)
    clavier.actionner(page.get_by_role("button", name="Lire le fichier"))
    expect(page.get_by_role("heading", name="Ce que l’import changerait")).to_be_visible()
    clavier.raccourci("Alt+I")
    expect(page.locator("#suivi-import")).to_contain_text("Affaires créées", timeout=60_000)


def _produit(environnement) -> tuple[int, int]:
    """Donne la longueur des textes et des noms de locuteurs portés aux notes, et le nombre de mentions."""
    with psycopg.connect(environnement["DATABASE_URL_PROPRIETAIRE"], autocommit=True) as base:
        base.execute(
            "SELECT set_config('mistral.juridictions',"
            " (SELECT string_agg(id::text, ',') FROM comptes_juridiction), false)"
        )
        return base.execute(
            "SELECT sum(length(texte) + length(locuteur)), count(*) FROM audiences_mention"
            " WHERE effacee_le IS NULL AND texte <> ''"
        ).fetchone()


def test_huit_affaires_se_tiennent_au_clavier_avec_deux_touches_sur_cinq_en_moins(
    terrain_vierge, ouvrir_page, entrer, tmp_path
):
    page = ouvrir_page(terrain_vierge.adresse)
    entrer(page, "greffier")
    clavier, mains = Clavier(page), Mains(page)
    _importer(page, clavier, ecrire_le_role(tmp_path))
    page.goto("/audiences/")
    clavier.actionner(page.get_by_role("link", name="13 h 30, Chambre 15"))
    ouvrir_l_audience(page, clavier)
    audience = page.url
    clavier.actionner(page.locator("#role").get_by_role("link", name="MARTELLI").first)
    for rang, (nom, lignes) in enumerate(AUDIENCE):
        if rang:
            mains.presser("Alt+ArrowDown")
        expect(page.locator("#note-bandeau h1")).to_contain_text(nom)
        expect(mains.champ).to_be_focused()
        for ligne in lignes:
            mains.jouer(ligne)
    expect(page.locator("#enregistrement")).to_contain_text("Enregistré")
    produit, mentions = _produit(terrain_vierge.environnement)
    print(f"{mains.touches} touches pour {produit} signes, {mentions} mentions")
    assert mentions == sum(1 for _, lignes in AUDIENCE for ligne in lignes if not ligne.startswith("Alt+"))
    assert mains.touches <= (1 - ECONOMIE) * produit
    page.goto(audience)
    lever(page, clavier)
