"""`/renvoi` : la demande de renvoi, ce qu'on en dit, ce que le tribunal décide (CPP 461).

Ordonné, c'est un renvoi ; rejeté ou joint au fond, une demande : une seule saisie dans les deux cas.
"""

from collections.abc import Mapping

from audiences.commande import COMMANDES, Arguments, Commande, Comprise, Donnee
from audiences.models import Inscription, Mention
from audiences.selectors.phrases import sans_point
from decisions.choix import AvisParquet, Demandeur, SuiteDemande, TypeRenvoi
from decisions.forms.demande_renvoi import DemandeRenvoiForm
from decisions.models import DemandeRenvoi, Renvoi
from decisions.motif_renvoi import MOTIFS_RENVOI
from decisions.selectors.renvois import renvoi_de
from decisions.services.annuler_renvoi import annuler_renvoi
from decisions.services.noter_demande_renvoi import noter_demande_renvoi, retirer_demande_renvoi
from decisions.services.renvoyer import renvoyer
from mistral.socle.erreurs import ActeImpossible
from mistral.socle.francais import INSECABLE, date_longue, heure

_ORDONNE = {
    TypeRenvoi.CONTRADICTOIRE_DATE_FIXE: "ordonne le renvoi contradictoire de l’affaire",
    TypeRenvoi.AVEC_CITATION: "ordonne le renvoi de l’affaire, à charge de nouvelle citation,",
    TypeRenvoi.SANS_DATE: "ordonne le renvoi de l’affaire, sans date",
}
_REFUSE = {
    SuiteDemande.REJETEE: "rejette la demande",
    SuiteDemande.JOINTE_AU_FOND: "joint l’incident au fond",
}
_MOTS_DEMANDEUR = {
    "prevenu": Demandeur.PREVENU,
    "defense": Demandeur.AVOCAT_PREVENU,
    "avocat": Demandeur.AVOCAT_PREVENU,
    "pc": Demandeur.PC,
    "parquet": Demandeur.PARQUET,
    "mp": Demandeur.PARQUET,
    "office": Demandeur.TRIBUNAL,
}
_MOTS_SUITE = {
    "rejet": SuiteDemande.REJETEE,
    "rejete": SuiteDemande.REJETEE,
    "rejetee": SuiteDemande.REJETEE,
    "joint": SuiteDemande.JOINTE_AU_FOND,
    "fond": SuiteDemande.JOINTE_AU_FOND,
}
_MOTS_AVIS = {
    "oppose": AvisParquet.S_OPPOSE,
    "rapporte": AvisParquet.S_EN_RAPPORTE,
    "accord": AvisParquet.NE_S_OPPOSE_PAS,
}
_CHAMPS = ("demandeur", "motif", "precision", "avis_parquet", "observations")


def phrase(demande: Renvoi | DemandeRenvoi) -> str:
    """Écrit la demande : demandeur, motif, avis, décision, date."""
    motif = MOTIFS_RENVOI[demande.motif].libelle
    if demande.precision:
        motif = f"{motif}, {sans_point(demande.precision)}"
    phrases = [
        f"Renvoi demandé par {demande.get_demandeur_display()}. "
        f"Motif{INSECABLE}: {motif[0].lower()}{motif[1:]}."
    ]
    if demande.avis_parquet:
        phrases.append(f"Le ministère public {demande.get_avis_parquet_display()}.")
    if demande.observations:
        phrases.append(f"Observations{INSECABLE}: {sans_point(demande.observations)}.")
    phrases.append(f"Le tribunal {_decision(demande)}.")
    return " ".join(phrases)


def _decision(demande: Renvoi | DemandeRenvoi) -> str:
    if isinstance(demande, DemandeRenvoi):
        return _REFUSE[SuiteDemande(demande.suite)]
    return _ORDONNE[TypeRenvoi(demande.type)] + _au(demande)


