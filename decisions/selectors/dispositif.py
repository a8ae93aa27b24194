"""Le dispositif, composé de la seule décision structurée : écran, documents et retours lisent celui-ci."""

from dataclasses import dataclass

from audiences.models import Inscription, Prevention
from decisions.choix import EtatDecision, Qualification
from decisions.dite import DecisionDite
from decisions.nature import enonce_de
from decisions.regles.droit_fixe import droit_fixe
from decisions.regles.droit_fixe_majore import est_droit_fixe_majore
from decisions.selectors.decisions import PrevenuADecider, decisions_de
from decisions.selectors.faits import designation
from decisions.sort import SORTS, Prononce
from mistral.socle.droit import Source
from mistral.socle.francais import de, montant_complet

_JUGEMENT = {
    Qualification.CONTRADICTOIRE: "par jugement contradictoire",
    Qualification.CONTRADICTOIRE_A_SIGNIFIER: "par jugement contradictoire à signifier",
    Qualification.DEFAUT: "par défaut",
    Qualification.ITERATIF_DEFAUT: "par itératif défaut",
}
_A_PRECISER = "par jugement ⟨qualification à préciser⟩"


@dataclass(frozen=True)
class PhraseDuDispositif:
    """Une phrase et les articles qui la fondent."""

    texte: str
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True)
class DispositifPrevenu:
    """Ce que le tribunal prononce à l'égard d'un prévenu, en toutes lettres.

    `etat` est celui de la décision, `BROUILLON` tant qu'elle n'est pas validée ; `qualification_code` est
    vide si elle n'est pas dite. Ce qui manque porte « ⟨… à préciser⟩ » dans le texte.
    """

    partie: int
    nom: str
    etat: str
    qualification_code: str
    qualification: str
    sorts: tuple[PhraseDuDispositif, ...]
    peines: tuple[PhraseDuDispositif, ...]
    mentions: tuple[PhraseDuDispositif, ...]

    @property
    def est_vide(self) -> bool:
        return not (self.sorts or self.peines)

    @property
    def est_validee(self) -> bool:
        return self.etat != EtatDecision.BROUILLON


def dispositif_de(inscription: Inscription) -> tuple[DispositifPrevenu, ...]:
    """Donne le dispositif enregistré, par prévenu. Sept requêtes."""
    return tuple(dispositif(prevenu, prevenu.dite) for prevenu in decisions_de(inscription))


def dispositif(prevenu: PrevenuADecider, dite: DecisionDite) -> DispositifPrevenu:
    """Donne le dispositif de ce qui est dit, enregistré ou en cours de saisie. Aucune requête."""
    return DispositifPrevenu(
        partie=prevenu.partie.pk,
        nom=prevenu.nom,
        etat=prevenu.decision.etat if prevenu.decision else EtatDecision.BROUILLON.value,
        qualification_code=dite.qualification,
        qualification=_qualification(prevenu.nom, dite.qualification),
        sorts=tuple(
            phrase
            for prevention in prevenu.preventions
            if (phrase := _phrase_du_sort(prevenu.nom, prevention, dite)) is not None
        ),
        peines=tuple(PhraseDuDispositif(enonce_de(prevenu.nom, peine)) for peine in dite.peines),
        mentions=_mentions(prevenu, dite),
    )


def _qualification(nom: str, code: str) -> str:
    jugement = _JUGEMENT[Qualification(code)] if code else _A_PRECISER
    return f"Statuant publiquement, en premier ressort et {jugement} à l’égard {de(nom)}"


def prononce(nom: str, prevention: Prevention, dite: DecisionDite) -> Prononce:
    """Donne ce que le dispositif nomme d'un sort dit."""
    dit = dite.sort_de(prevention.pk)
    return Prononce(
        prevenu=nom,
        infraction=designation(prevention.infraction),
        motif=SORTS[dit.sort].motif(dit.motif) if dit.sort else None,
        precision=dit.precision,
    )


def _phrase_du_sort(nom: str, prevention: Prevention, dite: DecisionDite) -> PhraseDuDispositif | None:
    code = dite.sort_de(prevention.pk).sort
    if not code:
        return None
    sort, dit = SORTS[code], prononce(nom, prevention, dite)
    motif = dit.motif.sources if dit.motif else ()
    return PhraseDuDispositif(sort.phrase(dit), (*sort.sources, *motif))


def _mentions(prevenu: PrevenuADecider, dite: DecisionDite) -> tuple[PhraseDuDispositif, ...]:
    """Donne le droit fixe que doit le condamné, quand une peine suit une déclaration de culpabilité."""
    if not dite.peines or not any(dit.sort and SORTS[dit.sort].declare_coupable for dit in dite.sorts):
        return ()
    mode = prevenu.comparution.mode if prevenu.comparution else None
    majore = est_droit_fixe_majore(dite.qualification, mode)
    somme = (
        "⟨montant du droit fixe à préciser⟩"
        if majore is None
        else montant_complet(droit_fixe(prevenu.inscription.audience.date, est_majore=majore))
    )
    texte = f"Dit que la décision est assujettie à un droit fixe de procédure de {somme}, "
    return (PhraseDuDispositif(f"{texte}dont est redevable {prevenu.nom}.", droit_fixe.sources),)
