"""Le serveur comparé à un modèle Python de la note, sur des suites d'envois tirées au hasard."""

from dataclasses import dataclass, field
from uuid import UUID, uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from audiences.choix import NatureOperation
from audiences.models import OperationNote
from audiences.operation import EtatAccuse
from audiences.selectors.chaine_note import verifier_chaine
from audiences.services.ecrire_note import appliquer_operations
from tests.audiences.factories import InscriptionFactory, NoteFactory
from tests.audiences.note.frappes import frappe
from tests.socle.factories import UtilisateurFactory

# Un pas : quel poste, quelle mention, quel texte (vide : effacer), sa vue est-elle à jour, envoi répété.
PAS = st.tuples(
    st.integers(0, 1),
    st.integers(0, 2),
    st.sampled_from(["", "Il avoue.", "Il nie.", "Elle se tait."]),
    st.booleans(),
    st.booleans(),
)


@dataclass
class Modele:
    """La note telle qu'elle doit être."""

    version: int = 0
    mentions: dict[UUID, tuple[int, str | None]] = field(default_factory=dict)

    def appliquer(self, operation) -> tuple[EtatAccuse, int]:
        """Applique l'opération selon la règle : ni perte, ni écrasement d'un texte qu'on n'a pas vu."""
        version, texte = self.mentions.get(operation.mention, (0, ""))
        voulu = None if operation.nature == NatureOperation.EFFACER else operation.texte
        if version and voulu == texte:
            return EtatAccuse.ENREGISTREE, version
        if version > operation.base:
            return EtatAccuse.CONFLIT, version
        self.version += 1
        self.mentions[operation.mention] = (self.version, voulu)
        return EtatAccuse.ENREGISTREE, self.version


@pytest.mark.django_db
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pas=st.lists(PAS, max_size=14), coupe=st.integers(1, 4))
def test_le_serveur_tient_la_note_comme_le_modele(tribunal, pas, coupe):
    note = NoteFactory(inscription=InscriptionFactory(audience__juridiction=tribunal))
    postes = [UtilisateurFactory(), UtilisateurFactory()]
    identifiants = [uuid4() for _ in range(3)]
    modele, vues, reponses, lot = Modele(), [{}, {}], {}, []

    def envoyer():
        if not lot:
            return
        poste = lot[0][0]
        accuses = appliquer_operations(note, [operation for _, operation in lot], par=postes[poste])
        for (_, operation), accuse in zip(lot, accuses, strict=True):
            if operation.identifiant not in reponses:
                reponses[operation.identifiant] = modele.appliquer(operation)
            assert (accuse.etat, accuse.version) == reponses[operation.identifiant]
            vues[poste][operation.mention] = accuse.version
        lot.clear()

    for poste, rang, texte, a_jour, repete in pas:
        if lot and (lot[0][0] != poste or len(lot) >= coupe):
            envoyer()
        mention = identifiants[rang]
        connue = modele.mentions.get(mention, (0, ""))[0]
        base = connue if a_jour else vues[poste].get(mention, 0)
        nature = NatureOperation.ECRIRE if texte else NatureOperation.EFFACER
        lot.append((poste, frappe(mention, texte, base=base, nature=nature)))
        if repete:
            deja = lot[-1]
            envoyer()
            lot.append(deja)
    envoyer()

    note.refresh_from_db()
    assert note.version == modele.version
    tenues = {
        m.identifiant: (m.version, None if m.effacee_le else m.texte) for m in note.mentions.order_by("rang")
    }
    assert tenues == modele.mentions
    assert OperationNote.objects.filter(note=note).count() == len(reponses)
    assert verifier_chaine(note) is None
