"""Renvoyer une affaire à une autre audience, ou sans date."""

from datetime import date, time

from django.db import transaction

from audiences.choix import Issue
from audiences.models import Inscription, Mention
from decisions.choix import TypeRenvoi
from decisions.models import Renvoi
from decisions.motif_renvoi import MOTIFS_RENVOI
from decisions.services.passage import verrouiller
from decisions.services.passage_suivant import (
    audience_suivante,
    exiger_date_a_venir,
    exiger_sans_issue,
    inscrire_a_la_suite,
)
from mistral.socle.comptes.models import Service, Utilisateur
from mistral.socle.erreurs import ActeImpossible
from mistral.socle.journal import consigner


@transaction.atomic
def renvoyer(
    inscription: Inscription,
    *,
    demandeur: str,
    motif: str,
    type: str,
    par: Utilisateur,
    precision: str = "",
    date: date | None = None,
    heure: time | None = None,
    service: Service | None = None,
    avis_parquet: str = "",
    observations: str = "",
    mention: Mention | None = None,
) -> Renvoi:
    """Enregistre le renvoi et inscrit l'affaire à l'audience suivante, créée s'il n'y en a pas.

    L'affaire rejoint l'audience du même service et du même jour, au dernier rang. La première audience
    garde sa note, ses présences et ses brouillons. Lève `ActeImpossible` si l'affaire n'est pas appelée, a
    déjà une issue ou une décision validée, ou si la date ne convient pas.
    """
    passage = verrouiller(inscription)
    exiger_sans_issue(passage, avant="de renvoyer l’affaire")
    if MOTIFS_RENVOI[motif].demande_precision and not precision.strip():
        raise ActeImpossible("Ce motif de renvoi ne vaut qu’avec une précision\u202f: indiquez-la.")
    suivant, est_creee = None, False
    if type != TypeRenvoi.SANS_DATE:
        exiger_date_a_venir(passage, date, de_quoi="de renvoi")
        lieu = service or passage.audience.service
        audience, est_creee = audience_suivante(passage, lieu, date, heure, par)
        suivant = inscrire_a_la_suite(passage, audience)
    renvoi = Renvoi.objects.create(
        inscription=passage,
        juridiction_id=passage.juridiction_id,
        motif=motif,
        precision=precision,
        demandeur=demandeur,
        avis_parquet=avis_parquet,
        observations=observations,
        type=type,
        date=date if suivant else None,
        heure=suivant.audience.heure_prevue if suivant else None,
        service=suivant.audience.service if suivant else None,
        vers=suivant,
        cree_audience=est_creee,
        mention=mention,
        par=par,
    )
    passage.issue = Issue.RENVOYEE
    passage.save(update_fields=["issue"])
    consigner("affaire-renvoyee", renvoi, par=par)
    return renvoi
