"""Note d'audience d'une affaire : mentions dans leur ordre, signature du greffier, visa du président."""

from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from audiences.choix import Fauteuil, ModeComparution
from audiences.documents.bloc_commun import (
    Entete,
    Identite,
    autres_parties_de,
    entete_de,
    identite_de,
    manques_de_l_entete,
    nom_de,
    places_de,
    prevenus_de,
)
from audiences.etape import ETAPES
from audiences.locuteur import LOCUTEURS
from audiences.models import Inscription, Mention, Note, SegmentNote
from audiences.selectors.impression import passage_a_imprimer
from audiences.selectors.jonction import AffaireJointe, jointes_par_affaire, principale_de
from audiences.selectors.segments_note import tenue_de
from mistral.socle.document import DOCUMENTS, Document, Portee
from mistral.socle.droit import CPP, Article
from mistral.socle.francais import INSECABLE

PROJET = "PROJET"
_FEMININS = {"mme", "mlle"}


@dataclass(frozen=True)
class Acte:
    """Signature ou visa : qui, et quand."""

    par: str
    le: datetime


@dataclass(frozen=True)
class MentionImprimee:
    """Mention : l'heure où elle fut écrite, qui parle, ce qui est dit.

    `corrigee`, s'il y a lieu, est qui a corrigé sa donnée après que son greffier l'eut signée à la relève.
    """

    le: datetime
    locuteur: str
    texte: str
    corrigee: Acte | None


@dataclass(frozen=True)
class EtapeImprimee:
    """Mentions qui se suivent à une même étape."""

    libelle: str
    mentions: tuple[MentionImprimee, ...]


@dataclass(frozen=True)
class Presence:
    """Présence constatée d'une partie ; vide si elle n'a pas été constatée."""

    nom: str
    qualite: str
    mode: str
    avocat: str


@dataclass(frozen=True)
class MentionPosterieureImprimee:
    """Mention ajoutée après la signature, avec son auteur et sa date."""

    par: str
    le: datetime
    nature: str
    texte: str


@dataclass(frozen=True)
class NoteImprimee:
    """Contexte de la note d'audience."""

    titre: str
    entete: Entete
    appelee_le: datetime | None
    terminee_le: datetime | None
    issue: str
    prevenus: tuple[Identite, ...]
    presences: tuple[Presence, ...]
    etapes: tuple[EtapeImprimee, ...]
    greffier: str
    president: str
    signature: Acte | None
    visa: Acte | None
    tenue: str
    segments: tuple[Acte, ...]
    posterieures: tuple[MentionPosterieureImprimee, ...]
    etat: str
    jointes: tuple[AffaireJointe, ...]
    jointe_a: str
    manques: tuple[str, ...]


def _presences(inscription: Inscription) -> tuple[Presence, ...]:
    constatees = {comparution.partie_id: comparution for comparution in inscription.comparutions.all()}
    affaire = inscription.affaire
    lignes = []
    for partie in [*prevenus_de(affaire), *autres_parties_de(affaire)]:
        vue = constatees.get(partie.pk)
        lignes.append(
            Presence(
                nom=nom_de(partie.personne),
                qualite=partie.get_qualite_display(),
                mode=ModeComparution(vue.mode).label if vue else "",
                avocat=str(vue.avocat or "") if vue else "",
            )
        )
    return tuple(lignes)


def _locuteur(mention: Mention, feminins: frozenset[str]) -> str:
    if mention.locuteur not in LOCUTEURS:
        return mention.locuteur
    partie = mention.partie
    feminin = partie.personne.civilite_code.lower() in _FEMININS if partie else mention.locuteur in feminins
    nomme = LOCUTEURS[mention.locuteur].nomme(feminin=feminin)
    return f"{nomme} ({nom_de(partie.personne)})" if partie else nomme


def _etapes(note: Note | None, feminins: frozenset[str]) -> tuple[EtapeImprimee, ...]:
    if note is None:
        return ()
    ecrites = [mention for mention in note.mentions.all() if mention.texte.strip()]
    return tuple(
        EtapeImprimee(
            libelle=ETAPES[code].libelle if code in ETAPES else code,
            mentions=tuple(
                MentionImprimee(
                    mention.creee_le,
                    _locuteur(mention, feminins),
                    mention.texte.strip(),
                    _correction(mention),
                )
                for mention in mentions
            ),
        )
        for code, mentions in groupby(ecrites, key=lambda mention: mention.etape)
    )


