"""Une saisie ne peut désigner un objet de l'autre tribunal : refusée, rien d'écrit, rien de divulgué."""

import json
import uuid

import pytest
from django.db import connection
from django.urls import reverse

from mistral.socle.choix import Fonction
from mistral.socle.cloisonnement import cloison
from tests.monde import peupler
from tests.socle.factories import JuridictionFactory

CANARI = "ŽQŻ"


@pytest.fixture
def mondes(db):
    """Le tribunal du greffier, et l'autre, marqué du canari."""
    propre, autre = JuridictionFactory(), JuridictionFactory()
    with cloison([propre.pk, autre.pk]):
        yield peupler(propre, "ICI"), peupler(autre, CANARI)


def _deplacer(ici, ailleurs):
    adresse = reverse("audiences:deplacer-affaire", args=[ici.audience.pk, ailleurs.inscription.pk])
    return adresse, {"rang": 1}


def _renvoyer(ici, ailleurs):
    saisie = {"demandeur": "PARQUET", "motif": "DOSSIER", "type": "CONTRADICTOIRE_DATE_FIXE"}
    saisie |= {"date": "2031-03-04", "heure": "09:00", "service": ailleurs.service.pk}
    return reverse("decisions:renvoyer", args=[ici.inscription.pk]), saisie


def _constater(ici, ailleurs):
    saisie = {
        "operation": uuid.uuid4(),
        "mention": uuid.uuid4(),
        "partie": ailleurs.prevenu.pk,
        "mode": "CMP",
    }
    return reverse("audiences:executer", args=[ici.inscription.pk, "presence"]), saisie


def _avocat(ici, ailleurs):
    saisie = {"operation": uuid.uuid4(), "mention": uuid.uuid4(), "partie": ici.prevenu.pk, "mode": "CMPSM"}
    return reverse("audiences:executer", args=[ici.inscription.pk, "presence"]), saisie | {
        "avocat": ailleurs.avocat.pk
    }


def _mention(ici, ailleurs):
    saisie = {"operation": uuid.uuid4(), "mention": uuid.uuid4(), "base": 0, "etape": "INTERRO", "texte": "x"}
    return reverse("audiences:note-mention", args=[ici.inscription.pk]), saisie | {
        "partie": ailleurs.prevenu.pk
    }


def _mention_d_ailleurs(ici, ailleurs):
    saisie = {"operation": uuid.uuid4(), "mention": ailleurs.mention.identifiant, "base": 1}
    saisie |= {"etape": "INTERRO", "texte": "remplacée"}
    return reverse("audiences:note-mention", args=[ici.inscription.pk]), saisie


def _reprendre(ici, ailleurs):
    return reverse("decisions:reprendre", args=[ici.inscription.pk, ailleurs.decision.pk]), {}


def _piece(ici, ailleurs):
    return reverse("decisions:produire-piece", args=[ici.audience.pk]), {
        "ligne": f"NOTE-{ailleurs.inscription.pk}"
    }


def _creer_audience(ici, ailleurs):
    saisie = {"service": ailleurs.service.pk, "date": "2031-03-04", "heure_prevue": "09:00"}
    return reverse("audiences:creer"), saisie | {"formation": "COLLEGIALE", "salle": ailleurs.salle.pk}


def _placer_audience(ici, ailleurs):
    saisie = {"service": ici.service.pk, "date": "2031-03-04", "heure_prevue": "09:00", "motif": "essai"}
    saisie |= {"formation": "COLLEGIALE", "salle": ailleurs.salle.pk}
    return reverse("audiences:deplacer", args=[ici.suivante.pk]), saisie


def _donner_place(ici, ailleurs):
    saisie = {"fauteuil": "PRESIDENT", "membre": ailleurs.membre.pk}
    return reverse("audiences:donner-place", args=[ici.audience.pk]), saisie


def _remplacer(ici, ailleurs):
    saisie = {"fauteuil": "PRESIDENT", "nom": "M. X", "inscriptions": [ailleurs.inscription.pk]}
    return reverse("audiences:remplacer", args=[ici.audience.pk]), saisie


def _finir_remplacement(ici, ailleurs):
    poses = list(ailleurs.inscription.remplacements.values_list("pk", flat=True))
    return reverse("audiences:finir-remplacement", args=[ici.audience.pk]), {"remplacements": poses}


def _inscrire_au_role(ici, ailleurs):
    saisie = {"numero": ailleurs.affaire.numero_parquet}
    return reverse("audiences:inscrire", args=[ici.audience.pk]), saisie


