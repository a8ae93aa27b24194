"""Clé qui chiffre sur le poste les frappes d'une personne dans une note ; jamais écrite, propre à la note."""

import base64
import hashlib
import hmac

from django.conf import settings

_USAGE = b"mistral-penal/boite-d-envoi/1"


def cle_boite(personne_id: int, inscription_id: int) -> str:
    """Donne la clé AES de 256 bits, en base 64, de cette personne pour cette note.

    Dérivée par HKDF-SHA256 (RFC 5869) du secret de l'application : elle se retrouve après un plantage, et
    qui n'a que le poste n'a pas la clé. Changer de secret rend illisible ce qui attend encore sur les postes.
    """
    secret = settings.CLE_BOITE or settings.SECRET_KEY
    racine = hmac.digest(_USAGE, secret.encode(), hashlib.sha256)
    bloc = _USAGE + f"|{personne_id}|{inscription_id}".encode() + b"\x01"
    return base64.b64encode(hmac.digest(racine, bloc, hashlib.sha256)).decode()
