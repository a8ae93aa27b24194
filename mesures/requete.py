"""Une requête HTTP au serveur mesuré, au plus court : ce que le client dépense, le serveur ne l'a plus."""

import asyncio

from django.conf import settings

from mesures.jeu_note import Greffe


class _Echange(asyncio.Protocol):
    """Envoie la demande dès la connexion, rend tout ce qui est reçu à la fermeture."""

    def __init__(self, envoi: bytes, recu: asyncio.Future):
        self.envoi, self.recu, self.morceaux = envoi, recu, []

    def connection_made(self, transport):
        """Envoie la demande."""
        transport.write(self.envoi)

    def data_received(self, data):
        """Garde ce qui arrive."""
        self.morceaux.append(data)

    def connection_lost(self, exc):
        """Rend la réponse, ou l'erreur qui l'a coupée."""
        if self.recu.done():
            return
        if exc is None:
            self.recu.set_result(b"".join(self.morceaux))
        else:
            self.recu.set_exception(exc)


async def demander(
    port: int, greffe: Greffe, methode: str, adresse: str, corps: bytes = b""
) -> tuple[int, bytes]:
    """Fait une requête et donne le statut et le corps reçus. Erreur : `OSError` sans réponse entière."""
    temoins = "; ".join(f"{nom}={valeur}" for nom, valeur in greffe.temoins.items())
    entete = (
        f"{methode} {adresse} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nCookie: {temoins}\r\n"
        f"X-CSRFToken: {greffe.temoins[settings.CSRF_COOKIE_NAME]}\r\nAccept: application/json\r\n"
        f"Content-Type: application/json\r\nContent-Length: {len(corps)}\r\nConnection: close\r\n\r\n"
    )
    boucle = asyncio.get_running_loop()
    recu = boucle.create_future()
    await boucle.create_connection(lambda: _Echange(entete.encode() + corps, recu), "127.0.0.1", port)
    tete, _, suite = (await recu).partition(b"\r\n\r\n")
    if not tete:
        raise OSError("connexion fermée sans réponse")
    return int(tete.split(b" ", 2)[1]), suite