def _acte(personne, le: datetime | None) -> Acte | None:
    return Acte(str(personne), le) if le else None


def _correction(mention: Mention) -> Acte | None:
    segment = mention.segment
    changee = segment is not None and mention.version > segment.version
    return Acte(str(mention.auteur), mention.modifiee_le) if changee else None


def _segments(note: Note | None) -> list[SegmentNote]:
    return list(note.segments.all()) if note else []


def _posterieures(note: Note | None) -> tuple[MentionPosterieureImprimee, ...]:
    if note is None:
        return ()
    return tuple(
        MentionPosterieureImprimee(str(m.auteur), m.le, m.get_nature_display(), m.texte.strip())
        for m in note.mentions_posterieures.all()
    )


def _manques(entete: Entete, note: Note | None, etapes: tuple[EtapeImprimee, ...], presences) -> list[str]:
    manques = manques_de_l_entete(entete)
    if not etapes:
        manques.append("Aucune mention n’a été portée à la note")
    manques += [
        f"Présence non constatée{INSECABLE}: {presence.nom}"
        for presence in presences
        if presence.qualite == "prévenu" and not presence.mode
    ]
    manques += [
        f"« {etape.libelle} »{INSECABLE}: une saisie ⟨…⟩ reste à compléter"
        for etape in etapes
        if any("⟨" in mention.texte for mention in etape.mentions)
    ]
    if note is None or note.signee_le is None:
        manques.append("Signature du greffier")
    if note is None or note.visee_le is None:
        manques.append("Visa du président")
    return manques


def contexte(inscription: Inscription) -> NoteImprimee:
    """Donne la note d'après le passage enregistré. Douze requêtes, et deux s'il y a des affaires jointes."""
    inscription = passage_a_imprimer(inscription)
    affaire, audience = inscription.affaire, inscription.audience
    note = getattr(inscription, "note", None)
    jointes = jointes_par_affaire([affaire.pk], au=audience.date).get(affaire.pk, [])
    jonction = principale_de(inscription)
    entete = entete_de(
        audience, inscription=inscription, joints=[jointe.affaire.numero_parquet for jointe in jointes]
    )
    noms = places_de(audience, inscription)
    feminins = frozenset(fauteuil for fauteuil, nom in noms.items() if nom.startswith("Mme "))
    etapes, presences = _etapes(note, feminins), _presences(inscription)
    return NoteImprimee(
        titre=f"Note d’audience, {affaire}",
        entete=entete,
        appelee_le=inscription.appelee_le,
        terminee_le=inscription.terminee_le,
        issue=inscription.get_issue_display(),
        prevenus=tuple(map(identite_de, prevenus_de(affaire))),
        presences=presences,
        etapes=etapes,
        greffier=noms.get(Fauteuil.GREFFIER, ""),
        president=noms.get(Fauteuil.PRESIDENT, ""),
        signature=_acte(note.signee_par, note.signee_le) if note else None,
        visa=_acte(note.visee_par, note.visee_le) if note else None,
        tenue=tenue_de(_segments(note), jour=audience.date, signataire=note.signee_par if note else None),
        segments=tuple(Acte(str(segment.greffier), segment.signe_le) for segment in _segments(note)),
        posterieures=_posterieures(note),
        etat="" if note and note.signee_le else PROJET,
        jointes=tuple(jointes),
        jointe_a=jonction.principale.affaire.numero_parquet if jonction else "",
        manques=tuple(_manques(entete, note, etapes, presences)),
    )


NOTE = DOCUMENTS.inscrire(
    Document(
        code="NOTE",
        libelle="Note d’audience",
        portee=Portee.INSCRIPTION,
        gabarit="audiences/documents/note.html",
        contexte=contexte,
        est_du=lambda inscription: inscription.appelee_le is not None,
        manques=lambda d: list(d.manques),
        sources=(Article(CPP, "453"),),
        rang=20,
    )
)
