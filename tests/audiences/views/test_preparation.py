"""Préparer une affaire, préparer une audience : écrans, réponses, refus, requêtes."""

import pytest

from audiences.models import Audience, Verification
from audiences.preparatif import PREPARATIFS
from audiences.selectors.preparation import (
    preparation_de,
)
from mistral.socle.models import EntreeJournal
from tests.audiences.factories import (
    AudienceFactory,
)
from tests.audiences.views.ecran import INSTANT, adresse, affaire_inscrite
from tests.audiences.views.preparer import affaire_complete, etat, repondre
from tests.pages import texte, zone

pytestmark = pytest.mark.django_db


def test_une_affaire_ou_rien_ne_manque_est_prete(greffier, audience):
    inscription = affaire_complete(audience)
    page = texte(zone(greffier.get(adresse("preparation", inscription)), "preparation"))
    assert "Prête 1 affaire prête sur 1" in page
    assert "Tout est vérifié" not in page


def test_la_page_dit_chaque_point_son_etat_et_ses_articles(greffier, audience):
    inscription = affaire_inscrite(audience, categorie="008")
    page = texte(zone(greffier.get(adresse("preparation", inscription)), "preparation"))
    for preparatif in PREPARATIFS:
        assert " ".join(preparatif.libelle.split()) in page
    assert "Détenu : extraction ou visioconférence à organiser." in page
    assert "CPP, art. 706-71" in page


def test_repondre_dit_qui_quand_et_pourquoi_puis_se_defait(greffier, audience):
    inscription = affaire_inscrite(audience)
    reponse = repondre(greffier, inscription, remarque="Reçu du casier")
    assert reponse.status_code == 302
    page = texte(greffier.get(adresse("preparation", inscription)).content.decode())
    assert f"Fait, dit par {greffier.personne}" in page
    assert "Reçu du casier" in page
    assert etat(inscription, "B1") == "FAIT"
    assert repondre(greffier, inscription, reponse="DEFAIRE").status_code == 302
    assert etat(inscription, "B1") == "A_VERIFIER"
    assert list(EntreeJournal.objects.order_by("pk").values_list("acte", flat=True)) == [
        "point-verifie",
        "point-retabli",
    ]


def test_sans_objet_remplace_fait_et_la_meme_reponse_ne_change_rien(greffier, audience):
    inscription = affaire_inscrite(audience)
    repondre(greffier, inscription)
    repondre(greffier, inscription)
    assert EntreeJournal.objects.filter(acte="point-verifie").count() == 1
    repondre(greffier, inscription, reponse="SANS_OBJET")
    assert etat(inscription, "B1") == "SANS_OBJET"
    assert Verification.objects.count() == 1


def test_defaire_ce_qui_n_a_pas_ete_repondu_ne_consigne_rien(greffier, audience):
    assert repondre(greffier, affaire_inscrite(audience), reponse="DEFAIRE").status_code == 302
    assert not EntreeJournal.objects.exists()


@pytest.mark.parametrize(
    ("champs", "message"),
    [
        ({"point": "INVENTE"}, "Ce point n’existe pas."),
        ({"point": ""}, "Dites de quel point il s’agit."),
        ({"reponse": "PEUT_ETRE"}, "Dites si c’est fait ou sans objet."),
        ({"remarque": "x" * 201}, "La remarque tient en 200 caractères."),
        ({"point": "ECARTS"}, "se règle dans le dossier"),
    ],
)
def test_une_reponse_mal_dite_est_refusee_sans_rien_ecrire(greffier, audience, champs, message):
    reponse = repondre(greffier, affaire_inscrite(audience), **champs)
    assert reponse.status_code == 422
    assert message in reponse.content.decode()
    assert not Verification.objects.exists()


def test_une_remarque_refusee_n_est_pas_perdue(greffier, audience):
    reponse = repondre(greffier, affaire_inscrite(audience), remarque="gardée" + "x" * 200)
    assert "gardée" in reponse.content.decode()


def test_une_audience_levee_ne_se_prepare_plus(greffier, audience):
    inscription = affaire_inscrite(audience)
    Audience.objects.filter(pk=audience.pk).update(ouverte_le=INSTANT, levee_le=INSTANT)
    for reponse in (
        repondre(greffier, inscription),
        greffier.post(adresse("tout-verifier", inscription)),
        greffier.post(
            adresse("cocher-preparation", audience),
            {"point": "B1", "reponse": "FAIT", "affaires": [inscription.pk]},
        ),
    ):
        assert reponse.status_code == 422
        assert "L’audience est levée" in reponse.content.decode()
    page = greffier.get(adresse("preparation", inscription)).content.decode()
    assert "Fait<span" not in page


def test_une_affaire_retiree_n_a_pas_de_preparation(greffier, audience):
    inscription = affaire_inscrite(audience, retiree_le=INSTANT)
    assert greffier.get(adresse("preparation", inscription)).status_code == 404
    assert preparation_de(inscription) is None


