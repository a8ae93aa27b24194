"""Marques privées d'un lecteur : à lui seul, jamais dans la note, ni l'impression, ni le journal."""

import pytest
from django.db import connection
from django.urls import reverse

from audiences.documents.note import contexte
from audiences.models import MarqueNote
from audiences.services.ecrire_note import appliquer_operations
from mistral.socle.choix import Fonction
from mistral.socle.cloisonnement import cloison
from mistral.socle.models import EntreeJournal
from tests.audiences.factories import InscriptionFactory, NoteFactory
from tests.audiences.note.frappes import frappe

SECRET = "Contradiction avec le PV"


@pytest.fixture
def mention(tribunal, greffier):
    note = NoteFactory(inscription=InscriptionFactory(audience__juridiction=tribunal))
    appliquer_operations(note, [frappe(texte="Il reconnaît.")], par=greffier.personne)
    return note.mentions.get()


@pytest.fixture
def assesseur(tribunal, se_connecter):
    return se_connecter(Fonction.MAGISTRAT, tribunal)


def poser(client, mention, **saisie):
    saisie = {"est_a_revoir": "on", "texte": SECRET} | saisie
    return client.post(reverse("audiences:marque", args=[mention.pk]), saisie)


def marques_de(client, mention) -> list[tuple]:
    """Donne les marques que la base montre à cette personne."""
    with cloison([mention.juridiction_id], utilisateur=client.personne.pk):
        return list(MarqueNote.objects.values_list("est_a_revoir", "texte"))


def pages(mention) -> list[str]:
    passage = mention.note.inscription_id
    adresses = [reverse(f"audiences:{nom}", args=[passage]) for nom in ("note", "note-etat", "marques")]
    return [*adresses, reverse("audiences:marque", args=[mention.pk])]


def test_son_auteur_la_voit_partout_ou_il_lit(presidente, mention):
    assert poser(presidente, mention).status_code == 302
    for adresse in pages(mention):
        assert SECRET in presidente.get(adresse).content.decode(), adresse
    assert f"#mention-{mention.identifiant}" in presidente.get(pages(mention)[2]).content.decode()


def test_nul_autre_ne_la_voit_ni_par_l_ecran_ni_par_la_base(
    presidente, assesseur, greffier, directrice, mention
):
    poser(presidente, mention)
    for autre in (assesseur, greffier, directrice):
        for adresse in pages(mention):
            assert SECRET not in autre.get(adresse).content.decode(), adresse
        assert marques_de(autre, mention) == []
    assert marques_de(presidente, mention) == [(True, SECRET)]


def test_deux_magistrats_marquent_la_meme_mention_chacun_pour_soi(presidente, assesseur, mention):
    poser(presidente, mention)
    poser(assesseur, mention, texte="Question à poser", est_a_revoir="")
    assert marques_de(presidente, mention) == [(True, SECRET)]
    assert marques_de(assesseur, mention) == [(False, "Question à poser")]


def test_elle_se_change_et_se_retire(presidente, mention):
    poser(presidente, mention)
    poser(presidente, mention, texte="Autre", est_a_revoir="")
    assert marques_de(presidente, mention) == [(False, "Autre")]
    presidente.post(reverse("audiences:retirer-marque", args=[mention.pk]))
    assert marques_de(presidente, mention) == []


def test_retirer_la_sienne_laisse_celle_de_l_autre(presidente, assesseur, mention):
    poser(presidente, mention)
    assesseur.post(reverse("audiences:retirer-marque", args=[mention.pk]))
    assert marques_de(presidente, mention) == [(True, SECRET)]


@pytest.mark.parametrize("saisie", [{"est_a_revoir": "", "texte": " "}, {"texte": "x" * 201}])
def test_une_marque_vide_ou_trop_longue_revient_avec_sa_saisie(presidente, mention, saisie):
    reponse = poser(presidente, mention, **saisie)
    assert reponse.status_code == 422
    assert marques_de(presidente, mention) == []


def test_elle_ne_parait_ni_a_l_impression_ni_au_journal(presidente, mention):
    entrees = EntreeJournal.objects.count()
    poser(presidente, mention)
    with cloison([mention.juridiction_id], utilisateur=presidente.personne.pk):
        assert SECRET not in str(contexte(mention.note.inscription))
    assert EntreeJournal.objects.count() == entrees


def test_seul_un_magistrat_marque(greffier, directrice, greffier_ailleurs, mention):
    for personne in (greffier, directrice, greffier_ailleurs):
        assert poser(personne, mention).status_code == 403


def test_un_magistrat_d_ailleurs_n_y_accede_pas(autre_tribunal, se_connecter, mention):
    ailleurs = se_connecter(Fonction.MAGISTRAT, autre_tribunal)
    assert poser(ailleurs, mention).status_code == 404


def compteurs() -> dict[str, int]:
    with connection.cursor() as curseur:
        curseur.execute(
            "SELECT relname, n_tup_ins + n_tup_upd + n_tup_del FROM pg_stat_xact_user_tables"
            " WHERE relname IN ('audiences_note', 'audiences_mention', 'audiences_operationnote')"
        )
        return dict(curseur.fetchall())


def test_lire_et_marquer_n_ecrivent_jamais_dans_la_note(presidente, mention):
    avant = compteurs()
    for adresse in pages(mention):
        presidente.get(adresse)
    poser(presidente, mention)
    presidente.post(reverse("audiences:retirer-marque", args=[mention.pk]))
    assert compteurs() == avant
