"""Un fait requalifié : l'original s'imprime avec sa requalification, et seule celle-ci est à décider."""

import pytest
from django.utils import timezone

from audiences.choix import Issue, ModificationQualification
from audiences.documents import role
from audiences.selectors.page_note import page_note, passages_lisibles
from audiences.services.charger_natinf import charger_natinf
from audiences.services.requalifier import requalifier, revenir_a_la_precedente
from decisions.documents import jugement
from decisions.selectors.constats import examen
from decisions.selectors.decisions import decisions_de
from tests.audiences.factories import InscriptionFactory, NoteFactory, PartieFactory, PreventionFactory
from tests.audiences.services.test_requalifier import saisie

INITIALE = "requalification\u202f; initialement\xa0: VOL (NATINF\xa07151)"


@pytest.fixture
def passage(tribunal):
    charger_natinf()
    passage = InscriptionFactory(
        audience__juridiction=tribunal, appelee_le=timezone.now(), issue=Issue.RETENUE_JUGEE
    )
    NoteFactory(inscription=passage)
    return passage


@pytest.fixture
def vol(passage):
    return PreventionFactory(
        infraction__affaire=passage.affaire, prevenu=PartieFactory(affaire=passage.affaire)
    ).infraction


@pytest.fixture
def copie(vol, greffier):
    return requalifier(
        vol,
        modification=ModificationQualification.REQUALIFICATION,
        valeurs=saisie(natinf="7872"),
        prevenus=[vol.preventions.get().prevenu_id],
        par=greffier.personne,
    )


def faits_a_decider(passage) -> list[str]:
    return [p.infraction.natinf for prevenu in decisions_de(passage) for p in prevenu.preventions]


def test_seule_la_nouvelle_qualification_est_a_decider(passage, copie):
    assert faits_a_decider(passage) == ["7872"]


def test_l_ancienne_qualification_n_appelle_plus_de_sort(passage, vol, copie):
    prevenus = decisions_de(passage)
    constats = [constat for p in prevenus for constat in examen(p, p.dite).constats]
    textes = [constat.message for constat in constats if constat.code == "R-CU-02"]
    assert len(textes) == 1
    assert "VOL EN" in textes[0]
    assert INITIALE not in textes[0]


def test_revenir_rend_l_ancienne_a_decider(passage, vol, copie, greffier):
    revenir_a_la_precedente(copie, prevenus=[vol.preventions.get().prevenu_id], par=greffier.personne)
    assert faits_a_decider(passage) == ["7151"]


def test_le_jugement_imprime_la_requalification_et_l_original(passage, copie):
    (fait,) = jugement.contexte(passage).prevenus[0].faits
    assert (fait.natinf, fait.initiale) == ("7872", INITIALE)


def test_le_role_imprime_la_requalification_et_l_original(passage, copie):
    (ligne,) = role.contexte(passage.audience).affaires[0].prevenus[0].infractions
    assert ligne.startswith("VOL EN R")
    assert ligne.endswith(f"({INITIALE})")


def test_la_note_montre_la_seule_qualification_en_vigueur(passage, copie, greffier):
    lue = passages_lisibles(greffier.personne).get(pk=passage.pk)
    assert [fait.natinf for fait, _ in page_note(lue).faits] == ["7872"]


def test_un_fait_jamais_requalifie_ne_dit_rien_de_plus(passage, vol):
    (fait,) = jugement.contexte(passage).prevenus[0].faits
    assert fait.initiale == ""
