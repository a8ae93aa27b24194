"""Où en est l'audience, à quelle heure elle devrait finir, ce qui pourrait être renvoyé."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, F, OuterRef, Prefetch, Subquery
from django.db.models.functions import Coalesce

from audiences.choix import Issue, NatureSession, Qualite
from audiences.listes import situation_penale
from audiences.models import Audience, Inscription, Partie, Session, SuspensionAffaire
from audiences.prolongement import PROLONGEMENTS
from audiences.regles.affaires_a_renvoyer import Candidate, Proposition, affaires_a_renvoyer
from audiences.regles.fin_projetee import AffaireAVenir, Projection, est_a_mi_audience, fin_projetee
from audiences.regles.regime_convocation import regime_convocation
from audiences.regles.seuils_duree import SOURCE, seuil_depasse, seuils_au
from audiences.regles.temps_de_debats import temps_de_debats
from audiences.selectors.durees_debats import DureesDuTribunal, durees_du_tribunal


@dataclass(frozen=True)
class Attente:
    """Affaire qui reste à examiner, et d'où vient la durée qu'on lui attend."""

    passage: Inscription
    minutes: int | None
    base: str
    effectif: int


@dataclass(frozen=True)
class FinEstimee:
    """Fin projetée, avec sa méthode : rien n'y est affirmé que l'échantillon ne dise."""

    projection: Projection
    duree: timedelta | None
    seuil: timedelta | None
    attentes: tuple[Attente, ...]
    durees: DureesDuTribunal
    propositions: tuple[tuple[Proposition, list[tuple[str, str]]], ...]
    est_suspendue: bool
    en_cours_jusqu_a: datetime
    seuils: tuple[timedelta, ...]
    source_des_seuils: str = SOURCE

    @property
    def seuils_heures(self) -> list[int]:
        return [int(seuil.total_seconds() // 3600) for seuil in self.seuils]

    @property
    def minutes(self) -> int | None:
        return None if self.duree is None else int(self.duree.total_seconds() // 60)

    @property
    def seuil_heures(self) -> int | None:
        return None if self.seuil is None else int(self.seuil.total_seconds() // 3600)

    @property
    def reste_secondes(self) -> int:
        """Donne ce qui repousse la fin à chaque minute qui passe : tout, si les débats sont suspendus."""
        reste = self.projection.reste
        return int((reste + self.projection.en_cours if self.est_suspendue else reste).total_seconds())

    @property
    def part_suspendue(self) -> int:
        """Donne la part de suspension habituelle, en pour cent du temps de débats."""
        return round(100 * self.durees.part_suspendue)


def fin_estimee(
    audience: Audience, sessions: Iterable[Session], *, maintenant: datetime
) -> FinEstimee | None:
    """Estime la fin d'une audience ouverte ; `None` avant l'ouverture et après la levée. Cinq requêtes."""
    if audience.ouverte_le is None or audience.levee_le is not None:
        return None
    sessions = list(sessions)
    suspensions = [(s.debut_le, s.fin_le) for s in sessions if s.nature != NatureSession.DEBATS]
    courante = next((s for s in sessions if s.fin_le is None), None)
    est_suspendue = courante is not None and courante.nature != NatureSession.DEBATS
    durees, passages = durees_du_tribunal(audience), _passages(audience)
    a_venir, attentes = [], []
    for passage in passages:
        if _est_finie(passage):
            continue
        attendue = durees.attendue(passage.affaire, passage.affaire.prevenus)
        a_venir.append(_a_venir(passage, attendue, suspensions, est_suspendue, maintenant))
        minutes = None if attendue is None else int(attendue.mediane.total_seconds() // 60)
        attentes.append(
            Attente(passage, minutes, attendue.base if attendue else "", attendue.effectif if attendue else 0)
        )
    projection = fin_projetee(maintenant=maintenant, affaires=a_venir, part_suspendue=durees.part_suspendue)
    duree = projection.fin - audience.ouverte_le if projection.fin else None
    seuil = seuil_depasse(duree, audience.date) if duree else None
    disponible = timedelta(minutes=audience.duree_theorique or audience.duree_prevue or 0)
    est_a_dire = seuil is not None or est_a_mi_audience(
        ecoule=maintenant - audience.ouverte_le, disponible=disponible
    )
    proposees = affaires_a_renvoyer(_candidate(p, durees) for p in passages) if est_a_dire else []
    par_cle = {passage.pk: passage for passage in passages}
    return FinEstimee(
        projection=projection,
        duree=duree,
        seuil=seuil,
        attentes=tuple(attentes),
        durees=durees,
        propositions=tuple((une, _allegements(par_cle[une.cle])) for une in proposees),
        est_suspendue=est_suspendue,
        en_cours_jusqu_a=maintenant + projection.en_cours,
        seuils=seuils_au(audience.date),
    )


def _allegements(passage: Inscription) -> list[tuple[str, str]]:
    """Donne les écrans qui retirent l'affaire de l'audience : libellé, adresse."""
    entrees = (entree for entree in PROLONGEMENTS if entree.allege and entree.portee == "INSCRIPTION")
    return [(entree.libelle, entree.adresse(passage)) for entree in entrees]


def _passages(audience: Audience) -> list[Inscription]:
    """Donne le rôle, les prévenus, les suspensions, le nombre de renvois antérieurs. Trois requêtes."""
    prevenus = Partie.objects.filter(qualite=Qualite.PREVENU, retiree_le__isnull=True)
    anterieurs = (
        Inscription.objects.filter(affaire=OuterRef("affaire"), issue=Issue.RENVOYEE)
        .order_by()
        .values("affaire")
        .annotate(nombre=Count("pk"))
        .values("nombre")
    )
    return list(
        Inscription.objects.filter(audience=audience, retiree_le__isnull=True)
        .select_related("affaire")
        .annotate(renvois=Coalesce(Subquery(anterieurs), 0))
        .prefetch_related(
            Prefetch("affaire__parties", prevenus, to_attr="prevenus"),
            Prefetch("suspensions", SuspensionAffaire.objects.order_by("debut_le")),
        )
        .order_by(F("rang"))
    )


def _est_finie(passage: Inscription) -> bool:
    """Les débats d'une affaire en délibéré sont clos, même si elle n'est pas terminée."""
    en_delibere = any(
        s.fin_le is None and s.nature == NatureSession.DELIBERE for s in passage.suspensions.all()
    )
    return bool(passage.issue) or passage.terminee_le is not None or en_delibere


def _a_venir(passage, attendue, suspensions, est_suspendue, maintenant) -> AffaireAVenir:
    if passage.appelee_le is None:
        return AffaireAVenir(passage.pk, attendue)
    siennes = defaultdict(list)
    for une in passage.suspensions.all():
        siennes[une.fin_le is None].append((une.debut_le, une.fin_le))
    toutes = [*suspensions, *siennes[True], *siennes[False]]
    ecoule = temps_de_debats(passage.appelee_le, maintenant, toutes)
    return AffaireAVenir(passage.pk, attendue, ecoule, est_en_cours=not (est_suspendue or siennes[True]))


def _candidate(passage: Inscription, durees: DureesDuTribunal) -> Candidate:
    prevenus = passage.affaire.prevenus
    attendue = durees.attendue(passage.affaire, prevenus)
    return Candidate(
        cle=passage.pk,
        rang=passage.rang,
        nom=str(passage),
        est_appelee=passage.appelee_le is not None or bool(passage.issue),
        situations=frozenset(situation_penale(p.categorie_penale_code, p.categorie_penale) for p in prevenus),
        regimes=frozenset(
            regime_convocation(p.poursuite_code, p.poursuite, p.convocation_code, p.convocation)
            for p in prevenus
        ),
        attendue=attendue.mediane if attendue else None,
        renvois=passage.renvois,
    )
