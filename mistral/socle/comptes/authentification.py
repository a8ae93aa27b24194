"""Retrouve la personne d'une session, ses fonctions en cours comprises, en un échange avec la base."""

from django.contrib.auth.backends import ModelBackend
from django.db import connection
from django.utils import timezone

from mistral.socle.cloisonnement import reglages_courants
from mistral.socle.comptes.models import Habilitation, Utilisateur

# Dans l'ordre des champs du modèle, comme `from_db` les attend.
_PERSONNE = (
    "id", "password", "last_login", "is_superuser", "identifiant", "nom", "prenom", "courriel", "is_active",
    "cree_le",
)  # fmt: skip
_HABILITATION = ("id", "juridiction_id", "utilisateur_id", "service_id", "fonction", "du", "au")
# Chacun lit ses propres habilitations : la politique de la table demande de savoir qui lit.
_LIRE = """
SELECT set_config('mistral.utilisateur', %(personne)s::text, false);
SELECT id, password, last_login, is_superuser, identifiant, nom, prenom, courriel, is_active, cree_le
  FROM comptes_utilisateur WHERE id = %(personne)s;
SELECT id, juridiction_id, utilisateur_id, service_id, fonction, du, au FROM comptes_habilitation
  WHERE utilisateur_id = %(personne)s AND du <= %(jour)s AND (au IS NULL OR au >= %(jour)s);
SELECT set_config('mistral.utilisateur', %(precedent)s, false)
"""


class Comptes(ModelBackend):
    """Comptes locaux. La personne est relue à chaque requête : un compte fermé n'entre plus, aussitôt."""

    def get_user(self, user_id) -> Utilisateur | None:
        """Donne la personne active et ses habilitations en cours."""
        _, precedent = reglages_courants()
        demande = {"personne": int(user_id), "jour": timezone.localdate(), "precedent": precedent}
        with connection.cursor() as curseur:
            curseur.execute(_LIRE, demande)
            curseur.nextset()
            ligne = curseur.fetchone()
            curseur.nextset()
            lignes = curseur.fetchall()
        if ligne is None:
            return None
        personne = Utilisateur.from_db(connection.alias, _PERSONNE, ligne)
        if not self.user_can_authenticate(personne):
            return None
        personne.habilitations_en_cours = [
            Habilitation.from_db(connection.alias, _HABILITATION, ligne) for ligne in lignes
        ]
        return personne
