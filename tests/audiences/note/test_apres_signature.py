"""Une note signée ne bouge plus, pas même en base ; ce qui suit est daté et s'ajoute."""

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse
from django.utils import timezone

from audiences.documents.note import contexte
from audiences.models import Mention, MentionPosterieure, Note, ObservationPresident
from audiences.rappel import RAPPELS, Demande
from mistral.socle.models import EntreeJournal
from tests.audiences.factories import InscriptionFactory, MentionFactory, NoteFactory, PartieFactory


@pytest.fixture
def note(tribunal, greffier):
    """Note d'une mention, signée par le greffier."""
    inscription = InscriptionFactory(audience__juridiction=tribunal, appelee_le=timezone.now())
    note = NoteFactory(inscription=inscription, version=1)
    PartieFactory(affaire=inscription.affaire)
    MentionFactory(note=note, auteur=greffier.personne)
    note.signee_le, note.signee_par = timezone.now(), greffier.personne
    note.save(update_fields=["signee_le", "signee_par"])
    return note


def adresse(nom, note):
    return reverse(f"audiences:{nom}", args=[note.inscription_id])


def test_la_base_refuse_toute_ecriture_dans_une_note_signee(note, greffier):
    mention = Mention.objects.get()
    actes = [
        lambda: Mention.objects.update(texte="autre"),
        lambda: Mention.objects.all().delete(),
        lambda: MentionFactory(note=note, auteur=greffier.personne),
        lambda: Note.objects.filter(pk=note.pk).update(signee_le=None, signee_par=None),
        lambda: Note.objects.filter(pk=note.pk).update(version=9),
    ]
    for acte in actes:
        with pytest.raises(DatabaseError), transaction.atomic():
            acte()
    mention.refresh_from_db()
    assert mention.texte == "Je reconnais les faits."


def test_un_visa_ne_se_reprend_pas(note, presidente):
    presidente.post(adresse("viser", note))
    note.refresh_from_db()
    assert note.visee_par == presidente.personne
    with pytest.raises(DatabaseError), transaction.atomic():
        Note.objects.filter(pk=note.pk).update(visee_le=None, visee_par=None)


def test_le_president_observe_le_greffier_repond_la_note_ne_change_pas(greffier, presidente, note):
    assert (
        presidente.post(adresse("observations", note), {"texte": "Il manque le serment."}).status_code == 302
    )
    observation = ObservationPresident.objects.get()
    [rappel] = [r for r in RAPPELS if r.code == "OBSERVATIONS"]
    demande = Demande(greffier.personne, timezone.localdate())
    assert len(rappel.taches(demande)) == 1
    page = greffier.get(adresse("mention-posterieure", note)).content.decode()
    assert "Il manque le serment." in page
    saisie = {"nature": "REPONSE", "repond_a": observation.pk, "texte": "Le serment a été prêté à 15 h."}
    assert greffier.post(adresse("mention-posterieure", note), saisie).status_code == 302
    mention = MentionPosterieure.objects.get()
    assert (mention.repond_a, mention.auteur) == (observation, greffier.personne)
    assert len(rappel.taches(demande)) == 0
    page = presidente.get(adresse("note", note)).content.decode()
    assert "Le serment a été prêté à 15 h." in page
    assert presidente.post(adresse("viser", note)).status_code == 302
    assert Mention.objects.get().texte == "Je reconnais les faits."
    actes = list(EntreeJournal.objects.order_by("id").values_list("acte", flat=True))
    assert actes == ["visa-refuse", "mention-posterieure", "note-visee"]


def test_les_mentions_posterieures_s_impriment_a_part_pas_les_observations(greffier, presidente, note):
    presidente.post(adresse("observations", note), {"texte": "Entre nous."})
    saisie = {"nature": "RECTIFICATION", "texte": "Le prénom est Léa."}
    assert greffier.post(adresse("mention-posterieure", note), saisie).status_code == 302
    imprimee = contexte(note.inscription)
    assert [m.texte for m in imprimee.posterieures] == ["Le prénom est Léa."]
    assert all("Entre nous" not in m.texte for etape in imprimee.etapes for m in etape.mentions)


@pytest.mark.parametrize(
    ("nom", "saisie"),
    [
        ("observations", {"texte": "  "}),
        ("mention-posterieure", {"nature": "PRECISION", "texte": ""}),
        ("mention-posterieure", {"nature": "INCONNUE", "texte": "Dit."}),
    ],
)
def test_une_saisie_vide_revient(greffier, presidente, note, nom, saisie):
    client = presidente if nom == "observations" else greffier
    assert client.post(adresse(nom, note), saisie).status_code == 422


def test_une_note_visee_n_attend_plus_d_observations(presidente, note):
    presidente.post(adresse("viser", note))
    assert presidente.post(adresse("observations", note), {"texte": "Trop tard."}).status_code == 422


def test_une_note_non_signee_n_a_pas_de_suite(greffier, presidente, tribunal):
    note = NoteFactory(inscription=InscriptionFactory(audience__juridiction=tribunal))
    assert presidente.get(adresse("observations", note)).status_code == 404
    assert greffier.get(adresse("mention-posterieure", note)).status_code == 404


def test_l_apercu_est_un_pdf_que_rien_ne_garde(greffier, note):
    reponse = greffier.get(adresse("note-apercu", note))
    assert reponse["Content-Type"] == "application/pdf"
    assert reponse.content.startswith(b"%PDF")
    assert "no-store" in reponse["Cache-Control"]


def test_signer_mene_a_la_note_suivante(greffier, tribunal, note):
    suivante = InscriptionFactory(audience=note.inscription.audience, appelee_le=timezone.now())
    autre = NoteFactory(inscription=suivante, version=1)
    MentionFactory(note=autre, auteur=greffier.personne)
    derniere = InscriptionFactory(audience=note.inscription.audience, appelee_le=timezone.now())
    NoteFactory(inscription=derniere)
    page = greffier.get(adresse("signature", autre))
    motifs = {champ.html_name: "Essai." for _, champ in page.context["form"].lignes}
    assert "Autres notes de l’audience à signer" in page.content.decode()
    reponse = greffier.post(adresse("signer", autre), {"version": 1} | motifs)
    assert reponse.url == reverse("audiences:signature", args=[derniere.pk])
