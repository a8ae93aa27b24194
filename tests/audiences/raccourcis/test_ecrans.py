"""Tenir ses raccourcis, ceux du service, ceux du tribunal ; importer une liste ; ce que la note reçoit."""

import csv

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from audiences.choix import Qualite
from audiences.formats.liste_abregee import lire_texte
from audiences.models import Raccourci, RaccourciNational
from audiences.raccourci import cle_de, morceaux_de
from audiences.selectors.apercu_raccourcis import Sort, apercu_de_la_liste
from audiences.selectors.raccourcis import portees_de
from audiences.services.charger_raccourcis import FICHIER, charger_raccourcis
from mistral.socle.cloisonnement import cloison
from mistral.socle.models import EntreeJournal
from tests.audiences.factories import InscriptionFactory, PartieFactory, PreventionFactory
from tests.socle.factories import ServiceFactory, UtilisateurFactory

LISTE = reverse("audiences:raccourcis")
CREER = reverse("audiences:creer-raccourci")
IMPORTER = reverse("audiences:importer-raccourcis")


def creer(tribunal, abreviation="pv", texte="prévenu(e)", **champs) -> Raccourci:
    par = champs.get("proprietaire") or UtilisateurFactory()
    return Raccourci.objects.create(
        juridiction=tribunal, abreviation=abreviation, texte=texte, modifie_par=par, **champs
    )


def saisie(tribunal, portee="moi", **champs) -> dict:
    cle = f"{portee}-{tribunal.pk}" if "-" not in portee else portee
    return {"abreviation": "pv", "texte": "prévenu(e)", "accord": "PREVENU", "portee": cle} | champs


@pytest.mark.parametrize(
    ("champs", "contrainte"),
    [
        ({"abreviation": "a b"}, "abreviation_en_lettres"),
        ({"abreviation": "-"}, "abreviation_en_lettres"),
        ({"texte": ""}, "texte_borne"),
        ({"texte": "x" * 2001}, "texte_borne"),
        ({"accord": "AUTRE"}, "accord_connu"),
        ({"abreviation": "PV"}, "abreviation_unique"),
        ({"abreviation": "pv\u0301"}, "abreviation_unique"),
    ],
)
def test_la_base_refuse_ce_qui_ne_peut_etre_un_raccourci(tribunal, champs, contrainte):
    moi = UtilisateurFactory()
    creer(tribunal, proprietaire=moi)
    with pytest.raises(IntegrityError, match=contrainte), transaction.atomic():
        creer(tribunal, **{"abreviation": "neuve", "proprietaire": moi} | champs)


def test_la_meme_abreviation_vaut_une_fois_par_portee(tribunal):
    moi, service = UtilisateurFactory(), ServiceFactory(juridiction=tribunal)
    for champs in ({"proprietaire": moi}, {"proprietaire": UtilisateurFactory()}, {"service": service}, {}):
        creer(tribunal, **champs)
    for champs in ({"proprietaire": moi}, {"service": service}, {}):
        with pytest.raises(IntegrityError, match="abreviation_unique"), transaction.atomic():
            creer(tribunal, **champs)
    with pytest.raises(IntegrityError, match="portee_unique"), transaction.atomic():
        creer(tribunal, abreviation="deux", proprietaire=moi, service=service)


def test_un_greffier_cree_modifie_et_supprime_les_siens(greffier, tribunal):
    assert greffier.post(CREER, saisie(tribunal)).status_code == 302
    raccourci = Raccourci.objects.get()
    assert (raccourci.proprietaire, raccourci.accord) == (greffier.personne, "PREVENU")
    fiche = reverse("audiences:raccourci", args=[raccourci.pk])
    assert greffier.post(fiche, saisie(tribunal, texte="le prévenu ")).status_code == 302
    raccourci.refresh_from_db()
    assert raccourci.texte == "le prévenu "
    assert greffier.post(reverse("audiences:supprimer-raccourci", args=[raccourci.pk])).status_code == 302
    assert not Raccourci.objects.exists()
    actes = list(EntreeJournal.objects.order_by("pk").values_list("acte", flat=True))
    assert actes == ["raccourci-cree", "raccourci-modifie", "raccourci-supprime"]


@pytest.mark.parametrize(
    ("champs", "phrase"),
    [
        ({"abreviation": "a b"}, "lettres et des chiffres"),
        ({"abreviation": ""}, "Donnez l’abréviation"),
        ({"texte": " "}, "Donnez le texte"),
        ({"texte": "x" * 2001}, "2\u202f000"),
        ({"texte": "a\x07"}, "illisibles"),
        ({"portee": "tribunal-0"}, "ne pouvez pas tenir"),
        ({"accord": "AUTRE"}, "avec qui le texte"),
        ({"abreviation": "dejà"}, "existe déjà ici"),
    ],
)
def test_une_saisie_fautive_revient_avec_sa_raison_et_rien_n_est_perdu(greffier, tribunal, champs, phrase):
    creer(tribunal, "DEJA", proprietaire=greffier.personne)
    reponse = greffier.post(CREER, saisie(tribunal, **champs))
    assert reponse.status_code == 422
    page = reponse.content.decode()
    assert phrase in page
    assert ("\nprévenu(e)</textarea>" in page) == ("texte" not in champs)
    assert Raccourci.objects.count() == 1


