from datetime import date
from uuid import uuid4

import pytest
from django.urls import reverse

from audiences.choix import Qualite
from audiences.models import Comparution, Mention, OperationNote
from audiences.selectors.chaine_note import verifier_chaine
from mistral.socle.models import EntreeJournal
from tests.audiences.factories import PartieFactory


@pytest.fixture
def enzo(note):
    return PartieFactory(
        affaire=note.inscription.affaire,
        personne__nom="MARTELLI",
        personne__prenoms="Enzo",
        convocation="COPJ",
        convocation_le=date(2026, 7, 1),
    )


def saisie(partie, **champs):
    return {"operation": uuid4(), "mention": uuid4(), "partie": partie.pk, "mode": "CMP"} | champs


def executer(client, note, donnees):
    return client.post(reverse("audiences:executer", args=[note.inscription_id, "presence"]), donnees)


@pytest.mark.parametrize(
    ("champs", "phrase"),
    [
        (
            {"modalite": "LIBRE"},
            "MARTELLI Enzo comparaît libre. Mode de convocation : COPJ du 1er juillet 2026.",
        ),
        (
            {"modalite": "EXTRAIT", "etablissement": "la maison d’arrêt de Grasse"},
            "MARTELLI Enzo comparaît détenu, extrait de la maison d’arrêt de Grasse. "
            "Mode de convocation : COPJ du 1er juillet 2026.",
        ),
        (
            {
                "mode": "CMPSM",
                "avocat_nom": "Claire Aubanel",
                "avocat_barreau": "Grasse",
                "est_commis": "oui",
            },
            "MARTELLI Enzo comparaît, avec l’assistance de Me Claire Aubanel, barreau de Grasse, commis "
            "d’office. Mode de convocation : COPJ du 1er juillet 2026.",
        ),
        (
            {"mode": "NCMPAM", "avocat_nom": "Claire Aubanel", "mandat_le": "2026-11-02"},
            "MARTELLI Enzo ne comparaît pas ; Me Claire Aubanel, porteur d’une demande écrite de jugement en "
            "son absence du 2 novembre 2026, assure sa représentation. "
            "Mode de convocation : COPJ du 1er juillet 2026.",
        ),
        (
            {"mode": "NCMP"},
            "MARTELLI Enzo ne comparaît pas. Mode de convocation : COPJ du 1er juillet 2026.",
        ),
    ],
)
def test_la_presence_s_ecrit_en_phrase_et_en_donnee(greffier, note, enzo, champs, phrase):
    donnees = saisie(enzo, **champs)
    assert executer(greffier, note, donnees).status_code == 302
    mention = Mention.objects.get()
    assert mention.texte.replace("\u00a0", " ").replace("\u202f", " ") == phrase
    assert (mention.etape, mention.partie, mention.commande) == ("PRES_PREV", enzo, "PRESENCE")
    comparution = Comparution.objects.get()
    assert (comparution.mode, comparution.mention) == (donnees["mode"], mention)
    assert verifier_chaine(note) is None
    note.refresh_from_db()
    assert note.version == mention.version


def test_la_meme_saisie_envoyee_deux_fois_ne_s_ecrit_qu_une_fois(greffier, note, enzo):
    donnees = saisie(enzo)
    executer(greffier, note, donnees)
    operations = OperationNote.objects.count()
    assert executer(greffier, note, donnees).status_code == 302
    assert Mention.objects.count() == Comparution.objects.count() == 1
    assert OperationNote.objects.count() == operations
    assert EntreeJournal.objects.filter(acte="commande-presence").count() == 1


