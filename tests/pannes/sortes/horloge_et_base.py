"""L'horloge du poste ment d'un jour ; sa base locale refuse de s'ouvrir, ou n'a plus de place."""

import time

from playwright.async_api import expect

from tests.pannes.avarie import Avarie, Regle
from tests.pannes.banc import Banc
from tests.pannes.panne import Panne, inscrire
from tests.pannes.poste import Poste

JOUR = 86_400_000  # millisecondes
AVEU = "Ce navigateur ne peut pas conserver de copie"


@inscrire("horloge", "horloge du poste décalée d’un jour", 5)
async def horloge(banc: Banc, poste: Poste, panne: Panne) -> None:
    """L'horloge saute d'un jour en pleine frappe, en avant ou en arrière, et une réponse se perd."""
    frappe = banc.commencer(poste, panne)
    entiere = len(frappe.texte)
    await poste.taper(frappe, int(entiere * 0.4))
    panne.debut = time.time()
    sens = 1 if panne.hasard.random() < 0.5 else -1
    await poste.page.evaluate("([ecart]) => { banc.decalage = ecart; banc.appliquees = 0; }", [sens * JOUR])
    regle = poste.mandataire.armer(Regle(Avarie.REPONSE_PERDUE))
    await poste.taper(frappe, entiere)
    await poste.valider()
    ecrite = await banc.verite.attendre_texte(frappe.passage, frappe.texte)
    lues = await poste.page.evaluate("() => { banc.decalage = 0; return banc.appliquees; }")
    poste.mandataire.desarmer(regle)
    if ecrite and lues and regle.traits:
        panne.traits.append(f"{'avance' if sens > 0 else 'retard'} d’un jour, lue {lues} fois")
    panne.fin = regle.fin
    await banc.conclure(poste, panne, frappe, valide=True)


async def _gener_la_base(banc: Banc, poste: Poste, panne: Panne, etat: str, *, recharger: bool) -> None:
    await poste.page.evaluate(
        "([etat]) => { sessionStorage.setItem('banc-base', etat); banc.base = etat; banc.appliquees = 0; }",
        [etat],
    )
    panne.debut = time.time()
    if recharger:
        await poste.ouvrir_note(poste.passage)
    frappe = banc.commencer(poste, panne)
    await poste.taper(frappe, len(frappe.texte))
    await expect(poste.page.locator("#note-poste")).to_contain_text(AVEU)
    await poste.valider()
    ecrite = await banc.verite.attendre_texte(frappe.passage, frappe.texte)
    refus = await poste.page.evaluate(
        "() => { sessionStorage.removeItem('banc-base'); banc.base = 'ouverte'; return banc.appliquees; }"
    )
    if ecrite and refus:
        panne.traits.append(f"base locale {etat}, {refus} refus")
    panne.fin = time.time()
    await banc.conclure(poste, panne, frappe, valide=True)
    if recharger:
        await poste.ouvrir_note(poste.passage)


@inscrire("base-bloquee", "IndexedDB refuse de s’ouvrir", 3)
async def base_bloquee(banc: Banc, poste: Poste, panne: Panne) -> None:
    """La page s'ouvre sans base locale : la frappe va droit au serveur."""
    await _gener_la_base(banc, poste, panne, "bloquee", recharger=True)


@inscrire("base-pleine", "IndexedDB n’a plus de place", 4)
async def base_pleine(banc: Banc, poste: Poste, panne: Panne) -> None:
    """Le disque se remplit pendant la frappe."""
    await _gener_la_base(banc, poste, panne, "pleine", recharger=False)
