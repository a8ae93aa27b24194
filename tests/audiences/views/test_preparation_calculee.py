"""Ce que la préparation lit des données, et ce qu'elle donne au rôle, au calendrier et à la barre."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from audiences.choix import EtatVerification, ObjetSuivi, Qualite
from audiences.models import Correction, Verification
from audiences.restes.preparation import _taches
from audiences.selectors.preparation import (
    preparation_d_audience,
    preparation_des_audiences,
    preparation_par_passage,
)
from tests.audiences.factories import (
    AudienceFactory,
    ComparutionFactory,
    InfractionFactory,
    InscriptionFactory,
    PartieFactory,
    PersonneFactory,
)
from tests.audiences.views.ecran import INSTANT, adresse, affaire_inscrite
from tests.audiences.views.preparer import affaire_complete, etat, repondre

pytestmark = pytest.mark.django_db


# ── Ce que les données disent ──


def test_un_ecart_ouvert_avec_cassiopee_manque_jusqu_a_ce_qu_il_soit_regle(greffier, audience):
    inscription = affaire_complete(audience)
    ecart = Correction.objects.create(
        juridiction=audience.juridiction, affaire=inscription.affaire, objet=ObjetSuivi.AFFAIRE,
        objet_id=inscription.affaire_id, champ="type", valeur_recue="x", est_divergente=True,
        par=greffier.personne,
    )  # fmt: skip
    assert etat(inscription, "ECARTS") == "MANQUE"
    ecart.reglee_le, ecart.reglee_par = INSTANT, greffier.personne
    ecart.save(update_fields=["reglee_le", "reglee_par"])
    assert etat(inscription, "ECARTS") == "FAIT"


@pytest.mark.parametrize(
    ("annee", "mois", "jour", "dit", "attendu"),
    [
        (2008, 11, 24, None, "SANS_OBJET"),
        (2008, 11, 25, None, "MANQUE"),
        (2008, 11, None, None, "A_VERIFIER"),
        (2008, None, None, True, "MANQUE"),
        (2007, None, None, True, "SANS_OBJET"),
        (2009, None, None, False, "MANQUE"),
        (None, None, None, True, "MANQUE"),
        (None, None, None, False, "SANS_OBJET"),
        (None, None, None, None, "A_VERIFIER"),
    ],
)
def test_la_minorite_se_lit_a_la_date_de_naissance_le_jour_de_l_audience(
    audience, annee, mois, jour, dit, attendu
):
    inscription = affaire_complete(audience)
    personne = PersonneFactory(
        juridiction=audience.juridiction, naissance_annee=annee, naissance_mois=mois, naissance_jour=jour,
        est_mineur=dit,
    )  # fmt: skip
    PartieFactory(affaire=inscription.affaire, personne=personne, qualite=Qualite.VICTIME)
    assert etat(inscription, "REPRESENTANT") == attendu


@pytest.mark.parametrize(("mode", "attendu"), [("CMP", "FAIT"), ("NCMP", "MANQUE"), (None, "A_VERIFIER")])
def test_un_renvoi_se_lit_a_la_presence_au_passage_precedent(tribunal, mode, attendu):
    avant = AudienceFactory(juridiction=tribunal, date=datetime.date(2026, 9, 1))
    precedent = affaire_inscrite(avant)
    suivant = InscriptionFactory(
        audience=AudienceFactory(juridiction=tribunal), affaire=precedent.affaire, vient_de=precedent
    )
    if mode:
        ComparutionFactory(inscription=precedent, partie=precedent.affaire.parties.get(), mode=mode)
    assert etat(suivant, "CONVOCATION") == attendu


def test_la_qualification_dit_le_prejudice_corporel(audience):
    inscription = affaire_complete(audience)
    PartieFactory(affaire=inscription.affaire, qualite=Qualite.VICTIME)
    InfractionFactory(affaire=inscription.affaire, libelle="VIOLENCE SUIVIE D’INCAPACITE", famille="")
    assert etat(inscription, "ORGANISME_SOCIAL") == "MANQUE"


# ── Barre d'avancement, rôle, calendrier ──


def test_le_reste_disparait_a_l_ouverture_et_n_empeche_pas_d_ouvrir(greffier, audience):
    affaire_complete(audience)
    affaire_inscrite(audience)
    taches = _taches(audience)
    assert [tache.est_faite for tache in taches] == [True, False]
    assert "convocation, extraction, bulletin n°\u00a01, scellés" in taches[1].libelle
    assert greffier.post(adresse("ouvrir", audience), {"confirmee": "on"}).status_code == 302
    audience.refresh_from_db()
    assert audience.ouverte_le is not None
    assert _taches(audience) == []


def test_la_colonne_du_role_et_le_compte_du_calendrier(audience, tribunal):
    prete, autre = affaire_complete(audience), affaire_inscrite(audience)
    affaire_inscrite(audience, retiree_le=INSTANT)
    vide = AudienceFactory(juridiction=tribunal)
    colonne = preparation_par_passage(audience)
    assert colonne[prete.pk].etat.libelle == "Prête"
    assert colonne[autre.pk].etat.libelle == "4 à vérifier"
    assert colonne[autre.pk].adresse == adresse("preparation", autre)
    assert preparation_des_audiences([audience, vide]) == {audience.pk: (1, 2), vide.pk: (0, 0)}
    assert preparation_des_audiences([]) == {}


def test_une_reponse_rend_l_affaire_prete(audience, greffier):
    inscription = affaire_inscrite(audience)
    greffier.post(adresse("tout-verifier", inscription))
    assert preparation_d_audience(audience).pretes == 1
    assert set(Verification.objects.values_list("etat", flat=True)) == {EtatVerification.FAIT}


def test_les_pages_font_autant_de_requetes_pour_une_affaire_que_pour_soixante(greffier, audience):
    premiere = affaire_inscrite(audience)
    pages = [adresse("preparation", premiere), adresse("preparation-audience", audience)]

    def compter() -> list[int]:
        comptes = []
        for page in pages:
            with CaptureQueriesContext(connection) as requetes:
                assert greffier.get(page).status_code == 200
            comptes.append(len(requetes))
        with CaptureQueriesContext(connection) as requetes:
            preparation_des_audiences([audience])
        return [*comptes, len(requetes)]

    repondre(greffier, premiere)
    avant = compter()
    for _ in range(59):
        repondre(greffier, affaire_inscrite(audience))
    assert compter() == avant
    assert avant[-1] <= 8
