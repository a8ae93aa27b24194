"""Le jugement imprimé : le dispositif vient de la seule décision, les motifs restent au magistrat."""

from decimal import Decimal
from pathlib import Path

import pytest
from django.utils import timezone

from audiences.choix import Issue
from decisions.choix import EtatDecision, Qualification
from decisions.documents.jugement import JUG, contexte
from decisions.models import Decision, Peine, SortInfraction
from mistral.socle.impression import imprimer_document
from tests.audiences.exemples import appeler, constater, importer_grasse
from tests.audiences.factories import InscriptionFactory, PartieFactory, PreventionFactory
from tests.decisions.factories import DecisionFactory
from tests.lecture_pdf import balises_de, comparer, mots_de
from tests.socle.factories import UtilisateurFactory

ATTENDUS = Path(__file__).parent / "attendus"


def decider(inscription, partie, sorts, *, etat=EtatDecision.VALIDEE, peines=(), qualification=None):
    """Enregistre la décision d'un prévenu : (sort, motif) de chaque fait, dans l'ordre, puis les peines."""
    qui = UtilisateurFactory() if etat != EtatDecision.BROUILLON else None
    decision = DecisionFactory(
        inscription=inscription,
        prevenu=partie,
        etat=etat,
        qualification=Qualification.CONTRADICTOIRE if qualification is None else qualification,
        validee_le=timezone.now() if qui else None,
        validee_par=qui,
    )
    preventions = partie.preventions.order_by("infraction__rang", "infraction_id")
    for prevention, (sort, motif) in zip(preventions, sorts, strict=True):
        SortInfraction.objects.create(
            juridiction_id=decision.juridiction_id,
            decision=decision, prevention=prevention, sort=sort, motif=motif,
        )  # fmt: skip
    for rang, colonnes in enumerate(peines, start=1):
        Peine.objects.create(juridiction_id=decision.juridiction_id, decision=decision, rang=rang, **colonnes)
    return decision


PEINES = (
    {
        "nature": "EMPRISONNEMENT",
        "duree_mois": 8,
        "sursis": "PROBATOIRE",
        "sursis_mois": 4,
        "probation_ans": 2,
    },
    {"nature": "AMENDE", "montant": Decimal("2000.00")},
)


@pytest.fixture
def passage(tribunal):
    """L'affaire aux deux prévenus : l'un condamné et relaxé en partie, l'autre encore en brouillon."""
    inscription = appeler(importer_grasse(tribunal), 3)
    constater(inscription, "CMPSM", "NCMP")
    premier, second = inscription.affaire.parties.filter(qualite="PREVENU").order_by("rang", "id")
    decider(inscription, premier, [("COUPABLE", ""), ("RELAXE", "DOUTE")], peines=PEINES)
    decider(
        inscription, second, [("COUPABLE", "")], etat=EtatDecision.BROUILLON, peines=PEINES, qualification=""
    )
    return inscription


@pytest.fixture
def imprime(passage):
    """Le jugement imprimé."""
    return imprimer_document(JUG, passage)


def test_le_jugement_se_lit_comme_le_texte_relu(imprime):
    comparer(imprime.pdf, ATTENDUS / "jugement-escroquerie.txt")


def test_le_dispositif_est_en_lettres_et_en_chiffres(imprime):
    texte = mots_de(imprime.pdf)
    assert (
        "huit mois (8 mois) d’emprisonnement dont quatre mois (4 mois) assortis du sursis probatoire" in texte
    )
    assert "pendant deux ans (2 ans)" in texte
    assert "deux mille euros (2 000,00 €)" in texte
    assert "au bénéfice du doute" in texte


def test_aucune_motivation_n_est_inventee(imprime):
    assert "Motifs : à rédiger par le magistrat." in mots_de(imprime.pdf)
    assert "Motifs à rédiger par le magistrat" in imprime.manques


def test_ce_qui_n_est_pas_dit_se_voit_et_se_compte(imprime):
    texte = mots_de(imprime.pdf)
    assert "[qualification à préciser]" in texte
    assert "minute non attribuée" in texte
    assert "Aucune décision enregistrée : à compléter." in texte
    assert {
        "Numéro de minute non attribué",
        "DE LA FONTAINE D'ARC Éloïse : décision non validée",
        "DE LA FONTAINE D'ARC Éloïse : une donnée du dispositif reste à préciser",
        "Action civile : aucune décision enregistrée",
    } <= set(imprime.manques)


def test_le_jugement_non_signe_est_un_projet(imprime, passage):
    assert mots_de(imprime.pdf).count("PROJET") >= 2
    Decision.objects.filter(inscription=passage).update(
        etat=EtatDecision.SIGNEE, validee_le=timezone.now(), validee_par=UtilisateurFactory()
    )
    texte = mots_de(imprimer_document(JUG, passage).pdf)
    assert "PROJET" not in texte
    assert "Le présent jugement ayant été signé par le président et le greffier." in texte


def test_une_date_de_naissance_partielle_le_reste_au_jugement(tribunal):
    inscription = appeler(importer_grasse(tribunal), 4)
    texte = mots_de(imprimer_document(JUG, inscription).pdf)
    assert "X se disant NGUYEN Minh, Anh" in texte
    assert "en 2001, jour et mois inconnus" in texte
    assert texte.count("VOL (NATINF 7151)") == 3


@pytest.mark.parametrize(
    ("issue", "est_du"), [(Issue.RETENUE_JUGEE, True), (Issue.RENVOYEE, False), ("", False)]
)
def test_le_jugement_n_est_du_que_d_une_affaire_jugee(issue, est_du, tribunal):
    assert JUG.est_du(appeler(importer_grasse(tribunal), 1, issue=issue)) is est_du


def test_les_titres_et_tableaux_sont_balises(imprime):
    roles = balises_de(imprime.pdf)
    assert roles.count("H1") == 1
    assert roles.count("H2") >= 5
    assert "TH" in roles


@pytest.mark.parametrize("nombre", [1, 12])
def test_le_nombre_de_requetes_ne_depend_pas_des_prevenus(nombre, tribunal, django_assert_num_queries):
    inscription = InscriptionFactory(audience__juridiction=tribunal)
    for _ in range(nombre):
        partie = PartieFactory(affaire=inscription.affaire)
        PreventionFactory(infraction__affaire=inscription.affaire, prevenu=partie)
        decider(inscription, partie, [("COUPABLE", "")], peines=PEINES)
    with django_assert_num_queries(16):
        contexte(inscription)
