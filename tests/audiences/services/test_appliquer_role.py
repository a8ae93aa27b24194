"""Import d'un rôle : rien d'inventé, rien d'écrasé, deux fois revient à une."""

import datetime
import json

import pytest
from django.apps import apps
from django.db import connection
from django.forms.models import model_to_dict
from django.test.utils import CaptureQueriesContext

from audiences.choix import EtatImport, Fauteuil, Formation, Qualite
from audiences.formats.anomalie import FichierIllisible
from audiences.models import (
    Affaire,
    Audience,
    ImportRole,
    Infraction,
    Inscription,
    Natinf,
    Note,
    Partie,
    Personne,
    Prevention,
    VersionNatinf,
)
from audiences.services.abandonner_role import abandonner_role
from audiences.services.appliquer_role import appliquer_role
from audiences.services.charger_natinf import charger_natinf
from audiences.services.deposer_role import deposer_role
from mistral.socle.comptes.models import Salle, Service
from mistral.socle.erreurs import ActeImpossible
from mistral.socle.models import EntreeJournal
from tests.audiences.services.roles import (
    CSV_ANTIBES,
    JSON_GRASSE,
    affaire,
    importer,
    importer_fichier,
    role,
)
from tests.socle.factories import ServiceFactory, UtilisateurFactory

pytestmark = pytest.mark.django_db


def photographie() -> dict[str, list[dict]]:
    """Donne toutes les lignes des tables de l'app, hors imports et journal."""
    return {
        modele.__name__: [model_to_dict(objet) for objet in modele._base_manager.order_by("pk")]
        for modele in apps.get_app_config("audiences").get_models()
        if modele is not ImportRole
    }


@pytest.fixture
def grasse(tribunal):
    """Le rôle de Grasse importé, nomenclature chargée."""
    charger_natinf()
    importer_fichier(tribunal, JSON_GRASSE)
    return Audience.objects.get()


def test_l_audience_est_celle_du_fichier(grasse):
    assert (grasse.date, grasse.heure_prevue) == (datetime.date(2026, 11, 24), datetime.time(13, 30))
    assert (grasse.service.nom, grasse.salle.nom) == ("Chambre 15", "Salle Portalis")
    assert (grasse.formation, grasse.duree_prevue, grasse.affaires_max) == (Formation.COLLEGIALE, 270, 12)
    assert {i.fauteuil: i.nom for i in grasse.intervenants.all()} == {
        Fauteuil.PRESIDENT: "Mme Hélène VASSEUR, vice-présidente",
        Fauteuil.ASSESSEUR_1: "M. Rémi COLIN, juge",
        Fauteuil.ASSESSEUR_2: "Mme Inès TAHAR, magistrat à titre temporaire",
        Fauteuil.MINISTERE_PUBLIC: "M. Yann LE GOFF, substitut",
        Fauteuil.GREFFIER: "Mme Aline PERRIN, greffière",
    }
    assert (grasse.ouverte_le, grasse.levee_le) == (None, None)


def test_les_affaires_sont_au_role_dans_l_ordre_du_fichier(grasse):
    assert [(i.rang, i.affaire.intitule) for i in grasse.inscriptions.order_by("rang")] == [
        (1, "MARTELLI Enzo"),
        (2, "BENSAÏD Karim"),
        (3, "DUPONT-O’NEILL Jean-Christophe et autre"),
        (4, "X se disant NGUYEN Minh"),
        (5, "ROSSI Giulia"),
        (6, "FABRE Christophe"),
    ]
    assert Note.objects.count() == 6


def test_ce_que_le_fichier_ignore_reste_inconnu(grasse):
    nguyen = Personne.objects.get(nom="NGUYEN")
    assert nguyen.est_x_se_disant
    assert (nguyen.naissance_annee, nguyen.naissance_mois, nguyen.naissance_jour) == (2001, None, None)
    assert (nguyen.est_mineur, nguyen.langue, nguyen.adresse) == (None, "", "")
    assert nguyen.sans_domicile == "sans domicile fixe"
    partie = nguyen.parties.get()
    assert (partie.convocation_le, partie.est_defere, partie.avocat) == (None, None, None)
    assert partie.affaire.duree_prevue is None
    assert Affaire.objects.get(intitule="MARTELLI Enzo").a_scelle_agrasc is None
    societe = Personne.objects.get(nom="SARL CHÊNE & FILS")
    assert (societe.nature, societe.prenoms, societe.naissance_annee) == ("MORALE", "", None)


