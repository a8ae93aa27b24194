"""Le rôle de Grasse : tout ce qu'un export de Cassiopée peut avoir de délicat."""

from datetime import UTC, date, datetime, time

import pytest

from audiences.formats.lecture import lire_role
from audiences.formats.role import (
    CodeLibelle,
    DatePartielle,
    FonctionLue,
    FormationLue,
    HorodatageLu,
    ModaliteLue,
    QualiteLue,
    TypePersonneLu,
)

from .fichiers import JSON_GRASSE


@pytest.fixture(scope="module")
def lecture():
    return lire_role(JSON_GRASSE.name, JSON_GRASSE.read_bytes())


@pytest.fixture(scope="module")
def audience(lecture):
    return lecture.role.audiences[0]


def test_l_exemple_se_lit_sans_rien_a_signaler(lecture):
    assert (lecture.anomalies, lecture.rejets, lecture.mises_de_cote) == ((), (), ())


def test_l_entete_est_lu(lecture, audience):
    assert lecture.role.juridiction == "Tribunal judiciaire de Grasse"
    assert lecture.role.emis_le == datetime(2026, 11, 20, 17, 4, tzinfo=UTC)
    assert audience.identifiant == "1000000002483,0,0"
    assert (audience.date, audience.heure) == (date(2026, 11, 24), time(13, 30))
    assert (audience.service, audience.salle) == ("Chambre 15", "Salle Portalis")
    assert audience.formation is FormationLue.COLLEGIALE
    assert (audience.duree_evaluee, audience.duree_theorique) == (270, 360)
    assert (audience.quantite_affaires, audience.quantite_affaires_max) == (6, 12)
    assert [(i.fonction, i.nom, i.identifiant) for i in audience.intervenants] == [
        (FonctionLue.PRESIDENT, "Mme Hélène VASSEUR, vice-présidente", "M1"),
        (FonctionLue.ASSESSEUR_1, "M. Rémi COLIN, juge", "M2"),
        (FonctionLue.ASSESSEUR_2, "Mme Inès TAHAR, magistrat à titre temporaire", "M3"),
        (FonctionLue.MINISTERE_PUBLIC, "M. Yann LE GOFF, substitut", "P1"),
        (FonctionLue.GREFFIER, "Mme Aline PERRIN, greffière", "G1"),
    ]


def test_l_ordre_d_appel_est_celui_du_fichier(audience):
    assert [affaire.numero_parquet for affaire in audience.affaires] == [
        "06029/26182000041",
        "06029/26321000007",
        "06029/26120000112",
        "06029/25290000033",
        "06029/26060000201",
        "06029/26200000090",
    ]


def test_le_premier_prevenu_est_lu_en_entier(audience):
    affaire = audience.affaires[0]
    assert (affaire.identifiant, affaire.identifiant_parquet) == ("3000000000001,0,0", "3100000000001,0,0")
    assert affaire.identifiant_justice == "2001000041XK"
    assert (affaire.nombre_prevenus_convoques, affaire.nombre_detenus_convoques) == (1, 0)
    assert (affaire.a_scelle, affaire.a_scelle_agrasc) == (False, None)
    assert (affaire.saisine_le, affaire.duree) == (date(2026, 7, 1), 20)
    (partie,) = affaire.parties
    personne = partie.personne
    assert (personne.nom, personne.prenoms) == ("MARTELLI", ("Enzo", "Paul"))
    assert (personne.type, personne.est_morale) == (TypePersonneLu.MAJEURE, False)
    assert personne.civilite == CodeLibelle(code="m", libelle="Monsieur")
    assert personne.naissance.complete == date(1994, 3, 7)
    assert personne.commune_naissance == CodeLibelle(code="", libelle="NICE")
    assert personne.nationalite == CodeLibelle(code="250", libelle="française")
    assert (personne.adresse.ligne_1, personne.adresse.code_postal) == ("14 rue des Oliviers", "06130")
    assert (personne.adresse.localite, personne.adresse.pays.libelle) == ("GRASSE", "FRANCE")
    assert personne.profession == "magasinier"
    assert (partie.qualite, partie.qualite_libelle) == (QualiteLue.PREVENU, "Prévenu")
    assert (partie.avocat, partie.barreau) == ("Me Claire Aubanel", "Grasse")
    assert partie.categorie_penale == CodeLibelle(code="005", libelle="libre")
    assert (partie.mode_poursuite.code, partie.mode_poursuite.date) == ("COPJ", date(2026, 7, 1))
    assert (partie.mode_convocation.code, partie.convoque_le) == ("COPJ", date(2026, 7, 1))
    assert [(p.infraction, p.rang, p.modalite) for p in partie.preventions] == [
        ("2000000000001,0,0", 1, None),
        ("2000000000002,0,0", 2, None),
    ]
    fait = affaire.infractions[0]
    assert (fait.natinf, fait.lieu) == ("1247", "avenue de la Libération")
    assert fait.commune == CodeLibelle(code="06069", libelle="GRASSE")
    assert fait.debut == HorodatageLu(
        operateur_code="1", operateur_libelle="le", annee=2026, mois=7, jour=1, heure=23, minute=40
    )
    assert fait.fin is None
    assert fait.qualification.startswith("à GRASSE, le 1er juillet 2026, conduit un véhicule")


