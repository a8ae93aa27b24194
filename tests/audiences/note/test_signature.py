from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from audiences.choix import Issue
from audiences.models import ManqueOutrepasse, Note
from audiences.regles.echeance_visa import echeance_visa
from audiences.regles.situation_note import PORTEE_NOTE, MentionVue, PrevenuVu, SituationNote
from audiences.services.ecrire_note import appliquer_operations
from mistral.socle.droit import controler
from mistral.socle.models import EntreeJournal
from tests.audiences.factories import InscriptionFactory, NoteFactory, PartieFactory
from tests.audiences.note.frappes import frappe

COMPLETE = ["PRES_PREV", "IDENT", "DROITS", "REQ", "PAROLE", "PRON"]
ENZO = PrevenuVu(1, "MARTELLI Enzo", True)
LEA = PrevenuVu(2, "ROSSI Léa", False)


def manques(*etapes, prevenus=(ENZO,), issue=""):
    mentions = tuple(
        MentionVue(*etape) if isinstance(etape, tuple) else MentionVue(etape, "Dit.") for etape in etapes
    )
    return {c.code for c in controler(SituationNote(mentions, prevenus, issue), portee=PORTEE_NOTE)}


@pytest.mark.parametrize(
    ("audience", "visa"),
    [
        (date(2026, 11, 24), date(2026, 11, 27)),  # Mardi : vendredi.
        (date(2026, 11, 25), date(2026, 11, 30)),  # Mercredi : samedi, prorogé au lundi.
        (date(2026, 12, 22), date(2026, 12, 28)),  # 25 décembre, un vendredi : lundi.
    ],
)
def test_le_visa_est_du_trois_jours_apres_l_audience_proroge(audience, visa):
    assert echeance_visa(audience) == visa


@pytest.mark.parametrize(
    ("etapes", "attendus"),
    [
        (COMPLETE, set()),
        ([], {"N-PRES_PREV", "N-IDENT", "N-DROITS", "N-REQ", "N-PAROLE", "N-ISSUE"}),
        ([*COMPLETE[:-2], "PRON"], {"N-PAROLE"}),
        (COMPLETE[:-1], {"N-ISSUE"}),
        ([*COMPLETE[:-1], "DELIB_DATE"], set()),
        ([*COMPLETE[:-1], ("PRON", "  ")], {"N-ISSUE"}),
        ([*COMPLETE, ("INTERRO", "Il dit ⟨réponse⟩")], {"N-TRAME"}),
        ([*COMPLETE, ("INTERRO", "Il [avoue|nie]")], {"N-TRAME"}),
        ([*COMPLETE, ("INTERRO", "Il dit [sic] et a < b")], set()),
    ],
)
def test_les_mentions_exigees_d_une_affaire_retenue(etapes, attendus):
    assert manques(*etapes) == attendus


def test_une_affaire_renvoyee_n_exige_que_la_presence_et_le_renvoi():
    assert manques("PRES_PREV", "RENVOI_DEM", issue=Issue.RENVOYEE) == set()


def test_un_absent_n_a_ni_identite_ni_dernier_mot():
    assert manques("PRES_PREV", "PRON", prevenus=(LEA,)) == set()


def test_une_presence_non_constatee_ne_dispense_de_rien():
    inconnu = PrevenuVu(3, "X", None)
    assert "N-PAROLE" in manques("PRES_PREV", "PRON", prevenus=(inconnu,))


def test_chaque_prevenu_est_compte():
    comparants = (ENZO, PrevenuVu(2, "ROSSI Léa", True))
    etapes = [(etape, "Dit.", 1) for etape in COMPLETE]
    assert manques(*etapes, prevenus=comparants) == {
        "N-PRES_PREV",
        "N-IDENT",
        "N-DROITS",
        "N-REQ",
        "N-PAROLE",
    }


@pytest.fixture
def note(tribunal):
    inscription = InscriptionFactory(audience__juridiction=tribunal, appelee_le=timezone.now())
    note = NoteFactory(inscription=inscription)
    PartieFactory(affaire=note.inscription.affaire)
    return note


def adresse(nom, note):
    return reverse(f"audiences:{nom}", args=[note.inscription_id])


def remplir(client, note, etapes=COMPLETE):
    appliquer_operations(note, [frappe(etape=e, texte="Dit.") for e in etapes], par=client.personne)


def signer(client, note, **champs):
    note.refresh_from_db()
    return client.post(adresse("signer", note), {"version": note.version} | champs)


def test_une_note_complete_se_signe_puis_se_vise_et_ne_change_plus(greffier, presidente, note):
    remplir(greffier, note)
    assert signer(greffier, note).status_code == 302
    assert presidente.post(adresse("viser", note)).status_code == 302
    note.refresh_from_db()
    assert (note.signee_par, note.visee_par) == (greffier.personne, presidente.personne)
    page = greffier.get(adresse("note", note)).content.decode()
    assert "<textarea" not in page
    assert list(EntreeJournal.objects.order_by("id").values_list("acte", flat=True)) == [
        "note-signee",
        "note-visee",
    ]


def test_un_manque_demande_un_motif_qui_est_garde(greffier, note):
    remplir(greffier, note, [e for e in COMPLETE if e != "PAROLE"])
    refusee = signer(greffier, note)
    assert refusee.status_code == 422
    assert "dernier mot" in refusee.content.decode()
    assert Note.objects.get(pk=note.pk).signee_le is None
    assert signer(greffier, note, motif_0="   ").status_code == 422
    assert signer(greffier, note, motif_0="Le prévenu a quitté la salle.").status_code == 302
    manque = ManqueOutrepasse.objects.get()
    assert (manque.regle, manque.motif) == ("N-PAROLE", "Le prévenu a quitté la salle.")


def test_une_note_vide_ne_se_signe_pas(greffier, note):
    reponse = signer(greffier, note, **{f"motif_{n}": "Rien." for n in range(6)})
    assert reponse.status_code == 422
    assert "vide" in reponse.content.decode()


def test_la_note_d_une_affaire_non_appelee_ne_se_signe_pas(greffier, note):
    note.inscription.appelee_le = None
    note.inscription.save(update_fields=["appelee_le"])
    remplir(greffier, note)
    reponse = signer(greffier, note)
    assert reponse.status_code == 422
    assert "n’a pas été appelée" in reponse.content.decode()
    assert Note.objects.get(pk=note.pk).signee_le is None


def test_une_note_qui_a_change_se_relit_avant_de_se_signer(greffier, note):
    remplir(greffier, note)
    reponse = greffier.post(adresse("signer", note), {"version": 1})
    assert reponse.status_code == 422
    assert "a changé" in reponse.content.decode()
    assert Note.objects.get(pk=note.pk).signee_le is None


def test_signer_deux_fois_est_refuse(greffier, note):
    remplir(greffier, note)
    signer(greffier, note)
    assert signer(greffier, note).status_code == 422


def test_une_note_non_signee_ne_se_vise_pas(presidente, note):
    presidente.post(adresse("viser", note))
    assert Note.objects.get(pk=note.pk).visee_le is None


def test_chacun_signe_selon_sa_fonction(greffier, presidente, directrice, greffier_ailleurs, note):
    assert presidente.get(adresse("signature", note)).status_code == 403
    assert signer(directrice, note).status_code == 403
    assert greffier.post(adresse("viser", note)).status_code == 403
    assert greffier_ailleurs.get(adresse("signature", note)).status_code == 404
    assert greffier.get(adresse("signature", note)).status_code == 200
