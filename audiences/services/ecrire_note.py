"""Reçoit les frappes d'une note : une transaction, chaque opération gardée, aucune perdue ni doublée."""

from collections.abc import Collection, Sequence

from django.db import IntegrityError, transaction
from django.utils import timezone

from audiences.choix import NatureOperation
from audiences.models import Mention, Note, OperationNote
from audiences.operation import (
    LOT_MAX,
    Accuse,
    EtatAccuse,
    Operation,
    contenu_canonique,
    empreinte,
    motif_de_refus,
)
from audiences.services.ordres_note import NoteVerrouillee, dernier_rang, ecrire, verrouiller_et_lire
from mistral.socle.comptes.models import Utilisateur
from mistral.socle.erreurs import ActeImpossible


def appliquer_operations(
    note: Note, operations: Sequence[Operation], *, par: Utilisateur, commande: str = ""
) -> list[Accuse]:
    """Enregistre les opérations dans l'ordre et accuse réception de chacune.

    Une opération déjà reçue a la même réponse. Écrite d'après une version dépassée par un autre texte, elle
    est gardée au journal sans écraser la mention : c'est un conflit. `commande` est le code de la commande
    qui écrit ; sans lui, une mention qui porte une donnée ne se modifie pas. Deux échanges avec la base, un
    de plus pour une mention neuve ou un conflit.
    Erreurs : `ActeImpossible`, et rien n'est enregistré.
    """
    return _recevoir(note.inscription_id, operations, par, commande)


def appliquer_au_passage(passage: int, operations: Sequence[Operation], *, par: Utilisateur) -> list[Accuse]:
    """Enregistre de même les frappes d'un poste, sans lire la note avant de la verrouiller.

    Erreurs : `Note.DoesNotExist` si elle n'est pas ouverte ou hors du périmètre ; `ActeImpossible`.
    """
    return _recevoir(passage, operations, par, "", perimetre=par.perimetre)


def _recevoir(passage, operations, par, commande, perimetre=None) -> list[Accuse]:
    try:
        return _appliquer(passage, operations, par, commande, perimetre)
    except IntegrityError as erreur:
        raise ActeImpossible(_motif(erreur)) from erreur


def _motif(erreur: IntegrityError) -> str:
    """Dit ce que la base a refusé : un rang pris par un autre texte, ou une clé d'une autre note."""
    contrainte = getattr(getattr(erreur.__cause__, "diag", None), "constraint_name", "")
    prise = "Ces identifiants ont déjà servi à une autre note."
    if contrainte == "operationnote_rang_de_frappe":
        prise = "Cette page a déjà donné ce rang à une autre frappe."
    return f"{prise} Rien n’a été enregistré\u202f: copiez votre texte, rechargez la page et collez-le."


@transaction.atomic
def _appliquer(
    passage: int,
    operations: Sequence[Operation],
    par: Utilisateur,
    commande: str,
    perimetre: Collection[int] | None,
) -> list[Accuse]:
    if len(operations) > LOT_MAX:
        raise ActeImpossible(f"Un envoi ne dépasse pas {LOT_MAX} opérations. Rien n’a été enregistré.")
    lue = verrouiller_et_lire(passage, operations)
    if perimetre is not None and lue.juridiction_id not in perimetre:
        raise Note.DoesNotExist
    connues = _deja_recues(lue, operations)
    nouvelles = list({o.identifiant: o for o in operations if o.identifiant not in connues}.values())
    if nouvelles:
        _refuser(lue, nouvelles)
        ecriture = _Ecriture(lue, par, commande)
        for operation in nouvelles:
            connues[operation.identifiant] = ecriture.recevoir(operation)
        ecriture.enregistrer()
    return [connues[operation.identifiant] for operation in operations]


def _deja_recues(note: NoteVerrouillee, operations: Sequence[Operation]) -> dict:
    """Redonne leur réponse aux opérations déjà reçues, y compris l'autre texte d'un conflit."""
    presentees = {operation.identifiant: operation for operation in operations}
    recues = [recue for recue in note.recues if recue.identifiant in presentees]
    for recue in recues:
        recue.poste = presentees[recue.identifiant].poste
    conflits = [recue for recue in recues if recue.est_conflit]
    gagnantes = _gagnantes(note, conflits) if conflits else {}
    return {
        recue.identifiant: _accuse(recue, gagnantes.get((recue.mention, recue.version))) for recue in recues
    }


