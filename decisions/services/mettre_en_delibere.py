"""Mettre une affaire en délibéré à une date (CPP 462)."""

from datetime import date, time

from django.db import transaction

from audiences.choix import Issue
from audiences.models import Inscription, Mention
from decisions.models import Delibere
from decisions.services.passage import verrouiller
from decisions.services.passage_suivant import (
    audience_suivante,
    exiger_date_a_venir,
    exiger_sans_issue,
    inscrire_a_la_suite,
)
from mistral.socle.comptes.models import Salle, Utilisateur
from mistral.socle.erreurs import ActeImpossible
from mistral.socle.journal import consigner


@transaction.atomic
def mettre_en_delibere(
    inscription: Inscription,
    *,
    date: date,
    heure: time,
    par: Utilisateur,
    salle: Salle | None = None,
    parties_informees: bool | None = None,
    est_prorogation: bool = False,
    mention: Mention | None = None,
) -> Delibere:
    """Enregistre le délibéré et inscrit l'affaire à l'audience où il sera vidé, créée s'il n'y en a pas.

    Une prorogation n'est possible qu'à un passage qui vient d'un délibéré ; un premier délibéré, qu'ailleurs.
    Lève `ActeImpossible` si l'affaire n'est pas appelée, a déjà une issue ou une décision validée, ou si la
    date ne convient pas.
    """
    passage = verrouiller(inscription)
    exiger_sans_issue(passage, avant="de mettre l’affaire en délibéré")
    vient_d_un_delibere = Delibere.objects.filter(vers=passage).exists()
    if est_prorogation and not vient_d_un_delibere:
        raise ActeImpossible(
            "Aucun délibéré ne devait être vidé à cette audience\u202f: rien n’est à proroger. "
            "Employez /delibere."
        )
    exiger_date_a_venir(passage, date, de_quoi="du délibéré")
    audience, est_creee = audience_suivante(passage, passage.audience.service, date, heure, par)
    suivant = inscrire_a_la_suite(passage, audience)
    delibere = Delibere.objects.create(
        juridiction_id=passage.juridiction_id,
        inscription=passage,
        date=date,
        heure=heure,
        salle=salle,
        parties_informees=parties_informees,
        est_prorogation=est_prorogation,
        vers=suivant,
        cree_audience=est_creee,
        mention=mention,
        par=par,
    )
    passage.issue = Issue.MISE_EN_DELIBERE
    passage.save(update_fields=["issue"])
    consigner("delibere-proroge" if est_prorogation else "affaire-mise-en-delibere", delibere, par=par)
    return delibere
