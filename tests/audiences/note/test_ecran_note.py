import json
from uuid import uuid4

import pytest
from django.urls import reverse

from audiences.models import Mention, Note
from audiences.services.ecrire_note import appliquer_operations
from mistral.socle.choix import Fonction
from tests.audiences.factories import (
    InfractionFactory,
    InscriptionFactory,
    NoteFactory,
    PartieFactory,
    PreventionFactory,
)
from tests.audiences.note.frappes import brute, frappe


@pytest.fixture
def note(tribunal):
    note = NoteFactory(inscription=InscriptionFactory(audience__juridiction=tribunal))
    PartieFactory(affaire=note.inscription.affaire, personne__nom="MARTELLI", personne__prenoms="Enzo")
    return note


def adresse(nom, note, *suite):
    return reverse(f"audiences:{nom}", args=[note.inscription_id, *suite])


def envoyer(client, note, *operations, personne=None):
    corps = {"personne": personne or client.personne.pk, "operations": [brute(o) for o in operations]}
    return client.post(
        adresse("note-operations", note),
        json.dumps(corps),
        content_type="application/json",
        headers={"Accept": "application/json"},
    )


def test_un_lot_recu_est_accuse_avec_l_heure_du_serveur(greffier, note):
    reponse = envoyer(greffier, note, frappe())
    (accuse,) = reponse.json()["accuses"]
    assert reponse.status_code == 200
    assert (accuse["etat"], accuse["version"]) == ("ENREGISTREE", 1)
    assert "\u00a0h\u00a0" in accuse["heure"]
    assert Mention.objects.get().auteur == greffier.personne


def test_un_conflit_revient_avec_l_autre_texte_et_son_auteur(greffier, note, se_connecter, tribunal):
    autre = se_connecter(Fonction.GREFFIER, tribunal)
    commun = frappe(texte="Il")
    envoyer(autre, note, commun)
    envoyer(autre, note, frappe(commun.mention, "Il avoue", base=1))
    (accuse,) = envoyer(greffier, note, frappe(commun.mention, "Il nie", base=1)).json()["accuses"]
    assert accuse["etat"] == "CONFLIT"
    assert (accuse["texte"], accuse["auteur"]) == ("Il avoue", str(autre.personne))


def test_sans_session_la_reponse_est_du_json(client, note):
    reponse = client.post(
        adresse("note-operations", note),
        "{}",
        content_type="application/json",
        headers={"Accept": "application/json"},
    )
    assert (reponse.status_code, reponse.json()) == (401, {"etat": "SESSION"})


def test_qui_lit_n_ecrit_pas(presidente, directrice, note):
    for personne in (presidente, directrice):
        assert personne.get(adresse("note", note)).status_code == 200
        assert envoyer(personne, note, frappe()).status_code == 403


def test_la_note_d_un_autre_tribunal_n_existe_pas(greffier_ailleurs, note):
    assert greffier_ailleurs.get(adresse("note", note)).status_code == 404
    assert greffier_ailleurs.get(adresse("note-etat", note)).status_code == 404
    assert envoyer(greffier_ailleurs, note, frappe()).status_code == 404


def test_le_texte_d_une_autre_personne_n_est_pas_enregistre_sous_ce_nom(greffier, note):
    reponse = envoyer(greffier, note, frappe(), personne=greffier.personne.pk + 1000)
    assert reponse.status_code == 409
    assert "autre personne" in reponse.json()["phrase"]
    assert not Mention.objects.exists()


@pytest.mark.parametrize(
    "corps",
    [
        "",
        "{",
        "[]",
        "[" * 100_000,
        '{"personne": 1}',
        '{"personne": "x", "operations": []}',
        '{"personne": 1, "operations": []}',
        '{"personne": 1, "operations": [3]}',
        '{"personne": 1, "operations": [{"texte": {"a": 1}}]}',
        '{"personne": 1, "operations": [{"operation": "x", "mention": "y", "base": "z"}]}',
        b"\xff\xfe",
    ],
)
def test_un_envoi_illisible_est_refuse_avec_une_phrase(greffier, note, corps):
    reponse = greffier.post(adresse("note-operations", note), corps, content_type="application/json")
    assert reponse.status_code == 422
    assert reponse.json()["phrase"]


