"""Le fil d'une note : ses mentions telles qu'elles se lisent, et ce qui lui manque."""

from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID, uuid4

from audiences.choix import Fauteuil
from audiences.commande import COMMANDES, Donnee
from audiences.etape import ETAPES
from audiences.locuteur import LOCUTEURS
from audiences.models import Inscription, Mention, Note, Partie
from audiences.regles.echeance_visa import echeance_visa
from audiences.regles.situation_note import PORTEE_NOTE
from audiences.selectors.completude_note import situation_de
from audiences.selectors.trames_note import est_feminin, nom_court
from mistral.socle.droit import Constat, controler

# Ces locuteurs sont la partie même : sa civilité les accorde. Celle d'un avocat n'est pas connue.
_EN_PERSONNE = {"PREVENU", "PARTIE_CIVILE", "VICTIME", "TEMOIN", "EXPERT"}


@dataclass(frozen=True)
class MentionLue:
    """Mention prête à l'affichage.

    `donnee` est celle que porte une mention écrite par une commande ; `cle`, la clé d'idempotence de
    l'acte proposé sur elle.
    """

    identifiant: UUID
    version: int
    creee_le: datetime
    etape: str
    etape_libelle: str
    locuteur: str
    locuteur_affiche: str
    partie: int | None
    texte: str
    est_effacee: bool
    auteur: str
    commande: str
    mot: str
    donnee: Donnee | None
    cle: UUID = field(default_factory=uuid4)


@dataclass(frozen=True)
class Fil:
    """La note d'une affaire à une audience, et de quoi en juger la complétude."""

    inscription: Inscription
    note: Note
    parties: tuple[Partie, ...]
    mentions: tuple[MentionLue, ...]
    manques: tuple[Constat, ...]
    comparutions: dict
    visa_le: date
    preside_au_feminin: bool

    @property
    def presentes(self) -> list[MentionLue]:
        """Donne les mentions non effacées."""
        return [mention for mention in self.mentions if not mention.est_effacee]

    @property
    def effacees(self) -> list[MentionLue]:
        """Donne les mentions effacées, qui se rétablissent."""
        return [mention for mention in self.mentions if mention.est_effacee]


def preside_au_feminin(inscription: Inscription) -> bool:
    """Dit si une femme préside cette affaire ; le remplaçant prime sur le titulaire. Deux requêtes."""
    places = (inscription.remplacements, inscription.audience.intervenants)
    noms = [nom for place in places for nom in _presidents(place)]
    return bool(noms) and noms[0].lower().startswith("mme")


def _presidents(place) -> list[str]:
    return list(place.filter(fauteuil=Fauteuil.PRESIDENT).values_list("nom", flat=True))


def fil_de(inscription: Inscription, note: Note) -> Fil:
    """Donne le fil. Cinq requêtes, plus une par sorte de commande employée dans la note."""
    brutes = list(note.mentions.select_related("partie__personne", "auteur")) if note.pk else []
    parties = tuple(inscription.affaire.parties.select_related("personne", "avocat"))
    comparutions = list(inscription.comparutions.select_related("avocat"))
    preside = preside_au_feminin(inscription)
    employees = {mention.commande for mention in brutes if mention.commande in COMMANDES}
    donnees = {code: COMMANDES[code].lire(inscription) for code in sorted(employees)}
    situation = situation_de(inscription, brutes, parties, comparutions)
    return Fil(
        inscription=inscription,
        note=note,
        parties=parties,
        mentions=tuple(_lue(mention, donnees.get(mention.commande, {}), preside) for mention in brutes),
        manques=tuple(controler(situation, portee=PORTEE_NOTE)),
        comparutions={comparution.partie_id: comparution for comparution in comparutions},
        visa_le=echeance_visa(inscription.audience.date),
        preside_au_feminin=preside,
    )


def _lue(mention: Mention, donnees, preside: bool) -> MentionLue:
    return MentionLue(
        identifiant=mention.identifiant,
        version=mention.version,
        creee_le=mention.creee_le,
        etape=mention.etape,
        etape_libelle=ETAPES[mention.etape].libelle if mention.etape in ETAPES else mention.etape,
        locuteur=mention.locuteur,
        locuteur_affiche=nom_du_locuteur(mention.locuteur, mention.partie, preside),
        partie=mention.partie_id,
        texte=mention.texte,
        est_effacee=mention.effacee_le is not None,
        auteur=str(mention.auteur),
        commande=mention.commande,
        mot=COMMANDES[mention.commande].mot if mention.commande in COMMANDES else "",
        donnee=donnees.get(mention.pk),
    )


def nom_du_locuteur(code: str, partie: Partie | None, preside: bool) -> str:
    """Écrit « LA PRÉVENUE (DURAND Anne) » ; `preside` dit si le président est une femme."""
    if code not in LOCUTEURS:
        return ""
    feminin = est_feminin(partie) if code in _EN_PERSONNE else False
    if code == Fauteuil.PRESIDENT:
        feminin = preside
    nomme = LOCUTEURS[code].nomme(feminin=bool(feminin))
    return f"{nomme} ({nom_court(partie)})" if partie else nomme
