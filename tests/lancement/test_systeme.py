"""Ce qui manque au système est installé sous root, et sinon nommé en une ligne."""

import os

import pytest

from mistral.lancement import systeme
from mistral.lancement.erreurs import LancementImpossible
from mistral.lancement.systeme import Besoin


@pytest.fixture
def apt(monkeypatch):
    """Remplace apt-get : note les commandes et fait apparaître les paquets que l'on y dit disponibles."""

    class Apt:
        commandes = []
        presents = set()
        listes_a_jour = True
        disponibles = {"libpango", "chromium"}

        def __call__(self, commande):
            self.commandes.append(commande[1])
            if commande[1] == "update":
                self.listes_a_jour = True
                return True
            voulus = {mot for mot in commande[2:] if not mot.startswith("-")}
            if not self.listes_a_jour or not voulus <= self.disponibles:
                return False
            self.presents |= voulus
            return True

    faux = Apt()
    faux.commandes, faux.presents = [], set()
    monkeypatch.setattr(systeme, "_apt", faux)
    monkeypatch.setattr(systeme.shutil, "which", lambda nom: f"/usr/bin/{nom}")
    return faux


def besoins(apt, *paquets):
    return [Besoin(paquet, lambda paquet=paquet: paquet in apt.presents) for paquet in paquets]


def devenir(monkeypatch, uid):
    monkeypatch.setattr(os, "geteuid", lambda: uid)


def test_root_installe_ce_qui_manque(apt, monkeypatch):
    devenir(monkeypatch, 0)
    assert systeme.preparer(besoins(apt, "libpango", "chromium")) == []
    assert apt.commandes == ["install"]


def test_root_recharge_les_listes_si_linstallation_echoue(apt, monkeypatch):
    devenir(monkeypatch, 0)
    apt.listes_a_jour = False
    assert systeme.preparer(besoins(apt, "libpango")) == []
    assert apt.commandes == ["install", "update", "install"]


def test_rien_nest_installe_quand_tout_est_la(apt, monkeypatch):
    devenir(monkeypatch, 0)
    apt.presents.add("libpango")
    assert systeme.preparer(besoins(apt, "libpango")) == []
    assert apt.commandes == []


def test_sans_etre_root_une_seule_ligne_nomme_tout_et_la_commande(apt, monkeypatch):
    devenir(monkeypatch, 1000)
    with pytest.raises(LancementImpossible) as refus:
        systeme.exiger(besoins(apt, "libpango", "chromium"))
    assert apt.commandes == []
    assert "apt-get install libpango chromium" in str(refus.value)
    assert "\n" not in str(refus.value)


def test_un_paquet_introuvable_fait_echouer_meme_sous_root(apt, monkeypatch):
    devenir(monkeypatch, 0)
    with pytest.raises(LancementImpossible, match="paquet-inconnu"):
        systeme.exiger(besoins(apt, "paquet-inconnu"))


def test_les_preuves_de_presence_voient_vraiment_le_systeme():
    assert systeme._bibliotheque("libc.so.6")()
    assert not systeme._bibliotheque("libmistral-inexistante.so.0")()
    assert systeme._programme("sh")()
    assert not systeme._programme("mistral-inexistant")()
    assert not systeme._police("Inexistante.ttf")()


def test_les_essais_exigent_chromium():
    assert "chromium" in {besoin.paquet for besoin in systeme.ESSAIS}
