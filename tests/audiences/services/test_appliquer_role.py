"""Ce qu'un rôle importé crée : tout ce que dit le fichier, rien de plus."""

import datetime

import pytest

from audiences.choix import Fauteuil, Formation, Qualite
from audiences.models import (
    Affaire,
    Audience,
    Infraction,
    Natinf,
    Note,
    Partie,
    Personne,
    Prevention,
    VersionNatinf,
)
from audiences.services.charger_natinf import charger_natinf
from tests.audiences.services.roles import (
    CSV_ANTIBES,
    JSON_GRASSE,
    affaire,
    importer,
    importer_fichier,
    role,
)

pytestmark = pytest.mark.django_db


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
        (3, "DUPONT-O'NEILL Jean-Christophe et autre"),
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
    lien = mere.representations.get()
    assert (mere.personne.prenoms, lien.lien_social) == ("Nathalie", "mère")
    assert (lien.represente.qualite, lien.represente.personne.est_mineur) == (Qualite.VICTIME, True)


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
