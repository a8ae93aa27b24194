"""`/requisitions` : ce que le ministère public requiert contre un prévenu (CPP 458, 460)."""

from collections.abc import Mapping

from audiences.choix import Qualite
from audiences.choix_demandes import CulpabiliteRequise, MandatRequis
from audiences.commande import COMMANDES, Arguments, Commande, Comprise, Donnee
from audiences.forms.demandes import RequisitionsForm
from audiences.models import Inscription, Mention, Requisition
from audiences.selectors.connus_note import designee, parties_de
from audiences.selectors.demandes_dites import phrase_de_requisitions
from audiences.services.porter_demandes import noter_requisition
from audiences.services.porter_donnee import retirer_donnee
from mistral.socle.francais import INSECABLE

_CULPABILITES = {
    "coupable": CulpabiliteRequise.COUPABLE,
    "culpabilite": CulpabiliteRequise.COUPABLE,
    "partielle": CulpabiliteRequise.PARTIELLE,
    "relaxe": CulpabiliteRequise.RELAXE,
    "appreciation": CulpabiliteRequise.APPRECIATION,
}
_MANDATS = {
    "depot": MandatRequis.DEPOT,
    "differe": MandatRequis.DEPOT_DIFFERE,
    "arret": MandatRequis.ARRET,
    "maintien": MandatRequis.MAINTIEN,
}


def _comprendre(inscription: Inscription, texte: str) -> Comprise:
    """Lit « MARTELLI coupable depot 8 mois dont 4 avec sursis » ; les mots qui restent sont la peine."""
    arguments = Arguments(texte)
    initiale = {
        "culpabilite": arguments.prendre(_CULPABILITES, ""),
        "mandat": arguments.prendre(_MANDATS, ""),
        "a_execution_provisoire": bool(arguments.prendre({"provisoire": True, "ep": True})),
        "sont_ecrites": bool(arguments.prendre({"ecrites": True})),
    }
    prevenus = parties_de(inscription, Qualite.PREVENU)
    requis = set(Requisition.objects.filter(inscription=inscription).values_list("prevenu", flat=True))
    prevenu = designee(arguments, prevenus) or next((p for p in prevenus if p.pk not in requis), None)
    peines = "\n".join(peine.strip() for peine in arguments.prendre_tout().split(";"))
    initiale |= {"prevenu": prevenu.pk if prevenu else None, "peines": peines}
    if peines and not initiale["culpabilite"]:
        initiale["culpabilite"] = CulpabiliteRequise.COUPABLE
    return Comprise(initiale)


def _executer(inscription: Inscription, saisie: Mapping, mention: Mention, par) -> str:
    return phrase_de_requisitions(noter_requisition(inscription, saisie, mention=mention))


def _lire(inscription: Inscription) -> dict[int, Donnee]:
    """Donne les réquisitions portées à la note. Deux requêtes."""
    requisitions = Requisition.objects.filter(inscription=inscription).prefetch_related("peines")
    return {requisition.mention_id: _donnee(requisition) for requisition in requisitions}


def _donnee(requisition: Requisition) -> Donnee:
    peines = [f"{p.nature}\u00a0: {p.texte}" if p.nature else p.texte for p in requisition.peines.all()]
    dit = "\u202f; ".join(peines) or requisition.get_culpabilite_display()
    initiale = {
        "prevenu": requisition.prevenu_id,
        "culpabilite": requisition.culpabilite,
        "mandat": requisition.mandat,
        "a_execution_provisoire": requisition.a_execution_provisoire,
        "sont_ecrites": requisition.sont_ecrites,
        "peines": "\n".join(peines),
    }
    return Donnee(f"réquisitions{INSECABLE}: {dit}", initiale)


COMMANDES.inscrire(
    Commande(
        code="REQUISITIONS",
        libelle="Réquisitions",
        mot="requisitions",
        etape="REQ",
        form=RequisitionsForm,
        executer=_executer,
        comprendre=_comprendre,
        lire=_lire,
        partie_de=lambda saisie: saisie["prevenu"],
        retirer=lambda inscription, mention, par: retirer_donnee(Requisition, inscription, mention),
        exemple="coupable depot 8 mois dont 4 avec sursis",
        raccourcis={"req": ""},
        rang=46,
    )
)
