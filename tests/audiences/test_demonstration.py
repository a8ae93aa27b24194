"""La démonstration : deux tribunaux, une personne par fonction, relançable."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from audiences.models import Audience, Avocat, ImportRole, Inscription, MembreJuridiction
from audiences.services.charger_natinf import charger_natinf
from mistral.socle.cloisonnement import cloison
from mistral.socle.comptes.models import Juridiction, Salle, Utilisateur
from mistral.socle.comptes.services.charger_juridictions import charger_juridictions
from mistral.socle.comptes.services.demonstration import COMPTES, GRASSE, MOT_DE_PASSE, NICE

pytestmark = pytest.mark.django_db


@pytest.fixture
def referentiels():
    charger_juridictions()
    charger_natinf()


def lancer(*options: str) -> str:
    sortie = StringIO()
    call_command("creer_demonstration", *options, stdout=sortie)
    return sortie.getvalue()


def comptes_par_tribunal() -> dict[str, tuple[int, int, int]]:
    comptes = {}
    for nom in (GRASSE, NICE):
        with cloison([Juridiction.objects.get(nom=nom).pk]):
            comptes[nom] = (
                Audience.objects.count(),
                Inscription.objects.count(),
                ImportRole.objects.count(),
            )
    return comptes


def test_relancee_elle_ne_change_rien(referentiels):
    sortie = lancer()
    assert all(compte.identifiant in sortie for compte in COMPTES)
    assert comptes_par_tribunal() == {GRASSE: (2, 9, 2), NICE: (1, 2, 1)}
    personnes = set(Utilisateur.objects.values_list("identifiant", "password"))
    lancer()
    assert comptes_par_tribunal() == {GRASSE: (2, 9, 2), NICE: (1, 2, 1)}
    assert set(Utilisateur.objects.values_list("identifiant", "password")) == personnes


def test_chaque_compte_se_connecte_et_ne_voit_que_son_tribunal(referentiels):
    lancer()
    for compte in COMPTES:
        client = Client()
        assert client.login(username=compte.identifiant, password=MOT_DE_PASSE)
        page = client.get("/audiences/", {"mois": "2026-11"})
        if page.status_code == 200:
            vue = page.content.decode()
            assert ("Chambre 15" in vue) is (compte.tribunal == GRASSE)
            assert ("5e chambre" in vue) is (compte.tribunal == NICE)


def test_sans_roles_la_base_n_a_que_les_comptes(referentiels):
    lancer("--sans-roles")
    assert comptes_par_tribunal() == {GRASSE: (0, 0, 0), NICE: (0, 0, 0)}


def test_l_option_comptes_n_ecrit_rien(referentiels):
    assert MOT_DE_PASSE in lancer("--comptes")
    assert not Utilisateur.objects.exists()


def test_elle_refuse_hors_demonstration(referentiels, settings):
    settings.DEMONSTRATION = False
    for options in ([], ["--comptes"]):
        with pytest.raises(CommandError, match="mot de passe public"):
            lancer(*options)
    assert not Utilisateur.objects.exists()


def test_elle_dit_quand_les_tribunaux_manquent():
    with pytest.raises(CommandError, match="charger_referentiels"):
        lancer()


def test_les_tables_de_reference_ont_de_quoi_se_montrer(referentiels):
    for _ in range(2):
        lancer("--sans-roles")
        with cloison([Juridiction.objects.get(nom=GRASSE).pk]):
            assert MembreJuridiction.objects.count() == 9
            assert Avocat.objects.filter(nom="BLANC", prenom="Isabelle").count() == 2
            assert set(Salle.objects.values_list("nom", "a_visioconference")) == {
                ("Salle Portalis", True),
                ("B", False),
            }
