"""`/avocat` : une seule donnée pour la présence et l'avocat, et deux phrases qui ne se contredisent pas."""

from uuid import uuid4

import pytest

from audiences.choix import Qualite
from audiences.models import Avocat, Comparution, Mention
from audiences.selectors.chaine_note import verifier_chaine
from mistral.socle.models import EntreeJournal
from tests.audiences.factories import PartieFactory
from tests.audiences.note.commandes import derniere_phrase, executer, lisible


@pytest.fixture
def enzo(note, aubanel):
    return PartieFactory(
        affaire=note.inscription.affaire,
        personne__nom="MARTELLI",
        personne__prenoms="Enzo",
        avocat=aubanel,
    )


def textes() -> dict[str, str]:
    """Donne la phrase de chaque étape."""
    return {m.etape: lisible(m.texte) for m in Mention.objects.filter(effacee_le__isnull=True)}


# Présence déjà notée (ou non), saisie de l'avocat, étape, phrase, mode de comparution.
AVOCATS = [
    (
        "CMP",
        {"est_commis": "oui"},
        "PRES_AVOCAT",
        "Me Claire AUBANEL, barreau de Grasse, commis d’office, assiste MARTELLI Enzo.",
        "CMPSM",
    ),
    (
        "CMP",
        {"est_commis": "non", "a_mandat": "oui"},
        "PRES_AVOCAT",
        "Me Claire AUBANEL, barreau de Grasse, avocat choisi, porteur d’une demande écrite de jugement en "
        "son absence, assiste MARTELLI Enzo.",
        "CMPAM",
    ),
    (
        "NCMP",
        {"a_mandat": "oui", "mandat_le": "2026-11-02"},
        "PRES_AVOCAT",
        "Me Claire AUBANEL, barreau de Grasse, porteur d’une demande écrite de jugement en son absence du "
        "2 novembre 2026, représente MARTELLI Enzo.",
        "NCMPAM",
    ),
    (
        "NCMP",
        {},
        "PRES_AVOCAT",
        "Me Claire AUBANEL, barreau de Grasse, est entendu sans mandat pour MARTELLI Enzo.",
        "NCMPSM",
    ),
    (
        "",
        {"est_presente": "oui"},
        "PRES_PREV",
        "MARTELLI Enzo comparaît, avec l’assistance de Me Claire AUBANEL, barreau de Grasse.",
        "CMPSM",
    ),
    (
        "",
        {"est_presente": "non", "a_mandat": "oui"},
        "PRES_PREV",
        "MARTELLI Enzo ne comparaît pas ; Me Claire AUBANEL, barreau de Grasse, porteur d’une demande écrite "
        "de jugement en son absence, assure sa représentation.",
        "NCMPAM",
    ),
]


@pytest.mark.parametrize(("presence", "champs", "etape", "phrase", "mode"), AVOCATS)
def test_l_avocat_complete_la_presence_sans_la_redire(
    greffier, note, enzo, aubanel, presence, champs, etape, phrase, mode
):
    if presence:
        executer(greffier, note, "presence", partie=enzo.pk, mode=presence)
    reponse = executer(greffier, note, "avocat", partie=enzo.pk, avocat=aubanel.pk, **champs)
    assert reponse.status_code == 302, reponse.context["form"].errors
    assert derniere_phrase(note) == phrase
    mention = Mention.objects.latest("rang")
    assert (mention.etape, mention.commande) == (etape, "AVOCAT")
    comparution = Comparution.objects.get()
    assert (comparution.mode, comparution.avocat, comparution.mention_avocat) == (mode, aubanel, mention)
    if presence:
        dit = {"CMP": "comparaît", "NCMP": "ne comparaît pas"}[presence]
        assert textes()["PRES_PREV"] == f"MARTELLI Enzo {dit}."
    assert verifier_chaine(note) is None


def test_une_partie_civile_absente_se_fait_representer_sans_demande_ecrite(greffier, note, aubanel):
    civile = PartieFactory(
        affaire=note.inscription.affaire,
        qualite=Qualite.PARTIE_CIVILE,
        personne__nom="FABRE",
        personne__prenoms="Nora",
    )
    executer(
        greffier, note, "avocat", partie=civile.pk, avocat=aubanel.pk, est_presente="non", a_mandat="oui"
    )
    assert textes() == {
        "PRES_PC": "FABRE Nora ne comparaît pas ; Me Claire AUBANEL, barreau de Grasse, assure sa "
        "représentation."
    }


