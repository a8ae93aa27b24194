"""Chaque clé du format `role-v1` est lue : aucune n'est mise de côté, et sa valeur arrive dans un champ."""

import copy

import pytest

from .fichiers import lire_json, role_minimal

LISTE = {"code": "9", "libelle": "Repère"}
JOUR = {"year": 2020, "month": 5, "day": 6}
MOMENT = {"operateur": {"code": "1", "libelle": "le"}, **JOUR, "hour": 7, "minute": 8}

# Liste recopiée du format publié : clé et valeur d'essai, par objet.
AUDIENCE = {
    "duree_evaluee": "4h30",
    "duree_theorique": "6h00",
    "quantite_affaires": 2,
    "quantite_affaires_max": 12,
    "specialite": "Repère",
    "salle": "Repère",
    "libelle_complet": "Repère",
    "intervenants": [{"role": "president", "libelle_complet": "Repère", "id_ksp": "M9"}],
}
AFFAIRE = {
    "id_ksp_parquet": "Repère",
    "type": "Repère",
    "numero_cabinet": "Repère",
    "nature_procedure": "Repère",
    "nombre_prevenu_convoque": 9,
    "nombre_detenu_convoque": 9,
    "duree": 25,
    "identifiant_justice": "Repère",
    "parquetier_en_charge": "Repère",
    "service_en_charge": "Repère",
    "type_infraction": "Repère",
    "emetteur": "Repère",
    "acte_saisine": "Repère",
    "date_saisine": "2020-05-06",
    "nombre_vehicule": 9,
    "scelle": True,
    "scelle_agrasc": "Oui",
    "origine": "Repère",
    "affaire_jirs": 1,
    "plainte_en_ligne": True,
    "acces_pnat": True,
    "acces_pnf": True,
    "pole_instruction": True,
    "affaire_eurojust": True,
    "nataffs": [LISTE],
}
PERSONNE = {
    "code_statut": "Repère",
    "nom_complet": "Repère",
    "type": "Mineure",
    "nom_usage": "Repère",
    "prenom_1": "Repère",
    "prenom_2": "Repère",
    "prenom_3": "Repère",
    "civilite": LISTE,
    "x_se_disant": True,
    "mineur": True,
    "date_naissance": JOUR,
    "commune_naissance": LISTE,
    "pays_naissance": LISTE,
    "nationalite": LISTE,
    "nationalite2": LISTE,
    "langue_parle": LISTE,
    "categorie_penale": LISTE,
    "antecedent_judiciaire": LISTE,
    "situation_familiale": LISTE,
    "sans_domicile": LISTE,
    "profession": "Repère",
    "pere": {"nom": "Repère", "prenoms": "Repère"},
    "mere": {"nom": "Repère", "prenoms": "Repère"},
    "declaration_adresse": True,
    "date_declaration_adresse": "2020-05-06",
    "date_deces": "2020-05-06",
    "telephone": "Repère",
    "portable": "Repère",
    "courriel": "Repère",
    "code_barre_fnaeg": "Repère",
    "b1": True,
    "dup": True,
    "aj": True,
    "defere": True,
    "date_deferement": "2020-05-06",
    "avocat": "Repère",
    "nature": "CAS",
    "mode_poursuite": {"date": "2020-05-06", **LISTE},
    "mode_convocation": LISTE,
    "date_convocation": "2020-05-06",
    "mode_comparution": LISTE,
    "lien_juridique": LISTE,
    "lien_social": LISTE,
    "raison_sociale": "Repère",
    "enseigne": "Repère",
    "sigle": "Repère",
    "siren_siret": "Repère",
    "forme_juridique": LISTE,
    "personnes_liees": [{"id_ksp": "P9", "role": "Personne liée", "nom": "X"}],
    "natinfs": [{"id_ksp": "I1", "rang": 4, "modalite_participation": {"mnemo": "T", **LISTE}}],
}
ADRESSE = {
    **dict.fromkeys(("ligne_1", "ligne_2", "ligne_3", "lieu_dit", "code_postal", "localite"), "Repère"),
    "pays": LISTE,
}
NATINF = {
    "qualification_developpee": "Repère",
    "lieu": "Repère",
    "commune": LISTE,
    "debut": MOMENT,
    "fin": MOMENT,
}


def _objet(role: dict, nom: str) -> dict:
    affaire = role["audiences"][0]["affaires"][0]
    personne = affaire["personnes"][0]
    return {
        "audience": role["audiences"][0],
        "affaire": affaire,
        "personne": personne,
        "adresse": personne.setdefault("adresse", {}),
        "natinf": affaire["natinfs"][0],
    }[nom]


CLES = [
    (nom, cle, valeur)
    for nom, valeurs in {
        "audience": AUDIENCE,
        "affaire": AFFAIRE,
        "personne": PERSONNE,
        "adresse": ADRESSE,
        "natinf": NATINF,
    }.items()
    for cle, valeur in valeurs.items()
]


@pytest.mark.parametrize(("nom", "cle", "valeur"), CLES, ids=[f"{nom}.{cle}" for nom, cle, _ in CLES])
def test_la_cle_est_lue_et_change_ce_qui_est_lu(nom, cle, valeur):
    sans, avec = role_minimal(), role_minimal()
    _objet(sans, nom)
    _objet(avec, nom)[cle] = copy.deepcopy(valeur)
    lecture, temoin = lire_json(avec), lire_json(sans)
    assert lecture.rejets == lecture.mises_de_cote == ()
    assert lecture.role != temoin.role


def test_toutes_les_cles_ensemble_sont_lues_sans_rien_mettre_de_cote():
    role = role_minimal() | {"emis_le": "2026-11-20T18:04:00+01:00"}
    for nom, cle, valeur in CLES:
        _objet(role, nom)[cle] = copy.deepcopy(valeur)
    lecture = lire_json(role)
    assert lecture.rejets == lecture.mises_de_cote == ()
    assert lecture.role.emis_le is not None
