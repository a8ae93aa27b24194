"""`/delibere`, `/prorogation` et `/renvoi` refusé : la phrase, la donnée, la suite de l'affaire."""

import uuid

import pytest
import time_machine
from django.urls import reverse

from audiences.choix import Issue
from audiences.empechement import Portee, empechement
from audiences.models import Inscription, Mention, Note
from audiences.resume import resumes_de
from audiences.services.appeler import appeler
from audiences.services.ouvrir_audience import ouvrir_audience
from decisions.models import Delibere, DemandeRenvoi, Renvoi
from tests.decisions.passages import passage_appele
from tests.socle.factories import SalleFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def horloge():
    with time_machine.travel("2026-11-24 15:00:00+01:00", tick=False) as horloge:
        yield horloge


@pytest.fixture
def passage(tribunal):
    passage = passage_appele(tribunal)
    Note.objects.create(inscription=passage, juridiction=tribunal)
    return passage


def dire(client, passage, mot, mention=None, nom="executer", **champs):
    donnees = {"operation": str(uuid.uuid4()), "mention": str(mention or uuid.uuid4())}
    return client.post(reverse(f"audiences:{nom}", args=[passage.pk, mot]), donnees | champs)


def deliberer(client, passage, mot="delibere", mention=None, **champs):
    donnees = {"date": "2026-12-15", "heure": "09:00", "parties_informees": "oui"}
    return dire(client, passage, mot, mention, **donnees | champs)


def texte(mention) -> str:
    return mention.texte.replace("\u00a0", " ").replace("\u202f", " ")


def test_mettre_en_delibere_inscrit_l_affaire_a_l_audience_ou_il_sera_vide(greffier, passage, tribunal):
    salle = SalleFactory(juridiction=tribunal, nom="Portalis")
    assert deliberer(greffier, passage, salle=salle.pk).status_code == 302
    delibere, mention = Delibere.objects.get(), Mention.objects.get()
    assert texte(mention) == (
        "L’affaire est mise en délibéré au mardi 15 décembre 2026 à 9 h 00, salle Portalis ; les parties "
        "présentes en sont informées."
    )
    assert (mention.etape, delibere.mention) == ("DELIB_DATE", mention)
    passage.refresh_from_db()
    assert (passage.issue, passage.etat.libelle) == (Issue.MISE_EN_DELIBERE, "En délibéré")
    suivant = delibere.vers
    assert (suivant.affaire, suivant.vient_de, f"{suivant.audience.date}") == (
        passage.affaire, passage, "2026-12-15",
    )  # fmt: skip


def test_corriger_la_date_deplace_le_passage_et_la_phrase(greffier, passage):
    deliberer(greffier, passage)
    mention = Mention.objects.get()
    deliberer(greffier, passage, mention=mention.identifiant, date="2027-01-12", parties_informees="")
    mention.refresh_from_db()
    assert texte(mention) == "L’affaire est mise en délibéré au mardi 12 janvier 2027 à 9 h 00."
    assert Inscription.objects.count() == 2
    assert f"{Delibere.objects.get().vers.audience.date}" == "2027-01-12"


def test_retirer_le_delibere_rend_l_affaire_sans_issue(greffier, passage):
    deliberer(greffier, passage)
    mention = Mention.objects.get().identifiant
    assert dire(greffier, passage, "delibere", mention, nom="retirer").status_code == 302
    passage.refresh_from_db()
    assert (passage.issue, Delibere.objects.count(), Inscription.objects.count()) == ("", 0, 1)


@pytest.mark.parametrize(
    ("champs", "refus"),
    [
        ({"date": ""}, "obligatoire"),
        ({"heure": ""}, "obligatoire"),
        ({"date": "2026-11-24"}, "doit suivre"),
        ({"date": "2026-01-05"}, "est passé"),
    ],
)
def test_un_refus_ne_laisse_ni_phrase_ni_delibere(greffier, passage, champs, refus):
    reponse = deliberer(greffier, passage, **champs)
    assert reponse.status_code == 422
    assert refus in reponse.content.decode()
    assert (Delibere.objects.count(), Mention.objects.count()) == (0, 0)


def test_une_affaire_renvoyee_ne_peut_etre_mise_en_delibere(greffier, passage):
    Inscription.objects.filter(pk=passage.pk).update(issue=Issue.RENVOYEE)
    assert deliberer(greffier, passage).status_code == 422


