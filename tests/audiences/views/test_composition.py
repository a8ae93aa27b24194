"""Écran de la composition, et le rôle tenu à la main."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from audiences.choix import Corps, Fauteuil
from audiences.documents.role import contexte
from audiences.models import Remplacement
from tests.audiences.factories import (
    AffaireFactory,
    InscriptionFactory,
    IntervenantFactory,
    MembreFactory,
    RemplacementFactory,
)
from tests.audiences.views.ecran import INSTANT, adresse, affaire_inscrite, ligne
from tests.pages import texte, zone

pytestmark = pytest.mark.django_db


def lu(reponse) -> str:
    return texte(reponse.content.decode())


def test_une_place_se_donne_se_change_et_se_libere(greffier, audience):
    membre = MembreFactory(juridiction=audience.juridiction, civilite="Mme", nom="TAHAR")
    place = {"fauteuil": Fauteuil.PRESIDENT}
    page = greffier.post(adresse("donner-place", audience), place | {"membre": membre.pk}, follow=True)
    assert "Mme TAHAR" in texte(zone(page, "place-PRESIDENT"))
    page = greffier.post(adresse("donner-place", audience), place | {"nom": "M. COLIN, juge"}, follow=True)
    assert "M. COLIN, juge" in lu(page)
    greffier.post(adresse("liberer-place", audience), place)
    assert not audience.intervenants.exists()


def test_la_liste_d_une_place_est_celle_de_son_corps(greffier, audience):
    siege = MembreFactory(juridiction=audience.juridiction, nom="SIÈGE")
    parquet = MembreFactory(juridiction=audience.juridiction, nom="PARQUET", corps=Corps.PARQUET)
    page = greffier.get(adresse("composition", audience))
    assert "SIÈGE" in zone(page, "place-PRESIDENT")
    assert "PARQUET" not in zone(page, "place-PRESIDENT")
    assert "PARQUET" in zone(page, "place-MINISTERE_PUBLIC")
    assert "SIÈGE" in zone(page, "place-ASSESSEUR_2")
    refus = greffier.post(adresse("donner-place", audience), {"fauteuil": "PRESIDENT", "membre": parquet.pk})
    assert refus.status_code == 422
    assert "n’est pas" in lu(refus) or "pas de cette place" in lu(refus)
    assert siege.corps == Corps.SIEGE


@pytest.mark.parametrize(
    "saisie",
    [
        {},
        {"fauteuil": "TABOURET", "nom": "M. X"},
        {"fauteuil": "PRESIDENT"},
        {"fauteuil": "PRESIDENT", "membre": "999999"},
        {"fauteuil": "PRESIDENT", "membre": "x", "nom": "M. X"},
    ],
)
def test_une_place_mal_saisie_est_refusee(greffier, audience, saisie):
    assert greffier.post(adresse("donner-place", audience), saisie).status_code == 422
    assert not audience.intervenants.exists()


def test_le_nom_refuse_reste_dans_sa_place(greffier, audience):
    membre = MembreFactory(juridiction=audience.juridiction)
    saisie = {"fauteuil": "PRESIDENT", "membre": membre.pk, "nom": "Mme GARDÉE"}
    reponse = greffier.post(adresse("donner-place", audience), saisie)
    assert reponse.status_code == 422
    assert "Mme GARDÉE" in zone(reponse, "place-PRESIDENT")
    assert "Mme GARDÉE" not in zone(reponse, "place-ASSESSEUR_1")


def test_un_remplacement_se_coche_se_voit_s_imprime_et_se_retire(greffier, audience):
    IntervenantFactory(audience=audience)
    passages = [affaire_inscrite(audience) for _ in range(3)]
    saisie = {"fauteuil": "PRESIDENT", "nom": "M. Paul X, juge"}
    saisie |= {"inscriptions": [passages[0].pk, passages[2].pk]}
    greffier.post(adresse("remplacer", audience), saisie)
    mention = "remplacée par M. Paul X, juge pour les dossiers 1 et 3"
    assert mention in lu(greffier.get(adresse("composition", audience)))
    assert mention in lu(greffier.get(adresse("audience", audience)))
    president = contexte(audience).entete.composition[0]
    assert president.valeur == f"Mme Hélène VASSEUR, vice-présidente, {mention}"
    poses = list(Remplacement.objects.values_list("pk", flat=True))
    greffier.post(adresse("finir-remplacement", audience), {"remplacements": poses})
    assert not Remplacement.objects.exists()


def test_un_remplacement_refuse_garde_ce_qui_etait_coche(greffier, audience):
    IntervenantFactory(audience=audience)
    passage = affaire_inscrite(audience)
    reponse = greffier.post(
        adresse("remplacer", audience), {"fauteuil": "PRESIDENT", "inscriptions": [passage.pk]}
    )
    assert reponse.status_code == 422
    assert f'value="{passage.pk}" checked' in reponse.content.decode()


def test_les_remarques_citent_leur_article(greffier, audience):
    IntervenantFactory(audience=audience)
    page = lu(greffier.get(adresse("composition", audience)))
    assert "il en faut trois, distincts. CPP, art. 398" in page


def test_le_nombre_de_requetes_de_la_composition_ne_depend_pas_des_affaires(greffier, audience):
    def requetes() -> int:
        with CaptureQueriesContext(connection) as captees:
            assert greffier.get(adresse("composition", audience)).status_code == 200
        return len(captees)

    def ajouter():
        RemplacementFactory(inscription=affaire_inscrite(audience))
        MembreFactory(juridiction=audience.juridiction)

    IntervenantFactory(audience=audience)
    ajouter()
    une = requetes()
    for _ in range(11):
        ajouter()
    assert requetes() == une


def test_une_affaire_connue_s_inscrit_par_son_numero(greffier, audience):
    affaire = AffaireFactory(juridiction=audience.juridiction, numero_parquet="TJ0601026123000045")
    greffier.post(adresse("inscrire", audience), {"numero": "26123 000045"})
    assert audience.inscriptions.get().affaire == affaire


@pytest.mark.parametrize(
    ("numero", "mot"), [("", "numéro de parquet"), ("99999999999", "Aucune affaire"), ("26555", "Plusieurs")]
)
def test_un_numero_qui_ne_designe_pas_une_affaire_est_refuse(greffier, audience, numero, mot):
    for debut in ("A", "B"):
        AffaireFactory(juridiction=audience.juridiction, numero_parquet=f"{debut}26555")
    reponse = greffier.post(adresse("inscrire", audience), {"numero": numero})
    assert reponse.status_code == 422
    assert mot in lu(reponse)


def test_l_affaire_d_un_autre_tribunal_ne_s_inscrit_pas(greffier, audience, autre_tribunal):
    affaire = AffaireFactory(juridiction=autre_tribunal)
    reponse = greffier.post(adresse("inscrire", audience), {"numero": affaire.numero_parquet})
    assert reponse.status_code == 422
    assert "Aucune affaire de ce tribunal" in lu(reponse)


def test_une_affaire_retiree_reste_au_role_barree_avec_son_motif(greffier, audience):
    passage = affaire_inscrite(audience)
    assert greffier.get(adresse("retirer-du-role", passage)).status_code == 200
    assert greffier.post(adresse("retirer-du-role", passage), {"motif": ""}).status_code == 422
    page = greffier.post(adresse("retirer-du-role", passage), {"motif": "Citation nulle"}, follow=True)
    assert "Retirée du rôle Citation nulle" in ligne(page, passage)
    assert 'class="aud-retiree"' in zone(page, f"affaire-{passage.pk}")
    page = greffier.post(adresse("retablir-au-role", passage), follow=True)
    assert "À appeler" in ligne(page, passage)


def test_une_affaire_appelee_ne_se_retire_pas(greffier, ouverte):
    passage = affaire_inscrite(ouverte, appelee_le=INSTANT)
    reponse = greffier.post(adresse("retirer-du-role", passage), {"motif": "x"})
    assert reponse.status_code == 422
    assert "a été appelée" in lu(reponse)


def test_la_preparation_se_lit_au_role_et_mene_a_son_ecran(greffier, audience):
    passage = affaire_inscrite(audience)
    cellule = zone(greffier.get(adresse("audience", audience)), f"affaire-{passage.pk}")
    assert adresse("preparation", passage) in cellule


def test_celui_qui_lit_ne_compose_pas(presidente, audience):
    InscriptionFactory(audience=audience)
    assert presidente.get(adresse("composition", audience)).status_code == 403
    page = presidente.get(adresse("audience", audience)).content.decode()
    assert adresse("composition", audience) not in page
    assert "Annuler l’audience" not in page
