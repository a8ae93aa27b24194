"""`/pc` : une personne se constitue partie civile à l'audience, avec ses demandes (CPP 418 à 421)."""

from collections import defaultdict
from collections.abc import Mapping

from audiences.choix import Qualite
from audiences.choix_demandes import ModeConstitution
from audiences.commande import COMMANDES, Arguments, Commande, Comprise, Donnee
from audiences.forms.demandes import ConstitutionForm
from audiences.models import Constitution, DemandeCivile, Inscription, Mention
from audiences.selectors.connus_note import designee, parties_de
from audiences.selectors.demandes_chiffrees import initiale_de, lire_demandes
from audiences.selectors.demandes_dites import etiquette_de_demandes, phrase_de_constitution
from audiences.services.porter_demandes import constituer, noter_demandes, retirer_constitution

_MODES = {"avocat": ModeConstitution.AVOCAT, "lettre": ModeConstitution.LETTRE}


def _comprendre(inscription: Inscription, texte: str) -> Comprise:
    """Lit « CARDINI moral 3000 » : une victime de l'affaire, sinon une personne nouvelle."""
    arguments = Arguments(texte)
    initiale = lire_demandes(arguments) | {"mode": arguments.prendre(_MODES, ModeConstitution.PERSONNE)}
    partie = designee(arguments, parties_de(inscription, Qualite.VICTIME, Qualite.PARTIE_CIVILE))
    if partie is not None and not arguments.mots:
        return Comprise(initiale | {"partie": partie.pk})
    if arguments.mots:
        initiale["nom"] = arguments.mots.pop(0)
        initiale["prenoms"] = arguments.prendre_tout()
    return Comprise(initiale)


def _executer(inscription: Inscription, saisie: Mapping, mention: Mention, par) -> str:
    identite = {} if saisie["partie"] else ConstitutionForm.identite(saisie)
    constitution = constituer(inscription, saisie, identite=identite, mention=mention, par=par)
    demandes = noter_demandes(
        inscription,
        saisie["demandes"],
        partie_civile=constitution.partie,
        prevenu=constitution.prevenu,
        mention=mention,
    )
    return phrase_de_constitution(constitution, demandes)


def _lire(inscription: Inscription) -> dict[int, Donnee]:
    """Donne les constitutions portées à la note, avec leurs demandes. Deux requêtes."""
    demandes: dict[int, list[DemandeCivile]] = defaultdict(list)
    for demande in DemandeCivile.objects.filter(inscription=inscription):
        demandes[demande.mention_id].append(demande)
    return {
        constitution.mention_id: Donnee(
            etiquette_de_demandes(demandes[constitution.mention_id], "partie civile"),
            initiale_de(demandes[constitution.mention_id])
            | {
                "partie": constitution.partie_id,
                "mode": constitution.mode,
                "prevenu": constitution.prevenu_id,
            },
        )
        for constitution in Constitution.objects.filter(inscription=inscription)
    }


COMMANDES.inscrire(
    Commande(
        code="PARTIE_CIVILE",
        libelle="Constitution de partie civile",
        mot="pc",
        etape="PC_CONST",
        form=ConstitutionForm,
        executer=_executer,
        comprendre=_comprendre,
        lire=_lire,
        retirer=lambda inscription, mention, par: retirer_constitution(inscription, mention, par=par),
        exemple="CARDINI moral 3000",
        rang=42,
    )
)
