"""Conclusions, réquisitions, demandes civiles, plaidoirie : la phrase et la donnée, ensemble."""

from decimal import Decimal
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from audiences.choix import Qualite
from audiences.models import (
    Conclusion,
    Constitution,
    DemandeCivile,
    DemandeDefense,
    Mention,
    Partie,
    Requisition,
)
from audiences.selectors.chaine_note import verifier_chaine
from audiences.selectors.completude_note import manques_de
from tests.audiences.factories import InscriptionFactory, NoteFactory, PartieFactory


@pytest.fixture
def note(tribunal):
    inscription = InscriptionFactory(audience__juridiction=tribunal, appelee_le=timezone.now())
    return NoteFactory(inscription=inscription)


@pytest.fixture
def parties(note):
    """ENZO, prévenu ; LEILA, victime."""
    affaire = note.inscription.affaire
    return {
        "ENZO": PartieFactory(affaire=affaire, personne__nom="MARTELLI", personne__prenoms="Enzo"),
        "LEILA": PartieFactory(
            affaire=affaire, qualite=Qualite.VICTIME, personne__nom="CARDINI", personne__prenoms="Leïla"
        ),
    }


def cles(parties, champs: dict) -> dict:
    return {
        nom: parties[valeur].pk if valeur in ("ENZO", "LEILA") else valeur for nom, valeur in champs.items()
    }


def adresse(nom, note, mot):
    return reverse(f"audiences:{nom}", args=[note.inscription_id, mot])


def executer(client, note, parties, mot, champs, **autres):
    donnees = {"operation": uuid4(), "mention": uuid4()} | cles(parties, champs) | autres
    return donnees, client.post(adresse("executer", note, mot), donnees)


def ordinaire(texte):
    return texte.replace("\u00a0", " ").replace("\u202f", " ")


PHRASES = [
    (
        "conclusions",
        {"partie": "ENZO", "moment": "IN_LIMINE", "objet": "nullité de la garde à vue", "pages": "12"},
        "CONCL",
        "MARTELLI Enzo dépose des conclusions in limine litis aux fins de nullité de la garde à vue "
        "(12 pages).",
    ),
    (
        "conclusions",
        {"partie": "ENZO", "moment": "FOND", "est_visee": "on"},
        "CONCL",
        "MARTELLI Enzo dépose des conclusions au fond, visées par le président et le greffier.",
    ),
    (
        "requisitions",
        {
            "prevenu": "ENZO",
            "culpabilite": "COUPABLE",
            "peines": "emprisonnement : 8 mois dont 4 avec sursis\n500 € d’amende",
            "mandat": "DEPOT",
            "a_execution_provisoire": "on",
        },
        "REQ",
        "Le ministère public requiert, à l’encontre de MARTELLI Enzo : la déclaration de culpabilité ; "
        "emprisonnement, 8 mois dont 4 avec sursis ; 500 € d’amende ; un mandat de dépôt ; "
        "l’exécution provisoire.",
    ),
    (
        "requisitions",
        {"prevenu": "ENZO", "culpabilite": "APPRECIATION"},
        "REQ",
        "Le ministère public s’en rapporte à l’appréciation du tribunal pour MARTELLI Enzo.",
    ),
    (
        "demandes",
        {"partie": "LEILA", "prevenu": "ENZO", "moral": "3 000", "materiel": "500,50", "frais_475_1": "800"},
        "DEM_PC",
        "CARDINI Leïla sollicite, contre MARTELLI Enzo : 500,50 € au titre du préjudice matériel ; "
        "3 000,00 € au titre du préjudice moral ; 800,00 € au titre de l’article 475-1 du code de "
        "procédure pénale ; soit 3 500,50 € de dommages et intérêts.",
    ),
    (
        "demandes",
        {"partie": "LEILA", "provision": "2000", "expertise": "on", "renvoi_interets": "on"},
        "DEM_PC",
        "CARDINI Leïla sollicite : 2 000,00 € à titre de provision ; une expertise ; le renvoi sur intérêts "
        "civils.",
    ),
    (
        "pc",
        {"partie": "LEILA", "mode": "PERSONNE", "moral": "3000"},
        "PC_CONST",
        "CARDINI Leïla déclare se constituer partie civile. CARDINI Leïla sollicite : 3 000,00 € au titre du "
        "préjudice moral.",
    ),
    (
        "plaidoirie",
        {"prevenu": "ENZO", "demandes": ["RELAXE", "SURSIS"]},
        "PLAID",
        "La défense de MARTELLI Enzo demande la relaxe et le bénéfice du sursis.",
    ),
]


@pytest.mark.parametrize(("mot", "champs", "etape", "phrase"), PHRASES)
def test_la_commande_ecrit_la_phrase(greffier, note, parties, mot, champs, etape, phrase):
    _, reponse = executer(greffier, note, parties, mot, champs)
    assert reponse.status_code == 302, reponse.context["form"].errors
    mention = Mention.objects.get()
    assert ordinaire(mention.texte) == phrase
    assert mention.etape == etape
    assert verifier_chaine(note) is None


