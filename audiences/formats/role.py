"""Un rôle tel que le fichier le dit, quel que soit le format d'origine.

Inconnu vaut `None` pour un nombre, une date, un booléen ou un couple code et libellé, `""` pour un texte :
aucune valeur n'est supposée. Un objet se reconnaît à son `identifiant`, jamais à son libellé.
"""

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum


class QualiteLue(StrEnum):
    """Rôle d'une personne dans l'affaire."""

    PREVENU = "PREVENU"
    VICTIME = "VICTIME"
    PARTIE_CIVILE = "PARTIE_CIVILE"
    CIVILEMENT_RESPONSABLE = "CIVILEMENT_RESPONSABLE"
    TEMOIN = "TEMOIN"
    EXPERT = "EXPERT"
    INTERPRETE = "INTERPRETE"
    REPRESENTANT_LEGAL = "REPRESENTANT_LEGAL"
    ADMINISTRATEUR_AD_HOC = "ADMINISTRATEUR_AD_HOC"
    ORGANISME_SOCIAL = "ORGANISME_SOCIAL"
    ASSUREUR = "ASSUREUR"
    PERSONNE_LIEE = "PERSONNE_LIEE"
    AUTRE = "AUTRE"


class FonctionLue(StrEnum):
    """Fonction de celui qui tient l'audience."""

    PRESIDENT = "PRESIDENT"
    ASSESSEUR_1 = "ASSESSEUR_1"
    ASSESSEUR_2 = "ASSESSEUR_2"
    AUDITEUR = "AUDITEUR"
    MINISTERE_PUBLIC = "MINISTERE_PUBLIC"
    GREFFIER = "GREFFIER"
    GREFFIER_STAGIAIRE = "GREFFIER_STAGIAIRE"


class FormationLue(StrEnum):
    """Composition du tribunal (CPP 398 et 398-1)."""

    COLLEGIALE = "COLLEGIALE"
    JUGE_UNIQUE = "JUGE_UNIQUE"


class TypePersonneLu(StrEnum):
    """Type de personne ; l'élément de structure est le service d'une personne morale."""

    MAJEURE = "MAJEURE"
    MINEURE = "MINEURE"
    MORALE = "MORALE"
    ELEMENT_STRUCTURE = "ELEMENT_STRUCTURE"


@dataclass(frozen=True, kw_only=True, slots=True)
class CodeLibelle:
    """Valeur d'une liste nationale ; l'un des deux peut manquer, jamais les deux."""

    code: str
    libelle: str


@dataclass(frozen=True, kw_only=True, slots=True)
class ModaliteLue:
    """Modalité de participation (tentative, complicité…) ; la récidive a pour mnémonique « R »."""

    mnemo: str
    code: str
    libelle: str


@dataclass(frozen=True, kw_only=True, slots=True)
class ModePoursuiteLu:
    code: str
    libelle: str
    date: date | None


@dataclass(frozen=True, kw_only=True, slots=True)
class DatePartielle:
    """Date dont le jour, ou le mois et le jour, peuvent être inconnus."""

    annee: int
    mois: int | None = None
    jour: int | None = None

    @property
    def complete(self) -> date | None:
        """La date du calendrier, ou `None` s'il en manque une partie."""
        if self.mois is None or self.jour is None:
            return None
        return date(self.annee, self.mois, self.jour)


@dataclass(frozen=True, kw_only=True, slots=True)
class HorodatageLu:
    """Moment d'un fait ; l'opérateur (« le », « entre le », « courant »…) dit comment le lire."""

    operateur_code: str
    operateur_libelle: str
    annee: int
    mois: int | None = None
    jour: int | None = None
    heure: int | None = None
    minute: int | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class AdresseLue:
    ligne_1: str = ""
    ligne_2: str = ""
    ligne_3: str = ""
    lieu_dit: str = ""
    code_postal: str = ""
    localite: str = ""
    pays: CodeLibelle | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class ParentLu:
    nom: str
    prenoms: str


