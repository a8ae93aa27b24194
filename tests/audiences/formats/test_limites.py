"""Les longueurs admises à la lecture tiennent dans la base : sinon un import échouerait en l'écrivant."""

import pytest
from django.apps import apps

from audiences.formats import limites
from audiences.formats.table_colonnes import TITRES

# Clé de role-v1 (depuis son objet) et champ où elle est gardée.
CHAMPS = {
    "id_cassiopee": "audiences.Audience.id_cassiopee",
    "specialite": "audiences.Audience.specialite",
    "libelle_complet": "audiences.Audience.libelle",
    "id_ksp_affaire": "audiences.Affaire.id_cassiopee",
    "id_ksp_parquet": "audiences.Affaire.id_parquet",
    "numero_parquet": "audiences.Affaire.numero_parquet",
    "numero_cabinet": "audiences.Affaire.numero_cabinet",
    "identifiant_justice": "audiences.Affaire.idj",
    "type": "audiences.Affaire.type",
    "nature_procedure": "audiences.Affaire.nature_procedure",
    "type_infraction": "audiences.Affaire.type_infraction",
    "parquetier_en_charge": "audiences.Affaire.parquetier",
    "service_en_charge": "audiences.Affaire.service_en_charge",
    "emetteur": "audiences.Affaire.emetteur",
    "acte_saisine": "audiences.Affaire.acte_saisine",
    "origine": "audiences.Affaire.origine",
    "id_ksp": "audiences.Personne.id_cassiopee",
    "nom": "audiences.Personne.nom",
    "raison_sociale": "audiences.Personne.nom",
    "nom_usage": "audiences.Personne.nom_usage",
    "nom_complet": "audiences.Personne.nom",
    "civilite.code": "audiences.Personne.civilite_code",
    "civilite.libelle": "audiences.Personne.civilite",
    "commune_naissance.code": "audiences.Personne.naissance_lieu_code",
    "commune_naissance.libelle": "audiences.Personne.naissance_lieu",
    "pays_naissance.code": "audiences.Personne.naissance_pays_code",
    "pays_naissance.libelle": "audiences.Personne.naissance_pays",
    "nationalite.code": "audiences.Personne.nationalite_code",
    "nationalite.libelle": "audiences.Personne.nationalite",
    "nationalite2.code": "audiences.Personne.nationalite_2_code",
    "nationalite2.libelle": "audiences.Personne.nationalite_2",
    "langue_parle.code": "audiences.Personne.langue_code",
    "langue_parle.libelle": "audiences.Personne.langue",
    "profession": "audiences.Personne.profession",
    "situation_familiale.code": "audiences.Personne.situation_familiale_code",
    "situation_familiale.libelle": "audiences.Personne.situation_familiale",
    "sans_domicile.code": "audiences.Personne.sans_domicile_code",
    "sans_domicile.libelle": "audiences.Personne.sans_domicile",
    "adresse.code_postal": "audiences.Personne.code_postal",
    "adresse.localite": "audiences.Personne.commune",
    "adresse.pays.code": "audiences.Personne.pays_code",
    "adresse.pays.libelle": "audiences.Personne.pays",
    "telephone": "audiences.Personne.telephone",
    "portable": "audiences.Personne.portable",
    "courriel": "audiences.Personne.courriel",
    "enseigne": "audiences.Personne.enseigne",
    "sigle": "audiences.Personne.sigle",
    "siren_siret": "audiences.Personne.siren",
    "forme_juridique.code": "audiences.Personne.forme_juridique_code",
    "forme_juridique.libelle": "audiences.Personne.forme_juridique",
    "role": "audiences.Partie.qualite_origine",
    "code_statut": "audiences.Partie.code_statut",
    "avocat": "audiences.Partie.avocat_recu",
    "categorie_penale.code": "audiences.Partie.categorie_penale_code",
    "categorie_penale.libelle": "audiences.Partie.categorie_penale",
    "antecedent_judiciaire.code": "audiences.Partie.antecedent_code",
    "antecedent_judiciaire.libelle": "audiences.Partie.antecedent",
    "mode_poursuite.code": "audiences.Partie.poursuite_code",
    "mode_poursuite.libelle": "audiences.Partie.poursuite",
    "mode_convocation.code": "audiences.Partie.convocation_code",
    "mode_convocation.libelle": "audiences.Partie.convocation",
    "mode_comparution.code": "audiences.Partie.comparution_code",
    "mode_comparution.libelle": "audiences.Partie.comparution",
    "nature": "audiences.Partie.nature_jugement_code",
    "code_barre_fnaeg": "audiences.Partie.code_barre_fnaeg",
    "code": "audiences.Infraction.natinf",
    "libelle": "audiences.Infraction.libelle",
    "lieu": "audiences.Infraction.lieu",
    "commune.code": "audiences.Infraction.commune_code",
    "commune.libelle": "audiences.Infraction.commune",
    "debut.operateur.code": "audiences.Infraction.operateur",
    "debut.operateur.libelle": "audiences.Infraction.operateur",
}
COLONNES = {
    "salle": "comptes.Salle.nom",
    "service": "comptes.Service.nom",
    "president": "audiences.Intervenant.nom",
    "assesseur_1": "audiences.Intervenant.nom",
    "assesseur_2": "audiences.Intervenant.nom",
    "ministere_public": "audiences.Intervenant.nom",
    "greffier": "audiences.Intervenant.nom",
    "numero_parquet": "audiences.Affaire.numero_parquet",
    "idj": "audiences.Affaire.idj",
    "mode_poursuite": "audiences.Partie.poursuite",
    "qualite": "audiences.Partie.qualite_origine",
    "civilite": "audiences.Personne.civilite",
    "nom": "audiences.Personne.nom",
    "nom_usage": "audiences.Personne.nom_usage",
    "prenoms": "audiences.Personne.prenoms",
    "commune_naissance": "audiences.Personne.naissance_lieu",
    "nationalite": "audiences.Personne.nationalite",
    "code_postal": "audiences.Personne.code_postal",
    "localite": "audiences.Personne.commune",
    "profession": "audiences.Personne.profession",
    "langue": "audiences.Personne.langue",
    "categorie_penale": "audiences.Partie.categorie_penale",
    "barreau": "audiences.Avocat.barreau",
    "mode_convocation": "audiences.Partie.convocation",
    "libelle_infraction": "audiences.Infraction.libelle",
    "lieu_faits": "audiences.Infraction.lieu",
}
# Colonnes dont le texte n'est pas gardé tel quel, et pourquoi.
SANS_CHAMP = {
    "date": "une date",
    "heure": "une heure",
    "formation": "une énumération",
    "ordre": "un nombre",
    "naissance": "une date partielle",
    "adresse": "un texte sans limite",
    "avocat": "gardé avec son barreau, voir l’essai qui suit",
    "convoque_le": "une date",
    "natinf": "six chiffres au plus",
    "date_faits": "une période",
    "recidive": "oui ou non",
}


