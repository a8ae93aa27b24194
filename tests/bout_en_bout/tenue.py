"""Tenir la note dans Chromium, et savoir ce que la base, la page et le poste en ont vraiment."""

import contextlib
import re
import time

from playwright.sync_api import BrowserContext, Error, Page, expect

ENREGISTRE = re.compile(r"^Enregistré à \d{1,2}\sh\s\d{2}$")
CONSERVE = "Conservé sur ce poste (hors ligne)"
SESSION = "Session expirée : reconnectez-vous"
OPERATIONS = "**/note/operations/"

# Ce que la boîte du poste garde, sans passer par la page ; ne crée jamais la base.
BOITE = """
async () => {
  if (!(await indexedDB.databases()).some(({ name }) => name === "mistral-note")) return [];
  const base = await new Promise((suite, echec) => {
    const demande = indexedDB.open("mistral-note");
    demande.onsuccess = () => suite(demande.result);
    demande.onerror = () => echec(demande.error);
  });
  const gardees = await new Promise((suite) => {
    const demande = base.transaction("operations").objectStore("operations").getAll();
    demande.onsuccess = () => suite(demande.result);
  });
  base.close();
  const enClair = (octets) => new TextDecoder("latin1").decode(octets);
  return gardees.map(({ personne, inscription, seq, mention, base, chiffre, ...reste }) => ({
    personne, inscription, seq, mention, base, champs: Object.keys(reste).sort(), octets: enClair(chiffre),
  }));
}
"""

# Retient chaque mot que la zone d'état a montré.
TEMOIN_D_ETAT = """
() => {
  window.etats = [document.getElementById("enregistrement").textContent];
  new MutationObserver(() => window.etats.push(document.getElementById("enregistrement").textContent))
    .observe(document.getElementById("note"), { subtree: true, childList: true, characterData: true });
}
"""


def textes(base, passage: int) -> list[str]:
    """Donne les mentions non effacées que la base tient, écrites depuis le début de l'essai."""
    lignes = base.execute(
        "SELECT m.texte FROM audiences_mention m JOIN audiences_note n ON n.id = m.note_id"
        " WHERE n.inscription_id = %s AND m.effacee_le IS NULL"
        " AND m.id > current_setting('essai.depuis')::bigint ORDER BY m.rang",
        [passage],
    )
    return [texte for (texte,) in lignes]


def saisie(page: Page):
    """Le champ du composeur."""
    return page.locator("#note-texte")


def etat(page: Page):
    """Ce que la page dit de l'enregistrement."""
    return page.locator("#enregistrement")


def boite(page: Page) -> list[dict]:
    """Ce que le poste garde, chiffré."""
    return page.evaluate(BOITE)


def couper(cible: Page | BrowserContext) -> None:
    """Plus aucune frappe de cette page, ou de ce navigateur, n’arrive au serveur ; le reste répond."""
    cible.route(OPERATIONS, lambda route: route.abort())


def retablir(page: Page) -> None:
    """Le serveur répond de nouveau."""
    page.unroute(OPERATIONS)
    page.context.unroute(OPERATIONS)


def taper_hors_ligne(page: Page, texte: str) -> None:
    """Tape un texte que le serveur n’aura pas, même la page fermée, et attend que le poste l’ait."""
    couper(page.context)
    page.keyboard.type(texte)
    expect(etat(page)).to_have_text(CONSERVE)


def mourir(page: Page) -> None:
    """Fait planter l'onglet, qui fermé proprement enverrait encore ; puis rétablit le réseau."""
    couper(page.context)
    with contextlib.suppress(Error):
        page.goto("chrome://crash")
    page.close()
    page.context.unroute(OPERATIONS)


def attendre_en_base(page: Page, base, passage: int, attendus: list[str]) -> None:
    """Laisse vivre la page jusqu'à ce que la base ait ces textes."""
    limite = time.monotonic() + 30
    while (lus := textes(base, passage)) != attendus:
        assert time.monotonic() < limite, lus
        page.wait_for_timeout(100)
