"""Recherche d'une affaire par son numéro, ou d'une personne par son nom, parmi les affaires visibles."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.contrib.postgres.search import TrigramSimilarity, TrigramWordSimilarity
from django.db.models import (
    Case,
    Count,
    Exists,
    F,
    FloatField,
    OuterRef,
    Q,
    QuerySet,
    TextField,
    Value,
    When,
    Window,
)
from django.db.models.functions import Concat, Replace

from audiences.models import Affaire, Inscription, Partie
from mistral.socle.comptes.models import Service, Utilisateur
from mistral.socle.francais import normaliser

PAR_PAGE = 25
# Mots qu'un nom porte ou non selon qui l'écrit : « de la Fontaine », « Fontaine ».
PARTICULES = frozenset(
    {"de", "du", "des", "la", "le", "les", "d", "l", "et", "von", "van", "di", "da", "dit"}
)
# Part des trigrammes d'un mot qu'un nom doit porter ; en deçà, ce n'est plus une faute de frappe.
RESSEMBLANCE = 0.45
LONGUEUR_FAUTIVE = 4
CHIFFRES_D_UN_NUMERO = 3


@dataclass(frozen=True)
class Criteres:
    """Ce qui est cherché ; vide ou `None` : sans filtre."""

    texte: str
    qualite: str = ""
    service: Service | None = None
    du: date | None = None
    au: date | None = None
    page: int = 1

    @property
    def numero(self) -> str:
        """Donne le numéro cherché, sans espace ni ponctuation ; vide si le texte est un nom."""
        compact = re.sub(r"[\W_]", "", self.texte).upper()
        return compact if len(re.findall(r"[0-9]", compact)) >= CHIFFRES_D_UN_NUMERO else ""

    @property
    def mots(self) -> list[str]:
        """Donne les mots du nom, sans les particules, sauf si le nom n'a qu'elles."""
        mots = normaliser(self.texte).split()
        pleins = [mot for mot in mots if mot not in PARTICULES and len(mot) > 1]
        return pleins or mots


@dataclass(frozen=True)
class Trouvaille:
    """Affaire trouvée, et la partie qui l'a fait trouver (aucune si c'est le numéro)."""

    affaire: Affaire
    partie: Partie | None
    prochaine: Inscription | None
    derniere: Inscription | None


@dataclass(frozen=True)
class Resultats:
    """Une page de résultats."""

    trouvailles: tuple[Trouvaille, ...]
    total: int
    page: int

    @property
    def pages(self) -> int:
        return max(1, -(-self.total // PAR_PAGE))

    @property
    def precedente(self) -> int | None:
        return self.page - 1 if self.page > 1 else None

    @property
    def suivante(self) -> int | None:
        return self.page + 1 if self.page < self.pages else None


def chercher(criteres: Criteres, *, utilisateur: Utilisateur, aujourd_hui: date) -> Resultats:
    """Donne une page de ce que cette personne peut voir. Deux requêtes : la recherche, puis les passages."""
    lignes = _par_numero(criteres, utilisateur) if criteres.numero else _par_nom(criteres, utilisateur)
    debut = (criteres.page - 1) * PAR_PAGE
    lues = list(lignes.annotate(total=Window(Count("*")))[debut : debut + PAR_PAGE])
    trouvees = [(ligne, None) if criteres.numero else (ligne.affaire, ligne) for ligne in lues]
    passages = _passages({affaire.pk for affaire, _ in trouvees})
    return Resultats(
        trouvailles=tuple(
            Trouvaille(affaire, partie, *_bornes(passages.get(affaire.pk, []), aujourd_hui))
            for affaire, partie in trouvees
        ),
        total=lues[0].total if lues else 0,
        page=criteres.page,
    )


def _par_numero(criteres: Criteres, utilisateur: Utilisateur) -> QuerySet[Affaire]:
    """Cherche le numéro entier, usuel ou sa fin, dans le numéro de parquet et l'identifiant justice."""
    fin, dedans = Q(), Q()
    for colonne in ("parquet", "justice"):
        fin |= Q(**{f"{colonne}__iendswith": criteres.numero})
        dedans |= Q(**{f"{colonne}__icontains": criteres.numero})
    affaires = Affaire.objects.visibles_par(utilisateur).annotate(
        parquet=_compact("numero_parquet"), justice=_compact("idj")
    )
    if criteres.qualite:
        affaires = affaires.filter(
            Exists(Partie.objects.filter(affaire=OuterRef("pk"), qualite=criteres.qualite))
        )
    return (
        affaires.filter(dedans, *_aux_audiences(criteres, "pk"))
        .annotate(rang=Case(When(fin, then=0), default=1))
        .order_by("rang", "-numero_parquet", "pk")
    )


