"""Reçoit les frappes d'une note : une transaction, chaque opération gardée, aucune perdue ni doublée."""

from collections.abc import Sequence

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils import timezone

from audiences.choix import NatureOperation
from audiences.models import Mention, Note, OperationNote, Partie
from audiences.operation import (
    LOT_MAX,
    Accuse,
    EtatAccuse,
    Operation,
    contenu_canonique,
    empreinte,
    motif_de_refus,
)
from mistral.socle.comptes.models import Utilisateur
from mistral.socle.erreurs import ActeImpossible

_CHAMPS = ["etape", "locuteur", "partie", "texte", "version", "modifiee_le", "effacee_le", "auteur"]


def appliquer_operations(
    note: Note, operations: Sequence[Operation], *, par: Utilisateur, commande: str = ""
) -> list[Accuse]:
    """Enregistre les opérations dans l'ordre et accuse réception de chacune.

    Une opération déjà reçue a la même réponse. Écrite d'après une version dépassée par un autre texte, elle
    est gardée au journal sans écraser la mention : c'est un conflit. `commande` est le code de la commande
    qui écrit ; sans lui, une mention qui porte une donnée ne se modifie pas. Au plus dix requêtes.
    Erreurs : `ActeImpossible`, et rien n'est enregistré.
    """
    try:
        return _appliquer(note, operations, par, commande)
    except IntegrityError as erreur:
        raise ActeImpossible(
            "Ces identifiants ont déjà servi à une autre note. Rien n’a été enregistré\u202f: "
            "copiez votre texte, rechargez la page et collez-le."
        ) from erreur


@transaction.atomic
def _appliquer(note: Note, operations: Sequence[Operation], par: Utilisateur, commande: str) -> list[Accuse]:
    note = Note.objects.select_for_update(of=("self",)).select_related("inscription").get(pk=note.pk)
    connues = _deja_recues(note, operations)
    nouvelles = list({o.identifiant: o for o in operations if o.identifiant not in connues}.values())
    if nouvelles:
        _refuser(note, operations, nouvelles)
        ecriture = _Ecriture(note, nouvelles, par, commande)
        for operation in nouvelles:
            connues[operation.identifiant] = ecriture.recevoir(operation)
        ecriture.enregistrer()
    return [connues[operation.identifiant] for operation in operations]


def _deja_recues(note: Note, operations: Sequence[Operation]) -> dict:
    """Redonne leur réponse aux opérations déjà reçues, y compris l'autre texte d'un conflit."""
    recues = list(note.operations.filter(identifiant__in=[o.identifiant for o in operations]))
    conflits = [recue for recue in recues if recue.est_conflit]
    gagnantes = {}
    if conflits:
        gagnantes = {
            (gagnante.mention, gagnante.version): gagnante
            for gagnante in note.operations.filter(
                mention__in=[conflit.mention for conflit in conflits], est_conflit=False
            ).order_by("-id")  # La première écriture d'une version, lue la dernière, l'emporte.
        }
    return {
        recue.identifiant: _accuse(recue, gagnantes.get((recue.mention, recue.version))) for recue in recues
    }


def _accuse(recue: OperationNote, gagnante: OperationNote | Mention | None) -> Accuse:
    if not recue.est_conflit:
        return Accuse(recue.identifiant, recue.mention, EtatAccuse.ENREGISTREE, recue.version, recue.recue_le)
    if isinstance(gagnante, OperationNote):
        effacee = gagnante.nature == NatureOperation.EFFACER
    else:
        effacee = gagnante.effacee_le is not None
    return Accuse(
        recue.identifiant,
        recue.mention,
        EtatAccuse.CONFLIT,
        recue.version,
        recue.recue_le,
        texte="" if effacee else gagnante.texte,
        est_effacee=effacee,
        auteur_id=gagnante.auteur_id,
    )


def _refuser(note: Note, operations: Sequence[Operation], nouvelles: list[Operation]) -> None:
    if note.signee_le is not None:
        raise ActeImpossible(
            "La note est signée\u202f: elle ne se modifie plus. Votre texte n’a pas été enregistré\u202f; "
            "copiez-le avant de quitter la page."
        )
    if len(operations) > LOT_MAX:
        raise ActeImpossible(f"Un envoi ne dépasse pas {LOT_MAX} opérations. Rien n’a été enregistré.")
    for operation in nouvelles:
        if motif := motif_de_refus(operation):
            raise ActeImpossible(motif)
        if operation.base > note.version:
            raise ActeImpossible(
                "Cette page connaît une version de la note que le serveur n’a pas. "
                "Copiez votre texte, puis rechargez la page."
            )
    parties = {operation.partie for operation in nouvelles if operation.partie is not None}
    if parties and Partie.objects.filter(pk__in=parties, affaire=note.inscription.affaire_id).count() != len(
        parties
    ):
        raise ActeImpossible("Cette partie n’est pas de l’affaire. Rien n’a été enregistré.")


