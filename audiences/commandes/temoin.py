"""`/temoin` : le témoin et son serment, ou son absence et ce qu'il en est fait (CPP 438, 439, 444 à 449)."""

from collections.abc import Mapping

from audiences.choix import Qualite
from audiences.choix_debats import LienTemoin, SansSerment, Serment, SuiteAbsence
from audiences.commande import COMMANDES, Arguments, Commande, Comprise, Donnee
from audiences.forms.debats import TemoinForm
from audiences.models import Inscription, Mention, Temoin
from audiences.selectors.connus_note import parties_de
from audiences.selectors.donnees_note import donnees_portees
from audiences.selectors.phrases import accorde, nomme, sans_point
from audiences.selectors.trames_note import nom_court
from audiences.services.porter_donnee import porter_donnee, retirer_donnee
from mistral.socle.francais import INSECABLE, montant

_CHAMPS = (
    "nom", "civilite", "age", "profession", "domicile", "lien", "lien_precise", "serment", "sans_serment",
    "est_absent", "est_cite", "suite", "amende",
)  # fmt: skip
_PRESENCES = {"absent": TemoinForm.ABSENT, "absente": TemoinForm.ABSENT, "defaillant": TemoinForm.ABSENT}
_SERMENTS = {"serment": Serment.SERMENT, "jure": Serment.SERMENT, "sans": Serment.SANS_SERMENT}
_CIVILITES = {"m": "M", "mme": "MME"}
_SUITES = {
    SuiteAbsence.PASSE_OUTRE: "passe outre",
    SuiteAbsence.AMENER: "ordonne de l’amener",
    SuiteAbsence.RENVOI: "renvoie l’affaire",
}
_SANS_SERMENT = {
    SansSerment.MINEUR: (
        "âgé de moins de seize ans, est entendu sans prêter serment",
        "âgée de moins de seize ans, est entendue sans prêter serment",
        "de moins de seize ans, dépose sans prêter serment",
    ),
    SansSerment.LIEN: (
        "est entendu sans prêter serment, en raison de son lien avec une partie",
        "est entendue sans prêter serment, en raison de son lien avec une partie",
        "dépose sans prêter serment, en raison de son lien avec une partie",
    ),
    "": (
        "est entendu sans prêter serment",
        "est entendue sans prêter serment",
        "dépose sans prêter serment",
    ),
}


def phrase(temoin: Temoin) -> str:
    """Écrit le témoin tel qu'il se porte à la note ; sa déposition suit, en mentions."""
    if temoin.est_absent:
        return _absence(temoin)
    morceaux = [nomme(temoin.civilite, temoin.nom)]
    if temoin.age:
        morceaux.append(f"{temoin.age} an{'s' if temoin.age > 1 else ''}")
    morceaux += filter(None, (temoin.profession, temoin.domicile and f"demeurant {temoin.domicile}"))
    morceaux += filter(None, [_lien(temoin)])
    if temoin.serment == Serment.SERMENT:
        suite = "prête serment de dire toute la vérité, rien que la vérité"
    else:
        suite = accorde(temoin.civilite, *_SANS_SERMENT[temoin.sans_serment])
    morceaux.append(f"témoin, {suite}" if len(morceaux) == 1 else suite)
    return f"{', '.join(morceaux)}."


def _lien(temoin: Temoin) -> str:
    if temoin.lien == LienTemoin.LIEN:
        return f"lien avec les parties{INSECABLE}: {sans_point(temoin.lien_precise)}"
    if temoin.lien != LienTemoin.AUCUN:
        return ""
    return accorde(
        temoin.civilite,
        "ni parent, ni allié, ni au service des parties",
        "ni parente, ni alliée, ni au service des parties",
        "sans lien de parenté, d’alliance ou de service avec les parties",
    )


