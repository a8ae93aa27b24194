"""Requêtes HTTP au vrai serveur, avec la session d'une personne."""

import http.client
import json

from django.conf import settings
from django.test import Client


class Navigateur:
    """Session ouverte d'une personne sur le serveur mesuré."""

    def __init__(self, port: int, personne):
        self.port = port
        client = Client()
        client.force_login(personne)
        self.temoins = {settings.SESSION_COOKIE_NAME: client.cookies[settings.SESSION_COOKIE_NAME].value}

    def _demander(self, methode: str, adresse: str, corps: bytes | None = None, **entetes: str) -> bytes:
        connexion = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        temoins = "; ".join(f"{nom}={valeur}" for nom, valeur in self.temoins.items())
        try:
            connexion.request(methode, adresse, corps, {"Cookie": temoins, **entetes})
            reponse = connexion.getresponse()
            lu = reponse.read()
        finally:
            connexion.close()
        if reponse.status != 200:
            raise SystemExit(f"{methode} {adresse} a répondu {reponse.status} : {lu[:300]!r}")
        for temoin in reponse.headers.get_all("Set-Cookie") or []:
            nom, _, valeur = temoin.partition(";")[0].partition("=")
            self.temoins[nom] = valeur
        return lu

    def lire(self, adresse: str) -> bytes:
        """Demande une page et la reçoit entière."""
        return self._demander("GET", adresse)

    def envoyer(self, adresse: str, contenu: object) -> dict:
        """Envoie du JSON, avec le jeton de la session, et lit la réponse."""
        entetes = {
            "Content-Type": "application/json",
            "Accept": "application/json",
            "X-CSRFToken": self.temoins[settings.CSRF_COOKIE_NAME],
        }
        return json.loads(self._demander("POST", adresse, json.dumps(contenu).encode(), **entetes))
