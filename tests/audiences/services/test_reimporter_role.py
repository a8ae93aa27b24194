"""Imports répétés, refusés ou abandonnés : rien d'écrasé, deux fois revient à une."""

import datetime
import json

import pytest
from django.apps import apps
from django.db import connection
from django.forms.models import model_to_dict
from django.test.utils import CaptureQueriesContext

from audiences.choix import EtatImport, ObjetSuivi, Qualite
from audiences.formats.anomalie import FichierIllisible
from audiences.models import (
    Affaire,
    Audience,
    ImportRole,
    Inscription,
    Note,
    Partie,
    Personne,
)
from audiences.services.abandonner_role import abandonner_role
from audiences.services.appliquer_role import appliquer_role
from audiences.services.corriger import corriger
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


@pytest.mark.parametrize("fichier", [JSON_GRASSE, CSV_ANTIBES])
def test_le_meme_fichier_deux_fois_ne_change_rien(tribunal, fichier):
    importer_fichier(tribunal, fichier)
    avant = photographie()
    second = importer_fichier(tribunal, fichier)
    assert photographie() == avant
    assert (second.affaires_creees, second.affaires_inchangees) == (0, Affaire.objects.count())


def test_un_reimport_n_ecrase_pas_une_correction(tribunal):
    importer_fichier(tribunal, JSON_GRASSE)
    par, martelli = UtilisateurFactory(), Personne.objects.get(nom="MARTELLI")
    dossier = Affaire.objects.get(intitule="MARTELLI Enzo")
    corriger(ObjetSuivi.PERSONNE, martelli, {"profession": "cariste"}, par=par, affaire=dossier)
    corriger(ObjetSuivi.AFFAIRE, dossier, {"intitule": "MARTELLI, corrigé"}, par=par, affaire=dossier)
    importer_fichier(tribunal, JSON_GRASSE)
    assert Personne.objects.get(nom="MARTELLI").profession == "cariste"
    assert Affaire.objects.filter(intitule="MARTELLI, corrigé").exists()


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
    mere = Partie.objects.get(qualite=Qualite.REPRESENTANT_LEGAL)
    assert [lien.represente.personne.nom for lien in mere.representations.all()] == ["ENFANT-1", "ENFANT-2"]


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