def test_le_tribunal_est_tenu_par_la_direction_le_service_par_le_greffe(greffier, directrice, tribunal):
    service = ServiceFactory(juridiction=tribunal)
    assert greffier.post(CREER, saisie(tribunal, "tribunal")).status_code == 422
    assert greffier.post(CREER, saisie(tribunal, f"service-{service.pk}")).status_code == 302
    assert directrice.post(CREER, saisie(tribunal, "tribunal")).status_code == 302
    du_tribunal = Raccourci.objects.get(service=None)
    assert greffier.get(reverse("audiences:raccourci", args=[du_tribunal.pk])).status_code == 404
    assert directrice.get(reverse("audiences:raccourci", args=[du_tribunal.pk])).status_code == 200


def test_les_raccourcis_personnels_d_un_autre_ne_se_voient_ni_ne_se_touchent(greffier, tribunal):
    autre = creer(tribunal, "secret", "SECRET", proprietaire=UtilisateurFactory())
    assert "SECRET" not in greffier.get(LISTE).content.decode()
    for nom in ("raccourci", "supprimer-raccourci"):
        assert (
            greffier.post(reverse(f"audiences:{nom}", args=[autre.pk]), saisie(tribunal)).status_code == 404
        )
    assert Raccourci.objects.filter(pk=autre.pk, texte="SECRET").exists()


def test_un_autre_tribunal_n_en_voit_rien(greffier_ailleurs, tribunal):
    ailleurs = creer(tribunal, "ici", "ICI-SEULEMENT")
    with cloison([]):
        assert "ICI-SEULEMENT" not in greffier_ailleurs.get(LISTE).content.decode()
        assert greffier_ailleurs.get(reverse("audiences:raccourci", args=[ailleurs.pk])).status_code == 404


def test_la_recherche_ignore_accents_et_casse_et_dit_quand_rien_ne_repond(greffier, tribunal, htmx):
    creer(tribunal, "rec", "Récidive légale", proprietaire=greffier.personne)
    trouvee = greffier.post(LISTE, {"cherche": "RECIDIVE"}, headers=htmx).content.decode()
    assert "Récidive légale" in trouvee and "<html" not in trouvee
    assert "Aucun raccourci ne répond" in greffier.post(LISTE, {"cherche": "zzz"}).content.decode()


def test_l_essai_de_l_accord_n_ecrit_rien(greffier, tribunal, htmx):
    essai = greffier.post(CREER, saisie(tribunal, acte="essayer", abreviation=""), headers=htmx)
    assert essai.status_code == 200
    page = essai.content.decode()
    assert all(forme in page for forme in ("prévenu<", "prévenue<", "prévenu(e)<"))
    assert not Raccourci.objects.exists()


def test_l_import_montre_tout_avant_d_ecrire_puis_n_ecrit_que_ce_qui_est_retenu(greffier, tribunal):
    creer(tribunal, "MP", "ancien texte", proprietaire=greffier.personne, accord="PREVENU")
    creer(tribunal, "pc", "partie civile", proprietaire=greffier.personne)
    liste = "pv;prévenu(e)\nmp;ministère public\npc;partie civile\nteh;the\na b;espace\npv;président\nx;\n"
    lecture = {"portee": f"moi-{tribunal.pk}", "liste": liste}
    apercu = greffier.post(IMPORTER, lecture | {"acte": "lire"})
    assert apercu.status_code == 200
    assert {nom: len(lignes) for nom, lignes in apercu.context["par_sort"].items()} == {
        "NOUVEAU": 2, "REMPLACE": 1, "INCHANGE": 1, "REFUSE": 3,
    }  # fmt: skip
    assert "Conflit" in apercu.content.decode()
    assert Raccourci.objects.count() == 2
    reponse = greffier.post(
        IMPORTER, {"portee": lecture["portee"], "liste": apercu.context["liste"], "acte": "importer"}
    )
    assert reponse.status_code == 302
    assert dict(Raccourci.objects.values_list("cle", "texte")) == {
        "mp": "ministère public", "pc": "partie civile", "pv": "prévenu(e)",
    }  # fmt: skip
    assert Raccourci.objects.get(cle="mp").accord == "PREVENU"


def test_les_cases_disent_le_contraire_de_la_proposition(greffier, tribunal):
    saisies = {"portee": f"moi-{tribunal.pk}", "liste": "pv;prévenu(e)\nteh;the", "acte": "importer"}
    assert greffier.post(IMPORTER, saisies | {"ecarter": "1", "prendre": "2"}).status_code == 302
    assert list(Raccourci.objects.values_list("cle", flat=True)) == ["teh"]
    refus = greffier.post(IMPORTER, saisies | {"ecarter": ["1", "2"]})
    assert refus.status_code == 422


