"""Audiences tenues : les lignes des indicateurs comptés en audiences."""

from django.db.models import DurationField, Exists, ExpressionWrapper, F, OuterRef, Q, QuerySet
from django.db.models.functions import TruncMonth

from audiences.models import Audience, Inscription
from pilotage.colonne import Colonne, Type
from pilotage.passages import APPELEE
from pilotage.selection import Selection, nom_court

LEVEE = Q(levee_le__isnull=False)


def enregistrees(selection: Selection) -> QuerySet:
    """Donne les audiences de la sélection ; `valeur` est leur durée, inconnue avant la levée.

    La durée va de l'ouverture à la levée, délibéré du jour et suspensions compris ; les horodatages sont
    complets, une audience qui finit après minuit reste au jour où elle a commencé.
    """
    lignes = Audience.objects.visibles_par(selection.utilisateur).filter(
        date__gte=selection.du, date__lt=selection.fin
    )
    if selection.juridiction:
        lignes = lignes.filter(juridiction=selection.juridiction)
    if selection.service:
        lignes = lignes.filter(service=selection.service)
    return (
        lignes.annotate(
            jour=F("date"),
            mois=TruncMonth("date"),
            service_lu=F("service"),
            valeur=ExpressionWrapper(F("levee_le") - F("ouverte_le"), output_field=DurationField()),
        )
        .select_related("service", "juridiction")
        .order_by("-date", "service__nom", "heure_prevue", "pk")
    )


def tenues(selection: Selection) -> QuerySet:
    """Donne les audiences où au moins une affaire restée au rôle a été appelée."""
    appelees = Inscription.objects.filter(APPELEE, audience=OuterRef("pk"), retiree_le__isnull=True)
    return enregistrees(selection).filter(Exists(appelees))


def levees(selection: Selection) -> QuerySet:
    """Donne les audiences tenues dont l'ouverture et la levée sont connues."""
    return tenues(selection).filter(LEVEE)


COLONNES = (
    Colonne("Audience", lambda seance: seance.jour, Type.JOUR),
    Colonne("Tribunal", lambda seance: nom_court(seance.juridiction)),
    Colonne("Chambre", lambda seance: seance.service.nom),
    Colonne("Formation", lambda seance: seance.get_formation_display()),
    Colonne("Ouverte", lambda seance: seance.ouverte_le, Type.INSTANT),
    Colonne("Levée", lambda seance: seance.levee_le, Type.INSTANT),
    Colonne("Durée", lambda seance: seance.valeur, Type.DUREE),
)
