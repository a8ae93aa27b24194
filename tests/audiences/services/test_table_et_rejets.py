"""Ce qui vient d'une table, ce qui est rejeté, ce qui se corrige, et les noms difficiles."""

import datetime
import io

import openpyxl
import pytest
from django.utils import timezone

from audiences.choix import EtatImport
from audiences.formats.gabarit_classeur import gabarit_a_corriger
from audiences.models import Affaire, Audience, Infraction, Inscription, Partie, Personne, Prevention
from tests.audiences.services.roles import affaire, importer, role
from tests.audiences.services.test_differences_role import apercu, avec, emis

pytestmark = pytest.mark.django_db

TABLE = (
    "Date audience;Heure;Service;Formation;N° parquet;Qualité;Nom;Prénoms;NATINF;Libellé infraction\n"
    "24/11/2026;13:30;Chambre 15;collégiale;26182000001;Prévenu;Prévenu-1;Alex;7151;VOL\n"
).encode()


def test_un_role_ne_double_pas_ce_qu_une_table_avait_apporte(tribunal):
    importer(tribunal, TABLE, "t.csv")
    plus_tard = (timezone.now() + datetime.timedelta(hours=1)).isoformat()
    contenu = emis(role(avec(profession="maçon")), plus_tard)
    (une,) = apercu(tribunal, contenu, plus_tard).affaires.values()
    assert une.rapproches == ["Affaire", "PRÉVENU-1 Alex, prévenu", "Fait 1, NATINF 7151"]
    importer(tribunal, contenu)
    for modele in (Audience, Affaire, Personne, Partie, Infraction, Prevention, Inscription):
        assert modele.objects.count() == 1, modele
    assert Personne.objects.get().id_cassiopee == "P1"
    # Et la table, revenue ensuite, ne dit rien des champs dont elle n'a pas la colonne.
    importer(tribunal, TABLE + b"\n", "t.csv")
    assert (Personne.objects.count(), Personne.objects.get().profession) == (1, "maçon")
    assert Personne.objects.get().id_cassiopee == "P1"


def test_une_affaire_que_la_base_refuse_n_arrete_pas_les_autres(tribunal, monkeypatch):
    trop_long = affaire(2)
    monkeypatch.setattr("audiences.formats.limites.du_champ", lambda chemin: 400)
    trop_long["identifiant_justice"] = "X" * 200
    depot = importer(tribunal, role(affaire(1), trop_long, affaire(3)))
    assert set(Affaire.objects.values_list("id_cassiopee", flat=True)) == {"A1", "A3"}
    assert (depot.etat, depot.affaires_creees, depot.affaires_rejetees) == (EtatImport.APPLIQUE, 2, 1)
    assert depot.rejets.get().numero_parquet == "26182000002"


NOMS = ["O", "DE LA FONTAINE D'ARC", "D’ARTAGNAN", "ÇELİK-ŁUKASZ", "N'GUYỄN", "محمد", "X" * 80, "=1+1", "L'Å"]


@pytest.mark.parametrize("nom", NOMS)
def test_les_noms_difficiles_traversent_l_import_et_le_classeur(tribunal, nom):
    importer(tribunal, role(avec(nom=nom)))
    assert Personne.objects.get().nom == nom
    classeur = openpyxl.load_workbook(io.BytesIO(gabarit_a_corriger([[nom]])))
    cellule = classeur.active["A2"]
    assert (cellule.value, cellule.data_type) == (nom, "s")


def test_les_lignes_rejetees_se_corrigent_et_se_reimportent(tribunal):
    fautive = TABLE.replace(b"24/11/2026", b"24/13/2026")
    depot = importer(tribunal, fautive, "t.csv")
    rejet = depot.rejets.get()
    assert (rejet.place, rejet.colonne, rejet.valeur) == ("ligne 2", "Date audience", "24/13/2026")
    lignes = [(*ligne.cellules, ligne.motif) for ligne in depot.lignes_rejetees.all()]
    classeur = openpyxl.load_workbook(io.BytesIO(gabarit_a_corriger(lignes)))
    assert "Le mois" in classeur.active.cell(2, classeur.active.max_column).value
    classeur.active["A2"] = "24/11/2026"
    corrige = io.BytesIO()
    classeur.save(corrige)
    assert importer(tribunal, corrige.getvalue(), "corrige.xlsx").affaires_creees == 1
