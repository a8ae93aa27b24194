"""`/plaidoirie` : ce que la défense d'un prévenu demande (CPP 460)."""

from collections import defaultdict
from collections.abc import Mapping

from audiences.choix import Qualite
from audiences.choix_demandes import NatureDemandeDefense
from audiences.commande import COMMANDES, Arguments, Commande, Comprise, Donnee
from audiences.forms.demandes import PlaidoirieForm
from audiences.models import DemandeDefense, Inscription, Mention
from audiences.selectors.connus_note import avocat_de, designee, parties_de
from audiences.selectors.demandes_dites import phrase_de_plaidoirie
from audiences.services.porter_demandes import noter_plaidoirie, retirer_plaidoirie
from mistral.socle.francais import INSECABLE, enumerer

_DEMANDES = {
    "relaxe": NatureDemandeDefense.RELAXE,
    "partielle": NatureDemandeDefense.RELAXE_PARTIELLE,
    "requalification": NatureDemandeDefense.REQUALIFICATION,
    "dispense": NatureDemandeDefense.DISPENSE,
    "ajournement": NatureDemandeDefense.AJOURNEMENT,
    "indulgence": NatureDemandeDefense.INDULGENCE,
    "amenagement": NatureDemandeDefense.AMENAGEMENT,
    "sursis": NatureDemandeDefense.SURSIS,
    "b2": NatureDemandeDefense.NON_INSCRIPTION_B2,
    "confusion": NatureDemandeDefense.CONFUSION,
    "restitution": NatureDemandeDefense.RESTITUTION,
}


def _comprendre(inscription: Inscription, texte: str) -> Comprise:
    """Lit « MARTELLI relaxe sursis » ; les mots qui restent sont une autre demande."""
    arguments, demandes = Arguments(texte), []
    while (demande := arguments.prendre(_DEMANDES)) is not None:
        demandes.append(demande.value)
    prevenus = parties_de(inscription, Qualite.PREVENU)
    plaides = set(DemandeDefense.objects.filter(inscription=inscription).values_list("prevenu", flat=True))
    prevenu = designee(arguments, prevenus) or next((p for p in prevenus if p.pk not in plaides), None)
    precision = arguments.prendre_tout()
    if precision:
        demandes.append(NatureDemandeDefense.AUTRE.value)
    initiale = {"demandes": demandes, "precision": precision}
    if prevenu is not None:
        avocat = avocat_de(inscription, prevenu)
        initiale |= {"prevenu": prevenu.pk, "avocat": avocat.pk if avocat else None}
    return Comprise(initiale)


def _executer(inscription: Inscription, saisie: Mapping, mention: Mention, par) -> str:
    demandes = noter_plaidoirie(inscription, saisie, mention=mention)
    return phrase_de_plaidoirie(saisie["avocat"], saisie["prevenu"], demandes)


def _lire(inscription: Inscription) -> dict[int, Donnee]:
    """Donne les demandes de la défense portées à la note. Une requête."""
    par_mention: dict[int, list[DemandeDefense]] = defaultdict(list)
    demandes = DemandeDefense.objects.filter(inscription=inscription).select_related("prevenu__avocat")
    for demande in demandes:
        par_mention[demande.mention_id].append(demande)
    return {mention: _donnee(demandes) for mention, demandes in par_mention.items()}


def _donnee(demandes: list[DemandeDefense]) -> Donnee:
    dites = enumerer([demande.get_nature_display() for demande in demandes])
    initiale = {
        "prevenu": demandes[0].prevenu_id,
        "avocat": demandes[0].prevenu.avocat_id,
        "demandes": [demande.nature for demande in demandes],
        "precision": next((demande.precision for demande in demandes if demande.precision), ""),
    }
    return Donnee(f"défense{INSECABLE}: {dites}", initiale)


COMMANDES.inscrire(
    Commande(
        code="PLAIDOIRIE",
        libelle="Plaidoirie, demandes de la défense",
        mot="plaidoirie",
        etape="PLAID",
        form=PlaidoirieForm,
        executer=_executer,
        comprendre=_comprendre,
        lire=_lire,
        partie_de=lambda saisie: saisie["prevenu"],
        retirer=lambda inscription, mention, par: retirer_plaidoirie(inscription, mention),
        exemple="relaxe sursis",
        rang=48,
    )
)
