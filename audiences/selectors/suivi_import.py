"""Où en est l'application d'un rôle, pour l'écran qui attend sa fin."""

from dataclasses import dataclass

from django.db.models import QuerySet

from audiences.choix import EtatImport
from audiences.models import Audience, ImportRole

# L'écran interroge chaque seconde ; sans avancée pendant ce nombre de fois, il s'arrête et le dit.
ATTENTES_MAX = 90


@dataclass(frozen=True)
class SuiviImport:
    """Progression d'un import ; `attentes` compte les réponses où rien n'avait bougé."""

    depot: ImportRole
    attentes: int = 0

    @property
    def est_en_cours(self) -> bool:
        return self.depot.etat == EtatImport.EN_COURS

    @property
    def interroge(self) -> bool:
        """Dit si l'écran interroge encore : jamais après la fin, l'échec ou une trop longue attente."""
        return self.est_en_cours and self.attentes < ATTENTES_MAX

    @property
    def est_immobile(self) -> bool:
        return self.est_en_cours and not self.interroge

    @property
    def suite(self) -> str:
        """Donne de quoi reprendre le compte des attentes à la prochaine interrogation."""
        return f"vues={self.depot.etapes_faites}&attentes={self.attentes + 1}"


def suivi_de(depot: ImportRole, *, vues: int | None, attentes: int) -> SuiviImport:
    """Reprend le compte des attentes, à zéro si l'import a avancé depuis. Aucune requête."""
    return SuiviImport(depot, attentes if vues == depot.etapes_faites else 0)


def audiences_importees(depot: ImportRole) -> QuerySet[Audience]:
    """Donne les audiences dont ce rôle est le dernier reçu. Une requête."""
    recues = Audience.objects.filter(
        juridiction=depot.juridiction_id, recue_le__isnull=False, recue_le=depot.emis_le
    )
    return recues.select_related("service").order_by("date", "heure_prevue", "pk")