@pytest.mark.parametrize(
    "champs",
    [
        {"texte": "x" * 20_001},
        {"texte": "a\x00"},
        {"texte": "a\ud83d"},
        {"etape": "INVENTEE"},
        {"base": 2**40},
        {"partie": 2**70},
        {"partie": -1},
    ],
)
def test_une_frappe_irrecevable_est_refusee_sans_erreur(greffier, note, champs):
    reponse = envoyer(greffier, note, frappe(**champs))
    assert reponse.status_code == 422
    assert reponse.json()["phrase"]
    assert not Mention.objects.exists()


def test_la_premiere_frappe_ouvre_une_note_absente(greffier, tribunal):
    inscription = InscriptionFactory(audience__juridiction=tribunal)
    adresse_ = reverse("audiences:note-operations", args=[inscription.pk])
    corps = {"personne": greffier.personne.pk, "operations": [brute(frappe())]}
    assert greffier.get(reverse("audiences:note", args=[inscription.pk])).status_code == 200
    assert not Note.objects.exists()
    assert greffier.post(adresse_, json.dumps(corps), content_type="application/json").status_code == 200
    assert Note.objects.get().version == 1


def test_le_fil_inchange_repond_304(presidente, note, greffier):
    marque = f"?marque={note.marque}"
    assert presidente.get(adresse("note-etat", note) + marque).status_code == 304
    envoyer(greffier, note, frappe(texte="Il reconnaît."))
    reponse = presidente.get(adresse("note-etat", note) + marque)
    assert reponse.status_code == 200
    assert "Il reconnaît." in reponse.content.decode()
    assert 'id="note-fil"' in reponse.content.decode()


def test_qui_lit_n_a_pas_de_composeur(presidente, greffier, note):
    envoyer(greffier, note, frappe(texte="Il reconnaît."))
    page = presidente.get(adresse("note", note)).content.decode()
    assert "Il reconnaît." in page
    assert "<textarea" not in page
    assert "data-effacer" not in page
    assert "<textarea" in greffier.get(adresse("note", note)).content.decode()


def test_une_trame_garde_a_completer_ce_qui_est_inconnu(greffier, note):
    partie = note.inscription.affaire.parties.get()
    page = greffier.get(adresse("note", note), {"etape": "IDENT", "partie": partie.pk}).content.decode()
    assert "MARTELLI Enzo" in page
    assert "né(e) ⟨à compléter⟩ à ⟨à compléter⟩" in page
    assert "{{" not in page


def formulaire(**champs):
    vierge = {"operation": uuid4(), "mention": uuid4(), "base": 0, "etape": "FAITS", "texte": "Rapport."}
    return vierge | champs


def test_sans_javascript_une_mention_s_ajoute_une_seule_fois(greffier, note):
    saisie = formulaire(texte="Une\r\nligne")
    for _ in range(2):
        assert greffier.post(adresse("note-mention", note), saisie).status_code == 302
    assert Mention.objects.get().texte == "Une\nligne"


def test_sans_javascript_une_mention_se_modifie_puis_s_efface_puis_se_retablit(greffier, note):
    saisie = formulaire()
    mention = saisie["mention"]
    greffier.post(adresse("note-mention", note), saisie)
    page = greffier.get(adresse("note", note), {"modifier": str(mention)})
    assert page.context["form"]["base"].value() == 1
    assert "Rapport.</textarea>" in page.content.decode()
    greffier.post(adresse("note-mention", note), formulaire(mention=mention, base=1, texte="Rapport lu."))
    greffier.post(
        adresse("note-mention", note), formulaire(mention=mention, base=2, nature="EFFACER", texte="")
    )
    assert "Mentions effacées (1)" in greffier.get(adresse("note", note)).content.decode()
    greffier.post(adresse("note-mention", note), formulaire(mention=mention, base=3, texte="Rapport lu."))
    assert Mention.objects.get().effacee_le is None


