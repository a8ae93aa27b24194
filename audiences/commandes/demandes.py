"""`/demandes` : les demandes chiffrées d'une partie civile, poste par poste (CPP 460, 464, 475-1)."""

from collections import defaultdict
from collections.abc import Mapping

from audiences.choix import Qualite
from audiences.commande import COMMANDES, Arguments, Commande, Comprise, Donnee
from audiences.forms.demandes import DemandesForm
from audiences.models import DemandeCivile, Inscription, Mention
from audiences.selectors.connus_note import designee, parties_de
from audiences.selectors.demandes_chiffrees import initiale_de, lire_demandes
from audiences.selectors.demandes_dites import etiquette_de_demandes, phrase_de_demandes
from audiences.selectors.trames_note import nom_court
from audiences.services.porter_demandes import noter_demandes, retirer_demandes


def _comprendre(inscription: Inscription, texte: str) -> Comprise:
    """Lit « CARDINI moral 3000 materiel 500 475 800 expertise »."""
    arguments = Arguments(texte)
    initiale = lire_demandes(arguments)
    civiles = parties_de(inscription, Qualite.PARTIE_CIVILE, Qualite.VICTIME)
    partie = designee(arguments, civiles)
    if partie is not None:
        initiale["partie"] = partie.pk
    return Comprise(initiale, arguments.restes)


def _executer(inscription: Inscription, saisie: Mapping, mention: Mention, par) -> str:
    partie, prevenu = saisie["partie"], saisie["prevenu"]
    demandes = noter_demandes(
        inscription, saisie["demandes"], partie_civile=partie, prevenu=prevenu, mention=mention
    )
    qui = f"{partie.avocat} pour {nom_court(partie)}" if partie.avocat else nom_court(partie)
    return phrase_de_demandes(qui, demandes, prevenu)


def _lire(inscription: Inscription) -> dict[int, Donnee]:
    """Donne les demandes portées à la note, par mention. Une requête."""
    par_mention: dict[int, list[DemandeCivile]] = defaultdict(list)
    for demande in DemandeCivile.objects.filter(inscription=inscription):
        par_mention[demande.mention_id].append(demande)
    return {
        mention: Donnee(
            etiquette_de_demandes(demandes), initiale_de(demandes) | {"partie": demandes[0].partie_civile_id}
        )
        for mention, demandes in par_mention.items()
    }


COMMANDES.inscrire(
    Commande(
        code="DEMANDES",
        libelle="Demandes de la partie civile",
        mot="demandes",
        etape="DEM_PC",
        form=DemandesForm,
        executer=_executer,
        comprendre=_comprendre,
        lire=_lire,
        retirer=lambda inscription, mention, par: retirer_demandes(inscription, mention),
        exemple="moral 3000 materiel 500 475 800",
        rang=44,
    )
)
