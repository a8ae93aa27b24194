"""Connexion des témoins qui créent des tables : le rôle de l'application n'en a pas le droit."""

from contextlib import contextmanager

from django.db import connections, transaction

PROPRIETAIRE = "proprietaire"


@contextmanager
def tables_nues():
    """Ouvre une transaction du propriétaire, validée à la fin, et donne son curseur."""
    with transaction.atomic(using=PROPRIETAIRE), connections[PROPRIETAIRE].cursor() as curseur:
        yield curseur
