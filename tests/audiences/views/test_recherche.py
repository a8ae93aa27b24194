"""Recherche : ce qu'elle trouve, ce qu'elle cache, ce qu'elle consigne, et où le nom ne passe jamais."""

import datetime
import re

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import get_resolver, reverse

from audiences.choix import NaturePersonne, Qualite
from audiences.models import Partie
from audiences.selectors.recherche import PAR_PAGE, Criteres, chercher
from mistral.socle.models import EntreeJournal
from tests.audiences.factories import AffaireFactory, AudienceFactory, InscriptionFactory, PartieFactory
from tests.pages import texte, zone
from tests.socle.factories import ServiceFactory

pytestmark = pytest.mark.django_db

JOUR = datetime.date(2026, 11, 24)
ADRESSE = "audiences:rechercher"


@pytest.fixture(autouse=True)
def jour_de_l_audience():
    with time_machine.travel("2026-11-24 09:00:00+01:00", tick=False):
        yield


def partie(tribunal, nom, prenoms="", *, numero=None, **champs):
    affaire = AffaireFactory(juridiction=tribunal, **({"numero_parquet": numero} if numero else {}))
    qualite = champs.pop("qualite", Qualite.PREVENU)
    personne = {f"personne__{cle}": valeur for cle, valeur in champs.items()}
    return PartieFactory(
        affaire=affaire, qualite=qualite, personne__nom=nom, personne__prenoms=prenoms, **personne
    )


def trouvees(greffier, texte_cherche, **champs) -> str:
    reponse = greffier.post(reverse(ADRESSE), {"texte": texte_cherche} | champs)
    assert reponse.status_code == 200
    return texte(zone(reponse, "resultats"))


@pytest.mark.parametrize(
    ("nom", "prenoms", "cherche"),
    [
        ("MARTELLI", "Enzo", "martelli"),
        ("MARTELLI", "Enzo", "Enzo Martelli"),
        ("MARTELLI", "Enzo", "MARTELLI ENZO"),
        ("MARTELLI", "Enzo", "martteli"),
        ("MARTELLI", "Enzo", "mart"),
        ("BENSAÏD", "Karim", "bensaid"),
        ("BENSAÏD", "Karim", "bensayd"),
        ("DE LA FONTAINE D'ARC", "Élodie", "fontaine"),
        ("DE LA FONTAINE D'ARC", "Élodie", "de la fontaine d’arc elodie"),
        ("FONTAINE", "Élodie", "de la Fontaine"),
        ("DUPONT-O'NEILL", "Jean-Christophe", "dupont oneill"),
        ("DUPONT-O'NEILL", "Jean-Christophe", "o'neill"),
        ("DUPONT-O'NEILL", "Jean-Christophe", "dupont oneil"),
        ("DE LA FONTAINE", "Élise", "delafontaine"),
        ("LI", "Na", "li"),
        ("ŒUVRARD", "Zoé", "oeuvrard"),
        ("محمد", "", "محمد"),
    ],
)
def test_un_nom_se_trouve_malgre_accents_particules_apostrophes_et_fautes(
    greffier, tribunal, nom, prenoms, cherche
):
    partie(tribunal, nom, prenoms, numero="26182000777")
    for autre in ("QUINCY", "ZWAENEPOEL", "ABDELKADER"):
        partie(tribunal, autre, "Yvette")
    resultats = trouvees(greffier, cherche)
    assert resultats.startswith("1 résultat")
    assert "26182000777" in resultats


@pytest.mark.parametrize(
    ("champs", "cherche"),
    [
        ({"nom": "SOCIÉTÉ CHÊNE & FILS", "nature": NaturePersonne.MORALE}, "chene et fils"),
        ({"nom": "CHÊNE", "nature": NaturePersonne.MORALE, "sigle": "SCFG"}, "scfg"),
        ({"nom": "CHÊNE", "nature": NaturePersonne.MORALE, "enseigne": "Au bon bois"}, "bon bois"),
        ({"nom": "NÉE", "nom_usage": "MARIÉE"}, "mariee"),
    ],
)
def test_un_nom_d_usage_une_raison_sociale_un_sigle_se_trouvent(greffier, tribunal, champs, cherche):
    partie(tribunal, champs.pop("nom"), **champs)
    assert trouvees(greffier, cherche).startswith("1 résultat")


