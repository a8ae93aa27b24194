"""Le poste tombe : navigateur tué, endormi, câble débranché."""

import asyncio
import signal
import time

from tests.pannes.avarie import Avarie, Regle
from tests.pannes.banc import Banc
from tests.pannes.panne import Panne, inscrire
from tests.pannes.poste import Poste
from tests.pannes.processus import famille, signaler

RELANCE = 1.5  # secondes sans serveur avant la mort du navigateur


async def _tuer_le_navigateur(banc: Banc, poste: Poste, panne: Panne, regle: Regle | None) -> None:
    frappe = banc.commencer(poste, panne)
    if regle is not None:
        poste.mandataire.armer(regle)
    await poste.taper(frappe, int(len(frappe.texte) * (0.3 + 0.65 * panne.part)), cadence=0.035)
    panne.debut = frappe.plante_a = time.time()
    tues = signaler(famille(poste.pid), signal.SIGKILL)
    panne.traits.append(f"SIGKILL à {tues} processus après {len(frappe.touches)} touches")
    await poste.eteindre()
    if regle is not None:
        poste.mandataire.desarmer(regle)
    await poste.allumer()
    await poste.ouvrir_note(frappe.passage)
    panne.fin = time.time()
    await banc.conclure_plantage(poste, panne, frappe)


@inscrire("navigateur-tue", "SIGKILL du navigateur", 4)
async def navigateur_tue(banc: Banc, poste: Poste, panne: Panne) -> None:
    """Tué en pleine frappe, relancé sur le même profil : le texte revient sans un clic."""
    await _tuer_le_navigateur(banc, poste, panne, None)


@inscrire("navigateur-tue-sans-serveur", "SIGKILL du navigateur, le serveur étant injoignable", 4)
async def navigateur_tue_sans_serveur(banc: Banc, poste: Poste, panne: Panne) -> None:
    """Rien de ce qui est tapé n'a pu partir : seul le poste l'a."""
    await _tuer_le_navigateur(banc, poste, panne, Regle(Avarie.REFUS, duree=60.0))


@inscrire("endormi", "poste endormi (SIGSTOP, SIGCONT)", 4)
async def endormi(banc: Banc, poste: Poste, panne: Panne) -> None:
    """Tout le navigateur est arrêté, une requête parfois en vol, puis réveillé."""
    frappe = banc.commencer(poste, panne)
    await poste.taper(frappe, int(len(frappe.texte) * (0.2 + 0.7 * panne.part)))
    await asyncio.sleep(panne.hasard.uniform(0, 0.3))
    panne.debut = time.time()
    processus = famille(poste.pid)
    arretes = signaler(processus, signal.SIGSTOP)
    try:
        await asyncio.sleep(panne.hasard.uniform(1.0, 2.5))
    finally:
        signaler(processus, signal.SIGCONT)
    panne.fin = time.time()
    panne.traits.append(f"{arretes} processus arrêtés {panne.fin - panne.debut:.1f} s")
    await poste.taper(frappe, len(frappe.texte))
    await banc.conclure(poste, panne, frappe)


@inscrire("hors-ligne", "réseau du poste débranché", 6)
async def hors_ligne(banc: Banc, poste: Poste, panne: Panne) -> None:
    """Le greffier continue de taper sans réseau ; au retour, tout part seul."""
    frappe = banc.commencer(poste, panne)
    entiere = len(frappe.texte)
    await poste.taper(frappe, int(entiere * 0.4 * panne.part))
    panne.debut = time.time()
    await poste.contexte.set_offline(True)
    await poste.taper(frappe, entiere)
    if valide := panne.hasard.random() < 0.5:
        await poste.valider()
    await asyncio.sleep(panne.hasard.uniform(0.4, 1.8))
    if await poste.page.evaluate("navigator.onLine") is False:
        panne.traits.append(f"hors ligne {time.time() - panne.debut:.1f} s")
    await poste.contexte.set_offline(False)
    panne.fin = time.time()
    await banc.conclure(poste, panne, frappe, valide=valide)
