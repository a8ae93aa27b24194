"""Bandeau de la note, page des horaires, actes demandés depuis la note."""

import datetime

import pytest
import time_machine
from django.urls import reverse

from audiences.choix import NatureSession
from audiences.models import CorrectionHoraire, Session, SuspensionAffaire
from tests.audiences.factories import AudienceFactory, InscriptionFactory, MentionFactory, NoteFactory
from tests.decisions.passages import passage_appele

pytestmark = pytest.mark.django_db
PARIS = datetime.timezone(datetime.timedelta(hours=1))


def a(heure: int, minute: int = 0, jour: int = 24) -> datetime.datetime:
    return datetime.datetime(2026, 11, jour, heure, minute, tzinfo=PARIS)


def lu(reponse) -> str:
    return " ".join(reponse.content.decode().replace("\u00a0", " ").replace("\u202f", " ").split())


@pytest.fixture(autouse=True)
def horloge():
    with time_machine.travel(a(15, 42), tick=False) as horloge:
        yield horloge


@pytest.fixture
def audience(tribunal):
    audience = AudienceFactory(juridiction=tribunal, ouverte_le=a(13, 34))
    Session.objects.create(
        juridiction=tribunal, audience=audience, nature=NatureSession.DEBATS, debut_le=a(13, 34)
    )
    return audience


@pytest.fixture
def passage(audience):
    passage = InscriptionFactory(audience=audience, affaire__duree_prevue=368, appelee_le=a(15, 42))
    NoteFactory(inscription=passage)
    return passage


def voir(client, passage):
    return client.get(reverse("audiences:note", args=[passage.pk]))


def agir(client, nom, objet, /, **champs):
    return client.post(reverse(f"audiences:{nom}", args=[objet]), champs)


def test_le_bandeau_dit_l_heure_l_ecoule_et_la_fin_estimee(greffier, passage):
    page = lu(voir(greffier, passage))
    assert "· ouverte 13 h 34" in page
    assert ">2 h 08<" in page
    assert ">21 h 50<" in page
    assert ">8 h 16<" in page
    assert "⚠ seuil 8 h" in page
    assert "durée prévue au rôle" in page
    assert "circulaire du 6 juin 2001" in page


def test_le_bandeau_ne_s_invente_pas_de_fin(greffier, audience):
    passage = InscriptionFactory(audience=audience)
    assert "fin non estimable" in lu(voir(greffier, passage))


@pytest.mark.parametrize(
    ("nom", "champs"),
    [
        ("ouvrir-debats", {}),
        ("suspendre-affaire", {"nature": "DELIBERE"}),
        ("prononcer", {}),
        ("terminer", {}),
    ],
)
def test_un_acte_de_la_note_revient_a_la_note(greffier, passage, nom, champs):
    suite = reverse("audiences:note", args=[passage.pk])
    reponse = agir(greffier, nom, passage.pk, suite=suite, **champs)
    assert (reponse.status_code, reponse.url) == (302, suite)


def test_le_bandeau_suit_l_affaire_suspendue_puis_reprise(greffier, passage):
    assert "Débats <kbd>Alt+K</kbd>" in lu(voir(greffier, passage))
    agir(greffier, "ouvrir-debats", passage.pk)
    agir(greffier, "suspendre-affaire", passage.pk, nature="SUSPENSION", motif="INCIDENT")
    page = lu(voir(greffier, passage))
    assert "Reprendre l’affaire <kbd>Alt+K</kbd>" in page
    assert "suspendue depuis 15 h 42" in page
    assert SuspensionAffaire.objects.get().motif == "INCIDENT"
    agir(greffier, "reprendre-affaire", passage.pk)
    assert "Reprendre l’affaire" not in lu(voir(greffier, passage))


def test_un_refus_rend_la_page_avec_sa_raison(greffier, passage, audience):
    agir(greffier, "suspendre", audience.pk, nature="SUSPENSION")
    reponse = agir(greffier, "ouvrir-debats", passage.pk)
    assert reponse.status_code == 422
    assert "reprenez-la pour ouvrir ses débats" in lu(reponse)


# Horaires


def corriger(client, audience, cle, date="2026-11-24", heure="13:20", motif="Oubli", **champs):
    donnees = {"cle": cle, "date": date, "heure": heure, "motif": motif}
    return agir(client, "corriger-heure", audience.pk, **donnees | champs)


def test_la_page_montre_les_heures_et_ouvre_le_formulaire_sur_l_une(greffier, passage, audience):
    adresse = reverse("audiences:horaires", args=[audience.pk])
    page = lu(greffier.get(adresse))
    assert "Ouverture" in page
    assert "non notée" in page
    assert '<form method="post" action="' + adresse not in page
    ouverte = lu(greffier.get(adresse, {"corriger": f"APPEL-{passage.pk}"}))
    assert 'value="2026-11-24"' in ouverte
    assert 'value="15:42"' in ouverte