def test_tout_verifier_laisse_les_manques(greffier, audience):
    inscription = affaire_inscrite(audience, categorie="008")
    assert greffier.post(adresse("tout-verifier", inscription)).status_code == 302
    apres = preparation_de(inscription)
    assert [point.preparatif.code for point in apres.ouverts] == ["EXTRACTION"]
    assert apres.etat.libelle == "1 manque"


def test_la_magistrate_lit_sans_repondre(presidente, audience):
    inscription = affaire_inscrite(audience)
    page = presidente.get(adresse("preparation", inscription)).content.decode()
    assert "repondre" not in page
    assert repondre(presidente, inscription).status_code == 403
    assert presidente.post(adresse("cocher-preparation", audience)).status_code == 403


def test_un_autre_tribunal_ne_trouve_rien(greffier_ailleurs, audience):
    inscription = affaire_inscrite(audience)
    assert greffier_ailleurs.get(adresse("preparation", inscription)).status_code == 404
    assert greffier_ailleurs.get(adresse("preparation-audience", audience)).status_code == 404
    assert repondre(greffier_ailleurs, inscription).status_code == 404


def test_on_passe_d_une_affaire_a_preparer_a_la_suivante(greffier, audience):
    premiere, _, troisieme = (
        affaire_inscrite(audience),
        affaire_complete(audience),
        affaire_inscrite(audience),
    )
    page = zone(greffier.get(adresse("preparation", premiere)), "preparation")
    assert adresse("preparation", troisieme) in page
    assert "Précédente à préparer" not in page
    assert adresse("preparation", premiere) in zone(
        greffier.get(adresse("preparation", troisieme)), "preparation"
    )


def test_le_fragment_est_celui_de_la_page(greffier, audience, htmx):
    inscription = affaire_inscrite(audience)
    for nom, objet, identifiant in (
        ("preparation", inscription, "preparation"),
        ("preparation-audience", audience, "preparation-audience"),
    ):
        fragment = greffier.get(adresse(nom, objet), headers=htmx)
        assert "<html" not in fragment.content.decode()
        assert zone(fragment, identifiant) == zone(greffier.get(adresse(nom, objet)), identifiant)


# ── Toute l'audience ──


def test_le_tableau_montre_chaque_affaire_et_compte_les_pretes(greffier, audience):
    affaire_complete(audience)
    detenu = affaire_inscrite(audience, categorie="008")
    page = texte(zone(greffier.get(adresse("preparation-audience", audience)), "preparation-audience"))
    assert "1 affaire prête sur 2" in page
    assert str(detenu.affaire) in page
    assert "1 manque, 3 à vérifier" in page
    assert "Extraction (1)" in page


def test_cocher_un_point_pour_plusieurs_affaires(greffier, audience):
    une, deux, trois = (affaire_inscrite(audience) for _ in range(3))
    donnees = {"point": "B1", "reponse": "FAIT", "affaires": [une.pk, trois.pk], "remarque": "liste du 20"}
    assert greffier.post(adresse("cocher-preparation", audience), donnees).status_code == 302
    assert [etat(i, "B1") for i in (une, deux, trois)] == ["FAIT", "A_VERIFIER", "FAIT"]
    assert {v.remarque for v in Verification.objects.all()} == {"liste du 20"}


def test_cocher_toutes_ne_touche_que_celles_ou_le_point_est_ouvert(greffier, audience):
    complete, ouverte = affaire_complete(audience), affaire_inscrite(audience)
    donnees = {"point": "B1", "reponse": "SANS_OBJET", "toutes": "on"}
    assert greffier.post(adresse("cocher-preparation", audience), donnees).status_code == 302
    assert [v.inscription_id for v in Verification.objects.all()] == [ouverte.pk]
    assert etat(complete, "B1") == "FAIT"


@pytest.mark.parametrize(
    ("champs", "message"),
    [
        ({}, "Cochez au moins une affaire"),
        ({"affaires": ["0"]}, "Une affaire n’est pas à ce rôle."),
        ({"toutes": "on", "point": "ECARTS"}, "Ce point n’existe pas."),
        ({"toutes": "on", "reponse": ""}, "Dites si c’est fait ou sans objet."),
    ],
)
def test_un_lot_mal_dit_est_refuse(greffier, audience, champs, message):
    affaire_inscrite(audience)
    reponse = greffier.post(
        adresse("cocher-preparation", audience), {"point": "B1", "reponse": "FAIT"} | champs
    )
    assert reponse.status_code == 422
    assert message in reponse.content.decode()
    assert not Verification.objects.exists()


def test_une_affaire_d_une_autre_audience_ne_se_coche_pas_ici(greffier, audience, tribunal):
    ailleurs = affaire_inscrite(AudienceFactory(juridiction=tribunal))
    donnees = {"point": "B1", "reponse": "FAIT", "affaires": [ailleurs.pk]}
    assert greffier.post(adresse("cocher-preparation", audience), donnees).status_code == 422


def test_un_role_vide_dit_quoi_faire(greffier, audience):
    assert (
        "Aucune affaire au rôle" in greffier.get(adresse("preparation-audience", audience)).content.decode()
    )
