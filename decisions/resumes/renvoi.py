"""Le renvoi ordonné à un passage : qui l'a demandé, pourquoi, et à quand."""

from collections.abc import Collection

from audiences.resume import RESUMES, Resume
from decisions.models import Renvoi
from decisions.motif_renvoi import MOTIFS_RENVOI
from mistral.socle.francais import INSECABLE, date_longue


def _ligne(renvoi: Renvoi) -> str:
    motif = MOTIFS_RENVOI[renvoi.motif].libelle
    precision = f", {renvoi.precision}" if renvoi.precision else ""
    a_quand = f"au {date_longue(renvoi.date)}, {renvoi.service}" if renvoi.date else "sans date"
    return f"{a_quand}, demandé par {renvoi.get_demandeur_display()}. Motif{INSECABLE}: {motif}{precision}"


def _phrases(passages: Collection[int]) -> dict[int, list[str]]:
    """Donne la ligne du renvoi. Une requête."""
    renvois = Renvoi.objects.filter(inscription__in=passages).select_related("service")
    return {renvoi.inscription_id: [_ligne(renvoi)] for renvoi in renvois}


RESUMES.inscrire(Resume("RENVOI", "Renvoi", _phrases, rang=20))
