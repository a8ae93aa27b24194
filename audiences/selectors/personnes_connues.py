"""Personnes et affaires que le tribunal connaît déjà, proposées pour ne pas les saisir deux fois."""

from dataclasses import dataclass

from django.contrib.postgres.search import TrigramSimilarity
from django.db.models import Count, Q, QuerySet

from audiences.models import Affaire, Partie, Personne
from mistral.socle.francais import normaliser

MAXIMUM = 8
# En deçà, ce n'est plus une faute de frappe.
RESSEMBLANCE = 0.5
LONGUEUR_USUELLE = 11


@dataclass(frozen=True)
class PersonneConnue:
    """Personne proposée : ce qui la distingue d'un homonyme, et où elle est déjà partie."""

    personne: Personne
    affaires: int
    est_dans_l_affaire: bool


def personnes_connues(affaire: Affaire, nom: str, prenoms: str = "") -> list[PersonneConnue]:
    """Donne les personnes du tribunal qui portent ce nom, les plus proches d'abord ; jamais fusionnées.

    Deux requêtes. Un nom de moins de deux lettres n'est cherché qu'en entier.
    """
    cherche = normaliser(nom)
    if not cherche:
        return []
    cible = normaliser(f"{nom} {prenoms}")
    contient = Q(recherche__contains=cherche) if len(cherche) > 1 else Q(nom__iexact=nom.strip())
    trouvees = list(
        Personne.objects.filter(juridiction=affaire.juridiction_id)
        .annotate(
            ressemblance=TrigramSimilarity("recherche", cible),
            nombre=Count("parties__affaire", distinct=True),
        )
        .filter(contient | Q(ressemblance__gte=RESSEMBLANCE))
        .order_by("-ressemblance", "nom", "prenoms", "pk")[:MAXIMUM]
    )
    ici = set(
        Partie.objects.filter(affaire=affaire, personne__in=trouvees).values_list("personne_id", flat=True)
    )
    return [PersonneConnue(une, une.nombre, une.pk in ici) for une in trouvees]


def homonymes_exacts(connues: list[PersonneConnue], nom: str, prenoms: str) -> bool:
    """Dit si l'une de ces personnes porte exactement ce nom et ce premier prénom."""
    premier = prenoms.split(",")[0]
    cible = (normaliser(nom), normaliser(premier))
    return any((normaliser(c.personne.nom), normaliser(c.personne.prenom)) == cible for c in connues)


def affaires_de_numero(juridiction_id: int, numero: str) -> QuerySet[Affaire]:
    """Donne les affaires du tribunal dont le numéro usuel est celui-ci. Une requête."""
    usuel = "".join(numero.split())[-LONGUEUR_USUELLE:]
    # Un numéro plus court que l'usage n'est pas la fin d'un autre.
    comment = "endswith" if len(usuel) == LONGUEUR_USUELLE else "exact"
    return Affaire.objects.filter(
        juridiction=juridiction_id, **{f"numero_parquet__{comment}": usuel}
    ).order_by("pk")
