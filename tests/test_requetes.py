"""Chaque page coûte autant de requêtes pour une affaire que pour soixante."""

import datetime
import uuid

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from audiences.choix import Corps, Qualite
from audiences.models import Comparution, Mention
from mistral.socle.choix import Fonction
from mistral.socle.cloisonnement import cloison
from tests.audiences import factories as audiences
from tests.decisions import factories as decisions
from tests.monde import peupler
from tests.parcours_adresses import adresses, matrice, remplir
from tests.socle.factories import JuridictionFactory

EN_PLUS = 59
# Pages dont le coût suit légitimement ce qu'elles montrent, et pourquoi.
VARIABLES: dict[str, str] = {}


@pytest.fixture
def monde(db):
    """Un tribunal où chaque table a une ligne."""
    tribunal = JuridictionFactory()
    with cloison([tribunal.pk]):
        monde = peupler(tribunal, "ICI")
        # Le jour même, une audience encore fermée et une affaire entière : selon le jour où l'essai se
        # joue, le mois qui finit, ou le rôle déjà reçu ce jour-là, ne les aurait pas.
        fermee = audiences.AudienceFactory(
            juridiction=tribunal,
            service=monde.objets.service,
            date=monde.objets.audience.date,
            heure_prevue=datetime.time(6),
        )
        passage = audiences.InscriptionFactory(juridiction=tribunal, audience=fermee)
        avocat = monde.objets.avocat
        prevenu = audiences.PartieFactory(juridiction=tribunal, affaire=passage.affaire, avocat=avocat)
        infraction = audiences.InfractionFactory(juridiction=tribunal, affaire=passage.affaire)
        audiences.PreventionFactory(juridiction=tribunal, infraction=infraction, prevenu=prevenu)
        yield monde


def agrandir(monde) -> None:
    """Ajoute cinquante-neuf affaires, et autant de parties, de faits, de mentions et d'audiences."""
    o, tribunal = monde.objets, monde.tribunal
    maintenant = timezone.now()
    for rang in range(EN_PLUS):
        affaire = audiences.AffaireFactory(juridiction=tribunal)
        passage = audiences.InscriptionFactory(
            juridiction=tribunal, audience=o.audience, affaire=affaire, appelee_le=maintenant
        )
        audiences.NoteFactory(juridiction=tribunal, inscription=passage)
        avocat = type(o.avocat).objects.create(juridiction=tribunal, nom=f"AVOCAT-{rang}")
        prevenu = audiences.PartieFactory(juridiction=tribunal, affaire=affaire, avocat=avocat)
        audiences.PartieFactory(juridiction=tribunal, affaire=affaire, qualite=Qualite.PARTIE_CIVILE)
        audiences.PreventionFactory(juridiction=tribunal, infraction__affaire=affaire, prevenu=prevenu)
        Comparution.objects.create(juridiction=tribunal, inscription=passage, partie=prevenu, mode="CMP")
        decisions.DecisionFactory(juridiction=tribunal, inscription=passage, prevenu=prevenu)
        # La même affaire, plus fournie : parties, faits, mentions, passages.
        autre = audiences.PartieFactory(juridiction=tribunal, affaire=o.affaire, avocat=avocat)
        audiences.PartieFactory(juridiction=tribunal, affaire=o.affaire, qualite=Qualite.VICTIME)
        audiences.PreventionFactory(juridiction=tribunal, infraction__affaire=o.affaire, prevenu=autre)
        Mention.objects.create(
            juridiction=tribunal, note=o.note, identifiant=uuid.uuid4(), rang=1000 + rang, etape="INTERRO",
            texte="Déclare.", version=1, auteur=monde.greffier, partie=autre,
        )  # fmt: skip
        jour = o.audience.date + datetime.timedelta(days=30 + rang % 5)
        suivante = audiences.AudienceFactory(
            juridiction=tribunal,
            service=o.service,
            salle=o.salle,
            date=jour,
            heure_prevue=datetime.time(8, rang),
        )
        audiences.InscriptionFactory(juridiction=tribunal, audience=suivante, affaire=o.affaire)
        audiences.MembreFactory(juridiction=tribunal, corps=Corps.SIEGE)
        audiences.RemplacementFactory(juridiction=tribunal, inscription=passage)
    fournie = audiences.AudienceFactory(
        juridiction=tribunal, service=o.service, date=o.audience.date, heure_prevue=datetime.time(7)
    )
    assert fournie.pk


def compter(client, adresse: str) -> list[str]:
    """Donne les requêtes de la page, une fois ses caches remplis."""
    with transaction.atomic(), cloison([]):
        client.get(adresse)
        with CaptureQueriesContext(connection) as releve:
            reponse = client.get(adresse)
            if reponse.streaming:
                reponse.getvalue()
        transaction.set_rollback(True)
    return [requete["sql"] for requete in releve]


def pages(fonction: str) -> list[str]:
    """Donne les adresses qu'un GET ouvre à cette fonction, d'après la matrice."""
    return [
        motif
        for motif in adresses()
        if matrice()[motif, "GET"][fonction].startswith("200") and motif not in VARIABLES
    ]


def repetees(requetes: list[str]) -> str:
    """Donne la requête la plus répétée, pour dire où elle se répète."""
    formes = [requete.split(" WHERE ")[0][:300] for requete in requetes]
    pire = max(set(formes), key=formes.count)
    return f"{formes.count(pire)} × {pire}"


def plus_couteuses(avant: dict[str, list[str]], apres: dict[str, list[str]]) -> list[str]:
    """Nomme les pages qui demandent plus de requêtes après qu'avant."""
    return [
        f"{motif} : {len(avant[motif])} puis {len(requetes)} ({repetees(requetes)})"
        for motif, requetes in apres.items()
        if len(requetes) > len(avant[motif])
    ]


@pytest.mark.parametrize("fonction", ["GREFFIER", "MAGISTRAT", "DSGJ", "CHEF", "ADMINISTRATEUR"])
def test_chaque_page_coute_autant_pour_soixante_affaires_que_pour_une(monde, se_connecter, fonction):
    client = se_connecter(Fonction[fonction], monde.tribunal)
    visees = {motif: remplir(motif, monde)[0] for motif in pages(fonction)}
    assert visees
    avant = {motif: compter(client, adresse) for motif, adresse in visees.items()}
    agrandir(monde)
    apres = {motif: compter(client, adresse) for motif, adresse in visees.items()}
    assert plus_couteuses(avant, apres) == []


def test_une_page_qui_depend_du_nombre_est_vue():
    """Sans quoi l'égalité ne prouverait rien."""
    avant = {"/stable/": ["SELECT a"], "/repete/": ["SELECT a"]}
    apres = {"/stable/": ["SELECT b"], "/repete/": ["SELECT a WHERE b = 1", "SELECT a WHERE b = 2"]}
    assert plus_couteuses(avant, apres) == ["/repete/ : 1 puis 2 (2 × SELECT a)"]
