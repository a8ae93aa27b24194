"""Un greffier qui tape : ses touches, ce que son poste en fait, ce que le serveur en accuse.

La politique d'envoi est celle du poste (`static/js/note-file.js`) : un lot à la fois, après 250 ms de calme,
et au plus 700 ms après la première touche non partie ; ce qui est tapé pendant un envoi attend le suivant.
"""

import asyncio
import json
import random
import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field

from mesures.jeu_note import Greffe
from mesures.requete import demander

CALME, AU_PLUS = 0.250, 0.700  # Secondes.
RECUL = 0.5  # Secondes avant de représenter un lot sans réponse.
PHRASE = "Sur question du président, le prévenu précise qu’il reconnaît les faits et s’en explique. "
LONGUEUR = (120, 420)  # Caractères d'une mention.


def frappe_naturelle(hasard: random.Random):
    """Donne sans fin le délai avant la touche suivante (s) : rafales de cinq par seconde, et pauses."""
    while True:
        for _ in range(hasard.randint(15, 90)):
            yield max(0.05, hasard.gauss(0.2, 0.06))
        yield hasard.uniform(0.4, 5.0)


def frappe_sans_pause(hasard: random.Random):
    """Donne sans fin le délai avant la touche suivante (s) : cinq par seconde, jamais un répit."""
    while True:
        yield max(0.05, hasard.gauss(0.2, 0.04))


@dataclass
class Mention:
    """Une mention en cours : ce qui est tapé, ce qui en est su du serveur."""

    cle: str = field(default_factory=lambda: str(uuid.uuid4()))
    texte: str = ""
    version: int = 0
    touches: list[float] = field(default_factory=list)  # Instants des touches non parties.


@dataclass
class Poste:
    """Le poste d'un greffier, du clavier à l'accusé."""

    greffe: Greffe
    port: int
    hasard: random.Random
    delais: Callable
    cle: str = field(default_factory=lambda: str(uuid.uuid4()))
    seq: int = 0
    mentions: dict[str, Mention] = field(default_factory=dict)
    durees: list[float] = field(default_factory=list)  # Touche → accusé, ms.
    envois: list[float] = field(default_factory=list)  # Envoi → accusé, ms.
    erreurs: list[str] = field(default_factory=list)
    attend: asyncio.Event = field(default_factory=asyncio.Event)
    en_vol: bool = False
    entendue: float = 0.0  # Instant du dernier accusé.
    finie: bool = False

    @property
    def version(self) -> int:
        """Donne la dernière version de la note que le serveur a accusée."""
        return max((mention.version for mention in self.mentions.values()), default=0)

    @property
    def est_a_jour(self) -> bool:
        """Dit si rien n'attend de partir ni d'accusé."""
        return not self.en_vol and not any(mention.touches for mention in self.mentions.values())

    async def taper(self, fin: float) -> None:
        """Tape jusqu'à cet instant (horloge monotone)."""
        mention, longueur = self._mention(), self.hasard.randint(*LONGUEUR)
        for delai in self.delais(self.hasard):
            if time.monotonic() + delai >= fin:
                break
            await asyncio.sleep(delai)
            if len(mention.texte) >= longueur:
                mention, longueur = self._mention(), self.hasard.randint(*LONGUEUR)
            mention.texte += PHRASE[len(mention.texte) % len(PHRASE)]
            mention.touches.append(time.monotonic())
            self.attend.set()
        self.finie = True
        self.attend.set()

    def _mention(self) -> Mention:
        mention = Mention()
        self.mentions[mention.cle] = mention
        return mention

    async def envoyer(self) -> None:
        """Envoie ce qui est tapé, jusqu'à ce que la frappe soit finie et tout accusé."""
        while True:
            await self.attend.wait()
            self.attend.clear()
            while touches := sorted(t for mention in self.mentions.values() for t in mention.touches):
                reste = min(touches[-1] + CALME, touches[0] + AU_PLUS) - time.monotonic()
                if reste > 0:
                    await asyncio.sleep(reste)
                    continue
                await self._un_lot()
            if self.finie:
                return

    async def _un_lot(self) -> None:
        """Envoie un lot et le représente, tel quel, jusqu'à son accusé."""
        parties = [mention for mention in self.mentions.values() if mention.touches]
        touches = [instant for mention in parties for instant in mention.touches]
        operations = [self._operation(mention) for mention in parties]
        for mention in parties:
            mention.touches = []
        self.en_vol = True
        corps = json.dumps({"personne": self.greffe.personne, "operations": operations}).encode()
        while True:
            debut = time.monotonic()
            try:
                statut, lu = await demander(self.port, self.greffe, "POST", self.greffe.operations, corps)
            except OSError as erreur:
                statut, lu = 0, str(erreur).encode()
            if statut == 200:
                break
            self.erreurs.append(f"{statut} {lu[:120]!r}")
            await asyncio.sleep(RECUL)
        self.en_vol = False
        accuse = self.entendue = time.monotonic()
        self.durees += [(accuse - instant) * 1000 for instant in touches]
        self.envois.append((accuse - debut) * 1000)
        for recu, operation in zip(json.loads(lu)["accuses"], operations, strict=True):
            if recu["etat"] != "ENREGISTREE" or recu.get("seq") != operation["seq"]:
                self.erreurs.append(f"accusé inattendu {recu}")
            self.mentions[recu["mention"]].version = recu["version"]

    async def marteler(self, fin: float) -> None:
        """Envoie une touche par envoi, sans attendre, jusqu'à cet instant."""
        mention = self._mention()
        while time.monotonic() < fin:
            if len(mention.texte) >= LONGUEUR[1]:
                mention = self._mention()
            mention.texte += PHRASE[len(mention.texte) % len(PHRASE)]
            mention.touches.append(time.monotonic())
            await self._un_lot()

    def _operation(self, mention: Mention) -> dict:
        self.seq += 1
        return {
            "operation": str(uuid.uuid4()),
            "mention": mention.cle,
            "base": mention.version,
            "nature": "ECRIRE",
            "etape": "INTERRO",
            "locuteur": "PREVENU",
            "partie": None,
            "texte": mention.texte,
            "poste": self.cle,
            "seq": self.seq,
        }
