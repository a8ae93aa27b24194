"""Le délibéré mis à un passage, et celui qui doit y être vidé."""

from collections.abc import Collection

from django.db.models import Q

from audiences.resume import RESUMES, Resume
from decisions.models import Delibere
from mistral.socle.francais import date_longue, heure


def _phrases(passages: Collection[int]) -> dict[int, list[str]]:
    """Donne la ligne du délibéré mis, puis celle du délibéré à vider. Une requête."""
    lignes: dict[int, list[str]] = {}
    deliberes = Delibere.objects.filter(Q(inscription__in=passages) | Q(vers__in=passages))
    for delibere in deliberes.select_related("inscription__audience"):
        if delibere.inscription_id in passages:
            quand = f"{date_longue(delibere.date)} à {heure(delibere.heure.hour, delibere.heure.minute)}"
            quoi = "prorogé au" if delibere.est_prorogation else "mis au"
            lignes.setdefault(delibere.inscription_id, []).append(f"{quoi} {quand}")
        if delibere.vers_id in passages:
            jour = date_longue(delibere.inscription.audience.date)
            lignes.setdefault(delibere.vers_id, []).append(f"à vider, débats du {jour}")
    return lignes


RESUMES.inscrire(Resume("DELIBERE", "Délibéré", _phrases, rang=15))
