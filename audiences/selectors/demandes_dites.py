"""Ce qui se demande à l'audience, tel qu'il s'écrit à la note et se lit au bout de sa mention."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from audiences.choix_demandes import (
    CulpabiliteRequise,
    ModeConstitution,
    MomentConclusions,
    NatureDemandeDefense,
    PosteDemande,
)
from audiences.models import (
    Avocat,
    Conclusion,
    Constitution,
    DemandeCivile,
    DemandeDefense,
    Partie,
    Requisition,
)
from audiences.selectors.phrases import sans_point
from audiences.selectors.trames_note import nom_court
from mistral.socle.francais import FINE, INSECABLE, de, enumerer, montant

_SEPARATEUR = f"{FINE}; "
_AU_TITRE = {
    PosteDemande.MATERIEL: "au titre du préjudice matériel",
    PosteDemande.CORPOREL: "au titre du préjudice corporel",
    PosteDemande.MORAL: "au titre du préjudice moral",
    PosteDemande.ECONOMIQUE: "au titre du préjudice économique",
    PosteDemande.JOUISSANCE: "au titre du préjudice de jouissance",
    PosteDemande.FRAIS_475_1: "au titre de l’article 475-1 du code de procédure pénale",
    PosteDemande.PROVISION: "à titre de provision",
}
_SANS_MONTANT = {
    PosteDemande.EXPERTISE: "une expertise",
    PosteDemande.RENVOI_INTERETS: "le renvoi sur intérêts civils",
}
_MODES = {
    ModeConstitution.PERSONNE: "déclare se constituer partie civile",
    ModeConstitution.AVOCAT: "se constitue partie civile par avocat",
    ModeConstitution.LETTRE: "s’est constituée partie civile par lettre reçue avant l’audience",
}


def maitre(avocat: Avocat | None, partie: Partie) -> str:
    """Écrit « Me Aubanel, pour MARTELLI Enzo, » ; sans avocat, la partie elle-même."""
    return f"{avocat}, pour {nom_court(partie)}," if avocat else nom_court(partie)


def phrase_de_conclusions(conclusion: Conclusion) -> str:
    """Écrit le dépôt de conclusions (CPP 459)."""
    if conclusion.moment == MomentConclusions.IN_LIMINE:
        quoi = f"des conclusions in limine litis aux fins {de(sans_point(conclusion.objet))}"
    else:
        objet = f" aux fins {de(sans_point(conclusion.objet))}" if conclusion.objet else ""
        quoi = f"des conclusions au fond{objet}"
    pages = f" ({conclusion.pages} page{'s' if conclusion.pages > 1 else ''})" if conclusion.pages else ""
    visa = ", visées par le président et le greffier" if conclusion.est_visee else ""
    return f"{maitre(conclusion.avocat, conclusion.partie)} dépose {quoi}{pages}{visa}."


def phrase_de_requisitions(requisition: Requisition) -> str:
    """Écrit les réquisitions contre un prévenu ; peines et mandat dans l'ordre où ils sont dits (CPP 458)."""
    ecrit = "Par réquisitions écrites, le" if requisition.sont_ecrites else "Le"
    nom = nom_court(requisition.prevenu)
    if requisition.culpabilite == CulpabiliteRequise.APPRECIATION:
        return f"{ecrit} ministère public s’en rapporte à l’appréciation du tribunal pour {nom}."
    requis = [requisition.get_culpabilite_display()] if requisition.culpabilite else []
    requis += [_peine(peine.nature, peine.texte) for peine in requisition.peines.all()]
    requis += [requisition.get_mandat_display()] if requisition.mandat else []
    requis += ["l’exécution provisoire"] if requisition.a_execution_provisoire else []
    return (
        f"{ecrit} ministère public requiert, à l’encontre {de(nom)}{INSECABLE}: {_SEPARATEUR.join(requis)}."
    )


def _peine(nature: str, texte: str) -> str:
    return f"{nature}, {sans_point(texte)}" if nature else sans_point(texte)


def phrase_de_demandes(qui: str, demandes: Sequence[DemandeCivile], prevenu: Partie | None) -> str:
    """Écrit les demandes chiffrées, poste par poste, et leur total quand plusieurs s'additionnent."""
    contre = f", contre {nom_court(prevenu)}" if prevenu else ""
    dites = _SEPARATEUR.join(_demande(demande) for demande in demandes)
    additionnees = [demande for demande in demandes if demande.poste in PosteDemande.prejudices()]
    soit = f"{_SEPARATEUR}soit {montant(total_demande(demandes))} de dommages et intérêts"
    fin = soit if len(additionnees) > 1 else ""
    return f"{qui} sollicite{contre}{INSECABLE}: {dites}{fin}."


def _demande(demande: DemandeCivile) -> str:
    poste = PosteDemande(demande.poste)
    if poste in _SANS_MONTANT:
        return _SANS_MONTANT[poste]
    precision = f" ({sans_point(demande.precision)})" if demande.precision else ""
    return f"{montant(demande.montant)} {_AU_TITRE[poste]}{precision}"


def total_demande(demandes: Iterable[DemandeCivile]) -> Decimal:
    """Donne la somme des dommages et intérêts demandés ; ni les frais, ni une provision ne s'y ajoutent."""
    chiffrees = (d.montant for d in demandes if d.poste in PosteDemande.prejudices())
    return sum(chiffrees, Decimal(0))


def phrase_de_constitution(constitution: Constitution, demandes: Sequence[DemandeCivile]) -> str:
    """Écrit la constitution, contre qui, et ce qui est demandé (CPP 418 à 421)."""
    nom = nom_court(constitution.partie)
    contre = f" contre {nom_court(constitution.prevenu)}" if constitution.prevenu else ""
    phrase = f"{nom} {_MODES[ModeConstitution(constitution.mode)]}{contre}."
    if constitution.mode == ModeConstitution.LETTRE:
        phrase = f"Constitution de partie civile de {nom}{contre}, par lettre reçue avant l’audience."
    return f"{phrase} {phrase_de_demandes(nom, demandes, None)}" if demandes else phrase


def etiquette_de_demandes(demandes: Sequence[DemandeCivile], debut: str = "demandes") -> str:
    """Donne « partie civile : 3 000,00 € » ; sans somme, ce qui est demandé."""
    somme = total_demande(demandes)
    if somme:
        return f"{debut}{INSECABLE}: {montant(somme)}"
    autres = enumerer([demande.get_poste_display() for demande in demandes])
    return f"{debut}{INSECABLE}: {autres}" if autres else debut


def phrase_de_plaidoirie(avocat: Avocat | None, prevenu: Partie, demandes: Sequence[DemandeDefense]) -> str:
    """Écrit ce que la défense demande (CPP 460)."""
    dites = [
        demande.get_nature_display() for demande in demandes if demande.nature != NatureDemandeDefense.AUTRE
    ]
    precisions = [sans_point(demande.precision) for demande in demandes if demande.precision]
    if any(demande.nature == NatureDemandeDefense.AUTRE for demande in demandes):
        dites, precisions = [*dites, *precisions], []
    precision = f" ({precisions[0]})" if precisions else ""
    qui = f"{avocat} plaide pour {nom_court(prevenu)} et" if avocat else f"La défense de {nom_court(prevenu)}"
    return f"{qui} demande {enumerer(dites)}{precision}."
