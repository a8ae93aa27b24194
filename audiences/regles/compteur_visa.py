"""Où en est le délai du visa."""

from dataclasses import dataclass
from datetime import date

from audiences.regles.echeance_visa import echeance_visa
from mistral.socle.droit import CPP, Article, calcul
from mistral.socle.francais import date_abregee


@dataclass(frozen=True)
class CompteurVisa:
    """Dernier jour du visa, ce qui s'en lit, et sa mise en forme ; le retard se compte en jours."""

    jour: date
    retard: int
    phrase: str
    classe: str


@calcul("COMPTEUR_VISA", sources=[Article(CPP, "453 al. 2")])
def compteur_visa(audience_le: date, aujourd_hui: date) -> CompteurVisa:
    """Donne « dû demain », « dû aujourd’hui », « en retard de 2 jours », ou la date où le visa est dû.

    Unités : jours calendaires, comptés du dernier jour utile. Erreurs : aucune.
    """
    jour = echeance_visa(audience_le)
    reste = (jour - aujourd_hui).days
    if reste < 0:
        jours = "1 jour" if reste == -1 else f"{-reste} jours"
        return CompteurVisa(jour, -reste, f"en retard de {jours}", "mp-etat--alerte")
    proches = {0: "dû aujourd’hui", 1: "dû demain"}
    classe = "mp-etat--attente" if reste <= 1 else ""
    return CompteurVisa(jour, 0, proches.get(reste, f"dû le {date_abregee(jour)}"), classe)