@pytest.mark.parametrize("champs", [{}, {"liste": "une seule colonne"}, {"liste": "a;b", "portee": "moi-0"}])
def test_une_liste_illisible_revient_avec_sa_raison(greffier, tribunal, champs):
    reponse = greffier.post(IMPORTER, {"portee": f"moi-{tribunal.pk}"} | champs)
    assert reponse.status_code == 422
    assert "mp-erreurs" in reponse.content.decode()


def test_une_entree_deja_connue_a_l_identique_est_inchangee(greffier, tribunal):
    creer(tribunal, "pv", "prévenu(e)")
    greffier.personne.restreindre  # noqa: B018 - le périmètre est celui de ses habilitations
    portee = next(p for p in portees_de(greffier.personne) if p.code.startswith("moi"))
    [prevue] = apercu_de_la_liste(lire_texte("pv;prévenu(e)"), portee)
    assert prevue.sort is Sort.NOUVEAU, "celui du tribunal n’est pas le mien"


@pytest.fixture
def passage(tribunal):
    """Une affaire à deux prévenus et un fait."""
    passage = InscriptionFactory(audience__juridiction=tribunal, juridiction=tribunal)
    prevenu = PartieFactory(
        juridiction=tribunal,
        affaire=passage.affaire,
        personne__nom="DUPONT-O'NEILL",
        personne__prenoms="Jean",
    )
    PartieFactory(juridiction=tribunal, affaire=passage.affaire, qualite=Qualite.VICTIME)
    PreventionFactory(juridiction=tribunal, infraction__affaire=passage.affaire, prevenu=prevenu)
    return passage


def recus(client, passage, **options):
    return client.get(reverse("audiences:note-raccourcis", args=[passage.pk]), options)


def test_la_note_recoit_le_plus_proche_et_rien_des_autres(greffier, tribunal, passage):
    creer(tribunal, "pv", "du tribunal")
    creer(tribunal, "pv", "du service", service=passage.audience.service)
    creer(tribunal, "autre", "d’un autre service", service=ServiceFactory(juridiction=tribunal))
    creer(tribunal, "autrui", "d’un autre", proprietaire=UtilisateurFactory())
    RaccourciNational.objects.create(abreviation="pv", texte="national")
    RaccourciNational.objects.create(abreviation="mp", texte="ministère public")
    RaccourciNational.objects.create(abreviation="tu", texte="retiré", est_propose=False)

    def connus():
        return {entree[0]: entree[4] for entree in recus(greffier, passage).json()["raccourcis"]}

    assert connus() == {"mp": "ministère public", "pv": "du service"}
    creer(tribunal, "PV", "le mien", proprietaire=greffier.personne)
    assert connus() == {"mp": "ministère public", "pv": "le mien"}


def test_la_liste_connue_n_est_pas_renvoyee_et_rien_n_est_garde_en_chemin(greffier, passage):
    reponse = recus(greffier, passage)
    assert reponse["Cache-Control"] == "no-store, private"
    suivante = recus(greffier, passage, marque=reponse.json()["marque"])
    assert "raccourcis" not in suivante.json()
    assert suivante.json()["entrees"] == reponse.json()["entrees"]


def test_l_affaire_offre_ses_personnes_ses_faits_et_ses_numeros(greffier, passage):
    entrees = {cle: texte for cles, _, texte in recus(greffier, passage).json()["entrees"] for cle in cles}
    assert entrees["dupontoneill"] == entrees["dupont"] == entrees["neill"]
    assert entrees["dupont"].startswith("DUPONT")
    assert entrees["f1"] == passage.affaire.infractions.get().libelle
    assert entrees["parquet"] == passage.affaire.numero_parquet


@pytest.mark.django_db
def test_le_jeu_national_se_charge_une_fois_et_suit_sans_ecraser():
    nombre = charger_raccourcis()
    assert nombre == RaccourciNational.objects.count() >= 50
    RaccourciNational.objects.filter(cle="mp").update(texte="à nous", retouche_le="2026-11-24T10:00Z")
    RaccourciNational.objects.filter(cle="pc").update(texte="vieux")
    RaccourciNational.objects.create(abreviation="local", texte="ajouté")
    assert charger_raccourcis() == nombre
    textes = dict(RaccourciNational.objects.values_list("cle", "texte"))
    assert (textes["mp"], textes["pc"], textes["local"]) == ("à nous", "partie civile", "ajouté")


def test_chaque_raccourci_fourni_est_recevable_et_unique():
    with FICHIER.open(encoding="utf-8", newline="") as fichier:
        lignes = list(csv.DictReader(fichier, delimiter=";"))
    cles = [cle_de(ligne["abreviation"]) for ligne in lignes]
    assert all(cles) and len(set(cles)) == len(cles)
    for ligne in lignes:
        restes = "".join(morceau for morceau in morceaux_de(ligne["texte"]) if isinstance(morceau, str))
        assert not set(restes) & set("{}|()"), ligne["abreviation"]
