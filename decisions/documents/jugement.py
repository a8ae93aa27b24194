"""Jugement correctionnel (minute), d'après la décision enregistrée. Les motifs sont laissés au magistrat."""

from dataclasses import dataclass

from audiences.choix import Fauteuil, Issue, ModeComparution, Qualite
from audiences.documents.bloc_commun import (
    Entete,
    Identite,
    Ligne,
    autres_parties_de,
    avocat_de,
    entete_de,
    identite_de,
    manques_de_l_entete,
    nom_de,
    places_de,
    prevenus_de,
    representees_de,
)
from audiences.models import Inscription, Partie, Prevention
from audiences.selectors.faits import date_des_faits, lieu_des_faits, qualification_initiale
from audiences.selectors.impression import joints_a_imprimer, passage_a_imprimer
from decisions.choix import EtatDecision
from decisions.selectors.dispositif import DispositifPrevenu, dispositif_de
from mistral.socle.document import DOCUMENTS, Document, Portee
from mistral.socle.droit import CPP, Article
from mistral.socle.francais import typographier

PROJET = "PROJET"
_CIVILES = (Qualite.PARTIE_CIVILE, Qualite.VICTIME)


@dataclass(frozen=True)
class FaitPoursuivi:
    """Prévention : ce qui est reproché, quand, où, en vertu de quels textes. Vide : inconnu."""

    libelle: str
    natinf: str
    date: str
    lieu: str
    prevention: str
    textes: str
    recidive: bool
    initiale: str


@dataclass(frozen=True)
class PrevenuJuge:
    """Prévenu : son identité, sa présence, ce qui lui est reproché."""

    identite: Identite
    presence: tuple[Ligne, Ligne]
    faits: tuple[FaitPoursuivi, ...]


@dataclass(frozen=True)
class AutrePartie:
    """Victime, partie civile ou autre partie, avec sa présence si elle a été constatée."""

    nom: str
    qualite: str
    comparution: str
    avocat: str


@dataclass(frozen=True)
class JugementImprime:
    """Contexte du jugement."""

    titre: str
    entete: Entete
    est_prononce: bool
    prevenus: tuple[PrevenuJuge, ...]
    autres: tuple[AutrePartie, ...]
    dispositif: tuple[DispositifPrevenu, ...]
    a_une_action_civile: bool
    president: str
    greffier: str
    etat: str
    manques: tuple[str, ...]


def _textes(prevention: Prevention) -> str:
    fait = prevention.infraction
    morceaux = [
        f"{verbe} par {textes.rstrip('. ')}"
        for verbe, textes in (("prévus", fait.articles_definition), ("réprimés", fait.articles_repression))
        if textes
    ]
    return f"Faits {' et '.join(morceaux)}." if morceaux else ""


def _fait(prevention: Prevention) -> FaitPoursuivi:
    fait = prevention.infraction
    return FaitPoursuivi(
        libelle=typographier(fait.libelle),
        natinf=fait.natinf,
        date=date_des_faits(fait),
        lieu=lieu_des_faits(fait),
        prevention=typographier(fait.qualification_developpee),
        textes=_textes(prevention),
        recidive=prevention.est_recidive,
        initiale=qualification_initiale(fait),
    )


def _presence(partie: Partie, constatees: dict) -> tuple[str, str]:
    """Donne la présence et l'avocat constatés à l'audience ; à défaut, l'avocat connu du dossier."""
    vue = constatees.get(partie.pk)
    if vue is None:
        return "", avocat_de(partie)
    return ModeComparution(vue.mode).label, str(vue.avocat) if vue.avocat else avocat_de(partie)


def _prevenu(partie: Partie, constatees: dict) -> PrevenuJuge:
    comparution, avocat = _presence(partie, constatees)
    return PrevenuJuge(
        identite=identite_de(partie),
        presence=(Ligne("À l’audience", comparution), Ligne("Avocat", avocat)),
        faits=tuple(map(_fait, partie.preventions.all())),
    )


def _autre(partie: Partie, constatees: dict) -> AutrePartie:
    qualite = partie.get_qualite_display()
    if representees := representees_de(partie):
        qualite = f"{qualite} de {' et de '.join(representees)}"
    return AutrePartie(nom_de(partie.personne), qualite, *_presence(partie, constatees))


def _manques(d: dict) -> list[str]:
    manques = manques_de_l_entete(d["entete"])
    manques.append("Numéro de minute non attribué")
    for prevenu in d["prevenus"]:
        manques += prevenu.identite.manques
        if not prevenu.presence[0].valeur:
            manques.append(f"{prevenu.identite.nom} : présence à l’audience non constatée")
        manques += [
            f"{fait.libelle} : date ou lieu des faits inconnu"
            for fait in prevenu.faits
            if not fait.lieu or "inconnu" in fait.date
        ]
    for dispositif in d["dispositif"]:
        dites = (*dispositif.sorts, *dispositif.peines, *dispositif.mentions)
        phrases = [dispositif.qualification, *(phrase.texte for phrase in dites)]
        if not dispositif.est_validee:
            manques.append(f"{dispositif.nom} : décision non validée")
        if any("⟨" in phrase for phrase in phrases):
            manques.append(f"{dispositif.nom} : une donnée du dispositif reste à préciser")
    if d["a_une_action_civile"]:
        manques.append("Action civile : aucune décision enregistrée")
    return [*manques, "Motifs à rédiger par le magistrat", "Signatures du président et du greffier"]


def contexte(inscription: Inscription) -> JugementImprime:
    """Donne le jugement d'après ce qui est enregistré. Quinze requêtes, et sept s'il y a des jonctions."""
    inscription = passage_a_imprimer(inscription)
    affaire, audience = inscription.affaire, inscription.audience
    joints = joints_a_imprimer(inscription)
    affaires = [affaire, *(joint.affaire for joint in joints)]
    constatees = {
        comparution.partie_id: comparution
        for passage in (inscription, *joints)
        for comparution in passage.comparutions.all()
    }
    autres = [partie for une in affaires for partie in autres_parties_de(une)]
    noms = places_de(audience, inscription)
    dispositif = dispositif_de(inscription)
    est_signe = bool(dispositif) and all(p.etat == EtatDecision.SIGNEE for p in dispositif)
    champs = {
        "titre": f"Jugement correctionnel, {affaire}",
        "entete": entete_de(
            audience,
            inscription=inscription,
            joints=[joint.affaire.numero_parquet for joint in joints],
        ),
        "est_prononce": inscription.issue == Issue.RETENUE_JUGEE,
        "prevenus": tuple(_prevenu(partie, constatees) for une in affaires for partie in prevenus_de(une)),
        "autres": tuple(_autre(partie, constatees) for partie in autres),
        "dispositif": dispositif,
        "a_une_action_civile": any(p.qualite in _CIVILES for p in autres),
        "president": noms.get(Fauteuil.PRESIDENT, ""),
        "greffier": noms.get(Fauteuil.GREFFIER, ""),
        "etat": "" if est_signe else PROJET,
    }
    return JugementImprime(**champs, manques=tuple(_manques(champs)))


JUG = DOCUMENTS.inscrire(
    Document(
        code="JUG",
        libelle="Jugement correctionnel",
        portee=Portee.INSCRIPTION,
        gabarit="decisions/documents/jugement.html",
        contexte=contexte,
        est_du=lambda inscription: inscription.issue == Issue.RETENUE_JUGEE,
        manques=lambda d: list(d.manques),
        sources=(Article(CPP, "485"), Article(CPP, "485-1"), Article(CPP, "486"), Article(CPP, "592")),
        rang=30,
    )
)
