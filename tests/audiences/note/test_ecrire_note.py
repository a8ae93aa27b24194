from uuid import uuid4

import pytest

from audiences.choix import NatureOperation
from audiences.models import Mention, OperationNote
from audiences.operation import LOT_MAX, TEXTE_MAX, EtatAccuse
from audiences.services.ecrire_note import appliquer_operations
from mistral.socle.erreurs import ActeImpossible
from mistral.socle.models import EntreeJournal
from tests.audiences.factories import InscriptionFactory, NoteFactory, PartieFactory
from tests.audiences.note.frappes import frappe


def textes(note):
    return list(note.mentions.filter(effacee_le__isnull=True).values_list("texte", flat=True))


def test_une_frappe_devient_une_mention(note, aline):
    operation = frappe(texte="Je reconnais.")
    (accuse,) = appliquer_operations(note, [operation], par=aline)
    mention = Mention.objects.get()
    assert (mention.identifiant, mention.texte, mention.rang, mention.version) == (
        operation.mention,
        "Je reconnais.",
        1,
        1,
    )
    assert (accuse.etat, accuse.version) == (EtatAccuse.ENREGISTREE, 1)
    note.refresh_from_db()
    assert note.version == 1


def test_la_meme_operation_deux_fois_a_la_meme_reponse_et_un_seul_effet(note, aline):
    operation = frappe()
    premiere = appliquer_operations(note, [operation], par=aline)
    seconde = appliquer_operations(note, [operation], par=aline)
    assert premiere == seconde
    assert OperationNote.objects.count() == Mention.objects.count() == 1


def test_une_operation_repetee_dans_un_lot_ne_compte_qu_une_fois(note, aline):
    operation = frappe()
    premier, second = appliquer_operations(note, [operation, operation], par=aline)
    assert premier == second
    assert OperationNote.objects.count() == 1


def test_un_accuse_perdu_ne_perd_pas_la_suite(note, aline):
    """Le serveur a enregistré, la réponse s'est perdue : le poste représente le tout avec du texte neuf."""
    premiere = frappe(texte="Il")
    appliquer_operations(note, [premiere], par=aline)
    accuse = appliquer_operations(note, [premiere], par=aline)[0]
    suite = frappe(premiere.mention, "Il reconnaît", base=accuse.version)
    assert appliquer_operations(note, [suite], par=aline)[0].etat is EtatAccuse.ENREGISTREE
    assert textes(note) == ["Il reconnaît"]


def test_deux_greffiers_sur_deux_mentions_ne_se_genent_pas(note, aline, bruno):
    premiere, seconde = frappe(texte="A"), frappe(texte="B")
    appliquer_operations(note, [premiere], par=aline)
    appliquer_operations(note, [seconde], par=bruno)
    appliquer_operations(note, [frappe(premiere.mention, "A bis", base=1)], par=aline)
    assert textes(note) == ["A bis", "B"]


def test_deux_greffiers_sur_la_meme_mention_gardent_les_deux_textes(note, aline, bruno):
    commun = frappe(texte="Il")
    appliquer_operations(note, [commun], par=aline)
    appliquer_operations(note, [frappe(commun.mention, "Il avoue", base=1)], par=aline)
    tardive = frappe(commun.mention, "Il conteste", base=1)
    (accuse,) = appliquer_operations(note, [tardive], par=bruno)
    assert (accuse.etat, accuse.texte, accuse.auteur_id) == (EtatAccuse.CONFLIT, "Il avoue", aline.pk)
    assert textes(note) == ["Il avoue"]
    assert OperationNote.objects.get(identifiant=tardive.identifiant).texte == "Il conteste"
    note.refresh_from_db()
    assert note.version == 2


def test_un_conflit_represente_plus_tard_a_la_meme_reponse(note, aline, bruno):
    commun = frappe(texte="Il")
    appliquer_operations(note, [commun], par=aline)
    appliquer_operations(note, [frappe(commun.mention, "Il avoue", base=1)], par=aline)
    tardive = frappe(commun.mention, "Il conteste", base=1)
    premiere = appliquer_operations(note, [tardive], par=bruno)
    appliquer_operations(note, [frappe(commun.mention, "Il avoue tout", base=2)], par=aline)
    assert appliquer_operations(note, [tardive], par=bruno) == premiere


