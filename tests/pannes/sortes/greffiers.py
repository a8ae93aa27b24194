"""Deux greffiers, deux postes, une seule note : sur deux mentions, puis sur la même."""

import asyncio
import time

from tests.pannes.banc import Banc
from tests.pannes.panne import Panne, inscrire
from tests.pannes.poste import Frappe, Poste

GARDER = "Garder les deux"


@inscrire("deux-greffiers", "deux greffiers dans la même note", 3)
async def deux_greffiers(banc: Banc, poste: Poste, panne: Panne) -> None:
    """Chacun sa mention, en même temps : les deux sont entières."""
    async with banc.voisin_libre:
        voisin = banc.voisin
        await voisin.ouvrir_note(poste.passage)
        frappe, autre = banc.commencer(poste, panne), banc.commencer(voisin, panne, "b")
        panne.debut = time.time()
        await asyncio.gather(poste.taper(frappe, len(frappe.texte)), voisin.taper(autre, len(autre.texte)))
        panne.fin = time.time()
        for greffier, tapee in ((voisin, autre), (poste, frappe)):
            await greffier.valider()
            await banc.verite.attendre_texte(tapee.passage, tapee.texte)
        # Les deux sont en base avant tout examen : un texte en cours de frappe n'est pas un doublon.
        for greffier, tapee in ((voisin, autre), (poste, frappe)):
            await banc.conclure(greffier, panne, tapee, valide=True)
        panne.traits.append("deux mentions tapées ensemble")


@inscrire("meme-mention", "deux greffiers sur la même mention", 4)
async def meme_mention(banc: Banc, poste: Poste, panne: Panne) -> None:
    """Les deux reprennent la même mention : conflit, et les deux textes sont en base."""
    async with banc.voisin_libre:
        voisin = banc.voisin
        frappe = banc.commencer(poste, panne)
        await poste.taper(frappe, len(frappe.texte))
        await banc.conclure(poste, panne, frappe)
        await voisin.ouvrir_note(poste.passage)
        origine = frappe.texte
        suites = (f" Suite A{panne.numero}.", f" Suite B{panne.numero}, plus longue.")
        ecritures = [Frappe(poste.passage, suite) for suite in suites]
        for greffier in (poste, voisin):
            await greffier.page.keyboard.press("ArrowUp")
            assert await greffier.champ.input_value() == origine, "la mention reprise n’est pas la dernière"
        panne.debut = time.time()
        await asyncio.gather(*(_ecrire(*couple) for couple in zip((poste, voisin), ecritures, strict=True)))
        conflits = await _trancher(banc, poste, voisin, suites, origine)
        panne.fin = time.time()
        for greffier in (poste, voisin):
            await greffier.valider()
        await banc.verite.debout.wait()
        _verifier_les_deux_textes(banc, panne, frappe, suites)
        if conflits:
            panne.traits.append(f"{conflits} conflits tranchés")
        for greffier in (voisin, poste):
            await greffier.attendre_enregistre()
            await banc.verite.debout.wait()
            banc.examiner(greffier, panne)


async def _ecrire(greffier: Poste, suite: Frappe) -> None:
    await greffier.taper(suite, len(suite.texte))


async def _trancher(banc: Banc, poste: Poste, voisin: Poste, suites: tuple[str, ...], origine: str) -> int:
    """Garde les deux à chaque conflit montré, jusqu'à ce que la mention porte les deux suites."""
    conflits, limite = 0, time.monotonic() + 30
    while time.monotonic() < limite:
        for greffier in (poste, voisin):
            bouton = greffier.page.get_by_role("button", name=GARDER)
            if await bouton.count():
                conflits += 1
                await bouton.press("Enter")
        await banc.verite.debout.wait()
        mentions = banc.verite.mentions(poste.passage)
        if any(all(suite in texte for suite in suites) and origine in texte for texte in mentions):
            return conflits
        await asyncio.sleep(0.1)
    return conflits


def _verifier_les_deux_textes(banc: Banc, panne: Panne, frappe: Frappe, suites: tuple[str, ...]) -> None:
    """Les deux textes sont au journal des frappes ; ce que la mention porte devient ce qui est attendu."""
    journal = [operation.texte for operation in banc.verite.operations(frappe.passage)]
    for suite in suites:
        if not any(frappe.texte + suite in texte for texte in journal):
            panne.fautes.append(f"le texte {suite!r} n’est pas au journal des frappes")
    portees = [texte for texte in banc.verite.mentions(frappe.passage) if frappe.texte in texte]
    if len(portees) != 1 or not all(suite in portees[0] for suite in suites):
        panne.fautes.append(f"la mention ne porte pas les deux textes : {portees}")
    if portees:
        frappe.texte = portees[0]
