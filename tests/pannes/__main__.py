"""Joue une campagne de pannes et écrit `docs/mesures/pannes.{json,md}` (`make campagne`)."""

import argparse
import asyncio
import sys
import time

import tests.pannes.sortes  # noqa: F401 — inscrit les sortes
from mistral.lancement.processus import ArretDemande, signaux_de_fin
from tests.pannes.banc import Banc
from tests.pannes.panne import Panne, tirer
from tests.pannes.produit import ouvrir_produit
from tests.pannes.rapport import Campagne, decrire_machine, ecrire


def dire(panne: Panne) -> None:
    """Affiche une panne jouée, et ce qu'elle a fait tomber."""
    reprise = "" if panne.reprise is None else f", reprise en {panne.reprise:.2f} s"
    print(f"{panne.numero:5} {panne.sorte.libelle}{reprise} — {' ; '.join(panne.traits)}", flush=True)
    for violation in panne.violations:
        print(f"      !! {violation}", flush=True)


def principale() -> int:
    """Lit les options, joue, écrit ; un invariant tombé donne 1."""
    lecteur = argparse.ArgumentParser(prog="python -m tests.pannes", description=__doc__)
    lecteur.add_argument("--nombre", type=int, default=1000, help="pannes à jouer (1000)")
    lecteur.add_argument("--graine", type=int, default=453, help="graine du tirage (453)")
    lecteur.add_argument("--sorte", help="une seule sorte de panne")
    lecteur.add_argument("--sans-rapport", action="store_true", help="n’écrit rien dans docs/mesures")
    options = lecteur.parse_args()
    pannes = tirer(options.nombre, options.graine, options.sorte)
    with ouvrir_produit() as produit:
        machine = decrire_machine(produit.adresse_base)
        debut = time.monotonic()
        fautes = asyncio.run(Banc(produit).jouer(pannes, dire))
        campagne = Campagne(pannes, fautes, time.monotonic() - debut, options.graine, machine)
    print(campagne.texte())
    if not options.sans_rapport:
        ecrire(campagne)
    return 0 if campagne.est_sans_faute else 1


if __name__ == "__main__":
    # Un signal de fin passe par les blocs `with` : PostgreSQL et gunicorn ne restent pas derrière.
    try:
        with signaux_de_fin():
            code = principale()
    except ArretDemande:
        code = 130
    sys.exit(code)