def test_corriger_la_donnee_reecrit_la_phrase(greffier, note, enzo):
    donnees = saisie(enzo, mode="NCMP")
    executer(greffier, note, donnees)
    page = greffier.get(reverse("audiences:note", args=[note.inscription_id])).content.decode()
    commande = reverse("audiences:commande", args=[note.inscription_id, "presence"])
    adresse = f"{commande}?mention={donnees['mention']}"
    assert "→ présence\u00a0: ne comparaît pas" in page
    assert adresse in page
    form = greffier.get(adresse).context["form"]
    assert (form["partie"].value(), form["mode"].value()) == (enzo.pk, "NCMP")
    executer(greffier, note, donnees | {"operation": uuid4(), "mode": "CMP", "modalite": "LIBRE"})
    assert Mention.objects.get().texte.startswith("MARTELLI Enzo comparaît libre.")
    assert Comparution.objects.get().modalite == "LIBRE"


def test_retirer_la_donnee_efface_la_phrase(greffier, note, enzo):
    donnees = saisie(enzo)
    executer(greffier, note, donnees)
    commande = reverse("audiences:commande", args=[note.inscription_id, "presence"])
    page = greffier.get(f"{commande}?mention={donnees['mention']}").content.decode()
    assert "Retirer la donnée et effacer la phrase" in page
    adresse = reverse("audiences:retirer", args=[note.inscription_id, "presence"])
    for _ in range(2):
        greffier.post(
            adresse, {"operation": "0192a000-0000-7000-8000-000000000001", "mention": donnees["mention"]}
        )
    assert not Comparution.objects.exists()
    assert Mention.objects.get().effacee_le is not None
    assert verifier_chaine(note) is None


def test_une_presence_deja_notee_se_corrige_la_ou_elle_est(greffier, note, enzo):
    executer(greffier, note, saisie(enzo))
    reponse = executer(greffier, note, saisie(enzo, mode="NCMP"))
    assert reponse.status_code == 422
    assert "déjà notée" in reponse.content.decode()
    assert Comparution.objects.get().mode == "CMP"
    assert Mention.objects.count() == 1


@pytest.mark.parametrize(
    "champs",
    [
        {"mode": "CMPSM"},
        {"mode": "CMP", "avocat_nom": "Claire Aubanel"},
        {"mode": "NCMP", "modalite": "LIBRE"},
        {"mode": "CMP", "mandat_le": "2026-11-02"},
        {"mode": "CMP", "avocat_barreau": "Grasse"},
        {"mode": ""},
        {"partie": ""},
        {"mandat_le": "31/02/2026"},
    ],
)
def test_une_saisie_incoherente_revient_sans_rien_ecrire(greffier, note, enzo, champs):
    assert executer(greffier, note, saisie(enzo) | champs).status_code == 422
    assert not Mention.objects.exists()
    assert not Comparution.objects.exists()


@pytest.mark.parametrize(
    ("qualite", "etape"),
    [
        (Qualite.PREVENU, "PRES_PREV"),
        (Qualite.PARTIE_CIVILE, "PRES_PC"),
        (Qualite.VICTIME, "PRES_PC"),
        (Qualite.REPRESENTANT_LEGAL, "PRES_PC"),
        (Qualite.TEMOIN, "PRES_AUTRES"),
    ],
)
def test_la_qualite_dit_l_etape(greffier, note, qualite, etape):
    partie = PartieFactory(affaire=note.inscription.affaire, qualite=qualite)
    executer(greffier, note, saisie(partie))
    assert Mention.objects.get().etape == etape


def test_une_partie_d_une_autre_affaire_n_est_pas_proposee(greffier, note, tribunal):
    ailleurs = PartieFactory(affaire__juridiction=tribunal)
    assert executer(greffier, note, saisie(ailleurs)).status_code == 422


def test_une_commande_inconnue_ou_sans_cle_n_existe_pas(greffier, note, enzo):
    inconnue = reverse("audiences:commande", args=[note.inscription_id, "inconnue"])
    assert greffier.get(inconnue).status_code == 404
    assert executer(greffier, note, {"partie": enzo.pk, "mode": "CMP"}).status_code == 404


def test_qui_lit_n_execute_pas(presidente, greffier_ailleurs, note, enzo):
    assert executer(presidente, note, saisie(enzo)).status_code == 403
    assert executer(greffier_ailleurs, note, saisie(enzo)).status_code == 404