def test_trois_faits_de_meme_natinf_restent_trois_faits(grasse):
    faits = Infraction.objects.filter(affaire__intitule__contains="NGUYEN").order_by("rang")
    assert [(f.id_cassiopee, f.natinf, f.lieu, f.debut_jour) for f in faits] == [
        ("2000000000006,0,0", "7151", "supermarché", 2),
        ("2000000000007,0,0", "7151", "pharmacie", 5),
        ("2000000000008,0,0", "7151", "gare SNCF", 9),
    ]
    assert Prevention.objects.filter(infraction__in=faits).count() == 3


def test_un_fait_commun_est_reproche_aux_deux_prevenus(grasse):
    escroquerie = Infraction.objects.get(natinf="7875")
    assert [p.prevenu.personne.nom for p in escroquerie.preventions.order_by("prevenu__rang")] == [
        "DUPONT-O'NEILL",
        "DE LA FONTAINE D'ARC",
    ]
    assert (escroquerie.debut_annee, escroquerie.fin_annee, escroquerie.operateur) == (2024, 2025, "entre le")


def test_la_recidive_vient_de_la_modalite(grasse):
    recidives = Prevention.objects.filter(est_recidive=True)
    assert {p.prevenu.personne.nom for p in recidives} == {"ROSSI"}
    assert recidives.count() == 2


def test_la_representante_legale_est_liee_a_la_victime_mineure(grasse):
    mere = Partie.objects.get(qualite=Qualite.REPRESENTANT_LEGAL)
    assert (mere.personne.prenoms, mere.lien_social) == ("Nathalie", "mère")
    assert (mere.represente.qualite, mere.represente.personne.est_mineur) == (Qualite.VICTIME, True)


def test_l_avocat_est_nomme_sans_son_titre(grasse):
    avocats = {(p.avocat.nom, p.avocat.barreau) for p in Partie.objects.filter(avocat__isnull=False)}
    assert avocats == {("Claire Aubanel", "Grasse"), ("Sophie Lantéri", ""), ("Paul Ferrandi", "")}


def test_articles_et_peine_encourue_sont_recopies_de_la_nomenclature(grasse):
    vol = Infraction.objects.filter(natinf="7151").first()
    version = VersionNatinf.objects.get(natinf__numero="7151")
    assert (vol.articles_definition, vol.encouru_mois) == (version.articles_definition, version.encouru_mois)
    assert (vol.famille, vol.encouru_amende) == (version.natinf.famille, version.encouru_amende)
    VersionNatinf.objects.update(encouru_mois=1)
    vol.refresh_from_db()
    assert vol.encouru_mois == 36


def test_un_numero_absent_de_la_nomenclature_laisse_l_encouru_inconnu(tribunal):
    importer(tribunal, role(affaire(1)))
    vol = Infraction.objects.get()
    assert (vol.libelle, vol.articles_repression, vol.famille) == ("VOL", "", "")
    assert (vol.encouru_mois, vol.encouru_amende) == (None, None)


def test_la_version_du_jour_des_faits_s_applique(tribunal):
    natinf = Natinf.objects.create(numero="7151", famille="VOLS")
    bascule = datetime.date(2026, 1, 1)
    VersionNatinf.objects.create(
        natinf=natinf, libelle="ANCIEN", nature="Délit", encouru_mois=12, au=datetime.date(2025, 12, 31)
    )
    VersionNatinf.objects.create(natinf=natinf, libelle="NEUF", nature="Délit", encouru_mois=60, du=bascule)
    faits = [
        {"id_ksp": "N1", "code": "7151", "libelle": "V", "debut": {"year": 2025, "month": 12, "day": 31}},
        {"id_ksp": "N2", "code": "7151", "libelle": "V", "debut": {"year": 2026, "month": 1, "day": 1}},
        {"id_ksp": "N3", "code": "7151", "libelle": "V", "debut": {"year": 2026}},
        {
            "id_ksp": "N4",
            "code": "7151",
            "libelle": "V",
            "debut": {"year": 2025, "month": 12, "day": 1},
            "fin": {"year": 2026, "month": 2, "day": 1},
        },
        {"id_ksp": "N5", "code": "7151", "libelle": "V"},
    ]
    importer(tribunal, role(affaire(1, natinfs=faits)))
    assert {f.id_cassiopee: f.encouru_mois for f in Infraction.objects.all()} == {
        "N1": 12,
        "N2": 60,
        "N3": 60,
        "N4": None,  # À cheval sur deux versions : aucune n'est choisie à la place du greffier.
        "N5": None,
    }


