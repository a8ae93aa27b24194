"""L'historique minute par minute : la note d'alors, ce qui a changé, revenir à un instant."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from audiences.choix import NatureOperation
from audiences.models import Mention, OperationNote
from audiences.operation import contenu_canonique, empreinte
from audiences.selectors.chaine_note import verifier_chaine
from audiences.selectors.histoire_note import histoire_de, instant_de, premiere_rupture
from audiences.selectors.origine_mention import origine_de
from audiences.selectors.rejeu_note import rebatir
from audiences.services.ecrire_note import appliquer_operations
from audiences.services.restaurer_note import restaurer_note
from mistral.socle.choix import Fonction
from mistral.socle.erreurs import ActeImpossible
from mistral.socle.models import EntreeJournal
from tests.audiences.factories import InscriptionFactory, NoteFactory
from tests.audiences.note.frappes import frappe

DEBUT = timezone.now().replace(second=0, microsecond=0) - timedelta(hours=2)


@pytest.fixture
def ecrire(note, greffier, monkeypatch):
    """Écrit dans la note à une minute donnée après le début de l'audience."""

    def ecrire_a(minute, *operations, par=None, commande=""):
        with monkeypatch.context() as temps:
            temps.setattr(
                "audiences.services.ecrire_note.timezone.now", lambda: DEBUT + timedelta(minutes=minute)
            )
            return appliquer_operations(note, operations, par=par or greffier.personne, commande=commande)

    return ecrire_a


def adresse(note, nom="note-historique", *suite):
    return reverse(f"audiences:{nom}", args=[note.inscription_id, *suite])


def a(minute) -> str:
    return (DEBUT + timedelta(minutes=minute)).strftime("%Y-%m-%dT%H:%MZ")


def lue(reponse) -> str:
    return reponse.content.decode().replace("\u00a0", " ").replace("\u202f", " ")


def une_note_corrigee(ecrire):
    """Écrite à la minute 0, corrigée à la minute 5, complétée d'une autre mention à la minute 9."""
    premiere = frappe(texte="Il nie les faits.")
    ecrire(0, premiere)
    ecrire(5, frappe(premiere.mention, "Il reconnaît les faits.", base=1))
    seconde = frappe(texte="Elle se tait.")
    ecrire(9, seconde)
    return premiere.mention, seconde.mention


def test_chaque_minute_montre_la_note_d_alors_et_ce_qui_a_change(greffier, note, ecrire):
    une_note_corrigee(ecrire)
    au_debut = lue(greffier.get(adresse(note), {"minute": a(0)}))
    assert "Il nie les faits." in au_debut
    assert "Elle se tait." not in au_debut
    corrigee = lue(greffier.get(adresse(note), {"minute": a(5)}))
    assert "<del>nie</del>" in corrigee
    assert "<ins>reconnaît</ins>" in corrigee
    assert "Minute précédente" in corrigee
    assert "Minute suivante" in corrigee


def test_une_minute_sans_frappe_montre_la_precedente_et_une_adresse_illisible_la_derniere(note, ecrire):
    une_note_corrigee(ecrire)
    assert histoire_de(note.inscription, note, instant_de(a(7))).minute.code == a(5)
    assert histoire_de(note.inscription, note, instant_de("hier")).minute.code == a(9)
    assert histoire_de(note.inscription, note, instant_de(a(-60))).minute.code == a(0)


def test_une_note_vierge_n_a_pas_d_histoire(greffier, note, tribunal):
    assert "Rien n’a encore été porté" in lue(greffier.get(adresse(note)))
    sans_note = InscriptionFactory(audience__juridiction=tribunal)
    assert greffier.get(reverse("audiences:note-historique", args=[sans_note.pk])).status_code == 200


def test_le_perdant_d_un_conflit_se_retrouve_avec_son_auteur(note, ecrire, greffier, se_connecter, tribunal):
    autre = se_connecter(Fonction.GREFFIER, tribunal)
    mention, _ = une_note_corrigee(ecrire)
    ecrire(9, frappe(mention, "Il conteste tout.", base=1), par=autre.personne)
    page = lue(greffier.get(adresse(note), {"minute": a(9)}))
    assert "Conflit : texte gardé" in page
    assert "Il conteste tout." in page
    assert str(autre.personne) in page
    origine = origine_de(Mention.objects.get(identifiant=mention))
    assert [(e.texte, e.auteur) for e in origine.ecartes] == [("Il conteste tout.", str(autre.personne))]


