"""Le fil d'une note : ses mentions telles qu'elles se lisent, et ce qui lui manque."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from uuid import UUID, uuid4

from django.utils import timezone

from audiences.choix import Fauteuil
from audiences.commande import COMMANDES, Donnee
from audiences.etape import ETAPES
from audiences.locuteur import LOCUTEURS
from audiences.models import Inscription, MarqueNote, Mention, Note, Partie
from audiences.regles.echeance_visa import echeance_visa
from audiences.regles.situation_note import SituationNote
from audiences.selectors.completude_note import constats_de, situation_de
from audiences.selectors.segments_note import segments_de, tenue_de
from audiences.selectors.trames_note import est_feminin, nom_court
from mistral.socle.comptes.models import Utilisateur
from mistral.socle.droit import Constat

EN_TRAIN = timedelta(seconds=8)  # Après sa dernière frappe, une personne est encore dite en train d'écrire.
# Ces locuteurs sont la partie même : sa civilité les accorde. Celle d'un avocat n'est pas connue.
_EN_PERSONNE = {"PREVENU", "PARTIE_CIVILE", "VICTIME", "TEMOIN", "EXPERT"}


@dataclass(frozen=True)
class MentionLue:
    """Mention prête à l'affichage.

    `donnee` est celle que porte une mention écrite par une commande ; `est_signee`, qu'un greffier l'a
    signée à la relève ; `marque`, le repère privé du lecteur ; `cle`, la clé d'idempotence de l'acte proposé.
    """

    pk: int
    identifiant: UUID
    rang: int
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
    est_signee: bool = False
    marque: MarqueNote | None = None
    cle: UUID = field(default_factory=uuid4)

    @property
    def se_lit(self) -> bool:
        """Dit si elle se lit : ni effacée, ni encore vide (on commence à l'écrire)."""
        return not self.est_effacee and bool(self.texte.strip())

    @property
    def est_abregeable(self) -> bool:
        """Dit si sa version suffit à la connaître : ni donnée, ni signature, ni marque à côté d'elle."""
        return not (self.commande or self.est_signee or self.marque)


@dataclass(frozen=True)
class Fil:
    """La note d'une affaire à une audience, et de quoi en juger la complétude.

    `tenue` dit les greffiers qui se sont relayés ; `ecrit_par`, qui y écrivait à l'instant.
    """

    inscription: Inscription
    note: Note
    parties: tuple[Partie, ...]
    mentions: tuple[MentionLue, ...]
    manques: tuple[Constat, ...]
    situation: SituationNote
    comparutions: dict
    visa_le: date
    preside_au_feminin: bool
    tenue: str = ""
    ecrit_par: str = ""

    @property
    def presentes(self) -> list[MentionLue]:
        """Donne les mentions qui se lisent."""
        return [mention for mention in self.mentions if mention.se_lit]

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


def fil_de(inscription: Inscription, note: Note, *, lecteur: Utilisateur | None = None) -> Fil:
    """Donne le fil, avec les marques privées de ce lecteur s'il y en a un.

    Sept requêtes, une pour un lecteur, cinq pour une affaire jugée, et une par sorte de commande employée.
    """
    brutes = list(note.mentions.select_related("partie__personne", "auteur")) if note.pk else []
    parties = tuple(inscription.affaire.parties.select_related("personne", "avocat"))
    comparutions = list(inscription.comparutions.select_related("avocat"))
    preside = preside_au_feminin(inscription)
    employees = {mention.commande for mention in brutes if mention.commande in COMMANDES}
    donnees = {code: COMMANDES[code].lire(inscription) for code in sorted(employees)}
    marques = marques_de(note, lecteur)
    situation = situation_de(inscription, brutes, parties, comparutions)
    return Fil(
        inscription=inscription,
        note=note,
        parties=parties,
        mentions=tuple(
            mention_lue(mention, donnees.get(mention.commande, {}), preside, marques.get(mention.pk))
            for mention in brutes
        ),
        manques=tuple(constats_de(situation)),
        situation=situation,
        comparutions={comparution.partie_id: comparution for comparution in comparutions},
        visa_le=echeance_visa(inscription.audience.date),
        preside_au_feminin=preside,
        tenue=tenue_de(segments_de(note), jour=inscription.audience.date) if note.pk else "",
        ecrit_par=en_train(brutes),
    )


def marques_de(
    note: Note, lecteur: Utilisateur | None, *, mentions: Sequence[Mention] | None = None
) -> dict[int, MarqueNote]:
    """Donne, par mention, la marque de ce lecteur et de lui seul ; de ces mentions si elles sont dites."""
    if lecteur is None or not note.pk:
        return {}
    siennes = MarqueNote.objects.filter(mention__note=note, auteur=lecteur)
    if mentions is not None:
        siennes = siennes.filter(mention__in=mentions)
    return {marque.mention_id: marque for marque in siennes}


def en_train(brutes: Sequence[Mention]) -> str:
    """Donne qui vient d'écrire une de ces mentions ; vide si personne."""
    derniere = max(brutes, key=lambda mention: mention.modifiee_le, default=None)
    recente = derniere is not None and timezone.now() - derniere.modifiee_le < EN_TRAIN
    return str(derniere.auteur) if recente else ""


def mention_lue(
    mention: Mention, donnees: Mapping[int, Donnee], preside: bool, marque: MarqueNote | None
) -> MentionLue:
    """Prépare une mention à l'affichage ; `donnees` : celles des commandes, `preside` : une femme préside."""
    return MentionLue(
        pk=mention.pk,
        identifiant=mention.identifiant,
        rang=mention.rang,
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
        est_signee=mention.segment_id is not None,
        marque=marque,
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
