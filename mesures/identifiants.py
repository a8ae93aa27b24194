"""Identifiants du jeu : les mêmes d'un lancement à l'autre."""

import uuid

_ESPACE = uuid.UUID("6d697374-7261-6c2d-7065-6e616c2d6d65")


def uuid_de(*morceaux: object) -> uuid.UUID:
    """Donne l'identifiant que ces morceaux désignent."""
    return uuid.uuid5(_ESPACE, "/".join(map(str, morceaux)))