def test_sans_javascript_un_conflit_montre_les_deux_textes(greffier, note):
    saisie = formulaire()
    greffier.post(adresse("note-mention", note), saisie)
    mention = saisie["mention"]
    greffier.post(adresse("note-mention", note), formulaire(mention=mention, base=1, texte="L’un"))
    reponse = greffier.post(
        adresse("note-mention", note), formulaire(mention=mention, base=1, texte="L’autre")
    )
    page = reponse.content.decode()
    assert reponse.status_code == 422
    assert "« L’un »" in page.replace("\u00a0", " ")
    assert "L’autre</textarea>" in page
    assert reponse.context["form"]["base"].value() == 2


@pytest.mark.parametrize(
    "champs", [{"texte": "x" * 20_001}, {"etape": "INVENTEE"}, {"base": "a"}, {"partie": "b"}]
)
def test_sans_javascript_une_saisie_fausse_revient_en_422(greffier, note, champs):
    reponse = greffier.post(adresse("note-mention", note), formulaire(**champs))
    assert reponse.status_code == 422
    assert "Rien n’a été enregistré" in reponse.content.decode()


def _requetes(client, note, captures):
    with captures as requetes:
        assert client.get(adresse("note", note)).status_code == 200
    return len(requetes)


def test_l_ecran_demande_autant_de_requetes_pour_une_mention_que_pour_douze(greffier, note, tribunal):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    infraction = InfractionFactory(affaire=note.inscription.affaire)
    PreventionFactory(infraction=infraction, prevenu=note.inscription.affaire.parties.get())
    appliquer_operations(note, [frappe(texte="Une.")], par=greffier.personne)
    avec_une = _requetes(greffier, note, CaptureQueriesContext(connection))
    appliquer_operations(note, [frappe(texte="Autre.") for _ in range(11)], par=greffier.personne)
    for _ in range(11):
        PartieFactory(affaire=note.inscription.affaire)
        autre = InfractionFactory(affaire=note.inscription.affaire)
        PreventionFactory(infraction=autre, prevenu=PartieFactory(affaire=note.inscription.affaire))
        InscriptionFactory(audience=note.inscription.audience)
    assert _requetes(greffier, note, CaptureQueriesContext(connection)) == avec_une


def test_l_enregistrement_d_une_frappe_demande_peu_de_requetes(greffier, note):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    comptes = []
    for nombre in (1, 12):
        with CaptureQueriesContext(connection) as requetes:
            assert envoyer(greffier, note, *[frappe() for _ in range(nombre)]).status_code == 200
        comptes.append(len(requetes))
    assert comptes[0] == comptes[1] <= 20


def test_une_mention_que_la_page_a_deja_revient_abregee(greffier, note):
    for numero in (1, 2):
        envoyer(greffier, note, frappe(texte=f"Mention {numero}."))
    abregee = greffier.get(adresse("note-etat", note), {"marque": "", "version": "1"}).content.decode()
    assert abregee.count("data-abregee") == 1
    assert "Mention 1." not in abregee
    assert "Mention 2." in abregee


@pytest.mark.parametrize("version", ["0", "", "non", "-1", "9" * 5000])
def test_une_version_absente_ou_fausse_ne_casse_rien(greffier, note, version):
    envoyer(greffier, note, frappe(texte="Mention."))
    reponse = greffier.get(adresse("note-etat", note), {"marque": "", "version": version})
    assert reponse.status_code == 200
    assert ("data-abregee" in reponse.content.decode()) == version.startswith("9")
