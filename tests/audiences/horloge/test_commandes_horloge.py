"""`/suspension`, `/reprise`, `/prononce` : la phrase et l'heure s'écrivent ensemble."""

import datetime
import uuid

import pytest
import time_machine
from django.urls import reverse

from audiences.choix import NatureSession
from audiences.commande import COMMANDES
from audiences.models import CorrectionHoraire, Mention, Session, SuspensionAffaire
from tests.audiences.factories import AudienceFactory, InscriptionFactory, NoteFactory

pytestmark = pytest.mark.django_db
PARIS = datetime.timezone(datetime.timedelta(hours=1))


def a(heure: int, minute: int = 0, jour: int = 24) -> datetime.datetime:
    return datetime.datetime(2026, 11, jour, heure, minute, tzinfo=PARIS)


@pytest.fixture(autouse=True)
def horloge():
    with time_machine.travel(a(16, 5), tick=False) as horloge:
        yield horloge


@pytest.fixture
def passage(tribunal):
    audience = AudienceFactory(juridiction=tribunal, ouverte_le=a(13, 30))
    Session.objects.create(
        juridiction=tribunal, audience=audience, nature=NatureSession.DEBATS, debut_le=a(13, 30)
    )
    passage = InscriptionFactory(audience=audience, appelee_le=a(13, 35))
    NoteFactory(inscription=passage)
    return passage


def dire(client, passage, mot, mention=None, nom="executer", **champs):
    donnees = {"operation": str(uuid.uuid4()), "mention": str(mention or uuid.uuid4())}
    return client.post(reverse(f"audiences:{nom}", args=[passage.pk, mot]), donnees | champs)


def textes() -> list[tuple[str, str]]:
    mentions = Mention.objects.filter(effacee_le__isnull=True).order_by("rang")
    return [(m.etape, m.texte.replace("\u00a0", " ")) for m in mentions]


def test_suspendre_et_reprendre_l_audience(greffier, passage, horloge):
    assert dire(greffier, passage, "suspension", objet="AUDIENCE", pourquoi="PAUSE").status_code == 302
    horloge.move_to(a(16, 20))
    assert dire(greffier, passage, "reprise", objet="AUDIENCE").status_code == 302
    assert textes() == [
        ("SUSP", "Audience suspendue à 16 h 05 pour une pause."),
        ("REPR", "À 16 h 20, l’audience est reprise."),
    ]
    suspension = Session.objects.get(nature=NatureSession.SUSPENSION)
    assert (suspension.motif, suspension.debut_le, suspension.fin_le) == ("PAUSE", a(16, 5), a(16, 20))


def test_suspendre_et_reprendre_l_affaire_seule(greffier, passage, horloge):
    dire(greffier, passage, "suspension", objet="AFFAIRE", pourquoi="DELIBERE")
    horloge.move_to(a(17, 0))
    dire(greffier, passage, "reprise", objet="AFFAIRE")
    assert [etape for etape, _ in textes()] == ["DELIB_SIEGE", "REPR"]
    assert textes()[1][1] == "À 17 h 00, l’examen de l’affaire reprend."
    suspension = SuspensionAffaire.objects.get()
    assert (suspension.nature, suspension.fin_le) == (NatureSession.DELIBERE, a(17, 0))
    assert Session.objects.count() == 1


def test_une_suspension_deja_notee_par_une_touche_est_dite_sans_etre_doublee(greffier, passage, horloge):
    adresse = reverse("audiences:suspendre", args=[passage.audience_id])
    greffier.post(adresse, {"nature": "SUSPENSION"})
    horloge.move_to(a(16, 8))
    dire(greffier, passage, "suspension", objet="AUDIENCE", pourquoi="INCIDENT")
    suspension = Session.objects.get(nature=NatureSession.SUSPENSION)
    assert (suspension.motif, suspension.debut_le) == ("INCIDENT", a(16, 5))
    assert textes() == [("SUSP", "Audience suspendue à 16 h 05 pour incident.")]


