"""La relève : chacun signe ce qu'il a écrit, l'entrant prend la suite."""

from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from audiences.choix import Corps, Fauteuil
from audiences.documents.note import contexte
from audiences.models import Mention, Releve, Remplacement, SegmentNote
from audiences.selectors.fil_note import fil_de
from audiences.selectors.segments_note import (
    constats_des_segments,
    segments_a_signer,
    segments_de,
    tenue_de,
)
from audiences.services.ecrire_note import appliquer_operations
from audiences.services.relever import relever
from mistral.socle.choix import Fonction
from mistral.socle.erreurs import ActeImpossible
from mistral.socle.models import EntreeJournal
from tests.audiences.factories import (
    AudienceFactory,
    InscriptionFactory,
    IntervenantFactory,
    MembreFactory,
    NoteFactory,
)
from tests.audiences.note.frappes import frappe


@pytest.fixture
def audience(tribunal):
    audience = AudienceFactory(juridiction=tribunal)
    IntervenantFactory(audience=audience, fauteuil=Fauteuil.GREFFIER, nom="Mme Anne PERRIN, greffière")
    return audience


@pytest.fixture
def note(audience):
    """Note d'une affaire appelée."""
    return NoteFactory(inscription=InscriptionFactory(audience=audience, appelee_le=timezone.now()))


@pytest.fixture
def a_venir(audience):
    return InscriptionFactory(audience=audience)


@pytest.fixture
def entrant(tribunal, se_connecter):
    return se_connecter(Fonction.GREFFIER, tribunal)


def ecrire(note, client, texte, mention=None, base=0, commande=""):
    operation = frappe(mention or uuid4(), texte, base=base)
    appliquer_operations(note, [operation], par=client.personne, commande=commande)
    return Mention.objects.get(identifiant=operation.mention)


def rendre(note, client, entrant=None, composition=True, passages=None):
    return relever(
        note.inscription.audience,
        passages=passages if passages is not None else [note.inscription],
        entrant=entrant.personne if entrant else None,
        composition=composition,
        par=client.personne,
    )


def test_le_sortant_signe_son_segment_jusqu_a_la_derniere_frappe(note, greffier, entrant):
    ecrire(note, greffier, "Première.")
    ecrire(note, greffier, "Seconde.")
    rendre(note, greffier, entrant)
    segment = SegmentNote.objects.get()
    frappes = list(note.operations.order_by("pk"))
    assert (segment.premiere, segment.derniere) == (frappes[0], frappes[-1])
    assert (segment.empreinte, segment.version) == (frappes[-1].empreinte, 2)
    assert (segment.greffier, segment.releve.entrant) == (greffier.personne, entrant.personne)
    assert segments_a_signer(note) == []
    assert EntreeJournal.objects.filter(acte="releve", objet_id=note.inscription.audience_id).count() == 1


def test_chacun_doit_ce_qu_il_a_ecrit_depuis_sa_derniere_signature(note, greffier, entrant):
    ecrire(note, greffier, "Avant.")
    rendre(note, greffier, entrant)
    ecrire(note, entrant, "Pendant.")
    ecrire(note, greffier, "De retour.")
    dus = segments_a_signer(note)
    assert [(du.greffier, du.frappes) for du in dus] == [(entrant.personne, 1), (greffier.personne, 1)]
    assert dus[0].premiere_id == note.operations.get(texte="Pendant.").pk
    (constat,) = constats_des_segments(note, par=greffier.personne)
    assert constat.est_bloquant
    assert str(entrant.personne) in constat.message
    rendre(note, entrant)
    assert constats_des_segments(note, par=greffier.personne) == []


def test_le_texte_ecarte_d_un_conflit_ne_se_signe_pas(note, greffier, entrant):
    mention = ecrire(note, greffier, "Il nie.")
    ecrire(note, entrant, "Il avoue.", mention=mention.identifiant, base=0)
    assert [du.greffier for du in segments_a_signer(note)] == [greffier.personne]


def test_ce_qui_est_signe_ne_change_plus_que_par_une_mention_nouvelle(note, greffier, entrant):
    mention = ecrire(note, greffier, "Il nie.")
    rendre(note, greffier, entrant)
    for personne in (entrant, greffier):
        with pytest.raises(ActeImpossible, match="mention nouvelle"):
            ecrire(note, personne, "Il avoue.", mention=mention.identifiant, base=1)
    ecrire(note, entrant, "Rectification : il avoue.")
    assert [m.texte for m in note.mentions.order_by("rang")] == ["Il nie.", "Rectification : il avoue."]


def test_une_frappe_deja_recue_garde_sa_reponse_apres_la_signature(note, greffier, entrant):
    operation = frappe(texte="Il nie.")
    avant = appliquer_operations(note, [operation], par=greffier.personne)
    rendre(note, greffier, entrant)
    assert appliquer_operations(note, [operation], par=greffier.personne) == avant


def test_la_mention_que_l_autre_est_en_train_d_ecrire_reste_libre(note, greffier, entrant):
    ecrire(note, greffier, "Il nie.")
    en_cours = ecrire(note, entrant, "Il")
    rendre(note, greffier, entrant)
    assert ecrire(note, entrant, "Il avoue", mention=en_cours.identifiant, base=2).texte == "Il avoue"


def test_une_donnee_se_corrige_encore_par_sa_commande_au_nom_de_qui_la_corrige(note, greffier, entrant):
    mention = ecrire(note, greffier, "Il comparaît.", commande="PRESENCE")
    rendre(note, greffier, entrant)
    corrigee = ecrire(
        note, entrant, "Il ne comparaît pas.", mention=mention.identifiant, base=1, commande="PRESENCE"
    )
    assert (corrigee.auteur, corrigee.segment.greffier) == (entrant.personne, greffier.personne)


