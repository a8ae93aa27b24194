"""Requalifier par copie, personne par personne, et revenir : une seule prévention vaut toujours."""

from collections import Counter

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from audiences.choix import ModificationQualification
from audiences.models import Infraction, Prevention
from audiences.selectors.faits import Concerne
from audiences.services.charger_natinf import charger_natinf
from audiences.services.faits import ajouter_fait, modifier_fait, retablir_fait, retirer_fait
from audiences.services.requalifier import requalifier, revenir_a_la_precedente
from decisions.models import Decision, SortInfraction
from mistral.socle.cloisonnement import cloison
from mistral.socle.erreurs import ActeImpossible
from mistral.socle.models import EntreeJournal
from tests.audiences.factories import (
    AffaireFactory,
    InfractionFactory,
    InscriptionFactory,
    PartieFactory,
    PreventionFactory,
)
from tests.socle.factories import JuridictionFactory, UtilisateurFactory

REQUALIFICATION = ModificationQualification.REQUALIFICATION


def saisie(**champs) -> dict:
    """Donne la saisie d'un fait du 2 mars 2026, complétée."""
    dates = {
        f"{borne}_{partie}": None
        for borne in ("debut", "fin")
        for partie in ("annee", "mois", "jour", "heure", "minute")
    }
    dates |= {"debut_annee": 2026, "debut_mois": 3, "debut_jour": 2}
    textes = dict.fromkeys(("libelle", "lieu", "commune", "commune_code", "qualification_developpee"), "")
    return {"natinf": "7151", "operateur": "Le", **textes, **dates, **champs}


@pytest.fixture
def affaire(tribunal):
    charger_natinf()
    return AffaireFactory(juridiction=tribunal)


@pytest.fixture
def agent(affaire):
    return UtilisateurFactory()


@pytest.fixture
def prevenus(affaire):
    return [PartieFactory(affaire=affaire, rang=rang) for rang in (1, 2)]


@pytest.fixture
def vol(affaire, prevenus, agent):
    concernes = [Concerne(p.pk, "1", "tentative", est_recidive=True) for p in prevenus]
    return ajouter_fait(affaire, valeurs=saisie(), concernes=concernes, par=agent)


def actives_de(partie) -> list[str]:
    return list(
        Prevention.objects.actives().filter(prevenu=partie).values_list("infraction__natinf", flat=True)
    )


def decider(prevention) -> SortInfraction:
    inscription = InscriptionFactory(
        affaire=prevention.infraction.affaire,
        audience__juridiction=prevention.juridiction,
        appelee_le=timezone.now(),
    )
    decision = Decision.objects.create(
        juridiction=prevention.juridiction, inscription=inscription, prevenu=prevention.prevenu
    )
    return SortInfraction.objects.create(
        juridiction=prevention.juridiction, decision=decision, prevention=prevention, sort="COUPABLE"
    )


def test_un_fait_ajoute_recopie_le_libelle_les_articles_et_la_peine(vol):
    assert vol.libelle == "VOL"
    assert vol.articles_repression.startswith("ART.311-3")
    assert (vol.encouru_mois, vol.famille) == (36, "VOLS")
    assert EntreeJournal.objects.filter(acte="fait-ajoute", objet_id=vol.pk).exists()


def test_deux_faits_au_meme_natinf_restent_deux_faits(affaire, vol, prevenus, agent):
    second = ajouter_fait(
        affaire, valeurs=saisie(lieu="Cannes"), concernes=[Concerne(prevenus[0].pk)], par=agent
    )
    assert second.rang == vol.rang + 1
    assert actives_de(prevenus[0]) == ["7151", "7151"]


def test_la_copie_ne_vaut_que_pour_les_prevenus_choisis(vol, prevenus, agent):
    un, autre = prevenus
    copie = requalifier(
        vol, modification=REQUALIFICATION, valeurs=saisie(natinf="7872"), prevenus=[un.pk], par=agent
    )
    assert (copie.parent, copie.racine, copie.libelle) == (vol, vol, "VOL EN REUNION")
    assert (actives_de(un), actives_de(autre)) == (["7872"], ["7151"])
    prevention = copie.preventions.get()
    assert (prevention.modalite, prevention.est_recidive) == ("tentative", True)
    assert list(Infraction.objects.poursuivies()) == [vol, copie]