@pytest.mark.parametrize(("mot", "champs", "etape", "phrase"), PHRASES)
def test_la_donnee_se_retrouve_se_corrige_et_se_retire(greffier, note, parties, mot, champs, etape, phrase):
    donnees, _ = executer(greffier, note, parties, mot, champs)
    page = greffier.get(f"{adresse('commande', note, mot)}?mention={donnees['mention']}")
    retrouvee = {champ.name: champ.value() for champ in page.context["form"]}
    reponse = greffier.post(
        adresse("executer", note, mot),
        {nom: valeur for nom, valeur in retrouvee.items() if valeur not in (None, False)}
        | {"operation": uuid4(), "mention": donnees["mention"]},
    )
    assert reponse.status_code == 302
    assert ordinaire(Mention.objects.get().texte) == phrase
    greffier.post(adresse("retirer", note, mot), {"operation": uuid4(), "mention": donnees["mention"]})
    assert Mention.objects.get().effacee_le is not None
    for modele in (Conclusion, Requisition, DemandeCivile, Constitution, DemandeDefense):
        assert not modele.objects.exists()
    assert Partie.objects.get(pk=parties["LEILA"].pk).qualite == Qualite.VICTIME


@pytest.mark.parametrize(
    ("mot", "champs"),
    [
        ("conclusions", {"partie": "ENZO", "moment": "IN_LIMINE"}),
        ("requisitions", {"prevenu": "ENZO"}),
        ("requisitions", {"prevenu": "LEILA", "culpabilite": "RELAXE"}),
        ("demandes", {"partie": "LEILA"}),
        ("demandes", {"partie": "LEILA", "moral": "-5"}),
        ("demandes", {"partie": "LEILA", "moral": "3 000,555"}),
        ("demandes", {"partie": "LEILA", "moral": "beaucoup"}),
        ("demandes", {"partie": "ENZO", "moral": "100"}),
        ("pc", {"mode": "PERSONNE"}),
        ("pc", {"partie": "ENZO", "mode": "PERSONNE"}),
        ("plaidoirie", {"prevenu": "ENZO"}),
        ("plaidoirie", {"prevenu": "ENZO", "demandes": ["AUTRE"]}),
    ],
)
def test_une_saisie_incomplete_revient_sans_rien_ecrire(greffier, note, parties, mot, champs):
    _, reponse = executer(greffier, note, parties, mot, champs)
    assert reponse.status_code == 422
    assert not Mention.objects.exists()


def test_la_victime_devient_partie_civile_et_une_personne_nouvelle_entre_dans_l_affaire(
    greffier, note, parties
):
    executer(greffier, note, parties, "pc", {"partie": "LEILA", "mode": "AVOCAT", "moral": "1000"})
    assert Partie.objects.get(pk=parties["LEILA"].pk).qualite == Qualite.PARTIE_CIVILE
    champs = {"nom": "DURAND", "prenoms": "Anne", "mode": "PERSONNE", "prevenu": "ENZO"}
    donnees, _ = executer(greffier, note, parties, "pc", champs)
    nouvelle = Partie.objects.get(personne__nom="DURAND")
    assert nouvelle.qualite == Qualite.PARTIE_CIVILE
    greffier.post(adresse("retirer", note, "pc"), {"operation": uuid4(), "mention": donnees["mention"]})
    nouvelle.refresh_from_db()
    assert nouvelle.retiree_le is not None


def test_deux_requisitions_contre_le_meme_prevenu_sont_refusees(greffier, note, parties):
    champs = {"prevenu": "ENZO", "culpabilite": "RELAXE"}
    executer(greffier, note, parties, "requisitions", champs)
    _, reponse = executer(greffier, note, parties, "requisitions", champs)
    assert reponse.status_code == 422
    assert "déjà notées" in reponse.content.decode()


@pytest.mark.parametrize(
    ("mot", "arguments", "attendus"),
    [
        ("demandes", "cardini moral 3000 475 800 expertise", {"moral": "3000", "frais_475_1": "800"}),
        ("requisitions", "coupable depot 8 mois ferme", {"mandat": "DEPOT", "peines": "8 mois ferme"}),
        ("conclusions", "limine visees nullité de la citation", {"objet": "nullité de la citation"}),
        ("plaidoirie", "relaxe b2", {"demandes": ["RELAXE", "NON_INSCRIPTION_B2"]}),
        ("pc", "moral 1500,50", {"moral": "1500,50"}),
    ],
)
def test_les_mots_tapes_remplissent_le_formulaire(greffier, note, parties, mot, arguments, attendus):
    reponse = greffier.post(adresse("comprendre", note, mot), {"arguments": arguments})
    form = reponse.context["form"]
    assert {nom: form[nom].value() for nom in attendus} == attendus
    assert reponse.context["est_prete"]


def test_des_conclusions_sans_visa_manquent_a_la_cloture(greffier, note, parties):
    executer(greffier, note, parties, "conclusions", {"partie": "ENZO", "moment": "FOND"})
    messages = {constat.code: constat.message for constat in manques_de(note)}
    assert messages["N-CONCL"] == "visa des conclusions par le président et le greffier"


def test_les_montants_sont_des_decimaux(greffier, note, parties):
    executer(greffier, note, parties, "demandes", {"partie": "LEILA", "moral": "3 000,10 €"})
    assert DemandeCivile.objects.get().montant == Decimal("3000.10")


@pytest.mark.parametrize("mot", ["conclusions", "requisitions", "demandes", "pc", "plaidoirie"])
def test_qui_lit_n_execute_pas(presidente, greffier_ailleurs, note, parties, mot):
    assert executer(presidente, note, parties, mot, {})[1].status_code == 403
    assert executer(greffier_ailleurs, note, parties, mot, {})[1].status_code == 404
