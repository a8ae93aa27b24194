"""Le jeu de données d'un rôle : chaque champ suivi, où il se range, et comment sa valeur s'écrit.

Un champ de modèle est suivi, ou nommé technique : un essai le vérifie. L'écran de saisie, la comparaison à
l'import et l'écart avec Cassiopée lisent tous cette table ; un champ nouveau n'y demande qu'une ligne.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal

from django.db.models import BooleanField, Field, ForeignKey, Model

from audiences.choix import Liste, ObjetSuivi
from audiences.models import Affaire, Audience, Infraction, Intervenant, Partie, Personne, Prevention
from mistral.socle.francais import INSECABLE


@dataclass(frozen=True)
class Champ:
    """Champ suivi d'un objet ; `liste` est celle de ses valeurs nationales, `code` le champ de leur code."""

    nom: str
    groupe: str
    liste: Liste | None = None
    code: str = ""


MODELES: dict[ObjetSuivi, type[Model]] = {
    ObjetSuivi.AUDIENCE: Audience,
    ObjetSuivi.INTERVENANT: Intervenant,
    ObjetSuivi.AFFAIRE: Affaire,
    ObjetSuivi.PERSONNE: Personne,
    ObjetSuivi.PARTIE: Partie,
    ObjetSuivi.INFRACTION: Infraction,
    ObjetSuivi.PREVENTION: Prevention,
}


def _groupe(nom: str, *champs: str | Champ) -> tuple[Champ, ...]:
    return tuple(champ if isinstance(champ, Champ) else Champ(champ, nom) for champ in champs)


def _liste(groupe: str, nom: str, liste: Liste, code: str = "") -> Champ:
    return Champ(nom, groupe, liste, code or f"{nom}_code")


_MOMENTS = [
    f"{borne}_{partie}"
    for borne in ("debut", "fin")
    for partie in ("annee", "mois", "jour", "heure", "minute")
]

CHAMPS: dict[ObjetSuivi, tuple[Champ, ...]] = {
    ObjetSuivi.AUDIENCE: _groupe(
        "Audience",
        "service",
        "date",
        "heure_prevue",
        "formation",
        "salle",
        "duree_prevue",
        "duree_theorique",
        "affaires_annoncees",
        "affaires_max",
        "specialite",
        "libelle",
    ),
    ObjetSuivi.INTERVENANT: _groupe("Composition", "nom"),
    ObjetSuivi.AFFAIRE: (
        *_groupe(
            "Procédure",
            "numero_parquet",
            "idj",
            "numero_cabinet",
            "id_parquet",
            "intitule",
            "type",
            "nature_procedure",
            "type_infraction",
            "acte_saisine",
            "saisine_le",
            "origine",
            "emetteur",
            "duree_prevue",
        ),
        *_groupe("Parquet", "parquetier", "service_en_charge"),
        *_groupe("Convocations", "prevenus_convoques", "detenus_convoques"),
        *_groupe("Scellés et véhicules", "a_scelle", "a_scelle_agrasc", "vehicules"),
        *_groupe(
            "Circuits particuliers",
            "est_jirs",
            "est_pnat",
            "est_pnf",
            "est_pole_instruction",
            "est_eurojust",
            "est_plainte_en_ligne",
        ),
        *_groupe("Statistique", "famille", "famille_motif"),
    ),
    ObjetSuivi.PERSONNE: (
        *_groupe(
            "Identité",
            "nature",
            "type_code",
            _liste("Identité", "civilite", Liste.CIVILITE),
            "nom",
            "nom_usage",
            "prenoms",
            "nom_complet",
            "est_x_se_disant",
            "est_mineur",
        ),
        *_groupe(
            "Naissance",
            "naissance_annee",
            "naissance_mois",
            "naissance_jour",
            "naissance_lieu",
            "naissance_lieu_code",
            _liste("Naissance", "naissance_pays", Liste.PAYS),
            "deces_annee",
            "deces_mois",
            "deces_jour",
            "filiation_pere",
            "filiation_mere",
        ),
        *_groupe(
            "Situation",
            _liste("Situation", "nationalite", Liste.NATIONALITE),
            _liste("Situation", "nationalite_2", Liste.NATIONALITE),
            _liste("Situation", "langue", Liste.LANGUE),
            _liste("Situation", "situation_familiale", Liste.SITUATION_FAMILIALE),
            "profession",
        ),
        *_groupe(
            "Adresse",
            "adresse",
            "code_postal",
            "commune",
            _liste("Adresse", "pays", Liste.PAYS),
            _liste("Adresse", "sans_domicile", Liste.SANS_DOMICILE),
            "telephone",
            "portable",
            "courriel",
        ),
        *_groupe(
            "Personne morale",
            "enseigne",
            "sigle",
            "siren",
            _liste("Personne morale", "forme_juridique", Liste.FORME_JURIDIQUE),
        ),
    ),
    ObjetSuivi.PARTIE: (
        *_groupe("Qualité", "qualite", "qualite_origine", "code_statut"),
        *_groupe("Défense", "avocat", "avocat_recu", "a_aide_juridictionnelle"),
        *_groupe(
            "Poursuite et convocation",
            _liste("Poursuite et convocation", "poursuite", Liste.MODE_POURSUITE),
            "poursuite_le",
            _liste("Poursuite et convocation", "convocation", Liste.MODE_CONVOCATION),
            "convocation_le",
            "est_defere",
            "deferement_le",
            _liste("Poursuite et convocation", "comparution", Liste.MODE_COMPARUTION),
            "nature_jugement_code",
        ),
        *_groupe(
            "Situation pénale",
            _liste("Situation pénale", "categorie_penale", Liste.CATEGORIE_PENALE),
            _liste("Situation pénale", "antecedent", Liste.ANTECEDENT),
            "a_b1",
            "a_dossier_personnalite",
            "code_barre_fnaeg",
        ),
        *_groupe("Adresse déclarée", "a_declare_adresse", "adresse_declaree_le"),
    ),
    ObjetSuivi.INFRACTION: (
        *_groupe(
            "Qualification",
            "natinf",
            "libelle",
            "articles_definition",
            "articles_repression",
            "famille",
            "encouru_mois",
            "encouru_amende",
            "qualification_developpee",
        ),
        *_groupe("Lieu", "lieu", "commune", "commune_code"),
        *_groupe("Date", "operateur", *_MOMENTS),
    ),
    ObjetSuivi.PREVENTION: _groupe(
        "Prévention",
        _liste("Prévention", "modalite", Liste.MODALITE_PARTICIPATION),
        "est_recidive",
    ),
}