def test_l_original_entierement_remplace_n_est_plus_poursuivi_mais_reste(vol, prevenus, agent):
    copie = requalifier(
        vol,
        modification=REQUALIFICATION,
        valeurs=saisie(natinf="7872"),
        prevenus=[p.pk for p in prevenus],
        par=agent,
    )
    assert list(Infraction.objects.poursuivies()) == [copie]
    vol.refresh_from_db()
    assert (vol.natinf, vol.retiree_le) == ("7151", None)


def test_on_revient_personne_par_personne(vol, prevenus, agent):
    un, autre = prevenus
    copie = requalifier(
        vol,
        modification=REQUALIFICATION,
        valeurs=saisie(natinf="7872"),
        prevenus=[un.pk, autre.pk],
        par=agent,
    )
    revenir_a_la_precedente(copie, prevenus=[un.pk], par=agent)
    assert (actives_de(un), actives_de(autre)) == (["7151"], ["7872"])
    revenir_a_la_precedente(copie, prevenus=[autre.pk], par=agent)
    copie.refresh_from_db()
    assert copie.retiree_le is not None
    assert actives_de(autre) == ["7151"]


def test_on_ne_revient_pas_sur_une_qualification_elle_meme_remplacee(vol, prevenus, agent):
    un = prevenus[0]
    copie = requalifier(
        vol, modification=REQUALIFICATION, valeurs=saisie(natinf="7872"), prevenus=[un.pk], par=agent
    )
    suivante = requalifier(
        copie, modification=REQUALIFICATION, valeurs=saisie(natinf="7215"), prevenus=[un.pk], par=agent
    )
    assert suivante.racine == vol
    with pytest.raises(ActeImpossible, match="plus, de ce fait"):
        revenir_a_la_precedente(copie, prevenus=[un.pk], par=agent)
    with pytest.raises(IntegrityError), transaction.atomic():
        Prevention.objects.filter(infraction=copie).update(retiree_le=timezone.now())


def test_une_prevention_decidee_est_verrouillee_et_dit_pourquoi(vol, prevenus, agent):
    decider(vol.preventions.get(prevenu=prevenus[0]))
    with pytest.raises(ActeImpossible, match=r"verrouillé.*« Décider »"):
        requalifier(
            vol,
            modification=REQUALIFICATION,
            valeurs=saisie(natinf="7872"),
            prevenus=[prevenus[0].pk],
            par=agent,
        )
    requalifier(
        vol, modification=REQUALIFICATION, valeurs=saisie(natinf="7872"), prevenus=[prevenus[1].pk], par=agent
    )
    for acte in (
        lambda: retirer_fait(vol, motif="erreur", par=agent),
        lambda: modifier_fait(vol, valeurs=saisie(), concernes=[], par=agent),
    ):
        with pytest.raises(ActeImpossible):
            acte()


def test_la_base_refuse_seule_de_remplacer_ou_de_ramener_une_prevention_decidee(vol, prevenus, agent):
    un, autre = prevenus
    copie = requalifier(
        vol, modification=REQUALIFICATION, valeurs=saisie(natinf="7872"), prevenus=[un.pk], par=agent
    )
    remplacante = copie.preventions.get()
    decider(remplacante)
    with pytest.raises(IntegrityError), transaction.atomic():
        Prevention.objects.filter(pk=remplacante.pk).update(retiree_le=timezone.now())
    decidee = vol.preventions.get(prevenu=autre)
    decider(decidee)
    with pytest.raises(IntegrityError), transaction.atomic():
        PreventionFactory(juridiction=vol.juridiction, infraction=copie, prevenu=autre, remplace=decidee)
    with pytest.raises(IntegrityError), transaction.atomic():
        decider(vol.preventions.get(prevenu=un))