def test_la_table_plate_s_importe_aussi(tribunal):
    importer_fichier(tribunal, CSV_ANTIBES)
    audience = Audience.objects.get()
    assert (audience.service.nom, audience.duree_prevue) == ("Chambre 12", None)
    assert [i.affaire.intitule for i in audience.inscriptions.order_by("rang")] == [
        "GARNIER Louis",
        "HADDAD Samir et autre",
        "ÉTIENNE Zoé",
    ]
    haddad = Partie.objects.get(personne__nom="HADDAD")
    assert [(p.infraction.natinf, p.est_recidive) for p in haddad.preventions.order_by("rang")] == [
        ("7872", True),
        ("7215", False),
    ]


@pytest.mark.parametrize("fichier", [JSON_GRASSE, CSV_ANTIBES])
def test_le_meme_fichier_deux_fois_ne_change_rien(tribunal, fichier):
    importer_fichier(tribunal, fichier)
    avant = photographie()
    second = importer_fichier(tribunal, fichier)
    assert photographie() == avant
    assert (second.affaires_creees, second.affaires_inchangees) == (0, Affaire.objects.count())


def test_une_correction_du_greffier_n_est_pas_ecrasee(tribunal):
    importer_fichier(tribunal, JSON_GRASSE)
    Personne.objects.filter(nom="MARTELLI").update(profession="cariste")
    Affaire.objects.filter(intitule="MARTELLI Enzo").update(intitule="MARTELLI Enzo, corrigé")
    importer_fichier(tribunal, JSON_GRASSE)
    assert Personne.objects.get(nom="MARTELLI").profession == "cariste"
    assert Affaire.objects.filter(intitule="MARTELLI Enzo, corrigé").exists()


def test_une_affaire_nouvelle_s_ajoute_a_la_suite(tribunal):
    importer(tribunal, role(affaire(1), affaire(2)))
    importer(tribunal, role(affaire(3), affaire(1), affaire(2)))
    passages = Inscription.objects.order_by("rang").values_list("rang", "affaire__id_cassiopee")
    assert list(passages) == [(1, "A1"), (2, "A2"), (3, "A3")]


def test_une_affaire_connue_a_une_autre_audience_y_fait_un_nouveau_passage(tribunal):
    importer(tribunal, role(affaire(1)))
    premier = Inscription.objects.get()
    importer(tribunal, role(affaire(1), audience="AUD-2", date="2026-12-15"))
    second = Inscription.objects.exclude(pk=premier.pk).get()
    assert (second.affaire_id, second.vient_de_id) == (premier.affaire_id, premier.pk)
    assert (Affaire.objects.count(), Partie.objects.count(), Note.objects.count()) == (1, 1, 2)


def test_une_affaire_de_deux_audiences_du_meme_fichier_n_est_creee_qu_une_fois(tribunal):
    contenu = json.loads(role(affaire(1)))
    seconde = json.loads(role(affaire(1), audience="AUD-2", date="2026-12-15"))
    contenu["audiences"] += seconde["audiences"]
    importer(tribunal, json.dumps(contenu).encode())
    assert (Affaire.objects.count(), Inscription.objects.count(), Partie.objects.count()) == (1, 2, 1)


def test_une_audience_levee_ne_recoit_plus_d_affaire(tribunal):
    importer(tribunal, role(affaire(1)))
    instant = datetime.datetime(2026, 11, 24, 13, 30, tzinfo=datetime.UTC)
    Audience.objects.update(ouverte_le=instant, levee_le=instant)
    importer(tribunal, role(affaire(1), affaire(2)))
    assert Inscription.objects.count() == 1
    assert not Affaire.objects.filter(id_cassiopee="A2").exists()