def test_chaque_passage_a_son_auteur_et_son_heure(note, ecrire, greffier, se_connecter, tribunal):
    autre = se_connecter(Fonction.GREFFIER, tribunal)
    mention, _ = une_note_corrigee(ecrire)
    ecrire(12, frappe(mention, "Il reconnaît les faits, sauf un.", base=2), par=autre.personne)
    objet = Mention.objects.get(identifiant=mention)
    passages = origine_de(objet).passages
    assert "".join(passage.texte for passage in passages) == objet.texte
    assert {p.auteur for p in passages if "sauf" in p.texte} == {str(autre.personne)}
    assert passages[0].auteur == str(greffier.personne)
    page = lue(greffier.get(adresse(note, "note-origine", objet.pk)))
    assert str(autre.personne) in page
    assert ", sauf un" in page


def alterer(note, rang, **champs):
    """Refait le journal avec une frappe falsifiée : la base, elle, n'en laisse modifier aucune."""
    lignes = list(OperationNote.objects.filter(note=note).order_by("pk"))
    copie = NoteFactory(inscription=InscriptionFactory(audience=note.inscription.audience))
    precedente = ""
    for numero, ligne in enumerate(lignes):
        ligne.pk, ligne.identifiant, ligne.note = None, uuid4(), copie
        ligne.precedente = precedente
        ligne.empreinte = empreinte(precedente, contenu_canonique(ligne))
        precedente = ligne.empreinte
        if numero == rang:
            for champ, valeur in champs.items():
                setattr(ligne, champ, valeur)
        ligne.save(force_insert=True)
    return copie


def test_l_historique_dit_que_la_chaine_se_tient(greffier, note, ecrire):
    une_note_corrigee(ecrire)
    assert premiere_rupture(note) is None
    assert "se suivent sans rupture" in lue(greffier.get(adresse(note)))
    assert "Intégrité vérifiée" in lue(greffier.get(adresse(note), {"verifier": "tout"}))


def test_une_rupture_est_nommee(greffier, note, ecrire):
    une_note_corrigee(ecrire)
    coupee = alterer(note, 1, precedente="f" * 64)
    assert premiere_rupture(coupee).texte == "Il reconnaît les faits."
    page = lue(greffier.get(adresse(coupee)))
    assert "L’historique est altéré" in page
    assert str(greffier.personne) in page


def test_un_texte_falsifie_se_voit_a_sa_minute_et_a_la_verification_entiere(greffier, note, ecrire):
    une_note_corrigee(ecrire)
    falsifiee = alterer(note, 1, texte="Il avoue tout.")
    assert premiere_rupture(falsifiee) is None
    assert verifier_chaine(falsifiee).texte == "Il avoue tout."
    assert "altéré" in lue(greffier.get(adresse(falsifiee), {"minute": a(5)}))
    assert "altéré" in lue(greffier.get(adresse(falsifiee), {"verifier": "tout"}))
    assert "altéré" not in lue(greffier.get(adresse(falsifiee), {"minute": a(9)}))


def restaurer(note, par, *, jusqua, mention=None, cle=None, version=None):
    note.refresh_from_db()
    return restaurer_note(
        note,
        jusqua=jusqua,
        mention=mention,
        version=note.version if version is None else version,
        cle=cle or uuid4(),
        par=par,
    )


def numero(note, rang) -> int:
    return list(note.operations.order_by("pk").values_list("pk", flat=True))[rang]


def contenus(note) -> list:
    return [(m.texte, m.effacee_le is not None) for m in note.mentions.order_by("rang")]


def test_restaurer_toute_la_note_ecrit_de_nouveau_et_s_annule(note, ecrire, greffier):
    une_note_corrigee(ecrire)
    avant, operations = contenus(note), note.operations.count()
    _, derniere = restaurer(note, greffier.personne, jusqua=numero(note, 0))
    assert contenus(note) == [("Il nie les faits.", False), ("Elle se tait.", True)]
    assert note.operations.count() == operations + 2
    restaurer(note, greffier.personne, jusqua=derniere)
    assert contenus(note) == avant
    assert note.operations.count() == operations + 4
    assert verifier_chaine(note) is None
    assert {m.texte for m in rebatir(note).values()} == {m.texte for m in note.mentions.all()}


def test_restaurer_une_mention_ne_touche_pas_les_autres(note, ecrire, greffier):
    premiere, _ = une_note_corrigee(ecrire)
    restaurer(note, greffier.personne, jusqua=numero(note, 0), mention=premiere)
    assert contenus(note) == [("Il nie les faits.", False), ("Elle se tait.", False)]


