"""Une place vidée par le greffe ne se remplit pas d'elle-même au prochain rôle."""

import pytest

from audiences.choix import Fauteuil
from audiences.models import Audience, Intervenant
from audiences.services.composer import asseoir, liberer
from tests.audiences.services.roles import affaire, importer, role
from tests.socle.factories import UtilisateurFactory

pytestmark = pytest.mark.django_db

VASSEUR = {"role": "president", "libelle_complet": "Mme VASSEUR"}


def president():
    tenu = Intervenant.objects.filter(fauteuil=Fauteuil.PRESIDENT).first()
    return tenu.nom if tenu else None


@pytest.fixture
def audience(tribunal):
    importer(tribunal, role(affaire(1), intervenants=[VASSEUR]))
    return Audience.objects.get()


def test_un_role_ne_remet_pas_qui_le_greffe_a_retire(tribunal, audience):
    liberer(audience, fauteuil=Fauteuil.PRESIDENT, par=UtilisateurFactory())
    importer(tribunal, role(affaire(1), affaire(2), intervenants=[VASSEUR]))
    assert president() is None


def test_un_role_qui_nomme_quelqu_un_d_autre_lui_donne_la_place(tribunal, audience):
    liberer(audience, fauteuil=Fauteuil.PRESIDENT, par=UtilisateurFactory())
    importer(tribunal, role(affaire(1), intervenants=[{**VASSEUR, "libelle_complet": "M. COLIN"}]))
    assert president() == "M. COLIN"


def test_la_place_rendue_suit_de_nouveau_le_greffe(tribunal, audience):
    par = UtilisateurFactory()
    liberer(audience, fauteuil=Fauteuil.PRESIDENT, par=par)
    asseoir(audience, fauteuil=Fauteuil.PRESIDENT, nom="Mme TAHAR", membre=None, par=par)
    importer(tribunal, role(affaire(1), affaire(2), intervenants=[VASSEUR]))
    assert president() == "Mme TAHAR"
    assert not audience.places_liberees.exists()


def test_une_place_saisie_au_greffe_puis_retiree_n_est_pas_retenue(tribunal):
    importer(tribunal, role(affaire(1)))
    audience, par = Audience.objects.get(), UtilisateurFactory()
    asseoir(audience, fauteuil=Fauteuil.PRESIDENT, nom="Mme VASSEUR", membre=None, par=par)
    liberer(audience, fauteuil=Fauteuil.PRESIDENT, par=par)
    importer(tribunal, role(affaire(1), affaire(2), intervenants=[VASSEUR]))
    assert president() == "Mme VASSEUR"
