"""Retrouve la personne d'une session, ses fonctions en cours comprises, en un échange avec la base."""

import json
from datetime import date

from django.contrib.auth.backends import ModelBackend
from django.db import connection
from django.utils import timezone

from mistral.socle.comptes.models import Habilitation, Utilisateur

# Dans l'ordre des champs du modèle, comme `from_db` les attend.
_PERSONNE = (
    "id", "password", "last_login", "is_superuser", "identifiant", "nom", "prenom", "courriel", "is_active",
    "cree_le",
)  # fmt: skip
_HABILITATION = ("id", "juridiction_id", "utilisateur_id", "service_id", "fonction", "du", "au")
_LIRE = """
SELECT (personne).id, (personne).password, (personne).last_login, (personne).is_superuser,
    (personne).identifiant, (personne).nom, (personne).prenom, (personne).courriel, (personne).is_active,
    (personne).cree_le, habilitations
  FROM mistral_personne(%s, %s)
"""


class Comptes(ModelBackend):
    """Comptes locaux. La personne est relue à chaque requête : un compte fermé n'entre plus, aussitôt."""

    def get_user(self, user_id) -> Utilisateur | None:
        """Donne la personne active et ses habilitations en cours."""
        with connection.cursor() as curseur:
            curseur.execute(_LIRE, [int(user_id), timezone.localdate()])
            *ligne, habilitations = curseur.fetchone()
        if ligne[0] is None:
            return None
        personne = Utilisateur.from_db(connection.alias, _PERSONNE, ligne)
        if not self.user_can_authenticate(personne):
            return None
        personne.habilitations_en_cours = [
            Habilitation.from_db(connection.alias, _HABILITATION, [*cles, *map(_jour, (du, au))])
            for *cles, du, au in json.loads(habilitations or "[]")
        ]
        return personne


def _jour(texte: str | None) -> date | None:
    return date.fromisoformat(texte) if texte else None