def test_corriger_l_heure_dite_corrige_la_phrase_et_laisse_une_trace(greffier, passage):
    dire(greffier, passage, "suspension", objet="AUDIENCE", pourquoi="PAUSE")
    mention = Mention.objects.get().identifiant
    dire(greffier, passage, "suspension", mention, objet="AUDIENCE", pourquoi="DELIBERE", heure="15:50")
    assert textes() == [("DELIB_SIEGE", "Le tribunal se retire pour délibérer à 15 h 50.")]
    correction = CorrectionHoraire.objects.get()
    assert (correction.ancienne, correction.nouvelle) == (a(16, 5), a(15, 50))
    assert Session.objects.get(fin_le=None).nature == NatureSession.DELIBERE


def test_l_heure_dite_apres_minuit_est_celle_de_la_veille(greffier, passage, horloge):
    horloge.move_to(a(0, 10, jour=25))
    dire(greffier, passage, "suspension", objet="AUDIENCE", pourquoi="PAUSE", heure="23:55")
    assert Session.objects.get(fin_le=None).debut_le == a(23, 55)


def test_le_prononce(greffier, passage, horloge):
    dire(greffier, passage, "prononce", heure="16:00")
    passage.refresh_from_db()
    assert passage.prononcee_le == a(16, 0)
    assert textes() == [("PRON", "À 16 h 00, le jugement est prononcé en audience publique.")]
    mention = Mention.objects.get().identifiant
    dire(greffier, passage, "prononce", mention, heure="16:02")
    assert textes() == [("PRON", "À 16 h 02, le jugement est prononcé en audience publique.")]


@pytest.mark.parametrize(
    ("mot", "champs", "refus"),
    [
        ("suspension", {"objet": "AUDIENCE"}, "obligatoire"),
        ("reprise", {"objet": "AUDIENCE"}, "pas été suspendue"),
        ("reprise", {"objet": "AFFAIRE"}, "n’était pas suspendue"),
        ("prononce", {"heure": "13:00"}, "précède"),
    ],
)
def test_un_refus_ne_laisse_ni_phrase_ni_heure(greffier, passage, mot, champs, refus):
    reponse = dire(greffier, passage, mot, **champs)
    assert reponse.status_code == 422
    assert refus in reponse.content.decode()
    assert textes() == []


def test_effacer_la_phrase_garde_l_heure(greffier, passage):
    dire(greffier, passage, "suspension", objet="AUDIENCE", pourquoi="PAUSE")
    mention = Mention.objects.get().identifiant
    assert dire(greffier, passage, "suspension", mention, nom="retirer").status_code == 302
    assert textes() == []
    assert Session.objects.get(fin_le=None).debut_le == a(16, 5)


@pytest.mark.parametrize(
    ("mot", "arguments", "dites"),
    [
        (
            "SUSPENSION",
            "affaire incident 15h50",
            {"objet": "AFFAIRE", "pourquoi": "INCIDENT", "heure": "15:50"},
        ),
        ("SUSPENSION", "pause", {"objet": "AUDIENCE", "pourquoi": "PAUSE", "heure": ""}),
        ("REPRISE", "16:10", {"objet": "AUDIENCE", "heure": "16:10"}),
        ("PRONONCE", "17h", {"heure": "17:00"}),
    ],
)
def test_les_mots_tapes_remplissent_la_commande(passage, mot, arguments, dites):
    comprise = COMMANDES[mot].comprendre(passage, arguments)
    assert dict(comprise.initiale) == dites
    assert comprise.inconnus == ()


def test_chaque_donnee_se_lit_et_se_rouvre(greffier, passage, horloge):
    dire(greffier, passage, "suspension", objet="AUDIENCE", pourquoi="PAUSE")
    horloge.move_to(a(16, 20))
    dire(greffier, passage, "reprise", objet="AUDIENCE")
    dire(greffier, passage, "prononce")
    passage.refresh_from_db()
    for code, mention in zip(
        ("SUSPENSION", "REPRISE", "PRONONCE"), Mention.objects.order_by("rang"), strict=True
    ):
        commande = COMMANDES[code]
        donnee = commande.lire(passage)[mention.pk]
        assert donnee.etiquette.startswith("horaires")
        adresse = reverse("audiences:commande", args=[passage.pk, commande.mot])
        assert greffier.get(adresse, {"mention": str(mention.identifiant)}).status_code == 200
