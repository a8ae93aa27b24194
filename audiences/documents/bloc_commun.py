"""Bloc commun des documents (`BC`) : en-tête, identités, faits. Ce qui n'est pas su reste vide, et se dit."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time

from audiences.choix import Fauteuil, Qualite
from audiences.models import Affaire, Audience, Inscription, Partie, Personne
from mistral.socle.francais import date_partielle as ecrire_date_partielle
from mistral.socle.francais import enumerer, nom_affiche


@dataclass(frozen=True)
class Ligne:
    """Donnée nommée ; une valeur vide n'est pas connue."""

    libelle: str
    valeur: str


@dataclass(frozen=True)
class Entete:
    """En-tête d'un document ; le numéro de minute n'est pas encore attribué par l'application."""

    cour_appel: str
    tribunal: str
    adresse: str
    service: str
    formation: str
    date: date
    heure: time
    salle: str
    composition: tuple[Ligne, ...]
    affaire: str = ""
    rang: int | None = None
    numero_parquet: str = ""
    idj: str = ""
    numero_minute: str = ""
    numeros_joints: tuple[str, ...] = ()


@dataclass(frozen=True)
class Identite:
    """Identité d'une partie telle qu'elle s'imprime."""

    partie_id: int
    nom: str
    qualite: str
    lignes: tuple[Ligne, ...]
    avocat: str
    manques: tuple[str, ...]


def places_de(audience: Audience, inscription: Inscription | None = None) -> dict[str, str]:
    """Donne qui tient chaque place ; pour une affaire, son remplaçant prime. Tout doit être chargé."""
    places = {intervenant.fauteuil: intervenant.nom for intervenant in audience.intervenants.all()}
    remplacements = inscription.remplacements.all() if inscription else ()
    return places | {remplacement.fauteuil: remplacement.nom for remplacement in remplacements}


def entete_de(
    audience: Audience, *, inscription: Inscription | None = None, joints: Iterable[str] = ()
) -> Entete:
    """Donne l'en-tête d'un document de cette audience, ou d'une affaire ; `joints` : numéros des jointes."""
    par_fauteuil = places_de(audience, inscription)
    affaire = inscription.affaire if inscription else None
    return Entete(
        cour_appel=audience.juridiction.cour_appel,
        tribunal=audience.juridiction.nom,
        adresse=audience.juridiction.adresse,
        service=audience.service.nom,
        formation=audience.get_formation_display(),
        date=audience.date,
        heure=audience.heure_prevue,
        salle=audience.salle.nom if audience.salle else "",
        composition=tuple(
            Ligne(fauteuil.label.capitalize(), par_fauteuil[fauteuil])
            for fauteuil in Fauteuil
            if fauteuil in par_fauteuil
        ),
        affaire=str(affaire) if affaire else "",
        rang=inscription.rang if inscription else None,
        numero_parquet=affaire.numero_parquet if affaire else "",
        idj=affaire.idj if affaire else "",
        numeros_joints=tuple(joints),
    )


def manques_de_l_entete(entete: Entete) -> list[str]:
    """Nomme ce qui manque à la composition, à la salle et aux numéros."""
    tenus = {ligne.libelle for ligne in entete.composition}
    exiges = (Fauteuil.PRESIDENT, Fauteuil.MINISTERE_PUBLIC, Fauteuil.GREFFIER)
    manques = [
        f"Composition : {fauteuil.label} inconnu"
        for fauteuil in exiges
        if fauteuil.label.capitalize() not in tenus
    ]
    if not entete.salle:
        manques.append("Salle d’audience inconnue")
    return manques


def nom_de(personne: Personne) -> str:
    """Donne « NOM Prénom, Autre prénom », « X se disant … », ou la dénomination."""
    if personne.est_morale:
        return personne.nom
    return nom_affiche(personne.nom, personne.prenoms, x_se_disant=personne.est_x_se_disant)


