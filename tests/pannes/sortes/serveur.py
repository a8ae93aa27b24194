"""Le serveur meurt : un ouvrier de gunicorn dans sa transaction, ou PostgreSQL tout entier."""

import asyncio
import time

from tests.pannes.banc import Banc
from tests.pannes.panne import Panne, inscrire
from tests.pannes.poste import Frappe, Poste

ATTENTE = 15.0  # secondes


async def _transaction_ouverte(banc: Banc, bloquante: int) -> bool:
    """Attend qu'une transaction de l'application bute sur le verrou du banc."""
    limite = time.monotonic() + ATTENTE
    while time.monotonic() < limite:
        if banc.verite.lire(
            "SELECT pid FROM pg_locks WHERE NOT granted AND %s = ANY (pg_blocking_pids(pid))", bloquante
        ):
            return True
        await asyncio.sleep(0.03)
    return False


async def _tuer_l_ouvrier(banc: Banc, poste: Poste, panne: Panne, verrou: str, *parametres) -> None:
    frappe = banc.commencer(poste, panne)
    await poste.taper(frappe, int(len(frappe.texte) * panne.part * 0.6))
    async with banc.seul:
        with banc.verite.connexion() as bloquante:
            bloquante.autocommit = False
            bloquante.execute(verrou, parametres)
            frappe_finie = asyncio.ensure_future(poste.taper(frappe, len(frappe.texte)))
            if await _transaction_ouverte(banc, bloquante.info.backend_pid):
                panne.debut = time.time()
                tues = banc.produit.tuer_ouvriers_web()
                panne.traits.append(f"SIGKILL à {len(tues)} ouvriers, une transaction étant ouverte")
            await frappe_finie
            bloquante.rollback()
        await banc.produit.attendre_ouvriers()
    panne.fin = time.time()
    await banc.conclure(poste, panne, frappe)


@inscrire("ouvrier-en-attente", "SIGKILL de l’ouvrier web, sa transaction attendant la note", 4)
async def ouvrier_en_attente(banc: Banc, poste: Poste, panne: Panne) -> None:
    """La note est verrouillée par le banc : la transaction est ouverte, rien n'est écrit."""
    requete = "SELECT 1 FROM audiences_note WHERE inscription_id = %s FOR UPDATE"
    await _tuer_l_ouvrier(banc, poste, panne, requete, poste.passage)


@inscrire("ouvrier-en-ecriture", "SIGKILL de l’ouvrier web, entre le verrou et l’écriture", 4)
async def ouvrier_en_ecriture(banc: Banc, poste: Poste, panne: Panne) -> None:
    """Le journal des frappes est verrouillé par le banc : l'ouvrier tient déjà la note."""
    await _tuer_l_ouvrier(banc, poste, panne, "LOCK TABLE audiences_operationnote IN SHARE MODE")


@inscrire("postgresql", "SIGKILL de PostgreSQL", 3)
async def postgresql(banc: Banc, poste: Poste, panne: Panne) -> None:
    """Le serveur de données meurt en pleine frappe et rejoue son journal."""
    frappe = banc.commencer(poste, panne)
    await poste.taper(frappe, int(len(frappe.texte) * (0.2 + panne.part * 0.5)))
    async with banc.seul:
        panne.debut = time.time()
        banc.verite.debout.clear()
        try:
            pid = banc.produit.tuer_postgres()
            frappe_finie = asyncio.ensure_future(_finir(poste, frappe))
            await asyncio.sleep(panne.hasard.uniform(0.2, 1.0))
            await banc.produit.relever_postgres()
        finally:
            banc.verite.debout.set()
        panne.fin = time.time()
        panne.traits.append(f"SIGKILL au processus {pid}, relevé en {panne.fin - panne.debut:.1f} s")
        await frappe_finie
    await banc.conclure(poste, panne, frappe, valide=True)


async def _finir(poste: Poste, frappe: Frappe) -> None:
    await poste.taper(frappe, len(frappe.texte))
    await poste.valider()
