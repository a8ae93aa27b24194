"""Reconnaissance des libellés de Cassiopée : qualité, fonction, formation, type de personne.

Un libellé inconnu n'est jamais refusé : il est gardé tel quel, et l'appelant le signale.
"""

import re
from functools import lru_cache

from audiences.formats.anomalie import citer
from audiences.formats.role import CodeLibelle, FonctionLue, FormationLue, QualiteLue, TypePersonneLu
from audiences.formats.valeurs import cle

QUALITES = {
    QualiteLue.PREVENU: ("prevenu", "prevenue", "prevenu e", "juge", "jugee"),
    QualiteLue.VICTIME: ("victime", "plaignant", "plaignante"),
    QualiteLue.PARTIE_CIVILE: (
        "partie civile",
        "partie civile opposant",
        "partie civile abusive",
        "partie civile par rl",
        "partie civile rl",
    ),
    QualiteLue.CIVILEMENT_RESPONSABLE: ("civilement responsable",),
    QualiteLue.TEMOIN: ("temoin",),
    QualiteLue.EXPERT: ("expert", "experte"),
    QualiteLue.INTERPRETE: ("interprete",),
    QualiteLue.REPRESENTANT_LEGAL: ("representant legal", "representante legale"),
    QualiteLue.ADMINISTRATEUR_AD_HOC: ("administrateur ad hoc", "administratrice ad hoc"),
    QualiteLue.ORGANISME_SOCIAL: ("organisme social", "cpam", "caisse primaire d assurance maladie"),
    QualiteLue.ASSUREUR: ("assureur", "assurance", "compagnie d assurance"),
    QualiteLue.PERSONNE_LIEE: ("personne liee", "pl"),
    # Ni poursuivis ni jugés à cette audience : la qualité reste celle du fichier.
    QualiteLue.AUTRE: ("mis en cause", "mise en cause", "accuse", "accusee", "autre"),
}
_QUALITE_PAR_LIBELLE = {libelle: qualite for qualite, libelles in QUALITES.items() for libelle in libelles}

# Lien juridique de Cassiopée : le code fait foi, le libellé supplée un code absent.
_QUALITE_PAR_LIEN = {
    "1": QualiteLue.REPRESENTANT_LEGAL,
    "representant legal": QualiteLue.REPRESENTANT_LEGAL,
    "6": QualiteLue.ADMINISTRATEUR_AD_HOC,
    "administrateur ad hoc": QualiteLue.ADMINISTRATEUR_AD_HOC,
}

_FONCTIONS = {
    "president": FonctionLue.PRESIDENT,
    "assesseur1": FonctionLue.ASSESSEUR_1,
    "assesseur2": FonctionLue.ASSESSEUR_2,
    "auditeur": FonctionLue.AUDITEUR,
    "ministere": FonctionLue.MINISTERE_PUBLIC,
    "greffe": FonctionLue.GREFFIER,
    "greffe stagiaire": FonctionLue.GREFFIER_STAGIAIRE,
}

_FORMATIONS = {
    "collegiale": FormationLue.COLLEGIALE,
    "formation collegiale": FormationLue.COLLEGIALE,
    "juge unique": FormationLue.JUGE_UNIQUE,
}

_TYPES = {
    "majeure": TypePersonneLu.MAJEURE,
    "mineure": TypePersonneLu.MINEURE,
    "morale": TypePersonneLu.MORALE,
    "elementstructure": TypePersonneLu.ELEMENT_STRUCTURE,
}

_MARQUE_MORALE = re.compile(r"\s*\(\s*PM\s*\)\s*$", re.IGNORECASE)


@lru_cache(maxsize=1_024)
def qualite(libelle: str, code_statut: str = "") -> QualiteLue | None:
    """Donne la qualité d'après le libellé, sinon le code de statut ; `None` si aucun n'est connu.

    Le suffixe après « - » est ignoré (« Prévenu - A »), comme « (PM) » ; « Jugé » reste un prévenu, sans quoi
    une audience passée perdrait ses parties au prochain import.
    """
    for texte in (libelle, code_statut):
        sans_suffixe = re.split(r"\s+[-–]", _MARQUE_MORALE.sub("", texte), maxsplit=1)[0]
        if trouvee := _QUALITE_PAR_LIBELLE.get(cle(sans_suffixe)):
            return trouvee
    return None


def qualite_liee(lue: QualiteLue | None, lien: CodeLibelle | None) -> QualiteLue | None:
    """Précise une personne liée par son lien juridique : représentant légal ou administrateur ad hoc."""
    if lue is not QualiteLue.PERSONNE_LIEE or lien is None:
        return lue
    par_code = _QUALITE_PAR_LIEN.get(lien.code)
    return par_code or (_QUALITE_PAR_LIEN.get(cle(lien.libelle)) if not lien.code else None) or lue


@lru_cache(maxsize=1_024)
def est_marquee_morale(libelle: str) -> bool:
    """Vrai si la qualité finit par « (PM) », marque des personnes morales de la table plate."""
    return bool(_MARQUE_MORALE.search(libelle))


def fonction(libelle: str) -> FonctionLue | None:
    return _FONCTIONS.get(cle(libelle))


@lru_cache(maxsize=1_024)
def formation(libelle: str) -> FormationLue | None:
    return _FORMATIONS.get(cle(libelle))


def formation_inconnue(libelle: str) -> str:
    return f"La formation {citer(libelle)} est inconnue. Écrivez « collégiale » ou « juge unique »."


def qualite_inconnue(libelle: str) -> str:
    return f"La qualité {citer(libelle)} est inconnue. Précisez-la après l’import."


def type_personne(libelle: str) -> TypePersonneLu | None:
    return _TYPES.get(cle(libelle))
