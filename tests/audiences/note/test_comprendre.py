"""Ce que les mots tapés après une commande remplissent, et ce qu'ils laissent à saisir."""

import pytest

from audiences.choix import Qualite
from audiences.models import Mention
from tests.audiences.factories import InscriptionFactory, NoteFactory, PartieFactory
from tests.audiences.note.commandes import adresse, comprise, executer


@pytest.fixture
def enzo(note, aubanel):
    return PartieFactory(
        affaire=note.inscription.affaire,
        personne__nom="MARTELLI",
        personne__prenoms="Enzo",
        personne__langue="italien",
        avocat=aubanel,
    )


@pytest.fixture
def fabre(note):
    return PartieFactory(
        affaire=note.inscription.affaire,
        personne__nom="FABRE",
        personne__prenoms="Nora",
        qualite=Qualite.PARTIE_CIVILE,
    )


# Commande, mots tapés, ce qui s'en remplit (ENZO, AUBANEL : leurs clés), mots incompris, prêt à porter.
COMPRIS = [
    (
        "interprete",
        "anglais serment",
        {"pour": "ENZO", "langue": "anglais", "assermentation": "SERMENT"},
        (),
        True,
    ),
    ("interprete", "", {"pour": "ENZO", "langue": "italien"}, (), False),
    ("interprete", "inscrit", {"pour": "ENZO", "langue": "italien", "assermentation": "INSCRIT"}, (), True),
    ("interprete", "klingon", {"pour": "ENZO", "langue": "italien"}, ("klingon",), False),
    ("presence", "absent", {"partie": "ENZO", "mode": "NCMP", "avocat": "AUBANEL"}, (), True),
    (
        "presence",
        "libre",
        {"partie": "ENZO", "mode": "CMP", "modalite": "LIBRE", "avocat": "AUBANEL"},
        (),
        True,
    ),
    (
        "presence",
        "libre avocat commis",
        {"partie": "ENZO", "mode": "CMPSM", "modalite": "LIBRE", "avocat": "AUBANEL", "est_commis": "oui"},
        (),
        True,
    ),
    ("presence", "absent 411", {"partie": "ENZO", "mode": "NCMPAM", "avocat": "AUBANEL"}, (), True),
    ("presence", "fabre absente", {"partie": "FABRE", "mode": "NCMP"}, (), True),
    ("presence", "", {"partie": "ENZO", "avocat": "AUBANEL"}, (), False),
    (
        "avocat",
        "commis présent",
        {
            "partie": "ENZO",
            "avocat": "AUBANEL",
            "est_commis": "oui",
            "est_presente": "oui",
            "a_mandat": "non",
        },
        (),
        True,
    ),
    (
        "avocat",
        "aubanel choisi",
        {"partie": "ENZO", "avocat": "AUBANEL", "est_commis": "non", "a_mandat": "non"},
        (),
        False,
    ),
    ("avocat", "roche", {"partie": "ENZO", "avocat_nom": "Roche", "a_mandat": "non"}, (), False),
    (
        "temoin",
        "Durand Léa serment",
        {"presence": "entendu", "nom": "Durand Léa", "serment": "SERMENT"},
        (),
        True,
    ),
    (
        "temoin",
        "Mme Durand 34 ans sans serment",
        {"presence": "entendu", "nom": "Durand", "civilite": "MME", "age": "34", "serment": "SANS_SERMENT"},
        (),
        True,
    ),
    ("temoin", "Durand absente", {"presence": "absent", "nom": "Durand"}, (), True),
    ("expert", "M. Roche Paul", {"nom": "Roche Paul", "civilite": "M"}, (), True),
    (
        "incident",
        "nullité joint",
        {"nature": "NULLITE", "issue": "JOINT", "auteur": "AVOCAT", "partie": "ENZO", "avocat": "AUBANEL"},
        (),
        False,
    ),
    ("incident", "qpc parquet", {"nature": "QPC", "auteur": "MINISTERE_PUBLIC"}, (), False),
    (
        "huisclos",
        "dignité",
        {
            "motif": "DIGNITE",
            "decision": "ORDONNE",
            "auteur": "AVOCAT",
            "partie": "ENZO",
            "avocat": "AUBANEL",
        },
        (),
        True,
    ),
    ("huisclos", "mp rejet", {"decision": "REJETTE", "auteur": "MINISTERE_PUBLIC"}, (), True),
    ("visio", "fabre accord", {"partie": "FABRE", "est_avec_accord": "oui"}, (), True),
    ("police", "martelli crie", {"nature": "EXPULSION", "partie": "ENZO", "faits": "crie"}, (), True),
]


