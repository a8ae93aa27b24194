"""De qui vient chaque passage d'une mention, et les textes que des conflits ont écartés."""

from dataclasses import dataclass
from datetime import datetime

from audiences.choix import NatureOperation
from audiences.models import Mention, OperationNote
from audiences.selectors.ecart_texte import Ecriture, passages_de
from mistral.socle.comptes.models import Utilisateur

OPERATIONS_MAX = (
    5_000  # Frappes d'une mention relues ; au-delà, les plus anciennes sont tenues pour un texte.
)


@dataclass(frozen=True)
class PassageSigne:
    """Passage du texte : qui l'a écrit, de quand à quand."""

    texte: str
    auteur: str
    du: datetime
    au: datetime


@dataclass(frozen=True)
class TexteEcarte:
    """Texte gardé mais non retenu, faute d'avoir vu la dernière version."""

    texte: str
    auteur: str
    le: datetime


@dataclass(frozen=True)
class Origine:
    """Ce qui se sait d'une mention : ses passages, ses gestes, ses conflits."""

    mention: Mention
    passages: tuple[PassageSigne, ...]
    ecartes: tuple[TexteEcarte, ...]
    effacements: tuple[tuple[datetime, str], ...]
    frappes: int


def origine_de(mention: Mention) -> Origine:
    """Donne l'origine de chaque mot de la mention. Deux requêtes."""
    recues = OperationNote.objects.filter(note=mention.note_id, mention=mention.identifiant).order_by("-pk")
    operations = list(recues.defer("empreinte", "precedente")[:OPERATIONS_MAX])[::-1]
    auteurs = Utilisateur.objects.in_bulk({operation.auteur_id for operation in operations})
    ecrites, version = [], 0
    for operation in operations:
        if not operation.est_conflit and operation.version > version:
            version = operation.version
            ecrites.append(operation)
    textes = [o for o in ecrites if o.nature == NatureOperation.ECRIRE]
    passages = passages_de(Ecriture(o.texte, o.auteur_id, o.recue_le) for o in textes)
    return Origine(
        mention=mention,
        passages=tuple(PassageSigne(p.texte, str(auteurs[p.auteur_id]), p.du, p.au) for p in passages),
        ecartes=tuple(
            TexteEcarte(o.texte, str(auteurs[o.auteur_id]), o.recue_le) for o in operations if o.est_conflit
        ),
        effacements=tuple(
            (o.recue_le, str(auteurs[o.auteur_id])) for o in ecrites if o.nature == NatureOperation.EFFACER
        ),
        frappes=len(operations),
    )
