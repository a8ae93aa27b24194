"""Page des faits d'une affaire : saisir, corriger, requalifier avec confirmation, revenir, retirer."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from audiences.models import Infraction, Prevention
from audiences.services.charger_natinf import charger_natinf
from tests import pages
from tests.audiences.factories import AffaireFactory, InfractionFactory, PartieFactory, PreventionFactory
from tests.pages import zone


@pytest.fixture
def affaire(tribunal):
    charger_natinf()
    return AffaireFactory(juridiction=tribunal)


@pytest.fixture
def prevenu(affaire):
    return PartieFactory(affaire=affaire)


def texte(reponse) -> str:
    """Donne le texte de la page, espaces insécables rendus ordinaires."""
    lu = pages.texte(reponse if isinstance(reponse, str) else reponse.content.decode())
    return lu.replace("\xa0", " ").replace("\u202f", " ")


def adresse(nom, *objets):
    return reverse(f"audiences:{nom}", args=[objet.pk for objet in objets])


def saisie(prevenu, **champs):
    return {
        "natinf": "7151",
        "operateur": "Le",
        "debut": "02/03/2026",
        "debut_heure": "14 h 05",
        "lieu": "Cannes",
        "qualification_developpee": "d’avoir soustrait un vélo",
        f"p{prevenu.pk}-concerne": "on",
        **champs,
    }


def test_on_ajoute_un_fait_et_il_parait(greffier, affaire, prevenu):
    reponse = greffier.post(adresse("ajouter-fait", affaire), saisie(prevenu), follow=True)
    assert reponse.status_code == 200
    fait = affaire.infractions.get()
    assert (fait.debut_jour, fait.debut_heure, fait.debut_minute, fait.encouru_mois) == (2, 14, 5, 36)
    assert "le 2 mars 2026 à 14 h 05" in texte(reponse).replace("\xa0", " ").lower()
    assert fait.preventions.get().prevenu == prevenu


@pytest.mark.parametrize(
    ("champs", "message"),
    [
        ({"natinf": ""}, "Choisissez une qualification, ou écrivez-la."),
        ({"natinf": "vol réunion"}, "Choisissez une qualification dans la liste."),
        ({"natinf": "99999"}, "écrivez la qualification"),
        ({"debut": "31/02/2026"}, ""),
        ({"debut_heure": "25 h"}, "Écrivez une heure"),
        ({"operateur": "Entre"}, "« Entre » demande une date de fin."),
        ({"fin": "01/03/2026"}, "La fin précède le début."),
    ],
)
def test_une_saisie_fausse_est_rendue_avec_sa_raison_et_rien_n_est_perdu(
    champs, message, greffier, affaire, prevenu
):
    reponse = greffier.post(adresse("ajouter-fait", affaire), saisie(prevenu, **champs))
    assert reponse.status_code == 422
    assert message in texte(reponse)
    assert "d’avoir soustrait un vélo" in reponse.content.decode()
    assert not affaire.infractions.exists()


def test_chercher_sans_javascript_propose_et_ne_juge_pas(greffier, affaire, prevenu):
    reponse = greffier.post(
        adresse("ajouter-fait", affaire), saisie(prevenu, natinf="vol réunion", chercher="oui")
    )
    assert reponse.status_code == 200
    assert 'value="7872"' in reponse.content.decode()
    choisi = greffier.post(
        adresse("ajouter-fait", affaire), saisie(prevenu, natinf="vol réunion", choisi="7872")
    )
    assert choisi.status_code == 302
    assert affaire.infractions.get().natinf == "7872"


def test_un_numero_hors_nomenclature_se_garde_avec_sa_qualification(greffier, affaire, prevenu):
    greffier.post(adresse("ajouter-fait", affaire), saisie(prevenu, natinf="99999", libelle="DELIT D’ESSAI"))
    fait = affaire.infractions.get()
    assert (fait.natinf, fait.libelle, fait.encouru_mois) == ("99999", "DELIT D’ESSAI", None)


def test_requalifier_se_confirme_puis_revient(greffier, affaire, prevenu):
    autre = PartieFactory(affaire=affaire, rang=2)
    fait = InfractionFactory(affaire=affaire)
    for partie in (prevenu, autre):
        PreventionFactory(infraction=fait, prevenu=partie)
    envoi = saisie(prevenu, natinf="7872", modification="REQUALIFICATION", prevenus_vises=[autre.pk])
    confirmation = greffier.post(adresse("requalifier", affaire, fait), envoi)
    assert "Confirmer la requalification" in texte(confirmation)
    assert Infraction.objects.filter(racine=fait).count() == 0
    assert greffier.post(adresse("requalifier", affaire, fait), envoi | {"revoir": "oui"}).status_code == 200
    page = greffier.post(adresse("requalifier", affaire, fait), envoi | {"confirme": "on"}, follow=True)
    copie = Infraction.objects.get(racine=fait)
    assert "initialement : VOL" in texte(page).replace("\xa0", " ")
    actives = Prevention.objects.actives()
    assert set(actives.values_list("prevenu", "infraction")) == {(prevenu.pk, fait.pk), (autre.pk, copie.pk)}
    greffier.post(adresse("revenir-fait", affaire, copie), {"prevenus_vises": [autre.pk]})
    assert set(actives.all().values_list("infraction", flat=True)) == {fait.pk}


def test_requalifier_sans_prevenu_est_refuse(greffier, affaire, prevenu):
    fait = PreventionFactory(infraction__affaire=affaire, prevenu=prevenu).infraction
    envoi = saisie(prevenu, natinf="7872", modification="REQUALIFICATION")
    assert greffier.post(adresse("requalifier", affaire, fait), envoi).status_code == 422


def test_modifier_reprend_tout_et_ne_change_rien_d_autre(greffier, affaire, prevenu):
    greffier.post(adresse("ajouter-fait", affaire), saisie(prevenu))
    fait = affaire.infractions.get()
    page = greffier.get(adresse("fait", affaire, fait)).content.decode()
    assert 'value="02/03/2026"' in page
    assert 'value="14:05"' in page
    greffier.post(adresse("fait", affaire, fait), saisie(prevenu, lieu="Antibes", debut_heure="14:05"))
    fait.refresh_from_db()
    assert (fait.lieu, fait.debut_minute, fait.libelle) == ("Antibes", 5, "VOL")


def test_retirer_demande_un_motif_et_se_retablit(greffier, affaire, prevenu):
    fait = PreventionFactory(infraction__affaire=affaire, prevenu=prevenu).infraction
    assert greffier.post(adresse("retirer-fait", affaire, fait), {}).status_code == 422
    greffier.post(adresse("retirer-fait", affaire, fait), {"motif": "doublon"})
    fait.refresh_from_db()
    assert (fait.motif_retrait, fait.retiree_le is None) == ("doublon", False)
    greffier.post(adresse("retablir-fait", affaire, fait))
    fait.refresh_from_db()
    assert fait.retiree_le is None


def test_le_magistrat_lit_sans_modifier(presidente, affaire, prevenu):
    PreventionFactory(infraction__affaire=affaire, prevenu=prevenu)
    page = presidente.get(adresse("faits", affaire))
    assert page.status_code == 200
    assert "Ajouter un fait" not in texte(page)
    assert presidente.get(adresse("ajouter-fait", affaire)).status_code == 403


def test_l_affaire_d_un_autre_tribunal_est_introuvable(greffier_ailleurs, affaire):
    assert greffier_ailleurs.get(adresse("faits", affaire)).status_code == 404


def test_le_fait_d_une_autre_affaire_est_introuvable(greffier, affaire, tribunal):
    ailleurs = InfractionFactory(affaire=AffaireFactory(juridiction=tribunal))
    assert greffier.get(adresse("requalifier", affaire, ailleurs)).status_code == 404


def test_autant_de_requetes_pour_un_fait_et_pour_douze(greffier, affaire, prevenu):
    comptes = []
    for nombre in (1, 11):
        for _ in range(nombre):
            PreventionFactory(infraction__affaire=affaire, prevenu=prevenu)
        with CaptureQueriesContext(
            connection,
        ) as requetes:
            greffier.get(adresse("faits", affaire))
        comptes.append(len(requetes))
    assert comptes[0] == comptes[1]


def test_la_recherche_en_frappant_rend_la_seule_liste(greffier, htmx, affaire):
    lieu = reverse("audiences:natinf")
    fragment = greffier.get(lieu, {"natinf": "vol efff", "debut": "02/03/20"}, headers=htmx)
    assert "<html" not in fragment.content.decode()
    assert 'value="7154"' in fragment.content.decode()
    page = greffier.get(lieu, {"natinf": "vol efff"})
    assert "7154" in texte(zone(page, "natinf-propositions"))
    assert "Aucune qualification ne répond" in texte(greffier.get(lieu, {"natinf": "zzzzzz"}))
