"""Vues du calendrier, charge, jours chômés, audiences annulées, et ce qui est à faire maintenant."""

import datetime

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from audiences.choix import ObjetSuivi
from audiences.models import Affaire, Audience, Correction, ImportRole
from audiences.regles.charge_audience import charge_audience
from audiences.selectors.periode import Mois, Semaine
from mistral.socle.choix import Fonction
from tests.audiences.factories import AudienceFactory, InscriptionFactory, IntervenantFactory, NoteFactory
from tests.pages import texte, zone
from tests.socle.factories import JourChomeFactory, UtilisateurFactory

pytestmark = pytest.mark.django_db
ADRESSE = "/audiences/"
A_FAIRE = "/audiences/a-faire/"
MIDI = datetime.datetime(2026, 11, 24, 11, tzinfo=datetime.UTC)


@pytest.fixture(autouse=True)
def ce_jour():
    with time_machine.travel(MIDI, tick=False):
        yield


def vu(reponse) -> str:
    return texte(zone(reponse, "calendrier"))


# ── Vues ──


def test_la_semaine_va_du_lundi_au_vendredi_et_dit_la_salle(greffier, tribunal):
    AudienceFactory(juridiction=tribunal)
    AudienceFactory(juridiction=tribunal, date=datetime.date(2026, 11, 30))
    page = vu(greffier.get(ADRESSE, {"vue": "semaine"}))
    assert "Semaine du 23 au 29 novembre 2026" in page
    assert "lundi 23" in page
    assert "vendredi 27" in page
    assert "lundi 30" not in page
    assert page.count("13 h 30,") == 1


def test_la_liste_est_un_tableau_qui_dit_l_origine(greffier, tribunal):
    AudienceFactory(juridiction=tribunal, id_cassiopee="A1")
    AudienceFactory(juridiction=tribunal)
    page = greffier.get(ADRESSE, {"vue": "liste"})
    assert "<table" in zone(page, "calendrier")
    assert "importée" in vu(page)
    assert "créée au greffe" in vu(page)


@pytest.mark.parametrize("vue", ["mois", "semaine", "liste"])
def test_la_vue_et_le_service_restent_dans_les_adresses(greffier, tribunal, vue):
    service = AudienceFactory(juridiction=tribunal).service
    page = zone(greffier.get(ADRESSE, {"vue": vue, "service": service.pk}), "calendrier")
    for voisine in ("periode-precedente", "periode-suivante"):
        lien = page.split(f'id="{voisine}"')[0].rsplit("<a ", 1)[1]
        assert f"vue={vue}&amp;service={service.pk}" in lien
    assert f'href="/audiences/?vue={vue}' in page
    assert page.count('aria-current="true"') == 1


@pytest.mark.parametrize(
    ("demande", "titre"),
    [
        ({"vue": "semaine", "mois": "2027-01"}, "Semaine du 28 décembre 2026 au 3 janvier 2027"),
        ({"vue": "mois", "semaine": "2026-S49"}, "Novembre 2026"),
        ({"vue": "semaine", "mois": "2026-11"}, "Semaine du 23 au 29 novembre 2026"),
    ],
)
def test_changer_de_vue_reste_a_la_meme_epoque(greffier, demande, titre):
    assert titre in vu(greffier.get(ADRESSE, demande))


@pytest.mark.parametrize(
    "demande", [{"vue": "annee"}, {"semaine": "2026-S54"}, {"semaine": "2026-48"}, {"semaine": "9999-S01"}]
)
def test_une_vue_ou_une_semaine_impossible_est_refusee(greffier, demande):
    assert greffier.get(ADRESSE, demande).status_code == 422


@pytest.mark.parametrize(
    ("jour", "semaine", "suivante"),
    [
        (datetime.date(2026, 11, 24), "2026-S48", "2026-S49"),
        (datetime.date(2026, 12, 31), "2026-S53", "2027-S01"),
        (datetime.date(2027, 1, 3), "2026-S53", "2027-S01"),
    ],
)
def test_les_semaines_se_suivent(jour, semaine, suivante):
    trouvee = Semaine.de(jour)
    assert (str(trouvee), str(trouvee.suivant)) == (semaine, suivante)
    assert trouvee.suivant.precedent == trouvee
    assert trouvee.premier <= jour <= trouvee.dernier
    assert str(Mois.de(jour)) == f"{jour:%Y-%m}"