def test_la_base_refuse_une_lignee_qui_change_de_prevenu(vol, prevenus, agent):
    copie = InfractionFactory(
        affaire=vol.affaire, parent=vol, racine=vol, modification=REQUALIFICATION, natinf="7872"
    )
    ancienne = vol.preventions.get(prevenu=prevenus[0])
    with pytest.raises(IntegrityError), transaction.atomic():
        PreventionFactory(infraction=copie, prevenu=prevenus[1], remplace=ancienne)


def test_requalifier_sans_rien_changer_est_refuse(vol, prevenus, agent):
    with pytest.raises(ActeImpossible, match="la même"):
        requalifier(vol, modification=REQUALIFICATION, valeurs=saisie(), prevenus=[prevenus[0].pk], par=agent)
    assert Infraction.objects.filter(racine=vol).count() == 0


def test_un_fait_retire_se_retablit_mais_pas_un_fait_requalifie(vol, prevenus, agent):
    retirer_fait(vol, motif="erreur", par=agent)
    assert list(Infraction.objects.poursuivies()) == []
    retablir_fait(vol, par=agent)
    assert list(Infraction.objects.poursuivies()) == [vol]
    requalifier(
        vol, modification=REQUALIFICATION, valeurs=saisie(natinf="7872"), prevenus=[prevenus[0].pk], par=agent
    )
    with pytest.raises(ActeImpossible, match="requalifié"):
        retirer_fait(vol, motif="erreur", par=agent)


def test_modifier_un_fait_garde_ce_que_cassiopee_avait_dit_et_la_recidive(vol, prevenus, agent):
    Infraction.objects.filter(pk=vol.pk).update(id_cassiopee="F1", lieu="Nice")
    vol.refresh_from_db()
    un, autre = prevenus
    modifier_fait(
        vol,
        valeurs=saisie(lieu="Cannes", libelle=""),
        concernes=[Concerne(un.pk, est_recidive=False)],
        par=agent,
    )
    vol.refresh_from_db()
    assert (vol.lieu, vol.libelle) == ("Cannes", "VOL")
    assert vol.preventions.get(prevenu=un).est_recidive is False
    assert (actives_de(un), actives_de(autre)) == (["7151"], [])
    assert vol.affaire.corrections.filter(champ="lieu", valeur_recue="Nice").exists()


@pytest.mark.django_db
class Lignees(TestCase):
    """Toute suite d'actes laisse exactement une prévention active par prévenu et par fait d'origine."""

    @settings(max_examples=40)
    @given(
        st.lists(
            st.tuples(
                st.sampled_from(["requalifier", "revenir"]),
                st.integers(0, 5),
                st.sets(st.integers(0, 2), min_size=1),
                st.sampled_from(["7872", "7873", "7154", "7215", "7875"]),
            ),
            max_size=12,
        )
    )
    def test_une_seule_prevention_active_par_prevenu_et_par_racine(self, actes):
        charger_natinf()
        tribunal = JuridictionFactory()
        with cloison([tribunal.pk]):
            agent = UtilisateurFactory()
            affaire = AffaireFactory(juridiction=tribunal)
            parties = [PartieFactory(affaire=affaire) for _ in range(3)]
            for _ in range(2):
                ajouter_fait(
                    affaire, valeurs=saisie(), concernes=[Concerne(p.pk) for p in parties], par=agent
                )
            for acte, rang, choisis, numero in actes:
                faits = list(affaire.infractions.order_by("pk"))
                fait, vises = faits[rang % len(faits)], [parties[i].pk for i in choisis]
                try:
                    if acte == "requalifier":
                        requalifier(
                            fait,
                            modification=REQUALIFICATION,
                            valeurs=saisie(natinf=numero),
                            prevenus=vises,
                            par=agent,
                        )
                    else:
                        revenir_a_la_precedente(fait, prevenus=vises, par=agent)
                except ActeImpossible:
                    pass
                comptes = Counter(
                    (p.prevenu_id, p.infraction.racine_id or p.infraction_id)
                    for p in Prevention.objects.actives()
                    .filter(infraction__retiree_le__isnull=True)
                    .select_related("infraction")
                )
                assert len(comptes) == 6
                assert set(comptes.values()) == {1}
