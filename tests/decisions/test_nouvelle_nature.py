"""Ajouter une nature ou un sort est un seul fichier : le formulaire et le dispositif le suivent."""

from decimal import Decimal

import pytest
from django.http import QueryDict

from decisions.dite import DecisionDite
from decisions.forms.decision import SaisieDuPassage
from decisions.forms.peine import DUREES, SIMPLES, PeineForm, initiale_de, noms_de
from decisions.nature import NATURES, Borne, Colonne, Nature, PeinePrononcee, Sursis
from decisions.selectors.decisions import decisions_de
from decisions.selectors.dispositif import dispositif, dispositif_de
from decisions.services.enregistrer_decisions import enregistrer_decisions
from decisions.sort import SORTS, Sort
from mistral.socle.droit import CP, Article
from mistral.socle.duree import Duree
from tests.decisions.passages import coupable, passage_appele, prevenus_de, saisie
from tests.socle.factories import UtilisateurFactory

STAGE = Nature(
    code="STAGE_D_ESSAI",
    libelle="Stage d’essai",
    rang=500,
    colonnes=(Colonne.DUREE, Colonne.LIBELLE, Colonne.MONTANT),
    phrase=lambda peine: f"un stage {peine.libelle} de {peine.duree.jours} jours",
    exige=lambda peine: (Colonne.LIBELLE,),
    bornes={Colonne.DUREE: Borne(None, Duree(mois=1)), Colonne.MONTANT: Borne(None, Decimal("450.00"))},
    sources=(Article(CP, "131-5-1"),),
)


@pytest.fixture
def stage(monkeypatch):
    monkeypatch.setitem(NATURES._entrees, STAGE.code, STAGE)
    return STAGE


def test_chaque_colonne_a_ses_champs():
    assert set(DUREES) | set(SIMPLES) == set(Colonne)
    assert not set(DUREES) & set(SIMPLES)


@pytest.mark.parametrize("nature", list(NATURES), ids=NATURES.codes())
def test_le_formulaire_demande_les_colonnes_de_la_nature_et_elles_seules(nature):
    attendus = [nom for colonne in nature.colonnes for nom in noms_de(colonne)]
    assert list(PeineForm(nature).fields) == attendus


@pytest.mark.parametrize(
    "peine",
    [
        PeinePrononcee("EMPRISONNEMENT", Duree(1, 2, 3), Sursis.PROBATOIRE, Duree(mois=4), Duree(ans=2)),
        PeinePrononcee("EMPRISONNEMENT", Duree(mois=8)),
        PeinePrononcee("EMPRISONNEMENT"),
        PeinePrononcee("AMENDE", montant=Decimal("1234.50")),
        PeinePrononcee("AMENDE"),
        PeinePrononcee("AUTRE", libelle="interdiction d’essai"),
    ],
)
def test_une_peine_affichee_puis_renvoyee_est_la_meme(peine):
    donnees = {f"p-{nom}": str(valeur) for nom, valeur in initiale_de(peine).items()}
    form = PeineForm(
        NATURES[peine.nature], {k: "" if v == "None" else v for k, v in donnees.items()}, prefix="p"
    )
    assert form.is_valid(), form.errors
    assert DecisionDite(peines=(form.peine(),)).empreinte == DecisionDite(peines=(peine,)).empreinte


@pytest.mark.django_db
def test_une_nature_nouvelle_se_saisit_se_garde_et_se_lit(tribunal, stage):
    passage = passage_appele(tribunal)
    [prevenu] = prevenus_de(passage)
    cle = f"p{prevenu.pk}"
    donnees = QueryDict(mutable=True)
    donnees.update(
        {
            f"{cle}-version": "0",
            f"{cle}-qualification": "CONTRADICTOIRE",
            f"{cle}-peine": "0",
            f"{cle}-peine-0-nature": stage.code,
            f"{cle}-peine-0-duree_jours": "2",
            f"{cle}-peine-0-libelle": "de citoyenneté",
        }
    )
    tapee = SaisieDuPassage(decisions_de(passage), donnees)
    assert tapee.est_valide
    assert stage in tapee.blocs[prevenu.pk].natures
    enregistrer_decisions(passage, saisies=tapee.saisies(), par=UtilisateurFactory())
    [lu] = dispositif_de(passage)
    assert [phrase.texte for phrase in lu.peines] == [
        f"Condamne {lu.nom} à un stage de citoyenneté de 2 jours."
    ]