# Champs qu'aucun écran ne montre pour eux-mêmes, et pourquoi.
TECHNIQUES: dict[str, str] = {
    "id": "clé",
    "juridiction": "cloison",
    "id_cassiopee": "identifiant reçu, jamais saisi",
    "recue_le": "ordre des rôles reçus",
    "vue_le": "ordre des rôles reçus",
    "retiree_le": "état, donné par un acte",
    "motif_retrait": "état, donné par un acte",
    "recherche": "colonne engendrée",
    "rang": "ordre d'affichage",
    "audience": "rattachement",
    "affaire": "rattachement",
    "personne": "rattachement",
    "infraction": "rattachement",
    "prevenu": "rattachement",
    "membre": "rattachement",
    "fauteuil": "place de l'intervenant, qui le désigne",
    "ouverte_le": "état, donné par un acte",
    "levee_le": "état, donné par un acte",
    "annulee_le": "état, donné par un acte",
    "disjointe_de": "état, donné par un acte",
    "parent": "état, donné par un acte",
    "racine": "état, donné par un acte",
    "modification": "état, donné par un acte",
    "modifiee_le": "état, donné par un acte",
    "modifiee_par": "état, donné par un acte",
    "remplace": "état, donné par un acte",
}


def champ_de_modele(objet: ObjetSuivi, nom: str) -> Field:
    """Donne le champ Django de ce nom."""
    return MODELES[objet]._meta.get_field(nom)


def libelle(objet: ObjetSuivi, nom: str) -> str:
    """Donne le nom du champ tel qu'il s'affiche."""
    texte_libelle = str(champ_de_modele(objet, nom).verbose_name)
    return texte_libelle[:1].upper() + texte_libelle[1:]


def suivis(objet: ObjetSuivi) -> Iterable[str]:
    """Donne tous les champs comparés, ceux des codes compris."""
    for champ in CHAMPS[objet]:
        yield champ.nom
        if champ.code:
            yield champ.code


def texte(valeur: object) -> str:
    """Écrit une valeur de façon unique, pour la comparer et la garder ; vide = inconnu."""
    if valeur is None:
        return ""
    if isinstance(valeur, bool):
        return "oui" if valeur else "non"
    if isinstance(valeur, datetime | date | time):
        return valeur.isoformat()
    if isinstance(valeur, Decimal):
        return format(valeur.normalize(), "f")
    if isinstance(valeur, Model):
        return str(valeur.pk)
    return str(valeur)


def valeur_lue(objet: ObjetSuivi, nom: str, ecrite: str) -> object:
    """Relit ce que `texte` a écrit ; un objet désigné qui n'existe plus donne `None`."""
    champ = champ_de_modele(objet, nom)
    if not ecrite:
        return None if champ.null else ""
    if isinstance(champ, BooleanField):
        return ecrite == "oui"
    if isinstance(champ, ForeignKey):
        return champ.related_model.objects.filter(pk=ecrite).first()
    return champ.to_python(ecrite)


def affichage(objet: ObjetSuivi, nom: str, valeur: object) -> str:
    """Écrit une valeur pour qu'une personne la lise ; « inconnu » si elle est vide."""
    if valeur in (None, ""):
        return "inconnu"
    champ = champ_de_modele(objet, nom)
    if isinstance(valeur, bool):
        return texte(valeur)
    if champ.choices:
        return str(dict(champ.flatchoices).get(valeur, valeur))
    if isinstance(valeur, datetime | date):
        return f"{valeur:%d/%m/%Y}"
    if isinstance(valeur, time):
        return f"{valeur:%H}{INSECABLE}h{INSECABLE}{valeur:%M}"
    return texte(valeur)
