"""Le serveur comparé à un modèle Python de la note : plusieurs postes, envois répétés ou coupés."""

from dataclasses import dataclass, field
from unittest import mock
from uuid import UUID, uuid4

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    precondition,
    rule,
    run_state_machine_as_test,
)

from audiences.choix import NatureOperation
from audiences.models import Note, OperationNote
from audiences.operation import EtatAccuse, Operation
from audiences.selectors.chaine_note import verifier_chaine
from audiences.services import ecrire_note
from audiences.services.ecrire_note import appliquer_operations
from mistral.socle.erreurs import ActeImpossible
from tests.audiences.factories import InscriptionFactory, NoteFactory
from tests.audiences.note.frappes import frappe
from tests.socle.factories import UtilisateurFactory

TEXTES = st.sampled_from(["", "Il avoue.", "Il nie.", "Elle se tait."])  # Vide : effacer.
POSTES, MENTIONS = st.integers(0, 2), st.integers(0, 2)


class Coupure(Exception):
    """Le serveur tombe avant d'avoir validé."""


@dataclass
class Modele:
    """La note telle qu'elle doit être."""

    version: int = 0
    mentions: dict[UUID, tuple[int, str | None]] = field(default_factory=dict)
    ecrivains: dict[UUID, tuple[UUID, int]] = field(default_factory=dict)  # Onglet et rang du dernier texte.

    def appliquer(self, operation: Operation) -> tuple[EtatAccuse, int, bool]:
        """Applique l'opération selon la règle : ni perte, ni écrasement d'un texte qu'on n'a pas vu."""
        version, texte = self.mentions.get(operation.mention, (0, ""))
        voulu = None if operation.nature == NatureOperation.EFFACER else operation.texte
        if version and voulu == texte:
            return EtatAccuse.ENREGISTREE, version, False
        if version > operation.base:
            onglet, rang = self.ecrivains[operation.mention]
            return EtatAccuse.CONFLIT, version, onglet == operation.poste and rang > operation.seq
        self.version += 1
        self.mentions[operation.mention] = (self.version, voulu)
        self.ecrivains[operation.mention] = (operation.poste, operation.seq)
        return EtatAccuse.ENREGISTREE, self.version, False


@dataclass
class Poste:
    """Un onglet : ce qu'il a tapé, ce qui attend, ce qu'il croit savoir de chaque mention."""

    auteur: object
    cle: UUID = field(default_factory=uuid4)
    seq: int = 0
    attente: list[Operation] = field(default_factory=list)
    lots: list[list[Operation]] = field(default_factory=list)
    vues: dict[UUID, int] = field(default_factory=dict)


