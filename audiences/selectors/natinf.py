"""Recherche dans la nomenclature : numéro, mots dans le désordre, débuts de mots, abréviations, fautes."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.contrib.postgres.search import SearchQuery
from django.db import connection
from django.db.models import BooleanField, Case, F, Func, IntegerField, Q, QuerySet, Value, When
from django.db.models.functions import Length

from audiences.models import Natinf, VersionNatinf
from audiences.regles.version_natinf import version_applicable
from audiences.selectors.distance import ecart, fautes_permises
from audiences.selectors.mots_natinf import Mot, Requete, comprendre, racine

PROPOSITIONS = 12
# Plusieurs versions d'un même numéro peuvent convenir : on en lit davantage qu'on n'en montre.
_LUES = 40
_CORRECTIONS = 4


@dataclass(frozen=True)
class Proposition:
    """Numéro trouvé, sa version au jour des faits ; `refus` dit pourquoi il ne peut être choisi, ou rien."""

    numero: str
    libelle: str
    nature: str
    version: VersionNatinf | None
    est_courante: bool
    refus: str


@dataclass(frozen=True)
class _Formes:
    """Formes d'un mot de la recherche, de la plus sûre à la moins sûre."""

    exactes: tuple[str, ...]
    debuts: tuple[str, ...]
    corrigees: tuple[str, ...]


def chercher_natinf(
    texte: str, *, du: date | None = None, au: date | None = None, limite: int = PROPOSITIONS
) -> list[Proposition]:
    """Donne les numéros qui répondent, le meilleur d'abord ; `du` et `au` bornent les faits. Quatre requêtes.

    Un numéro disparu de la nomenclature vient derrière, et ne se choisit que pour des faits antérieurs.
    """
    requete = comprendre(texte)
    if not requete.numero and not requete.mots:
        return []
    formes = _formes(requete.mots)
    trouves = list(_trouver(requete, _et(formes, "large"), formes, au))
    if len(_numeros(trouves)) < 3 and len(formes) > 1:
        elargie = _ou(_et([*formes[:i], *formes[i + 1 :]], "large") for i in range(len(formes)))
        trouves += _trouver(requete, elargie, formes, au)
    return _propositions(_numeros(trouves)[:limite], du, au)


def version_au_jour_des_faits(numero: str, du: date | None, au: date | None) -> VersionNatinf | None:
    """Donne la qualification de ce numéro pour ces faits ; `None` si elle n'est pas certaine. Une requête."""
    versions = VersionNatinf.objects.filter(natinf__numero=numero).select_related("natinf")
    return version_applicable(versions, du, au)


def propositions_pour(numeros: Iterable[str], du: date | None, au: date | None) -> list[Proposition]:
    """Donne ces numéros connus, dans cet ordre. Deux requêtes."""
    demandes = list(numeros)
    connus = dict(Natinf.objects.filter(numero__in=demandes).values_list("numero", "pk"))
    return _propositions([connus[numero] for numero in demandes if numero in connus], du, au)


def _numeros(trouves: list[dict]) -> list[int]:
    """Garde un numéro une fois, à sa meilleure place."""
    return list(dict.fromkeys(ligne["natinf_id"] for ligne in trouves))


def _trouver(requete: Requete, large: str, formes: list[_Formes], au: date | None) -> QuerySet:
    """Classe : numéro, abréviation, libellé entier, mots entiers, débuts de mots, fautes."""
    classes = [When(natinf__numero=requete.numero, then=0)] if requete.numero else []
    if requete.numero:
        classes.append(When(natinf__numero__startswith=requete.numero, then=1))
    classes += [
        When(natinf__numero=numero, then=Value(10 + rang)) for rang, numero in enumerate(requete.numeros)
    ]
    filtre = Q(natinf__numero__in=requete.numeros)
    if requete.numero:
        filtre |= Q(natinf__numero__startswith=requete.numero)
    if large:
        filtre |= Q(mots=_tsquery(large))
        classes += [
            When(recherche=requete.phrase, then=30),
            When(mots=_tsquery(_et(formes, "exactes")), then=40),
            When(mots=_tsquery(_et(formes, "debuts")), then=50),
        ]
    ecarte = Q(natinf__obsolete_le__isnull=False)
    if au is not None:
        ecarte &= Q(natinf__obsolete_le__lte=au)
    return (
        VersionNatinf.objects.filter(filtre)
        .annotate(
            ecarte=Case(When(ecarte, then=True), default=False, output_field=BooleanField()),
            classe=Case(*classes, default=60, output_field=IntegerField()),
            chiffres=Length("natinf__numero"),
            longueur=Func(F("mots"), function="length", output_field=IntegerField()),
        )
        .order_by(
            "ecarte",
            "classe",
            "-natinf__est_courante",
            "longueur",
            Length("natinf__numero"),
            "natinf__numero",
            "-du",
        )
        .values("natinf_id")[:_LUES]
    )


