"""Ce que le mandataire fait subir aux requêtes, et ce qu'il a vu passer."""

import asyncio
import json
import time
from dataclasses import dataclass, field
from enum import StrEnum

FRAPPES = "/note/operations/"


class Avarie(StrEnum):
    """Manière dont une requête échoue."""

    COUPE_MONTANTE = "coupe-montante"
    RST_MONTANT = "rst-montant"
    COUPE_DESCENDANTE = "coupe-descendante"
    RST_DESCENDANT = "rst-descendant"
    REPONSE_PERDUE = "reponse-perdue"
    REFUS = "refus"
    TROU_NOIR = "trou-noir"
    TROU_NOIR_LEVE = "trou-noir-leve"
    LENTEUR = "lenteur"
    DOUBLE = "double"
    FANTOME = "fantome"
    MAUVAISE_PASSERELLE = "mauvaise-passerelle"
    PORTAIL = "portail"


# Celles-ci frappent tout ce qui passe tant que dure la panne ; les autres, la prochaine requête de frappe.
DURABLES = {Avarie.REFUS, Avarie.TROU_NOIR, Avarie.TROU_NOIR_LEVE}


@dataclass
class Regle:
    """Une avarie à appliquer. `part` (0 à 1) dit où couper, `duree` est en secondes."""

    avarie: Avarie
    part: float = 0.0
    duree: float = 0.0
    vise: str = FRAPPES
    traits: list[str] = field(default_factory=list)
    faite: asyncio.Event = field(default_factory=asyncio.Event)
    debut: float = 0.0
    fin: float = 0.0

    @property
    def est_durable(self) -> bool:
        return self.avarie in DURABLES

    def octets(self, total: int) -> int:
        """Donne le nombre d'octets qui passent avant la coupure : jamais tous."""
        return min(int(self.part * total), total - 1)

    def noter(self, trait: str) -> None:
        """Garde la trace de ce qui a été fait, et l'heure."""
        self.traits.append(trait)
        self.fin = max(self.fin, time.time())

    def achever(self) -> None:
        """Dit la panne finie."""
        self.fin = max(self.fin, time.time())
        self.faite.set()


@dataclass
class Echange:
    """Une requête de frappe vue par le mandataire. Les heures sont en secondes depuis 1970."""

    chemin: str
    operations: list[dict]
    recue: float
    statut: int = 0
    accuses: list[dict] = field(default_factory=list)
    repondue: float = 0.0  # Le serveur a répondu : sa transaction est validée.
    remise: float = 0.0  # Elle est partie entière vers le poste.

    def accusees(self) -> dict[str, tuple[str, str]]:
        """Donne le texte et l'état de chaque opération dont le serveur a accusé réception."""
        etats = {accuse["operation"]: accuse["etat"] for accuse in self.accuses}
        return {
            operation["operation"]: (operation.get("texte", ""), etats[operation["operation"]])
            for operation in self.operations
            if operation["operation"] in etats
        }


@dataclass(frozen=True)
class Requete:
    """Une requête lue en entier. Une connexion n'en porte qu'une : `Connection: close`."""

    methode: str
    chemin: str
    octets: bytes
    corps: bytes

    @property
    def operations(self) -> list[dict]:
        """Donne les opérations d'un envoi de frappes."""
        if self.methode != "POST" or FRAPPES not in self.chemin:
            return []
        return json.loads(self.corps)["operations"]


async def lire_requete(lecteur: asyncio.StreamReader) -> Requete:
    """Lit une requête HTTP/1.1 dont le corps, s'il y en a un, est annoncé par `Content-Length`."""
    tete = await lecteur.readuntil(b"\r\n\r\n")
    lignes = tete[:-4].split(b"\r\n")
    methode, chemin, _ = lignes[0].decode("latin-1").split(" ")
    longueur, gardees = 0, [lignes[0]]
    for ligne in lignes[1:]:
        nom, _, valeur = ligne.partition(b":")
        if nom.lower() == b"content-length":
            longueur = int(valeur)
        if nom.lower() not in {b"connection", b"keep-alive"}:
            gardees.append(ligne)
    corps = await lecteur.readexactly(longueur)
    octets = b"\r\n".join([*gardees, b"Connection: close", b"", b""]) + corps
    return Requete(methode, chemin, octets, corps)


def lire_reponse(octets: bytes) -> tuple[int, list[dict]]:
    """Donne le statut d'une réponse et les accusés qu'elle porte ; zéro si elle est vide ou tronquée."""
    tete, separation, corps = octets.partition(b"\r\n\r\n")
    if not separation:
        return 0, []
    statut = int(tete.split(b" ", 2)[1])
    try:
        return statut, json.loads(corps).get("accuses", []) if statut == 200 else []
    except (ValueError, AttributeError):
        return statut, []
