"""Ce qui reste à faire : la barre est le compte de la liste."""

import pytest

from audiences.choix import ModeComparution
from audiences.models import Inscription
from audiences.reste import RESTES
from audiences.selectors.avancement import avancement_de
from tests.audiences.factories import (
    ComparutionFactory,
)
from tests.audiences.views.ecran import INSTANT, adresse, affaire_inscrite
from tests.pages import texte, zone

pytestmark = pytest.mark.django_db


def avancer(audience) -> list[Inscription]:
    """Quatre affaires : à appeler, appelée, appelée avec présence, terminée et signée."""
    inscriptions = [affaire_inscrite(audience) for _ in range(4)]
    for inscription in inscriptions[1:]:
        Inscription.objects.filter(pk=inscription.pk).update(appelee_le=INSTANT)
    for inscription in inscriptions[2:]:
        partie = inscription.affaire.parties.get()
        ComparutionFactory(inscription=inscription, partie=partie, mode=ModeComparution.NON_COMPARANT)
    return inscriptions


def test_la_barre_est_le_compte_de_la_liste(greffier, ouverte):
    avancer(ouverte)
    page = greffier.get(adresse("audience", ouverte)).content.decode()
    liste = greffier.get(adresse("reste", ouverte)).content.decode()
    faites, a_faire = liste.count('data-tache="faite"'), liste.count('data-tache="a-faire"')
    assert faites and a_faire
    assert f'value="{faites}" max="{faites + a_faire}"' in page
    assert f"{faites} / {faites + a_faire}" in texte(
        zone(greffier.get(adresse("audience", ouverte)), "avancement")
    )


def test_les_restes_de_l_audience(greffier, ouverte):
    inscriptions = avancer(ouverte)
    ouverte.refresh_from_db()
    comptes = {
        code: (
            sum(tache.est_faite for tache in RESTES[code].taches(ouverte)),
            len(list(RESTES[code].taches(ouverte))),
        )
        for code in ("OUVRIR", "APPELER", "PRESENCES", "NOTES", "LEVER")
    }
    assert comptes == {
        "OUVRIR": (1, 1),
        "APPELER": (3, 4),
        "PRESENCES": (2, 3),
        "NOTES": (0, 3),
        "LEVER": (0, 1),
    }
    note = inscriptions[1].note
    note.signee_le, note.signee_par = INSTANT, greffier.personne
    note.save(update_fields=["signee_le", "signee_par"])
    assert sum(tache.est_faite for tache in RESTES["NOTES"].taches(ouverte)) == 1
    Inscription.objects.filter(pk=inscriptions[0].pk).update(retiree_le=INSTANT)
    assert len(list(RESTES["APPELER"].taches(ouverte))) == 3


def test_chaque_reste_mene_a_une_page(greffier, ouverte):
    avancer(ouverte)
    ouverte.refresh_from_db()
    adresses = {
        tache.adresse.split("#")[0] for groupe in avancement_de(ouverte).groupes for tache in groupe.taches
    }
    assert all(greffier.get(cible).status_code == 200 for cible in adresses)