@pytest.mark.parametrize(("champ", "valeur"), [("duree_mois", "2"), ("montant", "450,01")])
def test_les_bornes_de_la_nature_arretent_les_fautes_de_frappe(stage, champ, valeur):
    form = PeineForm(stage, {f"p-{champ}": valeur}, prefix="p")
    assert not form.is_valid()
    assert "au plus" in str(form.errors)


@pytest.mark.django_db
def test_un_sort_nouveau_se_lit_au_dispositif(tribunal, monkeypatch):
    nouveau = Sort(
        code="SORT_D_ESSAI",
        libelle="Sort d’essai",
        rang=500,
        declare_coupable=False,
        phrase=lambda prononce: f"Constate l’essai à l’égard de {prononce.prevenu}.",
    )
    monkeypatch.setitem(SORTS._entrees, nouveau.code, nouveau)
    passage = passage_appele(tribunal)
    [prevenu] = decisions_de(passage)
    lu = dispositif(prevenu, coupable(prevenu.partie, sort=nouveau.code))
    assert [phrase.texte for phrase in lu.sorts] == [f"Constate l’essai à l’égard de {prevenu.nom}."]


@pytest.mark.django_db
def test_le_dispositif_d_un_prevenu_se_lit_en_entier(tribunal):
    passage = passage_appele(tribunal)
    [prevenu] = prevenus_de(passage)
    personne = prevenu.personne
    personne.nom, personne.prenoms, personne.est_x_se_disant = "D'ARC", "Éloïse", True
    personne.save()
    peines = (
        PeinePrononcee("EMPRISONNEMENT", Duree(mois=8), Sursis.PROBATOIRE, Duree(mois=4), Duree(ans=2)),
        PeinePrononcee("AMENDE", montant=Decimal("2000.00")),
        PeinePrononcee("AUTRE", libelle="Interdiction d’essai"),
    )
    agent = UtilisateurFactory()
    enregistrer_decisions(passage, saisies=[saisie(prevenu, coupable(prevenu, *peines))], par=agent)
    [lu] = dispositif_de(passage)
    assert lu.qualification == (
        "Statuant publiquement, en premier ressort et par jugement contradictoire à l’égard "
        "de X se disant D'ARC Éloïse"
    )
    assert [phrase.texte for phrase in lu.sorts] == [
        "Déclare X se disant D'ARC Éloïse coupable des faits de VOL, commis à une date inconnue "
        "en un lieu inconnu."
    ]
    assert [phrase.texte.replace("\u00a0", " ").replace("\u202f", " ") for phrase in lu.peines] == [
        "Condamne X se disant D'ARC Éloïse à huit mois (8 mois) d’emprisonnement dont quatre mois (4 mois) "
        "assortis du sursis probatoire pendant deux ans (2 ans).",
        "Condamne X se disant D'ARC Éloïse à une amende de deux mille euros (2 000,00 €).",
        "Prononce à l’encontre de X se disant D'ARC Éloïse la peine suivante : Interdiction d’essai.",
    ]
    assert "254,00" in lu.mentions[0].texte


@pytest.mark.django_db
def test_ce_qui_n_est_pas_dit_se_voit_au_dispositif(tribunal):
    passage = passage_appele(tribunal)
    [prevenu] = decisions_de(passage)
    amende = PeinePrononcee("AMENDE")
    lu = dispositif(prevenu, coupable(prevenu.partie, amende, qualification="", sort="RELAXE"))
    assert "⟨qualification à préciser⟩" in lu.qualification
    assert "⟨motif à préciser⟩" in lu.sorts[0].texte
    assert "⟨montant à préciser⟩" in lu.peines[0].texte
    assert lu.mentions == ()