def test_une_heure_corrigee_se_voit_avec_l_ancienne(greffier, passage, audience):
    assert corriger(greffier, audience, f"OUVERTURE-{audience.pk}").status_code == 302
    page = lu(greffier.get(reverse("audiences:horaires", args=[audience.pk])))
    assert 'title="auparavant 13 h 34"' in page
    assert "13 h 34 → 13 h 20" in page
    assert 'title="auparavant 13 h 34">corrigée' in lu(voir(greffier, passage))


def test_la_mention_qui_dit_l_ancienne_heure_est_signalee_et_ne_change_pas(greffier, passage, audience):
    texte = "L’audience publique est ouverte à 13 h 34, salle 2."
    mention = MentionFactory(note=passage.note, etape="OUV", texte=texte)
    adresse = reverse("audiences:horaires", args=[audience.pk])
    assert "dit encore l’ancienne heure" not in lu(greffier.get(adresse))
    corriger(greffier, audience, f"OUVERTURE-{audience.pk}")
    assert "dit encore l’ancienne heure" in lu(greffier.get(adresse))
    mention.refresh_from_db()
    assert mention.texte == texte


@pytest.mark.parametrize(
    ("champs", "refus"),
    [
        ({"motif": ""}, "obligatoire"),
        ({"heure": "25:00"}, "heure valide"),
        ({"heure": "18:00"}, "est à venir"),
        ({"date": "2026-03-29", "heure": "02:30"}, "n’a pas existé"),
        ({"date": "2026-10-25", "heure": "02:30"}, "dites laquelle des deux"),
        ({"cle": "RIEN-1"}, "n’existe pas"),
        ({"cle": "OUVERTURE-" + "9" * 30}, "n’existe pas"),
        ({"cle": "APPEL-0"}, "n’existe plus"),
    ],
)
def test_une_saisie_fautive_rend_la_page_et_rien_n_est_corrige(greffier, passage, audience, champs, refus):
    reponse = corriger(greffier, audience, **({"cle": f"OUVERTURE-{audience.pk}"} | champs))
    assert reponse.status_code == 422
    assert refus in lu(reponse)
    assert not CorrectionHoraire.objects.exists()


def test_une_heure_qui_a_existe_deux_fois_se_choisit(greffier, tribunal, horloge):
    horloge.move_to(datetime.datetime(2027, 10, 31, 5, 0, tzinfo=PARIS))
    ouverte = datetime.datetime(2027, 10, 30, 13, 30, tzinfo=datetime.timezone(datetime.timedelta(hours=2)))
    audience = AudienceFactory(juridiction=tribunal, date=ouverte.date(), ouverte_le=ouverte)
    passage = InscriptionFactory(audience=audience, appelee_le=ouverte)
    cle = f"PRONONCE-{passage.pk}"
    greffier.force_login(greffier.personne)
    corriger(greffier, audience, cle, date="2027-10-31", heure="02:30", pli="1")
    passage.refresh_from_db()
    assert passage.prononcee_le == datetime.datetime(2027, 10, 31, 1, 30, tzinfo=datetime.UTC)


def test_qui_ne_tient_pas_l_audience_lit_sans_corriger(presidente, passage, audience):
    page = lu(presidente.get(reverse("audiences:horaires", args=[audience.pk])))
    assert "Ouverture" in page
    assert "?corriger=" not in page
    assert corriger(presidente, audience, f"OUVERTURE-{audience.pk}").status_code == 403


def test_la_page_des_horaires_fait_toujours_autant_de_requetes(
    greffier, audience, passage, django_assert_num_queries
):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    adresses = [
        reverse("audiences:horaires", args=[audience.pk]),
        reverse("audiences:note", args=[passage.pk]),
    ]
    avant = []
    for adresse in adresses:
        with CaptureQueriesContext(connection) as requetes:
            greffier.get(adresse)
        avant.append(len(requetes))
    for _ in range(12):
        InscriptionFactory(audience=audience, appelee_le=a(14), affaire__duree_prevue=20)
    for adresse, nombre in zip(adresses, avant, strict=True):
        with django_assert_num_queries(nombre):
            greffier.get(adresse)


def test_l_audience_d_un_autre_tribunal_n_existe_pas(greffier, autre_tribunal):
    autre = passage_appele(autre_tribunal)
    for nom, cle in (("horaires", autre.audience_id), ("ouvrir-debats", autre.pk), ("prononcer", autre.pk)):
        methode = greffier.get if nom == "horaires" else greffier.post
        assert methode(reverse(f"audiences:{nom}", args=[cle])).status_code == 404
