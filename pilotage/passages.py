"""Passages d'affaires aux audiences : les lignes des indicateurs comptés en affaires.

Une affaire renvoyée puis réaudiencée fait une ligne à chacune de ses audiences.
"""

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Coalesce, TruncMonth

from audiences.choix import Issue
from audiences.models import Inscription
from decisions.models import Renvoi
from decisions.motif_renvoi import MOTIFS_RENVOI
from pilotage.calcul import Axe
from pilotage.colonne import Colonne, Type
from pilotage.selection import Selection, nom_court

APPELEE = Q(appelee_le__isnull=False)
JUGEE = Q(issue=Issue.RETENUE_JUGEE)
RENVOYEE = Q(issue=Issue.RENVOYEE)
JOINTE = Q(issue=Issue.JOINTE)
# L'affaire revient d'un renvoi et elle est déjà jugée au pénal : il ne reste que l'action civile (CPP 464).
SUR_INTERETS_CIVILS = Q(vient_de__isnull=False, est_deja_jugee=True)
RENVOI_CIVIL = (SUR_INTERETS_CIVILS & RENVOYEE) | (JUGEE & Q(a_un_renvoi=True))


def inscrits(selection: Selection) -> QuerySet:
    """Donne les passages des affaires restées au rôle des audiences non annulées de la sélection."""
    lignes = Inscription.objects.visibles_par(selection.utilisateur).filter(
        retiree_le__isnull=True,
        audience__annulee_le__isnull=True,
        audience__date__gte=selection.du,
        audience__date__lt=selection.fin,
    )
    if selection.juridiction:
        lignes = lignes.filter(juridiction=selection.juridiction)
    if selection.service:
        lignes = lignes.filter(audience__service=selection.service)
    jugee_avant = Inscription.objects.filter(
        JUGEE, affaire=OuterRef("affaire"), audience__date__lt=OuterRef("audience__date")
    )
    return (
        lignes.annotate(
            jour=F("audience__date"),
            mois=TruncMonth("audience__date"),
            service_lu=F("audience__service"),
            est_deja_jugee=Exists(jugee_avant),
            a_un_renvoi=Exists(Renvoi.objects.filter(inscription=OuterRef("pk"))),
            motif_lu=Coalesce("renvoi__motif", Value("")),
        )
        .select_related("affaire", "audience__service", "juridiction")
        .order_by("-audience__date", "audience__service__nom", "audience_id", "rang")
    )


def appeles(selection: Selection) -> QuerySet:
    """Donne les passages appelés au fond : une affaire jointe compte pour une, avec celle qui la reçoit."""
    return inscrits(selection).filter(APPELEE).exclude(JOINTE).exclude(SUR_INTERETS_CIVILS)


def renvoyes(selection: Selection) -> QuerySet:
    """Donne les passages renvoyés ; un délibéré n'est pas un renvoi, un renvoi civil est compté à part."""
    return appeles(selection).filter(RENVOYEE)


def motif_de_renvoi(cle: str) -> str:
    """Écrit le motif ; une donnée absente le dit, un code retiré du registre reste lisible."""
    if not cle:
        return "motif non renseigné"
    return MOTIFS_RENVOI[cle].libelle if cle in MOTIFS_RENVOI else f"motif inconnu ({cle})"


def imputation_du_renvoi(cle: str) -> str:
    """Écrit à qui tient le renvoi."""
    return MOTIFS_RENVOI[cle].imputation.label if cle in MOTIFS_RENVOI else "non déterminée"


MOTIF = Axe("motif_lu", "motif", motif_de_renvoi, imputation_du_renvoi)

COLONNES = (
    Colonne("N° de parquet", lambda passage: passage.affaire.numero_parquet),
    Colonne("Audience", lambda passage: passage.jour, Type.JOUR),
    Colonne("Tribunal", lambda passage: nom_court(passage.juridiction)),
    Colonne("Chambre", lambda passage: passage.audience.service.nom),
    Colonne("Formation", lambda passage: passage.audience.get_formation_display()),
    Colonne("Appelée", lambda passage: passage.appelee_le, Type.INSTANT),
    Colonne("Issue", lambda passage: passage.get_issue_display() or None),
)
COLONNES_RENVOI = (
    *COLONNES,
    Colonne(
        "Motif du renvoi", lambda passage: motif_de_renvoi(passage.motif_lu) if _renvoye(passage) else None
    ),
    Colonne("Tient à", lambda passage: imputation_du_renvoi(passage.motif_lu) if _renvoye(passage) else None),
)


def _renvoye(passage) -> bool:
    return passage.issue == Issue.RENVOYEE or passage.a_un_renvoi