def test_une_restauration_renvoyee_ne_se_fait_qu_une_fois(note, ecrire, greffier):
    une_note_corrigee(ecrire)
    cle = uuid4()
    jusqua = numero(note, 0)
    _, derniere = restaurer(note, greffier.personne, jusqua=jusqua, cle=cle)
    apres = note.operations.count()
    _, encore = restaurer(note, greffier.personne, jusqua=jusqua, cle=cle, version=0)
    assert (note.operations.count(), encore) == (apres, derniere)


def test_une_mention_qui_porte_une_donnee_est_dite_et_sautee(note, ecrire, greffier):
    une_note_corrigee(ecrire)
    ecrire(10, frappe(texte="Il comparaît libre."), commande="PRESENCE")
    page = lue(greffier.get(adresse(note, "note-restaurer"), {"operation": numero(note, 0)}))
    assert "elle porte une donnée" in page
    plan, _ = restaurer(note, greffier.personne, jusqua=numero(note, 0))
    assert [retour.mention.texte for retour, _ in plan.sautees] == ["Il comparaît libre."]
    assert contenus(note)[-1] == ("Il comparaît libre.", False)


@pytest.mark.parametrize("faute", ["signee", "changee", "inutile"])
def test_une_restauration_impossible_ne_change_rien(note, ecrire, greffier, faute):
    une_note_corrigee(ecrire)
    jusqua = numero(note, 0)
    if faute == "signee":
        note.refresh_from_db()
        note.signee_le, note.signee_par = timezone.now(), greffier.personne
        note.save()
    avant = contenus(note), note.operations.count()
    version = 1 if faute == "changee" else None
    with pytest.raises(ActeImpossible):
        restaurer(
            note,
            greffier.personne,
            jusqua=numero(note, -1) if faute == "inutile" else jusqua,
            version=version,
        )
    assert (contenus(note), note.operations.count()) == avant


def test_la_page_confirme_puis_restaure_et_propose_d_annuler(greffier, note, ecrire):
    premiere, _ = une_note_corrigee(ecrire)
    demande = {"operation": numero(note, 0), "mention": str(premiere)}
    page = greffier.get(adresse(note, "note-restaurer"), demande)
    assert "<ins>nie</ins>" in lue(page)
    envoi = demande | {"version": page.context["note"].version, "cle": page.context["cle"]}
    suite = greffier.post(adresse(note, "note-restaurer"), envoi, follow=True)
    assert "Annuler la restauration" in lue(suite)
    assert Mention.objects.get(identifiant=premiere).texte == "Il nie les faits."
    assert EntreeJournal.objects.filter(acte="note-restauree", objet_id=note.pk).count() == 1
    tardif = greffier.post(adresse(note, "note-restaurer"), envoi | {"cle": uuid4()})
    assert tardif.status_code == 422
    assert "a changé depuis" in lue(tardif)


def test_un_effacement_se_retablit_depuis_l_historique(note, ecrire, greffier):
    mention, _ = une_note_corrigee(ecrire)
    ecrire(11, frappe(mention, "", base=2, nature=NatureOperation.EFFACER))
    assert "Mention effacée" in lue(greffier.get(adresse(note), {"minute": a(11)}))
    restaurer(note, greffier.personne, jusqua=numero(note, 2), mention=mention)
    assert contenus(note)[0] == ("Il reconnaît les faits.", False)


def test_qui_lit_voit_l_historique_sans_pouvoir_restaurer(presidente, greffier_ailleurs, note, ecrire):
    une_note_corrigee(ecrire)
    page = presidente.get(adresse(note), {"minute": a(0)})
    assert page.status_code == 200
    assert "Restaurer" not in lue(page)
    assert presidente.get(adresse(note, "note-restaurer"), {"operation": 1}).status_code == 403
    assert greffier_ailleurs.get(adresse(note)).status_code == 404
    assert greffier_ailleurs.get(adresse(note, "note-restaurer"), {"operation": 1}).status_code == 404


def test_l_historique_demande_autant_de_requetes_pour_trois_frappes_que_pour_cent(greffier, note, ecrire):
    une_note_corrigee(ecrire)
    comptes = []
    for _ in range(2):
        greffier.get(adresse(note))
        with CaptureQueriesContext(connection) as requetes:
            assert greffier.get(adresse(note)).status_code == 200
        comptes.append(len(requetes))
        ecrire(20, *[frappe() for _ in range(100)])
    assert comptes[0] == comptes[1]
