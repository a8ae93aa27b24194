"""Ce que l'écran « Décider » montre : les prévenus d'un passage, leurs faits, ce qui est décidé."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from django.db.models import Case, Prefetch, Q, When

from audiences.choix import Qualite
from audiences.models import Comparution, Inscription, Partie, Prevention
from audiences.selectors.jonction import passages_joints
from decisions.choix import EtatDecision
from decisions.dite import DecisionDite, SortDit
from decisions.models import Decision
from decisions.regles.qualification_jugement import Proposition, qualification_proposee
from mistral.socle.droit import citer
from mistral.socle.francais import nom_affiche


@dataclass(frozen=True)
class PrevenuADecider:
    """Un prévenu au passage d'une affaire, avec ce qui est enregistré de sa décision."""

    inscription: Inscription
    partie: Partie
    preventions: tuple[Prevention, ...]
    comparution: Comparution | None
    decision: Decision | None
    dite: DecisionDite
    proposition: Proposition
    motifs: Mapping[str, str]

    @property
    def cle(self) -> str:
        """Donne le préfixe qui désigne ce prévenu dans la page et dans la saisie."""
        return f"p{self.partie.pk}"

    @property
    def nom(self) -> str:
        personne = self.partie.personne
        return nom_affiche(personne.nom, personne.prenom, x_se_disant=personne.est_x_se_disant)

    @property
    def articles_proposes(self) -> str:
        """Donne les articles de la qualification proposée, cités au jour de l'audience."""
        return citer(self.proposition.sources, self.inscription.audience.date)

    @property
    def version(self) -> int:
        return self.decision.version if self.decision else 0

    @property
    def est_validee(self) -> bool:
        return self.decision is not None and self.decision.etat != EtatDecision.BROUILLON

    @property
    def peut_etre_reprise(self) -> bool:
        return self.decision is not None and self.decision.etat == EtatDecision.VALIDEE

    @property
    def dite_proposee(self) -> DecisionDite:
        """Donne ce que l'écran préremplit : l'enregistré, et la qualification proposée s'il n'y en a pas."""
        return replace(self.dite, qualification=self.dite.qualification or self.proposition.qualification)


def decisions_de(inscription: Inscription) -> list[PrevenuADecider]:
    """Donne les prévenus du passage, dans l'ordre. Sept requêtes, quel que soit leur nombre.

    Un prévenu ou un fait retiré du rôle reste montré s'il a été décidé à ce passage. L'audience du passage
    doit être déjà chargée.
    """
    return [_prevenu(inscription, partie) for partie in _parties(inscription)]


def _parties(inscription: Inscription):
    """Donne les prévenus de l'affaire, puis de celles qui lui sont jointes (CPP 387)."""
    joints = passages_joints(inscription)
    affaires = Q(affaire=inscription.affaire_id) | Q(affaire__in=joints.values("affaire"))
    preventions = (
        Prevention.objects.filter(
            Q(pk__in=Prevention.objects.actives().values("pk"), infraction__retiree_le__isnull=True)
            | Q(sorts__decision__inscription=inscription),
        )
        .select_related("infraction__racine")
        .order_by("infraction__rang", "infraction_id")
        .distinct()
    )
    decisions = (
        Decision.objects.filter(inscription=inscription)
        .select_related("validee_par")
        .prefetch_related("sorts", "peines", "outrepassees")
    )
    comparutions = Comparution.objects.filter(
        Q(inscription=inscription) | Q(inscription__in=joints.filter(audience=inscription.audience_id))
    ).select_related("avocat")
    return (
        Partie.objects.filter(affaires, qualite=Qualite.PREVENU)
        .filter(Q(retiree_le__isnull=True) | Q(decisions__inscription=inscription))
        .select_related("personne", "avocat")
        .prefetch_related(
            Prefetch("preventions", preventions, to_attr="faits"),
            Prefetch("decisions", decisions, to_attr="decisions_du_passage"),
            Prefetch("comparutions", comparutions, to_attr="presences"),
        )
        .annotate(est_joint=Case(When(affaire=inscription.affaire_id, then=0), default=1))
        .order_by("est_joint", "affaire", "rang", "id")
        .distinct()
    )


def _prevenu(inscription: Inscription, partie: Partie) -> PrevenuADecider:
    decision = next(iter(partie.decisions_du_passage), None)
    presence = next(iter(partie.presences), None)
    return PrevenuADecider(
        inscription=inscription,
        partie=partie,
        preventions=tuple(partie.faits),
        comparution=presence,
        decision=decision,
        dite=dite_de(decision),
        proposition=qualification_proposee(
            presence.mode if presence else None, (partie.convocation_code, partie.poursuite_code)
        ),
        motifs={} if decision is None else {vue.regle: vue.motif for vue in decision.outrepassees.all()},
    )


def dite_de(decision: Decision | None) -> DecisionDite:
    """Donne le contenu enregistré d'une décision ; vide s'il n'y en a pas. Sorts et peines déjà chargés."""
    if decision is None:
        return DecisionDite()
    return DecisionDite(
        qualification=decision.qualification,
        sorts=tuple(SortDit(s.prevention_id, s.sort, s.motif, s.precision) for s in decision.sorts.all()),
        peines=tuple(peine.prononcee for peine in decision.peines.all()),
    )
