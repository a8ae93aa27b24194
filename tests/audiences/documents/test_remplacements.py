"""Le remplaçant d'une affaire : au rôle, à la note et au jugement de cette affaire, et d'elle seule."""

import pytest
from django.utils import timezone

from audiences.choix import Fauteuil
from audiences.documents.note import contexte as note_de
from audiences.documents.role import ROLE
from audiences.selectors.fil_note import fil_de
from decisions.documents.jugement import contexte as jugement_de
from mistral.socle.impression import imprimer_document
from tests.audiences.factories import (
    AudienceFactory,
    InscriptionFactory,
    IntervenantFactory,
    NoteFactory,
    RemplacementFactory,
)
from tests.lecture_pdf import mots_de

REMPLACANT, TITULAIRE = "M. Paul REMPLAÇANT, juge", "Mme Hélène VASSEUR, vice-présidente"


@pytest.fixture
def passages(tribunal):
    """Trois affaires que préside Mme VASSEUR, remplacée à la première et à la dernière."""
    audience = AudienceFactory(juridiction=tribunal)
    IntervenantFactory(audience=audience)
    IntervenantFactory(audience=audience, fauteuil=Fauteuil.GREFFIER, nom="Mme PERRIN")
    trois = InscriptionFactory.create_batch(3, audience=audience)
    for passage in (trois[0], trois[2]):
        RemplacementFactory(inscription=passage)
    return trois


def test_le_role_imprime_dit_qui_remplace_qui_et_pour_quels_dossiers(passages):
    texte = mots_de(imprimer_document(ROLE, passages[0].audience).pdf)
    assert f"{TITULAIRE}, remplacée par {REMPLACANT} pour les dossiers 1 et 3 ; Greffier" in texte


@pytest.mark.parametrize("contexte", [note_de, jugement_de])
def test_la_note_et_le_jugement_portent_celui_qui_a_siege(passages, contexte):
    for passage, attendu in zip(passages, (REMPLACANT, TITULAIRE, REMPLACANT), strict=True):
        document = contexte(passage)
        entete = document.entete
        assert document.president == attendu
        assert (entete.composition[0].libelle, entete.composition[0].valeur) == ("Président", attendu)
        assert document.greffier == "Mme PERRIN"


def test_l_affaire_retiree_du_role_n_y_est_pas_un_dossier_remplace(passages):
    passages[2].retiree_le = timezone.now()
    passages[2].save(update_fields=["retiree_le"])
    texte = mots_de(imprimer_document(ROLE, passages[0].audience).pdf)
    assert "pour le dossier 1 ;" in texte


def test_la_note_a_l_ecran_s_accorde_avec_celui_qui_preside(passages):
    fils = [fil_de(passage, NoteFactory(inscription=passage)) for passage in passages]
    assert [fil.preside_au_feminin for fil in fils] == [False, True, False]
