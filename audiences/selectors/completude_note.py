"""Complétude d'une note : les mentions que la loi impose et qui manquent."""

from collections.abc import Iterable

from audiences.choix import ModeComparution, Qualite
from audiences.models import Comparution, Inscription, Mention, Note, Partie
from audiences.regles.situation_note import PORTEE_NOTE, MentionVue, PrevenuVu, SituationNote
from mistral.socle.droit import Constat, controler
from mistral.socle.francais import nom_affiche

_PRESENTS = {
    ModeComparution.COMPARANT,
    ModeComparution.COMPARANT_ASSISTE,
    ModeComparution.COMPARANT_ASSISTE_MANDAT,
}


def situation_de(
    inscription: Inscription,
    mentions: Iterable[Mention],
    parties: Iterable[Partie],
    comparutions: Iterable[Comparution],
) -> SituationNote:
    """Tire d'objets déjà lus ce que les contrôles regardent. Aucune requête."""
    presents = {comparution.partie_id: comparution.mode in _PRESENTS for comparution in comparutions}
    return SituationNote(
        mentions=tuple(
            MentionVue(mention.etape, mention.texte, mention.partie_id)
            for mention in mentions
            if mention.effacee_le is None
        ),
        prevenus=tuple(
            PrevenuVu(
                partie.pk,
                nom_affiche(
                    partie.personne.nom,
                    partie.personne.prenom,
                    x_se_disant=partie.personne.est_x_se_disant,
                ),
                presents.get(partie.pk),
            )
            for partie in parties
            if partie.qualite == Qualite.PREVENU and partie.retiree_le is None
        ),
        issue=inscription.issue,
    )


def manques_de(note: Note) -> list[Constat]:
    """Donne les constats de complétude d'une note. Quatre requêtes."""
    inscription = Inscription.objects.get(pk=note.inscription_id)
    parties = inscription.affaire.parties.select_related("personne")
    situation = situation_de(inscription, note.mentions.all(), parties, inscription.comparutions.all())
    return controler(situation, portee=PORTEE_NOTE)