class MachineNote(RuleBasedStateMachine):
    """Suites d'actes de trois postes tenus par deux greffiers."""

    tribunal = None

    @initialize()
    def ouvrir(self):
        """Une note vierge ; deux postes du même greffier, un d'un autre."""
        # Chaque suite est défaite à sa fin : aucune ne dépend de celles d'avant.
        self.essai = transaction.atomic()
        self.essai.__enter__()
        self.note = NoteFactory(inscription=InscriptionFactory(audience__juridiction=self.tribunal))
        aline, bruno = UtilisateurFactory(), UtilisateurFactory()
        self.postes = [Poste(aline), Poste(aline), Poste(bruno)]
        self.identifiants = [uuid4() for _ in range(3)]
        self.modele, self.reponses, self.signee = Modele(), {}, False

    @rule(poste=POSTES, mention=MENTIONS, texte=TEXTES, a_jour=st.booleans())
    def taper(self, poste, mention, texte, a_jour):
        """Dépose une frappe, d'après la version que le poste a vue, ou la dernière."""
        poste, mention = self.postes[poste], self.identifiants[mention]
        base = self.modele.mentions.get(mention, (0, ""))[0] if a_jour else poste.vues.get(mention, 0)
        poste.seq += 1
        nature = NatureOperation.ECRIRE if texte else NatureOperation.EFFACER
        poste.attente.append(frappe(mention, texte, base=base, nature=nature, poste=poste.cle, seq=poste.seq))

    @rule(poste=POSTES, combien=st.integers(1, 4), desordre=st.booleans(), double=st.booleans())
    def envoyer(self, poste, combien, desordre, double):
        """Envoie une part de ce qui attend, à l'envers ou en double parfois ; le modèle dit la réponse."""
        poste = self.postes[poste]
        lot = poste.attente[:combien]
        if not lot:
            return
        ordre = lot[::-1] if desordre else lot
        if self.signee:
            with pytest.raises(ActeImpossible, match="signée"):
                appliquer_operations(self.note, ordre, par=poste.auteur)
            return
        self._presenter(poste, ordre * 2 if double else ordre)
        del poste.attente[:combien]
        poste.lots.append(ordre)

    @rule(poste=POSTES, donnees=st.data())
    def representer(self, poste, donnees):
        """Représente un lot déjà accusé, après qu'une réponse s'est perdue : mêmes réponses, aucun effet."""
        lots = self.postes[poste].lots
        if lots:
            self._presenter(self.postes[poste], donnees.draw(st.sampled_from(lots))[::-1])

    @rule(poste=POSTES, apres_ecriture=st.booleans())
    def couper(self, poste, apres_ecriture):
        """Le serveur tombe en plein lot, avant ou après l'écriture : rien n'est gardé."""
        poste, ecrire = self.postes[poste], ecrire_note.ecrire

        def tomber(*arguments):
            if apres_ecriture:
                ecrire(*arguments)
            raise Coupure

        if poste.attente and not self.signee:
            with (
                mock.patch.object(ecrire_note, "ecrire", tomber),
                pytest.raises(Coupure),
                transaction.atomic(),
            ):
                appliquer_operations(self.note, poste.attente, par=poste.auteur)

    @precondition(lambda self: not self.signee)
    @rule(poste=POSTES, donnees=st.data())
    def reprendre_un_rang(self, poste, donnees):
        """Un rang déjà reçu, sous un autre identifiant, est refusé ; ce qui l'accompagne aussi."""
        poste = self.postes[poste]
        if not poste.lots:
            return
        recue = donnees.draw(st.sampled_from(poste.lots))[0]
        intruse = frappe(self.identifiants[0], "Autre texte.", poste=poste.cle, seq=recue.seq)
        with pytest.raises(ActeImpossible, match="rang"):
            appliquer_operations(self.note, [*poste.attente, intruse], par=poste.auteur)

    @rule()
    def signer(self):
        """La note est signée : le neuf est refusé, l'ancien a toujours la même réponse."""
        if self.modele.version >= 4:
            Note.objects.filter(pk=self.note.pk).update(
                signee_le=timezone.now(), signee_par=self.postes[0].auteur
            )
            self.signee = True

    def _presenter(self, poste, lot):
        accuses = appliquer_operations(self.note, lot, par=poste.auteur)
        assert len(accuses) == len(lot)
        for operation, accuse in zip(lot, accuses, strict=True):
            if operation.identifiant not in self.reponses:
                self.reponses[operation.identifiant] = self.modele.appliquer(operation)
            assert (accuse.etat, accuse.version, accuse.est_depassee) == self.reponses[operation.identifiant]
            assert (accuse.operation, accuse.seq) == (operation.identifiant, operation.seq)
            poste.vues[operation.mention] = max(accuse.version, poste.vues.get(operation.mention, 0))

    def teardown(self):
        """Compare la base au modèle, puis défait la suite."""
        try:
            self._comparer()
        finally:
            transaction.set_rollback(True)
            self.essai.__exit__(None, None, None)

    def _comparer(self):
        """La note en base est celle du modèle, chaque frappe y est une fois, la chaîne se tient."""
        self.note.refresh_from_db()
        assert self.note.version == self.modele.version
        tenues = {
            m.identifiant: (m.version, None if m.effacee_le else m.texte)
            for m in self.note.mentions.order_by("rang")
        }
        assert tenues == self.modele.mentions
        gardees = list(
            OperationNote.objects.filter(note=self.note).values_list("identifiant", "poste", "seq")
        )
        assert {identifiant for identifiant, _, _ in gardees} == set(self.reponses)
        assert len({(poste, seq) for _, poste, seq in gardees}) == len(gardees) == len(self.reponses)
        assert verifier_chaine(self.note) is None


@pytest.mark.django_db
def test_le_serveur_tient_la_note_comme_le_modele(tribunal):
    machine = type("Machine", (MachineNote,), {"tribunal": tribunal})
    run_state_machine_as_test(
        machine, settings=settings(max_examples=40, stateful_step_count=20, deadline=None)
    )
