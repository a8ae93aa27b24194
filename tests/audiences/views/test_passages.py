"""Vie d'une affaire : chaque passage garde sa note, sa composition, son issue."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from audiences.choix import Fauteuil, NatureMouvement, NatureSession
from audiences.models import Affaire, Jonction, MouvementAudience, Note, Session
from audiences.services.disjoindre import disjoindre
from audiences.services.joindre import joindre
from decisions.services.renvoyer import renvoyer
from tests.audiences.factories import (
    AudienceFactory,
    InscriptionFactory,
    IntervenantFactory,
    MentionFactory,
    NoteFactory,
    RemplacementFactory,
)
from tests.decisions.passages import HUIT_MOIS, juger, passage_appele, prevenus_de
from tests.pages import texte

pytestmark = pytest.mark.django_db


def page(client, affaire) -> str:
    reponse = client.get(reverse("audiences:passages", args=[affaire.pk]))
    assert reponse.status_code == 200
    return reponse.content.decode()


@pytest.fixture
def audience(tribunal):
    audience = AudienceFactory(juridiction=tribunal, ouverte_le=timezone.now())
    Session.objects.create(
        juridiction=tribunal, audience=audience, nature=NatureSession.DEBATS, debut_le=timezone.now()
    )
    return audience


@pytest.fixture
def renvoyee(tribunal, greffier):
    """Affaire renvoyée au 12 janvier 2099, note signée."""
    passage = passage_appele(tribunal)
    note = NoteFactory(inscription=passage)
    MentionFactory(note=note)
    Note.objects.filter(pk=note.pk).update(signee_le=timezone.now(), signee_par=greffier.personne)
    renvoyer(
        passage, demandeur="PARQUET", motif="DEFAUT_CITATION", type="AVEC_CITATION", par=greffier.personne,
        date=datetime.date(2099, 1, 12), heure=datetime.time(9), service=passage.audience.service,
    )  # fmt: skip
    passage.refresh_from_db()
    return passage


def test_un_dossier_renvoye_reste_a_sa_premiere_audience_avec_sa_note(greffier, renvoyee):
    suivant = renvoyee.suites.get()
    contenu = page(greffier, renvoyee.affaire)
    lu = texte(contenu)
    assert reverse("audiences:note", args=[renvoyee.pk]) in contenu
    assert reverse("audiences:note", args=[suivant.pk]) in contenu
    assert "signée par" in lu
    assert "Renvoyée" in lu and "demandé par le ministère public" in lu
    assert f'href="#passage-{suivant.pk}"' in contenu and f'href="#passage-{renvoyee.pk}"' in contenu
    role = texte(greffier.get(reverse("audiences:audience", args=[renvoyee.audience_id])).content.decode())
    assert str(renvoyee.affaire) in role


def test_une_note_ancienne_se_lit_depuis_les_passages(presidente, renvoyee):
    adresse = reverse("audiences:note", args=[renvoyee.pk])
    assert adresse in page(presidente, renvoyee.affaire)
    assert "Je reconnais les faits." in presidente.get(adresse).content.decode()


def test_la_decision_est_resumee(greffier, tribunal):
    passage = passage_appele(tribunal)
    juger(passage, greffier.personne, HUIT_MOIS)
    lu = texte(page(greffier, passage.affaire))
    assert "Jugée" in lu
    assert "coupable" in lu and "huit mois" in lu


def test_la_composition_dit_qui_remplacait_qui(greffier, tribunal):
    passage = passage_appele(tribunal)
    IntervenantFactory(audience=passage.audience, nom="Mme VASSEUR")
    RemplacementFactory(inscription=passage, fauteuil=Fauteuil.PRESIDENT, nom="M. COLIN")
    assert "M. COLIN (président, à la place de Mme VASSEUR)" in texte(page(greffier, passage.affaire))


def test_les_jonctions_et_les_disjonctions_sont_liees_dans_les_deux_sens(greffier, tribunal, audience):
    principale = passage_appele(tribunal, audience=audience, prevenus=2)
    jointe = passage_appele(tribunal, audience=audience)
    joindre(jointe, a=principale, par=greffier.personne)
    part = prevenus_de(principale)[1]
    faits = set(part.preventions.values_list("pk", flat=True))
    nouvelle = disjoindre(
        principale, preventions=faits, suivent=set(), communes=set(), numero="X/2", par=greffier.personne
    ).nouvelle
    lien = lambda affaire: reverse("audiences:passages", args=[affaire.pk])  # noqa: E731
    de_la_principale = page(greffier, principale.affaire)
    assert lien(jointe.affaire) in de_la_principale and lien(nouvelle.affaire) in de_la_principale
    assert lien(principale.affaire) in page(greffier, jointe.affaire)
    assert lien(principale.affaire) in page(greffier, nouvelle.affaire)


def test_le_retrait_du_role_et_les_mouvements_sont_dits(greffier, tribunal):
    passage = InscriptionFactory(
        audience__juridiction=tribunal, retiree_le=timezone.now(), motif_retrait="citation caduque"
    )
    MouvementAudience.objects.create(
        juridiction=tribunal, audience=passage.audience, nature=NatureMouvement.DEPLACEE,
        motif="grève des transports", avant_date=datetime.date(2026, 10, 1), par=greffier.personne,
    )  # fmt: skip
    lu = texte(page(greffier, passage.affaire))
    assert "citation caduque" in lu and "grève des transports" in lu and "1er oct. 2026" in lu


def test_une_affaire_sans_audience_le_dit(greffier, tribunal):
    affaire = Affaire.objects.create(juridiction=tribunal, numero_parquet="26182000001")
    assert "n’est inscrite à aucune audience" in page(greffier, affaire)


def test_autant_de_requetes_pour_un_passage_que_pour_soixante(greffier, tribunal):
    def passage(affaire, jour):
        inscription = InscriptionFactory(
            audience__juridiction=tribunal, audience__date=jour, affaire=affaire, appelee_le=timezone.now()
        )
        NoteFactory(inscription=inscription)
        IntervenantFactory(audience=inscription.audience)
        Jonction.objects.create(
            juridiction=tribunal, principale=inscription, par=greffier.personne,
            jointe=InscriptionFactory(audience=inscription.audience),
        )  # fmt: skip

    affaire = passage_appele(tribunal).affaire
    passage(affaire, datetime.date(2027, 1, 1))

    def compter():
        with CaptureQueriesContext(connection) as requetes:
            page(greffier, affaire)
        return len(requetes)

    deux = compter()
    for rang in range(58):
        passage(affaire, datetime.date(2027, 1, 2) + datetime.timedelta(days=rang))
    assert compter() == deux
