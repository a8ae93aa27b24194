"""Rôle d'audience interne : les affaires dans l'ordre d'appel. Pour le tribunal, jamais affiché."""

from dataclasses import dataclass, replace

from audiences.documents.bloc_commun import (
    Entete,
    Ligne,
    autres_parties_de,
    avocat_de,
    entete_de,
    identite_de,
    manques_de_l_entete,
    naissance_de,
    nom_de,
    prevenus_de,
    representees_de,
)
from audiences.models import Audience, Inscription, Partie
from audiences.selectors.composition import mention_de, suppleances_de
from audiences.selectors.faits import date_des_faits, lieu_des_faits, qualification_initiale
from audiences.selectors.impression import audience_a_imprimer
from audiences.selectors.jonction import AffaireJointe, jointes_par_affaire
from mistral.socle.document import DOCUMENTS, Document, Portee
from mistral.socle.droit import CPP, Article
from mistral.socle.francais import INSECABLE, date_longue, date_sans_jour, typographier


@dataclass(frozen=True)
class PrevenuAuRole:
    """Prévenu : ce que le tribunal regarde avant d'appeler l'affaire. Vide : inconnu."""

    nom: str
    naissance: str
    situation: str
    saisine: str
    convocation: str
    avocat: str
    langue: str
    infractions: tuple[str, ...]


@dataclass(frozen=True)
class PartieAuRole:
    """Victime, partie civile ou autre partie."""

    nom: str
    qualite: str
    avocat: str
    est_mineur: bool


@dataclass(frozen=True)
class AffaireAuRole:
    """Ligne du rôle."""

    rang: int
    numero_parquet: str
    duree_prevue: int | None
    a_scelle: bool | None
    prevenus: tuple[PrevenuAuRole, ...]
    autres: tuple[PartieAuRole, ...]
    jointes: tuple[str, ...]
    jointe_a: str


@dataclass(frozen=True)
class RoleImprime:
    """Contexte du rôle d'audience."""

    titre: str
    entete: Entete
    affaires: tuple[AffaireAuRole, ...]
    duree_prevue: int | None
    etat: str
    manques: tuple[str, ...]


def _saisine(partie: Partie) -> str:
    """Donne le mode de poursuite et sa date ; vide si le mode n'est pas connu."""
    date = f" du {date_sans_jour(partie.poursuite_le)}" if partie.poursuite and partie.poursuite_le else ""
    return f"{partie.poursuite}{date}"


def _convocation(partie: Partie) -> str:
    date = f"notifiée le {date_sans_jour(partie.convocation_le)}" if partie.convocation_le else ""
    return ", ".join(morceau for morceau in (partie.convocation, date) if morceau)


def _infractions(partie: Partie) -> tuple[str, ...]:
    lignes = []
    for prevention in partie.preventions.all():
        fait = prevention.infraction
        natinf = f" (NATINF{INSECABLE}{fait.natinf})" if fait.natinf else ""
        ou = lieu_des_faits(fait) or "lieu inconnu"
        recidive = ", récidive visée" if prevention.est_recidive else ""
        initiale = f" ({initialement})" if (initialement := qualification_initiale(fait)) else ""
        lignes.append(
            f"{typographier(fait.libelle)}{natinf}, {date_des_faits(fait)}, {ou}{recidive}{initiale}"
        )
    return tuple(lignes)


def _prevenu(partie: Partie) -> PrevenuAuRole:
    return PrevenuAuRole(
        nom=nom_de(partie.personne),
        naissance=naissance_de(partie.personne),
        situation=partie.categorie_penale,
        saisine=_saisine(partie),
        convocation=_convocation(partie),
        avocat=avocat_de(partie),
        langue=partie.personne.langue,
        infractions=_infractions(partie),
    )


def _autre(partie: Partie) -> PartieAuRole:
    qualite = partie.get_qualite_display()
    if representees := representees_de(partie):
        qualite = f"{qualite}, pour {' et '.join(representees)}"
    usage = f", nom d’usage {partie.personne.nom_usage}" if partie.personne.nom_usage else ""
    return PartieAuRole(
        f"{nom_de(partie.personne)}{usage}",
        qualite,
        avocat_de(partie),
        est_mineur=bool(partie.personne.est_mineur),
    )


def _affaire(inscription: Inscription, jointes: dict[int, list[AffaireJointe]]) -> AffaireAuRole:
    affaire = inscription.affaire
    principale = next(
        (
            jointe.jonction.principale
            for recues in jointes.values()
            for jointe in recues
            if jointe.affaire.pk == affaire.pk
        ),
        None,
    )
    return AffaireAuRole(
        rang=inscription.rang,
        numero_parquet=affaire.numero_parquet,
        duree_prevue=affaire.duree_prevue,
        a_scelle=affaire.a_scelle,
        prevenus=tuple(map(_prevenu, prevenus_de(affaire))),
        autres=tuple(map(_autre, autres_parties_de(affaire))),
        jointes=tuple(jointe.affaire.numero_parquet for jointe in jointes.get(affaire.pk, [])),
        jointe_a=principale.affaire.numero_parquet if principale else "",
    )


def _avec_remplacements(entete: Entete, inscriptions: list[Inscription]) -> Entete:
    """Ajoute à chaque place « remplacée par … pour les dossiers 3 et 5 », telle que l'usage l'écrit."""
    par_place: dict[str, list] = {}
    for suppleance in suppleances_de(r for i in inscriptions for r in i.remplacements.all()):
        par_place.setdefault(suppleance.fauteuil.label.capitalize(), []).append(suppleance)
    lignes = [
        Ligne(
            ligne.libelle,
            ", ".join(
                [ligne.valeur, *(mention_de(ligne.valeur, s) for s in par_place.pop(ligne.libelle, []))]
            ),
        )
        for ligne in entete.composition
    ]
    return replace(entete, composition=tuple(lignes))


def contexte(audience: Audience) -> RoleImprime:
    """Donne le rôle d'après l'audience enregistrée. Neuf requêtes, et deux s'il y a des jonctions."""
    audience = audience_a_imprimer(audience)
    inscriptions = list(audience.inscriptions.all())
    entete = _avec_remplacements(entete_de(audience), inscriptions)
    jointes = jointes_par_affaire([i.affaire_id for i in inscriptions], au=audience.date)
    manques = manques_de_l_entete(entete)
    for inscription in inscriptions:
        prevenus = prevenus_de(inscription.affaire)
        if not prevenus:
            manques.append(f"Affaire n°{INSECABLE}{inscription.rang} : aucun prévenu")
        manques += [manque for partie in prevenus for manque in identite_de(partie).manques]
        manques += [
            f"{nom_de(partie.personne)} : aucune infraction reprochée"
            for partie in prevenus
            if not partie.preventions.all()
        ]
    return RoleImprime(
        titre=f"Rôle de l’audience du {date_longue(audience.date)}, {audience.service.nom}",
        entete=entete,
        affaires=tuple(_affaire(inscription, jointes) for inscription in inscriptions),
        duree_prevue=audience.duree_prevue,
        etat="",
        manques=tuple(manques),
    )


ROLE = DOCUMENTS.inscrire(
    Document(
        code="ROLE",
        libelle="Rôle d’audience",
        portee=Portee.AUDIENCE,
        gabarit="audiences/documents/role.html",
        contexte=contexte,
        manques=lambda d: list(d.manques),
        sources=(Article(CPP, "399"),),
        rang=10,
    )
)
