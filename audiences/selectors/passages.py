"""Toute la vie d'une affaire : ses audiences, de la première à la prochaine, et ce qui s'y est passé."""

from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet

from audiences.choix import Fauteuil
from audiences.models import (
    Affaire,
    Comparution,
    Disjonction,
    Inscription,
    Jonction,
    MouvementAudience,
    Note,
    Remplacement,
)
from audiences.resume import resumes_de
from mistral.socle.comptes.models import Utilisateur


@dataclass(frozen=True)
class Place:
    """Qui tenait une place ; `remplace` nomme qui l'aurait tenue, vide si personne n'a été remplacé."""

    fauteuil: str
    nom: str
    remplace: str


@dataclass(frozen=True)
class Passage:
    """Un passage de l'affaire, tel que sa page le montre."""

    inscription: Inscription
    note: Note | None
    composition: tuple[Place, ...]
    presences: tuple[Comparution, ...]
    resumes: tuple[tuple[str, list[str]], ...]
    suites: tuple[Inscription, ...]
    jointes: tuple[Jonction, ...]
    jointe_a: Jonction | None
    disjonctions: tuple[Disjonction, ...]
    mouvements: tuple[MouvementAudience, ...]


@dataclass(frozen=True)
class VieAffaire:
    """L'affaire et ses passages, du premier au dernier."""

    affaire: Affaire
    passages: tuple[Passage, ...]


def affaires_a_montrer(utilisateur: Utilisateur) -> QuerySet[Affaire]:
    """Donne les affaires visibles, avec celle dont chacune est disjointe. Une requête."""
    return Affaire.objects.visibles_par(utilisateur).select_related("juridiction", "disjointe_de")


def vie_de(affaire: Affaire) -> VieAffaire:
    """Donne la vie d'une affaire. Quatorze requêtes au plus, quel que soit le nombre de passages."""
    inscriptions = list(_inscriptions(affaire))
    resumes = resumes_de([inscription.pk for inscription in inscriptions])
    return VieAffaire(affaire, tuple(_passage(i, resumes[i.pk]) for i in inscriptions))


def _inscriptions(affaire: Affaire) -> QuerySet[Inscription]:
    suites = Inscription.objects.select_related("audience__service").order_by("audience__date", "pk")
    comparutions = Comparution.objects.select_related("partie__personne", "avocat").order_by(
        "partie__rang", "pk"
    )
    recues = Jonction.objects.filter(defaite_le__isnull=True).select_related("jointe__affaire")
    subies = Jonction.objects.filter(defaite_le__isnull=True).select_related("principale__affaire")
    disjonctions = Disjonction.objects.select_related("nouvelle__affaire")
    return (
        Inscription.objects.filter(affaire=affaire)
        .select_related(
            "audience__service",
            "audience__salle",
            "note__signee_par",
            "note__visee_par",
            "vient_de__audience__service",
        )
        .prefetch_related(
            "audience__intervenants",
            Prefetch("audience__mouvements", MouvementAudience.objects.select_related("par")),
            "remplacements",
            Prefetch("comparutions", comparutions),
            Prefetch("suites", suites),
            Prefetch("jonctions", recues),
            Prefetch("jonctions_subies", subies),
            Prefetch("disjonctions", disjonctions),
        )
        .order_by("audience__date", "audience__heure_prevue", "pk")
    )


def _passage(inscription: Inscription, resumes: list[tuple[str, list[str]]]) -> Passage:
    return Passage(
        inscription=inscription,
        note=getattr(inscription, "note", None),
        composition=_composition(inscription),
        presences=tuple(inscription.comparutions.all()),
        resumes=tuple(resumes),
        suites=tuple(inscription.suites.all()),
        jointes=tuple(inscription.jonctions.all()),
        jointe_a=next(iter(inscription.jonctions_subies.all()), None),
        disjonctions=tuple(inscription.disjonctions.all()),
        mouvements=tuple(inscription.audience.mouvements.all()),
    )


def _composition(inscription: Inscription) -> tuple[Place, ...]:
    """Donne qui siégeait pour cette affaire : l'audience, et les remplaçants pour elle seule."""
    prevus = {i.fauteuil: i.nom for i in inscription.audience.intervenants.all()}
    remplacements: dict[str, Remplacement] = {r.fauteuil: r for r in inscription.remplacements.all()}
    places = []
    for fauteuil in Fauteuil:
        if fauteuil in remplacements:
            places.append(Place(fauteuil.label, remplacements[fauteuil].nom, prevus.get(fauteuil, "")))
        elif fauteuil in prevus:
            places.append(Place(fauteuil.label, prevus[fauteuil], ""))
    return tuple(places)
