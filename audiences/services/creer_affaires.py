"""Création en nombre des affaires d'un rôle, avec tout ce qu'elles contiennent."""

import re
from collections.abc import Iterable

from django.db import transaction

from audiences.formats.role import AffaireLue, PartieLue
from audiences.models import (
    Affaire,
    Avocat,
    Infraction,
    Partie,
    Personne,
    Prevention,
    Representation,
    VersionNatinf,
)
from audiences.services.objets_du_role import (
    affaire_de,
    infraction_de,
    partie_de,
    personne_de,
    prevention_de,
    representation_de,
)

_TITRE = re.compile(r"^(?:me|maître|maitre)\s+", re.IGNORECASE)


@transaction.atomic
def creer_affaires(lues: Iterable[AffaireLue], juridiction_id: int) -> dict[str, Affaire]:
    """Crée ces affaires et rend chacune par son identifiant.

    Le nombre de requêtes ne dépend pas de celui des affaires. Une personne ou un avocat déjà connus sont
    repris sans être modifiés.
    """
    lues = list(lues)
    creees = Affaire.objects.bulk_create(affaire_de(lue, juridiction_id) for lue in lues)
    affaires = {affaire.id_cassiopee: affaire for affaire in creees}
    toutes = [partie for lue in lues for partie in _deplier(lue.parties)]
    personnes = _personnes(toutes, juridiction_id)
    avocats = _avocats(toutes, juridiction_id)
    parties: dict[tuple[str, int], Partie] = {}
    liees: list[Partie] = []
    liens: list[Representation] = []
    for lue in lues:
        principales, suivantes, nouveaux = _parties(lue, affaires[lue.identifiant], personnes, avocats)
        parties |= {(lue.identifiant, place): partie for place, partie in enumerate(principales)}
        liees += suivantes
        liens += nouveaux
    Partie.objects.bulk_create([*parties.values(), *liees])
    Representation.objects.bulk_create(liens)
    infractions = _infractions(lues, affaires)
    Prevention.objects.bulk_create(
        prevention_de(
            prevention,
            infractions[lue.identifiant, prevention.infraction],
            parties[lue.identifiant, place],
            rang=rang,
        )
        for lue in lues
        for place, partie in enumerate(lue.parties)
        for rang, prevention in enumerate(partie.preventions, start=1)
    )
    return affaires


def _deplier(parties: Iterable[PartieLue]) -> list[PartieLue]:
    """Donne les parties et, à leur suite, celles qui leur sont liées."""
    return [une for partie in parties for une in (partie, *_deplier(partie.liees))]


def _personnes(parties: list[PartieLue], juridiction_id: int) -> dict[str, Personne]:
    lues = {partie.personne.identifiant: partie.personne for partie in reversed(parties)}
    connues = Personne.objects.filter(juridiction=juridiction_id, id_cassiopee__in=list(lues))
    personnes = {personne.id_cassiopee: personne for personne in connues}
    creees = Personne.objects.bulk_create(
        personne_de(lue, juridiction_id) for identifiant, lue in lues.items() if identifiant not in personnes
    )
    return personnes | {personne.id_cassiopee: personne for personne in creees}


def _avocats(parties: list[PartieLue], juridiction_id: int) -> dict[tuple[str, str], Avocat]:
    cites = {cle for partie in parties if (cle := _cle_avocat(partie))}
    connus = Avocat.objects.filter(juridiction=juridiction_id, nom__in={nom for nom, _ in cites})
    avocats = {(avocat.nom, avocat.barreau): avocat for avocat in connus}
    crees = Avocat.objects.bulk_create(
        Avocat(juridiction_id=juridiction_id, nom=nom, barreau=barreau)
        for nom, barreau in sorted(cites - set(avocats))
    )
    return avocats | {(avocat.nom, avocat.barreau): avocat for avocat in crees}


def _cle_avocat(partie: PartieLue) -> tuple[str, str] | None:
    """Donne le nom sans « Me » et le barreau ; un barreau sans nom ne désigne personne."""
    nom = _TITRE.sub("", partie.avocat)
    return (nom, partie.barreau) if nom else None


def _parties(
    lue: AffaireLue, affaire: Affaire, personnes: dict[str, Personne], avocats: dict[tuple[str, str], Avocat]
) -> tuple[list[Partie], list[Partie], list[Representation]]:
    """Tire les parties à leur place dans le fichier, celles qui leur sont liées, et les liens.

    Qui est lié à deux parties n'est tiré qu'une fois, avec deux liens.
    """
    principales = [_partie(une, affaire, rang, personnes, avocats) for rang, une in enumerate(lue.parties, 1)]
    toutes = {
        (une.personne.identifiant, une.qualite): partie
        for une, partie in zip(lue.parties, principales, strict=True)
    }
    liens: dict[tuple[int, int], Representation] = {}
    for une, principale in zip(lue.parties, principales, strict=True):
        for liee in _deplier(une.liees):
            cle = (liee.personne.identifiant, liee.qualite)
            if cle not in toutes:
                toutes[cle] = _partie(liee, affaire, len(toutes) + 1, personnes, avocats)
            if toutes[cle] is not principale:
                couple = (id(toutes[cle]), id(principale))
                liens.setdefault(couple, representation_de(liee, toutes[cle], principale))
    return principales, list(toutes.values())[len(principales) :], list(liens.values())


def _partie(une: PartieLue, affaire: Affaire, rang: int, personnes, avocats) -> Partie:
    return partie_de(
        une,
        affaire,
        rang=rang,
        personne=personnes[une.personne.identifiant],
        avocat=avocats.get(_cle_avocat(une)),
    )


def _infractions(lues: list[AffaireLue], affaires: dict[str, Affaire]) -> dict[tuple[str, str], Infraction]:
    numeros = {infraction.natinf for lue in lues for infraction in lue.infractions}
    versions: dict[str, list[VersionNatinf]] = {}
    for version in VersionNatinf.objects.filter(natinf__numero__in=numeros).select_related("natinf"):
        versions.setdefault(version.natinf.numero, []).append(version)
    infractions = {
        (lue.identifiant, infraction.identifiant): infraction_de(
            infraction, affaires[lue.identifiant], rang=rang, versions=versions.get(infraction.natinf, [])
        )
        for lue in lues
        for rang, infraction in enumerate(lue.infractions, start=1)
    }
    Infraction.objects.bulk_create(infractions.values())
    return infractions
