"""Inscrire une affaire au rôle, l'en retirer, l'y rétablir."""

import datetime

import pytest
from django.utils import timezone

from audiences.models import Audience, Inscription, Note
from audiences.services.tenir_role import inscrire, retablir_au_role, retirer_du_role
from mistral.socle.erreurs import ActeImpossible
from mistral.socle.models import EntreeJournal
from tests.audiences.factories import AffaireFactory, AudienceFactory, InscriptionFactory
from tests.socle.factories import UtilisateurFactory

pytestmark = pytest.mark.django_db
INSTANT = datetime.datetime(2026, 11, 24, 12, 34, tzinfo=datetime.UTC)


@pytest.fixture
def par():
    return UtilisateurFactory()


@pytest.fixture
def audience(tribunal):
    return AudienceFactory(juridiction=tribunal)


def test_une_affaire_s_inscrit_en_dernier_avec_sa_note(audience, par):
    InscriptionFactory(audience=audience, rang=4)
    inscription = inscrire(audience, affaire=AffaireFactory(juridiction=audience.juridiction), par=par)
    assert (inscription.rang, inscription.vient_de) == (5, None)
    assert Note.objects.filter(inscription=inscription).exists()
    assert EntreeJournal.objects.get().acte == "affaire-inscrite"


def test_une_affaire_d_une_audience_annulee_garde_la_suite_de_son_passage(audience, par):
    annulee = AudienceFactory(juridiction=audience.juridiction, date=datetime.date(2026, 10, 1))
    passage = InscriptionFactory(audience=annulee)
    Audience.objects.filter(pk=annulee.pk).update(annulee_le=INSTANT)
    assert inscrire(audience, affaire=passage.affaire, par=par).vient_de == passage


def test_une_affaire_deja_au_role_n_y_est_pas_deux_fois(audience, par):
    passage = InscriptionFactory(audience=audience)
    with pytest.raises(ActeImpossible, match="déjà au rôle, au rang 1"):
        inscrire(audience, affaire=passage.affaire, par=par)


def test_inscrire_une_affaire_retiree_la_retablit(audience, par):
    passage = InscriptionFactory(audience=audience, retiree_le=INSTANT, motif_retrait="x")
    assert inscrire(audience, affaire=passage.affaire, par=par) == passage
    passage.refresh_from_db()
    assert (passage.retiree_le, passage.motif_retrait) == (None, "")


def test_une_affaire_d_un_autre_tribunal_est_refusee(audience, autre_tribunal, par):
    with pytest.raises(ActeImpossible, match="autre tribunal"):
        inscrire(audience, affaire=AffaireFactory(juridiction=autre_tribunal), par=par)


def test_retirer_garde_le_rang_et_le_motif_puis_se_retablit(audience, par):
    passage = InscriptionFactory(audience=audience)
    retirer_du_role(passage, motif=" Citation non délivrée ", par=par)
    retirer_du_role(passage, motif="encore", par=par)
    passage.refresh_from_db()
    assert passage.retiree_le is not None
    assert (passage.rang, passage.motif_retrait) == (1, "Citation non délivrée")
    retablir_au_role(passage, par=par)
    retablir_au_role(passage, par=par)
    passage.refresh_from_db()
    assert (passage.retiree_le, passage.motif_retrait) == (None, "")
    actes = list(EntreeJournal.objects.order_by("pk").values_list("acte", flat=True))
    assert actes == ["affaire-retiree-du-role", "affaire-retablie-au-role"]


def test_une_affaire_appelee_ne_se_retire_pas(audience, par):
    passage = InscriptionFactory(audience=audience, appelee_le=INSTANT)
    with pytest.raises(ActeImpossible, match="a été appelée"):
        retirer_du_role(passage, motif="x", par=par)
    assert not Inscription.objects.filter(retiree_le__isnull=False).exists()


def test_retirer_veut_un_motif(audience, par):
    with pytest.raises(ActeImpossible, match="pourquoi"):
        retirer_du_role(InscriptionFactory(audience=audience), motif=" ", par=par)


@pytest.mark.parametrize(
    ("etat", "mot"),
    [({"annulee_le": INSTANT}, "annulée"), ({"ouverte_le": INSTANT, "levee_le": INSTANT}, "levée")],
)
def test_le_role_d_une_audience_levee_ou_annulee_ne_change_plus(audience, par, etat, mot):
    passage = InscriptionFactory(audience=audience)
    retire = InscriptionFactory(audience=audience, retiree_le=timezone.now(), motif_retrait="x")
    affaire = AffaireFactory(juridiction=audience.juridiction)
    Audience.objects.filter(pk=audience.pk).update(**etat)
    for acte in (
        lambda: inscrire(audience, affaire=affaire, par=par),
        lambda: retirer_du_role(passage, motif="x", par=par),
        lambda: retablir_au_role(retire, par=par),
    ):
        with pytest.raises(ActeImpossible, match=mot):
            acte()
