"""Jeu de la charge : des greffiers de plusieurs tribunaux, chacun sa session et sa note."""

import json
from dataclasses import dataclass

from django.contrib.auth import get_user_model
from django.urls import reverse

from audiences.choix import EtatImport
from audiences.models import Audience, ImportRole
from audiences.services.appliquer_role import appliquer_role
from audiences.services.deposer_role import deposer_role
from audiences.services.ouvrir_note import ouvrir_note
from mesures.jeu import JOUR, audience_du_role
from mesures.navigateur import Navigateur
from mistral.socle.choix import Fonction
from mistral.socle.cloisonnement import cloison
from mistral.socle.comptes.models import Habilitation, Juridiction, Utilisateur

PAR_TRIBUNAL = 30
RANG = 900  # Des numéros que le reste du jeu n'emploie pas.
TEMOINS = 2  # Notes de chaque tribunal où seul pgbench écrit : sa chaîne d'empreintes est factice.


@dataclass(frozen=True)
class Greffe:
    """Un greffier connecté, la note qu'il tient, et les adresses où il l'envoie."""

    personne: int
    note: int
    tribunal: int
    temoins: dict[str, str]
    operations: str
    etat: str


@dataclass(frozen=True)
class NoteTemoin:
    """Note où pgbench joue la transaction."""

    note: int
    passage: int
    tribunal: int
    personne: int


@dataclass(frozen=True)
class Charge:
    """Tout ce que les bancs de charge emploient."""

    greffes: tuple[Greffe, ...]
    temoins: tuple[NoteTemoin, ...]

    @property
    def tribunaux(self) -> set[int]:
        """Donne les tribunaux du jeu."""
        return {greffe.tribunal for greffe in self.greffes}


def preparer(port: int, nombre: int) -> Charge:
    """Crée ce qui manque du jeu, ouvre les sessions et lit une fois chaque page."""
    tribunaux = -(-nombre // PAR_TRIBUNAL)
    greffes, temoins = [], []
    for rang, tribunal in enumerate(Juridiction.objects.order_by("nom")[:tribunaux]):
        agents = [_agent(tribunal, rang, numero) for numero in range(PAR_TRIBUNAL)]
        with cloison([tribunal.pk]):
            passages = _passages(tribunal, rang, agents[0])
            notes = [ouvrir_note(passage) for passage in passages]
        manquent = zip(notes[: nombre - len(greffes)], agents, strict=False)
        greffes += [_ouvrir(port, note, agent) for note, agent in manquent]
        temoins += [
            NoteTemoin(note.pk, note.inscription_id, tribunal.pk, agents[0].pk) for note in notes[-TEMOINS:]
        ]
    return Charge(tuple(greffes), tuple(temoins))


def _agent(tribunal: Juridiction, rang: int, numero: int) -> Utilisateur:
    identifiant = f"mesures-{rang}-{numero}"
    agent = get_user_model().objects.filter(identifiant=identifiant).first()
    if agent is None:
        agent = Utilisateur.objects.create(
            identifiant=identifiant, nom=f"MESURE {rang}-{numero}", prenom="Alex"
        )
    with cloison([tribunal.pk]):
        Habilitation.objects.get_or_create(
            juridiction=tribunal, utilisateur=agent, fonction=Fonction.GREFFIER, defaults={"du": "2020-01-01"}
        )
    return agent


def _passages(tribunal: Juridiction, rang: int, agent: Utilisateur) -> list:
    """Donne les passages de l'audience de ce tribunal, importée si elle ne l'est pas."""
    nom, numero = f"charge-{rang}.json", RANG + rang
    if not ImportRole.objects.filter(nom_fichier=nom, etat=EtatImport.APPLIQUE).exists():
        audience = audience_du_role(numero, JOUR, PAR_TRIBUNAL + TEMOINS)
        role = {"format": "role-v1", "juridiction": tribunal.nom, "audiences": [audience]}
        depot = deposer_role(tribunal, nom_fichier=nom, contenu=json.dumps(role).encode(), par=agent)
        appliquer_role(depot, par=agent)
    audience = Audience.objects.get(id_cassiopee=f"MESURE-A{numero}", juridiction=tribunal)
    return list(audience.inscriptions.order_by("rang"))


def _ouvrir(port: int, note, agent: Utilisateur) -> Greffe:
    navigateur = Navigateur(port, agent)
    navigateur.lire(reverse("audiences:note", args=[note.inscription_id]))
    return Greffe(
        personne=agent.pk,
        note=note.pk,
        tribunal=note.juridiction_id,
        temoins=navigateur.temoins,
        operations=reverse("audiences:note-operations", args=[note.inscription_id]),
        etat=reverse("audiences:note-etat", args=[note.inscription_id]),
    )
