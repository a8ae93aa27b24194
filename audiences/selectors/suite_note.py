"""La suite du fil : ce qui a changé dans une note depuis une version, pour qui la relit chaque seconde."""

from dataclasses import dataclass
from uuid import UUID

from django.db import connection

from audiences.choix import Fauteuil
from audiences.commande import COMMANDES
from audiences.models import Inscription, Note
from audiences.selectors.completude_note import manques_de
from audiences.selectors.fil_note import MentionLue, en_train, marques_de, mention_lue, preside_au_feminin
from mistral.socle.comptes.models import Utilisateur
from mistral.socle.droit import Constat

_DERNIER_RANG = "SELECT max(rang) FROM audiences_mention WHERE note_id = %s AND version <= %s"


@dataclass(frozen=True)
class Suite:
    """Mentions changées depuis une version, dans l'ordre du fil, sans les mentions effacées.

    `retirees` : celles qui ne se lisent plus. `dernier_rang` : celui des mentions inchangées, après lequel
    une mention se met à la fin. `manques` : ce qui manque à la note, s'il a été demandé.
    """

    passage: int
    note: Note
    mentions: tuple[MentionLue, ...]
    retirees: tuple[UUID, ...]
    dernier_rang: int
    ecrit_par: str
    manques: tuple[Constat, ...] | None = None


def suite_de(
    note: Note, *, depuis: int, lecteur: Utilisateur | None = None, avec_manques: bool = False
) -> Suite:
    """Donne ce qui a changé depuis cette version de la note, avec les marques privées de ce lecteur.

    Deux requêtes, une pour un lecteur ; une pour le passage et deux si le président parle, une par sorte de
    commande employée ; cinq à dix pour ce qui manque.
    """
    brutes = list(note.mentions.filter(version__gt=depuis).select_related("partie__personne", "auteur"))
    employees = sorted({mention.commande for mention in brutes if mention.commande in COMMANDES})
    preside_parle = any(mention.locuteur == Fauteuil.PRESIDENT for mention in brutes)
    donnees, preside = {}, False
    if employees or preside_parle:
        passage = Inscription.objects.select_related("audience", "affaire").get(pk=note.inscription_id)
        donnees = {code: COMMANDES[code].lire(passage) for code in employees}
        preside = preside_parle and preside_au_feminin(passage)
    marques = marques_de(note, lecteur, mentions=brutes)
    lues = [mention_lue(m, donnees.get(m.commande, {}), preside, marques.get(m.pk)) for m in brutes]
    return Suite(
        passage=note.inscription_id,
        note=note,
        mentions=tuple(lue for lue in lues if lue.se_lit),
        retirees=tuple(lue.identifiant for lue in lues if not lue.se_lit),
        dernier_rang=_dernier_rang(note, depuis),
        ecrit_par=en_train(brutes),
        manques=tuple(manques_de(note)) if avec_manques else None,
    )


def _dernier_rang(note: Note, depuis: int) -> int:
    """Donne le rang de la dernière mention inchangée depuis cette version. Une requête."""
    with connection.cursor() as curseur:
        curseur.execute(_DERNIER_RANG, [note.pk, depuis])
        return curseur.fetchone()[0] or 0
