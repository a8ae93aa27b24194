"""Ce que la base a vraiment, lu hors du produit, et les invariants de la note."""

import asyncio
import time
from collections import Counter
from contextlib import suppress
from types import SimpleNamespace

import psycopg
from psycopg.rows import namedtuple_row

from audiences.operation import contenu_canonique, empreinte

PATIENCE = 45.0  # secondes : au-delà, le produit ne s'est pas remis de la panne


class Verite:
    """Connexion du propriétaire, tous tribunaux ouverts ; se rouvre quand la panne l'a emportée."""

    def __init__(self, adresse: str):
        self.adresse = adresse
        self._connexion: psycopg.Connection | None = None
        self.debout = asyncio.Event()  # Baissé le temps que PostgreSQL est mort : une lecture l'attend.
        self.debout.set()

    def connexion(self) -> psycopg.Connection:
        """Ouvre une connexion neuve sur tous les tribunaux."""
        ouverte = psycopg.connect(
            self.adresse, autocommit=True, row_factory=namedtuple_row, connect_timeout=5
        )
        ouverte.execute(
            "SELECT set_config('mistral.juridictions',"
            " (SELECT string_agg(id::text, ',') FROM comptes_juridiction), false)"
        )
        return ouverte

    def fermer(self) -> None:
        if self._connexion is not None:
            self._connexion.close()
            self._connexion = None

    def lire(self, requete: str, *parametres) -> list:
        """Exécute ; si la panne a emporté la connexion, une neuve reprend. Le serveur doit être debout."""
        for _ in range(2):
            try:
                if self._connexion is None:
                    self._connexion = self.connexion()
                curseur = self._connexion.execute(requete, parametres)
                return curseur.fetchall() if curseur.description else []
            except psycopg.OperationalError:
                with suppress(psycopg.Error):
                    self.fermer()
        raise ConnectionError("la base ne répond pas")

    def passages(self, tribunal: str) -> list[int]:
        """Donne les passages que le tribunal peut tenir."""
        lignes = self.lire(
            "SELECT i.id FROM audiences_inscription i JOIN comptes_juridiction j ON j.id = i.juridiction_id"
            " WHERE j.nom = %s ORDER BY i.id",
            tribunal,
        )
        return [ligne.id for ligne in lignes]

    def mentions(self, passage: int) -> list[str]:
        """Donne les textes non effacés de la note, dans l'ordre."""
        lignes = self.lire(
            "SELECT m.texte FROM audiences_mention m JOIN audiences_note n ON n.id = m.note_id"
            " WHERE n.inscription_id = %s AND m.effacee_le IS NULL ORDER BY m.rang",
            passage,
        )
        return [ligne.texte for ligne in lignes]

    def operations(self, passage: int) -> list:
        """Donne le journal entier des frappes de la note."""
        return self.lire(
            "SELECT * FROM audiences_operationnote WHERE note_id ="
            " (SELECT id FROM audiences_note WHERE inscription_id = %s) ORDER BY id",
            passage,
        )

    def absentes(self, identifiants: list[str]) -> list[str]:
        """Donne les opérations accusées que la base n'a pas."""
        lignes = self.lire(
            "SELECT v.identifiant FROM unnest(%s::uuid[]) AS v(identifiant)"
            " LEFT JOIN audiences_operationnote o ON o.identifiant = v.identifiant WHERE o.id IS NULL",
            identifiants,
        )
        return [str(ligne.identifiant) for ligne in lignes]

    async def attendre_texte(self, passage: int, texte: str) -> bool:
        """Attend que la base porte exactement ce texte ; faux si elle ne l'a jamais."""
        limite = time.monotonic() + PATIENCE
        while await self.debout.wait() and texte not in self.mentions(passage):
            if time.monotonic() > limite:
                return False
            await asyncio.sleep(0.05)
        return True

    def chaine_rompue(self, passage: int) -> str:
        """Dit où la chaîne d'empreintes du journal se rompt ; vide si tout se tient."""
        precedente, vues = "", set()
        for ligne in self.operations(passage):
            attendue = empreinte(precedente, contenu_canonique(SimpleNamespace(**ligne._asdict())))
            if ligne.precedente != precedente or ligne.empreinte != attendue:
                return f"passage {passage}, opération {ligne.id} : la chaîne est rompue"
            if ligne.identifiant in vues:
                return f"passage {passage}, opération {ligne.id} : en double"
            vues.add(ligne.identifiant)
            precedente = ligne.empreinte
        return ""


def doublons(presents: list[str], attendus: list[str]) -> list[str]:
    """Donne les textes que la note porte de trop, ou que personne n'a tapés."""
    return sorted((Counter(presents) - Counter(attendus)).elements())


def touches_manquantes(texte: str, presents: list[str]) -> int:
    """Compte les touches d'un texte qu'aucune mention ne porte, au-delà de son plus long début gardé."""
    return len(texte) - max((len(_debut_commun(texte, present)) for present in presents), default=0)


def _debut_commun(un: str, autre: str) -> str:
    n = 0
    while n < min(len(un), len(autre)) and un[n] == autre[n]:
        n += 1
    return un[:n]
