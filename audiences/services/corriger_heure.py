"""Correction d'une heure de l'audience ou d'une affaire, avec sa trace."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from django.db import transaction
from django.db.models import Model
from django.utils import timezone

from audiences.choix_horloge import HeureNotee
from audiences.models import Audience, CorrectionHoraire, Inscription, Session
from audiences.regles.ordre_des_heures import incoherences
from audiences.selectors.horaires import DU_PASSAGE, Horaires, horaires_de
from mistral.socle.comptes.models import Utilisateur
from mistral.socle.erreurs import ActeImpossible
from mistral.socle.francais import enumerer
from mistral.socle.journal import consigner

Objet = TypeVar("Objet", bound=Model)


@dataclass(frozen=True)
class Changement:
    """Heure changée en mémoire : ce qu'elle vise, sa valeur d'avant, de quoi l'enregistrer."""

    objet: dict[str, Model]
    ancienne: datetime | None
    enregistrer: Callable[[], object]


@transaction.atomic
def corriger_heure(
    audience: Audience,
    *,
    heure: HeureNotee,
    cible: int,
    nouvelle: datetime,
    motif: str,
    par: Utilisateur,
) -> CorrectionHoraire:
    """Change une heure notée, ou porte après coup une heure oubliée ; garde l'ancienne et le motif.

    `cible` est la clé de ce qui porte l'heure : audience, intervalle, passage ou suspension. Une borne
    commune à deux intervalles change dans les deux. Les phrases de la note ne changent pas. Lève
    `ActeImpossible` si l'heure ne suit pas les autres, est à venir, ou ne s'est pas encore produite.
    """
    audience = Audience.objects.select_for_update(of=("self",)).get(pk=audience.pk)
    if audience.ouverte_le is None:
        raise ActeImpossible("L’audience n’a pas été ouverte\u202f: elle n’a pas encore d’heure à corriger.")
    if not motif.strip():
        raise ActeImpossible("Dites pourquoi l’heure est corrigée. Rien n’a changé.")
    # Verrouillés avant d'être lus : deux corrections à la fois se suivent.
    list(Inscription.objects.select_for_update(of=("self",)).filter(audience=audience).order_by("pk"))
    horaires = horaires_de(audience)
    maintenant = timezone.now()
    deja = set(incoherences(horaires.heures, maintenant=maintenant))
    changement = _preparer(horaires, heure, cible, nouvelle)
    if changement.ancienne == nouvelle:
        raise ActeImpossible("Cette heure est déjà celle qui est notée. Rien n’a changé.")
    # Un désordre plus ancien ne doit pas empêcher d'en corriger un autre.
    desordres = [un for un in incoherences(horaires.heures, maintenant=maintenant) if un not in deja]
    if desordres:
        raise ActeImpossible(f"L’heure n’est pas corrigée\u202f: {enumerer(desordres)}.")
    changement.enregistrer()
    correction = CorrectionHoraire.objects.create(
        juridiction_id=audience.juridiction_id,
        audience=audience,
        heure=heure,
        ancienne=changement.ancienne,
        nouvelle=nouvelle,
        motif=motif.strip(),
        par=par,
        **changement.objet,
    )
    consigner("heure-corrigee", correction, par=par)
    return correction


def _preparer(horaires: Horaires, heure: HeureNotee, cible: int, nouvelle: datetime) -> Changement:
    if heure in DU_PASSAGE:
        return _au_passage(horaires, heure, cible, nouvelle)
    if heure in (HeureNotee.SUSPENSION, HeureNotee.REPRISE):
        return _a_la_suspension(horaires, heure, cible, nouvelle)
    if heure == HeureNotee.INTERVALLE:
        return _entre_deux_intervalles(horaires, cible, nouvelle)
    return _a_l_audience(horaires, heure, nouvelle)


def _au_passage(horaires: Horaires, heure: HeureNotee, cible: int, nouvelle: datetime) -> Changement:
    passage, champ = _trouver(horaires.passages, cible), DU_PASSAGE[heure]
    ancienne = getattr(passage, champ)
    if ancienne is None and heure == HeureNotee.FIN:
        raise ActeImpossible("L’affaire n’est pas terminée\u202f: terminez-la, puis corrigez l’heure.")
    setattr(passage, champ, nouvelle)
    return Changement({"inscription": passage}, ancienne, lambda: passage.save(update_fields=[champ]))


def _a_la_suspension(horaires: Horaires, heure: HeureNotee, cible: int, nouvelle: datetime) -> Changement:
    toutes = [une for passage in horaires.passages for une in passage.suspensions.all()]
    suspension = _trouver(toutes, cible)
    champ = "debut_le" if heure == HeureNotee.SUSPENSION else "fin_le"
    ancienne = getattr(suspension, champ)
    if ancienne is None:
        raise ActeImpossible("L’affaire n’a pas repris\u202f: reprenez-la, puis corrigez l’heure.")
    setattr(suspension, champ, nouvelle)
    return Changement({"suspension": suspension}, ancienne, lambda: suspension.save(update_fields=[champ]))


def _entre_deux_intervalles(horaires: Horaires, cible: int, nouvelle: datetime) -> Changement:
    """La fin de l'un est le début de l'autre : les deux s'écrivent d'un seul ordre."""
    sessions = horaires.sessions
    session = _trouver(sessions[1:], cible)
    avant, ancienne = sessions[sessions.index(session) - 1], session.debut_le
    avant.fin_le = session.debut_le = nouvelle
    return Changement(
        {"session": session},
        ancienne,
        lambda: Session.objects.bulk_update([avant, session], ["debut_le", "fin_le"]),
    )


def _a_l_audience(horaires: Horaires, heure: HeureNotee, nouvelle: datetime) -> Changement:
    audience, sessions = horaires.audience, horaires.sessions
    est_ouverture = heure == HeureNotee.OUVERTURE
    champ = "ouverte_le" if est_ouverture else "levee_le"
    ancienne = getattr(audience, champ)
    if ancienne is None:
        raise ActeImpossible("L’audience n’est pas levée\u202f: levez-la, puis corrigez l’heure.")
    setattr(audience, champ, nouvelle)
    bord = sessions[:1] if est_ouverture else sessions[-1:]
    for session in bord:
        setattr(session, "debut_le" if est_ouverture else "fin_le", nouvelle)

    def enregistrer() -> None:
        audience.save(update_fields=[champ])
        Session.objects.bulk_update(bord, ["debut_le", "fin_le"])

    return Changement({}, ancienne, enregistrer)


def _trouver(objets: Iterable[Objet], cible: int) -> Objet:
    trouve = next((objet for objet in objets if objet.pk == cible), None)
    if trouve is None:
        raise ActeImpossible("Cette heure n’existe plus à cette audience. Rien n’a changé.")
    return trouve