def test_l_entrant_est_nomme_pour_les_seules_affaires_a_venir(note, a_venir, greffier, entrant, tribunal):
    personne = entrant.personne
    membre = MembreFactory(
        juridiction=tribunal, corps=Corps.GREFFE, civilite="M.", nom=personne.nom, prenom=personne.prenom
    )
    ecrire(note, greffier, "Avant.")
    rendre(note, greffier, entrant, passages=[note.inscription, a_venir])
    remplacement = Remplacement.objects.get()
    assert (remplacement.inscription, remplacement.fauteuil) == (a_venir, Fauteuil.GREFFIER)
    assert (remplacement.membre, remplacement.nom) == (membre, str(membre))


def test_sans_greffier_a_la_composition_la_releve_se_fait_quand_meme(note, a_venir, greffier, entrant):
    note.inscription.audience.intervenants.all().delete()
    ecrire(note, greffier, "Avant.")
    rendre(note, greffier, entrant, passages=[note.inscription, a_venir])
    assert Releve.objects.count() == 1
    assert not Remplacement.objects.exists()


def test_une_note_deja_signee_ne_se_releve_pas(note, greffier):
    ecrire(note, greffier, "Avant.")
    note.refresh_from_db()
    note.signee_le, note.signee_par = timezone.now(), greffier.personne
    note.save()
    with pytest.raises(ActeImpossible, match="rien à signer"):
        rendre(note, greffier)
    assert not Releve.objects.exists()


def test_la_suite_se_prend_par_un_autre_greffier_du_tribunal(note, greffier, presidente, greffier_ailleurs):
    ecrire(note, greffier, "Avant.")
    for personne in (greffier, presidente, greffier_ailleurs):
        with pytest.raises(ActeImpossible, match="autre greffier"):
            rendre(note, greffier, personne)


def test_la_note_dit_qui_l_a_tenue(note, greffier, entrant):
    ecrire(note, greffier, "Avant.")
    assert fil_de(note.inscription, note).tenue == ""
    rendre(note, greffier, entrant)
    jour = timezone.localdate()
    dite = tenue_de(segments_de(note), jour=jour)
    assert dite.startswith(f"tenue par {greffier.personne} de ")
    assert dite.endswith(f", puis par {entrant.personne}")
    assert ecrire(note, entrant, "Après.").segment is None
    rendre(note, entrant)
    dite = tenue_de(segments_de(note), jour=jour)
    assert dite.count(str(entrant.personne)) == 1
    assert " (le " in tenue_de(segments_de(note), jour=jour.replace(year=jour.year - 1))


def adresse(audience):
    return reverse("audiences:releve", args=[audience.pk])


def test_l_ecran_dit_qui_rend_qui_prend_et_ce_qui_se_signe(note, a_venir, audience, greffier, entrant):
    ecrire(note, greffier, "Avant.")
    page = greffier.get(adresse(audience))
    texte = page.content.decode()
    assert str(entrant.personne) in texte
    assert "affaire non appelée" in texte
    assert texte.count('name="passages"') == 2
    assert texte.count("checked") == 3
    une = greffier.get(adresse(audience), {"passage": note.inscription_id}).content.decode()
    assert une.count("checked") == 2


def test_l_ecran_signe_puis_le_dit(note, audience, greffier, entrant):
    ecrire(note, greffier, "Avant.")
    envoi = {"passages": [note.inscription_id], "entrant": entrant.personne.pk, "composition": "on"}
    suite = greffier.post(adresse(audience), envoi, follow=True).content.decode()
    assert "est signé" in suite
    assert f"{entrant.personne} a pris la suite" in suite
    assert f"{greffier.personne}, puis {entrant.personne}" in greffier.get(
        reverse("audiences:audience", args=[audience.pk])
    ).content.decode().replace("\u00a0", " ")
    note_lue = entrant.get(reverse("audiences:note", args=[note.inscription_id])).content.decode()
    assert f"tenue par {greffier.personne}" in note_lue
    assert "Signée à la relève" in note_lue


@pytest.mark.parametrize("envoi", [{}, {"passages": ["x"]}, {"passages": [0]}, {"entrant": "0"}])
def test_une_saisie_fausse_revient_en_422(note, audience, greffier, envoi):
    ecrire(note, greffier, "Avant.")
    reponse = greffier.post(adresse(audience), envoi)
    assert reponse.status_code == 422
    assert not Releve.objects.exists()


def test_une_saisie_refusee_garde_ce_qui_etait_coche(note, a_venir, audience, greffier, entrant):
    """Rien à signer dans une affaire à venir, et personne à qui passer la plume."""
    reponse = greffier.post(adresse(audience), {"passages": [a_venir.pk]})
    texte = reponse.content.decode()
    assert reponse.status_code == 422
    assert f'value="{a_venir.pk}" checked' in texte
    assert f'value="{note.inscription_id}" checked' not in texte


def test_la_note_imprimee_dit_les_segments_et_la_donnee_corrigee_ensuite(note, greffier, entrant):
    presence = ecrire(note, greffier, "Il comparaît.", commande="PRESENCE")
    ecrire(note, greffier, "Il nie.")
    rendre(note, greffier, entrant)
    ecrire(note, entrant, "Il comparaît libre.", presence.identifiant, base=1, commande="PRESENCE")
    imprimee = contexte(note.inscription)
    assert imprimee.tenue.startswith(f"tenue par {greffier.personne} de ")
    assert [segment.par for segment in imprimee.segments] == [str(greffier.personne)]
    corrections = [mention.corrigee for etape in imprimee.etapes for mention in etape.mentions]
    assert [correction and correction.par for correction in corrections] == [str(entrant.personne), None]
