"""La note d'un passage, trouvée sans ORM : chaque frappe et chaque lecture en direct commencent par elle."""

from django.db import connection

from audiences.models import Note
from mistral.socle.comptes.models import Utilisateur

# Dans l'ordre des champs du modèle, comme `from_db` les attend.
_CHAMPS = ("id", "juridiction_id", "inscription_id", "version", "signee_le", "visee_le")
_LIRE = """
SELECT id, juridiction_id, inscription_id, version, signee_le, visee_le FROM audiences_note
  WHERE inscription_id = %s AND juridiction_id = ANY(%s::bigint[])
"""


def note_du_passage(utilisateur: Utilisateur, inscription_id: int) -> Note | None:
    """Donne la note du passage si elle est ouverte et dans le périmètre de la personne. Une requête."""
    with connection.cursor() as curseur:
        curseur.execute(_LIRE, [inscription_id, sorted(utilisateur.perimetre)])
        ligne = curseur.fetchone()
    return None if ligne is None else Note.from_db(connection.alias, _CHAMPS, ligne)
