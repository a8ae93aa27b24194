"""L'audience telle que sa page la montre."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Prefetch, Q, QuerySet

from audiences.choix import Fauteuil, NatureSession
from audiences.models import Audience, Intervenant, MouvementAudience, Session
from audiences.regles.etat import Etat
from audiences.regles.etat_audience import etat_audience, manques_preparation
from audiences.selectors.sessions import Durees, durees, intervalles


@dataclass(frozen=True)
class Fiche:
    """En-tête d'une audience : où elle en est, qui la tient, depuis combien de temps."""

    audience: Audience
    etat: Etat
    composition: list[Intervenant]
    manques: list[str]
    intervalles: list[tuple[Session, int]]
    durees: Durees | None
    mouvements: list[MouvementAudience]

    @property
    def est_ouverte(self) -> bool:
        return self.audience.ouverte_le is not None and self.audience.levee_le is None

    @property
    def peut_changer(self) -> bool:
        """Dit si son rôle et sa composition peuvent encore changer."""
        return self.audience.levee_le is None and self.audience.annulee_le is None

    @property
    def est_a_venir(self) -> bool:
        """Dit si elle n'a été ni ouverte ni annulée."""
        return self.audience.ouverte_le is None and self.audience.annulee_le is None

    @property
    def est_suspendue(self) -> bool:
        """Dit si les débats sont interrompus, pour une pause ou un délibéré."""
        courante = self.session_en_cours
        return self.est_ouverte and courante is not None and courante.nature != NatureSession.DEBATS

    @property
    def session_en_cours(self) -> Session | None:
        return next((session for session, _ in self.intervalles if session.fin_le is None), None)


def audiences_a_montrer(audiences: QuerySet[Audience]) -> QuerySet[Audience]:
    """Complète les audiences pour `fiche_de`. Une requête, et trois de préchargement."""
    return (
        audiences.select_related("service", "salle", "juridiction")
        .prefetch_related(
            "intervenants",
            "sessions",
            Prefetch("mouvements", MouvementAudience.objects.select_related("par")),
        )
        .annotate(
            nb_affaires=Count("inscriptions", filter=Q(inscriptions__retiree_le__isnull=True)),
            nb_a_signer=Count(
                "inscriptions",
                filter=Q(inscriptions__appelee_le__isnull=False, inscriptions__note__signee_le__isnull=True),
            ),
        )
    )


def fiche_de(audience: Audience, *, maintenant: datetime) -> Fiche:
    """Dresse l'en-tête d'une audience venue de `audiences_a_montrer`. Aucune requête."""
    places = list(Fauteuil)
    composition = sorted(audience.intervenants.all(), key=lambda i: places.index(Fauteuil(i.fauteuil)))
    sessions = list(audience.sessions.all())
    manques = manques_preparation(
        formation=audience.formation,
        fauteuils={intervenant.fauteuil for intervenant in composition},
        affaires=audience.nb_affaires,
    )
    courante = next((session for session in sessions if session.fin_le is None), None)
    etat = etat_audience(
        ouverte_le=audience.ouverte_le,
        levee_le=audience.levee_le,
        session=courante.nature if courante else "",
        manques=manques,
        annulee_le=audience.annulee_le,
        a_signer=audience.nb_a_signer,
    )
    return Fiche(
        audience=audience,
        etat=etat,
        composition=composition,
        manques=manques,
        intervalles=intervalles(audience, sessions, maintenant=maintenant),
        durees=durees(audience, sessions, maintenant=maintenant),
        mouvements=list(audience.mouvements.all()),
    )