@pytest.mark.parametrize(("mot", "mots", "attendu", "inconnus", "est_prete"), COMPRIS)
def test_les_mots_remplissent_ce_qu_ils_disent(
    greffier, note, enzo, fabre, aubanel, mot, mots, attendu, inconnus, est_prete
):
    cles = {"ENZO": enzo.pk, "FABRE": fabre.pk, "AUBANEL": aubanel.pk}
    attendu = {nom: cles.get(valeur, valeur) for nom, valeur in attendu.items()}
    assert comprise(greffier, note, mot, mots) == (attendu, inconnus, est_prete)
    assert not Mention.objects.exists()


def test_entre_deux_prevenus_rien_ne_se_choisit_tout_seul(greffier, note, enzo):
    PartieFactory(affaire=note.inscription.affaire, personne__nom="DURAND")
    valeurs, _, est_prete = comprise(greffier, note, "presence", "absent")
    assert "partie" not in valeurs
    assert not est_prete
    assert comprise(greffier, note, "presence", "martelli absent")[0]["partie"] == enzo.pk


def test_la_seule_presence_qui_reste_est_deja_choisie(greffier, note, enzo):
    autre = PartieFactory(affaire=note.inscription.affaire, personne__nom="DURAND")
    executer(greffier, note, "presence", partie=enzo.pk, mode="NCMP")
    valeurs, _, est_prete = comprise(greffier, note, "presence", "absent")
    assert (valeurs["partie"], est_prete) == (autre.pk, True)


def test_l_interprete_deja_entendu_a_l_audience_ne_se_redit_pas(greffier, note, enzo):
    champs = {"pour": enzo.pk, "langue": "italien", "assermentation": "SERMENT"}
    executer(greffier, note, "interprete", **champs, nom="ROSSI Anna", civilite="MME")
    voisine = NoteFactory(inscription=InscriptionFactory(audience=note.inscription.audience))
    valeurs, _, _ = comprise(greffier, voisine, "interprete", "italien inscrit")
    assert (valeurs["nom"], valeurs["civilite"]) == ("ROSSI Anna", "MME")
    assert "nom" not in comprise(greffier, voisine, "interprete", "arabe inscrit")[0]


def test_le_temoin_du_dossier_se_remplit_de_lui_meme(greffier, note, enzo):
    PartieFactory(
        affaire=note.inscription.affaire,
        qualite=Qualite.TEMOIN,
        personne__nom="DURAND",
        personne__prenoms="Léa",
        personne__civilite_code="MME",
        personne__profession="infirmière",
        personne__commune="Nice",
    )
    valeurs, inconnus, est_prete = comprise(greffier, note, "temoin", "durand serment")
    assert valeurs == {
        "presence": "entendu",
        "nom": "DURAND Léa",
        "civilite": "MME",
        "profession": "infirmière",
        "domicile": "Nice",
        "serment": "SERMENT",
    }
    assert (inconnus, est_prete) == ((), True)


def test_comprendre_ne_se_demande_pas_pour_une_autre_affaire_ni_sans_droit(
    greffier_ailleurs, presidente, note
):
    lu = adresse(note, "presence", "comprendre")
    assert greffier_ailleurs.post(lu, {"arguments": "absent"}).status_code == 404
    assert presidente.post(lu, {"arguments": "absent"}).status_code == 403
