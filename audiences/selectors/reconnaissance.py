"""Qui, chez nous, est celui dont parle le fichier : par identifiant, jamais par libellé.

Deux exceptions, toujours montrées : quand l'un des deux côtés n'a pas d'identifiant Cassiopée (saisi à la
main, créé par un renvoi, ou venu d'une table plate), la clé naturelle rapproche les deux objets.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from audiences.choix import ObjetSuivi, Qualite
from audiences.formats.role import AffaireLue, AudienceLue, InfractionLue, PartieLue
from audiences.jeu_de_donnees import texte
from audiences.models import Affaire, Audience, Infraction, Partie
from audiences.objets_du_role import valeurs_personne
from audiences.selectors.role_connu import RoleConnu
from mistral.socle.francais import normaliser

DE_TABLE = "table:"
L = TypeVar("L")
C = TypeVar("C")


@dataclass(frozen=True)
class Reconnu(Generic[C]):
    """L'objet connu que le fichier désigne, et si c'est par sa clé naturelle."""

    existant: C | None = None
    est_rapproche: bool = False


def est_de_cassiopee(identifiant: str) -> bool:
    """Dit si l'identifiant vient de Cassiopée, et non d'une table ou de rien."""
    return bool(identifiant) and not identifiant.startswith(DE_TABLE)


def apparier(
    lus: Sequence[L],
    connus: Sequence[C],
    *,
    identifiants: tuple[Callable[[L], Hashable], Callable[[C], Hashable]],
    cles: tuple[Callable[[L], Hashable], Callable[[C], Hashable]],
    rapprochables: Callable[[L, C], bool],
    est_seul: bool = False,
) -> list[Reconnu[C]]:
    """Donne, pour chaque objet lu, l'objet connu ; un objet connu n'est pris qu'une fois.

    `est_seul` refuse de choisir entre deux objets de même clé ; sinon ils sont pris un pour un, dans l'ordre.
    """
    par_identifiant = {identifiants[1](connu): connu for connu in connus if identifiants[1](connu)}
    trouves = [par_identifiant.get(identifiants[0](lu)) for lu in lus]
    pris = {connu.pk for connu in trouves if connu is not None}
    libres: dict[Hashable, list[C]] = defaultdict(list)
    for connu in connus:
        if connu.pk not in pris and (cle := cles[1](connu)) is not None:
            libres[cle].append(connu)
    reconnus = []
    for lu, connu in zip(lus, trouves, strict=True):
        if connu is not None:
            reconnus.append(Reconnu(connu))
            continue
        attente = libres.get(cles[0](lu), [])
        possibles = [candidat for candidat in attente if rapprochables(lu, candidat)]
        if not possibles or (est_seul and len(possibles) > 1):
            reconnus.append(Reconnu())
            continue
        attente.remove(possibles[0])
        reconnus.append(Reconnu(possibles[0], est_rapproche=True))
    return reconnus


def _l_un_sans_identifiant(lu, connu) -> bool:
    return not (est_de_cassiopee(lu.identifiant) and est_de_cassiopee(connu.id_cassiopee))


def reconnaitre_audiences(lues: Sequence[AudienceLue], connu: RoleConnu) -> list[Reconnu[Audience]]:
    """Reconnaît les audiences ; à défaut d'identifiant, par service, jour et heure reçus."""

    def cle_connue(audience: Audience) -> Hashable:
        return tuple(
            connu.recue(ObjetSuivi.AUDIENCE, audience, champ) for champ in ("service", "date", "heure_prevue")
        )

    def cle_lue(lue: AudienceLue) -> Hashable:
        return (texte(connu.service(lue.service).pk), texte(lue.date), texte(lue.heure))

    return apparier(
        lues,
        connu.audiences,
        identifiants=(lambda lue: lue.identifiant, lambda audience: audience.id_cassiopee),
        cles=(cle_lue, cle_connue),
        rapprochables=_l_un_sans_identifiant,
        est_seul=True,
    )


def reconnaitre_affaires(lues: Sequence[AffaireLue], connu: RoleConnu) -> list[Reconnu[Affaire]]:
    """Reconnaît les affaires ; à défaut d'identifiant, par numéro de parquet, hors affaires disjointes."""
    return apparier(
        lues,
        connu.affaires,
        identifiants=(lambda lue: lue.identifiant, lambda affaire: affaire.id_cassiopee),
        cles=(
            lambda lue: lue.numero_parquet.replace(" ", ""),
            lambda affaire: (
                None
                if affaire.disjointe_de_id
                else connu.recue(ObjetSuivi.AFFAIRE, affaire, "numero_parquet").replace(" ", "")
            ),
        ),
        rapprochables=_l_un_sans_identifiant,
        est_seul=True,
    )


