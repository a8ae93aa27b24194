"""`python3 -m mistral.lancement <commande>` ; `make` sans argument montre les commandes."""

import importlib
import os
import sys

# Commande -> module et fonction. Un module n'est importé que si on l'appelle.
COMMANDES = {
    "installer": "systeme:commande",
    "demo": "demo:commande",
    "demo-neuve": "demo:commande_neuve",
    "test": "essais:commande",
    "qualite": "qualite:commande",
    "mesures": "mesures:commande",
    "campagne": "campagne:commande",
    "base": "base:commande",
}

# Pour celles-ci, Ctrl-C est la fin normale : make n'annonce pas d'erreur.
JUSQU_A_CTRL_C = {"demo", "demo-neuve", "base"}


def principale(arguments):
    """Exécute une commande et donne son code de sortie."""
    if sys.version_info < (3, 11):  # noqa: UP036 — dit clairement, avant tout import, ce qui manque
        print(
            "Python 3.11 ou plus récent est nécessaire (essayez : make PYTHON=python3.11 …).", file=sys.stderr
        )
        return 1
    if not arguments or arguments[0] not in COMMANDES:
        print("Commandes : " + ", ".join(COMMANDES), file=sys.stderr)
        return 2
    module, fonction = COMMANDES[arguments[0]].split(":")

    from mistral.lancement.erreurs import LancementImpossible
    from mistral.lancement.processus import ArretDemande, signaux_de_fin

    # Sous root, le serveur sans droits traverse nos dossiers ; chaque secret se ferme lui-même.
    os.umask(0o022)
    try:
        with signaux_de_fin():
            return getattr(importlib.import_module("mistral.lancement." + module), fonction)(arguments[1:])
    except ArretDemande:
        print("\nArrêté.", flush=True)
        return 0 if arguments[0] in JUSQU_A_CTRL_C else 130
    except LancementImpossible as erreur:
        print(erreur, file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(principale(sys.argv[1:]))