@dataclass(frozen=True, kw_only=True, slots=True)
class PersonneLue:
    """Identité d'une personne physique ou morale, indépendante de son rôle dans l'affaire."""

    identifiant: str
    type: TypePersonneLu | None = None
    nom: str = ""
    nom_usage: str = ""
    nom_complet: str = ""
    prenoms: tuple[str, ...] = ()
    civilite: CodeLibelle | None = None
    x_se_disant: bool | None = None
    mineur: bool | None = None
    naissance: DatePartielle | None = None
    commune_naissance: CodeLibelle | None = None
    pays_naissance: CodeLibelle | None = None
    deces: DatePartielle | None = None
    nationalite: CodeLibelle | None = None
    nationalite_2: CodeLibelle | None = None
    langue: CodeLibelle | None = None
    situation_familiale: CodeLibelle | None = None
    profession: str = ""
    pere: ParentLu | None = None
    mere: ParentLu | None = None
    adresse: AdresseLue | None = None
    sans_domicile: CodeLibelle | None = None
    telephone: str = ""
    portable: str = ""
    courriel: str = ""
    raison_sociale: str = ""
    enseigne: str = ""
    sigle: str = ""
    siren_siret: str = ""
    forme_juridique: CodeLibelle | None = None

    @property
    def est_morale(self) -> bool:
        """Vrai si le type le dit ou si l'un des champs propres aux personnes morales est rempli."""
        dite_morale = self.type in (TypePersonneLu.MORALE, TypePersonneLu.ELEMENT_STRUCTURE)
        return dite_morale or bool(self.raison_sociale or self.enseigne or self.sigle or self.siren_siret)


@dataclass(frozen=True, kw_only=True, slots=True)
class PreventionLue:
    """Infraction reprochée à un prévenu ; `infraction` est un identifiant de l'affaire."""

    infraction: str
    rang: int | None = None
    modalite: ModaliteLue | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class PartieLue:
    """Une personne dans une affaire ; la même personne y a deux parties si elle a deux qualités."""

    personne: PersonneLue
    qualite: QualiteLue
    qualite_libelle: str
    code_statut: str = ""
    avocat: str = ""
    barreau: str = ""
    avocat_libelle: str = ""  # le texte d'origine, d'où l'avocat et le barreau sont tirés
    categorie_penale: CodeLibelle | None = None
    antecedent_judiciaire: CodeLibelle | None = None
    nature_jugement: str = ""
    mode_poursuite: ModePoursuiteLu | None = None
    mode_convocation: CodeLibelle | None = None
    convoque_le: date | None = None
    mode_comparution: CodeLibelle | None = None
    est_deferee: bool | None = None
    deferee_le: date | None = None
    a_declare_adresse: bool | None = None
    adresse_declaree_le: date | None = None
    aide_juridictionnelle: bool | None = None
    bulletin_1: bool | None = None
    dossier_personnalite: bool | None = None
    code_barre_fnaeg: str = ""
    lien_juridique: CodeLibelle | None = None
    lien_social: CodeLibelle | None = None
    preventions: tuple[PreventionLue, ...] = ()
    liees: tuple["PartieLue", ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class InfractionLue:
    """Un fait poursuivi ; deux faits distincts peuvent porter le même numéro NATINF."""

    identifiant: str
    natinf: str
    libelle: str
    qualification: str = ""
    lieu: str = ""
    commune: CodeLibelle | None = None
    debut: HorodatageLu | None = None
    fin: HorodatageLu | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class AffaireLue:
    identifiant: str
    numero_parquet: str
    identifiant_parquet: str = ""
    identifiant_justice: str = ""
    numero_cabinet: str = ""
    type: str = ""
    nature_procedure: str = ""
    type_infraction: str = ""
    ordre: int | None = None
    nombre_prevenus_convoques: int | None = None
    nombre_detenus_convoques: int | None = None
    nombre_vehicules: int | None = None
    duree: int | None = None  # minutes
    parquetier: str = ""
    service_en_charge: str = ""
    emetteur: str = ""
    acte_saisine: str = ""
    saisine_le: date | None = None
    origine: str = ""
    a_scelle: bool | None = None
    a_scelle_agrasc: bool | None = None
    est_jirs: bool | None = None
    est_plainte_en_ligne: bool | None = None
    est_pnat: bool | None = None
    est_pnf: bool | None = None
    est_pole_instruction: bool | None = None
    est_eurojust: bool | None = None
    natures: tuple[CodeLibelle, ...] = ()
    parties: tuple[PartieLue, ...] = ()
    infractions: tuple[InfractionLue, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class IntervenantLu:
    nom: str
    fonction: FonctionLue | None
    fonction_libelle: str
    identifiant: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class AudienceLue:
    """Une audience ; ses affaires sont dans l'ordre d'appel du fichier, les durées en minutes."""

    identifiant: str
    date: date
    heure: time
    service: str
    formation: FormationLue
    formation_libelle: str
    duree_evaluee: int | None = None
    duree_theorique: int | None = None
    quantite_affaires: int | None = None
    quantite_affaires_max: int | None = None
    specialite: str = ""
    salle: str = ""
    libelle: str = ""
    intervenants: tuple[IntervenantLu, ...] = ()
    affaires: tuple[AffaireLue, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class RoleLu:
    """Le contenu d'un fichier ; la table plate ne dit ni la juridiction ni la date d'émission."""

    juridiction: str
    emis_le: datetime | None
    audiences: tuple[AudienceLue, ...]
