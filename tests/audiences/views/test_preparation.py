"""Préparer une affaire, préparer une audience : écrans, réponses, refus, requêtes."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from audiences.choix import EtatVerification, ObjetSuivi, Qualite
from audiences.models import Audience, Correction, Inscription, Verification
from audiences.preparatif import PREPARATIFS
from audiences.restes.preparation import _taches
from audiences.selectors.preparation import (
    preparation_d_audience,
    preparation_de,
    preparation_des_audiences,
    preparation_par_passage,
)
from mistral.socle.models import EntreeJournal
from tests.audiences.factories import (
    AudienceFactory,
    ComparutionFactory,
    InfractionFactory,
    InscriptionFactory,
    PartieFactory,
    PersonneFactory,
)
from tests.audiences.views.ecran import INSTANT, adresse, affaire_inscrite
from tests.pages import texte, zone

pytestmark = pytest.mark.django_db


def affaire_complete(audience) -> Inscription:
    """Inscrit une affaire où rien ne manque : prévenu libre, convoqué à temps, bulletin au dossier."""
    inscription = affaire_inscrite(audience, categorie="005", langue="français")
    inscription.affaire.a_scelle = False
    inscription.affaire.save(update_fields=["a_scelle"])
    prevenu = inscription.affaire.parties.get()
    prevenu.convocation_le, prevenu.a_b1 = datetime.date(2026, 6, 1), True
    prevenu.save(update_fields=["convocation_le", "a_b1"])
    prevenu.personne.code_postal = "06130"
    prevenu.personne.save(update_fields=["code_postal"])
    return inscription


def repondre(client, inscription, point="B1", reponse="FAIT", **champs):
    donnees = {"point": point, "reponse": reponse} | champs
    return client.post(adresse("repondre-preparation", inscription), donnees)


def etat(inscription, code: str) -> str:
    return next(p.etat for p in preparation_de(inscription).points if p.preparatif.code == code)


def test_une_affaire_ou_rien_ne_manque_est_prete(greffier, audience):
    inscription = affaire_complete(audience)
    page = texte(zone(greffier.get(adresse("preparation", inscription)), "preparation"))
    assert "Prête 1 affaire prête sur 1" in page
    assert "Tout est vérifié" not in page


def test_la_page_dit_chaque_point_son_etat_et_ses_articles(greffier, audience):
    inscription = affaire_inscrite(audience, categorie="008")
    page = texte(zone(greffier.get(adresse("preparation", inscription)), "preparation"))
    for preparatif in PREPARATIFS:
        assert preparatif.libelle in page
    assert "Détenu : extraction ou visioconférence à organiser." in " ".join(page.split())
    assert "CPP, art. 706-71" in " ".join(page.split())


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
    assert greffier.post(adresse("ouvrir", audience)).status_code == 302
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