def _lier_parties(ici, ailleurs):
    saisie = {"lien-represente": ailleurs.prevenu.pk, "lien-nature": "LIEE"}
    return reverse("audiences:lier-partie", args=[ici.prevenu.pk]), saisie


def _affecter_avocat(ici, ailleurs):
    saisie = {"acte": "affecter", "parties": [ici.prevenu.pk], "avocat": ailleurs.avocat.pk}
    return reverse("audiences:avocats", args=[ici.affaire.pk]), saisie


def _assister_une_partie(ici, ailleurs):
    saisie = {"acte": "affecter", "parties": [ailleurs.prevenu.pk], "avocat": ici.avocat.pk}
    return reverse("audiences:avocats", args=[ici.affaire.pk]), saisie


def _reprendre_une_personne(ici, ailleurs):
    saisie = {"personne-nature": "PHYSIQUE", "personne-nom": "ROSSI", "personne-est_x_se_disant": "non"}
    saisie |= {"partie-qualite": "TEMOIN", "acte": "ajouter", "connue": ailleurs.prevenu.personne_id}
    return reverse("audiences:ajouter-partie", args=[ici.affaire.pk]), saisie


def _inscrire_une_affaire(ici, ailleurs):
    return reverse("audiences:inscrire-affaire", args=[ici.audience.pk, ailleurs.affaire.pk]), {}


SAISIES = [
    _lier_parties, _affecter_avocat, _assister_une_partie, _reprendre_une_personne, _inscrire_une_affaire,
    _creer_audience, _placer_audience, _donner_place, _remplacer, _finir_remplacement, _inscrire_au_role,
    _deplacer, _renvoyer, _constater, _avocat, _mention, _reprendre, _piece
]  # fmt: skip


def _ecritures() -> int:
    with connection.cursor() as curseur:
        curseur.execute(
            "SELECT sum(n_tup_ins + n_tup_upd + n_tup_del) FROM pg_stat_xact_user_tables"
            " WHERE relname <> 'django_session'"
        )
        return curseur.fetchone()[0]


@pytest.mark.parametrize("saisie", SAISIES, ids=lambda saisie: saisie.__name__.strip("_"))
def test_un_objet_d_ailleurs_est_refuse_sans_rien_ecrire(saisie, mondes, se_connecter):
    propre, autre = mondes
    client = se_connecter(Fonction.GREFFIER, propre.tribunal)
    adresse, donnees = saisie(propre.objets, autre.objets)
    avant = _ecritures()
    with cloison([]):
        reponse = client.post(adresse, donnees)
    assert reponse.status_code in {404, 409, 422}
    assert CANARI not in reponse.content.decode()
    assert _ecritures() == avant


def test_un_formulaire_ne_remplace_pas_la_mention_d_ailleurs(mondes, se_connecter):
    propre, autre = mondes
    client = se_connecter(Fonction.GREFFIER, propre.tribunal)
    adresse, donnees = _mention_d_ailleurs(propre.objets, autre.objets)
    with cloison([]):
        reponse = client.post(adresse, donnees)
    assert reponse.status_code == 422
    assert CANARI not in reponse.content.decode()
    texte = autre.objets.mention.texte
    autre.objets.mention.refresh_from_db()
    assert autre.objets.mention.texte == texte
    assert not propre.objets.note.operations.filter(mention=autre.objets.mention.identifiant).exists()


def test_une_frappe_ne_touche_ni_partie_ni_mention_d_ailleurs(mondes, se_connecter):
    propre, autre = mondes
    client = se_connecter(Fonction.GREFFIER, propre.tribunal)
    for mention, partie in (
        (autre.objets.mention.identifiant, None),
        (uuid.uuid4(), autre.objets.prevenu.pk),
    ):
        operation = {"operation": str(uuid.uuid4()), "mention": str(mention), "base": 0, "etape": "INTERRO"}
        operation |= {"partie": partie, "texte": "x"}
        with cloison([]):
            reponse = client.post(
                reverse("audiences:note-operations", args=[propre.objets.inscription.pk]),
                json.dumps({"personne": client.personne.pk, "operations": [operation]}),
                content_type="application/json",
            )
        assert reponse.status_code in {409, 422}
        assert CANARI not in reponse.content.decode()
    avant = autre.objets.mention.texte
    autre.objets.mention.refresh_from_db()
    assert autre.objets.mention.texte == avant
