import pytest

from decisions.models import Decision
from decisions.selectors.decisions import decisions_de
from tests.decisions.passages import passage_appele
from tests.decisions.saisies import adresse, tape
from tests.pages import texte, zone

pytestmark = pytest.mark.django_db


@pytest.fixture
def passage(tribunal):
    return passage_appele(tribunal)


@pytest.mark.parametrize("nom", ["constats", "composer"])
def test_relire_et_composer_n_ecrivent_rien(greffier, passage, nom, htmx):
    greffier.post(adresse(nom, passage), tape(passage) | {"ordre": "ajouter:p1"}, headers=htmx)
    assert Decision.objects.count() == 0


def test_la_relecture_ne_rend_que_sa_zone(greffier, passage, htmx):
    fragment = greffier.post(adresse("constats", passage), tape(passage), headers=htmx)
    page = greffier.post(adresse("constats", passage), tape(passage))
    assert "<html" not in fragment.content.decode()
    assert zone(fragment, "lecture") == zone(page, "lecture")
    assert "huit mois" in texte(zone(fragment, "lecture"))


def test_composer_ajoute_retire_et_copie(greffier, tribunal):
    passage = passage_appele(tribunal, faits=3)
    [prevenu] = decisions_de(passage)
    cle, faits = prevenu.cle, [fait.pk for fait in prevenu.preventions]
    donnees = tape(passage)
    ajout = greffier.post(
        adresse("composer", passage), donnees | {"ordre": f"ajouter:{cle}", f"{cle}-nature": "AMENDE"}
    )
    html = ajout.content.decode()
    assert f'name="{cle}-peine-1-montant"' in html
    assert f'name="{cle}-peine-0-duree_mois" value="8"' in html
    retrait = greffier.post(adresse("composer", passage), donnees | {"ordre": f"retirer:{cle}:0"})
    assert f'name="{cle}-peine-0-duree_mois"' not in retrait.content.decode()
    modele = {
        f"{cle}-{faits[1]}-sort": "RELAXE",
        f"{cle}-{faits[1]}-motif": "RELAXE:DOUTE",
        f"{cle}-{faits[1]}-precision": "",
        "ordre": f"appliquer:{cle}:{faits[1]}",
    }
    vide = {f"{cle}-{fait}-{champ}": "" for fait in (faits[0], faits[2]) for champ in ("motif", "precision")}
    copie = greffier.post(adresse("composer", passage), donnees | vide | modele)
    assert copie.content.decode().count('<option value="RELAXE" selected>') == 3
    assert copie.content.decode().count('<option value="RELAXE:DOUTE" selected>') == 3


@pytest.mark.parametrize("ordre", ["", "inconnu:p1", "ajouter:", "retirer:p1:x", "appliquer:p1:999999"])
def test_un_ordre_inconnu_ne_change_rien(greffier, passage, ordre):
    page = greffier.post(adresse("composer", passage), tape(passage) | {"ordre": ordre})
    assert page.status_code == 200
