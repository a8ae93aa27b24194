"""Ce qu'un nouveau rôle change, et surtout ce qu'il ne change pas. Un essai par défaut connu ailleurs."""

import datetime
import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from audiences.choix import Issue, ObjetSuivi, Qualite
from audiences.formats.lecture import lire_role
from audiences.models import (
    Affaire,
    Audience,
    Avocat,
    Correction,
    Infraction,
    Inscription,
    Partie,
    Personne,
    Prevention,
)
from audiences.selectors.apercu_role import apercu_de
from audiences.selectors.ecarts import ecarts_de, ecarts_de_l_audience, nombre_d_ecarts
from audiences.services.appliquer_role import appliquer_role
from audiences.services.corriger import corriger
from audiences.services.deposer_role import deposer_role
from audiences.services.lancer_import import lancer_import
from audiences.services.regler_ecart import regler_ecart
from mistral.socle.erreurs import ActeImpossible
from tests.audiences.factories import AudienceFactory, InscriptionFactory, PartieFactory
from tests.audiences.services.roles import JSON_GRASSE, affaire, importer, importer_fichier, role
from tests.socle.factories import ServiceFactory, UtilisateurFactory

pytestmark = pytest.mark.django_db
PREMIER, SECOND, TIERS = (f"2026-11-{jour}T18:00:00+01:00" for jour in (10, 12, 14))


def emis(contenu: bytes, le: str) -> bytes:
    return json.dumps(json.loads(contenu) | {"emis_le": le}).encode()


def avec(numero: int = 1, **champs) -> dict:
    """L'affaire à un prévenu, dont la personne porte aussi ces champs."""
    une = affaire(numero)
    une["personnes"][0] |= champs
    return une


def apercu(tribunal, contenu: bytes, le: str):
    lecture = lire_role("r.json", contenu)
    return apercu_de(lecture, tribunal.pk, emis_le=datetime.datetime.fromisoformat(le))


@pytest.fixture
def agent(db):
    return UtilisateurFactory()


def test_un_champ_change_par_le_role_est_montre_puis_pris(tribunal):
    importer(tribunal, emis(role(avec(langue_parle={"code": "eng", "libelle": "anglais"})), PREMIER))
    suivant = emis(role(avec(profession="maçon")), SECOND)
    (une,) = apercu(tribunal, suivant, SECOND).affaires.values()
    assert [(un.libelle, un.avant, un.apres) for _, un in une.changements] == [
        ("Langue parlée", "anglais", "inconnu"),
        ("Code de langue", "eng", "inconnu"),
        ("Profession", "inconnu", "maçon"),
    ]
    depot = importer(tribunal, suivant)
    personne = Personne.objects.get()
    assert (personne.langue, personne.profession) == ("", "maçon")
    assert (depot.affaires_modifiees, depot.affaires_inchangees, depot.affaires_creees) == (1, 0, 0)


def test_une_valeur_corrigee_reste_et_l_ecart_se_montre_jusqu_a_ce_qu_il_soit_regle(tribunal, agent):
    importer(tribunal, emis(role(avec(profession="maçon")), PREMIER))
    une, personne = Affaire.objects.get(), Personne.objects.get()
    corriger(ObjetSuivi.PERSONNE, personne, {"profession": "cariste"}, par=agent, affaire=une)
    assert ecarts_de(une) == []
    importer(tribunal, emis(role(avec(profession="couvreur")), SECOND))
    personne.refresh_from_db()
    assert personne.profession == "cariste"
    (ecart,) = ecarts_de(une)
    assert (ecart.champ, ecart.notre, ecart.recue) == ("Profession", "cariste", "couvreur")
    audience = Audience.objects.get()
    assert [(groupe, len(liste)) for groupe, liste in ecarts_de_l_audience(audience)] == [(une, 1)]
    regler_ecart(ecart.correction, prendre=False, par=agent)
    assert nombre_d_ecarts(audience) == 0
    importer(tribunal, emis(role(avec(profession="couvreur")), TIERS))
    assert nombre_d_ecarts(audience) == 0, (
        "réglé, l'écart ne revient pas tant que la valeur reçue est la même"
    )
    importer(tribunal, emis(role(avec(profession="grutier")), "2026-11-15T08:00:00+01:00"))
    (rouvert,) = ecarts_de(une)
    regler_ecart(rouvert.correction, prendre=True, par=agent)
    personne.refresh_from_db()
    assert personne.profession == "grutier"
    assert not Correction.objects.exists()


def test_deux_faits_au_meme_natinf_restent_deux(tribunal):
    faits = [
        {"id_ksp": f"N{n}", "code": "7151", "libelle": "VOL", "lieu": lieu}
        for n, lieu in ((1, "gare"), (2, "gare"))
    ]
    importer(tribunal, emis(role(affaire(1, natinfs=faits)), PREMIER))
    importer(tribunal, emis(role(affaire(1, natinfs=list(reversed(faits)))), SECOND))
    assert Infraction.objects.filter(natinf="7151").count() == 2
    assert not Infraction.objects.filter(retiree_le__isnull=False).exists()


