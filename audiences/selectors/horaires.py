"""Toutes les heures d'une audience, ce qu'elles étaient avant d'être corrigées, et qui le dit encore."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db.models import Prefetch
from django.utils import timezone

from audiences.choix import NatureSession
from audiences.choix_horloge import HeureNotee
from audiences.models import Audience, CorrectionHoraire, Inscription, Mention, Session, SuspensionAffaire
from audiences.regles.heure_dite import dit_l_heure
from audiences.regles.ordre_des_heures import Heures, HeuresAffaire, Intervalle

# Étapes de la note dont la phrase dit cette heure.
ETAPES = {
    HeureNotee.OUVERTURE: ("OUV",),
    HeureNotee.INTERVALLE: ("SUSP", "REPR", "DELIB_SIEGE"),
    HeureNotee.LEVEE: ("CLOT",),
    HeureNotee.APPEL: ("APPEL",),
    HeureNotee.DEBATS: (),
    HeureNotee.SUSPENSION: ("SUSP", "DELIB_SIEGE"),
    HeureNotee.REPRISE: ("REPR", "DELIB_SIEGE"),
    HeureNotee.PRONONCE: ("PRON",),
    HeureNotee.FIN: ("CLOT",),
}
_TOUTES = {etape for etapes in ETAPES.values() for etape in etapes}
DU_PASSAGE = {
    HeureNotee.APPEL: "appelee_le",
    HeureNotee.DEBATS: "debats_le",
    HeureNotee.PRONONCE: "prononcee_le",
    HeureNotee.FIN: "terminee_le",
}


@dataclass(frozen=True)
class LigneHoraire:
    """Une heure : ce qu'elle est, ce qu'elle était, les mentions de la note qui disent encore l'ancienne."""

    heure: HeureNotee
    cible: int
    libelle: str
    instant: datetime | None
    jour: date
    corrections: list[CorrectionHoraire] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)

    @property
    def cle(self) -> str:
        """Désigne l'heure dans le formulaire."""
        return f"{self.heure.value}-{self.cible}"

    @property
    def est_corrigeable(self) -> bool:
        """Une heure oubliée se porte après coup, sauf la fin : c'est un acte, non un oubli."""
        return self.instant is not None or self.heure != HeureNotee.FIN

    @property
    def est_un_autre_jour(self) -> bool:
        """Dit si l'heure n'est pas du jour de l'audience : une audience de nuit traverse minuit."""
        return self.instant is not None and timezone.localdate(self.instant) != self.jour

    @property
    def ancienne(self) -> datetime | None:
        """Donne l'heure que la dernière correction a remplacée."""
        return self.corrections[-1].ancienne if self.corrections else None


@dataclass(frozen=True)
class GroupeHoraire:
    """Heures de l'audience, ou d'une de ses affaires."""

    titre: str
    passage: Inscription | None
    lignes: list[LigneHoraire]


@dataclass(frozen=True)
class Horaires:
    """Objets qui portent les heures d'une audience."""

    audience: Audience
    sessions: list[Session]
    passages: list[Inscription]

    @property
    def heures(self) -> Heures:
        """Donne les heures telles que la règle les compare ; l'audience est ouverte."""
        return Heures(
            self.audience.ouverte_le,
            self.audience.levee_le,
            tuple(Intervalle(s.debut_le, s.fin_le, s.nature == NatureSession.DEBATS) for s in self.sessions),
            tuple(
                HeuresAffaire(
                    str(p.rang),
                    p.appelee_le,
                    p.debats_le,
                    p.prononcee_le,
                    p.terminee_le,
                    tuple(Intervalle(s.debut_le, s.fin_le, False) for s in p.suspensions.all()),
                )
                for p in self.passages
            ),
        )


def horaires_de(audience: Audience) -> Horaires:
    """Lit les heures d'une audience et de ses affaires appelées. Trois requêtes."""
    passages = (
        Inscription.objects.filter(audience=audience, appelee_le__isnull=False)
        .select_related("affaire")
        .prefetch_related(Prefetch("suspensions", SuspensionAffaire.objects.order_by("debut_le", "pk")))
        .order_by("rang")
    )
    return Horaires(
        audience, list(Session.objects.filter(audience=audience).order_by("debut_le", "pk")), list(passages)
    )


