"""Le gabarit des rejets : ce que le greffier corrige et redonne."""

import csv
import io
import json

import pytest

from audiences.formats.anomalie import RejetAffaire
from audiences.formats.gabarit import lignes_du_rejet, titres
from audiences.formats.gabarit_json import lignes_de_l_affaire
from audiences.formats.lecture import lire_role
from audiences.formats.role import DatePartielle, QualiteLue
from audiences.formats.table_colonnes import TITRES

from .fichiers import ENTETES, JSON_GRASSE, lire_json, lire_table, role_minimal

AVEC_DATE = f"{ENTETES};Date de naissance"
DEBUT = "24/11/2026;13:30;Chambre 15;collégiale"


def _gabarit(rejets, corriger=lambda cellules: cellules) -> bytes:
    tampon = io.StringIO()
    lignes = [corriger(list(ligne)) for rejet in rejets for ligne in lignes_du_rejet(rejet)]
    csv.writer(tampon, delimiter=";").writerows([titres(), *lignes])
    return tampon.getvalue().encode()


def _poser(colonne: str, valeur: str):
    def corriger(cellules):
        cellules[list(TITRES).index(colonne)] = valeur
        return cellules

    return corriger


def test_le_gabarit_corrige_est_relu_et_son_motif_ignore():
    lecture = lire_table(
        f"{DEBUT};1;Prévenu;MARTELLI", f"{DEBUT};1;Victime;PETIT;30/02/1990", entetes=AVEC_DATE
    )
    assert lecture.role.audiences == ()
    relue = lire_role("gabarit.csv", _gabarit(lecture.rejets, _poser("naissance", "28/02/1990")))
    (affaire,) = relue.role.audiences[0].affaires
    assert [(partie.qualite, partie.personne.nom) for partie in affaire.parties] == [
        (QualiteLue.PREVENU, "MARTELLI"),
        (QualiteLue.VICTIME, "PETIT"),
    ]
    assert relue.rejets == relue.mises_de_cote == ()
    assert not [anomalie for anomalie in relue.anomalies if "Motif" in anomalie.place]


def test_un_gabarit_non_corrige_est_rejete_pour_la_meme_raison():
    lecture = lire_table(f"{DEBUT};1;Prévenu;MARTELLI;30/02/1990", entetes=AVEC_DATE)
    relue = lire_role("gabarit.csv", _gabarit(lecture.rejets))
    assert relue.rejets == lecture.rejets


def test_le_rejet_porte_toutes_les_lignes_de_l_affaire_dans_l_ordre_officiel():
    lecture = lire_table(
        f"{DEBUT};1;Prévenu;MARTELLI", f"{DEBUT};2;Prévenu;X", f"{DEBUT};1;Prévenu;", entetes=ENTETES
    )
    (rejet,) = lecture.rejets
    noms = [ligne[list(TITRES).index("nom")] for ligne in rejet.lignes]
    assert noms == ["MARTELLI", ""]
    assert {len(ligne) for ligne in rejet.lignes} == {len(TITRES)} == {37}
    premiere, seconde = lignes_du_rejet(rejet)
    assert "La cellule obligatoire est vide" in premiere[-1]
    assert seconde[-1] == ""


def test_une_anomalie_de_table_dit_ligne_colonne_et_valeur():
    lecture = lire_table(f"{DEBUT};1;Prévenu;MARTELLI;30/02/1990", entetes=AVEC_DATE)
    (raison,) = lecture.rejets[0].raisons
    assert (raison.ligne, raison.colonne, raison.valeur) == (2, "Date de naissance", "30/02/1990")


def test_une_anomalie_json_dit_champ_et_valeur():
    role = role_minimal()
    role["audiences"][0]["affaires"][1]["personnes"][0]["adresse"] = {"code_postal": "9" * 40}
    (raison,) = lire_json(role).rejets[0].raisons
    assert (raison.ligne, raison.colonne, raison.valeur) == (None, "adresse.code_postal", "9" * 40)


def test_un_rejet_json_corrige_dans_sa_table_est_relu():
    role = role_minimal()
    role["audiences"][0]["affaires"][1]["personnes"][0] |= {
        "date_naissance": "2026-02-30",
        "prenom_1": "Enzo",
    }
    lecture = lire_json(role)
    relue = lire_role("gabarit.csv", _gabarit(lecture.rejets, _poser("naissance", "28/02/1996")))
    (audience,) = relue.role.audiences
    attendue = lecture.role.audiences[0]
    assert (audience.date, audience.heure, audience.service) == (
        attendue.date,
        attendue.heure,
        attendue.service,
    )
    (affaire,) = audience.affaires
    assert affaire.numero_parquet == "26182000042"
    (partie,) = affaire.parties
    assert (partie.personne.nom, partie.personne.prenoms) == ("MARTELLI", ("Enzo",))
    assert partie.personne.naissance == DatePartielle(annee=1996, mois=2, jour=28)
    assert [fait.natinf for fait in affaire.infractions] == ["7151"]
    assert relue.rejets == ()


def test_toute_l_audience_de_grasse_se_recrit_en_table():
    """Chaque personne, chaque fait et chaque date partielle passent par le gabarit."""
    reference = lire_role("a.json", JSON_GRASSE.read_bytes())
    rejets = lire_json(_grasse_abimee()).rejets
    relue = lire_role("gabarit.csv", _gabarit(rejets, _poser("formation", "collégiale")))
    assert relue.rejets == ()
    for lue, attendue in zip(
        relue.role.audiences[0].affaires, reference.role.audiences[0].affaires, strict=True
    ):
        assert lue.numero_parquet == attendue.numero_parquet
        assert [(f.natinf, f.debut.annee, f.debut.mois, f.debut.jour) for f in lue.infractions] == [
            (f.natinf, f.debut.annee, f.debut.mois, f.debut.jour) for f in attendue.infractions
        ]
        noms = [p.personne.raison_sociale or p.personne.nom for p in lue.parties]
        for partie in attendue.parties:
            assert (partie.personne.raison_sociale or partie.personne.nom) in noms


def _grasse_abimee() -> dict:
    role = json.loads(JSON_GRASSE.read_bytes())
    role["audiences"][0]["type"] = "à trois"
    return role


@pytest.mark.parametrize("brute", [None, "", [], {}, {"personnes": "x", "natinfs": {"a": 1}}])
def test_une_affaire_illisible_donne_au_moins_une_ligne(brute):
    assert len(lignes_de_l_affaire(None, brute)) == 1


def test_un_jour_sans_mois_ne_devient_pas_un_mois():
    personne = {"role": "Prévenu", "date_naissance": {"year": 2001, "day": 4}}
    (ligne,) = lignes_de_l_affaire({}, {"personnes": [personne]})
    assert ligne[list(TITRES).index("naissance")] == "04//2001"


def test_un_rejet_sans_ligne_garde_son_numero():
    rejet = RejetAffaire(place="ligne 2", numero_parquet="26", raisons=())
    (ligne,) = lignes_du_rejet(rejet)
    assert ligne[list(TITRES).index("numero_parquet")] == "26"
    assert len(ligne) == len(titres())
