"""Création d'une audience à la main."""

from datetime import date, time

from django.db import transaction

from audiences.choix import Formation, NatureMouvement, ObjetSuivi
from audiences.models import Audience, MouvementAudience
from audiences.services.corriger import garder_saisies
from mistral.socle.comptes.models import Salle, Service, Utilisateur
from mistral.socle.erreurs import ActeImpossible
from mistral.socle.journal import consigner


@transaction.atomic
def creer_audience(
    *,
    service: Service,
    date: date,
    heure_prevue: time,
    formation: Formation,
    salle: Salle | None = None,
    duree_prevue: int | None = None,
    affaires_max: int | None = None,
    par: Utilisateur,
) -> Audience:
    """Crée l'audience, rôle vide ; `duree_prevue` est en minutes. Ce qui est saisi prime sur un rôle à venir.

    Erreur : `ActeImpossible` si la salle est celle d'un autre tribunal que le service.
    """
    if salle is not None and salle.juridiction_id != service.juridiction_id:
        raise ActeImpossible("Cette salle n’est pas celle du tribunal du service. Rien n’a été créé.")
    audience = Audience.objects.create(
        juridiction_id=service.juridiction_id,
        service=service,
        salle=salle,
        date=date,
        heure_prevue=heure_prevue,
        formation=formation,
        duree_prevue=duree_prevue,
        affaires_max=affaires_max,
    )
    garder_saisies(ObjetSuivi.AUDIENCE, [audience], audience=audience, par=par)
    MouvementAudience.objects.create(
        juridiction_id=audience.juridiction_id, audience=audience, nature=NatureMouvement.CREEE, par=par
    )
    consigner("audience-creee", audience, par=par)
    return audience
