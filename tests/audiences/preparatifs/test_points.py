"""Chaque point de préparation, jugé d'après le dossier : la table qu'un juriste peut relire."""

from datetime import date

import pytest

from audiences.choix import Qualite, Situation
from audiences.preparatif import PREPARATIFS, Dossier, EtatPoint, PartieVue
from audiences.regles.regime_convocation import Regime
from audiences.regles.residence import Eloignement

JOUR = date(2026, 11, 24)
MANQUE, A_VERIFIER, FAIT, SANS_OBJET = EtatPoint


def prevenu(**champs) -> PartieVue:
    return PartieVue(**({"nom": "ROSSI Luca", "eloignement": Eloignement.AUCUN} | champs))


def partie(qualite: Qualite, nom: str = "CARDINI Leïla", **champs) -> PartieVue:
    return PartieVue(nom=nom, qualite=qualite, **champs)


def dossier(*parties: PartieVue, **champs) -> Dossier:
    return Dossier(audience_le=JOUR, parties=parties, **champs)


def lisible(jugement) -> str:
    """Donne l'explication en minuscules, espaces ordinaires."""
    return " ".join(jugement.explication.split()).casefold()


def verifier(code: str, affaire: Dossier, etat: EtatPoint, *mots: str) -> None:
    jugement = PREPARATIFS[code].juger(affaire)
    assert jugement.etat is etat, jugement.explication
    for mot in mots:
        assert mot.casefold() in lisible(jugement)


CITE = {"regime": Regime.CITATION}


@pytest.mark.parametrize(
    ("champs", "renvoyee_le", "etat", "mot"),
    [
        (CITE | {"convocation_le": date(2026, 7, 1)}, None, FAIT, "délai respecté (CPP 552)"),
        (CITE | {"convocation_le": date(2026, 11, 20)}, None, MANQUE, "avant le 30 novembre 2026"),
        (CITE | {"convocation_le": date(2026, 11, 12)}, None, A_VERIFIER, "2026-651"),
        (CITE, None, A_VERIFIER, "date de la convocation inconnue"),
        ({"regime": Regime.SUR_ORDONNANCE}, None, A_VERIFIER, "date de la convocation inconnue"),
        ({"regime": Regime.PROCES_VERBAL}, None, A_VERIFIER, "CPP 394"),
        (
            {"regime": Regime.PROCES_VERBAL, "deferement_le": date(2026, 9, 30)},
            None,
            FAIT,
            "délai respecté (CPP 394)",
        ),
        (
            {"regime": Regime.PROCES_VERBAL, "convocation_le": date(2026, 11, 20)},
            None,
            MANQUE,
            "sauf renonciation expresse",
        ),
        (
            {"regime": Regime.PROCES_VERBAL, "convocation_le": date(2026, 5, 1)},
            None,
            MANQUE,
            "après le dernier jour",
        ),
        ({"regime": Regime.IMMEDIATE}, None, SANS_OBJET, "CPP 395"),
        ({"regime": Regime.DIFFEREE}, None, A_VERIFIER, "deux mois"),
        ({"regime": Regime.DIFFEREE, "deferement_le": date(2026, 9, 1)}, None, MANQUE, "CPP 397-1-1"),
        ({"regime": Regime.DIFFEREE, "deferement_le": date(2026, 10, 1)}, None, FAIT, "CPP 397-1-1"),
        ({"regime": Regime.RECONNAISSANCE}, None, A_VERIFIER, "CPP 495-7"),
        ({"regime": Regime.RENVOI}, None, A_VERIFIER, "passage précédent"),
        ({"regime": Regime.AUTRE, "mode": "avertissement"}, None, A_VERIFIER, "« avertissement »"),
        ({}, None, A_VERIFIER, "inconnu"),
        # Affaire venue d'un renvoi : présent, il a su la date ; absent, il faut le reciter.
        (CITE | {"etait_present": True}, date(2026, 6, 2), FAIT, "2 juin 2026"),
        (CITE | {"etait_present": False}, date(2026, 6, 2), MANQUE, "nouvelle citation"),
        (CITE | {"etait_present": None}, date(2026, 6, 2), A_VERIFIER, "n’a pas été constatée"),
        (
            CITE | {"etait_present": False, "convocation_le": date(2026, 7, 1)},
            date(2026, 6, 2),
            FAIT,
            "convoqué le",
        ),
        (
            CITE | {"etait_present": False, "convocation_le": date(2026, 5, 1)},
            date(2026, 6, 2),
            MANQUE,
            "nouvelle citation",
        ),
    ],
)  # fmt: skip
def test_la_convocation_et_son_delai(champs, renvoyee_le, etat, mot):
    jugement = PREPARATIFS["CONVOCATION"].juger(dossier(prevenu(**champs), renvoyee_le=renvoyee_le))
    assert jugement.etat is etat, jugement.explication
    assert mot.casefold() in lisible(jugement)


