"""Affaires appelées et décisions dites, aussi petites que possible."""

from django.utils import timezone

from decisions.dite import DecisionDite, Saisie, SortDit
from decisions.nature import PeinePrononcee
from decisions.selectors.decisions import decisions_de
from decisions.services.enregistrer_decisions import enregistrer_decisions
from decisions.services.valider_decisions import valider_decisions
from mistral.socle.duree import Duree
from tests.audiences.factories import (
    AffaireFactory,
    AudienceFactory,
    ComparutionFactory,
    InscriptionFactory,
    PartieFactory,
    PreventionFactory,
)

HUIT_MOIS = PeinePrononcee("EMPRISONNEMENT", duree=Duree(mois=8))
QUINZE_JOURS = PeinePrononcee("EMPRISONNEMENT", duree=Duree(jours=15))


def passage_appele(tribunal, *, prevenus=1, faits=1, **champs):
    """Affaire appelée, tous les prévenus comparants, `faits` vols chacun."""
    audience = champs.pop("audience", None) or AudienceFactory(juridiction=tribunal)
    affaire = AffaireFactory(juridiction=tribunal)
    passage = InscriptionFactory(
        audience=audience, affaire=affaire, **({"appelee_le": timezone.now()} | champs)
    )
    for rang in range(1, prevenus + 1):
        prevenu = PartieFactory(affaire=affaire, rang=rang)
        ComparutionFactory(inscription=passage, partie=prevenu)
        for numero in range(1, faits + 1):
            PreventionFactory(prevenu=prevenu, infraction__affaire=affaire, infraction__rang=numero)
    return passage


def prevenus_de(passage):
    return [prevenu.partie for prevenu in decisions_de(passage)]


def coupable(prevenu, *peines, qualification="CONTRADICTOIRE", sort="COUPABLE", motif=""):
    """Tous les faits ont le même sort."""
    sorts = tuple(SortDit(p.pk, sort, motif) for p in prevenu.preventions.order_by("pk"))
    return DecisionDite(qualification, sorts, peines)


def saisie(prevenu, dite, version=0, empreinte=""):
    return Saisie(prevenu.pk, dite, version, empreinte)


def juger(passage, par, *peines):
    """Enregistre puis valide tous les prévenus : coupables, avec ces peines."""
    saisies = [saisie(p, coupable(p, *peines)) for p in prevenus_de(passage)]
    versions = enregistrer_decisions(passage, saisies=saisies, par=par)
    return valider_decisions(passage, versions=versions, motifs={}, par=par)
