"""La suite du fil : ce qui a changé dans une note depuis une version, pour qui la relit chaque seconde."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Max, Q

from audiences.choix import Fauteuil
from audiences.commande import COMMANDES
from audiences.models import Inscription, Note
from audiences.selectors.fil_note import MentionLue, en_train, marques_de, mention_lue, preside_au_feminin
from mistral.socle.comptes.models import Utilisateur


@dataclass(frozen=True)
class Suite:
    """Mentions changées depuis une version, dans l'ordre du fil ; ni complétude, ni mentions effacées.

    `retirees` : celles qui ne se lisent plus. `dernier_rang` : celui des mentions inchangées, après lequel
    une mention se met à la fin.
    """

    inscription: Inscription
    note: Note
    mentions: tuple[MentionLue, ...]
    retirees: tuple[UUID, ...]
    dernier_rang: int
    ecrit_par: str


def suite_de(
    inscription: Inscription, note: Note, *, depuis: int, lecteur: Utilisateur | None = None
) -> Suite:
    """Donne ce qui a changé depuis cette version de la note, avec les marques privées de ce lecteur.

    Deux requêtes, une pour un lecteur, deux si le président parle, et une par sorte de commande employée.
    """
    brutes = list(note.mentions.filter(version__gt=depuis).select_related("partie__personne", "auteur"))
    employees = {mention.commande for mention in brutes if mention.commande in COMMANDES}
    donnees = {code: COMMANDES[code].lire(inscription) for code in sorted(employees)}
    preside = any(m.locuteur == Fauteuil.PRESIDENT for m in brutes) and preside_au_feminin(inscription)
    marques = marques_de(note, lecteur, mentions=brutes)
    lues = [mention_lue(m, donnees.get(m.commande, {}), preside, marques.get(m.pk)) for m in brutes]
    return Suite(
        inscription=inscription,
        note=note,
        mentions=tuple(lue for lue in lues if lue.se_lit),
        retirees=tuple(lue.identifiant for lue in lues if not lue.se_lit),
        dernier_rang=note.mentions.aggregate(dernier=Max("rang", filter=Q(version__lte=depuis)))["dernier"]
        or 0,
        ecrit_par=en_train(brutes),
    )