def test_corriger_la_presence_reecrit_la_phrase_de_l_avocat(greffier, note, enzo, aubanel):
    presence = uuid4()
    executer(greffier, note, "presence", mention=presence, partie=enzo.pk, mode="CMP", modalite="LIBRE")
    executer(greffier, note, "avocat", partie=enzo.pk, avocat=aubanel.pk)
    executer(greffier, note, "presence", mention=presence, partie=enzo.pk, mode="NCMPAM", avocat=aubanel.pk)
    assert textes() == {
        "PRES_PREV": "MARTELLI Enzo ne comparaît pas.",
        "PRES_AVOCAT": "Me Claire AUBANEL, barreau de Grasse, porteur d’une demande écrite de jugement en "
        "son absence, représente MARTELLI Enzo.",
    }
    assert Comparution.objects.count() == 1
    assert verifier_chaine(note) is None


def test_noter_la_presence_apres_l_avocat_ne_la_dit_qu_une_fois(greffier, note, enzo, aubanel):
    executer(greffier, note, "avocat", partie=enzo.pk, avocat=aubanel.pk, est_presente="oui")
    executer(greffier, note, "presence", partie=enzo.pk, mode="CMPSM", modalite="LIBRE", avocat=aubanel.pk)
    dits = [lisible(m.texte) for m in Mention.objects.order_by("rang")]
    assert dits == [
        "Me Claire AUBANEL, barreau de Grasse, assiste MARTELLI Enzo.",
        "MARTELLI Enzo comparaît libre.",
    ]
    assert Comparution.objects.count() == 1


def test_retirer_l_avocat_rend_la_presence_seule(greffier, note, enzo, aubanel):
    executer(greffier, note, "presence", partie=enzo.pk, mode="CMP")
    avocat = uuid4()
    executer(greffier, note, "avocat", mention=avocat, partie=enzo.pk, avocat=aubanel.pk)
    for _ in range(2):
        executer(greffier, note, "avocat", acte="retirer", mention=avocat, operation=uuid4())
    comparution = Comparution.objects.get()
    assert (comparution.mode, comparution.avocat, comparution.mention_avocat) == ("CMP", None, None)
    assert textes() == {"PRES_PREV": "MARTELLI Enzo comparaît."}


def test_la_presence_ne_se_retire_pas_sous_son_avocat(greffier, note, enzo, aubanel):
    presence = uuid4()
    executer(greffier, note, "presence", mention=presence, partie=enzo.pk, mode="CMP")
    executer(greffier, note, "avocat", partie=enzo.pk, avocat=aubanel.pk)
    refus = greffier.post(
        f"/audiences/passages/{note.inscription_id}/note/commandes/presence/retirer/",
        {"operation": uuid4(), "mention": presence},
        headers={"HX-Request": "true"},
    )
    assert refus.status_code == 422
    assert "Retirez d’abord l’avocat" in refus.content.decode()
    assert len(textes()) == 2


@pytest.mark.parametrize(
    ("presence", "champs", "phrase"),
    [
        ({"mode": "CMPSM"}, {}, "déjà noté avec sa présence"),
        ({}, {}, "Sa présence n’est pas encore notée"),
        ({"mode": "CMP"}, {"avocat": ""}, "Dites quel avocat"),
        ({"mode": "CMP"}, {"avocat_nom": "Roche"}, "Un seul avocat"),
    ],
)
def test_un_avocat_mal_dit_est_refuse(greffier, note, enzo, aubanel, presence, champs, phrase):
    if presence:
        avec = {"avocat": aubanel.pk} if presence["mode"] == "CMPSM" else {}
        executer(greffier, note, "presence", partie=enzo.pk, **presence, **avec)
    refus = executer(greffier, note, "avocat", **({"partie": enzo.pk, "avocat": aubanel.pk} | champs))
    assert refus.status_code == 422
    assert phrase in refus.content.decode()
    assert not Mention.objects.filter(commande="AVOCAT").exists()


def test_deux_fois_la_meme_saisie_ne_s_ecrit_qu_une_fois(greffier, note, enzo, aubanel):
    cles = {"operation": uuid4(), "mention": uuid4()}
    for _ in range(2):
        executer(greffier, note, "avocat", **cles, partie=enzo.pk, avocat=aubanel.pk, est_presente="oui")
    assert Mention.objects.count() == Comparution.objects.count() == 1
    assert EntreeJournal.objects.filter(acte="commande-avocat").count() == 1


def test_un_avocat_nouveau_entre_a_l_annuaire_du_tribunal(greffier, note, enzo, tribunal):
    executer(
        greffier,
        note,
        "avocat",
        partie=enzo.pk,
        avocat_nom="Roche",
        avocat_barreau="Nice",
        est_presente="oui",
    )
    assert Avocat.objects.get(nom="Roche", barreau="Nice").juridiction == tribunal


def test_un_avocat_d_un_autre_tribunal_n_est_pas_propose(greffier, note, enzo, autre_tribunal):
    ailleurs = Avocat.objects.create(juridiction=autre_tribunal, nom="AILLEURS")
    refus = executer(greffier, note, "avocat", partie=enzo.pk, avocat=ailleurs.pk, est_presente="oui")
    assert refus.status_code == 422
    assert "AILLEURS" not in refus.content.decode()
