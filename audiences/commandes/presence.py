"""`/presence` : constate la présence d'une partie et l'écrit (CPP 410 à 412, 417, 424)."""

from collections.abc import Mapping

from audiences.choix import ModaliteComparution, ModeComparution, Qualite
from audiences.commande import COMMANDES, Commande, Donnee
from audiences.forms.presence import PresenceForm
from audiences.models import Comparution, Inscription, Mention
from audiences.services.constater_presence import constater_presence, retirer_presence
from mistral.socle.francais import date_sans_jour, nom_affiche

_ETAPES = {
    Qualite.PREVENU: "PRES_PREV",
    Qualite.PARTIE_CIVILE: "PRES_PC",
    Qualite.VICTIME: "PRES_PC",
    Qualite.REPRESENTANT_LEGAL: "PRES_PC",
    Qualite.ADMINISTRATEUR_AD_HOC: "PRES_PC",
}
_MODALITES = {
    ModaliteComparution.LIBRE: "comparaît libre",
    ModaliteComparution.EXTRAIT: "comparaît détenu, extrait",
    ModaliteComparution.VISIOCONFERENCE: "comparaît par visioconférence",
}
_DE = {ModaliteComparution.EXTRAIT: "de", ModaliteComparution.VISIOCONFERENCE: "depuis"}
_ABSENTS = {
    ModeComparution.NON_COMPARANT,
    ModeComparution.REPRESENTE_SANS_MANDAT,
    ModeComparution.REPRESENTE_MANDAT,
}
_AVEC_MANDAT = {ModeComparution.COMPARANT_ASSISTE_MANDAT, ModeComparution.REPRESENTE_MANDAT}


def etiquette(comparution: Comparution) -> str:
    """Donne ce qui se lit au bout de la mention : « présence : comparaît libre »."""
    if comparution.modalite:
        return f"présence\u00a0: {_MODALITES[comparution.modalite]}"
    return f"présence\u00a0: {comparution.get_mode_display()}"


def phrase(comparution: Comparution) -> str:
    """Écrit la présence telle qu'elle se porte à la note ; ce qui n'est pas connu n'y figure pas."""
    partie = comparution.partie
    personne = partie.personne
    nom = nom_affiche(personne.nom, personne.prenom, x_se_disant=personne.est_x_se_disant)
    morceaux = [f"{nom} {_comparait(comparution)}{_avec_avocat(comparution)}."]
    if partie.qualite == Qualite.PREVENU and partie.convocation:
        jour = f" du {date_sans_jour(partie.convocation_le)}" if partie.convocation_le else ""
        morceaux.append(f"Mode de convocation\u00a0: {partie.convocation}{jour}.")
    return " ".join(morceaux)


def _comparait(comparution: Comparution) -> str:
    if comparution.mode in _ABSENTS:
        return "ne comparaît pas"
    debut = _MODALITES.get(comparution.modalite, "comparaît")
    if not comparution.etablissement:
        return debut
    return f"{debut} {_DE.get(comparution.modalite, 'de')} {comparution.etablissement}"


def _avec_avocat(comparution: Comparution) -> str:
    if comparution.avocat is None:
        return ""
    barreau = f", barreau de {comparution.avocat.barreau}" if comparution.avocat.barreau else ""
    designation = {True: ", commis d’office", False: ", avocat choisi", None: ""}[comparution.est_commis]
    maitre = f"{comparution.avocat}{barreau}{designation}"
    mandat = ""
    if comparution.mode in _AVEC_MANDAT:
        jour = f" du {date_sans_jour(comparution.mandat_le)}" if comparution.mandat_le else ""
        mandat = f", porteur d’une demande écrite de jugement en son absence{jour}"
    if comparution.mode not in _ABSENTS:
        return f", avec l’assistance de {maitre}{mandat}"
    if mandat:
        return f"\u202f; {maitre}{mandat}, assure sa représentation"
    return f"\u202f; {maitre}, est entendu sans mandat"


def _executer(inscription: Inscription, saisie: Mapping, mention: Mention, par) -> str:
    return phrase(constater_presence(inscription, saisie, mention=mention))


def _retirer(inscription: Inscription, mention: Mention, par) -> None:
    retirer_presence(inscription, mention)


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
    return Donnee(etiquette(comparution), initiale)


COMMANDES.inscrire(
    Commande(
        code="PRESENCE",
        libelle="Présence d’une partie",
        mot="presence",
        etape="PRES_PREV",
        form=PresenceForm,
        executer=_executer,
        lire=_lire,
        etape_de=lambda saisie: _ETAPES.get(saisie["partie"].qualite, "PRES_AUTRES"),
        retirer=_retirer,
        rang=10,
    )
)