def _au(renvoi: Renvoi) -> str:
    if renvoi.vers is None:
        return ""
    audience = renvoi.vers.audience
    quand = heure(audience.heure_prevue.hour, audience.heure_prevue.minute)
    return f" au {date_longue(audience.date)} à {quand}, {audience.service}"


def _comprendre(inscription: Inscription, texte: str) -> Comprise:
    """Lit « prevenu », « rejet », « oppose » ; ce qui n'est pas dit reste à choisir."""
    arguments = Arguments(texte)
    dits = {
        "demandeur": arguments.prendre(_MOTS_DEMANDEUR, ""),
        "suite": arguments.prendre(_MOTS_SUITE, SuiteDemande.ORDONNE),
        "avis_parquet": arguments.prendre(_MOTS_AVIS, ""),
    }
    return Comprise(dits, arguments.restes)


def _executer(inscription: Inscription, saisie: Mapping, mention: Mention, par) -> str:
    """Enregistre la demande et sa suite ; une correction défait d'abord ce que la mention portait."""
    saisie = dict(saisie)
    suite = saisie.pop("suite")
    ancien = renvoi_de(inscription)
    est_le_sien = ancien is not None and ancien.mention_id in (None, mention.pk)
    if suite == SuiteDemande.ORDONNE:
        if ancien is not None and not est_le_sien:
            raise ActeImpossible(
                "Le renvoi est déjà noté\u202f: corrigez-le depuis sa mention. Rien n’a été changé."
            )
        _oublier_la_demande(mention, par)
        if est_le_sien:
            annuler_renvoi(ancien, par=par)
        return phrase(renvoyer(inscription, par=par, mention=mention, **saisie))
    if ancien is not None and ancien.mention_id == mention.pk:
        annuler_renvoi(ancien, par=par)
    demande = {nom: saisie[nom] for nom in _CHAMPS}
    return phrase(noter_demande_renvoi(inscription, suite=suite, par=par, mention=mention, **demande))


def _oublier_la_demande(mention: Mention, par) -> None:
    demande = DemandeRenvoi.objects.filter(mention=mention).first()
    if demande is not None:
        retirer_demande_renvoi(demande, par=par)


def _retirer(inscription: Inscription, mention: Mention, par) -> None:
    renvoi = renvoi_de(inscription)
    if renvoi is not None and renvoi.mention_id == mention.pk:
        annuler_renvoi(renvoi, par=par)
    _oublier_la_demande(mention, par)


def _lire(inscription: Inscription) -> dict[int, Donnee]:
    """Donne le renvoi et les demandes que disent les mentions. Deux requêtes."""
    renvoi = renvoi_de(inscription)
    demandes = DemandeRenvoi.objects.filter(inscription=inscription, mention__isnull=False)
    lues = {demande.mention_id: _donnee_demande(demande) for demande in demandes}
    if renvoi is not None and renvoi.mention_id is not None:
        lues[renvoi.mention_id] = _donnee_renvoi(renvoi)
    return lues


def _donnee_demande(demande: DemandeRenvoi) -> Donnee:
    initiale = {nom: getattr(demande, nom) for nom in (*_CHAMPS, "suite")}
    return Donnee(f"demande de renvoi{INSECABLE}: {demande.get_suite_display()}", initiale)


def _donnee_renvoi(renvoi: Renvoi) -> Donnee:
    jour = f" au {date_longue(renvoi.date)}" if renvoi.date else " sans date"
    initiale = {nom: getattr(renvoi, nom) for nom in (*_CHAMPS, "type", "date", "heure")}
    return Donnee(f"renvoi{jour}", initiale | {"suite": SuiteDemande.ORDONNE, "service": renvoi.service_id})


COMMANDES.inscrire(
    Commande(
        code="RENVOI",
        libelle="Renvoi demandé : ordonné, rejeté ou joint au fond",
        mot="renvoi",
        etape="RENVOI_DEM",
        form=DemandeRenvoiForm,
        executer=_executer,
        lire=_lire,
        comprendre=_comprendre,
        retirer=_retirer,
        droit="decisions.decider",
        exemple="defense oppose",
        rang=60,
    )
)