def naissance_de(personne: Personne) -> str:
    """Donne la date de naissance et ce qui en est inconnu ; vide si rien n'est su."""
    if personne.naissance_annee is None:
        return ""
    return ecrire_date_partielle(personne.naissance_annee, personne.naissance_mois, personne.naissance_jour)


def adresse_de(personne: Personne) -> str:
    """Donne l'adresse en une ligne, ou la mention d'absence de domicile."""
    ville = f"{personne.code_postal} {personne.commune}".strip()
    rue = " ".join(personne.adresse.split())
    morceaux = [morceau for morceau in (rue, ville, personne.pays) if morceau]
    return ", ".join(morceaux) or personne.sans_domicile


def _filiation(personne: Personne) -> str:
    return enumerer([parent for parent in (personne.filiation_pere, personne.filiation_mere) if parent])


def _lignes_physique(personne: Personne) -> tuple[Ligne, ...]:
    facultatives = (
        Ligne("Nom d’usage", personne.nom_usage),
        Ligne("Filiation", _filiation(personne)),
        Ligne("Profession", personne.profession),
        Ligne("Langue", personne.langue),
    )
    return (
        Ligne("Civilité", personne.civilite),
        Ligne("Naissance", naissance_de(personne)),
        Ligne(
            "Lieu de naissance",
            ", ".join(lieu for lieu in (personne.naissance_lieu, personne.naissance_pays) if lieu),
        ),
        Ligne("Nationalité", personne.nationalite),
        Ligne("Domicile", adresse_de(personne)),
        *(ligne for ligne in facultatives if ligne.valeur),
    )


def _lignes_morale(personne: Personne) -> tuple[Ligne, ...]:
    return (
        Ligne("Forme", personne.forme_juridique),
        Ligne("SIREN ou SIRET", personne.siren),
        Ligne("Siège", adresse_de(personne)),
    )


def _manques(personne: Personne, nom: str, lignes: tuple[Ligne, ...]) -> tuple[str, ...]:
    manques = [
        f"{nom} : {ligne.libelle[0].lower()}{ligne.libelle[1:]} à renseigner"
        for ligne in lignes
        if not ligne.valeur
    ]
    if not personne.est_morale and personne.naissance_annee and not personne.naissance_jour:
        manques.append(f"{nom} : date de naissance incomplète")
    if personne.est_x_se_disant:
        manques.append(f"{nom} : identité déclarée, non établie")
    return tuple(manques)


def identite_de(partie: Partie) -> Identite:
    """Donne l'identité imprimée d'une partie ; rien d'inconnu n'y est affirmé."""
    personne, nom = partie.personne, nom_de(partie.personne)
    lignes = _lignes_morale(personne) if personne.est_morale else _lignes_physique(personne)
    situation = (
        (Ligne("Situation pénale", partie.categorie_penale),) if partie.qualite == Qualite.PREVENU else ()
    )
    return Identite(
        partie_id=partie.pk,
        nom=nom,
        qualite=partie.get_qualite_display(),
        lignes=lignes + situation,
        avocat=avocat_de(partie),
        manques=_manques(personne, nom, lignes),
    )


def avocat_de(partie: Partie) -> str:
    """Donne « Me NOM, barreau de … » ; vide si aucun avocat n'est connu."""
    if partie.avocat is None:
        return ""
    barreau = f", barreau de {partie.avocat.barreau}" if partie.avocat.barreau else ""
    return f"{partie.avocat}{barreau}"


def prevenus_de(affaire: Affaire) -> list[Partie]:
    """Donne les prévenus, dans l'ordre du rôle."""
    return [partie for partie in affaire.parties.all() if partie.qualite == Qualite.PREVENU]


def autres_parties_de(affaire: Affaire) -> list[Partie]:
    """Donne les parties qui ne sont pas prévenues, dans l'ordre du rôle."""
    return [partie for partie in affaire.parties.all() if partie.qualite != Qualite.PREVENU]


def representees_de(partie: Partie) -> list[str]:
    """Nomme celles que cette partie représente ; les liens doivent être déjà chargés."""
    return [nom_de(lien.represente.personne) for lien in partie.representations.all()]
