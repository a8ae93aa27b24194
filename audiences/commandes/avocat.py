"""`/avocat` : l'avocat d'une partie, choisi ou commis, muni ou non d'un mandat (CPP 411, 417, 424)."""

from collections.abc import Mapping

from audiences.choix import Qualite
from audiences.commande import COMMANDES, Arguments, Commande, Comprise, Donnee
from audiences.forms.presence import PRESENTS, AvocatForm
from audiences.models import Avocat, Comparution, Inscription, Mention
from audiences.selectors.connus_note import avocats_de, designee, parties_de
from audiences.selectors.presence_dite import (
    ETAPES_DE_PRESENCE,
    etiquette_d_avocat,
    phrase_d_avocat,
    phrase_de_presence,
)
from audiences.services.constater_presence import constater_avocat, retirer_avocat
from mistral.socle.francais import normaliser

_DESIGNATIONS = {"commis": "oui", "commise": "oui", "office": "oui", "choisi": "non", "choisie": "non"}
_AVEC_MANDAT = {"411": "oui", "mandat": "oui"}
_PRESENCES = {"present": "oui", "presente": "oui", "absent": "non", "absente": "non"}


def _comprendre(inscription: Inscription, texte: str) -> Comprise:
    """Lit « dupont commis » : un avocat connu, ou de qui l'on parle, puis le nom d'un avocat nouveau."""
    arguments = Arguments(texte)
    designation = arguments.prendre(_DESIGNATIONS, "")
    if designation == "oui":
        arguments.prendre({"d": None, "d office": None, "office": None})
    initiale = {
        "est_commis": designation,
        "a_mandat": arguments.prendre(_AVEC_MANDAT, "non"),
        "est_presente": arguments.prendre(_PRESENCES, ""),
    }
    parties = [p for p in parties_de(inscription) if p.qualite not in _SANS_AVOCAT]
    connu = arguments.prendre_parmi(
        (f"{avocat.prenom} {avocat.nom}", avocat) for avocat in avocats_de(inscription)
    )
    clients = [p for p in parties if connu is not None and p.avocat_id == connu.pk]
    partie = designee(arguments, clients or parties)
    if partie is None:
        return Comprise(initiale | ({"avocat": connu.pk} if connu else {}), arguments.restes)
    initiale |= {"partie": partie.pk} | _presence(inscription, partie, initiale)
    return Comprise(initiale | _nomme(inscription, partie, connu, arguments), arguments.restes)


_SANS_AVOCAT = {Qualite.TEMOIN, Qualite.EXPERT, Qualite.INTERPRETE}


def _presence(inscription: Inscription, partie, initiale: Mapping) -> dict:
    """Rend la présence déjà dite sans mention ; notée, elle n'est pas à redire."""
    comparution = inscription.comparutions.filter(partie=partie).first()
    if comparution is None:
        return {}
    if comparution.mention_id is not None:
        return {"est_presente": ""}
    return {"est_presente": initiale["est_presente"] or ("oui" if comparution.mode in PRESENTS else "non")}


def _nomme(inscription: Inscription, partie, connu: Avocat | None, arguments: Arguments) -> dict:
    """Donne l'avocat : connu de l'affaire, sinon du tribunal sous ce seul nom, sinon nommé tel quel."""
    if connu is not None or not arguments.mots:
        return {"avocat": connu.pk if connu else partie.avocat_id}
    tape = arguments.prendre_tout()
    mots = normaliser(tape).split()
    memes = Avocat.objects.filter(juridiction=inscription.juridiction_id)
    for mot in mots:
        memes = memes.filter(recherche__contains=mot)
    trouves = [avocat for avocat in memes[:3] if set(normaliser(avocat.nom).split()) <= set(mots)]
    if len(trouves) == 1:
        return {"avocat": trouves[0].pk}
    return {"avocat": None, "avocat_nom": tape.title() if tape.islower() else tape}


def _executer(inscription: Inscription, saisie: Mapping, mention: Mention, par) -> str:
    return phrase_d_avocat(constater_avocat(inscription, saisie, mention=mention))


def _autres_phrases(inscription: Inscription, mention: Mention) -> Mapping[int, str]:
    """Donne les phrases des présences : celle qui disait l'avocat ne le dit plus, ou le redit."""
    notees = Comparution.objects.filter(inscription=inscription, mention__isnull=False)
    notees = notees.select_related("partie__personne", "avocat")
    return {comparution.mention_id: phrase_de_presence(comparution) for comparution in notees}


def _lire(inscription: Inscription) -> dict[int, Donnee]:
    dits = inscription.comparutions.filter(mention_avocat__isnull=False).select_related("avocat")
    return {comparution.mention_avocat_id: _donnee(comparution) for comparution in dits}


def _donnee(comparution: Comparution) -> Donnee:
    presente = "oui" if comparution.mode in PRESENTS else "non"
    initiale = {
        "partie": comparution.partie_id,
        "avocat": comparution.avocat_id,
        "est_commis": {True: "oui", False: "non", None: ""}[comparution.est_commis],
        "est_presente": presente if comparution.mention_id is None else "",
        "a_mandat": "oui" if comparution.mode in _MODES_AVEC_MANDAT else "non",
        "mandat_le": comparution.mandat_le,
    }
    return Donnee(etiquette_d_avocat(comparution), initiale)


_MODES_AVEC_MANDAT = {"CMPAM", "NCMPAM"}


def _etape(saisie: Mapping) -> str:
    """Celle de la présence si la phrase la dit aussi ; l'étape de l'avocat est celle d'un prévenu."""
    qualite = saisie["partie"].qualite
    if qualite == Qualite.PREVENU and not saisie["porte_presence"]:
        return "PRES_AVOCAT"
    return ETAPES_DE_PRESENCE.get(qualite, "PRES_AUTRES")


COMMANDES.inscrire(
    Commande(
        code="AVOCAT",
        libelle="Avocat d’une partie",
        mot="avocat",
        etape="PRES_AVOCAT",
        form=AvocatForm,
        executer=_executer,
        comprendre=_comprendre,
        autres_phrases=_autres_phrases,
        lire=_lire,
        retirer=lambda inscription, mention, par: retirer_avocat(inscription, mention),
        etape_de=_etape,
        exemple="DUPONT commis",
        rang=15,
    )
)
