"""Le cours d'une note : les étapes utiles à l'affaire, ce qui en est noté, celle qui vient."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from audiences.choix import Qualite
from audiences.commande import COMMANDES
from audiences.etape import ETAPES
from audiences.models import Inscription, Mention, Partie
from audiences.regles.parcours_note import COURTS, parcours
from audiences.regles.situation_note import SituationNote
from audiences.selectors.trames_note import GroupeDeTrames, TrameProposee

# Ce qu'une note antérieure a d'utile quand l'affaire revient : ce qui a été demandé, décidé, consenti.
UTILES = frozenset(
    {"PRES_PREV", "RENVOI_DEM", "CI_ACCORD", "CONCL", "EXC", "QPC", "ACTE_DEM", "REQUALIF", "RECID",
     "PC_CONST", "DEM_PC", "JONCT", "DISJ", "DELIB_DATE", "PROROG"}
)  # fmt: skip


@dataclass(frozen=True)
class EtapeDuCours:
    """Étape de la ligne : combien de fois notée, ses trames, et la commande qui l'écrit s'il y en a une."""

    code: str
    court: str
    notees: int
    trames: tuple[TrameProposee, ...]
    commande: str = ""
    est_suivante: bool = False

    @property
    def est_notee(self) -> bool:
        return self.notees == len(self.trames)

    @property
    def trame(self) -> TrameProposee:
        """Donne la première trame qui n'est pas encore notée, sinon la première."""
        return next((trame for trame in self.trames if not trame.est_notee), self.trames[0])


@dataclass(frozen=True)
class NoteAnterieure:
    """Passage précédent de l'affaire, et ses mentions utiles."""

    passage: Inscription
    mentions: tuple[tuple[str, str], ...]


def cours_de(
    situation: SituationNote, parties: Sequence[Partie], groupes: Sequence[GroupeDeTrames]
) -> tuple[EtapeDuCours, ...]:
    """Donne le cours ; l'étape suivante est la première à noter après la dernière notée. Aucune requête."""
    par_code: dict[str, list[TrameProposee]] = {}
    for groupe in groupes:
        for trame in groupe.trames:
            par_code.setdefault(trame.code, []).append(trame)
    civiles = {Qualite.PARTIE_CIVILE, Qualite.VICTIME}
    a_partie_civile = any(p.qualite in civiles and p.retiree_le is None for p in parties)
    commandes = {commande.etape: commande.mot for commande in reversed(list(COMMANDES))}
    cours = [
        EtapeDuCours(
            code,
            COURTS.get(code, ETAPES[code].libelle.lower()),
            sum(trame.est_notee for trame in par_code[code]),
            tuple(par_code[code]),
            commandes.get(code, ""),
        )
        for code in parcours(situation, a_partie_civile=a_partie_civile)
    ]
    derniere = max((rang for rang, etape in enumerate(cours) if etape.notees), default=-1)
    apres = [rang for rang, etape in enumerate(cours) if not etape.est_notee and rang >= derniere]
    avant = [rang for rang, etape in enumerate(cours) if not etape.est_notee]
    suivante = next(iter([*apres, *avant]), None)
    return tuple(replace(etape, est_suivante=rang == suivante) for rang, etape in enumerate(cours))


def notes_anterieures(inscription: Inscription) -> tuple[NoteAnterieure, ...]:
    """Donne les passages précédents de l'affaire qui ont une note, le plus récent d'abord. Deux requêtes.

    L'audience du passage doit être chargée.
    """
    passages = list(
        Inscription.objects.filter(
            affaire=inscription.affaire_id, audience__date__lt=inscription.audience.date, note__isnull=False
        )
        .select_related("audience__service")
        .order_by("-audience__date", "-pk")
    )
    if not passages:
        return ()
    utiles = Mention.objects.filter(
        note__inscription__in=passages, etape__in=UTILES, effacee_le__isnull=True
    ).exclude(texte="")
    par_passage: dict[int, list[tuple[str, str]]] = {}
    for passage, etape, texte in utiles.order_by("rang").values_list("note__inscription", "etape", "texte"):
        par_passage.setdefault(passage, []).append((ETAPES[etape].libelle, texte))
    return tuple(NoteAnterieure(p, tuple(par_passage.get(p.pk, ()))) for p in passages)
