"""Ce qu'un rôle lu dit de chaque objet, champ par champ. Ce que le fichier ignore est vide.

Les dictionnaires rendus ont pour clés les champs des modèles ; les liens (juridiction, affaire, personne) n'y
sont pas, service, salle et avocat sont donnés par qui les connaît.
"""

from calendar import monthrange
from collections.abc import Sequence
from datetime import date

from audiences.choix import NaturePersonne, NatureRepresentation, Qualite
from audiences.formats.designation import nom_brut
from audiences.formats.role import (
    AdresseLue,
    AffaireLue,
    AudienceLue,
    CodeLibelle,
    DatePartielle,
    HorodatageLu,
    InfractionLue,
    ParentLu,
    PartieLue,
    PersonneLue,
    PreventionLue,
    QualiteLue,
)
from audiences.listes import vise_recidive
from audiences.models import VersionNatinf
from audiences.regles.version_natinf import version_applicable
from mistral.socle.francais import Operateur, normaliser, operateur

LIBELLE_INCONNU = "Qualification inconnue"
# Qualités qui n'existent dans l'affaire que par la partie à laquelle le fichier les lie.
REPRESENTANTS = frozenset({QualiteLue.REPRESENTANT_LEGAL, QualiteLue.ADMINISTRATEUR_AD_HOC})
Valeurs = dict[str, object]


def valeurs_audience(lue: AudienceLue, *, service, salle) -> Valeurs:
    """Donne les champs de l'audience ; la durée prévue est celle des affaires."""
    return {
        "service": service,
        "salle": salle,
        "date": lue.date,
        "heure_prevue": lue.heure,
        "formation": lue.formation.value,
        "duree_prevue": lue.duree_evaluee,
        "duree_theorique": lue.duree_theorique,
        "affaires_annoncees": lue.quantite_affaires,
        "affaires_max": lue.quantite_affaires_max,
        "specialite": lue.specialite,
        "libelle": lue.libelle,
    }


def valeurs_affaire(lue: AffaireLue) -> Valeurs:
    """Donne les champs de l'affaire ; l'intitulé est tiré de ses prévenus, pas du fichier."""
    return {
        "numero_parquet": lue.numero_parquet,
        "idj": lue.identifiant_justice,
        "id_parquet": lue.identifiant_parquet,
        "numero_cabinet": lue.numero_cabinet,
        "type": lue.type,
        "nature_procedure": lue.nature_procedure,
        "type_infraction": lue.type_infraction,
        "acte_saisine": lue.acte_saisine,
        "saisine_le": lue.saisine_le,
        "origine": lue.origine,
        "emetteur": lue.emetteur,
        "duree_prevue": lue.duree,
        "parquetier": lue.parquetier,
        "service_en_charge": lue.service_en_charge,
        "prevenus_convoques": lue.nombre_prevenus_convoques,
        "detenus_convoques": lue.nombre_detenus_convoques,
        "vehicules": lue.nombre_vehicules,
        "a_scelle": lue.a_scelle,
        "a_scelle_agrasc": lue.a_scelle_agrasc,
        "est_jirs": lue.est_jirs,
        "est_pnat": lue.est_pnat,
        "est_pnf": lue.est_pnf,
        "est_pole_instruction": lue.est_pole_instruction,
        "est_eurojust": lue.est_eurojust,
        "est_plainte_en_ligne": lue.est_plainte_en_ligne,
    }


def valeurs_personne(lue: PersonneLue) -> Valeurs:
    """Donne les champs de la personne ; une date partielle le reste."""
    adresse = lue.adresse or AdresseLue()
    lignes = (adresse.ligne_1, adresse.ligne_2, adresse.ligne_3, adresse.lieu_dit)
    return {
        "nature": (NaturePersonne.MORALE if lue.est_morale else NaturePersonne.PHYSIQUE).value,
        "type_code": lue.type.value if lue.type else "",
        "nom": nom_brut(lue),
        "nom_usage": lue.nom_usage,
        "nom_complet": lue.nom_complet,
        "prenoms": ", ".join(lue.prenoms),
        "est_x_se_disant": bool(lue.x_se_disant),
        "est_mineur": lue.mineur,
        "naissance_lieu": _libelle(lue.commune_naissance),
        "naissance_lieu_code": _code(lue.commune_naissance),
        "filiation_pere": _parent(lue.pere),
        "filiation_mere": _parent(lue.mere),
        "profession": lue.profession,
        "adresse": "\n".join(filter(None, lignes)),
        "code_postal": adresse.code_postal,
        "commune": adresse.localite,
        "telephone": lue.telephone,
        "portable": lue.portable,
        "courriel": lue.courriel,
        "enseigne": lue.enseigne,
        "sigle": lue.sigle,
        "siren": lue.siren_siret,
        **_jour("naissance", lue.naissance),
        **_jour("deces", lue.deces),
        **_liste("civilite", lue.civilite),
        **_liste("naissance_pays", lue.pays_naissance),
        **_liste("nationalite", lue.nationalite),
        **_liste("nationalite_2", lue.nationalite_2),
        **_liste("langue", lue.langue),
        **_liste("situation_familiale", lue.situation_familiale),
        **_liste("sans_domicile", lue.sans_domicile),
        **_liste("pays", adresse.pays),
        **_liste("forme_juridique", lue.forme_juridique),
    }


