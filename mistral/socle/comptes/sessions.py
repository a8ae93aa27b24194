"""Sessions gardées en base, lues d'un ordre SQL : une session supprimée est refusée à la requête suivante.

Même table et mêmes règles que le moteur de Django ; seule la lecture, faite à chaque requête, se passe de
l'ORM. Rien n'est gardé en mémoire d'une requête à l'autre.
"""

from django.contrib.sessions.backends import db
from django.db import OperationalError, connection
from django.utils import timezone

_LIRE = "SELECT session_data FROM django_session WHERE session_key = %s AND expire_date > %s"


class SessionStore(db.SessionStore):
    """Session lue sans ORM, écrite par Django."""

    def load(self) -> dict:
        """Donne le contenu de la session ; rien si elle n'existe pas ou plus."""
        ligne = self._lire()
        if ligne is None:
            self._session_key = None
            return {}
        return self.decode(ligne[0])

    def _lire(self) -> tuple | None:
        """Lit la session ; première requête de chaque page, elle tient lieu de contrôle de la connexion."""
        connection.health_check_done = True
        try:
            return self._demander()
        except OperationalError:
            if connection.in_atomic_block:
                raise
            connection.close()  # La base a redémarré depuis la dernière page : une connexion neuve répond.
            return self._demander()

    def _demander(self) -> tuple | None:
        with connection.cursor() as curseur:
            curseur.execute(_LIRE, [self.session_key, timezone.now()])
            return curseur.fetchone()
