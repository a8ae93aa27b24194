"""Champs qu'une table plate dit, d'après ses colonnes ; un JSON dit tout ce que nous suivons."""

from django.db.models import Model

from audiences.choix import ObjetSuivi
from audiences.jeu_de_donnees import CHAMPS
from mistral.socle.francais import normaliser

_MOMENT = tuple(
    f"{borne}_{partie}"
    for borne in ("debut", "fin")
    for partie in ("annee", "mois", "jour", "heure", "minute")
)
_NAISSANCE = ("naissance_annee", "naissance_mois", "naissance_jour")
_PAR_COLONNE: dict[ObjetSuivi, dict[str, tuple[str, ...]]] = {
    ObjetSuivi.AUDIENCE: {
        "date": ("date",),
        "heure": ("heure_prevue",),
        "service": ("service",),
        "formation": ("formation",),
        "salle": ("salle",),
    },
    ObjetSuivi.INTERVENANT: {"date": ("nom",)},
    ObjetSuivi.AFFAIRE: {"numero_parquet": ("numero_parquet",), "idj": ("idj",)},
    ObjetSuivi.PERSONNE: {
        "qualite": ("nature",),
        "civilite": ("civilite", "civilite_code"),
        "nom": ("nom", "est_x_se_disant"),
        "nom_usage": ("nom_usage",),
        "prenoms": ("prenoms",),
        "naissance": _NAISSANCE,
        "commune_naissance": ("naissance_lieu", "naissance_lieu_code"),
        "nationalite": ("nationalite", "nationalite_code"),
        "adresse": ("adresse",),
        "code_postal": ("code_postal",),
        "localite": ("commune",),
        "profession": ("profession",),
        "langue": ("langue", "langue_code"),
    },
    ObjetSuivi.PARTIE: {
        "qualite": ("qualite", "qualite_origine"),
        "mode_poursuite": ("poursuite", "poursuite_code"),
        "categorie_penale": ("categorie_penale", "categorie_penale_code"),
        "avocat": ("avocat", "avocat_recu"),
        "convoque_le": ("convocation_le",),
        "mode_convocation": ("convocation", "convocation_code"),
    },
    ObjetSuivi.INFRACTION: {
        "natinf": ("natinf",),
        "libelle_infraction": ("libelle",),
        "date_faits": ("operateur", *_MOMENT),
        "lieu_faits": ("lieu",),
    },
    ObjetSuivi.PREVENTION: {"recidive": ("modalite", "modalite_code", "est_recidive")},
}
_CODE_DE = {
    objet: {champ.nom: champ.code for champ in champs if champ.code}
    | {"naissance_lieu": "naissance_lieu_code"}
    for objet, champs in CHAMPS.items()
}


def restreindre(
    objet: ObjetSuivi, valeurs: dict[str, object], colonnes: frozenset[str] | None, existant: Model
) -> dict[str, object]:
    """Garde les valeurs que le fichier dit vraiment de cet objet connu.

    Une table ne porte que des libellés : tant que le libellé reste le nôtre, elle ne dit rien du code.
    """
    if colonnes is None:
        return valeurs
    dits = {champ for colonne, noms in _PAR_COLONNE[objet].items() if colonne in colonnes for champ in noms}
    retenues = {nom: valeur for nom, valeur in valeurs.items() if nom in dits}
    for nom, code in _CODE_DE[objet].items():
        if nom in retenues and normaliser(str(retenues[nom])) == normaliser(getattr(existant, nom)):
            retenues.pop(nom)
            retenues.pop(code, None)
    return retenues