class _Ecriture:
    """Suite d'opérations appliquées en mémoire, puis écrites d'un coup."""

    def __init__(self, note: Note, operations: list[Operation], par: Utilisateur, commande: str):
        self.note = note
        self.par = par
        self.commande = commande
        self.maintenant = timezone.now()
        voulues = {operation.mention for operation in operations}
        self.mentions = {m.identifiant: m for m in note.mentions.filter(identifiant__in=voulues)}
        self.connues = set(self.mentions)
        self.touchees: set = set()
        self.rang = 0
        if voulues - self.connues:
            self.rang = note.mentions.aggregate(dernier=Max("rang"))["dernier"] or 0
        derniere = note.operations.order_by("-id").values_list("empreinte", flat=True).first()
        self.precedente = derniere or ""
        self.lignes: list[OperationNote] = []

    def recevoir(self, operation: Operation) -> Accuse:
        """Applique l'opération à sa mention, ou constate le conflit, et l'ajoute à la chaîne."""
        mention = self.mentions.get(operation.mention)
        if mention is None:
            mention = self._nouvelle(operation)
        if mention.commande != self.commande and operation.mention in self.connues:
            raise ActeImpossible(
                "Cette mention porte une donnée\u202f: corrigez-la par sa commande, la phrase suivra."
            )
        identique = operation.contenu == _contenu(mention)
        if mention.segment_id is not None and not self.commande and not identique:
            raise ActeImpossible(
                "Cette mention a été signée à la relève par le greffier qui l’a écrite\u202f: elle ne se "
                "modifie plus. Portez votre texte dans une mention nouvelle."
            )
        est_conflit = not identique and mention.version > operation.base
        if not identique and not est_conflit:
            self._ecrire(mention, operation)
        return _accuse(self._garder(operation, mention.version, est_conflit), mention)

    def _nouvelle(self, operation: Operation) -> Mention:
        self.rang += 1
        mention = Mention(
            note=self.note,
            juridiction_id=self.note.juridiction_id,
            identifiant=operation.mention,
            rang=self.rang,
            commande=self.commande,
            version=0,
            creee_le=self.maintenant,
        )
        self.mentions[operation.mention] = mention
        return mention

    def _ecrire(self, mention: Mention, operation: Operation) -> None:
        self.note.version += 1
        efface = operation.nature == NatureOperation.EFFACER
        mention.effacee_le = self.maintenant if efface else None
        if not efface or mention.version == 0:
            mention.etape, mention.locuteur = operation.etape, operation.locuteur
            mention.partie_id, mention.texte = operation.partie, operation.texte
        mention.version = self.note.version
        mention.modifiee_le = self.maintenant
        mention.auteur_id = self.par.pk
        self.touchees.add(mention.identifiant)

    def _garder(self, operation: Operation, version: int, est_conflit: bool) -> OperationNote:
        ligne = OperationNote(
            note=self.note,
            juridiction_id=self.note.juridiction_id,
            identifiant=operation.identifiant,
            mention=operation.mention,
            nature=operation.nature,
            etape=operation.etape,
            locuteur=operation.locuteur,
            partie_id=operation.partie,
            texte=operation.texte,
            base=operation.base,
            version=version,
            est_conflit=est_conflit,
            auteur_id=self.par.pk,
            recue_le=self.maintenant,
            precedente=self.precedente,
        )
        ligne.empreinte = empreinte(self.precedente, contenu_canonique(ligne))
        self.precedente = ligne.empreinte
        self.lignes.append(ligne)
        return ligne

    def enregistrer(self) -> None:
        """Écrit les opérations, les mentions et la version de la note."""
        OperationNote.objects.bulk_create(self.lignes)
        touchees = [self.mentions[identifiant] for identifiant in self.touchees]
        nouvelles = sorted((m for m in touchees if m.identifiant not in self.connues), key=lambda m: m.rang)
        Mention.objects.bulk_create(nouvelles)
        changees = [m for m in touchees if m.identifiant in self.connues]
        if changees:
            Mention.objects.bulk_update(changees, _CHAMPS)
        if touchees:
            self.note.save(update_fields=["version"])


def _contenu(mention: Mention) -> tuple:
    if mention.version == 0:
        return ()
    if mention.effacee_le is not None:
        return (NatureOperation.EFFACER,)
    return (NatureOperation.ECRIRE, mention.etape, mention.locuteur, mention.partie_id, mention.texte)
