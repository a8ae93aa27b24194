"""Segments d'une note : ce que chaque greffier a signé, ce qu'il lui reste à signer."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Exists, Max, Min, OuterRef, QuerySet
from django.utils import timezone

from audiences.models import Note, OperationNote, SegmentNote
from audiences.regles.n_segments import PORTEE_SEGMENTS, SituationSegments
from mistral.socle.comptes.models import Utilisateur
from mistral.socle.droit import Constat, controler
from mistral.socle.francais import date_sans_jour, heure


@dataclass(frozen=True)
class SegmentDu:
    """Ce qu'un greffier a écrit dans une note depuis sa dernière signature."""

    note_id: int
    greffier: Utilisateur
    premiere_id: int
    debut_le: datetime
    fin_le: datetime
    frappes: int


def segments_a_signer(note: Note) -> list[SegmentDu]:
    """Donne, par greffier, ce qu'il n'a pas encore signé de cette note, le plus ancien d'abord.

    Un texte écarté par un conflit n'est pas dans la note : il ne se signe pas. Deux requêtes.
    """
    return segments_dus([note.pk])


def segments_dus(notes: Iterable[int]) -> list[SegmentDu]:
    """Donne ce qui reste à signer dans ces notes, par note et par greffier. Deux requêtes."""
    signes = SegmentNote.objects.filter(
        note=OuterRef("note"), greffier=OuterRef("auteur"), derniere__gte=OuterRef("pk")
    )
    lignes = list(
        OperationNote.objects.filter(~Exists(signes), note__in=list(notes), est_conflit=False)
        .values("note_id", "auteur_id")
        .annotate(premiere=Min("pk"), debut=Min("recue_le"), fin=Max("recue_le"), frappes=Count("pk"))
        .order_by("note_id", "premiere")
    )
    greffiers = Utilisateur.objects.in_bulk({ligne["auteur_id"] for ligne in lignes})
    return [
        SegmentDu(
            ligne["note_id"],
            greffiers[ligne["auteur_id"]],
            ligne["premiere"],
            ligne["debut"],
            ligne["fin"],
            ligne["frappes"],
        )
        for ligne in lignes
    ]


def constats_des_segments(note: Note, *, par: Utilisateur) -> list[Constat]:
    """Donne ce qui empêche cette personne de signer la note seule (CPP 453). Deux requêtes."""
    autres = [str(du.greffier) for du in segments_a_signer(note) if du.greffier.pk != par.pk]
    return controler(SituationSegments(tuple(dict.fromkeys(autres))), portee=PORTEE_SEGMENTS)


def segments_de(note: Note) -> QuerySet[SegmentNote]:
    """Donne les segments signés d'une note, dans leur ordre, avec le greffier et l'entrant. Une requête."""
    return note.segments.select_related("greffier", "releve__entrant").order_by("signe_le", "pk")


def tenue_de(segments: Iterable[SegmentNote], *, jour: date, signataire: Utilisateur | None = None) -> str:
    """Écrit « tenue par X de 13 h 34 à 16 h 10, puis par Y » ; vide si personne n'a signé de segment.

    Sans entrant désigné, la suite est à `signataire`. Un autre jour que celui de l'audience se dit : après
    minuit, une heure seule tromperait. Aucune requête.
    """
    parts: list[tuple[Utilisateur, datetime, datetime]] = []
    entrant = None
    for segment in segments:
        if parts and parts[-1][0] == segment.greffier:
            parts[-1] = (segment.greffier, parts[-1][1], segment.signe_le)
        else:
            parts.append((segment.greffier, segment.debut_le, segment.signe_le))
        entrant = segment.releve.entrant
    dits = [f"par {greffier} de {_a(du, jour)} à {_a(au, jour)}" for greffier, du, au in parts]
    suivant = entrant or signataire
    if parts and suivant is not None and suivant != parts[-1][0]:
        dits.append(f"par {suivant}")
    return f"tenue {', puis '.join(dits)}" if dits else ""


def _a(instant: datetime, jour: date) -> str:
    local = timezone.localtime(instant)
    dite = heure(local.hour, local.minute)
    return dite if local.date() == jour else f"{dite} (le {date_sans_jour(local.date())})"
