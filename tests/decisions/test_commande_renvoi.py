"""`/renvoi` écrit ensemble la mention et le renvoi ; corriger l'un corrige l'autre."""

import uuid

import pytest
import time_machine
from django.urls import reverse

from audiences.choix import Issue
from audiences.models import Inscription, Mention, Note
from audiences.selectors.completude_note import manques_de
from decisions.models import Renvoi
from tests.decisions.passages import passage_appele

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def jour_de_l_audience():
    with time_machine.travel("2026-11-24 15:00:00+01:00", tick=False):
        yield


@pytest.fixture
def passage(tribunal):
    passage = passage_appele(tribunal)
    Note.objects.create(inscription=passage, juridiction=tribunal)
    return passage


def executer(client, passage, nom="executer", mention=None, **champs):
    donnees = {
        "operation": str(uuid.uuid4()),
        "mention": str(mention or uuid.uuid4()),
        "demandeur": "PREVENU",
        "motif": "AVOCAT_DEMANDE",
        "suite": "ORDONNE",
        "type": "CONTRADICTOIRE_DATE_FIXE",
        "date": "2027-01-12",
        "heure": "09:00",
        "service": str(passage.audience.service_id),
    }
    return client.post(reverse(f"audiences:{nom}", args=[passage.pk, "renvoi"]), donnees | champs)


def test_la_commande_ecrit_la_mention_et_le_renvoi(greffier, passage):
    assert executer(greffier, passage).status_code == 302
    mention, renvoi = Mention.objects.get(), Renvoi.objects.get()
    assert (renvoi.mention, mention.etape) == (mention, "RENVOI_DEM")
    assert mention.texte.replace("\u00a0", " ") == (
        "Renvoi demandé par le prévenu. Motif : demande d’avocat, dossier non communiqué. Le tribunal "
        "ordonne le renvoi contradictoire de l’affaire au mardi 12 janvier 2027 à 9 h 00, "
        f"{passage.audience.service}."
    )
    passage.refresh_from_db()
    assert passage.issue == Issue.RENVOYEE


@pytest.mark.parametrize(
    ("suite", "manque"), [("REJETEE", True), ("JOINTE_AU_FOND", True), ("ORDONNE", False)]
)
def test_seul_un_renvoi_ordonne_est_une_issue(greffier, passage, suite, manque):
    assert executer(greffier, passage, suite=suite).status_code == 302
    codes = {constat.code for constat in manques_de(Note.objects.get(inscription=passage))}
    assert ("N-ISSUE" in codes) is manque


def test_corriger_la_donnee_corrige_la_phrase(greffier, passage):
    executer(greffier, passage)
    mention = Mention.objects.get()
    executer(greffier, passage, mention=mention.identifiant, date="2027-02-09")
    mention.refresh_from_db()
    assert "9 février 2027" in mention.texte.replace("\u00a0", " ")
    assert Renvoi.objects.get().vers.audience.date.month == 2
    assert Inscription.objects.count() == 2


def test_un_refus_ne_laisse_ni_phrase_ni_donnee(greffier, passage):
    refus = executer(greffier, passage, date="2026-11-24")
    assert refus.status_code == 422
    assert (Mention.objects.count(), Renvoi.objects.count()) == (0, 0)


def test_une_correction_refusee_garde_le_premier_renvoi(greffier, passage):
    executer(greffier, passage)
    mention = Mention.objects.get()
    assert executer(greffier, passage, mention=mention.identifiant, date="2026-11-20").status_code == 422
    assert Renvoi.objects.get().date.month == 1


def test_retirer_annule_le_renvoi(greffier, passage):
    executer(greffier, passage)
    executer(greffier, passage, nom="retirer", mention=Mention.objects.get().identifiant)
    passage.refresh_from_db()
    assert (passage.issue, Renvoi.objects.count()) == ("", 0)


def test_le_renvoi_de_l_ecran_recoit_sa_mention_par_la_commande(greffier, passage):
    tape = {"demandeur": "PARQUET", "motif": "DEFAUT_CITATION", "type": "SANS_DATE"}
    greffier.post(reverse("decisions:renvoyer", args=[passage.pk]), tape)
    assert executer(greffier, passage).status_code == 302
    assert Renvoi.objects.get().mention == Mention.objects.get()
