"""La session se perd, ou la note est ouverte dans deux onglets."""

import asyncio
import time

from playwright.async_api import expect

from tests.bout_en_bout.terrain import MOT_DE_PASSE
from tests.pannes.banc import Banc
from tests.pannes.panne import Panne, inscrire
from tests.pannes.poste import PATIENCE, Poste

AILLEURS = "S’écrit dans un autre onglet"


@inscrire("session-perdue", "session supprimée, reconnexion dans la page", 4)
async def session_perdue(banc: Banc, poste: Poste, panne: Panne) -> None:
    """La frappe continue pendant que le dialogue attend le mot de passe."""
    frappe = banc.commencer(poste, panne)
    await poste.taper(frappe, int(len(frappe.texte) * 0.5 * panne.part))
    panne.debut = time.time()
    supprimees = await _fermer_la_session(banc, poste)
    await poste.taper(frappe, len(frappe.texte))
    dialogue = poste.page.locator("#note-reconnexion")
    await expect(dialogue).to_be_visible(timeout=PATIENCE)
    await poste.valider()
    await dialogue.get_by_label("Mot de passe").focus()
    await poste.page.keyboard.type(MOT_DE_PASSE)
    panne.fin = time.time()
    await poste.page.keyboard.press("Enter")
    await expect(dialogue).to_be_hidden(timeout=PATIENCE)
    panne.traits.extend(
        f"session supprimée, dialogue ouvert {panne.fin - panne.debut:.1f} s" for _ in supprimees
    )
    await poste.champ.focus()
    await banc.conclure(poste, panne, frappe, valide=True)


async def _fermer_la_session(banc: Banc, poste: Poste) -> list:
    temoins = {temoin["name"]: temoin["value"] for temoin in await poste.contexte.cookies()}
    await banc.verite.debout.wait()
    return banc.verite.lire(
        "DELETE FROM django_session WHERE session_key = %s RETURNING session_key", temoins["sessionid"]
    )


@inscrire("onglet-de-trop", "second onglet ouvert sur la même note, puis refermé", 3)
async def onglet_de_trop(banc: Banc, poste: Poste, panne: Panne) -> None:
    """Le second onglet suit sans écrire ; le premier n'en sait rien."""
    frappe = banc.commencer(poste, panne)
    await poste.taper(frappe, int(len(frappe.texte) * 0.6 * panne.part))
    panne.debut = time.time()
    second = await poste.ouvrir_un_suiveur()
    await second.keyboard.type("Perdu d’avance")
    assert await second.locator("#note-texte").input_value() == "", "l’onglet qui suit s’est laissé écrire"
    await poste.page.bring_to_front()
    await poste.taper(frappe, len(frappe.texte))
    await second.close()
    panne.fin = time.time()
    panne.traits.append("second onglet ouvert et refermé, en lecture")
    await banc.conclure(poste, panne, frappe)


@inscrire("main-prise", "le second onglet prend la main au milieu d’un mot", 3)
async def main_prise(banc: Banc, poste: Poste, panne: Panne) -> None:
    """« Écrire ici » : le mot commencé passe d'un onglet à l'autre."""
    frappe = banc.commencer(poste, panne)
    await poste.taper(frappe, int(len(frappe.texte) * (0.2 + 0.6 * panne.part)))
    panne.debut = time.time()
    premier, second = poste.page, await poste.ouvrir_un_suiveur()
    await second.get_by_role("button", name="Écrire ici").click(timeout=PATIENCE)
    poste.page = second
    await expect(poste.champ).to_be_editable(timeout=PATIENCE)
    await expect(premier.locator("#enregistrement")).to_have_text(AILLEURS, timeout=PATIENCE)
    await expect(poste.champ).to_have_value(frappe.texte[: len(frappe.touches)], timeout=PATIENCE)
    panne.traits.append(f"main prise après {len(frappe.touches)} touches")
    panne.fin = time.time()
    await poste.champ.focus()
    await poste.taper(frappe, len(frappe.texte))
    await premier.close()
    await banc.conclure(poste, panne, frappe)


@inscrire("onglet-ferme", "l’onglet qui écrit se ferme, l’autre prend la suite", 3)
async def onglet_ferme(banc: Banc, poste: Poste, panne: Panne) -> None:
    """Fermé au milieu d'un mot : le second onglet reprend le texte sans un clic."""
    frappe = banc.commencer(poste, panne)
    premier, second = poste.page, await poste.ouvrir_un_suiveur()
    await premier.bring_to_front()
    await poste.taper(frappe, int(len(frappe.texte) * (0.3 + 0.6 * panne.part)))
    panne.debut = frappe.plante_a = time.time()
    await premier.close()
    poste.page = second
    await expect(poste.champ).to_be_editable(timeout=PATIENCE)
    panne.traits.append(f"onglet fermé après {len(frappe.touches)} touches")
    panne.fin = time.time()
    await asyncio.sleep(0.1)
    await banc.conclure_plantage(poste, panne, frappe)