def lignes_horaires(audience: Audience) -> list[GroupeHoraire]:
    """Donne la page des horaires, audience puis affaires dans l'ordre du rôle. Cinq requêtes."""
    horaires = horaires_de(audience)
    corrections = defaultdict(list)
    for une in CorrectionHoraire.objects.filter(audience=audience).select_related("par"):
        cible = une.session_id or une.suspension_id or une.inscription_id or audience.pk
        corrections[une.heure, cible].append(une)
    mentions = list(
        Mention.objects.filter(
            note__inscription__audience=audience, effacee_le__isnull=True, etape__in=_TOUTES
        ).select_related("note__inscription__affaire")
    )
    groupes = [GroupeHoraire("Audience", None, [*_de_l_audience(horaires)])]
    groupes += [GroupeHoraire(str(p), p, [*_du_passage(p, audience.date)]) for p in horaires.passages]
    for groupe in groupes:
        siennes = [m for m in mentions if groupe.passage in (None, m.note.inscription)]
        for ligne in groupe.lignes:
            ligne.corrections.extend(corrections[ligne.heure, ligne.cible])
            ligne.mentions.extend(_perimees(ligne, siennes))
    return groupes


def _de_l_audience(horaires: Horaires) -> Iterable[LigneHoraire]:
    audience = horaires.audience
    if audience.ouverte_le is not None:
        yield LigneHoraire(HeureNotee.OUVERTURE, audience.pk, "Ouverture", audience.ouverte_le, audience.date)
    for session in horaires.sessions[1:]:
        quoi = _intervalle(session)
        yield LigneHoraire(HeureNotee.INTERVALLE, session.pk, quoi, session.debut_le, audience.date)
    if audience.levee_le is not None:
        yield LigneHoraire(HeureNotee.LEVEE, audience.pk, "Levée", audience.levee_le, audience.date)


def _intervalle(session: Session) -> str:
    if session.nature == NatureSession.DEBATS:
        return "Reprise"
    if session.nature == NatureSession.DELIBERE:
        return "Le tribunal se retire pour délibérer"
    return f"Suspension ({session.get_motif_display()})" if session.motif else "Suspension"


def _du_passage(passage: Inscription, jour: date) -> Iterable[LigneHoraire]:
    yield LigneHoraire(HeureNotee.APPEL, passage.pk, "Appel", passage.appelee_le, jour)
    yield LigneHoraire(HeureNotee.DEBATS, passage.pk, "Début des débats", passage.debats_le, jour)
    for une in passage.suspensions.all():
        quoi = "Mise en délibéré" if une.nature == NatureSession.DELIBERE else "Suspension"
        yield LigneHoraire(HeureNotee.SUSPENSION, une.pk, f"{quoi} de l’affaire", une.debut_le, jour)
        if une.fin_le is not None:
            yield LigneHoraire(HeureNotee.REPRISE, une.pk, "Reprise de l’affaire", une.fin_le, jour)
    yield LigneHoraire(HeureNotee.FIN, passage.pk, "Fin de l’affaire", passage.terminee_le, jour)
    yield LigneHoraire(HeureNotee.PRONONCE, passage.pk, "Prononcé", passage.prononcee_le, jour)


def _perimees(ligne: LigneHoraire, mentions: Iterable[Mention]) -> list[Mention]:
    """Donne les mentions de l'étape qui disent une ancienne heure, et non celle d'aujourd'hui."""
    anciennes = {_dite(une.ancienne) for une in ligne.corrections if une.ancienne is not None}
    if not anciennes:
        return []
    actuelle = _dite(ligne.instant)
    return [
        mention
        for mention in mentions
        if mention.etape in ETAPES[ligne.heure]
        and not dit_l_heure(mention.texte, *actuelle)
        and any(dit_l_heure(mention.texte, *ancienne) for ancienne in anciennes)
    ]


def _dite(instant: datetime) -> tuple[int, int]:
    local = timezone.localtime(instant)
    return local.hour, local.minute