def test_la_suite_venue_du_meme_onglet_depasse_ce_qu_il_avait_garde(note, aline, bruno):
    """L'onglet a envoyé la suite sans avoir pu la garder ; rouvert, il représente ce qu'il avait."""
    onglet = uuid4()
    debut = frappe(texte="Il", poste=onglet, seq=1)
    appliquer_operations(note, [debut], par=aline)
    appliquer_operations(
        note, [frappe(debut.mention, "Il avoue tout", base=1, poste=onglet, seq=4)], par=aline
    )
    gardee = frappe(debut.mention, "Il avoue", base=1, poste=onglet, seq=2)
    (accuse,) = appliquer_operations(note, [gardee], par=aline)
    assert (accuse.etat, accuse.est_depassee) == (EtatAccuse.CONFLIT, True)
    assert (accuse.texte, textes(note)) == ("Il avoue tout", ["Il avoue tout"])
    assert appliquer_operations(note, [gardee], par=aline) == [accuse]
    ailleurs = frappe(debut.mention, "Il nie", base=1, poste=uuid4(), seq=1)
    assert not appliquer_operations(note, [ailleurs], par=aline)[0].est_depassee
    appliquer_operations(note, [frappe(debut.mention, "Il nie tout", base=2)], par=bruno)
    tardive = frappe(debut.mention, "Il av", base=1, poste=onglet, seq=3)
    assert not appliquer_operations(note, [tardive], par=aline)[0].est_depassee
    assert appliquer_operations(note, [gardee], par=aline) == [accuse]


def test_un_conflit_tranche_s_enregistre_d_apres_la_version_de_l_autre(note, aline, bruno):
    commun = frappe(texte="Il")
    appliquer_operations(note, [commun], par=aline)
    appliquer_operations(note, [frappe(commun.mention, "Il avoue", base=1)], par=aline)
    accuse = appliquer_operations(note, [frappe(commun.mention, "Il nie", base=1)], par=bruno)[0]
    choix = frappe(commun.mention, "Il avoue\nIl nie", base=accuse.version)
    assert appliquer_operations(note, [choix], par=bruno)[0].etat is EtatAccuse.ENREGISTREE
    assert textes(note) == ["Il avoue\nIl nie"]


def test_le_meme_texte_ecrit_deux_fois_n_est_pas_un_conflit(note, aline, bruno):
    commun = frappe(texte="Il")
    appliquer_operations(note, [commun], par=aline)
    appliquer_operations(note, [frappe(commun.mention, "Il avoue", base=1)], par=aline)
    (accuse,) = appliquer_operations(note, [frappe(commun.mention, "Il avoue", base=1)], par=bruno)
    assert (accuse.etat, accuse.version) == (EtatAccuse.ENREGISTREE, 2)


def test_une_mention_effacee_garde_son_texte_et_se_retablit(note, aline):
    ecrite = frappe(texte="Utile")
    appliquer_operations(note, [ecrite], par=aline)
    appliquer_operations(
        note, [frappe(ecrite.mention, "", base=1, nature=NatureOperation.EFFACER)], par=aline
    )
    assert textes(note) == []
    assert Mention.objects.get().texte == "Utile"
    appliquer_operations(note, [frappe(ecrite.mention, "Utile", base=2)], par=aline)
    assert textes(note) == ["Utile"]


def test_ecrire_sur_une_mention_effacee_par_un_autre_est_un_conflit(note, aline, bruno):
    ecrite = frappe(texte="Utile")
    appliquer_operations(note, [ecrite], par=aline)
    appliquer_operations(
        note, [frappe(ecrite.mention, "", base=1, nature=NatureOperation.EFFACER)], par=bruno
    )
    tardive = frappe(ecrite.mention, "Très utile", base=1)
    (accuse,) = appliquer_operations(note, [tardive], par=aline)
    assert (accuse.etat, accuse.est_effacee, accuse.texte) == (EtatAccuse.CONFLIT, True, "")
    assert appliquer_operations(note, [tardive], par=aline) == [accuse]


