"""Composer une audience, remplacer pour certaines affaires."""

import pytest
from django.utils import timezone

from audiences.choix import Corps, Fauteuil, Formation, ObjetSuivi
from audiences.models import Audience, Correction, Intervenant, Remplacement
from audiences.selectors.composition import (
    constats_de,
    membres_en_poste,
    places_tenues,
    remplacements_de,
)
from audiences.services.composer import asseoir, liberer, remplacer, retirer_remplacements
from mistral.socle.erreurs import ActeImpossible
from mistral.socle.models import EntreeJournal
from tests.audiences.factories import (
    AudienceFactory,
    InscriptionFactory,
    IntervenantFactory,
    MembreFactory,
    NoteFactory,
)
from tests.socle.factories import UtilisateurFactory

pytestmark = pytest.mark.django_db
P, A1, G = Fauteuil.PRESIDENT, Fauteuil.ASSESSEUR_1, Fauteuil.GREFFIER


@pytest.fixture
def par():
    return UtilisateurFactory()


@pytest.fixture
def audience(tribunal):
    return AudienceFactory(juridiction=tribunal, id_cassiopee="A1")


@pytest.fixture
def presidee(audience):
    """Audience que préside Mme VASSEUR, venue d'un rôle."""
    IntervenantFactory(audience=audience, id_cassiopee="M1")
    return audience


@pytest.fixture
def trois(presidee):
    """Trois affaires à cette audience."""
    return InscriptionFactory.create_batch(3, audience=presidee)


def president(audience) -> Intervenant:
    return audience.intervenants.get(fauteuil=P)


def test_un_membre_du_tribunal_prend_place(audience, par):
    membre = MembreFactory(
        juridiction=audience.juridiction, civilite="Mme", prenom="Ada", nom="TAHAR", qualite="juge"
    )
    asseoir(audience, fauteuil=P, nom="", membre=membre, par=par)
    assert (president(audience).nom, president(audience).membre) == ("Mme Ada TAHAR, juge", membre)
    assert "place-donnee" in EntreeJournal.objects.values_list("acte", flat=True)


def test_changer_un_intervenant_importe_garde_ce_qu_avait_dit_cassiopee(presidee, par):
    asseoir(presidee, fauteuil=P, nom="M. Jean COLIN, juge", membre=None, par=par)
    correction = Correction.objects.get(objet=ObjetSuivi.INTERVENANT, objet_id=president(presidee).pk)
    assert (correction.champ, correction.valeur_recue) == ("nom", "Mme Hélène VASSEUR, vice-présidente")


def test_un_nom_saisi_est_marque_comme_saisi(audience, par):
    asseoir(audience, fauteuil=G, nom="Mme PERRIN, greffière", membre=None, par=par)
    tenu = audience.intervenants.get()
    assert Correction.objects.filter(objet=ObjetSuivi.INTERVENANT, objet_id=tenu.pk, champ="nom").exists()


def test_une_place_se_libere(presidee, par):
    liberer(presidee, fauteuil=P, par=par)
    liberer(presidee, fauteuil=P, par=par)
    assert not presidee.intervenants.exists()


@pytest.mark.parametrize("nom", ["", "  "])
def test_une_place_ne_se_donne_a_personne(audience, par, nom):
    with pytest.raises(ActeImpossible, match="personne"):
        asseoir(audience, fauteuil=P, nom=nom, membre=None, par=par)


def test_le_membre_d_un_autre_tribunal_est_refuse(audience, autre_tribunal, par):
    with pytest.raises(ActeImpossible, match="autre tribunal"):
        asseoir(audience, fauteuil=P, nom="", membre=MembreFactory(juridiction=autre_tribunal), par=par)


def test_la_composition_d_une_audience_annulee_ne_change_plus(presidee, par):
    Audience.objects.update(annulee_le=timezone.now())
    with pytest.raises(ActeImpossible, match="annulée"):
        liberer(presidee, fauteuil=P, par=par)


def test_un_remplacement_ne_vaut_que_pour_ses_affaires(presidee, trois, par):
    remplacer(presidee, inscriptions=[trois[0], trois[2]], fauteuil=P, nom="M. X, juge", membre=None, par=par)
    assert set(Remplacement.objects.values_list("inscription", flat=True)) == {trois[0].pk, trois[2].pk}
    place = places_tenues(presidee, remplacements_de(presidee))[0]
    assert place.mentions == ["remplacée par M. X, juge pour les dossiers 1 et 3"]


