"""La base de données d'un lancement : celle qu'on nous donne, sinon le serveur privé."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

from mistral.lancement.erreurs import LancementImpossible
from mistral.lancement.partage import serveur_prive
from mistral.lancement.roles import Adresses


@contextmanager
def base_de_donnees(usage: str) -> Iterator[Adresses]:
    """Donne les deux adresses ; un serveur désigné par `DATABASE_URL` n'est ni démarré ni arrêté."""
    application = os.environ.get("DATABASE_URL")
    if not application:
        with serveur_prive(usage) as adresses:
            yield adresses
        return
    proprietaire = os.environ.get("DATABASE_URL_PROPRIETAIRE")
    if not proprietaire:
        raise LancementImpossible(
            "DATABASE_URL est donnée sans DATABASE_URL_PROPRIETAIRE : les migrations se jouent avec le rôle "
            "propriétaire, l’application avec un autre (voir docs/exploitation/roles.sql)."
        )
    yield Adresses(application, proprietaire)