def test_un_dossier_renvoye_reste_a_sa_premiere_audience(tribunal):
    importer(tribunal, emis(role(affaire(1), affaire(2)), PREMIER))
    premier = Inscription.objects.get(affaire__id_cassiopee="A1")
    premier.appelee_le = premier.terminee_le = timezone.now()
    premier.issue = Issue.RENVOYEE
    premier.save()
    contenu = json.loads(role(affaire(2)))
    contenu["audiences"] += json.loads(role(affaire(1), audience="AUD-2", date="2026-12-15"))["audiences"]
    importer(tribunal, emis(json.dumps(contenu).encode(), SECOND))
    premier.refresh_from_db()
    assert (premier.retiree_le, premier.issue, premier.audience.id_cassiopee) == (None, "RENVOYEE", "AUD-1")
    assert premier.note is not None
    suivant = Inscription.objects.get(audience__id_cassiopee="AUD-2")
    assert (suivant.affaire_id, suivant.vient_de_id) == (premier.affaire_id, premier.pk)


def test_un_prevenu_juge_reste_visible(tribunal):
    importer(tribunal, emis(role(affaire(1)), PREMIER))
    importer(tribunal, emis(role(avec(role="Jugé", nature="C")), SECOND))
    partie = Partie.objects.get()
    assert (partie.qualite, partie.qualite_origine, partie.retiree_le) == (Qualite.PREVENU, "Jugé", None)
    assert partie.nature_jugement_code == "C"


def test_ce_qui_disparait_est_retire_jamais_supprime_et_se_retablit(tribunal):
    victime = {"id_ksp": "V1", "role": "Victime", "nom": "FABRE"}
    complete = affaire(1)
    complete["personnes"].append(victime)
    importer(tribunal, emis(role(complete, affaire(2)), PREMIER))
    importer(tribunal, emis(role(affaire(1)), SECOND))
    retiree = Partie.objects.get(qualite=Qualite.VICTIME)
    passage = Inscription.objects.get(affaire__id_cassiopee="A2")
    for objet in (retiree, passage):
        assert objet.retiree_le is not None
        assert objet.motif_retrait == "Absente du rôle émis le jeu. 12\xa0nov. 2026"
    importer(tribunal, emis(role(complete, affaire(2)), TIERS))
    for objet in (retiree, passage):
        objet.refresh_from_db()
        assert (objet.retiree_le, objet.motif_retrait) == (None, "")


def test_une_affaire_fautive_n_est_pas_retiree(tribunal):
    importer(tribunal, emis(role(affaire(1), affaire(2)), PREMIER))
    importer(tribunal, emis(role(affaire(1), affaire(2, date_saisine="2026-02-30")), SECOND))
    assert not Inscription.objects.filter(retiree_le__isnull=False).exists()


def test_une_audience_ouverte_n_est_ni_deplacee_ni_videe(tribunal):
    importer(tribunal, emis(role(affaire(1), affaire(2)), PREMIER))
    Audience.objects.update(ouverte_le=timezone.now())
    importer(tribunal, emis(role(affaire(1), heure_debut="09:00"), SECOND))
    assert Audience.objects.get().heure_prevue == datetime.time(13, 30)
    assert not Inscription.objects.filter(retiree_le__isnull=False).exists()


def test_ce_qui_est_saisi_a_la_main_n_est_jamais_retire(tribunal):
    importer(tribunal, emis(role(affaire(1)), PREMIER))
    une, audience = Affaire.objects.get(), Audience.objects.get()
    victime = PartieFactory(affaire=une, qualite=Qualite.VICTIME)
    passage = InscriptionFactory(audience=audience)
    importer(tribunal, emis(role(affaire(1)), SECOND))
    for objet in (victime, passage):
        objet.refresh_from_db()
        assert objet.retiree_le is None


def test_une_audience_creee_par_un_renvoi_est_rapprochee_pas_doublee(tribunal):
    service = ServiceFactory(juridiction=tribunal, nom="Chambre 15")
    creee = AudienceFactory(juridiction=tribunal, service=service)
    (prevue,) = apercu(tribunal, role(affaire(1)), PREMIER).audiences
    assert prevue.audience.est_rapproche
    importer(tribunal, emis(role(affaire(1)), PREMIER))
    creee.refresh_from_db()
    assert (Audience.objects.count(), creee.id_cassiopee) == (1, "AUD-1")


