"""`/reprise` : reprend l'audience ou l'affaire, et l'écrit à la note."""

from collections.abc import Mapping

from audiences.choix import NatureSession
from audiences.commande import COMMANDES, Arguments, Commande, Comprise, Donnee
from audiences.forms.horloge import Objet, ReprendreForm, prendre_heure
from audiences.models import Inscription, Mention, Session, SuspensionAffaire
from audiences.services.dire_suspension import dire_reprise, dite, taire
from mistral.socle.francais import heure


def _comprendre(inscription: Inscription, texte: str) -> Comprise:
    """Ce qui est suspendu est ce qui reprend : l'affaire si elle l'est, sinon l'audience. Une requête."""
    arguments = Arguments(texte)
    est_suspendue = inscription.suspensions.filter(fin_le__isnull=True).exists()
    defaut = Objet.AFFAIRE if est_suspendue else Objet.AUDIENCE
    objet = arguments.prendre({"affaire": Objet.AFFAIRE, "audience": Objet.AUDIENCE}, defaut)
    return Comprise({"objet": objet, "heure": prendre_heure(arguments)}, arguments.restes)


def _executer(inscription: Inscription, saisie: Mapping, mention: Mention, par) -> str:
    de_l_audience = saisie["objet"] == Objet.AUDIENCE
    reprise = dite(
        dire_reprise(inscription, de_l_audience=de_l_audience, a=saisie["heure"], mention=mention, par=par)
    )
    quoi = "l’audience est reprise" if de_l_audience else "l’examen de l’affaire reprend"
    return f"À {heure(reprise.hour, reprise.minute)}, {quoi}."


def _lire(inscription: Inscription) -> dict[int, Donnee]:
    """Donne les reprises que dit cette note. Deux requêtes."""
    sessions = Session.objects.filter(mention__note__inscription=inscription, nature=NatureSession.DEBATS)
    siennes = SuspensionAffaire.objects.filter(inscription=inscription, mention_fin__isnull=False)
    dites = {une.mention_id: (Objet.AUDIENCE, une.debut_le) for une in sessions}
    dites |= {une.mention_fin_id: (Objet.AFFAIRE, une.fin_le) for une in siennes}
    return {mention: _donnee(objet, dite(instant)) for mention, (objet, instant) in dites.items()}


def _donnee(objet: Objet, instant) -> Donnee:
    quand = heure(instant.hour, instant.minute)
    initiale = {"objet": objet, "heure": instant.time().replace(second=0, microsecond=0)}
    return Donnee(f"horaires\u00a0: reprise à {quand}", initiale)


COMMANDES.inscrire(
    Commande(
        code="REPRISE",
        libelle="Reprise de l’audience ou de l’affaire",
        mot="reprise",
        etape="REPR",
        form=ReprendreForm,
        executer=_executer,
        lire=_lire,
        comprendre=_comprendre,
        retirer=lambda inscription, mention, par: taire(mention),
        rang=71,
    )
)
