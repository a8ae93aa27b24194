"""Arrêter tout ce qu'on a lancé, descendants compris, et rien d'autre."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from mistral.lancement.chemins import RACINE
from mistral.lancement.processus import ArretDemande, Troupe, executer, signaux_de_fin

# Un programme et son enfant, sourds à l'arrêt si on le demande ; leurs numéros vont dans un fichier.
FAMILLE = """
import os, signal, subprocess, sys, time
if sys.argv[2] == "sourd":
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
enfant = subprocess.Popen(["sleep", "60"])
with open(sys.argv[1] + ".tmp", "w") as fichier:
    fichier.write(f"{os.getpid()} {enfant.pid}")
os.rename(sys.argv[1] + ".tmp", sys.argv[1])
time.sleep(60)
"""


def vit(pid):
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except FileNotFoundError:
        return False


def attendre(condition):
    limite = time.monotonic() + 10
    while not condition():
        assert time.monotonic() < limite, "délai dépassé"
        time.sleep(0.02)


def lancer_une_famille(troupe, tmp_path, humeur):
    numeros = tmp_path / "numeros"
    troupe.lancer("famille", [sys.executable, "-c", FAMILLE, str(numeros), humeur], dict(os.environ))
    attendre(numeros.exists)
    return [int(numero) for numero in numeros.read_text().split()]


@pytest.mark.parametrize("humeur", ["docile", "sourd"])
def test_la_sortie_du_bloc_arrete_le_programme_et_ses_enfants(tmp_path, humeur):
    etranger = subprocess.Popen(["sleep", "60"])
    try:
        with Troupe(tmp_path / "journaux", delai=0.5) as troupe:
            numeros = lancer_une_famille(troupe, tmp_path, humeur)
            assert all(map(vit, numeros))
        attendre(lambda: not any(map(vit, numeros)))
        assert etranger.poll() is None
    finally:
        etranger.kill()
        etranger.wait()


def test_les_programmes_ne_survivent_pas_a_un_kill_9_du_lanceur(tmp_path):
    code = (
        "import os, sys, time; from pathlib import Path; from mistral.lancement.processus import Troupe\n"
        "with Troupe(Path(sys.argv[1])) as troupe:\n"
        "    print(troupe.lancer('veilleur', ['sleep', '60'], dict(os.environ)).processus.pid, flush=True)\n"
        "    time.sleep(60)"
    )
    commande = [sys.executable, "-c", code, str(tmp_path)]
    with subprocess.Popen(commande, cwd=RACINE, stdout=subprocess.PIPE, text=True) as lanceur:
        veilleur = int(lanceur.stdout.readline())
        assert vit(veilleur)
        lanceur.kill()
    attendre(lambda: not vit(veilleur))


def test_un_programme_tombe_est_designe_avec_la_fin_de_son_journal(tmp_path):
    with Troupe(tmp_path / "journaux") as troupe:
        troupe.lancer("veilleur", ["sleep", "60"], dict(os.environ))
        assert troupe.premier_fini() is None
        troupe.lancer("fragile", ["sh", "-c", "echo la cause >&2; exit 3"], dict(os.environ))
        attendre(lambda: troupe.premier_fini() is not None)
        assert troupe.premier_fini().nom == "fragile"
        assert troupe.premier_fini().fin_du_journal() == "la cause"


@pytest.mark.parametrize("numero", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_le_premier_signal_demande_larret_les_suivants_ne_linterrompent_pas(numero):
    avant = signal.getsignal(numero)
    fini = False
    with pytest.raises(ArretDemande), signaux_de_fin():
        try:
            os.kill(os.getpid(), numero)
            time.sleep(1)
        finally:
            os.kill(os.getpid(), signal.SIGINT)
            os.kill(os.getpid(), signal.SIGTERM)
            fini = True
    assert fini
    assert signal.getsignal(numero) == avant


@pytest.mark.parametrize("code", [0, 1, 5])
def test_le_code_de_sortie_est_celui_du_programme(code):
    assert executer(["sh", "-c", f"exit {code}"], dict(os.environ)) == code


@pytest.mark.parametrize(
    ("arguments", "code", "phrase"),
    [
        ([], 2, "Commandes : installer, demo"),
        (["inconnue"], 2, "Commandes : installer, demo"),
        (["demo"], 1, "PORT=abc n’est pas un numéro de port"),
    ],
)
def test_une_commande_impossible_est_dite_sans_trace(arguments, code, phrase):
    resultat = subprocess.run(
        [sys.executable, "-m", "mistral.lancement", *arguments],
        cwd=RACINE,
        env=os.environ | {"PORT": "abc"},
        capture_output=True,
        text=True,
    )
    assert resultat.returncode == code
    assert phrase in resultat.stderr
    assert "Traceback" not in resultat.stderr
