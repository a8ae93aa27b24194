"""Une affaire JSON rejetée, récrite en lignes de la table plate pour que le greffier la corrige.

L'objet est brut et fautif : chaque valeur est reprise telle qu'elle peut l'être, et rien n'est inventé.
"""

import re
from collections.abc import Iterator

from audiences.formats import libelles
from audiences.formats.anomalie import assainir
from audiences.formats.table_colonnes import TITRES
from audiences.formats.valeurs import LE, cle

_INTERVENANTS = {
    "president": "president",
    "assesseur1": "assesseur_1",
    "assesseur2": "assesseur_2",
    "ministere": "ministere_public",
    "greffe": "greffier",
}
_MORALES = ("raison_sociale", "enseigne", "sigle", "siren_siret")
LIGNES_MAX = 2_000  # par affaire : au-delà, ce n'est plus une affaire qu'on corrige à la main


def lignes_de_l_affaire(audience: object, affaire: object) -> tuple[tuple[str, ...], ...]:
    """Donne une ligne par prévenu et infraction, et une par autre partie ; au moins une ligne."""
    commun = _de_l_audience(_objet(audience)) | _de_l_affaire(_objet(affaire))
    natinfs = {_texte(fait.get("id_ksp")): fait for fait in _objets(_objet(affaire).get("natinfs"))}
    lignes = []
    for personne in _personnes(_objets(_objet(affaire).get("personnes"))):
        propre = commun | _de_la_personne(personne)
        reproches = _objets(personne.get("natinfs")) or [{}]
        lignes += [propre | _du_fait(natinfs, reproche) for reproche in reproches]
        if len(lignes) >= LIGNES_MAX:
            break
    return tuple(
        tuple(ligne.get(colonne, "") for colonne in TITRES) for ligne in (lignes or [commun])[:LIGNES_MAX]
    )


def _personnes(personnes: list[dict]) -> Iterator[dict]:
    """Parcourt les personnes puis celles qui leur sont liées, sur un niveau."""
    for personne in personnes:
        yield personne
        yield from _objets(personne.get("personnes_liees"))


def _de_l_audience(audience: dict) -> dict[str, str]:
    ligne = {
        "date": _jour(audience.get("date")),
        "heure": _texte(audience.get("heure_debut")),
        "service": _texte(audience.get("libelleService")),
        "formation": _texte(audience.get("type")),
        "salle": _texte(audience.get("salle")),
    }
    for intervenant in _objets(audience.get("intervenants")):
        colonne = _INTERVENANTS.get(cle(_texte(intervenant.get("role"))))
        if colonne:
            ligne.setdefault(colonne, _texte(intervenant.get("libelle_complet")))
    return ligne


def _de_l_affaire(affaire: dict) -> dict[str, str]:
    return {
        "numero_parquet": _texte(affaire.get("numero_parquet")),
        "idj": _texte(affaire.get("identifiant_justice")),
    }


def _de_la_personne(personne: dict) -> dict[str, str]:
    qualite = _texte(personne.get("role"))
    est_morale = cle(_texte(personne.get("type"))) == "morale" or any(map(personne.get, _MORALES))
    if est_morale and not libelles.est_marquee_morale(qualite):
        qualite = f"{qualite} (PM)".strip()
    noms = ("raison_sociale", "nom", "nom_complet", "enseigne", "sigle")
    if not est_morale:
        noms = ("nom", "nom_complet", "nom_usage")
    nom = next(filter(None, (_texte(personne.get(champ)) for champ in noms)), "")
    if nom and personne.get("x_se_disant") is True:
        nom = f"X se disant {nom}"
    adresse = _objet(personne.get("adresse"))
    rues = (_texte(adresse.get(champ)) for champ in ("ligne_1", "ligne_2", "ligne_3", "lieu_dit"))
    prenoms = (_texte(personne.get(f"prenom_{rang}")) for rang in (1, 2, 3))
    return {
        "qualite": qualite,
        "nom": nom,
        "nom_usage": _texte(personne.get("nom_usage")),
        "prenoms": ", ".join(filter(None, prenoms)),
        "civilite": _texte(personne.get("civilite")),
        "naissance": _jour(personne.get("date_naissance")),
        "commune_naissance": _texte(personne.get("commune_naissance")),
        "nationalite": _texte(personne.get("nationalite")),
        "adresse": ", ".join(filter(None, rues)),
        "code_postal": _texte(adresse.get("code_postal")),
        "localite": _texte(adresse.get("localite")),
        "profession": _texte(personne.get("profession")),
        "langue": _texte(personne.get("langue_parle")),
        "categorie_penale": _texte(personne.get("categorie_penale")),
        "avocat": _texte(personne.get("avocat")),
        "mode_poursuite": _texte(personne.get("mode_poursuite")),
        "convoque_le": _jour(personne.get("date_convocation")),
        "mode_convocation": _texte(personne.get("mode_convocation")),
    }


def _du_fait(natinfs: dict[str, dict], reproche: dict) -> dict[str, str]:
    fait = natinfs.get(_texte(reproche.get("id_ksp")), {})
    lieux = (_texte(fait.get("lieu")), _texte(fait.get("commune")))
    modalite = _objet(reproche.get("modalite_participation"))
    return {
        "natinf": _texte(fait.get("code")),
        "libelle_infraction": _texte(fait.get("libelle")),
        "date_faits": _periode(fait.get("debut"), fait.get("fin")),
        "lieu_faits": ", ".join(dict.fromkeys(filter(None, lieux))),
        "recidive": "oui" if _texte(modalite.get("mnemo")) == "R" else "",
    }


def _periode(debut: object, fin: object) -> str:
    premier, dernier = _moment(debut), _moment(fin)
    operateur = _texte(_objet(debut).get("operateur"))
    if premier and dernier:
        return f"du {premier} au {dernier}" if operateur == "du" else f"entre le {premier} et le {dernier}"
    if premier and operateur not in ("", LE[1], "entre le"):
        return f"{operateur} {premier}"
    return premier


def _moment(valeur: object) -> str:
    jour, parties = _jour(valeur), _objet(valeur)
    heure, minute = _texte(parties.get("hour")), _texte(parties.get("minute"))
    return f"{jour} à {heure}h{minute.zfill(2) if minute else ''}" if jour and heure else jour


def _jour(valeur: object) -> str:
    """Récrit `AAAA-MM-JJ` ou les parties d'une date en JJ/MM/AAAA ; le reste est repris tel quel."""
    if isinstance(valeur, dict):
        parties = [_texte(valeur.get(champ)) for champ in ("day", "month", "year")]
        # Un jour sans mois reste illisible (« 04//2001 ») : le rapprocher de l'année en ferait un mois.
        return "/".join(partie and partie.zfill(2) for partie in parties).lstrip("/")
    texte = _texte(valeur)
    iso = re.fullmatch(r"([0-9]{4})-([0-9]{2})-([0-9]{2})", texte)
    return "/".join(reversed(iso.groups())) if iso else texte


def _texte(valeur: object) -> str:
    """Le texte d'une valeur simple, ou le libellé (à défaut le code) d'une valeur de liste."""
    if isinstance(valeur, dict):
        return _texte(valeur.get("libelle")) or _texte(valeur.get("code"))
    if isinstance(valeur, bool):
        return "oui" if valeur else "non"
    if isinstance(valeur, str | int | float):
        return " ".join(assainir(str(valeur)).split())
    return ""


def _objet(valeur: object) -> dict:
    return valeur if isinstance(valeur, dict) else {}


def _objets(valeur: object) -> list[dict]:
    return [element for element in valeur if isinstance(element, dict)] if isinstance(valeur, list) else []
