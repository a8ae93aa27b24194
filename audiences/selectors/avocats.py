"""Avocats du tribunal, cherchés par nom, prénom, barreau ou toque."""

from datetime import date

from django.contrib.postgres.search import TrigramWordSimilarity
from django.db.models import Q, QuerySet

from audiences.models import Affaire, Avocat
from mistral.socle.francais import normaliser

MAXIMUM = 12
RESSEMBLANCE = 0.45


def avocats_trouves(juridiction_id: int, cherche: str, jour: date) -> list[Avocat]:
    """Donne les avocats en exercice qui répondent à tous ces mots, sinon ceux dont le nom ressemble.

    Une requête, deux si aucun ne répond.
    """
    mots = normaliser(cherche).split()
    if not mots:
        return []
    tous = _en_exercice(juridiction_id, jour)
    exacts = tous
    for mot in mots:
        exacts = exacts.filter(recherche__contains=mot)
    trouves = list(exacts.order_by("nom", "prenom", "barreau", "toque")[:MAXIMUM])
    if trouves:
        return trouves
    proches = tous.annotate(ressemblance=TrigramWordSimilarity(" ".join(mots), "recherche"))
    return list(proches.filter(ressemblance__gte=RESSEMBLANCE).order_by("-ressemblance")[:MAXIMUM])


def avocats_de(affaire: Affaire) -> QuerySet[Avocat]:
    """Donne les avocats qui assistent déjà quelqu'un dans l'affaire. Une requête."""
    presents = affaire.parties.filter(retiree_le__isnull=True, avocat__isnull=False)
    return Avocat.objects.filter(pk__in=presents.values("avocat")).order_by("nom", "prenom", "barreau")


def avocats_par_nom(juridiction_id: int, jour: date) -> dict[str, list[Avocat]]:
    """Donne les avocats en exercice par nom normalisé, seul puis précédé du prénom. Une requête."""
    par_nom: dict[str, list[Avocat]] = {}
    for avocat in _en_exercice(juridiction_id, jour):
        for cle in {normaliser(avocat.nom), normaliser(f"{avocat.prenom} {avocat.nom}")}:
            par_nom.setdefault(cle, []).append(avocat)
        if avocat.prenom:
            par_nom.setdefault(normaliser(f"{avocat.nom} {avocat.prenom}"), []).append(avocat)
    return par_nom


def _en_exercice(juridiction_id: int, jour: date) -> QuerySet[Avocat]:
    return Avocat.objects.filter(Q(au__isnull=True) | Q(au__gte=jour), juridiction=juridiction_id)