def reconnaitre_parties(
    lues: Sequence[PartieLue], existantes: Sequence[Partie], connu: RoleConnu
) -> list[Reconnu[Partie]]:
    """Reconnaît les parties d'une affaire : personne et qualité reçue ; à défaut, noms et naissance."""

    def qualite(partie: Partie) -> str:
        return connu.recue(ObjetSuivi.PARTIE, partie, "qualite")

    def cle_connue(partie: Partie) -> Hashable:
        noms = (connu.recue(ObjetSuivi.PERSONNE, partie.personne, champ) for champ in ("nom", "prenoms"))
        return (qualite(partie), *map(normaliser, noms))

    def cle_lue(lue: PartieLue) -> Hashable:
        valeurs = valeurs_personne(lue.personne)
        return (_qualite(lue), normaliser(valeurs["nom"]), normaliser(valeurs["prenoms"]))

    def rapprochables(lue: PartieLue, partie: Partie) -> bool:
        identifiants = (lue.personne.identifiant, partie.personne.id_cassiopee)
        return not all(map(est_de_cassiopee, identifiants)) and _naissances_compatibles(lue, partie)

    def reconnaitre(restantes, libres, qualite_connue):
        return apparier(
            restantes,
            libres,
            identifiants=(
                lambda lue: (lue.personne.identifiant, _qualite(lue)),
                lambda partie: (partie.personne.id_cassiopee, qualite_connue(partie)),
            ),
            cles=(cle_lue, cle_connue),
            rapprochables=rapprochables,
        )

    reconnues = reconnaitre(lues, existantes, qualite)
    # La qualité reçue désigne ; corrigée par le greffe, elle peut être celle que dit maintenant le fichier.
    prises = {une.existant.pk for une in reconnues if une.existant}
    libres = [partie for partie in existantes if partie.pk not in prises]
    suite = iter(
        reconnaitre(
            [lue for lue, une in zip(lues, reconnues, strict=True) if une.existant is None],
            libres,
            lambda partie: partie.qualite,
        )
    )
    return [une if une.existant else next(suite) for une in reconnues]


def _qualite(lue: PartieLue) -> str:
    return Qualite(lue.qualite.value).value


def _naissances_compatibles(lue: PartieLue, partie: Partie) -> bool:
    """Dit si rien de ce qui est connu des deux côtés ne se contredit."""
    naissance, personne = lue.personne.naissance, partie.personne
    if naissance is None:
        return True
    couples = (
        (naissance.annee, personne.naissance_annee),
        (naissance.mois, personne.naissance_mois),
        (naissance.jour, personne.naissance_jour),
    )
    return all(lu is None or connue is None or lu == connue for lu, connue in couples)


def reconnaitre_infractions(
    lues: Sequence[InfractionLue], existantes: Sequence[Infraction], connu: RoleConnu
) -> list[Reconnu[Infraction]]:
    """Reconnaît les faits d'une affaire ; à défaut d'identifiant, par numéro, jour et lieu, un pour un.

    Une copie née d'une requalification n'est jamais reconnue : l'import n'y touche pas.
    """

    def cle_connue(infraction: Infraction) -> Hashable:
        champs = ("debut_annee", "debut_mois", "debut_jour")
        recues = (connu.recue(ObjetSuivi.INFRACTION, infraction, champ) for champ in champs)
        numero, lieu = (connu.recue(ObjetSuivi.INFRACTION, infraction, champ) for champ in ("natinf", "lieu"))
        return (numero.lstrip("0"), *recues, normaliser(lieu))

    def cle_lue(lue: InfractionLue) -> Hashable:
        debut = tuple(texte(getattr(lue.debut, partie, None)) for partie in ("annee", "mois", "jour"))
        return (lue.natinf.lstrip("0"), *debut, normaliser(lue.lieu))

    return apparier(
        lues,
        [infraction for infraction in existantes if infraction.parent_id is None],
        identifiants=(lambda lue: lue.identifiant, lambda infraction: infraction.id_cassiopee),
        cles=(cle_lue, cle_connue),
        rapprochables=_l_un_sans_identifiant,
    )
