"""Les phrases que portent à la note interprète, témoin, expert et incidents, telles qu’on les lit."""

import pytest
from django.urls import reverse

from audiences.choix import Qualite
from audiences.models import Mention
from audiences.selectors.chaine_note import verifier_chaine
from tests.audiences.factories import PartieFactory
from tests.audiences.note.commandes import derniere_phrase, executer, lisible
from tests.audiences.note.phrases_debats import PHRASES


@pytest.fixture
def enzo(note):
    return PartieFactory(affaire=note.inscription.affaire, personne__nom="MARTELLI", personne__prenoms="Enzo")


def _de(champs: dict, enzo) -> dict:
    return {nom: enzo.pk if valeur == "ENZO" else valeur for nom, valeur in champs.items()}


@pytest.mark.parametrize(
    ("mot", "champs", "etape", "phrase", "etiquette"),
    PHRASES,
    ids=[f"{rang}-{cas[0]}" for rang, cas in enumerate(PHRASES)],
)
def test_la_donnee_et_sa_phrase_s_ecrivent_ensemble(
    greffier, note, enzo, mot, champs, etape, phrase, etiquette
):
    reponse = executer(greffier, note, mot, **_de(champs, enzo))
    assert reponse.status_code == 302, reponse.context["form"].errors
    mention = Mention.objects.get()
    assert (lisible(mention.texte), mention.etape) == (phrase, etape)
    assert verifier_chaine(note) is None
    page = lisible(greffier.get(reverse("audiences:note", args=[note.inscription_id])).content.decode())
    assert f"→ {etiquette}" in page.replace("&#x27;", "'")


@pytest.mark.parametrize(
    ("mot", "champs", "etape", "phrase", "etiquette"),
    PHRASES,
    ids=[f"{rang}-{cas[0]}" for rang, cas in enumerate(PHRASES)],
)
def test_le_formulaire_rouvert_redit_la_meme_phrase(
    greffier, note, enzo, mot, champs, etape, phrase, etiquette
):
    executer(greffier, note, mot, **_de(champs, enzo))
    mention = Mention.objects.get()
    adresse = reverse("audiences:commande", args=[note.inscription_id, mot])
    form = greffier.get(f"{adresse}?mention={mention.identifiant}").context["form"]
    redite = {champ.name: champ.value() for champ in form if champ.value() not in (None, False)}
    assert executer(greffier, note, mot, mention=mention.identifiant, **redite).status_code == 302
    assert derniere_phrase(note) == phrase
    assert Mention.objects.count() == 1


REFUS = [
    ("interprete", {"langue": "arabe"}, "assermentation"),
    ("interprete", {"assermentation": "SERMENT"}, "langue"),
    ("interprete", {"langue": "arabe", "incident": "ABSENCE", "nom": "ROSSI Anna"}, "incident"),
    ("temoin", {"presence": "entendu", "nom": "DURAND Léa"}, "serment"),
    (
        "temoin",
        {"presence": "entendu", "nom": "DURAND", "serment": "SERMENT", "lien": "LIEN"},
        "lien_precise",
    ),
    ("temoin", {"presence": "absent", "nom": "DURAND Léa", "amende": "3750.01"}, "amende"),
    ("expert", {}, "nom"),
    ("incident", {"nature": "NULLITE", "auteur": "PARTIE", "objet": "la garde à vue"}, "partie"),
    ("incident", {"nature": "NULLITE", "auteur": "OFFICE"}, "objet"),
    ("huisclos", {"auteur": "OFFICE", "decision": "ORDONNE"}, "motif"),
    ("visio", {}, "partie"),
    ("police", {"nature": "RAPPEL", "personne": "M. X"}, "faits"),
]


@pytest.mark.parametrize(("mot", "champs", "fautif"), REFUS)
def test_une_saisie_incomplete_revient_sans_rien_ecrire(greffier, note, enzo, mot, champs, fautif):
    reponse = executer(greffier, note, mot, **champs)
    assert reponse.status_code == 422
    assert fautif in reponse.context["form"].errors
    assert not Mention.objects.exists()


@pytest.mark.parametrize("mot", ["interprete", "incident", "huisclos", "visio", "police"])
def test_une_partie_d_une_autre_affaire_n_est_pas_proposee(greffier, note, enzo, tribunal, mot):
    ailleurs = PartieFactory(affaire__juridiction=tribunal, qualite=Qualite.PREVENU)
    champs = next(_de(cas[1], ailleurs) for cas in PHRASES if cas[0] == mot and "ENZO" in cas[1].values())
    assert executer(greffier, note, mot, **champs).status_code == 422
    assert not Mention.objects.exists()
