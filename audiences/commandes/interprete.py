"""`/interprete` : l'interprète, son serment, ce qui en est contesté (CPP 407, 408, D594-1 et suivants)."""

from collections.abc import Mapping

from audiences.choix import Liste, Qualite
from audiences.choix_debats import Assermentation, IncidentInterprete, SuiteInterprete
from audiences.commande import COMMANDES, Arguments, Commande, Comprise
from audiences.forms.debats import InterpreteForm
from audiences.listes import valeurs_fournies
from audiences.models import Inscription, Interprete, Mention
from audiences.selectors.connus_note import designee, parties_de
from audiences.selectors.donnees_note import donnees_portees
from audiences.selectors.phrases import accorde, nomme, sans_point
from audiences.selectors.trames_note import nom_court
from audiences.services.porter_donnee import porter_donnee, retirer_donnee
from mistral.socle.francais import INSECABLE, normaliser

_CHAMPS = (
    "pour", "langue", "assermentation", "nom", "civilite", "est_a_distance", "incident", "incident_de",
    "incident_motif", "incident_suite",
)  # fmt: skip
_SERMENTS = {
    "serment": Assermentation.SERMENT,
    "prete": Assermentation.SERMENT,
    "expert": Assermentation.INSCRIT,
    "inscrit": Assermentation.INSCRIT,
    "inscrite": Assermentation.INSCRIT,
    "assermente": Assermentation.INSCRIT,
    "assermentee": Assermentation.INSCRIT,
}
_A_DISTANCE = dict.fromkeys(("visio", "visioconference", "telephone", "distance"), True)
_INCIDENTS = {
    "recuse": IncidentInterprete.RECUSATION,
    "recusation": IncidentInterprete.RECUSATION,
    "conteste": IncidentInterprete.QUALITE,
    "contestation": IncidentInterprete.QUALITE,
}
_DITS = {Assermentation.SERMENT: "serment prêté", Assermentation.INSCRIT: "expert inscrit"}
_CONTESTES = {
    IncidentInterprete.RECUSATION: ("récuse l’interprète", "L’interprète est récusé"),
    IncidentInterprete.QUALITE: (
        "conteste la qualité de l’interprétation",
        "La qualité de l’interprétation est contestée",
    ),
    IncidentInterprete.ABSENCE: ("conteste l’absence d’interprète", "L’absence d’interprète est contestée"),
}
_SUITES = {
    SuiteInterprete.REJET: "rejette la contestation",
    SuiteInterprete.REMPLACEMENT: "pourvoit au remplacement de l’interprète",
    SuiteInterprete.DESIGNATION: "désigne un interprète",
}


def phrase(interprete: Interprete) -> str:
    """Écrit l'interprète tel qu'il se porte à la note ; sans nom dit, la phrase n'en a pas."""
    morceaux = []
    if interprete.assermentation:
        qui = nom_court(interprete.pour) if interprete.pour else "L’intéressé"
        morceaux.append(f"{qui} ne parlant pas suffisamment le français, {_present(interprete)}.")
    if interprete.incident:
        morceaux.append(_incident(interprete))
    return " ".join(morceaux)


def _present(interprete: Interprete) -> str:
    distance = ", par un moyen de télécommunication" if interprete.est_a_distance else ""
    if interprete.nom:
        sujet = f"{nomme(interprete.civilite, interprete.nom)}, interprète en {interprete.langue}"
    else:
        sujet = f"un interprète en {interprete.langue}"
    if interprete.assermentation == Assermentation.INSCRIT:
        inscrit = accorde(
            interprete.civilite,
            "inscrit sur la liste des experts et déjà assermenté",
            "inscrite sur la liste des experts et déjà assermentée",
            "expert inscrit ayant déjà prêté serment",
        )
        return f"{sujet}, {inscrit}, prête son concours{distance}"
    serment = "prête serment d’apporter son concours à la justice en son honneur et en sa conscience"
    # Sans nom, la virgule manquerait à l'apposition : le sujet suit aussitôt son verbe.
    separation = "," if interprete.nom else ""
    return f"{sujet}{separation} {serment}{distance}"


