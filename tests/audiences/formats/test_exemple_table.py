"""Le rôle d'Antibes : une table tenue à la main."""

from datetime import date, time

import pytest

from audiences.formats.lecture import lire_role
from audiences.formats.role import DatePartielle, FonctionLue, FormationLue, QualiteLue

from .fichiers import CSV_ANTIBES


@pytest.fixture(scope="module")
def lecture():
    return lire_role(CSV_ANTIBES.name, CSV_ANTIBES.read_bytes())


@pytest.fixture(scope="module")
def audience(lecture):
    (audience,) = lecture.role.audiences
    return audience


def test_l_exemple_se_lit_sans_rien_a_signaler(lecture):
    assert (lecture.anomalies, lecture.rejets, lecture.mises_de_cote) == ((), (), ())


def test_la_table_ne_dit_ni_la_juridiction_ni_la_date_d_emission(lecture):
    assert (lecture.role.juridiction, lecture.role.emis_le) == ("", None)


def test_l_audience_est_regroupee(audience):
    assert (audience.date, audience.heure, audience.service) == (date(2026, 11, 25), time(9), "Chambre 12")
    assert (audience.formation, audience.salle) == (FormationLue.JUGE_UNIQUE, "B")
    assert [(i.fonction, i.nom) for i in audience.intervenants] == [
        (FonctionLue.PRESIDENT, "M. Rémi COLIN"),
        (FonctionLue.MINISTERE_PUBLIC, "Mme Odile MARTIN"),
        (FonctionLue.GREFFIER, "M. Luc BRUN"),
    ]
    assert [(affaire.ordre, affaire.numero_parquet) for affaire in audience.affaires] == [
        (1, "26040000301"),
        (2, "26041000302"),
        (3, "26050000077"),
    ]


def test_deux_prevenus_du_meme_vol_partagent_l_infraction(audience):
    affaire = audience.affaires[1]
    haddad, petit, monoprix = affaire.parties
    vol, recel = affaire.infractions
    assert (vol.natinf, vol.libelle, vol.lieu) == ("7872", "VOL EN REUNION", "CANNES")
    assert (recel.natinf, recel.libelle) == ("7215", "RECEL DE BIEN PROVENANT D'UN VOL")
    assert [p.infraction for p in haddad.preventions] == [vol.identifiant, recel.identifiant]
    assert [p.infraction for p in petit.preventions] == [vol.identifiant]
    assert [p.modalite and p.modalite.mnemo for p in haddad.preventions] == ["R", None]
    assert (haddad.mode_poursuite.code, haddad.mode_poursuite.libelle) == ("COPJ", "COPJ")
    assert (monoprix.qualite, monoprix.qualite_libelle) == (QualiteLue.VICTIME, "Victime (PM)")
    assert monoprix.personne.est_morale
    assert monoprix.personne.raison_sociale == "MONOPRIX EXPLOITATION"
    assert monoprix.preventions == ()


def test_une_periode_et_un_jour_bissextile_sont_compris(audience):
    (etienne,) = audience.affaires[2].parties
    assert (etienne.personne.nom, etienne.personne.nom_usage) == ("ÉTIENNE", "LEROY")
    assert etienne.personne.prenoms == ("Zoé", "Ève")
    assert etienne.personne.naissance == DatePartielle(annee=1996, mois=2, jour=29)
    assert etienne.personne.commune_naissance.libelle == "NÎMES"
    assert etienne.personne.adresse is None
    (fait,) = audience.affaires[2].infractions
    assert (fait.natinf, fait.debut.operateur_code, fait.debut.operateur_libelle) == ("11", "5", "entre le")
    assert (fait.debut.annee, fait.debut.mois, fait.debut.jour) == (2025, 1, 1)
    assert (fait.fin.annee, fait.fin.mois, fait.fin.jour) == (2026, 4, 30)


def test_les_identifiants_fabriques_ne_changent_pas_d_une_version_a_l_autre(audience):
    """Ces empreintes sont en base après un import : en changer dédoublerait tous les dossiers."""
    affaire = audience.affaires[0]
    assert audience.identifiant == "table:800a5cc15a92ed5998ba5d01"
    assert affaire.identifiant == "table:4aeafb79c2c03674c7d851bd"
    assert affaire.parties[0].personne.identifiant == "table:f81e435db5aa3441494a6d33"
    assert affaire.infractions[0].identifiant == "table:d40d5986edef8862c10a7acc"