def test_le_delibere_se_proroge_a_l_audience_ou_il_devait_etre_vide(greffier, passage, horloge):
    assert "rien n’est à proroger" in deliberer(greffier, passage, "prorogation").content.decode()
    deliberer(greffier, passage)
    suivant = Delibere.objects.get().vers
    horloge.move_to("2026-12-15 09:05:00+01:00")
    greffiere = greffier.personne
    greffier.force_login(greffiere)
    ouvrir_audience(suivant.audience, par=greffiere)
    appeler(suivant, par=greffiere)
    assert deliberer(greffier, suivant, "prorogation", date="2027-01-12").status_code == 302
    proroge = Delibere.objects.get(inscription=suivant)
    assert proroge.est_prorogation
    assert texte(proroge.mention).startswith("Le délibéré est prorogé au mardi 12 janvier 2027")
    assert proroge.vers.vient_de == suivant


def test_le_delibere_se_lit_dans_la_vie_de_l_affaire_et_tient_son_passage(greffier, passage):
    deliberer(greffier, passage)
    suivant = Delibere.objects.get().vers
    resumes = resumes_de([passage.pk, suivant.pk])
    assert ("Délibéré", ["mis au mardi 15\u00a0décembre 2026 à 9\u00a0h\u00a000"]) in resumes[passage.pk]
    assert "à vider" in dict(resumes[suivant.pk])["Délibéré"][0]
    assert "délibéré" in empechement(Portee.TOUCHE, [suivant.pk])


# Renvoi demandé et refusé


def demander(client, passage, mention=None, **champs):
    donnees = {"demandeur": "AVOCAT_PREVENU", "motif": "AVOCAT_DEMANDE", "suite": "REJETEE"}
    return dire(client, passage, "renvoi", mention, **donnees | champs)


def test_un_renvoi_rejete_est_une_donnee_et_l_affaire_continue(greffier, passage):
    reponse = demander(greffier, passage, avis_parquet="S_OPPOSE", observations="dossier reçu hier.")
    assert reponse.status_code == 302
    assert texte(Mention.objects.get()) == (
        "Renvoi demandé par l’avocat du prévenu. Motif : demande d’avocat, dossier non communiqué. Le "
        "ministère public s’y oppose. Observations : dossier reçu hier. Le tribunal rejette la demande."
    )
    demande = DemandeRenvoi.objects.get()
    assert (demande.suite, demande.avis_parquet) == ("REJETEE", "S_OPPOSE")
    passage.refresh_from_db()
    assert (passage.issue, Renvoi.objects.count()) == ("", 0)


def test_deux_demandes_peuvent_se_suivre_la_seconde_accueillie(greffier, passage):
    demander(greffier, passage)
    reponse = demander(
        greffier, passage, suite="ORDONNE", type="CONTRADICTOIRE_DATE_FIXE", date="2027-01-12",
        heure="09:00", service=passage.audience.service_id, avis_parquet="NE_S_OPPOSE_PAS",
    )  # fmt: skip
    assert reponse.status_code == 302
    assert (DemandeRenvoi.objects.count(), Renvoi.objects.get().avis_parquet) == (1, "NE_S_OPPOSE_PAS")


def test_corriger_la_suite_change_la_donnee_de_nature_sans_la_doubler(greffier, passage):
    demander(greffier, passage)
    mention = Mention.objects.get().identifiant
    ordonne = {"suite": "ORDONNE", "type": "SANS_DATE"}
    assert demander(greffier, passage, mention, **ordonne).status_code == 302
    assert (DemandeRenvoi.objects.count(), Renvoi.objects.count()) == (0, 1)
    assert demander(greffier, passage, mention, suite="JOINTE_AU_FOND").status_code == 302
    assert (DemandeRenvoi.objects.count(), Renvoi.objects.count()) == (1, 0)
    assert texte(Mention.objects.get()).endswith("Le tribunal joint l’incident au fond.")
    passage.refresh_from_db()
    assert passage.issue == ""


def test_retirer_la_demande_l_efface(greffier, passage):
    demander(greffier, passage)
    mention = Mention.objects.get().identifiant
    assert dire(greffier, passage, "renvoi", mention, nom="retirer").status_code == 302
    assert not DemandeRenvoi.objects.exists()