def _tsquery(texte: str) -> SearchQuery:
    return SearchQuery(texte, search_type="raw", config="simple")


def _et(formes: Iterable[_Formes], sorte: str) -> str:
    """Écrit « l'une de ces formes, et l'une de celles-là… » ; les formes sont des lettres et des chiffres."""
    termes = []
    for forme in formes:
        choix = list(forme.exactes)
        if sorte in ("debuts", "large"):
            choix += [f"{debut}:*" for debut in forme.debuts]
        if sorte == "large":
            choix += [f"{mot}:*" for mot in forme.corrigees]
        termes.append(f"({' | '.join(choix)})")
    return " & ".join(termes)


def _ou(termes: Iterable[str]) -> str:
    return " | ".join(f"({terme})" for terme in termes)


def _formes(mots: tuple[Mot, ...]) -> list[_Formes]:
    inconnus = _inconnus([f for mot in mots if not mot.est_un_chiffre for f in mot.formes])
    corriges = _corriger(inconnus)
    return [
        _Formes(
            exactes=mot.formes,
            debuts=() if mot.est_un_chiffre else tuple(racine(forme) for forme in mot.formes),
            corrigees=tuple(c for forme in mot.formes for c in corriges.get(forme, ())),
        )
        for mot in mots
    ]


def _inconnus(formes: list[str]) -> list[str]:
    """Donne les mots par lesquels ne commence aucun mot de la nomenclature. Une requête."""
    if not formes:
        return []
    with connection.cursor() as curseur:
        curseur.execute(
            "SELECT forme FROM unnest(%s::text[], %s::text[]) AS tapes(forme, debut) WHERE NOT EXISTS ("
            "SELECT FROM audiences_motnatinf WHERE starts_with(mot, debut))",
            [formes, [racine(forme) for forme in formes]],
        )
        return [forme for (forme,) in curseur.fetchall()]


def _corriger(inconnus: list[str]) -> dict[str, tuple[str, ...]]:
    """Donne les mots de la nomenclature les plus proches de chaque mot inconnu. Une requête au plus."""
    if not inconnus:
        return {}
    with connection.cursor() as curseur:
        curseur.execute(
            "SELECT tape, mot FROM unnest(%s::text[]) AS tape, audiences_motnatinf"
            " WHERE greatest(similarity(mot, tape), word_similarity(tape, mot)) > 0.15",
            [inconnus],
        )
        voisins = sorted(curseur.fetchall())
    corriges = {}
    for tape, groupe in groupby(voisins, key=lambda couple: couple[0]):
        ecarts = sorted((ecart(tape, mot), len(mot), mot) for _, mot in groupe)
        proches = [(loin, mot) for loin, _, mot in ecarts if loin <= fautes_permises(tape) + 0.5]
        corriges[tape] = tuple(mot for loin, mot in proches[:_CORRECTIONS] if loin <= proches[0][0] + 1)
    return corriges


def _propositions(cles: list[int], du: date | None, au: date | None) -> list[Proposition]:
    par_cle = {n.pk: n for n in Natinf.objects.filter(pk__in=cles).prefetch_related("versions")}
    return [_proposition(par_cle[cle], du, au) for cle in cles]


def _proposition(natinf: Natinf, du: date | None, au: date | None) -> Proposition:
    versions = sorted(natinf.versions.all(), key=lambda v: (v.du or date.min, v.pk))
    applicable = version_applicable(versions, du, au)
    montree = applicable or versions[-1]
    return Proposition(
        numero=natinf.numero,
        libelle=montree.libelle,
        nature=montree.nature,
        version=applicable,
        est_courante=natinf.est_courante,
        refus=_refus(natinf, au),
    )


def _refus(natinf: Natinf, au: date | None) -> str:
    fin = natinf.obsolete_le
    if fin is None or (au is not None and au < fin):
        return ""
    suite = "les faits ne lui sont pas antérieurs" if au else "indiquez la date des faits pour le choisir"
    return f"absent de la nomenclature depuis le {fin:%d/%m/%Y}, {suite}"
