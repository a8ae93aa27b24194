"""Histoire d'une note, minute par minute : ce qu'elle était, ce qui a changé, qui l'a écrit."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Count, F, Max, Q, Value, Window
from django.db.models.functions import Coalesce, Lag, TruncMinute

from audiences.etape import ETAPES
from audiences.models import Inscription, Mention, Note, OperationNote, Partie
from audiences.operation import contenu_canonique, empreinte
from audiences.selectors.ecart_texte import Fragment, comparer
from audiences.selectors.fil_note import nom_du_locuteur, preside_au_feminin
from audiences.selectors.rejeu_note import MentionRebatie, rebatir
from mistral.socle.comptes.models import Utilisateur


@dataclass(frozen=True)
class Minute:
    """Minute où la note a reçu des frappes ; `derniere` est la dernière opération reçue jusque-là."""

    debut: datetime
    derniere: int
    precedente: int
    frappes: int
    mentions: int
    conflits: int
    auteurs: tuple[int, ...]

    @property
    def code(self) -> str:
        """Écrit la minute dans une adresse, à l'heure universelle : elle ne se répète jamais."""
        return self.debut.astimezone(UTC).strftime("%Y-%m-%dT%H:%MZ")


@dataclass(frozen=True)
class MentionDAlors:
    """Mention telle qu'elle se lisait, et si elle se lit encore ainsi."""

    rebatie: MentionRebatie
    cle: int | None
    etape: str
    locuteur: str
    auteur: str
    est_inchangee: bool
    porte_une_donnee: bool


@dataclass(frozen=True)
class Changement:
    """Ce qu'une minute a changé à une mention ; `tete` dit un changement d'étape ou de locuteur."""

    mention: MentionDAlors
    genre: str
    tete: str
    fragments: tuple[Fragment, ...]


@dataclass(frozen=True)
class Ecarte:
    """Texte qu'un conflit a laissé hors de la note : il est gardé, et se retrouve ici."""

    texte: str
    auteur: str
    le: datetime
    etape: str


@dataclass(frozen=True)
class Histoire:
    """L'écran : la minute montrée parmi toutes celles de la note."""

    note: Note
    heures: tuple[tuple[datetime, str, bool], ...]
    minutes: tuple[tuple[Minute, str], ...]
    minute: Minute | None
    precedente: Minute | None
    suivante: Minute | None
    mentions: tuple[MentionDAlors, ...]
    changements: tuple[Changement, ...]
    ecartes: tuple[Ecarte, ...]
    rupture: OperationNote | None

    @property
    def est_la_derniere(self) -> bool:
        return self.suivante is None


def minutes_de(note: Note) -> list[Minute]:
    """Donne les minutes où la note a reçu des frappes. Une requête, aucun texte lu."""
    lignes = (
        OperationNote.objects.filter(note=note)
        .annotate(minute=TruncMinute("recue_le", tzinfo=UTC))
        .values("minute")
        .annotate(
            derniere=Max("pk"),
            frappes=Count("pk"),
            touchees=Count("mention", distinct=True),
            conflits=Count("pk", filter=Q(est_conflit=True)),
            auteurs=ArrayAgg("auteur_id", distinct=True),
        )
        .order_by("minute")
    )
    minutes: list[Minute] = []
    precedente = 0
    for ligne in lignes:
        derniere = max(precedente, ligne["derniere"])
        minutes.append(
            Minute(
                ligne["minute"],
                derniere,
                precedente,
                ligne["frappes"],
                ligne["touchees"],
                ligne["conflits"],
                tuple(ligne["auteurs"]),
            )
        )
        precedente = derniere
    return minutes


def premiere_rupture(note: Note) -> OperationNote | None:
    """Donne la première opération qui ne suit pas celle d'avant, aux seules empreintes. Une requête."""
    suivies = OperationNote.objects.filter(note=note).annotate(
        attendue=Coalesce(Window(Lag("empreinte"), order_by="pk"), Value(""))
    )
    return suivies.exclude(precedente=F("attendue")).select_related("auteur").order_by("pk").first()


def histoire_de(inscription: Inscription, note: Note, voulue: datetime | None = None) -> Histoire:
    """Donne la note à une minute, la dernière par défaut. Quatorze requêtes, pour dix frappes ou dix mille.

    L'enchaînement des empreintes est vérifié pour toute la note ; leur contenu, pour la minute montrée.
    """
    minutes = minutes_de(note) if note.pk else []
    rang = _rang(minutes, voulue)
    if rang is None:
        return Histoire(note, (), (), None, None, None, (), (), (), None)
    minute = minutes[rang]
    avant, apres = rebatir(note, jusqua=minute.precedente), rebatir(note, jusqua=minute.derniere)
    operations = list(
        note.operations.filter(pk__gt=minute.precedente, pk__lte=minute.derniere).order_by("pk")
    )
    lecture = _Lecture(inscription, note, minutes, [*avant.values(), *apres.values()], operations)
    montree = _heure(minute)
    return Histoire(
        note=note,
        heures=_heures(minutes, montree),
        minutes=tuple((m, lecture.noms(m.auteurs)) for m in minutes if _heure(m) == montree),
        minute=minute,
        precedente=minutes[rang - 1] if rang else None,
        suivante=minutes[rang + 1] if rang + 1 < len(minutes) else None,
        mentions=tuple(lecture.mention(m) for m in apres.values() if not m.est_effacee),
        changements=tuple(lecture.changements(avant, apres)),
        ecartes=tuple(lecture.ecarte(o) for o in operations if o.est_conflit),
        rupture=premiere_rupture(note) or _alteree(operations),
    )


