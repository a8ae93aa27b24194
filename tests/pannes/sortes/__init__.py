"""Les sortes de pannes ; les importer suffit à les inscrire."""

from tests.pannes.sortes import greffiers, horloge_et_base, poste, reseau, serveur, session

__all__ = ["greffiers", "horloge_et_base", "poste", "reseau", "serveur", "session"]