def test_une_semaine_vide_mene_a_la_plus_proche(greffier, tribunal):
    AudienceFactory(juridiction=tribunal, date=datetime.date(2027, 1, 12))
    page = greffier.get(ADRESSE, {"vue": "semaine"})
    assert "Aucune audience la semaine du 23 au 29 novembre 2026" in vu(page)
    assert "semaine=2027-S02" in zone(page, "calendrier")


# ── Charge, jours chômés, états ──


@pytest.mark.parametrize(
    ("affaires", "maximum", "minutes", "capacite", "depassements"),
    [
        (6, 12, 270, 360, []),
        (12, 12, 360, 360, []),
        (13, 12, 100, None, ["1 affaire de trop"]),
        (15, 12, 390, 360, ["3 affaires de trop", "dépasse de 30\u00a0min"]),
        (6, None, 450, 360, ["dépasse de 1\u00a0h\u00a030"]),
        (60, None, 9000, None, []),
    ],
)
def test_la_charge_dit_ce_qui_depasse(affaires, maximum, minutes, capacite, depassements):
    charge = charge_audience(
        affaires=affaires, affaires_max=maximum, minutes=minutes, sans_duree=0, capacite=capacite
    )
    assert charge.depassements == depassements


def test_la_charge_compte_les_affaires_du_role_et_dit_celles_sans_duree(greffier, tribunal):
    audience = AudienceFactory(juridiction=tribunal, duree_prevue=600, duree_theorique=120, affaires_max=2)
    for duree in (90, 60, None):
        InscriptionFactory(audience=audience, affaire__duree_prevue=duree)
    InscriptionFactory(audience=audience, affaire__duree_prevue=500, retiree_le=MIDI)
    page = vu(greffier.get(ADRESSE))
    assert "3/2 affaires · 2 h 30 prévues sur 2 h 00 (1 sans durée dite)" in page
    assert "1 affaire de trop" in page
    assert "Dépasse de 30 min" in page


def test_les_jours_feries_et_chomes_se_voient(greffier, tribunal, autre_tribunal):
    AudienceFactory(juridiction=tribunal)
    JourChomeFactory(juridiction=tribunal, date=datetime.date(2026, 11, 12), libelle="pont")
    JourChomeFactory(juridiction=autre_tribunal, date=datetime.date(2026, 11, 13), libelle="ailleurs")
    page = vu(greffier.get(ADRESSE))
    assert "mercredi 11 férié : 11 novembre 1918" in page
    assert "jeudi 12 chômé : pont" in page
    assert "ailleurs" not in page


def test_une_audience_annulee_est_barree_et_ses_affaires_a_reaudiencer(greffier, tribunal):
    audience = AudienceFactory(juridiction=tribunal, annulee_le=MIDI)
    InscriptionFactory(audience=audience)
    page = greffier.get(ADRESSE)
    assert "Annulée À faire : 1 affaire à réaudiencer" in vu(page)
    assert "cal-audience--annulee" in zone(page, "calendrier")


def test_une_audience_levee_est_close_quand_ses_notes_sont_signees(greffier, tribunal):
    audience = AudienceFactory(juridiction=tribunal, ouverte_le=MIDI, levee_le=MIDI)
    note = NoteFactory(inscription=InscriptionFactory(audience=audience, appelee_le=MIDI))
    assert "Levée" in vu(greffier.get(ADRESSE))
    note.signee_le, note.signee_par = MIDI, UtilisateurFactory()
    note.save(update_fields=["signee_le", "signee_par"])
    assert "Close" in vu(greffier.get(ADRESSE))


# ── À faire maintenant ──


