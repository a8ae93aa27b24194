"""`/suspension` : suspend l'audience ou l'affaire, et l'écrit à la note."""

from collections.abc import Mapping

from audiences.choix import NatureSession
from audiences.commande import COMMANDES, Arguments, Commande, Comprise, Donnee
from audiences.forms.horloge import Objet, Pourquoi, SuspendreForm, prendre_heure
from audiences.models import Inscription, Mention, Session, SuspensionAffaire
from audiences.services.dire_suspension import dire_suspension, dite, taire
from mistral.socle.francais import heure

_MOTIFS = {
    "pause": Pourquoi.PAUSE,
    "incident": Pourquoi.INCIDENT,
    "delibere": Pourquoi.DELIBERE,
    "deliberer": Pourquoi.DELIBERE,
}
_POUR = {"PAUSE": " pour une pause", "INCIDENT": " pour incident", "": ""}


def phrase(suspension: Session | SuspensionAffaire) -> str:
    """Écrit la suspension : ce qui s'interrompt, l'heure, le motif."""
    quand = _heure(suspension)
    en_delibere = suspension.nature == NatureSession.DELIBERE
    if isinstance(suspension, Session):
        if en_delibere:
            return f"Le tribunal se retire pour délibérer à {quand}."
        return f"Audience suspendue à {quand}{_POUR[suspension.motif]}."
    if en_delibere:
        return (
            f"À {quand}, l’affaire est mise en délibéré pour être jugée ce jour, l’audience se poursuivant."
        )
    return (
        f"L’examen de l’affaire est suspendu à {quand}{_POUR[suspension.motif]}, l’audience se poursuivant."
    )


def _heure(suspension: Session | SuspensionAffaire) -> str:
    debut = dite(suspension.debut_le)
    return heure(debut.hour, debut.minute)


def _comprendre(inscription: Inscription, texte: str) -> Comprise:
    arguments = Arguments(texte)
    dits = {
        "objet": arguments.prendre({"affaire": Objet.AFFAIRE, "audience": Objet.AUDIENCE}, Objet.AUDIENCE),
        "pourquoi": arguments.prendre(_MOTIFS, ""),
        "heure": prendre_heure(arguments),
    }
    return Comprise(dits, arguments.restes)


def _executer(inscription: Inscription, saisie: Mapping, mention: Mention, par) -> str:
    en_delibere = saisie["pourquoi"] == Pourquoi.DELIBERE
    suspension = dire_suspension(
        inscription,
        de_l_audience=saisie["objet"] == Objet.AUDIENCE,
        nature=NatureSession.DELIBERE if en_delibere else NatureSession.SUSPENSION,
        motif="" if en_delibere else saisie["pourquoi"],
        a=saisie["heure"],
        mention=mention,
        par=par,
    )
    return phrase(suspension)


def _lire(inscription: Inscription) -> dict[int, Donnee]:
    """Donne les suspensions que dit cette note. Deux requêtes."""
    sessions = Session.objects.filter(mention__note__inscription=inscription)
    sessions = sessions.exclude(nature=NatureSession.DEBATS)
    siennes = SuspensionAffaire.objects.filter(inscription=inscription, mention__isnull=False)
    return {une.mention_id: _donnee(une) for une in (*sessions, *siennes)}


def _donnee(suspension: Session | SuspensionAffaire) -> Donnee:
    de_l_audience = isinstance(suspension, Session)
    en_delibere = suspension.nature == NatureSession.DELIBERE
    initiale = {
        "objet": Objet.AUDIENCE if de_l_audience else Objet.AFFAIRE,
        "pourquoi": Pourquoi.DELIBERE if en_delibere else suspension.motif,
        "heure": dite(suspension.debut_le).time().replace(second=0, microsecond=0),
    }
    return Donnee(f"horaires\u00a0: suspension à {_heure(suspension)}", initiale)


COMMANDES.inscrire(
    Commande(
        code="SUSPENSION",
        libelle="Suspension de l’audience ou de l’affaire",
        mot="suspension",
        etape="SUSP",
        form=SuspendreForm,
        executer=_executer,
        lire=_lire,
        comprendre=_comprendre,
        etape_de=lambda saisie: "DELIB_SIEGE" if saisie["pourquoi"] == Pourquoi.DELIBERE else "SUSP",
        retirer=lambda inscription, mention, par: taire(mention),
        exemple="pause",
        rang=70,
    )
)
