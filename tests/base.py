"""Ce que plusieurs essais transverses demandent à la base : tables cloisonnées, connexion du propriétaire."""

import contextlib
import os

import psycopg
from django.apps import apps
from django.db import connection

from mistral.settings.connexion import base_de_donnees

# Tables qui ne reçoivent que des ajouts : le journal des actes, la frappe de la note.
AJOUT_SEUL = {
    "socle_entreejournal",
    "audiences_operationnote",
    "audiences_mouvementaudience",
    "audiences_correctionhoraire",
    "audiences_observationpresident",
    "audiences_mentionposterieure",
    "audiences_releve",
    "audiences_segmentnote",
}
# Tables dont chaque ligne n'est visible que de son auteur, même dans son tribunal.
PRIVEES = {"audiences_marquenote"}


def modeles_cloisonnes() -> list:
    """Donne les modèles dont la table porte une juridiction."""
    return [
        modele
        for modele in apps.get_models()
        if any(champ.name == "juridiction" for champ in modele._meta.local_fields)
    ]


def adresse_du_proprietaire() -> dict:
    """Donne de quoi se connecter à la base d'essais avec le rôle propriétaire du schéma."""
    reglages = base_de_donnees(os.environ.get("DATABASE_URL_PROPRIETAIRE", "postgresql:///mistral"))
    cles = {"HOST": "host", "PORT": "port", "USER": "user", "PASSWORD": "password"}
    donnes = {cles[cle]: reglages[cle] for cle in cles if reglages[cle]}
    return donnes | {"dbname": connection.settings_dict["NAME"]}


@contextlib.contextmanager
def proprietaire():
    """Ouvre une connexion du propriétaire, dont rien ne reste."""
    with psycopg.connect(**adresse_du_proprietaire()) as connexion:
        try:
            yield connexion
        finally:
            connexion.rollback()