def _une_chose_de_chaque(tribunal, *, service=None) -> None:
    champs = {"juridiction": tribunal} | ({"service": service} if service else {})
    hier = datetime.date(2026, 11, 23)
    AudienceFactory(**champs)
    AudienceFactory(date=hier, ouverte_le=MIDI, **champs)
    levee = AudienceFactory(date=hier, ouverte_le=MIDI, levee_le=MIDI, **champs)
    NoteFactory(inscription=InscriptionFactory(audience=levee, appelee_le=MIDI))
    NoteFactory(
        inscription=InscriptionFactory(audience=levee, appelee_le=MIDI),
        signee_le=MIDI,
        signee_par=UtilisateurFactory(),
    )
    annulee = AudienceFactory(date=hier, annulee_le=MIDI, **champs)
    passage = InscriptionFactory(audience=annulee)
    Correction.objects.create(
        juridiction=tribunal,
        affaire=passage.affaire,
        objet=ObjetSuivi.AFFAIRE,
        objet_id=passage.affaire_id,
        champ="intitule",
        valeur_recue="X",
        est_divergente=True,
        par=UtilisateurFactory(),
    )
    ImportRole.objects.create(
        juridiction=tribunal, nom_fichier="role.json", empreinte="0" * 64, contenu=b"{}",
        depose_par=UtilisateurFactory(),
    )  # fmt: skip


CHOSES = (
    "1 audience à ouvrir aujourd’hui",
    "1 audience passée à lever",
    "1 note à signer",
    "1 visa dû",
    "1 import à vérifier",
    "1 dossier en écart avec Cassiopée",
    "1 affaire à réaudiencer",
)


def test_tout_ce_qui_attend_le_greffier_est_dit_en_haut(greffier, tribunal):
    _une_chose_de_chaque(tribunal)
    page = vu(greffier.get(ADRESSE))
    assert "À faire maintenant (7)" in page
    for chose in CHOSES:
        assert chose in page
    liste = texte(greffier.get(A_FAIRE).content.decode())
    assert "dû jeu. 26 nov. 2026" in liste or "dû le jeu. 26 nov. 2026" in liste


def test_la_presidente_ne_voit_que_ce_qu_elle_peut_faire(presidente, tribunal):
    _une_chose_de_chaque(tribunal)
    page = vu(presidente.get(ADRESSE))
    assert "À faire maintenant (1)" in page
    assert "1 visa dû" in page


def test_ce_qui_attend_suit_le_service_choisi(greffier, tribunal):
    _une_chose_de_chaque(tribunal)
    autre = AudienceFactory(juridiction=tribunal, date=datetime.date(2026, 11, 30)).service
    page = vu(greffier.get(ADRESSE, {"service": autre.pk}))
    # Un fichier déposé n'est pas d'un service.
    assert "À faire maintenant (1)" in page
    assert "1 import à vérifier" in page


def test_rien_de_l_autre_tribunal_n_attend_ici(greffier, tribunal, autre_tribunal):
    _une_chose_de_chaque(autre_tribunal)
    assert "À faire maintenant" not in vu(greffier.get(ADRESSE))
    assert "Rien n’attend" in texte(greffier.get(A_FAIRE).content.decode())


@pytest.mark.parametrize("demande", [{}, {"vue": "semaine"}, {"vue": "liste"}])
def test_le_nombre_de_requetes_est_le_meme_pour_une_et_douze_audiences(greffier, tribunal, demande):
    def requetes() -> int:
        with CaptureQueriesContext(connection) as captees:
            assert greffier.get(ADRESSE, demande).status_code == 200
        return len(captees)

    def ajouter() -> None:
        _une_chose_de_chaque(tribunal)
        audience = Audience.objects.filter(ouverte_le=None, annulee_le=None).latest("pk")
        InscriptionFactory(audience=audience)
        IntervenantFactory(audience=audience)

    ajouter()
    une = requetes()
    for _ in range(11):
        ajouter()
    assert requetes() == une
    assert Affaire.objects.count() == 48


def test_le_service_de_l_habilitation_vaut_aussi_pour_ce_qui_attend(tribunal, se_connecter):
    service = AudienceFactory(juridiction=tribunal, date=datetime.date(2026, 11, 30)).service
    AudienceFactory(juridiction=tribunal)
    client = se_connecter(Fonction.GREFFIER, tribunal, service=service)
    assert "Rien n’attend" in texte(client.get(A_FAIRE).content.decode())
    assert "à ouvrir aujourd’hui" in texte(client.get(A_FAIRE, {"service": ""}).content.decode())
    assert timezone.localdate() == datetime.date(2026, 11, 24)