@pytest.mark.parametrize(
    "cherche", ["26182000123", "26 182 000 123", "26182/000123", "82000123", "000123", "idj26x0009", "X0009"]
)
def test_un_numero_se_trouve_entier_usuel_par_sa_fin_ou_avec_des_espaces(greffier, tribunal, cherche):
    AffaireFactory(juridiction=tribunal, numero_parquet="26182000123", idj="IDJ26X0009", intitule="VOULUE")
    AffaireFactory(juridiction=tribunal, numero_parquet="26182999888", intitule="AUTRE")
    resultats = trouvees(greffier, cherche)
    assert resultats.startswith("1 résultat")
    assert "VOULUE" in resultats


def test_le_numero_de_parquet_long_se_trouve_par_ses_onze_derniers_signes(greffier, tribunal):
    AffaireFactory(juridiction=tribunal, numero_parquet="0605926182000123", intitule="VOULUE")
    assert "VOULUE" in trouvees(greffier, "26182000123")


def test_le_plus_ressemblant_vient_d_abord(tribunal, greffier):
    for nom in ("MARTINEZ", "MARTIN", "MARTINI"):
        partie(tribunal, nom, "Léa")
    resultats = trouvees(greffier, "Léa Martin")
    assert re.findall(r"MARTIN\w*", resultats)[0] == "MARTIN"


def test_les_homonymes_se_distinguent_par_la_naissance_et_l_affaire(tribunal, greffier):
    for annee in (1980, 1995):
        partie(tribunal, "HOMONYME", "Jean", naissance_annee=annee, naissance_lieu=f"Ville-{annee}")
    resultats = trouvees(greffier, "homonyme")
    assert "1980" in resultats and "Ville-1995" in resultats


def test_qualite_service_et_periode_resserrent(tribunal, greffier):
    service = ServiceFactory(juridiction=tribunal)
    prevenu, victime = partie(tribunal, "DURAND"), partie(tribunal, "DURAND", qualite=Qualite.VICTIME)
    audience = AudienceFactory(juridiction=tribunal, service=service, date=JOUR)
    InscriptionFactory(audience=audience, affaire=prevenu.affaire)
    assert trouvees(greffier, "durand").startswith("2 résultats")
    assert victime.affaire.numero_parquet in trouvees(greffier, "durand", qualite="VICTIME")
    assert trouvees(greffier, "durand", qualite="VICTIME").startswith("1 résultat")
    assert trouvees(greffier, "durand", service=service.pk).startswith("1 résultat")
    assert trouvees(greffier, "durand", du="2026-11-01", au="2026-11-30").startswith("1 résultat")
    assert trouvees(greffier, "durand", du="2026-12-01").startswith("Aucun résultat")


def test_la_prochaine_et_la_derniere_audience_sont_montrees(tribunal, greffier):
    prevenu = partie(tribunal, "PASSÉ")
    for jour, issue in ((datetime.date(2026, 10, 6), "RENVOYEE"), (datetime.date(2027, 1, 12), "")):
        audience = AudienceFactory(juridiction=tribunal, date=jour)
        InscriptionFactory(
            audience=audience,
            affaire=prevenu.affaire,
            issue=issue,
            appelee_le=datetime.datetime(2026, 10, 6, 14, tzinfo=datetime.UTC) if issue else None,
        )
    resultats = trouvees(greffier, "passé")
    assert "mar. 6 oct. 2026" in resultats
    assert "mar. 12 janv. 2027" in resultats
    assert "Renvoyée" in resultats


def test_les_resultats_se_tournent_par_envoi(tribunal, greffier):
    for rang in range(PAR_PAGE + 3):
        partie(tribunal, "NOMBREUX", f"P{rang}")
    premiere = greffier.post(reverse(ADRESSE), {"texte": "nombreux"})
    suite = greffier.post(reverse(ADRESSE), {"texte": "nombreux", "page": "2"})
    assert "28 résultats , page 1 sur 2" in texte(zone(premiere, "resultats"))
    assert texte(zone(suite, "resultats")).count("NOMBREUX") == 3


def test_aucun_nom_dans_une_adresse(tribunal, greffier):
    """La demande ne vient que d'un envoi ; une adresse qui la porterait ne cherche rien."""
    partie(tribunal, "SECRET", "Marie")
    par_adresse = greffier.get(reverse(ADRESSE), {"texte": "secret"})
    assert "SECRET" not in par_adresse.content.decode()
    reponse = greffier.post(reverse(ADRESSE), {"texte": "secret"})
    adresses = re.findall(r'(?:href|action|src|hx-\w+)="([^"]*)"', reponse.content.decode())
    assert adresses and not [adresse for adresse in adresses if "secret" in adresse.lower()]
    methodes = re.findall(r'<form[^>]*method="(\w+)"[^>]*rechercher', reponse.content.decode())
    assert reponse.status_code == 200 and set(methodes) <= {"post"}