def test_un_second_remplacement_succede_au_premier(presidee, trois, par):
    for nom in ("M. X", "Mme Y"):
        remplacer(presidee, inscriptions=trois[:1], fauteuil=P, nom=nom, membre=None, par=par)
    assert Remplacement.objects.get().nom == "Mme Y"


def test_un_remplacement_se_retire(presidee, trois, par):
    poses = remplacer(presidee, inscriptions=trois, fauteuil=P, nom="M. X", membre=None, par=par)
    retirer_remplacements(presidee, remplacements=poses[:2], par=par)
    assert Remplacement.objects.get().inscription == trois[2]


def test_on_ne_remplace_personne(presidee, trois, par):
    with pytest.raises(ActeImpossible, match="Personne ne tient la place"):
        remplacer(presidee, inscriptions=trois, fauteuil=G, nom="M. X", membre=None, par=par)


def test_l_affaire_d_une_autre_audience_n_y_est_pas_remplacee(presidee, par):
    ailleurs = InscriptionFactory(audience__juridiction=presidee.juridiction)
    with pytest.raises(ActeImpossible):
        remplacer(presidee, inscriptions=[ailleurs], fauteuil=P, nom="M. X", membre=None, par=par)


def test_une_note_signee_fige_la_composition_de_son_affaire(presidee, trois, par):
    poses = remplacer(presidee, inscriptions=trois[1:2], fauteuil=P, nom="M. X", membre=None, par=par)
    NoteFactory(inscription=trois[1], signee_le=timezone.now(), signee_par=par)
    for acte in (
        lambda: remplacer(presidee, inscriptions=trois, fauteuil=P, nom="M. Y", membre=None, par=par),
        lambda: retirer_remplacements(presidee, remplacements=poses, par=par),
    ):
        with pytest.raises(ActeImpossible, match=f"signée.*{trois[1]}"):
            acte()
    # La note signée nomme le remplaçant : le titulaire peut changer pour les autres affaires.
    asseoir(presidee, fauteuil=P, nom="M. Jean COLIN", membre=None, par=par)
    NoteFactory(inscription=trois[0], signee_le=timezone.now(), signee_par=par)
    with pytest.raises(ActeImpossible, match="ajoutez un remplacement"):
        liberer(presidee, fauteuil=P, par=par)
    remplacer(presidee, inscriptions=trois[2:], fauteuil=P, nom="M. Y", membre=None, par=par)


@pytest.mark.parametrize(
    ("titulaire", "mot"),
    [("Mme A", "remplacée"), ("M. A", "remplacé"), ("Mlle A", "remplacée"), ("A", "remplacé(e)")],
)
def test_remplace_s_accorde_avec_le_remplace(audience, par, titulaire, mot):
    IntervenantFactory(audience=audience, nom=titulaire)
    passage = InscriptionFactory(audience=audience, rang=3)
    remplacer(audience, inscriptions=[passage], fauteuil=P, nom="Mme B", membre=None, par=par)
    place = places_tenues(audience, remplacements_de(audience))[0]
    assert place.mentions == [f"{mot} par Mme B pour le dossier 3"]


def test_un_remplacant_deja_assis_se_signale_pour_son_dossier(presidee, trois, par):
    presidee.formation = Formation.COLLEGIALE
    for place, nom in ((A1, "M. Jean COLIN, juge"), (Fauteuil.ASSESSEUR_2, "Mme TAHAR")):
        IntervenantFactory(audience=presidee, fauteuil=place, nom=nom)
    assert constats_de(presidee, []) == []
    remplacer(presidee, inscriptions=trois[:1], fauteuil=P, nom="M. Jean COLIN, doyen", membre=None, par=par)
    messages = [constat.message for constat in constats_de(presidee, remplacements_de(presidee))]
    assert len(messages) == 2
    assert all(message.startswith("Dossier 1") for message in messages)


def test_les_membres_proposes_sont_en_poste_au_jour_de_l_audience(audience):
    jour = audience.date
    tous = {
        "en poste": {},
        "finit ce jour": {"au": jour},
        "commence ce jour": {"du": jour},
        "parti": {"au": jour.replace(day=23)},
        "à venir": {"du": jour.replace(day=25)},
    }
    for nom, dates in tous.items():
        MembreFactory(juridiction=audience.juridiction, nom=nom, corps=Corps.SIEGE, **dates)
    assert {membre.nom for membre in membres_en_poste(audience)} == {
        "en poste", "finit ce jour", "commence ce jour"
    }  # fmt: skip
