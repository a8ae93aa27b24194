"""La note d'audience imprimée."""

import datetime
from pathlib import Path

import pytest
from django.utils import timezone

from audiences.documents.note import NOTE, contexte
from audiences.models import Note
from mistral.socle.impression import imprimer_document
from tests.audiences.exemples import DEBUT, appeler, constater, importer_grasse, noter
from tests.audiences.factories import InscriptionFactory, MentionFactory, NoteFactory
from tests.lecture_pdf import balises_de, comparer, mots_de
from tests.socle.factories import UtilisateurFactory

ATTENDUS = Path(__file__).parent / "attendus"


@pytest.fixture
def passage(tribunal):
    """L'affaire MARTELLI appelée, constatée et notée."""
    inscription = appeler(importer_grasse(tribunal), 1)
    prevenu = inscription.affaire.parties.get(qualite="PREVENU")
    constater(inscription, "CMPSM")
    noter(
        inscription,
        ("IDENT", "PRESIDENT", "Constate l’identité du prévenu."),
        ("DROITS", "PRESIDENT", "L’informe de son droit de se taire."),
        ("INTERRO", "PREVENU", "« Je reconnais les faits. »\nJe regrette.", prevenu),
        ("INTERRO", "MINISTERE_PUBLIC", "Sur question : <b>et avant ?</b> & après ?"),
        ("PAROLE", "PREVENU", "A eu la parole en dernier.", prevenu),
    )
    return inscription


def signer(inscription, *, visa=False):
    """Signe la note à 19 h 02 ; le visa suit le lendemain."""
    champs = {
        "signee_le": DEBUT + datetime.timedelta(hours=5, minutes=28),
        "signee_par": UtilisateurFactory(nom="PERRIN", prenom="Aline"),
    }
    if visa:
        champs |= {
            "visee_le": DEBUT + datetime.timedelta(days=1),
            "visee_par": UtilisateurFactory(nom="VASSEUR", prenom="Hélène"),
        }
    Note.objects.filter(inscription=inscription).update(**champs)


def test_la_note_signee_et_visee_se_lit_comme_le_texte_relu(passage):
    signer(passage, visa=True)
    imprime = imprimer_document(NOTE, passage)
    comparer(imprime.pdf, ATTENDUS / "note-martelli.txt")
    assert imprime.manques == ()


def test_une_note_non_signee_est_un_projet_et_le_dit(passage):
    imprime = imprimer_document(NOTE, passage)
    texte = mots_de(imprime.pdf)
    assert "PROJET" in texte
    assert "Non signée" in texte
    assert {"Signature du greffier", "Visa du président"} <= set(imprime.manques)


def test_une_note_signee_n_est_plus_un_projet(passage):
    signer(passage)
    imprime = imprimer_document(NOTE, passage)
    assert "PROJET" not in mots_de(imprime.pdf)
    assert "Non visée" in mots_de(imprime.pdf)
    assert imprime.manques == ("Visa du président",)


def test_un_texte_hostile_est_imprime_a_la_lettre(passage):
    assert "<b>et avant ?</b> & après ?" in mots_de(imprimer_document(NOTE, passage).pdf)


def test_une_mention_effacee_n_est_pas_imprimee(passage):
    passage.note.mentions.filter(etape="DROITS").update(effacee_le=timezone.now())
    assert "se taire" not in mots_de(imprimer_document(NOTE, passage).pdf)


def test_les_mentions_gardent_leur_ordre_et_leurs_etapes(passage):
    etapes = contexte(passage).etapes
    assert [len(etape.mentions) for etape in etapes] == [1, 1, 2, 1]
    assert [mention.locuteur for mention in etapes[2].mentions] == [
        "LE PRÉVENU (MARTELLI Enzo, Paul)",
        "LE MINISTÈRE PUBLIC",
    ]
    assert etapes[0].mentions[0].locuteur == "LA PRÉSIDENTE"


def test_une_saisie_a_completer_et_une_presence_non_constatee_manquent(tribunal):
    inscription = appeler(importer_grasse(tribunal), 4)
    noter(inscription, ("PAROLE", "PREVENU", "Le prévenu déclare : ⟨déclaration⟩"))
    manques = imprimer_document(NOTE, inscription).manques
    assert "« Dernier mot » : une saisie ⟨…⟩ reste à compléter".replace(" :", "\u00a0:") in manques
    assert any(manque.startswith("Présence non constatée") for manque in manques)


def test_une_affaire_sans_note_s_imprime_et_dit_tout_ce_qui_manque(tribunal):
    inscription = InscriptionFactory(audience__juridiction=tribunal)
    imprime = imprimer_document(NOTE, inscription)
    assert "Aucune mention." in mots_de(imprime.pdf)
    assert "Aucune mention n’a été portée à la note" in imprime.manques


def test_la_note_n_est_due_que_d_une_affaire_appelee(tribunal):
    audience = importer_grasse(tribunal)
    assert not NOTE.est_du(audience.inscriptions.get(rang=1))
    assert NOTE.est_du(appeler(audience, 1))


def test_les_titres_sont_balises_par_etape(passage):
    assert balises_de(imprimer_document(NOTE, passage).pdf).count("H3") >= 5


@pytest.mark.parametrize("nombre", [1, 12])
def test_le_nombre_de_requetes_ne_depend_pas_des_mentions(nombre, tribunal, django_assert_num_queries):
    inscription = InscriptionFactory(audience__juridiction=tribunal)
    note = NoteFactory(inscription=inscription)
    MentionFactory.create_batch(nombre, note=note)
    with django_assert_num_queries(11):
        contexte(inscription)