def _longueur(champ: str) -> int:
    app, modele, nom = champ.split(".")
    return apps.get_model(app, modele)._meta.get_field(nom).max_length


@pytest.mark.parametrize(("chemin", "champ"), CHAMPS.items())
def test_un_texte_admis_en_json_tient_dans_son_champ(chemin, champ):
    assert limites.du_champ(chemin) <= _longueur(champ)


@pytest.mark.parametrize(("colonne", "champ"), COLONNES.items())
def test_un_texte_admis_en_table_tient_dans_son_champ(colonne, champ):
    assert limites.de_la_colonne(colonne) <= _longueur(champ)


def test_chaque_colonne_a_sa_limite_ou_une_raison_de_n_en_pas_avoir():
    assert COLONNES.keys() | SANS_CHAMP.keys() == TITRES.keys()
    assert not COLONNES.keys() & SANS_CHAMP.keys()


def test_trois_prenoms_un_parent_et_un_avocat_avec_son_barreau_tiennent():
    prenoms = sum(limites.du_champ(f"prenom_{rang}") for rang in (1, 2, 3)) + len(", ") * 2
    assert prenoms <= _longueur("audiences.Personne.prenoms")
    for parent in ("pere", "mere"):
        nom = limites.du_champ(f"{parent}.nom") + 1 + limites.du_champ(f"{parent}.prenoms")
        assert nom <= _longueur(f"audiences.Personne.filiation_{parent}")
    avocat = limites.de_la_colonne("avocat") + len(", barreau : ") + limites.de_la_colonne("barreau")
    assert avocat <= _longueur("audiences.Partie.avocat_recu")
