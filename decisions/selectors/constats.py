"""Ce que le droit et la complétude disent d'une décision. Rien ici n'écrit ni ne corrige."""

from dataclasses import dataclass, replace

from audiences.choix import Formation
from audiences.models import Prevention
from decisions.dite import DecisionDite
from decisions.nature import NATURES
from decisions.selectors.decisions import PrevenuADecider
from decisions.selectors.dispositif import prononce
from decisions.situation import PREVENU, InfractionPoursuivie, Recidive, Situation
from decisions.sort import SORTS
from mistral.socle.droit import REGLES, Constat, controler
from mistral.socle.francais import enumerer, typographier

# Ce qu'une règle écrite peut lever de son propre chef ; le reste remonte et n'ouvre pas davantage.
_PANNES = (ArithmeticError, AssertionError, AttributeError, LookupError, RuntimeError, TypeError, ValueError)

# Codes nationaux de participation qui visent une récidive nouvelle (CP 132-42).
_NOUVELLES_RECIDIVES = frozenset({"7", "14", "15", "17"})


@dataclass(frozen=True)
class Examen:
    """Constats sur un prévenu, et ce qui manque pour que le dispositif soit entier.

    `incident` n'est pas vide quand une règle n'a pas pu répondre : rien ne peut alors être validé.
    """

    constats: tuple[Constat, ...]
    manques: tuple[str, ...]
    incident: str = ""

    @property
    def bloquants(self) -> tuple[Constat, ...]:
        return tuple(constat for constat in self.constats if constat.est_bloquant)


def examen(prevenu: PrevenuADecider, dite: DecisionDite) -> Examen:
    """Soumet à toutes les règles ce qui est dit d'un prévenu. Aucune requête."""
    manques = manques_de(prevenu, dite)
    try:
        constats = controler(situation_de(prevenu, dite), portee=PREVENU, registre=REGLES)
    except _PANNES as panne:
        incident = (
            f"Un contrôle de droit n’a pas pu répondre ({type(panne).__name__}). La décision ne peut pas "
            "être validée tant qu’il n’est pas réparé\u202f; le brouillon, lui, s’enregistre. "
            "Prévenez l’administrateur."
        )
        return Examen((), manques, incident)
    return Examen(tuple(constats), manques)


def situation_de(prevenu: PrevenuADecider, dite: DecisionDite) -> Situation:
    """Réduit une décision à ce que les règles regardent."""
    audience = prevenu.inscription.audience
    return Situation(
        juge_le=audience.date,
        est_a_juge_unique=audience.formation == Formation.JUGE_UNIQUE,
        infractions=tuple(_infraction(prevention, dite) for prevention in prevenu.preventions),
        peines=tuple(
            replace(peine, cle=peine.cle or f"{prevenu.cle}-peine-{rang}")
            for rang, peine in enumerate(dite.peines)
        ),
    )


def _infraction(prevention: Prevention, dite: DecisionDite) -> InfractionPoursuivie:
    infraction, sort = prevention.infraction, dite.sort_de(prevention.pk).sort
    # La peine encourue pour la qualification retenue n'est pas connue du rôle.
    requalifiee = bool(sort) and SORTS[sort].change_qualification
    return InfractionPoursuivie(
        cle=f"p{prevention.prevenu_id}-{prevention.pk}",
        libelle=typographier(infraction.libelle),
        sort=sort or None,
        encouru_mois=None if requalifiee else infraction.encouru_mois,
        recidive=_recidive(prevention),
    )


def _recidive(prevention: Prevention) -> Recidive:
    """Tient la récidive visée à la poursuite pour retenue : rien ne dit encore qu'elle est écartée."""
    if prevention.modalite_code.lstrip("0") in _NOUVELLES_RECIDIVES:
        return Recidive.NOUVELLE_RECIDIVE
    return Recidive.RECIDIVE if prevention.est_recidive else Recidive.AUCUNE


def manques_de(prevenu: PrevenuADecider, dite: DecisionDite) -> tuple[str, ...]:
    """Donne, en phrases, ce qui laisserait un blanc ou une contradiction au dispositif."""
    manques = [] if dite.qualification else ["La qualification du jugement n’est pas choisie."]
    for prevention in prevenu.preventions:
        code = dite.sort_de(prevention.pk).sort
        if code:
            absents = SORTS[code].manques(prononce(prevenu.nom, prevention, dite))
            if absents:
                libelle = typographier(prevention.infraction.libelle)
                manques.append(f"{libelle}\u00a0: à préciser, {enumerer(absents)}.")
    for rang, peine in enumerate(dite.peines, start=1):
        nature = NATURES[peine.nature]
        absents = [colonne.libelle for colonne in nature.manques(peine)]
        if absents:
            manques.append(f"Peine {rang}, {nature.libelle.lower()}\u00a0: à préciser, {enumerer(absents)}.")
        manques.extend(nature.incoherences(peine))
    return tuple(manques)
