"""`/conclusions` : le dépôt de conclusions, in limine litis ou au fond, et leur visa (CPP 459)."""

from collections.abc import Mapping

from audiences.choix_demandes import MomentConclusions
from audiences.commande import COMMANDES, Arguments, Commande, Comprise
from audiences.forms.demandes import ConclusionsForm
from audiences.models import Conclusion, Inscription, Mention
from audiences.selectors.connus_note import avocat_de, designee, parties_de
from audiences.selectors.demandes_dites import phrase_de_conclusions
from audiences.selectors.donnees_note import donnees_portees
from audiences.services.porter_donnee import porter_donnee, retirer_donnee
from mistral.socle.francais import INSECABLE

_CHAMPS = ("partie", "avocat", "moment", "objet", "pages", "est_visee")
_MOMENTS = {"limine": MomentConclusions.IN_LIMINE, "nullite": MomentConclusions.IN_LIMINE, "fond": "FOND"}


def _comprendre(inscription: Inscription, texte: str) -> Comprise:
    """Lit « limine visées MARTELLI nullité de la garde à vue »."""
    arguments = Arguments(texte)
    initiale = {
        "moment": arguments.prendre(_MOMENTS, MomentConclusions.FOND),
        "est_visee": bool(arguments.prendre({"visees": True, "vise": True, "visa": True})),
    }
    for mot in ("in", "litis", "au"):
        arguments.prendre({mot: None})
    parties = parties_de(inscription)
    conseil = arguments.prendre_parmi((p.avocat.nom, p.avocat) for p in parties if p.avocat is not None)
    clients = [partie for partie in parties if conseil is not None and partie.avocat_id == conseil.pk]
    partie = designee(arguments, clients or parties)
    if partie is not None:
        avocat = conseil or avocat_de(inscription, partie)
        initiale |= {"partie": partie.pk, "avocat": avocat.pk if avocat else None}
    return Comprise(initiale | {"objet": arguments.prendre_tout()})


def _executer(inscription: Inscription, saisie: Mapping, mention: Mention, par) -> str:
    valeurs = {nom: saisie[nom] for nom in _CHAMPS}
    return phrase_de_conclusions(porter_donnee(Conclusion, inscription, mention, valeurs))


def etiquette(conclusion: Conclusion) -> str:
    """Donne « conclusions : au fond, visées »."""
    visa = "visées" if conclusion.est_visee else "visa à apposer"
    return f"conclusions{INSECABLE}: {conclusion.get_moment_display()}, {visa}"


COMMANDES.inscrire(
    Commande(
        code="CONCLUSIONS",
        libelle="Dépôt de conclusions",
        mot="conclusions",
        etape="CONCL",
        form=ConclusionsForm,
        executer=_executer,
        comprendre=_comprendre,
        lire=lambda inscription: donnees_portees(Conclusion, inscription, etiquette, _CHAMPS),
        retirer=lambda inscription, mention, par: retirer_donnee(Conclusion, inscription, mention),
        exemple="limine visées nullité de la citation",
        rang=40,
    )
)
