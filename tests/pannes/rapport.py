"""Le compte rendu d'une campagne : machine, durée, table par sorte de panne."""

import json
import os
import platform
from dataclasses import dataclass
from datetime import datetime
from statistics import median

import psycopg

from tests.arbre import RACINE
from tests.pannes.panne import SORTES, Panne

DOSSIER = RACINE / "docs" / "mesures"


def decrire_machine(adresse: str) -> dict:
    """Décrit la machine et le serveur de données, sans les nommer."""
    memoire = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    with psycopg.connect(adresse) as connexion:
        version = connexion.execute("SHOW server_version").fetchone()[0].split()[0]
        fsync = connexion.execute("SHOW fsync").fetchone()[0]
    return {
        "coeurs": os.cpu_count(),
        "memoire_gio": round(memoire, 1),
        "charge_1_min": round(os.getloadavg()[0], 2),
        "python": platform.python_version(),
        "postgresql": version,
        "fsync": fsync,
    }


@dataclass
class Campagne:
    """Ce qu'une campagne a joué. `duree` est en secondes, préparation du produit exclue."""

    pannes: list[Panne]
    fautes: list[str]
    duree: float
    graine: int
    machine: dict

    @property
    def jouees(self) -> list[Panne]:
        return [panne for panne in self.pannes if panne.a_eu_lieu]

    @property
    def est_sans_faute(self) -> bool:
        return not self.fautes and not any(panne.violations for panne in self.pannes)

    def lignes(self) -> list[dict]:
        """Donne une ligne par sorte, puis le total."""
        par_sorte = [
            _ligne(sorte.libelle, siennes)
            for sorte in SORTES.values()
            if (siennes := [panne for panne in self.pannes if panne.sorte is sorte])
        ]
        return [*par_sorte, _ligne("Total", self.pannes)]

    def contenu(self) -> dict:
        """Donne ce qui s'écrit en JSON."""
        return {
            "fait_le": f"{datetime.now().astimezone():%Y-%m-%d}",
            "graine": self.graine,
            "duree_s": round(self.duree),
            "machine": self.machine,
            "sortes": self.lignes(),
            "violations": [
                {"panne": panne.numero, "sorte": panne.sorte.code, "violations": panne.violations}
                for panne in self.pannes
                if panne.violations
            ],
            "fautes_d_ensemble": self.fautes,
        }

    def texte(self) -> str:
        """Donne le tableau lisible."""
        machine = self.machine
        entete = (
            f"Jouées le {datetime.now().astimezone():%Y-%m-%d} par `make campagne` (graine {self.graine}) en "
            f"{self.duree / 60:.0f} min sur {machine['coeurs']} cœurs et {machine['memoire_gio']} Gio de "
            f"mémoire (charge au départ : {machine['charge_1_min']}), Python {machine['python']}, PostgreSQL "
            f"{machine['postgresql']} (fsync {machine['fsync']}). Trois greffiers tapent en même temps, un "
            "quatrième les rejoint ; chaque panne survient pendant la frappe, puis la base est relue. "
            "Reprise : de la fin de la panne au premier accusé reçu, en secondes."
        )
        colonnes = "| Panne | Jouées | Opérations accusées | Perdues | Touches perdues | Faux « Enregistré » "
        lignes = [
            "# Pannes de la note",
            "",
            entete,
            "",
            f"{colonnes}| Doublons | Autres fautes | Reprise médiane | Reprise la plus longue |",
            "|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|",
            *(f"| {' | '.join(str(valeur) for valeur in ligne.values())} |" for ligne in self.lignes()),
            "",
            f"Relecture finale des notes (chaînes, textes, ordre) : {len(self.fautes)} faute(s).",
            "",
        ]
        lignes += [f"- {faute}" for faute in self.fautes]
        for panne in self.pannes:
            lignes += [
                f"- panne {panne.numero} ({panne.sorte.libelle}) : {faute}" for faute in panne.violations
            ]
        return "\n".join(lignes)


def _ligne(libelle: str, pannes: list[Panne]) -> dict:
    reprises = [panne.reprise for panne in pannes if panne.reprise is not None]
    return {
        "panne": libelle,
        "jouees": sum(panne.a_eu_lieu for panne in pannes),
        "operations_accusees": sum(panne.accusees for panne in pannes),
        "perdues": sum(len(panne.perdues) for panne in pannes),
        "touches_perdues": sum(panne.touches_perdues for panne in pannes),
        "faux_enregistre": sum(len(panne.faux_enregistre) for panne in pannes),
        "doublons": sum(len(panne.doublons) for panne in pannes),
        "autres_fautes": sum(len(panne.fautes) + (not panne.a_eu_lieu) for panne in pannes),
        "reprise_mediane_s": round(median(reprises), 2) if reprises else "",
        "reprise_max_s": round(max(reprises), 2) if reprises else "",
    }


def ecrire(campagne: Campagne) -> None:
    """Écrit les deux fichiers."""
    contenu = json.dumps(campagne.contenu(), ensure_ascii=False, indent=2)
    (DOSSIER / "pannes.json").write_text(contenu + "\n")
    (DOSSIER / "pannes.md").write_text(campagne.texte().rstrip() + "\n")
