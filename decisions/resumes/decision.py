"""Ce qui est décidé de chaque prévenu à un passage, en une ligne."""

from collections import Counter
from collections.abc import Collection

from audiences.resume import RESUMES, Resume
from decisions.choix import EtatDecision
from decisions.models import Decision
from decisions.nature import phrase_de
from decisions.sort import SORTS
from mistral.socle.francais import INSECABLE, enumerer, nom_affiche


def _ligne(decision: Decision) -> str:
    personne = decision.prevenu.personne
    nom = nom_affiche(personne.nom, personne.prenom, x_se_disant=personne.est_x_se_disant)
    sorts = Counter(SORTS[sort.sort].libelle.lower() for sort in decision.sorts.all())
    dits = [f"{libelle} ({nombre} faits)" if nombre > 1 else libelle for libelle, nombre in sorts.items()]
    peines = [phrase_de(peine.prononcee) for peine in decision.peines.all()]
    etat = "" if decision.etat != EtatDecision.BROUILLON else " (brouillon)"
    morceaux = [morceau for morceau in (enumerer(dits), *peines) if morceau]
    return f"{nom}{etat}{INSECABLE}: {', '.join(morceaux) or 'rien n’est dit'}"


def _phrases(passages: Collection[int]) -> dict[int, list[str]]:
    """Donne une ligne par prévenu. Trois requêtes."""
    lignes: dict[int, list[str]] = {}
    decisions = (
        Decision.objects.filter(inscription__in=passages)
        .select_related("prevenu__personne")
        .prefetch_related("sorts", "peines")
        .order_by("prevenu__rang", "pk")
    )
    for decision in decisions:
        lignes.setdefault(decision.inscription_id, []).append(_ligne(decision))
    return lignes


RESUMES.inscrire(Resume("DECISIONS", "Décision", _phrases, rang=10))
