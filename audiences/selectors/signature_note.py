"""Clôture d'une note : ce qui se contrôle avant la signature, ce qui s'y ajoute après."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.urls import reverse

from audiences.etape import ETAPES
from audiences.models import Inscription, MentionPosterieure, Note, ObservationPresident
from audiences.regles.compteur_visa import CompteurVisa, compteur_visa
from audiences.selectors.segments_note import constats_des_segments
from mistral.socle.comptes.models import Utilisateur
from mistral.socle.droit import Constat, citer

# Où se corrige ce qu'aucune étape ne porte seule : le nom de l'adresse, et l'étape à ouvrir s'il y en a une.
_ETAPE_DE = {"ISSUE": "PRON", "VISIO": "PRES_PREV", "CONCL": "CONCL"}
_DECISION = frozenset({"QUALIF"})


@dataclass(frozen=True)
class ManqueAffiche:
    """Manque à la signature : ce que la loi demande, ses articles, où le corriger."""

    constat: Constat
    articles: str
    adresse: str
    lieu: str


@dataclass(frozen=True)
class NoteSignee:
    """Ce qui suit la signature : le compteur du visa, les observations du président, les mentions."""

    compteur: CompteurVisa
    observations: tuple[ObservationPresident, ...]
    mentions: tuple[MentionPosterieure, ...]

    @property
    def sans_reponse(self) -> list[ObservationPresident]:
        """Donne les observations auxquelles aucune mention ne répond."""
        repondues = {mention.repond_a_id for mention in self.mentions}
        return [observation for observation in self.observations if observation.pk not in repondues]


def manques_affiches(
    inscription: Inscription, constats: list[Constat], *, decision: str = ""
) -> list[ManqueAffiche]:
    """Donne les manques avec leurs articles au jour de l'audience ; `decision` : l'adresse pour décider."""
    return [
        ManqueAffiche(
            constat, citer(constat.sources, inscription.audience.date), *_lieu(constat, inscription, decision)
        )
        for constat in constats
    ]


def _lieu(constat: Constat, inscription: Inscription, decision: str) -> tuple[str, str]:
    code = constat.code.removeprefix("N-")
    note = reverse("audiences:note", args=[inscription.pk])
    if code == "OUV":
        return reverse("audiences:audience", args=[inscription.audience_id]), "Ouvrir l’audience"
    if code == "COMPO":
        return reverse("audiences:composition", args=[inscription.audience_id]), "Composer l’audience"
    if code == "SEGMENTS":
        return reverse("audiences:releve", args=[inscription.audience_id]), "Signer sa part"
    if code in _DECISION and decision:
        return decision, "Décider"
    etape = _ETAPE_DE.get(code, code)
    if etape not in ETAPES:
        return note, "Compléter la note"
    partie = constat.cibles[0] if constat.cibles else ""
    return f"{note}?etape={etape}&partie={partie}#composeur", "Compléter la note"


def bloquants_de(manques: list[Constat], note: Note, *, par: Utilisateur) -> list[Constat]:
    """Réunit ce qui manque à la note et ce que d'autres greffiers n'en ont pas signé. Deux requêtes."""
    segments = constats_des_segments(note, par=par) if note.pk else []
    return [constat for constat in [*manques, *segments] if constat.est_bloquant]


def notes_a_signer(inscription: Inscription) -> QuerySet[Inscription]:
    """Donne les autres affaires appelées de l'audience dont la note attend la signature. Une requête."""
    return (
        Inscription.objects.filter(
            audience=inscription.audience_id, appelee_le__isnull=False, note__signee_le=None
        )
        .exclude(pk=inscription.pk)
        .exclude(note=None)
        .select_related("affaire")
        .order_by("rang")
    )


def note_signee(note: Note, audience_le: date, *, aujourd_hui: date) -> NoteSignee:
    """Donne ce qui suit la signature d'une note. Deux requêtes."""
    return NoteSignee(
        compteur=compteur_visa(audience_le, aujourd_hui),
        observations=tuple(note.observations.select_related("auteur")),
        mentions=tuple(note.mentions_posterieures.select_related("auteur")),
    )
