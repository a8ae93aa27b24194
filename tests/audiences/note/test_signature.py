import pytest
from django.urls import reverse
from django.utils import timezone

from audiences.models import ManqueOutrepasse, Note
from audiences.services.ecrire_note import appliquer_operations
from mistral.socle.models import EntreeJournal
from tests.audiences.factories import InscriptionFactory, NoteFactory, PartieFactory
from tests.audiences.note.frappes import frappe

COMPLETE = ["OUV", "COMPO", "PRES_PREV", "IDENT", "DROITS", "REQ", "PAROLE", "DELIB_DATE"]


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
    assert signer(greffier, note, **{"motif_N-PAROLE": "   "}).status_code == 422
    assert signer(greffier, note, **{"motif_N-PAROLE": "Le prévenu a quitté la salle."}).status_code == 302
    manque = ManqueOutrepasse.objects.get()
    assert (manque.regle, manque.motif) == ("N-PAROLE", "Le prévenu a quitté la salle.")


def test_une_note_vide_ne_se_signe_pas(greffier, note):
    reponse = signer(
        greffier, note, **{f"motif_N-{code}": "Rien." for code in COMPLETE} | {"motif_N-ISSUE": "Rien."}
    )
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