def test_une_note_signee_refuse_le_neuf_et_reaccuse_l_ancien(note, aline):
    from django.utils import timezone

    ancienne = frappe()
    accuse = appliquer_operations(note, [ancienne], par=aline)
    note.signee_le, note.signee_par = timezone.now(), aline
    note.save(update_fields=["signee_le", "signee_par"])
    assert appliquer_operations(note, [ancienne], par=aline) == accuse
    with pytest.raises(ActeImpossible, match="signée"):
        appliquer_operations(note, [frappe()], par=aline)


@pytest.mark.parametrize(
    ("champs", "raison"),
    [
        ({"texte": "x" * (TEXTE_MAX + 1)}, "20"),
        ({"texte": "a\x00b"}, "signe"),
        ({"texte": "a\ud83d"}, "signe"),
        ({"etape": "INVENTEE"}, "étape"),
        ({"locuteur": "INVENTE"}, "locuteur"),
        ({"nature": "BRULER"}, "action"),
        ({"base": -1}, "négative"),
        ({"base": 7}, "version"),
        ({"partie": 999_999}, "partie"),
    ],
)
def test_ce_qui_n_est_pas_recevable_est_refuse_sans_rien_ecrire(note, aline, champs, raison):
    with pytest.raises(ActeImpossible, match=raison):
        appliquer_operations(note, [frappe(), frappe(**champs)], par=aline)
    assert not OperationNote.objects.exists()
    assert not Mention.objects.exists()


def test_une_partie_d_une_autre_affaire_est_refusee(note, aline, tribunal):
    ailleurs = PartieFactory(affaire__juridiction=tribunal)
    ici = PartieFactory(affaire=note.inscription.affaire)
    appliquer_operations(note, [frappe(partie=ici.pk)], par=aline)
    with pytest.raises(ActeImpossible, match="partie"):
        appliquer_operations(note, [frappe(partie=ailleurs.pk)], par=aline)


def test_un_lot_trop_grand_est_refuse(note, aline):
    with pytest.raises(ActeImpossible, match="100"):
        appliquer_operations(note, [frappe() for _ in range(LOT_MAX + 1)], par=aline)


def test_un_identifiant_deja_pris_par_une_autre_note_est_refuse(note, aline, tribunal):
    autre = NoteFactory(inscription=InscriptionFactory(audience__juridiction=tribunal))
    prise = frappe()
    appliquer_operations(autre, [prise], par=aline)
    for intruse in (frappe(identifiant=prise.identifiant), frappe(prise.mention)):
        with pytest.raises(ActeImpossible, match="identifiants"):
            appliquer_operations(note, [intruse], par=aline)
    assert not note.mentions.exists()


def test_une_mention_de_commande_ne_se_modifie_que_par_elle(note, aline):
    ecrite = frappe()
    appliquer_operations(note, [ecrite], par=aline, commande="PRESENCE")
    with pytest.raises(ActeImpossible, match="commande"):
        appliquer_operations(note, [frappe(ecrite.mention, "Autre", base=1)], par=aline)
    appliquer_operations(note, [frappe(ecrite.mention, "Autre", base=1)], par=aline, commande="PRESENCE")
    assert textes(note) == ["Autre"]


def test_la_frappe_n_entre_pas_au_journal_des_actes(note, aline):
    appliquer_operations(note, [frappe()], par=aline)
    assert not EntreeJournal.objects.exists()


def test_les_mentions_d_un_lot_prennent_rang_dans_l_ordre(note, aline):
    appliquer_operations(note, [frappe(texte="A"), frappe(texte="B")], par=aline)
    appliquer_operations(note, [frappe(texte="C")], par=aline)
    assert list(note.mentions.order_by("rang").values_list("rang", "texte")) == [(1, "A"), (2, "B"), (3, "C")]


@pytest.mark.parametrize("nombre", [1, 12])
def test_le_nombre_de_requetes_ne_depend_pas_du_lot(note, aline, nombre, django_assert_num_queries):
    partie = PartieFactory(affaire=note.inscription.affaire)
    connues = [frappe(uuid4()) for _ in range(nombre)]
    appliquer_operations(note, connues, par=aline)
    lot = [frappe(o.mention, "Suite", base=rang, partie=partie.pk) for rang, o in enumerate(connues, 1)]
    lot += [frappe(partie=partie.pk) for _ in range(nombre)]
    # Lecture, dernier rang, écriture, et le point de reprise que pose l’essai autour d’eux.
    with django_assert_num_queries(5):
        appliquer_operations(note, lot, par=aline)
