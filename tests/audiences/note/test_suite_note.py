"""La suite du fil : ce qui a changé depuis la version tenue, et le fil entier quand il le faut."""

import re
from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from audiences.models import MarqueNote, Note
from audiences.services.ecrire_note import appliquer_operations
from mistral.socle.cloisonnement import cloison
from tests.audiences.factories import InscriptionFactory, NoteFactory, PartieFactory
from tests.audiences.note.frappes import frappe

PREMIERE, SECONDE = frappe(texte="Première."), frappe(texte="Seconde.")


@pytest.fixture
def note(tribunal, greffier):
    note = NoteFactory(inscription=InscriptionFactory(audience__juridiction=tribunal))
    PartieFactory(affaire=note.inscription.affaire)
    appliquer_operations(note, [PREMIERE, SECONDE], par=greffier.personne)
    return Note.objects.get(pk=note.pk)


def lire(client, note, *, marque=None, version=2):
    demande = {"marque": f"{version}" if marque is None else marque, "version": version}
    return client.get(reverse("audiences:note-etat", args=[note.inscription_id]), demande)


def mentions(reponse) -> dict[str, str]:
    """Donne les attributs de chaque mention de la réponse, par identifiant."""
    balises = re.findall(r"<li ([^>]*)>", reponse.content.decode())
    return {re.search('data-mention="([^"]+)"', balise)[1]: balise for balise in balises}


@pytest.mark.parametrize(
    ("change", "attendue", "attribut"),
    [
        (frappe(texte="Troisième."), None, "data-a-la-suite"),
        (frappe(PREMIERE.mention, "Première, corrigée.", base=1), PREMIERE, 'data-version="3"'),
        (frappe(SECONDE.mention, nature="EFFACER", base=2), SECONDE, "data-retiree"),
        (frappe(PREMIERE.mention, "  ", base=1), PREMIERE, "data-retiree"),
    ],
    ids=["ajoutée, à la fin", "corrigée, à sa place", "effacée", "vidée"],
)
def test_seule_la_mention_changee_revient(presidente, greffier, note, change, attendue, attribut):
    appliquer_operations(note, [change], par=greffier.personne)
    reponse = lire(presidente, note)
    ((identifiant, balise),) = mentions(reponse).items()
    assert 'id="note-suite"' in reponse.content.decode()
    assert identifiant == str((attendue or change).mention)
    assert attribut in balise
    assert ("data-a-la-suite" in balise) == (attendue is None)


def test_la_suite_d_une_note_inchangee_est_un_304(presidente, note):
    assert lire(presidente, note).status_code == 304


def test_ce_qui_manque_se_demande_sans_relire_le_fil(greffier, note):
    adresse = reverse("audiences:note-etat", args=[note.inscription_id])
    reponse = greffier.get(adresse, {"marque": "2", "version": 2, "manques": 1})
    assert reponse.status_code == 200
    assert mentions(reponse) == {}
    [dit] = re.findall(r"data-manques>\s*(.*?)\s*</p>", reponse.content.decode(), re.DOTALL)
    entier = greffier.get(adresse).content.decode()
    assert dit.startswith("Il manque") and dit in entier
    assert "data-manques" not in greffier.get(adresse, {"marque": "1", "version": 1}).content.decode()


@pytest.mark.parametrize(("marque", "version"), [("", 2), ("", 0), ("2", 0), ("2-signee", 2)])
def test_sans_version_sans_marque_ou_apres_une_signature_le_fil_revient_entier(
    presidente, greffier, note, marque, version
):
    appliquer_operations(note, [frappe(texte="Troisième.")], par=greffier.personne)
    reponse = lire(presidente, note, marque=marque, version=version)
    assert 'id="note-suite"' not in reponse.content.decode()
    assert len(mentions(reponse)) == 3


def test_la_signature_fait_revenir_le_fil_entier(presidente, greffier, note):
    with cloison([note.juridiction_id]):
        Note.objects.filter(pk=note.pk).update(signee_le=datetime.now(UTC), signee_par=greffier.personne)
    reponse = lire(presidente, note)
    assert 'id="note-suite"' not in reponse.content.decode()
    assert 'data-marque="2-signee"' in reponse.content.decode()


def test_un_lecteur_retrouve_sa_marque_sur_la_mention_changee(presidente, greffier, note):
    with cloison([note.juridiction_id], utilisateur=presidente.personne.pk):
        MarqueNote.objects.create(
            juridiction_id=note.juridiction_id,
            mention=note.mentions.get(identifiant=PREMIERE.mention),
            auteur=presidente.personne,
            texte="À relire",
        )
    appliquer_operations(note, [frappe(PREMIERE.mention, "Corrigée.", base=1)], par=greffier.personne)
    assert "À relire" in lire(presidente, note).content.decode()
    assert "À relire" not in lire(greffier, note).content.decode()


def test_la_suite_demande_autant_de_requetes_pour_une_mention_que_pour_douze(presidente, greffier, note):
    comptes = []
    for nombre in (1, 12):
        depuis = Note.objects.get(pk=note.pk).version
        neuves = [frappe(texte=f"Mention {rang}.") for rang in range(nombre)]
        appliquer_operations(note, neuves, par=greffier.personne)
        with CaptureQueriesContext(connection) as requetes:
            assert len(mentions(lire(presidente, note, version=depuis))) == nombre
        comptes.append(len(requetes))
    assert comptes[0] == comptes[1]


def test_la_suite_est_la_meme_pour_qui_ecrit(greffier, note):
    """Le greffier lit aussi la suite : ce qu'un autre a écrit lui arrive avec ses actes."""
    appliquer_operations(note, [frappe(texte="D’un autre.")], par=greffier.personne)
    assert "data-effacer" in lire(greffier, note).content.decode()
    assert "D’un autre." in lire(greffier, note).content.decode()