def test_un_role_plus_ancien_ne_change_rien_a_ce_qui_est_connu(tribunal):
    importer(tribunal, emis(role(avec(profession="maçon")), SECOND))
    importer(tribunal, emis(role(avec(profession="couvreur"), affaire(2)), PREMIER))
    assert Personne.objects.get(id_cassiopee="P1").profession == "maçon"
    assert Inscription.objects.get(affaire__id_cassiopee="A2").retiree_le is not None


def test_entre_deux_avocats_homonymes_le_role_ne_choisit_pas(tribunal):
    for prenom in ("Claire", "Anne"):
        Avocat.objects.create(juridiction=tribunal, nom="ROBE", prenom=prenom, barreau="Grasse")
    contenu = role(avec(avocat="Me Robe, barreau de Grasse"))
    (une,) = apercu(tribunal, contenu, PREMIER).affaires.values()
    assert une.parties[0].avocats_possibles == 2
    importer(tribunal, contenu)
    partie = Partie.objects.get()
    assert (partie.avocat, partie.avocat_recu) == (None, "Me Robe, barreau de Grasse")


def test_les_choix_de_l_apercu_sont_suivis(tribunal, agent):
    importer(tribunal, emis(role(avec(profession="maçon"), affaire(3)), PREMIER))
    une, personne = Affaire.objects.get(id_cassiopee="A1"), Personne.objects.get(id_cassiopee="P1")
    corriger(ObjetSuivi.PERSONNE, personne, {"profession": "cariste"}, par=agent, affaire=une)
    contenu = emis(role(avec(profession="couvreur", nom_usage="DURAND"), affaire(2)), SECOND)
    depot = deposer_role(tribunal, nom_fichier="r.json", contenu=contenu, par=agent)
    passage = Inscription.objects.get(affaire__id_cassiopee="A3")
    choix = {
        f"champ:PERSONNE:{personne.pk}:profession": True,
        f"champ:PERSONNE:{personne.pk}:nom_usage": False,
        "affaire:A2": False,
        f"retrait:{passage.pk}": False,
    }
    lancer_import(depot, par=agent, choix=choix)
    appliquer_role(depot, par=agent)
    personne.refresh_from_db()
    passage.refresh_from_db()
    assert (personne.profession, personne.nom_usage, passage.retiree_le) == ("couvreur", "", None)
    assert not Affaire.objects.filter(id_cassiopee="A2").exists()
    # Refuser un champ, c'est corriger : le prochain rôle ne l'impose pas.
    importer(tribunal, emis(role(avec(profession="couvreur", nom_usage="DURAND"), affaire(3)), TIERS))
    personne.refresh_from_db()
    assert (personne.profession, personne.nom_usage) == ("couvreur", "")


def test_l_import_ne_touche_pas_la_copie_nee_d_une_requalification(tribunal):
    importer(tribunal, emis(role(affaire(1)), PREMIER))
    origine, prevention = Infraction.objects.get(), Prevention.objects.get()
    copie = Infraction.objects.create(
        juridiction=tribunal, affaire=origine.affaire, natinf="7151", libelle="RECEL",
        parent=origine, racine=origine, modification="REQUALIFICATION",
    )  # fmt: skip
    Prevention.objects.create(
        juridiction=tribunal, infraction=copie, prevenu=prevention.prevenu, remplace=prevention
    )
    importer(tribunal, emis(role(affaire(1)), SECOND))
    copie.refresh_from_db()
    assert (copie.libelle, copie.id_cassiopee, copie.retiree_le, copie.vue_le) == ("RECEL", "", None, None)
    assert [une.infraction for une in Prevention.objects.actives()] == [copie]


def test_l_apercu_coute_autant_pour_une_affaire_que_pour_soixante(tribunal):
    importer_fichier(tribunal, JSON_GRASSE)

    def requetes(nombre: int) -> int:
        contenu = role(*(affaire(n) for n in range(nombre)), audience=f"AUD-{nombre}")
        importer(tribunal, contenu)
        with CaptureQueriesContext(connection) as captees:
            apercu(tribunal, contenu, TIERS)
        return len(captees)

    assert requetes(1) == requetes(60)


def test_prendre_la_date_du_role_est_refuse_une_fois_l_audience_ouverte(tribunal, agent):
    importer(tribunal, emis(role(affaire(1)), PREMIER))
    audience = Audience.objects.get()
    valeurs = {"heure_prevue": datetime.time(9)}
    corriger(ObjetSuivi.AUDIENCE, audience, valeurs, par=agent, audience=audience)
    importer(tribunal, emis(role(affaire(1), heure_debut="14:00"), SECOND))
    ((_, (ecart,)),) = ecarts_de_l_audience(audience)
    assert (ecart.notre, ecart.recue) == ("09\xa0h\xa000", "14\xa0h\xa000")
    Audience.objects.update(ouverte_le=timezone.now())
    with pytest.raises(ActeImpossible, match="ouverte"):
        regler_ecart(ecart.correction, prendre=True, par=agent)