def test_une_affaire_sans_prevenu_manque_de_prevenu():
    verifier("CONVOCATION", dossier(), MANQUE, "Aucun prévenu")


@pytest.mark.parametrize(
    ("champs", "etat", "mot"),
    [
        ({"a_avocat": True, "regime": Regime.IMMEDIATE}, FAIT, "Avocat connu"),
        ({"regime": Regime.IMMEDIATE}, MANQUE, "CPP 397"),
        ({"regime": Regime.DIFFEREE}, MANQUE, "CPP 397-1-1"),
        ({"regime": Regime.RECONNAISSANCE}, MANQUE, "CPP 495-8"),
        ({"est_mineur": True}, MANQUE, "mineur"),
        ({"a_aide_juridictionnelle": True}, A_VERIFIER, "Aide juridictionnelle"),
        ({"regime": Regime.CITATION}, SANS_OBJET, "CPP 417, 706-116"),
    ],
)
def test_l_avocat_est_exige_ou_la_loi_l_exige(champs, etat, mot):
    verifier("AVOCAT", dossier(prevenu(**champs)), etat, mot)


INTERPRETE_ARABE = partie(Qualite.INTERPRETE, "HADDAD Nour", langue="Arabe")
INTERPRETE_MUET = partie(Qualite.INTERPRETE, "HADDAD Nour")


@pytest.mark.parametrize(
    ("parties", "etat", "mot"),
    [
        ([prevenu(langue="français")], SANS_OBJET, "aucun besoin"),
        ([prevenu()], SANS_OBJET, "aucun besoin"),
        ([prevenu(nationalite="française")], SANS_OBJET, "aucun besoin"),
        ([prevenu(nationalite="italienne")], A_VERIFIER, "langue inconnue (nationalité italienne)"),
        ([prevenu(langue="arabe")], MANQUE, "terprète en arabe à requérir"),
        ([prevenu(langue="arabe"), INTERPRETE_ARABE], FAIT, "terprète en arabe prévu"),
        ([prevenu(langue="arabe"), INTERPRETE_MUET], A_VERIFIER, "sa langue n’est pas dite"),
        ([prevenu(langue="turc"), INTERPRETE_ARABE], MANQUE, "turc"),
        ([prevenu(), partie(Qualite.TEMOIN, langue="anglais")], MANQUE, "anglais"),
        ([prevenu(), partie(Qualite.VICTIME, langue="anglais", est_morale=True)], SANS_OBJET, "aucun besoin"),
        ([prevenu(), partie(Qualite.ASSUREUR, langue="anglais")], SANS_OBJET, "aucun besoin"),
    ],
)
def test_l_interprete(parties, etat, mot):
    jugement = PREPARATIFS["INTERPRETE"].juger(dossier(*parties))
    assert (jugement.etat, mot.casefold() in lisible(jugement)) == (etat, True)


@pytest.mark.parametrize(
    ("situation", "extrait", "annonces", "etat"),
    [
        (Situation.DETENU, False, 1, MANQUE),
        (Situation.DETENU, True, 1, FAIT),
        (Situation.DETENU, False, 0, MANQUE),
        (Situation.LIBRE, False, None, SANS_OBJET),
        (Situation.SOUS_MESURE, False, None, SANS_OBJET),
        (Situation.INCONNUE, False, None, A_VERIFIER),
        (None, False, None, A_VERIFIER),
        (None, False, 0, SANS_OBJET),
        (None, False, 1, A_VERIFIER),
    ],
)
def test_l_extraction_du_detenu(situation, extrait, annonces, etat):
    affaire = dossier(prevenu(situation=situation, est_extrait=extrait), detenus_convoques=annonces)
    verifier("EXTRACTION", affaire, etat)


def test_une_personne_morale_n_est_ni_extraite_ni_l_objet_d_une_enquete():
    affaire = dossier(prevenu(est_morale=True, regime=Regime.IMMEDIATE))
    verifier("EXTRACTION", affaire, SANS_OBJET)
    verifier("ENQUETE_SOCIALE", affaire, SANS_OBJET)


@pytest.mark.parametrize(("a_b1", "etat"), [(True, FAIT), (False, MANQUE), (None, A_VERIFIER)])
def test_le_bulletin_numero_un(a_b1, etat):
    verifier("B1", dossier(prevenu(a_b1=a_b1)), etat, "ulletin n° 1")


@pytest.mark.parametrize(
    ("regime", "etat"),
    [
        (Regime.IMMEDIATE, A_VERIFIER),
        (Regime.DIFFEREE, A_VERIFIER),
        (Regime.RECONNAISSANCE, A_VERIFIER),
        (Regime.INCONNU, A_VERIFIER),
        (Regime.CITATION, SANS_OBJET),
        (Regime.PROCES_VERBAL, SANS_OBJET),
    ],
)
def test_l_enquete_sociale(regime, etat):
    verifier("ENQUETE_SOCIALE", dossier(prevenu(regime=regime)), etat)


