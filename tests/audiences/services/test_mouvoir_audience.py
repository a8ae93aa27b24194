"""Créer, déplacer, annuler, rétablir une audience."""

import datetime

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from audiences.choix import Formation, NatureMouvement, ObjetSuivi
from audiences.models import Audience, Correction, MouvementAudience
from audiences.services.creer_audience import creer_audience
from audiences.services.mouvoir_audience import annuler_audience, deplacer_audience, retablir_audience
from audiences.services.ouvrir_audience import ouvrir_audience
from mistral.socle.erreurs import ActeImpossible
from mistral.socle.models import EntreeJournal
from tests.audiences.factories import AudienceFactory, InscriptionFactory
from tests.socle.factories import SalleFactory, ServiceFactory, UtilisateurFactory

pytestmark = pytest.mark.django_db
DEMAIN = datetime.date(2026, 11, 25)


@pytest.fixture
def par():
    return UtilisateurFactory()


@pytest.fixture
def audience(tribunal):
    """Une audience importée."""
    return AudienceFactory(juridiction=tribunal, id_cassiopee="A1", recue_le=timezone.now())


def actes() -> list[str]:
    return list(EntreeJournal.objects.order_by("pk").values_list("acte", flat=True))


def natures(audience) -> list[str]:
    return list(audience.mouvements.values_list("nature", flat=True))


def test_une_audience_se_cree_a_la_main(tribunal, par):
    service = ServiceFactory(juridiction=tribunal)
    audience = creer_audience(
        service=service,
        date=DEMAIN,
        heure_prevue=datetime.time(9),
        formation=Formation.JUGE_UNIQUE,
        salle=SalleFactory(juridiction=tribunal),
        duree_prevue=240,
        affaires_max=12,
        par=par,
    )
    assert (audience.juridiction, audience.affaires_max, audience.duree_prevue) == (tribunal, 12, 240)
    assert natures(audience) == [NatureMouvement.CREEE]
    assert actes() == ["audience-creee"]


def test_la_salle_d_un_autre_tribunal_est_refusee(tribunal, autre_tribunal, par):
    ailleurs = SalleFactory(juridiction=autre_tribunal)
    with pytest.raises(ActeImpossible, match="tribunal"):
        creer_audience(
            service=ServiceFactory(juridiction=tribunal),
            date=DEMAIN,
            heure_prevue=datetime.time(9),
            formation=Formation.JUGE_UNIQUE,
            salle=ailleurs,
            par=par,
        )
    with pytest.raises(ActeImpossible, match="tribunal"):
        deplacer_audience(AudienceFactory(juridiction=tribunal), {"salle": ailleurs}, motif="x", par=par)


def test_deplacer_garde_ce_qu_avait_dit_cassiopee(audience, par):
    salle = SalleFactory(juridiction=audience.juridiction)
    changes = deplacer_audience(audience, {"date": DEMAIN, "salle": salle}, motif="Grève", par=par)
    assert set(changes) == {"date", "salle"}
    audience.refresh_from_db()
    assert (audience.date, audience.salle) == (DEMAIN, salle)
    correction = Correction.objects.get(objet=ObjetSuivi.AUDIENCE, objet_id=audience.pk, champ="date")
    assert (correction.valeur_recue, correction.audience) == ("2026-11-24", audience)
    mouvement = audience.mouvements.get()
    assert (mouvement.motif, mouvement.avant_date) == ("Grève", datetime.date(2026, 11, 24))
    assert mouvement.avant_service == audience.service.nom
    assert actes()[-1] == "audience-deplacee"


def test_deplacer_veut_un_motif_et_ne_change_rien_sans_lui(audience, par):
    with pytest.raises(ActeImpossible, match="pourquoi"):
        deplacer_audience(audience, {"date": DEMAIN}, motif="  ", par=par)
    audience.refresh_from_db()
    assert audience.date == datetime.date(2026, 11, 24)
    assert not Correction.objects.exists()
    assert actes() == []


def test_changer_la_seule_capacite_n_est_pas_un_mouvement(audience, par):
    assert deplacer_audience(audience, {"affaires_max": 20}, motif="", par=par) == ["affaires_max"]
    assert natures(audience) == []


def test_deplacer_sans_rien_changer_ne_laisse_pas_de_trace(audience, par):
    assert deplacer_audience(audience, {"date": audience.date}, motif="", par=par) == []
    assert (natures(audience), actes()) == ([], [])


def test_annuler_garde_les_affaires_inscrites_puis_se_retablit(audience, par):
    inscription = InscriptionFactory(audience=audience)
    annuler_audience(audience, motif="Magistrat empêché", par=par)
    annuler_audience(audience, motif="encore", par=par)
    audience.refresh_from_db()
    inscription.refresh_from_db()
    assert audience.annulee_le is not None
    assert inscription.retiree_le is None
    retablir_audience(audience, motif="Remplaçant trouvé", par=par)
    retablir_audience(audience, motif="encore", par=par)
    audience.refresh_from_db()
    assert audience.annulee_le is None
    assert natures(audience) == [NatureMouvement.ANNULEE, NatureMouvement.RETABLIE]
    assert actes() == ["audience-annulee", "audience-retablie"]


@pytest.mark.parametrize("acte", [annuler_audience, retablir_audience])
def test_annuler_et_retablir_veulent_un_motif(audience, par, acte):
    if acte is retablir_audience:
        Audience.objects.update(annulee_le=timezone.now())
    with pytest.raises(ActeImpossible, match="Dites pourquoi"):
        acte(audience, motif=" ", par=par)


def test_une_audience_ouverte_ne_se_deplace_ni_ne_s_annule(audience, par):
    ouvrir_audience(audience, par=par)
    for acte in (
        lambda: deplacer_audience(audience, {"date": DEMAIN}, motif="x", par=par),
        lambda: annuler_audience(audience, motif="x", par=par),
    ):
        with pytest.raises(ActeImpossible, match="a été ouverte"):
            acte()


def test_une_audience_annulee_ne_s_ouvre_ni_ne_se_deplace(audience, par):
    annuler_audience(audience, motif="Grève", par=par)
    with pytest.raises(ActeImpossible, match="annulée"):
        ouvrir_audience(audience, par=par)
    with pytest.raises(ActeImpossible, match="annulée"):
        deplacer_audience(audience, {"date": DEMAIN}, motif="x", par=par)


def test_un_mouvement_ne_se_reecrit_pas(audience, par):
    annuler_audience(audience, motif="Grève", par=par)
    with pytest.raises(DatabaseError), transaction.atomic():
        MouvementAudience.objects.update(motif="autre")