def test_aucune_adresse_du_projet_ne_porte_un_texte_libre():
    """Les paramètres d'adresse de l'app sont des identifiants ou des codes, jamais un nom."""
    motifs = [str(motif.pattern) for motif in get_resolver("audiences.urls").url_patterns]
    parametres = {sorte for motif in motifs for sorte in re.findall(r"<(\w+):", motif)}
    assert parametres <= {"int", "slug", "uuid"}


def test_la_reponse_ne_se_garde_pas(tribunal, greffier):
    reponse = greffier.post(reverse(ADRESSE), {"texte": "martin"})
    assert "no-store" in reponse["Cache-Control"]


def test_la_recherche_est_consignee_sans_son_texte(tribunal, greffier):
    greffier.post(reverse(ADRESSE), {"texte": "martin"})
    entree = EntreeJournal.objects.get(acte="recherche")
    assert (entree.utilisateur, entree.juridiction) == (greffier.personne, tribunal)
    assert "martin" not in str(vars(entree)).lower()


def test_une_demande_vide_est_refusee_sans_rien_consigner(greffier):
    for vide in ("", "  ", "…!"):
        assert greffier.post(reverse(ADRESSE), {"texte": vide}).status_code == 422
    assert not EntreeJournal.objects.filter(acte="recherche").exists()


def test_une_periode_a_l_envers_est_refusee_sans_perdre_la_saisie(greffier):
    reponse = greffier.post(reverse(ADRESSE), {"texte": "martin", "du": "2026-12-01", "au": "2026-11-01"})
    assert reponse.status_code == 422
    assert 'value="martin"' in reponse.content.decode()


def test_une_personne_d_un_autre_tribunal_ne_se_trouve_pas(
    greffier, greffier_ailleurs, tribunal, autre_tribunal
):
    partie(autre_tribunal, "AILLEURS", numero="99999000001")
    for demande in ("ailleurs", "99999000001"):
        assert trouvees(greffier, demande).startswith("Aucun résultat")
        assert trouvees(greffier_ailleurs, demande).startswith("1 résultat")


def test_la_cloison_cache_l_autre_tribunal_meme_sans_filtre(greffier, autre_tribunal, monkeypatch):
    partie(autre_tribunal, "AILLEURS")
    from mistral.socle.cloisonnement import CloisonneQuerySet

    monkeypatch.setattr(CloisonneQuerySet, "visibles_par", lambda lignes, utilisateur: lignes.all())
    assert trouvees(greffier, "ailleurs").startswith("Aucun résultat")


def test_le_champ_du_bandeau_est_la_pour_qui_peut_chercher_et_lui_seul(greffier, cheffe):
    champ = 'id="recherche-bandeau"'
    page = greffier.get(reverse("audiences:calendrier")).content.decode()
    assert champ in page
    assert champ not in cheffe.get(reverse("pilotage:tableau")).content.decode()
    assert champ not in greffier.get(reverse(ADRESSE)).content.decode()
    assert page.count('data-touche="Ctrl+K"') == 1


def test_autant_de_requetes_pour_une_affaire_que_pour_soixante(greffier, tribunal):
    partie(tribunal, "COMPTÉ")

    def compter():
        with CaptureQueriesContext(
            connection,
        ) as requetes:
            greffier.post(reverse(ADRESSE), {"texte": "compté"})
        return len(requetes)

    seule = compter()
    for _ in range(59):
        prevenu = partie(tribunal, "COMPTÉ")
        InscriptionFactory(audience__juridiction=tribunal, affaire=prevenu.affaire)
    assert compter() == seule


def test_une_seule_requete_cherche_et_compte(tribunal, greffier, django_assert_num_queries):
    for _ in range(3):
        partie(tribunal, "COMPTÉ")
    utilisateur = greffier.personne
    assert utilisateur.perimetre
    with django_assert_num_queries(2):
        resultats = chercher(Criteres("compté"), utilisateur=utilisateur, aujourd_hui=JOUR)
    assert resultats.total == Partie.objects.count() == 3
