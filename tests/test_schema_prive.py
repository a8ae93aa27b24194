"""Les tables qui ne sont qu'à leur auteur : ni le tribunal, ni l'écran d'un autre, ne les lisent."""

import pytest
from django.db import connection, transaction

from mistral.socle.cloisonnement import cloison
from tests.base import PRIVEES
from tests.monde import peupler
from tests.socle.factories import UtilisateurFactory

pytestmark = pytest.mark.django_db


def lire(requete: str, *parametres) -> list[tuple]:
    """Donne les lignes de la requête."""
    with connection.cursor() as curseur:
        curseur.execute(requete, parametres or None)
        return curseur.fetchall()


@pytest.mark.parametrize("table", sorted(PRIVEES))
def test_une_ligne_privee_n_est_visible_et_modifiable_que_de_son_auteur(tribunal, table):
    auteur, collegue = peupler(tribunal, "ici").greffier, UtilisateurFactory()
    # Le lecteur, puis ce qu'il voit, ce qu'il change et ce qu'il efface.
    for lecteur, vues in ((None, 0), (collegue, 0), (auteur, 1)):
        with cloison([tribunal.pk], utilisateur=lecteur.pk if lecteur else None), transaction.atomic():
            assert lire(f"SELECT count(*) FROM {table}") == [(vues,)]
            with connection.cursor() as curseur:
                curseur.execute(f"UPDATE {table} SET auteur_id = auteur_id")
                assert curseur.rowcount == vues
                curseur.execute(f"DELETE FROM {table}")
                assert curseur.rowcount == vues
            transaction.set_rollback(True)


@pytest.mark.parametrize("table", sorted(PRIVEES))
def test_la_politique_d_une_table_privee_nomme_l_auteur_pour_chaque_ordre(table):
    for (conditions,) in lire(
        "SELECT coalesce(qual, '') || coalesce(with_check, '') FROM pg_policies WHERE tablename = %s", table
    ):
        assert "mistral_utilisateur()" in conditions
