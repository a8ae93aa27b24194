"""Mandataire TCP entre le navigateur et le serveur : coupe, perd, ralentit, double, et tient le journal."""

import asyncio
import contextlib
import socket
import struct
import time

from tests.pannes.avarie import Avarie, Echange, Regle, Requete, lire_reponse, lire_requete

HOTE = "127.0.0.1"
LIMITE = 1 << 20  # octets lus d'avance
SANS_FIN = 60.0  # secondes : aucun poste n'attend si longtemps
SURSIS = 100  # dixièmes de seconde
BOUCHEES = 12  # morceaux d'un envoi ralenti
ETRANGERES = {
    Avarie.MAUVAISE_PASSERELLE: ("502 Bad Gateway", "<html><h1>502 Bad Gateway</h1></html>"),
    Avarie.PORTAIL: ("200 OK", "<html><form>Connectez-vous au réseau du palais</form></html>"),
}


class Mandataire:
    """Un port de la boucle locale, devant le serveur ; sans règle armée, il est transparent."""

    def __init__(self, port_du_serveur: int):
        self.port_du_serveur = port_du_serveur
        self.port = 0
        self.regles: list[Regle] = []
        self.echanges: list[Echange] = []
        self.fautes: list[str] = []
        self._taches: set[asyncio.Task] = set()

    async def __aenter__(self):
        self._ecoute = await asyncio.start_server(self._accueillir, HOTE, 0, limit=LIMITE)
        self.port = self._ecoute.sockets[0].getsockname()[1]
        return self

    async def __aexit__(self, *_exc):
        self._ecoute.close()
        for tache in list(self._taches):
            tache.cancel()
        await asyncio.gather(*self._taches, return_exceptions=True)

    @property
    def adresse(self) -> str:
        return f"http://{HOTE}:{self.port}"

    def armer(self, regle: Regle) -> Regle:
        """Met la règle en vigueur ; une panne durable s'achève d'elle-même."""
        regle.debut = time.time()
        self.regles.append(regle)
        if regle.est_durable:
            self._lancer(self._lever(regle))
        return regle

    def desarmer(self, regle: Regle) -> None:
        """Retire la règle, appliquée ou non."""
        if regle in self.regles:
            self.regles.remove(regle)
        regle.achever()

    async def _lever(self, regle: Regle) -> None:
        await asyncio.sleep(regle.duree)
        for _ in range(SURSIS):  # Elle dure jusqu'à frapper au moins une fois.
            if regle.traits:
                break
            await asyncio.sleep(0.1)
        self.desarmer(regle)

    def _lancer(self, coroutine) -> None:
        tache = asyncio.ensure_future(coroutine)
        self._taches.add(tache)
        tache.add_done_callback(self._taches.discard)

    # ── Une connexion ──

    async def _accueillir(self, lecteur: asyncio.StreamReader, client: asyncio.StreamWriter) -> None:
        self._taches.add(asyncio.current_task())
        asyncio.current_task().add_done_callback(self._taches.discard)
        try:
            if regle := self._regle_durable(Avarie.REFUS):
                regle.noter("connexion refusée")
                rompre(client)
                return
            requete = await lire_requete(lecteur)
            echange = self._ouvrir(requete)
            regle = self._choisir(requete)
            await (
                self._subir(regle, requete, client, echange)
                if regle
                else self._passer(requete, client, echange)
            )
        except (asyncio.IncompleteReadError, ConnectionError):
            pass  # L'un des deux bouts est parti : c'est à l'autre de s'en remettre.
        finally:
            fermer(client)

    def _ouvrir(self, requete: Requete) -> Echange:
        echange = Echange(requete.chemin, requete.operations, time.time())
        if echange.operations:
            self.echanges.append(echange)
        return echange

    def _regle_durable(self, *avaries: Avarie) -> Regle | None:
        return next((regle for regle in self.regles if regle.avarie in avaries), None)

    def _choisir(self, requete: Requete) -> Regle | None:
        if durable := self._regle_durable(Avarie.TROU_NOIR, Avarie.TROU_NOIR_LEVE):
            return durable
        for regle in self.regles:
            if not regle.est_durable and regle.vise in requete.chemin:
                self.regles.remove(regle)
                return regle
        return None

    async def _demander(self, octets: bytes, echange: Echange | None = None) -> bytes:
        """Porte la requête au serveur et lit sa réponse jusqu'au bout."""
        lecteur, serveur = await asyncio.open_connection(HOTE, self.port_du_serveur, limit=LIMITE)
        try:
            serveur.write(octets)
            await serveur.drain()
            reponse = await lecteur.read(-1)
        finally:
            fermer(serveur)
        if echange is not None:
            echange.statut, accuses = lire_reponse(reponse)
            if accuses:
                echange.accuses, echange.repondue = accuses, time.time()
        return reponse

    async def _rendre(
        self, octets: bytes, client: asyncio.StreamWriter, echange: Echange | None = None
    ) -> None:
        client.write(octets)
        await client.drain()
        if echange is not None:
            echange.remise = time.time()

    async def _passer(self, requete: Requete, client: asyncio.StreamWriter, echange: Echange) -> None:
        try:
            reponse = await self._demander(requete.octets, echange)
        except ConnectionError:
            rompre(client)
            return
        await self._rendre(reponse, client, echange)

    # ── Les avaries ──

    async def _subir(self, regle: Regle, requete: Requete, client, echange: Echange) -> None:
        avarie = regle.avarie
        try:
            if avarie in {Avarie.COUPE_MONTANTE, Avarie.RST_MONTANT}:
                await self._couper_la_montee(regle, requete, client)
            elif avarie in {Avarie.COUPE_DESCENDANTE, Avarie.RST_DESCENDANT, Avarie.REPONSE_PERDUE}:
                await self._couper_la_descente(regle, requete, client, echange)
            elif avarie in {Avarie.TROU_NOIR, Avarie.TROU_NOIR_LEVE}:
                await self._engloutir(regle, requete, client, echange)
            elif avarie is Avarie.LENTEUR:
                await self._ralentir(regle, requete, client, echange)
            elif avarie is Avarie.DOUBLE:
                await self._doubler(regle, requete, client, echange)
            elif avarie is Avarie.FANTOME:
                await self._retarder(regle, requete, client, echange)
            else:
                await self._repondre_a_la_place(regle, client)
        finally:
            if not regle.est_durable and regle.traits:
                regle.achever()
            elif not regle.est_durable:
                self.regles.append(regle)  # Le serveur tombait à cet instant : elle frappera la suivante.

    async def _couper_la_montee(self, regle: Regle, requete: Requete, client) -> None:
        """Le serveur ne reçoit que le début de la requête, puis la fin du flux."""
        n = regle.octets(len(requete.octets))
        _lecteur, serveur = await asyncio.open_connection(HOTE, self.port_du_serveur)
        serveur.write(requete.octets[:n])
        with contextlib.suppress(ConnectionError):
            await serveur.drain()
        regle.noter(f"montée coupée à {n} octets sur {len(requete.octets)}")
        for bout in (serveur, client):
            (rompre if regle.avarie is Avarie.RST_MONTANT else fermer)(bout)

    async def _couper_la_descente(self, regle: Regle, requete: Requete, client, echange: Echange) -> None:
        """Le serveur a tout traité ; le poste ne reçoit que le début de la réponse, ou rien."""
        reponse = await self._demander(requete.octets, echange)
        if not reponse:
            return
        n = 0 if regle.avarie is Avarie.REPONSE_PERDUE else regle.octets(len(reponse))
        await self._rendre(reponse[:n], client)
        regle.noter(f"réponse coupée à {n} octets sur {len(reponse)}")
        (rompre if regle.avarie is Avarie.RST_DESCENDANT else fermer)(client)

    async def _engloutir(self, regle: Regle, requete: Requete, client, echange: Echange) -> None:
        """Accepte et se tait. Levé, le trou noir rend ce qu'il avait pris ; sinon le poste attend en vain."""
        regle.noter("requête engloutie")
        await regle.faite.wait()
        if regle.avarie is Avarie.TROU_NOIR_LEVE:
            await self._passer(requete, client, echange)
            return
        await asyncio.sleep(SANS_FIN)

    async def _ralentir(self, regle: Regle, requete: Requete, client, echange: Echange) -> None:
        """Sert par bouchées, à la montée puis à la descente."""
        lecteur, serveur = await asyncio.open_connection(HOTE, self.port_du_serveur, limit=LIMITE)
        try:
            await egoutter(requete.octets, serveur, regle.duree / 2)
            reponse = await lecteur.read(-1)
        finally:
            fermer(serveur)
        echange.statut, echange.accuses = lire_reponse(reponse)
        echange.repondue = time.time() if echange.accuses else 0.0
        regle.noter(f"{len(requete.octets) + len(reponse)} octets servis en {regle.duree:.1f} s")
        await egoutter(reponse, client, regle.duree / 2)
        echange.remise = time.time()

    async def _doubler(self, regle: Regle, requete: Requete, client, echange: Echange) -> None:
        """Porte deux fois la même requête, en même temps ; rend la seconde réponse."""
        seconde = Echange(requete.chemin, requete.operations, time.time())
        _perdue, reponse = await asyncio.gather(
            self._demander(requete.octets, seconde), self._demander(requete.octets, echange)
        )
        self.echanges.append(seconde)
        if [a["version"] for a in seconde.accuses] != [a["version"] for a in echange.accuses]:
            self.fautes.append("la même requête a eu deux réponses")
        regle.noter("requête portée deux fois")
        await self._rendre(reponse, client, echange)

    async def _retarder(self, regle: Regle, requete: Requete, client, echange: Echange) -> None:
        """Rompt avec le poste, et porte sa requête au serveur plus tard : elle arrive après les suivantes."""
        rompre(client)
        await asyncio.sleep(regle.duree)
        await self._demander(requete.octets, echange)
        regle.noter(f"requête arrivée {regle.duree:.1f} s après sa rupture")

    async def _repondre_a_la_place(self, regle: Regle, client) -> None:
        statut, texte = ETRANGERES[regle.avarie]
        corps = texte.encode()
        tete = f"HTTP/1.1 {statut}\r\nContent-Type: text/html\r\nContent-Length: {len(corps)}\r\n"
        await self._rendre(f"{tete}Connection: close\r\n\r\n".encode() + corps, client)
        regle.noter(f"réponse {statut} sans le serveur")


async def egoutter(octets: bytes, vers: asyncio.StreamWriter, duree: float) -> None:
    """Envoie par bouchées égales, réparties sur la durée."""
    pas = max(1, len(octets) // BOUCHEES + 1)
    for debut in range(0, len(octets), pas):
        vers.write(octets[debut : debut + pas])
        await vers.drain()
        await asyncio.sleep(duree / BOUCHEES)


def rompre(bout: asyncio.StreamWriter) -> None:
    """Ferme par RST : ce qui n'est pas encore lu en face est perdu."""
    if (prise := bout.get_extra_info("socket")) is not None and prise.fileno() >= 0:
        prise.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    bout.transport.abort()


def fermer(bout: asyncio.StreamWriter) -> None:
    """Ferme proprement, sans attendre."""
    if not bout.transport.is_closing():
        bout.close()
