"""`/presence` : constate la présence d'une partie et l'écrit (CPP 410 à 412, 417, 424)."""

from collections.abc import Mapping

from audiences.choix import ModaliteComparution, ModeComparution
from audiences.commande import COMMANDES, Arguments, Commande, Comprise, Donnee
from audiences.forms.presence import PresenceForm
from audiences.models import Comparution, Inscription, Mention
from audiences.selectors.connus_note import designee, parties_de
from audiences.selectors.presence_dite import (
    ETAPES_DE_PRESENCE,
    etiquette_de_presence,
    phrase_d_avocat,
    phrase_de_presence,
)
from audiences.services.constater_presence import constater_presence, mode_avec_avocat, retirer_presence

_MODALITES = {
    "libre": ModaliteComparution.LIBRE,
    "detenu": ModaliteComparution.EXTRAIT,
    "detenue": ModaliteComparution.EXTRAIT,
    "extrait": ModaliteComparution.EXTRAIT,
    "extraite": ModaliteComparution.EXTRAIT,
    "visio": ModaliteComparution.VISIOCONFERENCE,
    "visioconference": ModaliteComparution.VISIOCONFERENCE,
}
_PRESENCES = {"present": True, "presente": True, "absent": False, "absente": False}
_AVEC_AVOCAT = dict.fromkeys(("avocat", "assiste", "assistee", "represente", "representee"), True)
_AVEC_MANDAT = {"411": True, "mandat": True}
_DESIGNATIONS = {"commis": "oui", "office": "oui", "choisi": "non"}


def _comprendre(inscription: Inscription, texte: str) -> Comprise:
    """Lit « absent », « libre avocat », « dupont extrait » ; le mode ne se devine pas si rien ne le dit."""
    arguments = Arguments(texte)
    modalite = arguments.prendre(_MODALITES, "")
    est_presente = arguments.prendre(_PRESENCES, True if modalite else None)
    a_mandat = arguments.prendre(_AVEC_MANDAT, False)
    designation = arguments.prendre(_DESIGNATIONS, "")
    a_avocat = arguments.prendre(_AVEC_AVOCAT, False) or a_mandat or bool(designation)
    initiale = {"modalite": modalite, "est_commis": designation}
    if est_presente is not None and a_avocat:
        initiale["mode"] = mode_avec_avocat(est_presente=est_presente, a_mandat=a_mandat)
    elif est_presente is not None:
        initiale["mode"] = ModeComparution.COMPARANT if est_presente else ModeComparution.NON_COMPARANT
    partie = designee(arguments, _a_constater(inscription))
    if partie is not None:
        initiale |= {"partie": partie.pk, "avocat": partie.avocat_id}
    return Comprise(initiale, arguments.restes)


def _a_constater(inscription: Inscription) -> list:
    """Donne les parties dont la présence n'est pas encore notée ; toutes, quand elle l'est de chacune."""
    parties = parties_de(inscription)
    notees = set(inscription.comparutions.filter(mention__isnull=False).values_list("partie", flat=True))
    return [partie for partie in parties if partie.pk not in notees] or parties


def _executer(inscription: Inscription, saisie: Mapping, mention: Mention, par) -> str:
    return phrase_de_presence(constater_presence(inscription, saisie, mention=mention))


def _autres_phrases(inscription: Inscription, mention: Mention) -> Mapping[int, str]:
    """Donne la phrase de l'avocat, que la présence corrigée peut changer."""
    comparution = _lues(inscription).filter(mention=mention, mention_avocat__isnull=False).first()
    return {comparution.mention_avocat_id: phrase_d_avocat(comparution)} if comparution else {}


def _retirer(inscription: Inscription, mention: Mention, par) -> None:
    retirer_presence(inscription, mention)


def _lues(inscription: Inscription):
    return Comparution.objects.filter(inscription=inscription).select_related("partie__personne", "avocat")


def _lire(inscription: Inscription) -> dict[int, Donnee]:
    comparutions = inscription.comparutions.filter(mention__isnull=False)
    return {comparution.mention_id: _donnee(comparution) for comparution in comparutions}


def _donnee(comparution: Comparution) -> Donnee:
    commis = {True: "oui", False: "non", None: ""}[comparution.est_commis]
    initiale = {
        "partie": comparution.partie_id,
        "mode": comparution.mode,
        "modalite": comparution.modalite,
        "etablissement": comparution.etablissement,
        "avocat": comparution.avocat_id,
        "est_commis": commis,
        "mandat_le": comparution.mandat_le,
    }
    return Donnee(etiquette_de_presence(comparution), initiale)


COMMANDES.inscrire(
    Commande(
        code="PRESENCE",
        libelle="Présence d’une partie",
        mot="presence",
        etape="PRES_PREV",
        form=PresenceForm,
        executer=_executer,
        comprendre=_comprendre,
        autres_phrases=_autres_phrases,
        lire=_lire,
        etape_de=lambda saisie: ETAPES_DE_PRESENCE.get(saisie["partie"].qualite, "PRES_AUTRES"),
        retirer=_retirer,
        exemple="libre avocat",
        raccourcis={"present": "présent", "absent": "absent", "libre": "libre", "extrait": "extrait"},
        rang=10,
    )
)