def valeurs_partie(lue: PartieLue, *, avocat) -> Valeurs:
    """Donne les champs de la partie."""
    poursuite = lue.mode_poursuite
    return {
        "qualite": Qualite(lue.qualite.value).value,
        "qualite_origine": lue.qualite_libelle,
        "code_statut": lue.code_statut,
        "avocat": avocat,
        "avocat_recu": avocat_recu(lue),
        "a_aide_juridictionnelle": lue.aide_juridictionnelle,
        "poursuite_code": poursuite.code if poursuite else "",
        "poursuite": poursuite.libelle if poursuite else "",
        "poursuite_le": poursuite.date if poursuite else None,
        "convocation_le": lue.convoque_le,
        "est_defere": lue.est_deferee,
        "deferement_le": lue.deferee_le,
        "nature_jugement_code": lue.nature_jugement,
        "a_b1": lue.bulletin_1,
        "a_dossier_personnalite": lue.dossier_personnalite,
        "code_barre_fnaeg": lue.code_barre_fnaeg,
        "a_declare_adresse": lue.a_declare_adresse,
        "adresse_declaree_le": lue.adresse_declaree_le,
        **_liste("convocation", lue.mode_convocation),
        **_liste("comparution", lue.mode_comparution),
        **_liste("categorie_penale", lue.categorie_penale),
        **_liste("antecedent", lue.antecedent_judiciaire),
    }


def avocat_recu(lue: PartieLue) -> str:
    """Écrit l'avocat comme le fichier le nomme, avec le barreau s'il est dans une autre colonne."""
    texte = lue.avocat_libelle or lue.avocat
    if lue.barreau and normaliser(lue.barreau) not in normaliser(texte):
        texte = f"{texte}, barreau : {lue.barreau}" if texte else f"barreau : {lue.barreau}"
    return texte


def valeurs_lien(lue: PartieLue) -> Valeurs:
    """Donne le lien de cette personne, telle que le fichier la décrit, avec la partie qui la porte."""
    est_representant = lue.qualite in REPRESENTANTS
    nature = NatureRepresentation.REPRESENTE if est_representant else NatureRepresentation.LIEE
    return {
        "nature": nature.value,
        **_liste("lien_juridique", lue.lien_juridique),
        **_liste("lien_social", lue.lien_social),
    }


def valeurs_infraction(lue: InfractionLue, versions: Sequence[VersionNatinf]) -> Valeurs:
    """Donne les champs de l'infraction que le fichier dit ; sans libellé, celui de la nomenclature."""
    debut = lue.debut
    version = version_applicable(versions, *_bornes(lue))
    return {
        "natinf": lue.natinf,
        "libelle": lue.libelle or (version.libelle if version else LIBELLE_INCONNU),
        "qualification_developpee": lue.qualification,
        "lieu": lue.lieu,
        "commune": _libelle(lue.commune),
        "commune_code": _code(lue.commune),
        "operateur": debut.operateur_libelle or debut.operateur_code if debut else "",
        **_moment("debut", debut),
        **_moment("fin", lue.fin),
    }


def valeurs_nomenclature(lue: InfractionLue, versions: Sequence[VersionNatinf]) -> Valeurs:
    """Donne ce que la nomenclature dit du fait : articles et peine encourue, au jour des faits."""
    version = version_applicable(versions, *_bornes(lue))
    return {
        "articles_definition": version.articles_definition if version else "",
        "articles_repression": version.articles_repression if version else "",
        "famille": version.natinf.famille if version else "",
        "encouru_mois": version.encouru_mois if version else None,
        "encouru_amende": version.encouru_amende if version else None,
    }


def valeurs_prevention(lue: PreventionLue) -> Valeurs:
    """Donne les champs de la prévention, récidive comprise."""
    modalite = lue.modalite
    return {
        "modalite_code": (modalite.code or modalite.mnemo)[:10] if modalite else "",
        "modalite": (modalite.libelle or modalite.mnemo)[:80] if modalite else "",
        "est_recidive": bool(modalite) and vise_recidive(modalite.code, modalite.mnemo, modalite.libelle),
    }


def _liste(champ: str, valeur: CodeLibelle | None) -> Valeurs:
    return {f"{champ}_code": _code(valeur), champ: _libelle(valeur)}


def _code(valeur: CodeLibelle | None) -> str:
    return valeur.code if valeur else ""


def _libelle(valeur: CodeLibelle | None) -> str:
    return valeur.libelle or valeur.code if valeur else ""


def _parent(lu: ParentLu | None) -> str:
    return f"{lu.nom} {lu.prenoms}".strip() if lu else ""


def _jour(borne: str, lue: DatePartielle | None) -> Valeurs:
    return {f"{borne}_{partie}": getattr(lue, partie, None) for partie in ("annee", "mois", "jour")}


def _bornes(lue: InfractionLue) -> tuple[date | None, date | None]:
    """Donne le premier et le dernier jour possibles des faits ; `None` si rien ne borne de ce côté."""
    debut, fin = lue.debut, lue.fin
    dit = operateur(debut.operateur_code, debut.operateur_libelle) if debut else None
    du = None if dit is Operateur.JUSQU_AU and fin is None else _premier_jour(debut)
    if fin is None and dit is not Operateur.DEPUIS:
        fin = debut
    return du, _dernier_jour(fin)


def _premier_jour(moment: HorodatageLu | None) -> date | None:
    return date(moment.annee, moment.mois or 1, moment.jour or 1) if moment else None


def _dernier_jour(moment: HorodatageLu | None) -> date | None:
    if moment is None:
        return None
    mois = moment.mois or 12
    return date(moment.annee, mois, moment.jour or monthrange(moment.annee, mois)[1])


def _moment(borne: str, lu: HorodatageLu | None) -> Valeurs:
    return {
        f"{borne}_{partie}": getattr(lu, partie, None)
        for partie in ("annee", "mois", "jour", "heure", "minute")
    }