def _incident(interprete: Interprete) -> str:
    verbe, passif = _CONTESTES[IncidentInterprete(interprete.incident)]
    debut = f"{nom_court(interprete.incident_de)} {verbe}" if interprete.incident_de else passif
    if interprete.incident == IncidentInterprete.ABSENCE:
        debut += f" en {interprete.langue}"
    if interprete.incident_motif:
        debut += f"{INSECABLE}: {sans_point(interprete.incident_motif)}"
    if not interprete.incident_suite:
        return f"{debut}."
    return f"{debut}. Le tribunal {_SUITES[SuiteInterprete(interprete.incident_suite)]}."


def etiquette(interprete: Interprete) -> str:
    """Donne ce qui se lit au bout de la mention : « interprète : anglais, serment prêté »."""
    dits = [interprete.langue, _DITS.get(interprete.assermentation, "")]
    if interprete.assermentation and not interprete.nom:
        dits.append("nom à compléter")
    if interprete.incident:
        dits.append(interprete.get_incident_display())
    return f"interprète{INSECABLE}: {', '.join(filter(None, dits))}"


def _comprendre(inscription: Inscription, texte: str) -> Comprise:
    arguments = Arguments(texte)
    langues = {normaliser(valeur.libelle): valeur.libelle for valeur in valeurs_fournies(Liste.LANGUE)}
    initiale = {
        "assermentation": arguments.prendre(_SERMENTS, ""),
        "est_a_distance": arguments.prendre(_A_DISTANCE, False),
        "incident": arguments.prendre(_INCIDENTS, ""),
        "langue": arguments.prendre(langues, ""),
    }
    parties = parties_de(inscription)
    pour = designee(arguments, [partie for partie in parties if partie.qualite != Qualite.INTERPRETE])
    if pour is not None:
        initiale |= {"pour": pour.pk, "langue": initiale["langue"] or pour.personne.langue}
    return Comprise(initiale | _deja(inscription, parties, initiale["langue"], arguments), arguments.restes)


def _deja(inscription: Inscription, parties, langue: str, arguments: Arguments) -> Mapping:
    """Donne l'interprète nommé ; sinon le seul de cette langue, entendu ce jour ou annoncé au dossier."""
    entendus = Interprete.objects.filter(inscription__audience=inscription.audience_id).exclude(nom="")
    connus = {
        nom_court(partie): ("", partie.personne.langue)
        for partie in parties
        if partie.qualite == Qualite.INTERPRETE
    } | {entendu.nom: (entendu.civilite, entendu.langue) for entendu in entendus}
    nomme_ = arguments.prendre_parmi((nom, nom) for nom in connus)
    memes = [nom for nom, (_, sa) in connus.items() if langue and normaliser(sa) == normaliser(langue)]
    nom = nomme_ or (memes[0] if len(memes) == 1 else "")
    return {"nom": nom, "civilite": connus[nom][0]} if nom else {}


def _executer(inscription: Inscription, saisie: Mapping, mention: Mention, par) -> str:
    return phrase(porter_donnee(Interprete, inscription, mention, saisie))


COMMANDES.inscrire(
    Commande(
        code="INTERPRETE",
        libelle="Interprète",
        mot="interprete",
        etape="INTERP",
        form=InterpreteForm,
        executer=_executer,
        comprendre=_comprendre,
        lire=lambda inscription: donnees_portees(Interprete, inscription, etiquette, _CHAMPS),
        retirer=lambda inscription, mention, par: retirer_donnee(Interprete, inscription, mention),
        partie_de=lambda saisie: saisie["pour"],
        exemple="anglais serment",
        rang=20,
    )
)
