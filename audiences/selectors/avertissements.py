"""Ce qu'il faut savoir avant de placer une audience à ce jour, à cette heure, dans cette salle."""

from dataclasses import dataclass
from datetime import date, time

from audiences.models import Audience
from mistral.socle.calendrier import jours_feries
from mistral.socle.comptes.models import JourChome, Salle, Service
from mistral.socle.francais import JOURS, date_longue, heure

_SAMEDI = 5


@dataclass(frozen=True)
class Avertissement:
    """Ce qui surprend ; n'empêche rien une fois confirmé."""

    code: str
    message: str


def avertissements_pour(
    *,
    service: Service,
    date: date,
    heure_prevue: time,
    salle: Salle | None,
    aujourd_hui: date,
    sauf: Audience | None = None,
) -> list[Avertissement]:
    """Relève jour passé ou chômé, salle déjà prise, service déjà en audience à cette heure. Deux requêtes.

    `sauf` est l'audience que l'on déplace : elle ne se gêne pas elle-même.
    """
    trouves = _du_jour(date, aujourd_hui)
    chomes = JourChome.objects.filter(juridiction=service.juridiction_id, date=date)
    trouves += [
        Avertissement("CHOME", f"Le {date_longue(date)} est chômé ({chome.libelle}).") for chome in chomes
    ]
    memes = (
        Audience.objects.filter(
            juridiction=service.juridiction_id, date=date, heure_prevue=heure_prevue, annulee_le=None
        )
        .exclude(pk=sauf.pk if sauf else None)
        .select_related("service", "salle")
    )
    a = heure(heure_prevue.hour, heure_prevue.minute)
    for autre in memes:
        if salle is not None and autre.salle_id == salle.pk:
            trouves.append(
                Avertissement("SALLE", f"{salle} est déjà prise à {a} par l’audience de {autre.service}.")
            )
        if autre.service_id == service.pk:
            trouves.append(Avertissement("SERVICE", f"{service} tient déjà une audience à {a} ce jour-là."))
    return trouves


def _du_jour(jour: date, aujourd_hui: date) -> list[Avertissement]:
    trouves = []
    if jour < aujourd_hui:
        trouves.append(Avertissement("PASSEE", f"Le {date_longue(jour)} est passé."))
    if ferie := jours_feries(jour.year).get(jour):
        trouves.append(Avertissement("FERIE", f"Le {date_longue(jour)} est férié ({ferie})."))
    if jour.weekday() >= _SAMEDI:
        trouves.append(Avertissement("FIN_DE_SEMAINE", f"Ce jour est un {JOURS[jour.weekday()]}."))
    return trouves
