"""La présence d'une partie et son avocat, tels qu'ils se portent à la note."""

from audiences.choix import ModaliteComparution, ModeComparution, Qualite
from audiences.models import Comparution
from audiences.selectors.trames_note import nom_court
from mistral.socle.francais import INSECABLE, date_sans_jour

ETAPES_DE_PRESENCE = {
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


def phrase_de_presence(comparution: Comparution) -> str:
    """Écrit la présence ; l'avocat y figure, à moins qu'une autre mention ne le dise."""
    morceaux = [f"{nom_court(comparution.partie)} {_comparait(comparution)}"]
    if comparution.avocat is not None and comparution.mention_avocat_id is None:
        morceaux.append(_avec_avocat(comparution))
    return f"{''.join(morceaux)}.{_convocation(comparution)}"


def phrase_d_avocat(comparution: Comparution) -> str:
    """Écrit l'avocat ; la présence y figure si aucune autre mention ne la dit."""
    if comparution.mention_id is None:
        return (
            f"{nom_court(comparution.partie)} {_comparait(comparution)}{_avec_avocat(comparution)}."
            f"{_convocation(comparution)}"
        )
    nom = nom_court(comparution.partie)
    if comparution.mode not in _ABSENTS:
        fait = f"assiste {nom}"
    elif comparution.mode in _AVEC_MANDAT or comparution.partie.qualite != Qualite.PREVENU:
        fait = f"représente {nom}"
    else:
        return f"{_maitre(comparution)}, est entendu sans mandat pour {nom}."
    return f"{_maitre(comparution)}{_mandat(comparution)}, {fait}."


def etiquette_de_presence(comparution: Comparution) -> str:
    """Donne ce qui se lit au bout de la mention : « présence : comparaît libre »."""
    if comparution.modalite:
        return f"présence{INSECABLE}: {_MODALITES[comparution.modalite]}"
    if comparution.mention_avocat_id is not None:
        return f"présence{INSECABLE}: {_comparait(comparution)}"
    return f"présence{INSECABLE}: {comparution.get_mode_display()}"


def etiquette_d_avocat(comparution: Comparution) -> str:
    """Donne ce qui se lit au bout de la mention : « avocat : Me Aubanel, commis d’office »."""
    designation = {True: ", commis d’office", False: ", choisi", None: ""}[comparution.est_commis]
    mandat = ", avec mandat" if comparution.mode in _AVEC_MANDAT else ""
    return f"avocat{INSECABLE}: {comparution.avocat}{designation}{mandat}"


def _convocation(comparution: Comparution) -> str:
    partie = comparution.partie
    if partie.qualite != Qualite.PREVENU or not partie.convocation:
        return ""
    jour = f" du {date_sans_jour(partie.convocation_le)}" if partie.convocation_le else ""
    return f" Mode de convocation{INSECABLE}: {partie.convocation}{jour}."


def _comparait(comparution: Comparution) -> str:
    if comparution.mode in _ABSENTS:
        return "ne comparaît pas"
    debut = _MODALITES.get(comparution.modalite, "comparaît")
    if not comparution.etablissement:
        return debut
    return f"{debut} {_DE.get(comparution.modalite, 'de')} {comparution.etablissement}"


def _maitre(comparution: Comparution) -> str:
    barreau = f", barreau de {comparution.avocat.barreau}" if comparution.avocat.barreau else ""
    designation = {True: ", commis d’office", False: ", avocat choisi", None: ""}[comparution.est_commis]
    return f"{comparution.avocat}{barreau}{designation}"


def _mandat(comparution: Comparution) -> str:
    # La demande de l'article 411 est celle d'un prévenu ; une partie civile se fait représenter sans elle.
    if comparution.mode not in _AVEC_MANDAT or comparution.partie.qualite != Qualite.PREVENU:
        return ""
    jour = f" du {date_sans_jour(comparution.mandat_le)}" if comparution.mandat_le else ""
    return f", porteur d’une demande écrite de jugement en son absence{jour}"


def _avec_avocat(comparution: Comparution) -> str:
    maitre, mandat = _maitre(comparution), _mandat(comparution)
    if comparution.mode not in _ABSENTS:
        return f", avec l’assistance de {maitre}{mandat}"
    if mandat or comparution.partie.qualite != Qualite.PREVENU:
        return f"\u202f; {maitre}{mandat}, assure sa représentation"
    return f"\u202f; {maitre}, est entendu sans mandat"
