"""Le dossier de secours : tout ce qu'il faut pour tenir l'audience au stylo, et rien d'inventé."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from audiences.choix import Fauteuil, Issue, Qualite
from audiences.documents.dossier_secours import SECOURS, contexte
from audiences.documents.secours_note import POINTILLES, au_stylo, note_au_stylo, trames_en_annexe
from audiences.etape import ETAPES
from audiences.trame import A_COMPLETER
from mistral.socle.impression import imprimer_document
from tests.audiences.exemples import appeler, importer_grasse, noter
from tests.audiences.factories import (
    AudienceFactory,
    InfractionFactory,
    InscriptionFactory,
    PartieFactory,
    PreventionFactory,
    RemplacementFactory,
)
from tests.lecture_pdf import balises_de, mots_de, objets_de

pytestmark = pytest.mark.django_db


@pytest.fixture
def audience(tribunal):
    """L'audience de l'exemple."""
    return importer_grasse(tribunal)


@pytest.fixture
def imprime(audience):
    """Son dossier de secours, imprimé."""
    return imprimer_document(SECOURS, audience)


def test_le_dossier_imprime_dit_l_audience_les_affaires_et_ce_qui_est_inconnu(imprime):
    texte = mots_de(imprime.pdf)
    for attendu in (
        "Audience du mardi 24 novembre 2026, 13 h 30 – Chambre 15, collégiale – Salle Portalis – 6 affaires",
        "Mme Hélène VASSEUR, vice-présidente",
        "2. BENSAÏD Karim",
        "Situation pénale détenu prévenu pour cette cause",
        "X se disant NGUYEN",
        "en 2001, jour et mois inconnus",
        "Bulletin n° 1 au dossier inconnu",
        "Peine encourue : 3 ans d’emprisonnement, 45 000,00 € d’amende",
        "Interprète (manque) : interprète en arabe à requérir.",
        "Demande de renvoi, affaire n° 3",
        "Décision, affaire n° 3",
        "SARL CHÊNE & FILS",
        "visées par le président au plus tard le vendredi 27 novembre 2026",
        "Annexe : toutes les étapes de la note",
    ):
        assert attendu in texte, attendu
    for proscrit in ("{{", "⟨", "None", "1er janvier 2001", "[comparaît"):
        assert proscrit not in texte


def test_chaque_affaire_porte_son_numero_en_tete_de_ses_pages(imprime):
    texte = mots_de(imprime.pdf)
    for rang in range(1, 7):
        assert texte.count(f"Affaire n° {rang} ") >= 3


def test_les_trois_vols_d_un_meme_numero_se_decident_un_par_un(audience):
    nguyen = next(a for a in contexte(audience).affaires if "NGUYEN" in a.intitule)
    assert [fait[:2] for fait in nguyen.prevenus[0].faits] == ["1.", "2.", "3."]
    assert [fait.rang for fait in nguyen.faits] == [1, 2, 3]


def test_le_document_est_balise_et_titre(imprime):
    document, _ = objets_de(imprime.pdf)
    assert str(document.docinfo["/Title"]).startswith("Dossier de secours de l’audience du mardi")
    balises = balises_de(imprime.pdf)
    assert balises.count("H1") == 1
    assert balises.count("H2") >= 6
    assert "TH" in balises


def test_memes_donnees_memes_octets(audience, imprime):
    assert imprimer_document(SECOURS, audience).pdf == imprime.pdf


def test_un_role_vide_se_dit_et_se_remplit(tribunal):
    imprime = imprimer_document(SECOURS, AudienceFactory(juridiction=tribunal))
    texte = mots_de(imprime.pdf)
    assert "Aucune affaire n’est inscrite à ce rôle." in texte
    assert "Président inconnu" in texte
    assert "Composition : président inconnu" in imprime.manques


def test_le_dossier_n_est_du_que_tant_que_l_audience_peut_se_tenir(tribunal):
    audience = AudienceFactory(juridiction=tribunal)
    assert SECOURS.est_du(audience)
    audience.annulee_le = timezone.now()
    assert not SECOURS.est_du(audience)
    audience.annulee_le, audience.ouverte_le = None, timezone.now()
    assert not SECOURS.est_du(audience)


def test_les_remplacements_sont_dits_en_tete_et_a_l_affaire(audience):
    for rang in (2, 4):
        RemplacementFactory(inscription=audience.inscriptions.get(rang=rang), nom="M. Paul REMPLAÇANT, juge")
    dossier = contexte(audience)
    assert dossier.remplacements == (
        "Mme Hélène VASSEUR, vice-présidente (président), remplacée par M. Paul REMPLAÇANT, juge pour les "
        "dossiers 2 et 4",
    )
    affaire = next(a for a in dossier.affaires if a.rang == 2)
    assert affaire.lignes[-1].valeur == "M. Paul REMPLAÇANT, juge (président)"


def test_une_place_vacante_remplacee_dit_le_titulaire_inconnu(tribunal):
    audience = AudienceFactory(juridiction=tribunal)
    RemplacementFactory(inscription=InscriptionFactory(audience=audience), fauteuil=Fauteuil.GREFFIER)
    assert contexte(audience).remplacements[0].startswith("titulaire inconnu (greffier), remplacé(e) par")


def test_le_passage_anterieur_dit_l_issue_et_le_renvoi_note(tribunal, audience):
    avant = AudienceFactory(juridiction=tribunal, date=datetime.date(2026, 9, 1))
    rossi = audience.inscriptions.get(rang=5)
    InscriptionFactory(audience=avant, affaire=rossi.affaire)
    precedent = appeler(avant, 1, issue=Issue.RENVOYEE)
    noter(
        precedent, ("RENVOI_DEM", "PRESIDENT", "Me DUPUIS sollicite le renvoi."), ("REQ", "PARQUET", "Non.")
    )
    affaire = next(a for a in contexte(audience).affaires if a.rang == 5)
    (passage,) = affaire.anterieurs
    assert (passage.le, passage.issue) == (datetime.date(2026, 9, 1), "renvoyée")
    assert passage.renvoi == ("Me DUPUIS sollicite le renvoi.",)


def test_une_affaire_retiree_n_y_est_pas(audience):
    audience.inscriptions.filter(rang=1).update(retiree_le=timezone.now())
    assert [affaire.rang for affaire in contexte(audience).affaires] == [2, 3, 4, 5, 6]


@pytest.mark.parametrize(
    ("mois", "amende", "attendu"),
    [
        (36, 45000, "3\u00a0ans d’emprisonnement, 45\u202f000,00\u00a0€ d’amende"),
        (12, None, "1\u00a0an d’emprisonnement"),
        (6, None, "6\u00a0mois d’emprisonnement"),
        (18, None, "1\u00a0an et 6\u00a0mois d’emprisonnement"),
        (0, 3750, "aucun emprisonnement, 3\u202f750,00\u00a0€ d’amende"),
        (None, None, ""),
    ],
)
def test_la_peine_encourue_se_lit(tribunal, mois, amende, attendu):
    inscription = InscriptionFactory(audience=AudienceFactory(juridiction=tribunal))
    fait = InfractionFactory(affaire=inscription.affaire, encouru_mois=mois, encouru_amende=amende)
    PreventionFactory(infraction=fait)
    assert contexte(inscription.audience).affaires[0].faits[0].encouru == attendu


@pytest.mark.parametrize(
    ("trame", "ecrite"),
    [
        ("Il [accepte|refuse].", "Il □\u00a0accepte □\u00a0refuse."),
        (f"À {A_COMPLETER}, appel.", f"À {POINTILLES}, appel."),
        ("Le prévenu : ⟨réponse⟩", f"Le prévenu : {POINTILLES} (réponse)"),
        ("Rien à remplir.", "Rien à remplir."),
    ],
)
def test_une_trame_s_ecrit_pour_le_stylo(trame, ecrite):
    assert au_stylo(trame) == ecrite


def etapes(inscription) -> list[str]:
    return [etape.libelle for etape in note_au_stylo(inscription, list(inscription.affaire.parties.all()))]


def test_les_etapes_suivent_l_ordre_des_debats_et_l_affaire(tribunal):
    inscription = InscriptionFactory(audience=AudienceFactory(juridiction=tribunal))
    PartieFactory(affaire=inscription.affaire)
    simple = etapes(inscription)
    rangs = {etape.libelle: etape.rang for etape in ETAPES}
    assert [rangs[libelle] for libelle in simple] == sorted(rangs[libelle] for libelle in simple)
    assert ETAPES["DROITS"].libelle in simple
    assert ETAPES["PAROLE"].libelle in simple
    assert not {ETAPES[code].libelle for code in ("INTERP", "CI_ACCORD", "DEM_PC", "PRES_AUTRES")} & set(
        simple
    )


def test_victime_langue_et_comparution_immediate_appellent_leurs_etapes(tribunal):
    inscription = InscriptionFactory(audience=AudienceFactory(juridiction=tribunal))
    prevenu = PartieFactory(affaire=inscription.affaire, poursuite_code="PV-CI")
    prevenu.personne.langue = "arabe"
    prevenu.personne.save(update_fields=["langue"])
    PartieFactory(affaire=inscription.affaire, qualite=Qualite.VICTIME)
    PartieFactory(affaire=inscription.affaire, qualite=Qualite.TEMOIN)
    attendues = {
        ETAPES[code].libelle for code in ("INTERP", "CI_ACCORD", "AV_OBLIG", "DEM_PC", "PRES_AUTRES")
    }
    assert attendues <= set(etapes(inscription))


def test_quatre_vingt_dix_victimes_ne_font_pas_quatre_vingt_dix_etapes(tribunal):
    inscription = InscriptionFactory(audience=AudienceFactory(juridiction=tribunal))
    PartieFactory(affaire=inscription.affaire)
    PartieFactory.create_batch(90, affaire=inscription.affaire, qualite=Qualite.VICTIME)
    assert etapes(inscription).count(ETAPES["VICTIME"].libelle) == 1
    assert len(contexte(inscription.audience).affaires[0].civiles) == 90


def test_l_annexe_porte_toutes_les_etapes_sans_variable():
    annexe = trames_en_annexe()
    assert [trame.libelle for trame in annexe] == [etape.libelle for etape in ETAPES]
    assert not [texte for trame in annexe for texte in trame.trames if "{{" in texte or "⟨" in texte]


def test_le_nombre_de_requetes_ne_depend_pas_des_affaires(tribunal):
    audience = AudienceFactory(juridiction=tribunal)

    def compter(nombre) -> int:
        for _ in range(nombre):
            inscription = InscriptionFactory(audience=audience)
            PreventionFactory(infraction__affaire=inscription.affaire)
        with CaptureQueriesContext(connection) as requetes:
            contexte(audience)
        return len(requetes)

    assert compter(1) == compter(11)