def _gagnantes(note: NoteVerrouillee, conflits: list[OperationNote]) -> dict[tuple, OperationNote]:
    """Donne, par mention et version, la frappe qui l'a écrite. Une requête."""
    versions = {(conflit.mention, conflit.version) for conflit in conflits}
    ecrites = OperationNote.objects.filter(
        note=note.id,
        mention__in={mention for mention, _ in versions},
        version__in={version for _, version in versions},
        est_conflit=False,
    ).order_by("-id")  # La première écriture d'une version, lue la dernière, l'emporte.
    return {(ecrite.mention, ecrite.version): ecrite for ecrite in ecrites}


def _accuse(recue: OperationNote, gagnante: OperationNote | None) -> Accuse:
    if not recue.est_conflit:
        etat = EtatAccuse.ENREGISTREE
        return Accuse(recue.identifiant, recue.mention, etat, recue.version, recue.recue_le, seq=recue.seq)
    effacee = gagnante.nature == NatureOperation.EFFACER
    # L'onglet a envoyé la suite sans avoir pu la garder, puis a été rouvert sur ce qu'il avait gardé.
    depassee = recue.poste is not None and recue.poste == gagnante.poste and recue.seq < gagnante.seq
    return Accuse(
        recue.identifiant,
        recue.mention,
        EtatAccuse.CONFLIT,
        recue.version,
        recue.recue_le,
        texte="" if effacee else gagnante.texte,
        est_effacee=effacee,
        auteur_id=gagnante.auteur_id,
        seq=recue.seq,
        est_depassee=depassee,
    )


def _refuser(note: NoteVerrouillee, nouvelles: list[Operation]) -> None:
    if note.signee_le is not None:
        raise ActeImpossible(
            "La note est signée\u202f: elle ne se modifie plus. Votre texte n’a pas été enregistré\u202f; "
            "copiez-le avant de quitter la page."
        )
    for operation in nouvelles:
        if motif := motif_de_refus(operation):
            raise ActeImpossible(motif)
        if operation.base > note.version:
            raise ActeImpossible(
                "Cette page connaît une version de la note que le serveur n’a pas. "
                "Copiez votre texte, puis rechargez la page."
            )
        if operation.partie is not None and operation.partie not in note.parties:
            raise ActeImpossible("Cette partie n’est pas de l’affaire. Rien n’a été enregistré.")


class _Ecriture:
    """Suite d'opérations appliquées en mémoire, puis écrites d'un coup."""

    def __init__(self, note: NoteVerrouillee, par: Utilisateur, commande: str):
        self.note = note
        self.par = par
        self.commande = commande
        self.maintenant = timezone.now()
        self.mentions = dict(note.mentions)
        self.rang: int | None = None
        self.precedente = note.derniere_empreinte
        self.touchees: set = set()
        self.lignes: list[OperationNote] = []

    def recevoir(self, operation: Operation) -> Accuse:
        """Applique l'opération à sa mention, ou constate le conflit, et l'ajoute à la chaîne."""
        mention = self.mentions.get(operation.mention)
        if mention is None:
            mention = self._nouvelle(operation)
        if mention.commande != self.commande and operation.mention in self.note.mentions:
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
        recue = self._garder(operation, mention.version, est_conflit)
        return _accuse(recue, self._gagnante(recue) if est_conflit else None)

    def _gagnante(self, conflit: OperationNote) -> OperationNote:
        """Donne la frappe qui a écrit ce que porte la mention : de ce lot, ou du journal."""
        for ligne in self.lignes:
            if (ligne.mention, ligne.version) == (conflit.mention, conflit.version) and not ligne.est_conflit:
                return ligne
        return _gagnantes(self.note, [conflit])[conflit.mention, conflit.version]

    def _nouvelle(self, operation: Operation) -> Mention:
        self.rang = (dernier_rang(self.note) if self.rang is None else self.rang) + 1
        mention = Mention(
            note_id=self.note.id,
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
            note_id=self.note.id,
            juridiction_id=self.note.juridiction_id,
            identifiant=operation.identifiant,
            mention=operation.mention,
            nature=operation.nature,
            etape=operation.etape,
            locuteur=operation.locuteur,
            partie_id=operation.partie,
            texte=operation.texte,
            base=operation.base,
            poste=operation.poste,
            seq=operation.seq,
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
        touchees = [self.mentions[identifiant] for identifiant in self.touchees]
        nouvelles = sorted((m for m in touchees if m.pk is None), key=lambda neuve: neuve.rang)
        changees = [mention for mention in touchees if mention.pk is not None]
        ecrire(self.note, self.lignes, nouvelles, changees)


def _contenu(mention: Mention) -> tuple:
    if mention.version == 0:
        return ()
    if mention.effacee_le is not None:
        return (NatureOperation.EFFACER,)
    return (NatureOperation.ECRIRE, mention.etape, mention.locuteur, mention.partie_id, mention.texte)