def test_le_defere_son_interprete_et_la_victime_sont_lus(audience):
    prevenu, victime = audience.affaires[1].parties
    assert (prevenu.est_deferee, prevenu.deferee_le) == (True, date(2026, 11, 19))
    assert prevenu.personne.langue == CodeLibelle(code="ara", libelle="arabe")
    assert prevenu.personne.nom == "BENSAÏD"
    assert prevenu.categorie_penale.code == "008"
    assert prevenu.mode_poursuite.code == "PV-CI"
    assert victime.qualite is QualiteLue.VICTIME
    assert victime.personne.nom_usage == "CARDINI"
    assert (victime.avocat, victime.barreau) == ("Me Sophie Lantéri", "")
    assert audience.affaires[1].a_scelle is True


def test_apostrophe_tiret_et_esperluette_sont_gardes(audience):
    affaire = audience.affaires[2]
    premier, seconde, societe = affaire.parties
    assert (premier.personne.nom, premier.personne.prenoms) == (
        "DUPONT-O'NEILL",
        ("Jean-Christophe", "Marie"),
    )
    assert seconde.personne.nom == "DE LA FONTAINE D'ARC"
    assert societe.qualite is QualiteLue.PARTIE_CIVILE
    assert societe.personne.raison_sociale == "SARL CHÊNE & FILS"
    assert (societe.personne.type, societe.personne.est_morale) == (TypePersonneLu.MORALE, True)
    assert societe.personne.forme_juridique == CodeLibelle(code="011", libelle="SARL")
    assert societe.personne.siren_siret == "81234567800019"
    assert (societe.personne.naissance, societe.personne.commune_naissance) == (None, None)
    assert societe.personne.prenoms == ()


def test_un_fait_est_partage_par_deux_prevenus_et_dure(audience):
    affaire = audience.affaires[2]
    premier, seconde, _ = affaire.parties
    assert [p.infraction for p in premier.preventions] == ["2000000000004,0,0", "2000000000005,0,0"]
    assert [p.infraction for p in seconde.preventions] == ["2000000000004,0,0"]
    escroquerie = affaire.infractions[0]
    assert (escroquerie.debut.operateur_code, escroquerie.debut.operateur_libelle) == ("5", "entre le")
    assert (escroquerie.debut.annee, escroquerie.debut.mois, escroquerie.debut.jour) == (2024, 2, 1)
    assert (escroquerie.fin.annee, escroquerie.fin.mois, escroquerie.fin.jour) == (2025, 6, 30)


def test_ce_que_x_se_disant_ne_dit_pas_reste_inconnu(audience):
    (partie,) = audience.affaires[3].parties
    assert partie.personne.x_se_disant is True
    assert partie.personne.naissance == DatePartielle(annee=2001, mois=None, jour=None)
    assert partie.personne.naissance.complete is None
    assert partie.personne.sans_domicile == CodeLibelle(code="1", libelle="sans domicile fixe")
    assert partie.personne.adresse is None
    assert partie.personne.mineur is None
    assert (partie.convoque_le, partie.est_deferee, partie.avocat) == (None, None, "")
    assert (audience.affaires[3].duree, audience.affaires[4].saisine_le) == (None, None)


def test_trois_vols_de_meme_natinf_restent_trois_faits(audience):
    affaire = audience.affaires[3]
    assert [(fait.identifiant, fait.natinf, fait.lieu, fait.debut.jour) for fait in affaire.infractions] == [
        ("2000000000006,0,0", "7151", "supermarché", 2),
        ("2000000000007,0,0", "7151", "pharmacie", 5),
        ("2000000000008,0,0", "7151", "gare SNCF", 9),
    ]
    assert [p.infraction for p in affaire.parties[0].preventions] == [
        fait.identifiant for fait in affaire.infractions
    ]


def test_la_recidive_est_lue(audience):
    (partie,) = audience.affaires[4].parties
    recidive = ModaliteLue(mnemo="R", code="3", libelle="récidive")
    assert [prevention.modalite for prevention in partie.preventions] == [recidive, recidive]
    assert audience.affaires[4].a_scelle_agrasc is True


def test_la_victime_mineure_a_sa_representante_legale(audience):
    _, victime = audience.affaires[5].parties
    assert (victime.personne.mineur, victime.personne.type) == (True, TypePersonneLu.MINEURE)
    (mere,) = victime.liees
    assert (mere.qualite, mere.qualite_libelle) == (QualiteLue.REPRESENTANT_LEGAL, "Personne liée")
    assert mere.lien_juridique == CodeLibelle(code="1", libelle="Représentant légal")
    assert mere.lien_social == CodeLibelle(code="33", libelle="mère")
    assert (mere.personne.nom, mere.personne.prenoms) == ("FABRE", ("Nathalie",))