def _absence(temoin: Temoin) -> str:
    cite = accorde(temoin.civilite, "régulièrement cité", "régulièrement citée", "après citation régulière")
    cite = f", {cite}," if temoin.est_cite else ""
    debut = f"Le témoin {nomme(temoin.civilite, temoin.nom)}{cite} ne comparaît pas."
    if temoin.civilite == "MME":
        debut = f"{nomme(temoin.civilite, temoin.nom)}, témoin{cite or ','} ne comparaît pas."
    decisions = [_SUITES[SuiteAbsence(temoin.suite)]] if temoin.suite else []
    if temoin.amende:
        decisions.append(f"prononce contre {_lui(temoin)} une amende de {montant(temoin.amende)}")
    return f"{debut} Le tribunal {' et '.join(decisions)}." if decisions else debut


def _lui(temoin: Temoin) -> str:
    return accorde(temoin.civilite, "lui", "elle", "ce témoin")


def etiquette(temoin: Temoin) -> str:
    """Donne ce qui se lit au bout de la mention : « témoin : DURAND Léa, serment »."""
    dit = "absent" if temoin.est_absent else temoin.get_serment_display()
    if temoin.est_absent and temoin.suite:
        dit = f"absent, {_SUITES[SuiteAbsence(temoin.suite)]}"
    return f"témoin{INSECABLE}: {temoin.nom}, {dit}"


def _comprendre(inscription: Inscription, texte: str) -> Comprise:
    arguments = Arguments(texte)
    serment = arguments.prendre(_SERMENTS, "")
    if serment == Serment.SANS_SERMENT:
        arguments.prendre({"serment": None})
    initiale = {
        "presence": arguments.prendre(_PRESENCES, TemoinForm.ENTENDU),
        "civilite": arguments.prendre(_CIVILITES, ""),
        "serment": serment,
        "age": arguments.prendre_nombre(),
    }
    if initiale["age"]:
        arguments.prendre({"an": True, "ans": True})
    cites = parties_de(inscription, Qualite.TEMOIN)
    cite = arguments.prendre_parmi((nom_court(partie), partie) for partie in cites)
    entendus = set(Temoin.objects.filter(inscription=inscription).values_list("nom", flat=True))
    attendus = [partie for partie in cites if nom_court(partie) not in entendus]
    if cite is None and len(attendus) == 1 and not arguments.mots:
        cite = attendus[0]
    return Comprise(
        initiale | (_connu(cite) if cite else {"nom": arguments.prendre_tout()}), arguments.restes
    )


def _connu(partie) -> Mapping:
    """Donne ce que le dossier dit du témoin cité : rien de cela ne se retape."""
    personne = partie.personne
    ville = f"{personne.code_postal} {personne.commune}".strip()
    return {
        "nom": nom_court(partie),
        "profession": personne.profession,
        "domicile": ", ".join(filter(None, (" ".join(personne.adresse.split()), ville))),
        "civilite": {"m": "M", "mme": "MME"}.get(personne.civilite_code.lower(), ""),
    }


def _executer(inscription: Inscription, saisie: Mapping, mention: Mention, par) -> str:
    return phrase(porter_donnee(Temoin, inscription, mention, {nom: saisie[nom] for nom in _CHAMPS}))


def _lire(inscription: Inscription) -> Mapping[int, Donnee]:
    lues = donnees_portees(Temoin, inscription, etiquette, _CHAMPS)
    presences = {True: TemoinForm.ABSENT, False: TemoinForm.ENTENDU}
    return {
        cle: Donnee(lue.etiquette, {**lue.initiale, "presence": presences[lue.initiale["est_absent"]]})
        for cle, lue in lues.items()
    }


COMMANDES.inscrire(
    Commande(
        code="TEMOIN",
        libelle="Témoin",
        mot="temoin",
        etape="TEMOIN",
        form=TemoinForm,
        executer=_executer,
        comprendre=_comprendre,
        lire=_lire,
        retirer=lambda inscription, mention, par: retirer_donnee(Temoin, inscription, mention),
        etape_de=lambda saisie: "TEM_ABS" if saisie["est_absent"] else "TEMOIN",
        exemple="DURAND Léa serment",
        rang=40,
    )
)