@pytest.mark.parametrize(
    ("victimes", "etat", "mot"),
    [
        ([], SANS_OBJET, "Aucune victime"),
        ([partie(Qualite.VICTIME)], A_VERIFIER, "Aucun avis"),
        ([partie(Qualite.VICTIME, convocation_le=date(2026, 10, 1))], FAIT, "1er octobre 2026"),
        (
            [
                partie(Qualite.VICTIME, "A", convocation_le=date(2026, 10, 1)),
                partie(Qualite.PARTIE_CIVILE, "B"),
                partie(Qualite.PARTIE_CIVILE, "C"),
            ],
            A_VERIFIER,
            "B et C : aucun avis d’audience connu",
        ),
    ],
)
def test_l_avis_aux_victimes(victimes, etat, mot):
    verifier("VICTIMES", dossier(prevenu(), *victimes), etat, mot)


BLESSEE = partie(Qualite.PARTIE_CIVILE)
CAISSE = partie(Qualite.ORGANISME_SOCIAL, "CPAM des Alpes-Maritimes")
CAISSE_AVISEE = partie(Qualite.ORGANISME_SOCIAL, "CPAM", convocation_le=date(2026, 10, 1))


@pytest.mark.parametrize(
    ("parties", "famille", "libelle", "etat"),
    [
        ([], "VIOLENCES", "VIOLENCE", SANS_OBJET),
        ([partie(Qualite.PARTIE_CIVILE, est_morale=True)], "VIOLENCES", "VIOLENCE", SANS_OBJET),
        ([BLESSEE], "VOLS", "VOL", SANS_OBJET),
        ([BLESSEE], "VIOLENCES", "", MANQUE),
        ([BLESSEE], "ROUTE", "BLESSURES ROUTIERES AVEC INCAPACITE", MANQUE),
        ([BLESSEE, CAISSE], "VIF", "", A_VERIFIER),
        ([BLESSEE, CAISSE, CAISSE_AVISEE], "VIF", "", A_VERIFIER),
        ([BLESSEE, CAISSE_AVISEE], "VIF", "", FAIT),
    ],
)
def test_la_caisse_est_mise_en_cause_quand_la_victime_est_blessee(parties, famille, libelle, etat):
    affaire = dossier(prevenu(), *parties, familles=frozenset({famille}), libelles=(libelle,))
    verifier("ORGANISME_SOCIAL", affaire, etat)


@pytest.mark.parametrize(("a_scelle", "etat"), [(True, A_VERIFIER), (False, SANS_OBJET), (None, A_VERIFIER)])
def test_les_scelles(a_scelle, etat):
    verifier("SCELLES", dossier(prevenu(), a_scelle=a_scelle), etat)


TUTEUR = partie(Qualite.REPRESENTANT_LEGAL, "CARDINI Anne")


@pytest.mark.parametrize(
    ("parties", "etat"),
    [
        ([], SANS_OBJET),
        ([partie(Qualite.VICTIME, est_mineur=False)], SANS_OBJET),
        ([partie(Qualite.VICTIME, est_morale=True)], SANS_OBJET),
        ([partie(Qualite.VICTIME)], A_VERIFIER),
        ([partie(Qualite.VICTIME, est_mineur=True)], MANQUE),
        ([partie(Qualite.VICTIME, est_mineur=True), TUTEUR], A_VERIFIER),
        ([partie(Qualite.VICTIME, est_mineur=True, est_represente=True), TUTEUR], FAIT),
    ],
)
def test_la_victime_mineure_est_representee(parties, etat):
    verifier("REPRESENTANT", dossier(prevenu(), *parties), etat)


@pytest.mark.parametrize(("ecarts", "etat"), [(0, FAIT), (1, MANQUE), (3, MANQUE)])
def test_les_ecarts_avec_cassiopee(ecarts, etat):
    verifier("ECARTS", dossier(prevenu(), ecarts=ecarts), etat)


def test_le_pire_des_prevenus_fait_l_etat_et_les_ouverts_sont_nommes():
    affaire = dossier(prevenu(nom="A", a_b1=True), prevenu(nom="B", a_b1=None), prevenu(nom="C", a_b1=False))
    jugement = PREPARATIFS["B1"].juger(affaire)
    assert jugement.etat is MANQUE
    assert jugement.parties == ("B", "C")
    assert "b : on ne sait pas" in lisible(jugement)
    assert "c : bulletin n° 1 à demander" in lisible(jugement)


@pytest.mark.parametrize("preparatif", list(PREPARATIFS), ids=PREPARATIFS.codes())
def test_un_point_ne_conclut_jamais_d_un_dossier_vide_que_c_est_fait_sans_le_savoir(preparatif):
    jugement = preparatif.juger(dossier(PartieVue("INCONNU")))
    assert jugement.explication
    assert jugement.etat is not FAIT or preparatif.code == "ECARTS"
    assert len(preparatif.code) <= 30


def test_un_point_de_droit_cite_ses_articles():
    assert [p.code for p in PREPARATIFS if not p.sources] == ["ECARTS"]
