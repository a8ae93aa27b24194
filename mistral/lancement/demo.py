"""Commandes `demo` et `demo-neuve` : tout le produit sur cette machine, jusqu'à Ctrl-C."""

import http.client
import os
import socket
import subprocess
import time
from functools import partial
from pathlib import Path

from mistral.lancement import systeme
from mistral.lancement.bases import base_de_donnees
from mistral.lancement.chemins import RACINE, dossier_de, secret
from mistral.lancement.environnement import PYTHON, environnement_enfant, installer
from mistral.lancement.erreurs import LancementImpossible
from mistral.lancement.partage import effacer
from mistral.lancement.preparation import preparer
from mistral.lancement.processus import Troupe
from mistral.lancement.roles import Adresses

USAGE = "demo"
REGLAGES = "mistral.settings.demo"
HOTE = "127.0.0.1"
ATTENTE = 60.0  # secondes


def commande_neuve(arguments: list[str]) -> int:
    """Efface les données de la démonstration, puis la lance."""
    if os.environ.get("DATABASE_URL"):
        raise LancementImpossible(
            "« demo-neuve » n’efface que le serveur privé : videz vous-même la base que désigne DATABASE_URL."
        )
    port_demande()
    systeme.exiger(systeme.PYTHON)
    installer("demo")
    effacer(USAGE)
    return commande(arguments)


def commande(_arguments: list[str]) -> int:
    """Lance la démonstration et attend qu'on l'arrête."""
    port = port_demande()
    systeme.exiger(systeme.PYTHON)
    installer("demo")
    manque = systeme.preparer(systeme.DOCUMENTS)
    dossier = dossier_de(USAGE)
    with base_de_donnees(USAGE) as adresses:
        environnement = environnement_de(dossier, adresses)
        base_privee = not os.environ.get("DATABASE_URL")
        comptes = preparer(dossier, partial(gerer, environnement=environnement), base_privee=base_privee)
        with Troupe(dossier / "journaux") as troupe:
            troupe.lancer("web", commande_web(port), environnement)
            troupe.lancer("travailleur", commande_travailleur(), environnement)
            attendre_la_page(port, troupe)
            print(f"\nMistral Pénal est prêt : http://{HOTE}:{port}/\n\n{comptes.rstrip()}\n")
            if manque:
                print(f"Sans cela, pas de PDF. {systeme.phrase_des_manquants(manque)}\n")
            print(f"Journaux : {troupe.journaux}. Ctrl-C arrête tout ; les données sont gardées.", flush=True)
            surveiller(troupe)
    return 1


def port_demande() -> int:
    """Lit `PORT` et vérifie que rien ne l'occupe."""
    texte = os.environ.get("PORT") or "8000"
    if not (texte.isascii() and texte.isdigit() and 1 <= int(texte) <= 65535):
        raise LancementImpossible(f"PORT={texte} n’est pas un numéro de port (de 1 à 65535).")
    port = int(texte)
    with socket.socket() as essai:
        # Comme gunicorn : un port qui finit de se fermer n'est pas pris.
        essai.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            essai.bind((HOTE, port))
        except PermissionError:
            raise LancementImpossible(
                f"Le port {port} est réservé à root : prenez-en un au-dessus de 1023 (PORT=8001 make demo)."
            ) from None
        except OSError:
            raise LancementImpossible(
                f"Le port {port} est déjà pris par un autre programme : choisissez-en un autre, par exemple "
                f"« PORT={port + 1 if port < 65535 else 8000} make demo »."
            ) from None
    return port


def environnement_de(dossier: Path, adresses: Adresses) -> dict[str, str]:
    """Donne l'environnement des programmes de la démonstration."""
    return environnement_enfant(
        DJANGO_SETTINGS_MODULE=REGLAGES,
        DJANGO_SECRET_KEY=secret(dossier, "cle-secrete"),
        MISTRAL_STATIQUES=str(dossier / "statiques"),
        **adresses.environnement(),
    )


def gerer(arguments: list[str], environnement: dict[str, str], *, capture: bool = False) -> str:
    """Exécute une commande de `manage.py` jusqu'au bout ; donne sa sortie si on la capture."""
    resultat = subprocess.run(
        [str(PYTHON), "manage.py", *arguments],
        cwd=RACINE,
        env=environnement,
        stdout=subprocess.PIPE if capture else None,
        text=True,
    )
    if resultat.returncode != 0:
        raise LancementImpossible(f"« manage.py {' '.join(arguments)} » a échoué (voir ci-dessus).")
    return resultat.stdout or ""


def commande_web(port: int) -> list[str]:
    """Donne la commande du serveur web."""
    return [
        *(str(PYTHON), "-m", "gunicorn", "mistral.wsgi", "--bind", f"{HOTE}:{port}"),
        # Le maître lit le code une fois ; les processus en partent. Un de plus que de cœurs : l'un
        # sert pendant qu'un autre attend le disque.
        *("--workers", "3", "--preload", "--graceful-timeout", "4"),
        *("--no-control-socket", "--access-logfile", "-"),
    ]


def commande_travailleur() -> list[str]:
    """Donne la commande du travailleur, qui produit les documents."""
    return [str(PYTHON), "manage.py", "procrastinate", "worker", "--shutdown-graceful-timeout", "4"]


def attendre_la_page(port: int, troupe: Troupe) -> None:
    """Attend que la page d'accueil réponde sans erreur du serveur."""
    limite = time.monotonic() + ATTENTE
    while time.monotonic() < limite:
        _refuser_un_arret(troupe)
        connexion = http.client.HTTPConnection(HOTE, port, timeout=10)
        try:
            connexion.request("GET", "/")
            statut = connexion.getresponse().status
        except OSError:
            time.sleep(0.1)
            continue
        finally:
            connexion.close()
        if statut < 500:
            return
        raise LancementImpossible(
            f"La page d’accueil répond par une erreur {statut} :\n{troupe.programmes[0].fin_du_journal()}"
        )
    raise LancementImpossible(f"La page d’accueil n’a pas répondu en {ATTENTE:.0f} secondes.")


def surveiller(troupe: Troupe) -> None:
    """Veille jusqu'à Ctrl-C ; si un programme tombe, le dit et arrête les autres."""
    while True:
        _refuser_un_arret(troupe)
        time.sleep(0.5)


def _refuser_un_arret(troupe: Troupe) -> None:
    if programme := troupe.premier_fini():
        raise LancementImpossible(f"« {programme.nom} » s’est arrêté :\n{programme.fin_du_journal()}")
