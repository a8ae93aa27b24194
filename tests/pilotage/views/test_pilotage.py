"""Tableau, listes et export : accès, filtres, 422, nombre de requêtes, écran égal au classeur."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from audiences.models import Audience
from mistral.socle.choix import Fonction
from mistral.socle.models import EntreeJournal
from pilotage.indicateur import INDICATEURS
from tests.pilotage.jeu import Seance, enregistrer
from tests.pilotage.views.ecran import JUGEE, NOVEMBRE, PERIODE, RENVOYEE, classeur, lignes, lire, page
from tests.socle.factories import HabilitationFactory, ServiceFactory

ADRESSES = [
    reverse("pilotage:tableau"),
    reverse("pilotage:liste", args=["TAUX_RENVOI"]),
    reverse("pilotage:export"),
]


@pytest.mark.parametrize("adresse", ADRESSES)
def test_l_encadrement_lit_les_autres_non(
    adresse, directrice, cheffe, greffier, presidente, administrateur, client
):
    assert directrice.get(adresse).status_code == cheffe.get(adresse).status_code == 200
    refuses = [greffier, presidente, administrateur]
    assert {personne.get(adresse).status_code for personne in refuses} == {403}
    assert client.get(adresse).status_code == 302
    assert directrice.post(adresse).status_code == 405


@pytest.mark.parametrize("adresse", ADRESSES)
@pytest.mark.parametrize(
    ("requete", "phrase"),
    [
        ({"du": "2026-11", "au": "2026-01"}, "finit avant d’avoir commencé"),
        ({"du": "1990-01", "au": "2026-01"}, "dépasse dix ans"),
        ({"du": "2026-13"}, "n’existe pas"),
        ({"du": "hier"}, "11/2026"),
        ({"du": ""}, "Indiquez ce mois"),
        ({"du": "9" * 5000}, "caractères"),
        ({"au": "9999-12"}, "n’existe pas"),
        ({"du": "2026-01\x00"}, "nul"),
        ({"juridiction": "999999"}, "pas de ceux que vous pouvez consulter"),
        ({"service": "' or 1=1"}, "pas de celles que vous pouvez consulter"),
    ],
)
def test_une_selection_absurde_est_expliquee_sur_la_meme_page(adresse, requete, phrase, directrice):
    reponse = directrice.get(adresse, requete)
    assert reponse.status_code == 422
    assert phrase in page(reponse)
    assert "Les chiffres s’afficheront" in page(reponse)


@pytest.mark.parametrize(
    "requete", [{"voir": "tout"}, {"depasse": "361"}, {"depasse": "x"}, {"cle": "x" * 50}], ids=str
)
def test_un_choix_de_lignes_inconnu_est_refuse(requete, directrice):
    assert lire(directrice, "liste", "AUD_DUREE", **requete).status_code == 422


def test_la_selection_saisie_revient_telle_quelle(directrice, chambres):
    reponse = lire(directrice, "tableau", du="11/2026", au="2026-01", service=chambres[1].pk)
    assert 'value="11/2026"' in page(reponse)
    assert f'<option value="{chambres[1].pk}" selected' in page(reponse)


def test_un_mois_s_ecrit_aussi_a_la_francaise(directrice, audiences):
    assert lire(directrice, "tableau", du="10/2026", au="11/2026").context["tableau"].selection.du == date(
        2026, 10, 1
    )


def test_sans_filtre_douze_mois_jusqu_au_mois_courant(directrice, audiences):
    selection = lire(directrice, "tableau").context["tableau"].selection
    assert (selection.du, selection.au) == (date(2025, 12, 1), date(2026, 11, 1))
    assert str(selection).replace("\xa0", " ") == (
        "TJ de Grasse · toutes chambres · 12 mois, de déc. 2025 à nov. 2026"
    )


def test_un_indicateur_inconnu_n_existe_pas(directrice):
    assert lire(directrice, "liste", "PAR_MAGISTRAT").status_code == 404


@pytest.mark.parametrize("code", INDICATEURS.codes())
def test_chaque_figure_mene_a_sa_liste(code, directrice, audiences):
    tableau = lire(directrice, "tableau", **PERIODE).context["tableau"]
    chiffre = tableau.releves[code].chiffre
    comptees = lire(directrice, "liste", code, **PERIODE)
    toutes = lire(directrice, "liste", code, **PERIODE, voir="toutes")
    assert len(lignes(comptees)) == comptees.context["liste"].page.paginator.count == chiffre.comptees
    assert len(lignes(toutes)) == chiffre.population
    assert comptees.context["liste"].chiffre == chiffre


def test_les_filtres_suivent_de_la_figure_a_la_liste(directrice, chambres, audiences):
    requete = {**PERIODE, "service": chambres[1].pk}
    tableau = lire(directrice, "tableau", **requete).context["tableau"]
    adresse = f"{reverse('pilotage:liste', args=['AFF_RENVOYEES'])}?{tableau.selection.requete}"
    assert adresse.replace("&", "&amp;") in page(lire(directrice, "tableau", **requete))
    assert len(lignes(directrice.get(adresse))) == tableau.releves["AFF_RENVOYEES"].chiffre.valeur == 2


def test_les_seuils_et_les_motifs_menent_a_leurs_lignes(directrice, audiences):
    assert len(lignes(lire(directrice, "liste", "AUD_DUREE", **PERIODE, depasse="480"))) == 2
    assert len(lignes(lire(directrice, "liste", "AUD_DUREE", **PERIODE, depasse="600"))) == 1
    assert len(lignes(lire(directrice, "liste", "RENVOI_MOTIF", **PERIODE, cle="EXTRACTION"))) == 2
    assert len(lignes(lire(directrice, "liste", "RENVOI_MOTIF", **PERIODE, cle=""))) == 1
    assert len(lignes(lire(directrice, "liste", "RENVOI_MOTIF", **PERIODE))) == 3


def test_la_liste_mene_a_l_audience_qui_en_a_le_droit(directrice, cheffe, audiences):
    adresse = reverse("audiences:audience", args=[audiences[0].pk])
    assert f'href="{adresse}"' in page(lire(directrice, "liste", "AFF_JUG", **PERIODE))
    for nom, args in (("liste", ["AFF_JUG"]), ("tableau", [])):
        reponse = lire(cheffe, nom, *args, **PERIODE)
        assert reponse.status_code == 200
        assert f'href="{reverse("audiences:calendrier")}' not in page(reponse)


def test_aucun_nom_ne_parait(directrice, audiences):
    intitules = [
        inscription.affaire.intitule
        for audience in Audience.objects.all()
        for inscription in audience.inscriptions.select_related("affaire")
    ]
    assert intitules
    reponses = [lire(directrice, "liste", code, **PERIODE) for code in INDICATEURS.codes()]
    reponses.append(lire(directrice, "tableau", **PERIODE))
    assert not [nom for nom in intitules for reponse in reponses if nom in page(reponse)]
    feuilles = classeur(lire(directrice, "export", **PERIODE)).worksheets
    ecrit = {cellule.value for feuille in feuilles for ligne in feuille for cellule in ligne}
    assert not ecrit & set(intitules)


def test_un_autre_tribunal_ne_se_voit_pas(directrice, tribunal, autre_tribunal, audiences):
    ailleurs = ServiceFactory(juridiction=autre_tribunal, nom="Chambre de Nice")
    enregistrer([Seance(NOVEMBRE, minutes=60, passages=(JUGEE,) * 5)], [ailleurs])
    tableau = lire(directrice, "tableau", **PERIODE)
    assert tableau.context["tableau"].releves["AFF_JUG"].chiffre.valeur == 2
    assert "Nice" not in page(tableau)
    for requete in ({"juridiction": autre_tribunal.pk}, {"service": ailleurs.pk}):
        reponse = lire(directrice, "tableau", **PERIODE, **requete)
        assert reponse.status_code == 422
        assert "Nice" not in page(reponse)


def test_deux_tribunaux_se_lisent_ensemble_ou_l_un_apres_l_autre(
    directrice, tribunal, autre_tribunal, chambres, audiences
):
    ailleurs = ServiceFactory(juridiction=autre_tribunal, nom="Chambre de Nice")
    enregistrer([Seance(NOVEMBRE, minutes=60, passages=(JUGEE,))], [ailleurs])
    HabilitationFactory(utilisateur=directrice.personne, juridiction=autre_tribunal, fonction=Fonction.DSGJ)

    def jugees(**requete):
        tableau = lire(directrice, "tableau", **PERIODE, **requete).context["tableau"]
        return tableau.selection.lieu.replace("\xa0", " "), tableau.releves["AFF_JUG"].chiffre.valeur

    assert jugees() == ("2 tribunaux", 3)
    assert jugees(juridiction=tribunal.pk) == ("TJ de Grasse", 2)
    assert jugees(juridiction=autre_tribunal.pk) == ("TJ de Nice", 1)
    croise = {"juridiction": tribunal.pk, "service": ailleurs.pk}
    assert "n’est pas de ce tribunal" in page(lire(directrice, "tableau", **PERIODE, **croise))
    assert "Tribunal</th>" in page(lire(directrice, "liste", "AFF_JUG", **PERIODE))


def test_l_etat_vide_dit_quoi_faire(directrice, chambres):
    assert "dès le premier rôle" in page(lire(directrice, "tableau"))
    enregistrer([Seance(date(2024, 3, 5), passages=(JUGEE,))], chambres)
    assert "élargissez la période" in page(lire(directrice, "tableau"))


def test_le_fragment_est_celui_de_la_page(directrice, audiences, htmx):
    fragment = directrice.get(reverse("pilotage:tableau"), PERIODE, headers=htmx)
    assert fragment.content.decode().strip() in page(lire(directrice, "tableau", **PERIODE))
    assert "<html" not in page(fragment)
    assert "HX-Request" in fragment["Vary"]


def test_le_nombre_de_requetes_ne_depend_pas_des_audiences(directrice, chambres):
    def requetes():
        nombres = []
        for nom, args in (("tableau", []), ("liste", ["AFF_AUD"]), ("liste", ["AUD_DUREE"]), ("export", [])):
            with CaptureQueriesContext(connection) as captees:
                assert lire(directrice, nom, *args, **PERIODE).status_code == 200
            nombres.append(len(captees))
        return nombres

    enregistrer([Seance(NOVEMBRE, minutes=60, passages=(RENVOYEE,))], chambres)
    avec_une = requetes()
    enregistrer([Seance(NOVEMBRE, minutes=60, passages=(RENVOYEE, JUGEE))] * 12, chambres)
    assert requetes() == avec_une


def test_lire_n_ecrit_rien(directrice, audiences):
    avant = EntreeJournal.objects.count()
    lire(directrice, "tableau", **PERIODE)
    lire(directrice, "liste", "AFF_AUD", **PERIODE)
    assert EntreeJournal.objects.count() == avant


def test_la_liste_se_parcourt_par_pages(directrice, chambres):
    enregistrer([Seance(NOVEMBRE, passages=(JUGEE,) * 51)], chambres)
    premiere = lire(directrice, "liste", "AFF_JUG", **PERIODE)
    seconde = lire(directrice, "liste", "AFF_JUG", **PERIODE, page="2")
    assert (len(lignes(premiere)), len(lignes(seconde))) == (50, 1)
    assert "page=2" in page(premiere)
    assert lire(directrice, "liste", "AFF_JUG", **PERIODE, page="zéro").status_code == 200


def test_une_audience_levee_le_lendemain_le_dit(directrice, chambres):
    enregistrer([Seance(NOVEMBRE, minutes=700, passages=(JUGEE,))], chambres)
    assert "1\xa0h\xa010, le mer. 4\xa0nov. 2026" in page(lire(directrice, "liste", "AUD_DUREE", **PERIODE))
