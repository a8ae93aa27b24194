"""Objets neufs tirés d'un rôle lu, pas encore enregistrés. Ce que le fichier ignore reste vide."""

from calendar import monthrange
from collections.abc import Sequence
from datetime import date

from audiences.choix import NaturePersonne, NatureRepresentation, Qualite
from audiences.formats.designation import intitule_de, nom_brut
from audiences.formats.role import (
    AdresseLue,
    AffaireLue,
    AudienceLue,
    CodeLibelle,
    HorodatageLu,
    InfractionLue,
    ParentLu,
    PartieLue,
    PersonneLue,
    PreventionLue,
    QualiteLue,
)
from audiences.listes import vise_recidive
from audiences.models import (
    Affaire,
    Audience,
    Infraction,
    Partie,
    Personne,
    Prevention,
    Representation,
    VersionNatinf,
)
from audiences.regles.version_natinf import version_applicable
from mistral.socle.francais import Operateur, operateur

LIBELLE_INCONNU = "Qualification inconnue"
# Qualités qui n'existent dans l'affaire que par la partie à laquelle le fichier les lie.
REPRESENTANTS = frozenset({QualiteLue.REPRESENTANT_LEGAL, QualiteLue.ADMINISTRATEUR_AD_HOC})


def audience_de(lue: AudienceLue, **liens) -> Audience:
    """Tire l'audience ; `liens` porte juridiction, service et salle."""
    return Audience(
        **liens,
        id_cassiopee=lue.identifiant,
        date=lue.date,
        heure_prevue=lue.heure,
        formation=lue.formation.value,
        duree_prevue=lue.duree_evaluee if lue.duree_evaluee is not None else lue.duree_theorique,
        affaires_max=lue.quantite_affaires_max,
    )


def affaire_de(lue: AffaireLue, juridiction_id: int) -> Affaire:
    """Tire l'affaire, intitulée d'après ses prévenus."""
    return Affaire(
        juridiction_id=juridiction_id,
        id_cassiopee=lue.identifiant,
        numero_parquet=lue.numero_parquet,
        idj=lue.identifiant_justice,
        intitule=intitule_de(lue),
        duree_prevue=lue.duree,
        saisine_le=lue.saisine_le,
        a_scelle=lue.a_scelle,
        a_scelle_agrasc=lue.a_scelle_agrasc,
    )


def personne_de(lue: PersonneLue, juridiction_id: int) -> Personne:
    """Tire la personne ; une date de naissance partielle le reste."""
    naissance, adresse = lue.naissance, lue.adresse or AdresseLue()
    return Personne(
        juridiction_id=juridiction_id,
        id_cassiopee=lue.identifiant,
        nature=NaturePersonne.MORALE if lue.est_morale else NaturePersonne.PHYSIQUE,
        nom=nom_brut(lue),
        nom_usage=lue.nom_usage,
        prenoms=", ".join(lue.prenoms),
        civilite_code=_code(lue.civilite),
        civilite=_libelle(lue.civilite),
        est_x_se_disant=bool(lue.x_se_disant),
        est_mineur=lue.mineur,
        naissance_annee=naissance and naissance.annee,
        naissance_mois=naissance and naissance.mois,
        naissance_jour=naissance and naissance.jour,
        naissance_lieu=_libelle(lue.commune_naissance),
        naissance_pays=_libelle(lue.pays_naissance),
        nationalite_code=_code(lue.nationalite),
        nationalite=_libelle(lue.nationalite),
        langue=_libelle(lue.langue),
        profession=lue.profession,
        situation_familiale=_libelle(lue.situation_familiale),
        sans_domicile=_libelle(lue.sans_domicile),
        adresse="\n".join(
            filter(None, (adresse.ligne_1, adresse.ligne_2, adresse.ligne_3, adresse.lieu_dit))
        ),
        code_postal=adresse.code_postal,
        commune=adresse.localite,
        pays=_libelle(adresse.pays),
        filiation_pere=_parent(lue.pere),
        filiation_mere=_parent(lue.mere),
        telephone=lue.telephone or lue.portable,
        courriel=lue.courriel,
        sigle=lue.sigle,
        siren=lue.siren_siret,
        forme_juridique=_libelle(lue.forme_juridique),
    )


