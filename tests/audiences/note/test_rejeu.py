"""La note rebâtie de son journal : à la dernière opération, la base ; à toute autre, le modèle Python."""

from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from audiences.choix import NatureOperation
from audiences.models import OperationNote
from audiences.selectors.rejeu_note import rebatir
from audiences.services.ecrire_note import appliquer_operations
from tests.audiences.factories import InscriptionFactory, NoteFactory
from tests.audiences.note.frappes import frappe
from tests.socle.factories import UtilisateurFactory

# Un pas : quel poste, quelle mention, quel texte (vide : effacer), sa vue est-elle à jour.
PAS = st.tuples(
    st.integers(0, 1), st.integers(0, 2), st.sampled_from(["", "Il avoue.", "Il nie."]), st.booleans()
)


def lue(mention) -> tuple:
    """Donne ce que montre une mention, rebâtie ou en base."""
    efface = getattr(mention, "est_effacee", None)
    efface = mention.effacee_le is not None if efface is None else efface
    return (mention.etape, mention.locuteur, mention.partie_id, mention.texte, mention.version, efface)


def en_base(note) -> dict:
    return {mention.identifiant: lue(mention) for mention in note.mentions.order_by("rang")}


@pytest.mark.django_db
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pas=st.lists(PAS, max_size=16))
def test_a_toute_operation_la_note_rebatie_est_celle_du_modele(tribunal, pas):
    note = NoteFactory(inscription=InscriptionFactory(audience__juridiction=tribunal))
    postes = [UtilisateurFactory(), UtilisateurFactory()]
    identifiants = [uuid4() for _ in range(3)]
    modele, vues, etats = {}, [{}, {}], {}
    for poste, rang, texte, a_jour in pas:
        mention = identifiants[rang]
        version, tenu, _ = modele.get(mention, (0, "", False))
        base = version if a_jour else vues[poste].get(mention, 0)
        nature = NatureOperation.ECRIRE if texte else NatureOperation.EFFACER
        accuse = appliquer_operations(
            note, [frappe(mention, texte, base=base, nature=nature)], par=postes[poste]
        )[0]
        vues[poste][mention] = accuse.version
        efface = nature == NatureOperation.EFFACER
        if accuse.etat == "ENREGISTREE" and accuse.version > version:
            # Un effacement garde le texte d'avant.
            modele[mention] = (accuse.version, tenu if efface and version else texte, efface)
        derniere = OperationNote.objects.filter(note=note).latest("pk").pk
        etats[derniere] = dict(modele)
    for operation, attendu in etats.items():
        rebati = rebatir(note, jusqua=operation)
        assert {m.identifiant: (m.version, m.texte, m.est_effacee) for m in rebati.values()} == attendu
        assert list(rebati) == list(attendu)
    assert {identifiant: lue(mention) for identifiant, mention in rebatir(note).items()} == en_base(note)
    assert rebatir(note, jusqua=0) == {}


@pytest.mark.django_db
def test_rebatir_demande_trois_requetes_quel_que_soit_le_nombre_d_operations(tribunal):
    note = NoteFactory(inscription=InscriptionFactory(audience__juridiction=tribunal))
    comptes = []
    for nombre in (1, 40):
        appliquer_operations(note, [frappe() for _ in range(nombre)], par=UtilisateurFactory())
        with CaptureQueriesContext(connection) as requetes:
            rebatir(note)
        comptes.append(len(requetes))
    assert comptes == [3, 3]


@pytest.mark.django_db
def test_un_premier_geste_qui_efface_laisse_sa_trace(tribunal):
    note = NoteFactory(inscription=InscriptionFactory(audience__juridiction=tribunal))
    geste = frappe(texte="Perdu", nature=NatureOperation.EFFACER)
    appliquer_operations(note, [geste], par=UtilisateurFactory())
    (rebatie,) = rebatir(note).values()
    assert (rebatie.texte, rebatie.est_effacee, rebatie.contenu) == ("Perdu", True, ())
