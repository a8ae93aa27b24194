"""Longueur maximale des textes d'un rôle : au-delà, la base refuserait la valeur."""

CODE, LISTE, TEXTE = 10, 80, 160

_PAR_CHAMP = {
    "juridiction": 120,
    "id_cassiopee": 80,
    "id_ksp": 80,
    "id_ksp_affaire": 80,
    "id_ksp_parquet": 80,
    "libelleService": 80,
    "salle": 80,
    "numero_parquet": 60,
    "identifiant_justice": 60,
    "numero_cabinet": 60,
    "code_statut": 20,
    "nature": 10,
    "code_barre_fnaeg": 80,
    "role": 80,
    "prenom_1": 60,
    "prenom_2": 60,
    "prenom_3": 60,
    "civilite.code": 20,
    "civilite.libelle": 40,
    "commune_naissance.libelle": 160,
    "pere.nom": 80,
    "pere.prenoms": 100,
    "mere.nom": 80,
    "mere.prenoms": 100,
    "adresse.ligne_1": 200,
    "adresse.ligne_2": 200,
    "adresse.ligne_3": 200,
    "adresse.code_postal": 20,
    "adresse.localite": 120,
    "telephone": 40,
    "portable": 40,
    "sigle": 80,
    "siren_siret": 20,
    "categorie_penale.libelle": 120,
    "mode_poursuite.code": 20,
    "mode_poursuite.libelle": 120,
    "mode_convocation.code": 20,
    "mode_convocation.libelle": 120,
    "code": 10,
    "libelle": 400,
    "qualification_developpee": 20_000,
    "lieu": 200,
    "commune.libelle": 120,
    "debut.operateur.libelle": 40,
    "fin.operateur.libelle": 40,
}

_PAR_COLONNE = {
    "numero_parquet": 60,
    "idj": 60,
    "president": 160,
    "assesseur_1": 160,
    "assesseur_2": 160,
    "ministere_public": 160,
    "greffier": 160,
    "mode_poursuite": 120,
    "mode_convocation": 120,
    "categorie_penale": 120,
    "civilite": 40,
    "nom": 160,
    "nom_usage": 160,
    "prenoms": 190,
    "commune_naissance": 160,
    "adresse": 200,
    "code_postal": 20,
    "localite": 120,
    "profession": 160,
    "avocat": 150,  # laisse la place du barreau, gardé avec lui
    "libelle_infraction": 400,
    "date_faits": 120,
    "lieu_faits": 200,
}

BARREAU = 80


def du_champ(chemin: str) -> int:
    """Donne la limite d'un champ JSON désigné depuis son objet (« adresse.pays.libelle »), en signes."""
    if chemin in _PAR_CHAMP:
        return _PAR_CHAMP[chemin]
    if "." not in chemin:
        return TEXTE
    return CODE if chemin.endswith(".code") else LISTE


def de_la_colonne(colonne: str) -> int:
    """Donne la limite d'une colonne de la table plate, en signes."""
    return _PAR_COLONNE.get(colonne, LISTE)