def test_service_et_salle_connus_sont_repris_sans_egard_a_la_casse(tribunal):
    connu = ServiceFactory(juridiction=tribunal, nom="CHAMBRE 15")
    importer(tribunal, role(affaire(1), salle="Salle Portalis"))
    importer(tribunal, role(affaire(2), audience="AUD-2", salle="SALLE PORTALIS"))
    assert list(Service.objects.all()) == [connu]
    assert Salle.objects.count() == 1


def test_qui_represente_deux_parties_n_est_cree_qu_une_fois(tribunal):
    mere = {
        "id_ksp": "MERE",
        "role": "Personne liée",
        "nom": "FABRE",
        "lien_juridique": {"code": "1", "libelle": "Représentant légal"},
    }
    enfants = [
        {
            "id_ksp": f"E{n}",
            "role": "Victime",
            "nom": f"ENFANT-{n}",
            "mineur": True,
            "personnes_liees": [mere],
        }
        for n in (1, 2)
    ]
    une = affaire(1)
    une["personnes"] += enfants
    importer(tribunal, role(une))
    assert Partie.objects.get(qualite=Qualite.REPRESENTANT_LEGAL).represente.personne.nom == "ENFANT-1"


def test_une_affaire_fausse_n_arrete_pas_les_autres(tribunal):
    depot = importer(tribunal, role(affaire(1), affaire(2, date_saisine="2026-02-30"), affaire(3)))
    assert (depot.affaires_creees, depot.affaires_rejetees) == (2, 1)
    assert list(Affaire.objects.order_by("id_cassiopee").values_list("id_cassiopee", flat=True)) == [
        "A1",
        "A3",
    ]


def test_l_import_est_journalise_et_son_contenu_efface(tribunal):
    depot = importer(tribunal, role(affaire(1)))
    assert (depot.etat, depot.contenu) == (EtatImport.APPLIQUE, None)
    actes = EntreeJournal.objects.filter(objet_type="audiences.importrole", objet_id=depot.pk)
    assert sorted(actes.values_list("acte", flat=True)) == ["role-depose", "role-importe"]


def test_un_double_clic_n_importe_qu_une_fois(tribunal):
    par = UtilisateurFactory()
    depot = deposer_role(tribunal, nom_fichier="r.json", contenu=role(affaire(1)), par=par)
    assert deposer_role(tribunal, nom_fichier="r.json", contenu=role(affaire(1)), par=par) == depot
    appliquer_role(depot, par=par)
    avant = photographie()
    appliquer_role(depot, par=par)
    assert photographie() == avant
    assert EntreeJournal.objects.filter(acte="role-importe").count() == 1


def test_un_role_abandonne_ne_s_importe_plus_et_inversement(tribunal):
    par = UtilisateurFactory()
    abandonne = deposer_role(tribunal, nom_fichier="r.json", contenu=role(affaire(1)), par=par)
    assert abandonner_role(abandonne, par=par).contenu is None
    with pytest.raises(ActeImpossible, match="abandonné"):
        appliquer_role(abandonne, par=par)
    with pytest.raises(ActeImpossible, match="déjà importé"):
        abandonner_role(importer(tribunal, role(affaire(1))), par=par)


def test_le_role_d_un_autre_tribunal_est_refuse(autre_tribunal):
    with pytest.raises(ActeImpossible, match="Tribunal judiciaire de Grasse"):
        deposer_role(autre_tribunal, nom_fichier="r.json", contenu=role(affaire(1)), par=UtilisateurFactory())
    assert not ImportRole.objects.exists()


def test_un_fichier_illisible_n_est_pas_garde(tribunal):
    with pytest.raises(FichierIllisible):
        deposer_role(tribunal, nom_fichier="r.json", contenu=b'{"a": [}', par=UtilisateurFactory())
    assert not ImportRole.objects.exists()


def test_le_nombre_de_requetes_ne_depend_pas_du_nombre_d_affaires(tribunal):
    def requetes(contenu) -> int:
        with CaptureQueriesContext(connection) as captees:
            importer(tribunal, contenu)
        return len(captees)

    importer(tribunal, role(affaire(0), audience="AUD-0"))
    une = requetes(role(affaire(1), audience="AUD-UNE"))
    assert requetes(role(*(affaire(n) for n in range(2, 14)), audience="AUD-DOUZE")) == une
