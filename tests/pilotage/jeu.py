"""Jeux d'audiences pour les essais : décrits en clair, enregistrés, et comptés à la main, sans l'ORM."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from audiences.choix import Issue
from decisions.choix import TypeRenvoi
from pilotage.selection import Selection
from tests.audiences.factories import AffaireFactory, AudienceFactory, InscriptionFactory
from tests.decisions.factories import RenvoiFactory

PARIS = ZoneInfo("Europe/Paris")
JOUR = date(2026, 11, 24)


@dataclass(frozen=True)
class Passe:
    """Un passage : appelé ou non, retiré ou non, son issue, le motif du renvoi s'il y en a un.

    `revient` : l'affaire revient d'un renvoi ; `est_deja_jugee` : elle a été jugée au pénal avant.
    """

    appelee: bool = True
    retiree: bool = False
    issue: str = ""
    motif: str = ""
    revient: bool = False
    est_deja_jugee: bool = False

    @property
    def compte(self) -> bool:
        return self.appelee and not self.retiree

    @property
    def sur_interets_civils(self) -> bool:
        return self.revient and self.est_deja_jugee

    @property
    def au_fond(self) -> bool:
        return self.compte and self.issue != Issue.JOINTE and not self.sur_interets_civils


@dataclass(frozen=True)
class Seance:
    """Une audience : son jour, sa chambre (rang), sa durée en minutes si elle est levée, ses passages."""

    jour: date
    chambre: int = 0
    minutes: int | None = None
    ouverte: bool = True
    passages: tuple[Passe, ...] = ()

    @property
    def est_tenue(self) -> bool:
        return any(passe.compte for passe in self.passages)


def enregistrer(seances, services) -> list:
    """Enregistre les audiences décrites, dans ces chambres ; une affaire qui revient a un passage en 2019."""
    return [_enregistrer(seance, services[seance.chambre]) for seance in seances]


def _enregistrer(seance: Seance, service):
    debut = datetime.combine(seance.jour, time(13, 30), tzinfo=PARIS)
    levee = debut + timedelta(minutes=seance.minutes) if seance.minutes is not None else None
    audience = AudienceFactory(
        juridiction=service.juridiction,
        service=service,
        date=seance.jour,
        ouverte_le=debut if seance.ouverte or levee else None,
        levee_le=levee,
    )
    for passe in seance.passages:
        affaire = AffaireFactory(juridiction=service.juridiction)
        avant = _passage_ancien(affaire, passe, service) if passe.revient or passe.est_deja_jugee else None
        inscription = InscriptionFactory(
            audience=audience,
            affaire=affaire,
            vient_de=avant if passe.revient else None,
            appelee_le=debut if passe.appelee else None,
            retiree_le=debut if passe.retiree else None,
            issue=passe.issue if passe.appelee else "",
        )
        if passe.motif:
            RenvoiFactory(
                inscription=inscription, motif=passe.motif, precision="dite", type=TypeRenvoi.SANS_DATE
            )
    return audience


def _passage_ancien(affaire, passe: Passe, service):
    ancienne = AudienceFactory(juridiction=service.juridiction, service=service, date=date(2019, 5, 6))
    issue = Issue.RETENUE_JUGEE if passe.est_deja_jugee else Issue.RENVOYEE
    appelee = datetime(2019, 5, 6, 14, 0, tzinfo=PARIS)
    return InscriptionFactory(audience=ancienne, affaire=affaire, appelee_le=appelee, issue=issue)


def selection_de(personne, tribunal, *, du=date(2026, 1, 1), au=date(2026, 11, 1), service=None, jour=JOUR):
    """Donne la sélection de cette personne sur ce tribunal."""
    return Selection(personne, (tribunal,), du, au, jour, tribunal, service)