def partie_de(lue: PartieLue, affaire: Affaire, *, rang: int, **liens) -> Partie:
    """Tire la partie ; `liens` porte la personne et l'avocat."""
    poursuite = lue.mode_poursuite
    return Partie(
        **liens,
        juridiction_id=affaire.juridiction_id,
        affaire=affaire,
        qualite=Qualite(lue.qualite.value),
        qualite_origine=lue.qualite_libelle,
        rang=rang,
        categorie_penale_code=_code(lue.categorie_penale),
        categorie_penale=_libelle(lue.categorie_penale),
        poursuite_code=poursuite.code if poursuite else "",
        poursuite=poursuite.libelle if poursuite else "",
        poursuite_le=poursuite and poursuite.date,
        convocation_code=_code(lue.mode_convocation),
        convocation=_libelle(lue.mode_convocation),
        convocation_le=lue.convoque_le,
        est_defere=lue.est_deferee,
        deferement_le=lue.deferee_le,
        a_aide_juridictionnelle=lue.aide_juridictionnelle,
        a_b1=lue.bulletin_1,
    )


def representation_de(lue: PartieLue, representant: Partie, represente: Partie) -> Representation:
    """Tire le lien de `representant`, tel que le fichier le décrit, avec la partie qui le porte."""
    est_representant = lue.qualite in REPRESENTANTS
    return Representation(
        juridiction_id=represente.juridiction_id,
        representant=representant,
        represente=represente,
        nature=NatureRepresentation.REPRESENTE if est_representant else NatureRepresentation.LIEE,
        lien_juridique_code=_code(lue.lien_juridique),
        lien_juridique=_libelle(lue.lien_juridique),
        lien_social_code=_code(lue.lien_social),
        lien_social=_libelle(lue.lien_social),
    )


def infraction_de(
    lue: InfractionLue, affaire: Affaire, *, rang: int, versions: Sequence[VersionNatinf]
) -> Infraction:
    """Tire l'infraction ; articles et peine encourue sont recopiés de la version du jour des faits."""
    debut = lue.debut
    version = version_applicable(versions, *_bornes(lue))
    return Infraction(
        juridiction_id=affaire.juridiction_id,
        affaire=affaire,
        id_cassiopee=lue.identifiant,
        rang=rang,
        natinf=lue.natinf,
        libelle=lue.libelle or (version.libelle if version else LIBELLE_INCONNU),
        articles_definition=version.articles_definition if version else "",
        articles_repression=version.articles_repression if version else "",
        famille=version.natinf.famille if version else "",
        encouru_mois=version.encouru_mois if version else None,
        encouru_amende=version.encouru_amende if version else None,
        qualification_developpee=lue.qualification,
        lieu=lue.lieu,
        commune=_libelle(lue.commune),
        commune_code=_code(lue.commune),
        operateur=debut.operateur_libelle or debut.operateur_code if debut else "",
        **_moment("debut", debut),
        **_moment("fin", lue.fin),
    )


def prevention_de(lue: PreventionLue, infraction: Infraction, prevenu: Partie, *, rang: int) -> Prevention:
    """Tire la prévention, récidive comprise."""
    modalite = lue.modalite
    return Prevention(
        juridiction_id=infraction.juridiction_id,
        infraction=infraction,
        prevenu=prevenu,
        rang=lue.rang or rang,
        modalite_code=(modalite.code or modalite.mnemo)[:10] if modalite else "",
        modalite=(modalite.libelle or modalite.mnemo)[:80] if modalite else "",
        est_recidive=bool(modalite) and vise_recidive(modalite.code, modalite.mnemo, modalite.libelle),
    )


def _code(valeur: CodeLibelle | None) -> str:
    return valeur.code if valeur else ""


def _libelle(valeur: CodeLibelle | None) -> str:
    return valeur.libelle or valeur.code if valeur else ""


def _parent(lu: ParentLu | None) -> str:
    return f"{lu.nom} {lu.prenoms}".strip() if lu else ""


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


def _moment(borne: str, lu: HorodatageLu | None) -> dict[str, int | None]:
    return {
        f"{borne}_{partie}": getattr(lu, partie) if lu else None
        for partie in ("annee", "mois", "jour", "heure", "minute")
    }
