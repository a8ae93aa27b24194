"""Le serveur privé partagé : plusieurs lancements du projet s'en servent, le dernier sorti l'arrête."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from mistral.lancement.chemins import MARQUE, dossier_de
from mistral.lancement.erreurs import LancementImpossible
from mistral.lancement.postgres import ServeurPrive
from mistral.lancement.roles import Adresses
from mistral.lancement.verrous import VerrouUsage, exclusif


@contextmanager
def serveur_prive(usage: str) -> Iterator[Adresses]:
    """Donne un serveur prêt le temps du bloc ; le dernier lancement à en sortir l'arrête.

    S'il tourne déjà pour un autre lancement du même projet, on s'y raccorde et il lui survit.
    """
    serveur = ServeurPrive(usage)
    porte = serveur.dossier / "demarrage.verrou"
    occupation = VerrouUsage(serveur.dossier / "usage.verrou")
    try:
        with exclusif(porte):
            occupation.prendre()
            serveur.demarrer()
        yield serveur.adresses
    finally:
        with exclusif(porte):
            if occupation.est_seul():
                serveur.arreter()
            occupation.rendre()


def effacer(usage: str) -> None:
    """Efface toutes les données d'un usage ; refuse tant qu'un lancement s'en sert."""
    dossier = dossier_de(usage)
    occupation = VerrouUsage(dossier / "usage.verrou")
    with exclusif(dossier / "demarrage.verrou"):
        if not occupation.est_seul():
            occupation.rendre()
            raise LancementImpossible("La démonstration tourne encore : arrêtez-la d’abord (Ctrl-C).")
        serveur = ServeurPrive(usage)
        serveur.arreter()
        for element in dossier.iterdir():
            if element.name in {MARQUE, "demarrage.verrou", "usage.verrou"}:
                continue
            if element.is_dir() and not element.is_symlink():
                shutil.rmtree(element)
            else:
                element.unlink()
        occupation.rendre()
