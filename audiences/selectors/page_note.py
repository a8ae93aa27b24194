"""Écran où se tient l'audience : les affaires, la note, les parties et les faits."""

from dataclasses import dataclass, replace

from django.db.models import Prefetch, QuerySet
from django.utils import timezone

from audiences.choix import Fauteuil
from audiences.etape import ETAPES
from audiences.locuteur import LOCUTEURS, Locuteur
from audiences.models import Infraction, Inscription, Note, Prevention
from audiences.regles.etat import Etat
from audiences.reste import brefs_par_passage
from audiences.selectors.cours_note import EtapeDuCours, NoteAnterieure, cours_de, notes_anterieures
from audiences.selectors.faits import date_des_faits
from audiences.selectors.fil_note import Fil, fil_de
from audiences.selectors.sessions import suspensions_en_cours
from audiences.selectors.signature_note import NoteSignee, note_signee
from audiences.selectors.trames_note import GroupeDeTrames, est_feminin, nom_court, trames_de
from mistral.socle.comptes.models import Utilisateur


@dataclass(frozen=True)
class AffaireDuRole:
    """Passage d'une affaire, dans la liste de gauche."""

    inscription: Inscription
    etat: Etat
    est_ici: bool
    reste: tuple[str, ...] = ()


@dataclass(frozen=True)
class PartieAffichee:
    """Partie, son nom, sa présence constatée (ou rien)."""

    partie: object
    nom: str
    comparution: object
    est_feminin: bool | None


@dataclass(frozen=True)
class PageNote:
    """Tout ce que l'écran montre."""

    inscription: Inscription
    etat: Etat
    fil: Fil
    affaires: tuple[AffaireDuRole, ...]
    precedente: Inscription | None
    suivante: Inscription | None
    parties: tuple[PartieAffichee, ...]
    faits: tuple[tuple[Infraction, str], ...]
    groupes: tuple[GroupeDeTrames, ...]
    cours: tuple[EtapeDuCours, ...]
    anterieures: tuple[NoteAnterieure, ...]
    suites: NoteSignee | None
    locuteurs: tuple
    etapes: tuple


def passages_lisibles(utilisateur: Utilisateur) -> QuerySet[Inscription]:
    """Donne les passages du périmètre, avec ce que l'écran de la note en lit. Une requête."""
    return Inscription.objects.visibles_par(utilisateur).select_related(
        "audience__service", "audience__salle", "affaire", "note__signee_par", "note__visee_par"
    )


def note_lue(inscription: Inscription) -> Note:
    """Donne la note du passage ; vierge et non enregistrée si rien n'y a encore été écrit."""
    # Par sa clé : donner l'objet inscrirait cette note vierge dans le cache de l'inscription.
    vierge = Note(inscription_id=inscription.pk, juridiction_id=inscription.juridiction_id)
    return getattr(inscription, "note", vierge)


def page_note(inscription: Inscription, *, lecteur: Utilisateur | None = None) -> PageNote:
    """Donne l'écran d'un passage lu par `passages_lisibles`. Dix requêtes, plus restes et commandes."""
    fil = fil_de(inscription, note_lue(inscription), lecteur=lecteur)
    role = list(
        Inscription.objects.filter(audience=inscription.audience_id)
        .select_related("affaire")
        .prefetch_related(suspensions_en_cours())
        .order_by("rang")
    )
    restes = brefs_par_passage(inscription.audience)
    ici = next(position for position, passage in enumerate(role) if passage.pk == inscription.pk)
    preventions = Prevention.objects.actives().select_related("prevenu__personne")
    faits = inscription.affaire.infractions.poursuivies().prefetch_related(
        Prefetch("preventions", preventions)
    )
    notees = {(mention.etape, mention.partie) for mention in fil.presentes if mention.texte.strip()}
    notees |= {(etape, None) for etape in fil.situation.etapes_audience}
    groupes = tuple(trames_de(inscription, fil.parties, notees, fil.situation.occupants))
    return PageNote(
        inscription=inscription,
        etat=role[ici].etat,
        fil=fil,
        affaires=tuple(
            AffaireDuRole(p, p.etat, p.pk == inscription.pk, tuple(restes.get(p.pk, ()))) for p in role
        ),
        precedente=role[ici - 1] if ici else None,
        suivante=role[ici + 1] if ici + 1 < len(role) else None,
        parties=tuple(
            PartieAffichee(p, nom_court(p), fil.comparutions.get(p.pk), est_feminin(p))
            for p in fil.parties
            if p.retiree_le is None
        ),
        faits=tuple((fait, date_des_faits(fait)) for fait in faits),
        groupes=groupes,
        cours=cours_de(fil.situation, fil.parties, groupes),
        anterieures=notes_anterieures(inscription),
        suites=_suites(inscription, fil.note),
        locuteurs=tuple(_accorde(locuteur, fil) for locuteur in LOCUTEURS),
        etapes=tuple(ETAPES),
    )


def _suites(inscription: Inscription, note: Note) -> NoteSignee | None:
    if note.signee_le is None:
        return None
    return note_signee(note, inscription.audience.date, aujourd_hui=timezone.localdate())


def _accorde(locuteur: Locuteur, fil: Fil) -> Locuteur:
    """Accorde le président de cette audience, connu ; les autres s'accordent avec leur partie."""
    if locuteur.code != Fauteuil.PRESIDENT:
        return locuteur
    return replace(locuteur, affiche=locuteur.nomme(feminin=fil.preside_au_feminin))
