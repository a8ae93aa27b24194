"""Le rôle d'une audience, tel que la page d'audience le montre."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet

from audiences.choix import Issue, Qualite, Situation
from audiences.listes import situation_penale
from audiences.models import Audience, Inscription, Partie
from audiences.regles.etat import Etat
from audiences.selectors.jonction import en_vigueur
from audiences.selectors.preparation import PreparationDuPassage, preparation_par_passage
from audiences.selectors.sessions import suspensions_en_cours
from mistral.socle.francais import normaliser

LANGUES_SANS_INTERPRETE = frozenset({"francais", "francaise", "fra", "fre", "fr"})

DETENTION = {
    Situation.DETENU: Etat("DETENU", "Détenu", "mp-etat--alerte"),
    Situation.SOUS_MESURE: Etat("SOUS_MESURE", "Sous mesure", "mp-etat--attente"),
    Situation.LIBRE: Etat("LIBRE", "Libre", ""),
    Situation.INCONNUE: Etat("INCONNUE", "", ""),
}


@dataclass(frozen=True)
class LigneRole:
    """Une affaire au rôle ; une liste vide dit qu'il n'y en a pas, `None` qu'on ne le sait pas."""

    inscription: Inscription
    saisines: list[tuple[str, str]]
    detention: list[tuple[Etat, int]]
    parties_civiles: list[Partie]
    langues: list[str] | None
    suite: str
    preparation: PreparationDuPassage | None
    passage_suivant: Inscription | None
    jointe_a: Inscription | None
    jointes: list[Inscription]


def role_de(audience: Audience) -> list[LigneRole]:
    """Donne les affaires dans l'ordre d'appel. Quatorze requêtes, dont huit pour la préparation."""
    parties = Partie.objects.filter(retiree_le__isnull=True).select_related("personne")
    suites = Inscription.objects.select_related("audience").order_by("audience__date", "pk")
    inscriptions = (
        Inscription.objects.filter(audience=audience)
        .select_related("affaire")
        .prefetch_related(
            Prefetch("affaire__parties", parties),
            Prefetch("suites", suites),
            suspensions_en_cours(),
            Prefetch("jonctions", en_vigueur().select_related("jointe__affaire")),
            Prefetch("jonctions_subies", en_vigueur().select_related("principale__affaire")),
        )
        .order_by("rang")
    )
    preparations = preparation_par_passage(audience)
    return [_ligne(inscription, preparations.get(inscription.pk)) for inscription in inscriptions]


def au_role(audience: Audience) -> QuerySet[Inscription]:
    """Donne les affaires maintenues au rôle. Une requête."""
    maintenues = Inscription.objects.filter(audience=audience, retiree_le__isnull=True)
    return maintenues.select_related("affaire").order_by("rang")


def non_appelees(audience: Audience) -> QuerySet[Inscription]:
    """Donne les affaires du rôle qui n'ont pas été appelées. Une requête."""
    attendues = Inscription.objects.filter(
        audience=audience, appelee_le__isnull=True, retiree_le__isnull=True
    )
    return attendues.select_related("affaire").order_by("rang")


def _ligne(inscription: Inscription, preparation: PreparationDuPassage | None) -> LigneRole:
    parties = list(inscription.affaire.parties.all())
    prevenus = [partie for partie in parties if partie.qualite == Qualite.PREVENU]
    return LigneRole(
        inscription=inscription,
        saisines=_saisines(prevenus),
        detention=_detention(prevenus),
        parties_civiles=[
            partie for partie in parties if partie.qualite in (Qualite.PARTIE_CIVILE, Qualite.VICTIME)
        ],
        langues=_langues(parties),
        suite=Issue(inscription.issue).label if inscription.issue else "",
        preparation=preparation,
        passage_suivant=next(iter(inscription.suites.all()), None),
        jointe_a=next((jonction.principale for jonction in inscription.jonctions_subies.all()), None),
        jointes=[jonction.jointe for jonction in inscription.jonctions.all()],
    )


def _saisines(prevenus: list[Partie]) -> list[tuple[str, str]]:
    """Donne les modes de poursuite, sans répétition : le code qui se lit, le libellé qui l'explique."""
    couples = {
        partie.poursuite_code or partie.poursuite: partie.poursuite
        for partie in prevenus
        if partie.poursuite_code or partie.poursuite
    }
    return list(couples.items())


def _detention(prevenus: list[Partie]) -> list[tuple[Etat, int]]:
    nombres = Counter(
        situation_penale(partie.categorie_penale_code, partie.categorie_penale) for partie in prevenus
    )
    return [(etat, nombres[situation]) for situation, etat in DETENTION.items() if nombres[situation]]


def _langues(parties: list[Partie]) -> list[str] | None:
    """Donne les langues qui demandent un interprète (CPP 407) ; `None` si aucune langue n'est connue."""
    dites = [partie.personne.langue for partie in parties if partie.personne.langue]
    if not dites:
        return None
    return sorted({langue for langue in dites if normaliser(langue) not in LANGUES_SANS_INTERPRETE})