def _rang(minutes: Sequence[Minute], voulue: datetime | None) -> int | None:
    """Donne le rang de la minute voulue, ou de la dernière qui la précède."""
    if not minutes:
        return None
    if voulue is None:
        return len(minutes) - 1
    return max((rang for rang, minute in enumerate(minutes) if minute.debut <= voulue), default=0)


def _heure(minute: Minute) -> datetime:
    return minute.debut.replace(minute=0)


def _heures(minutes: Sequence[Minute], montree: datetime) -> tuple[tuple[datetime, str, bool], ...]:
    """Donne chaque heure où l'on a écrit, la première de ses minutes, et si c'est celle montrée."""
    premieres: dict[datetime, Minute] = {}
    for minute in minutes:
        premieres.setdefault(_heure(minute), minute)
    return tuple((heure, minute.code, heure == montree) for heure, minute in premieres.items())


def _alteree(operations: Sequence[OperationNote]) -> OperationNote | None:
    """Donne la première de ces opérations dont le contenu ne répond plus à son empreinte."""
    for operation in operations:
        if operation.empreinte != empreinte(operation.precedente, contenu_canonique(operation)):
            return operation
    return None


class _Lecture:
    """Noms des personnes et des parties d'une histoire, lus une fois."""

    def __init__(self, inscription, note, minutes, rebaties, operations):
        self.touchees = {operation.mention for operation in operations}
        self.preside = preside_au_feminin(inscription)
        self.presentes = {mention.identifiant: mention for mention in Mention.objects.filter(note=note)}
        auteurs = {numero for minute in minutes for numero in minute.auteurs}
        auteurs |= {rebatie.auteur_id for rebatie in rebaties}
        self.auteurs = Utilisateur.objects.in_bulk(auteurs)
        parties = {r.partie_id for r in rebaties} | {o.partie_id for o in operations}
        self.parties = Partie.objects.select_related("personne").in_bulk(parties - {None})

    def noms(self, auteurs: Sequence[int]) -> str:
        return ", ".join(sorted(str(self.auteurs[numero]) for numero in auteurs))

    def mention(self, rebatie: MentionRebatie) -> MentionDAlors:
        actuelle = self.presentes.get(rebatie.identifiant)
        return MentionDAlors(
            rebatie=rebatie,
            cle=actuelle.pk if actuelle else None,
            etape=_etape(rebatie.etape),
            locuteur=self.locuteur(rebatie),
            auteur=str(self.auteurs[rebatie.auteur_id]),
            est_inchangee=actuelle is not None and actuelle.version == rebatie.version,
            porte_une_donnee=bool(actuelle and actuelle.commande),
        )

    def locuteur(self, rebatie: MentionRebatie) -> str:
        return nom_du_locuteur(rebatie.locuteur, self.parties.get(rebatie.partie_id), self.preside)

    def tete(self, rebatie: MentionRebatie) -> str:
        return ", ".join(filter(None, (_etape(rebatie.etape), self.locuteur(rebatie))))

    def changements(self, avant: dict, apres: dict):
        """Donne, dans l'ordre de la note, ce que chaque mention touchée a gagné et perdu."""
        for identifiant, mention in apres.items():
            ancienne = avant.get(identifiant)
            if identifiant not in self.touchees or (ancienne and ancienne.version == mention.version):
                continue
            if mention.est_effacee:
                yield Changement(self.mention(mention), "effacée", "", comparer(mention.texte, ""))
            elif ancienne is None:
                tel_quel = comparer(mention.texte, mention.texte)  # Tout y est nouveau : rien à souligner.
                yield Changement(self.mention(mention), "nouvelle", "", tel_quel)
            else:
                genre = "rétablie" if ancienne.est_effacee else "modifiée"
                texte = "" if ancienne.est_effacee else ancienne.texte
                tete = self.tete(ancienne)
                tete = "" if tete == self.tete(mention) else tete
                yield Changement(self.mention(mention), genre, tete, comparer(texte, mention.texte))

    def ecarte(self, operation: OperationNote) -> Ecarte:
        auteur = str(self.auteurs[operation.auteur_id])
        return Ecarte(operation.texte, auteur, operation.recue_le, _etape(operation.etape))


def _etape(code: str) -> str:
    return ETAPES[code].libelle if code in ETAPES else code


def instant_de(code: str) -> datetime | None:
    """Lit une minute écrite dans une adresse ; rien si elle est illisible."""
    try:
        return datetime.strptime(code, "%Y-%m-%dT%H:%MZ").replace(tzinfo=UTC)
    except ValueError:
        return None