def _compact(colonne: str):
    """Retire d'un numéro ce que l'on y met pour le lire."""
    expression = F(colonne)
    for signe in (" ", "\u00a0", "\u202f", "-", "/", "."):
        expression = Replace(expression, Value(signe), Value(""))
    return expression


def _par_nom(criteres: Criteres, utilisateur: Utilisateur) -> QuerySet[Partie]:
    """Cherche chaque mot dans le nom, le nom d'usage, les prénoms, l'enseigne ou le sigle, sans ordre."""
    parties = Partie.objects.visibles_par(utilisateur).annotate(
        forme=Concat(Value(" "), F("personne__recherche"), output_field=TextField()),
        # « ONEILL » trouve O'NEILL, « Lafontaine » trouve LA FONTAINE.
        colle=Replace("personne__recherche", Value(" "), Value(""), output_field=TextField()),
    )
    score = Value(0.0)
    for place, mot in enumerate(criteres.mots):
        parties = parties.annotate(**{f"mot_{place}": _ressemblance(mot)})
        parties = parties.filter(**{f"mot_{place}__gte": RESSEMBLANCE})
        score = score + F(f"mot_{place}")
    entier = TrigramSimilarity("personne__recherche", " ".join(criteres.mots))
    if criteres.qualite:
        parties = parties.filter(qualite=criteres.qualite)
    return (
        parties.filter(*_aux_audiences(criteres, "affaire"))
        .annotate(score=score + entier)
        .select_related("personne", "affaire")
        .order_by("-score", "personne__recherche", "personne__naissance_annee", "personne", "-affaire", "pk")
    )


def _ressemblance(mot: str):
    """Donne 1 si un mot du nom commence ainsi, 0,9 si le nom le porte sans ses espaces, sinon une part.

    Cette part est celle de ses trigrammes que le nom porte.

    Ce calcul coûte : un nom qui ne porte aucun trigramme du mot, ni son début ni sa fin, en est dispensé.
    """
    commence = When(forme__contains=f" {mot}", then=Value(1.0))
    if len(mot) < LONGUEUR_FAUTIVE:
        return Case(commence, default=Value(0.0), output_field=FloatField())
    trigrammes = {mot[rang : rang + 3] for rang in range(len(mot) - 2)}
    motif = "|".join([rf"\m{mot[:2]}", rf"{mot[-2:]}\M", *sorted(trigrammes)])
    colle = When(colle__contains=mot, then=Value(0.9))
    etranger = When(~Q(personne__recherche__regex=motif), then=Value(0.0))
    fautif = TrigramWordSimilarity(mot, "personne__recherche")
    return Case(commence, colle, etranger, default=fautif, output_field=FloatField())


def _aux_audiences(criteres: Criteres, affaire: str) -> list[Exists]:
    """Donne le filtre sur la date et le service d'un même passage."""
    filtres = {
        "audience__service": criteres.service,
        "audience__date__gte": criteres.du,
        "audience__date__lte": criteres.au,
    }
    dits = {nom: valeur for nom, valeur in filtres.items() if valeur is not None}
    if not dits:
        return []
    return [Exists(Inscription.objects.filter(affaire=OuterRef(affaire), retiree_le__isnull=True, **dits))]


def _passages(affaires: Iterable[int]) -> dict[int, list[Inscription]]:
    lus: dict[int, list[Inscription]] = {}
    for passage in (
        Inscription.objects.filter(
            affaire__in=affaires, retiree_le__isnull=True, audience__annulee_le__isnull=True
        )
        .select_related("audience__service")
        .order_by("audience__date", "audience__heure_prevue", "pk")
    ):
        lus.setdefault(passage.affaire_id, []).append(passage)
    return lus


def _bornes(passages: list[Inscription], aujourd_hui: date) -> tuple[Inscription | None, Inscription | None]:
    """Donne le premier passage à venir et le dernier passé ; sans issue, celui du jour est à venir."""
    a_venir = [p for p in passages if p.audience.date >= aujourd_hui and not p.issue]
    passes = [p for p in passages if p not in a_venir]
    return (a_venir[0] if a_venir else None), (passes[-1] if passes else None)
