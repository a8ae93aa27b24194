"""L'horloge, les délibérés et les demandes de renvoi d'un tribunal d'essai."""

import datetime

from django.utils import timezone

from audiences.choix import NatureSession
from audiences.choix_horloge import HeureNotee
from audiences.models import CorrectionHoraire, SuspensionAffaire
from decisions.choix import Demandeur, SuiteDemande
from decisions.models import Delibere, DemandeRenvoi
from tests.audiences import factories as audiences


def peupler_horloge(o, tribunal, agent, marque) -> None:
    """Suspend une affaire et corrige l'heure de sa suspension."""
    maintenant = timezone.now()
    suspension = SuspensionAffaire.objects.create(
        juridiction=tribunal, inscription=o.renvoyee, nature=NatureSession.SUSPENSION, debut_le=maintenant
    )
    CorrectionHoraire.objects.create(
        juridiction=tribunal, audience=o.audience, suspension=suspension, heure=HeureNotee.SUSPENSION,
        nouvelle=maintenant, motif=marque, par=agent,
    )  # fmt: skip


def peupler_deliberes(o, tribunal, agent, marque) -> None:
    """Rejette une demande de renvoi et met une affaire en délibéré."""
    DemandeRenvoi.objects.create(
        juridiction=tribunal, inscription=o.inscription, demandeur=Demandeur.PREVENU, motif="AUTRE",
        precision=marque, suite=SuiteDemande.REJETEE, par=agent,
    )  # fmt: skip
    en_delibere = audiences.InscriptionFactory(
        juridiction=tribunal, audience=o.audience, appelee_le=timezone.now(), issue="MISE_EN_DELIBERE"
    )
    o.delibere = Delibere.objects.create(
        juridiction=tribunal, inscription=en_delibere, date=o.suivante.date, heure=datetime.time(13, 30),
        vers=audiences.InscriptionFactory(
            juridiction=tribunal, audience=o.suivante, affaire=en_delibere.affaire
        ),
        par=agent,
    )  # fmt: skip
