"""Chaque chiffre est la longueur de sa liste, et ce qu'on trouve en comptant à la main."""

import statistics
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from audiences.choix import Issue
from audiences.models import Audience, Inscription
from decisions.models import Renvoi
from decisions.motif_renvoi import MOTIFS_RENVOI
from pilotage.chiffre import Etat
from pilotage.indicateur import INDICATEURS
from pilotage.selectors.releve import premiere_audience, relever
from tests.pilotage.jeu import JOUR, Passe, Seance, enregistrer, selection_de
from tests.pilotage.naif import comptes
from tests.socle.factories import ServiceFactory

NOVEMBRE = date(2026, 11, 3)
JUGEE, RENVOYEE = Passe(issue=Issue.RETENUE_JUGEE), Passe(issue=Issue.RENVOYEE, motif="EXTRACTION")

# Chaque exemple enregistre ses audiences : peu d'exemples, et pas de réduction, qui les rejouerait.
REGLAGES = settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
)

passages = st.builds(
    Passe,
    appelee=st.booleans(),
    retiree=st.booleans(),
    issue=st.sampled_from(["", *Issue.values]),
    motif=st.sampled_from(["", "EXTRACTION", "TEMPS"]),
    revient=st.booleans(),
    est_deja_jugee=st.booleans(),
)
seances = st.lists(
    st.builds(
        Seance,
        jour=st.dates(date(2026, 1, 1), JOUR),
        chambre=st.integers(0, 1),
        minutes=st.none() | st.integers(0, 900),
        ouverte=st.booleans(),
        passages=st.lists(passages, max_size=3).map(tuple),
    ),
    max_size=4,
)


def lire(directeur, tribunal, **bornes):
    selection = selection_de(directeur, tribunal, **bornes)
    return selection, relever(selection, premiere_audience(selection))


def effacer():
    Renvoi.objects.all().delete()
    Inscription.objects.filter(vient_de__isnull=False).delete()
    Inscription.objects.all().delete()
    Audience.objects.all().delete()


@REGLAGES
@given(jeu=seances)
def test_le_chiffre_est_la_longueur_de_sa_liste_et_le_compte_fait_a_la_main(
    jeu, tribunal, directeur, chambres
):
    effacer()
    enregistrer(jeu, chambres)
    selection, releves = lire(directeur, tribunal)
    attendus = comptes([_dite(seance) for seance in jeu])
    for indicateur in INDICATEURS:
        lu, calcul = releves[indicateur.code].chiffre, indicateur.calcul
        assert (lu.comptees, lu.population) == attendus[indicateur.code], indicateur.code
        assert lu.comptees == calcul.liste(selection).count() == len(list(calcul.liste(selection)))
        assert lu.population == calcul.liste(selection, toutes=True).count()
        assert lu.comptees == sum(ligne.est_comptee for ligne in calcul.detail(selection))


@REGLAGES
@given(jeu=seances)
def test_mois_chambres_et_tranches_se_recomposent(jeu, tribunal, directeur, chambres):
    effacer()
    enregistrer(jeu, chambres)
    selection, releves = lire(directeur, tribunal)
    for code, lu in releves.items():
        assert sum(mois.chiffre.comptees for mois in lu.mois) == lu.chiffre.comptees, code
        assert sum(chiffre.population for chiffre in lu.services.values()) == lu.chiffre.population, code
        for tranche in lu.tranches:
            liste = lu.indicateur.calcul.liste(selection, cle=tranche.cle)
            assert tranche.chiffre.comptees == liste.count()
        for depassement in lu.depassements:
            liste = lu.indicateur.calcul.liste(selection, depasse=depassement.seuil.valeur)
            assert depassement.nombre == liste.count(), code
    assert sum(t.chiffre.comptees for t in releves["RENVOI_MOTIF"].tranches) == (
        releves["AFF_RENVOYEES"].chiffre.comptees
    )


@REGLAGES
@given(minutes=st.lists(st.integers(0, 1200), min_size=1, max_size=6))
def test_la_duree_mediane_est_celle_des_audiences_levees(minutes, tribunal, directeur, chambres):
    effacer()
    enregistrer([Seance(NOVEMBRE, minutes=duree, passages=(JUGEE,)) for duree in minutes], chambres)
    _, releves = lire(directeur, tribunal)
    lu = releves["AUD_DUREE"]
    assert lu.chiffre.valeur == statistics.median(timedelta(minutes=duree) for duree in minutes)
    assert [depassement.nombre for depassement in lu.depassements] == [
        sum(duree > limite for duree in minutes) for limite in (360, 480, 600)
    ]


@pytest.mark.parametrize(
    ("passages_dits", "taux"),
    [
        pytest.param((RENVOYEE, JUGEE), Fraction(1, 2), id="un renvoi sur deux affaires appelées"),
        pytest.param((Passe(issue=Issue.MISE_EN_DELIBERE), JUGEE), 0, id="un délibéré n’est pas un renvoi"),
        pytest.param(
            (RENVOYEE, Passe(issue=Issue.JOINTE)), 1, id="l’affaire jointe compte avec celle qui la reçoit"
        ),
        pytest.param((RENVOYEE, Passe(appelee=False)), 1, id="une affaire non appelée ne se rapporte à rien"),
        pytest.param(
            (Passe(issue=Issue.RENVOYEE, motif="PC_CHIFFRAGE", revient=True, est_deja_jugee=True), JUGEE),
            0,
            id="un renvoi sur les seuls intérêts civils est à part",
        ),
        pytest.param(
            (Passe(issue=Issue.RETENUE_JUGEE, motif="CPAM"),), 0, id="jugée, action civile renvoyée"
        ),
        pytest.param((Passe(appelee=False),), None, id="rien n’est appelé : sans objet"),
    ],
)
def test_le_taux_de_renvoi(passages_dits, taux, tribunal, directeur, chambres):
    enregistrer([Seance(NOVEMBRE, passages=passages_dits)], chambres)
    _, releves = lire(directeur, tribunal)
    assert releves["TAUX_RENVOI"].chiffre.valeur == taux
    assert (releves["TAUX_RENVOI"].chiffre.etat is Etat.SANS_OBJET) == (taux is None)


@pytest.mark.parametrize(
    "passe",
    [
        Passe(issue=Issue.RENVOYEE, motif="PC_CHIFFRAGE", revient=True, est_deja_jugee=True),
        Passe(issue=Issue.RETENUE_JUGEE, motif="CPAM"),
    ],
    ids=["à une audience suivante", "le jour du jugement"],
)
def test_un_renvoi_sur_interets_civils_est_compte_a_part(passe, tribunal, directeur, chambres):
    enregistrer([Seance(NOVEMBRE, passages=(passe,))], chambres)
    _, releves = lire(directeur, tribunal)
    assert releves["IC_RENVOI"].chiffre.valeur == 1
    assert releves["AFF_RENVOYEES"].chiffre.valeur == 0


def test_sans_renvoi_civil_enregistre_le_chiffre_est_non_disponible(tribunal, directeur, chambres):
    enregistrer([Seance(NOVEMBRE, passages=(JUGEE,))], chambres)
    _, releves = lire(directeur, tribunal)
    assert releves["IC_RENVOI"].chiffre.texte == "non disponible"


def test_une_audience_levee_apres_minuit_garde_son_jour_et_sa_duree(tribunal, directeur, chambres):
    trente = date(2026, 10, 31)
    enregistrer([Seance(trente, minutes=13 * 60, passages=(JUGEE,))], chambres)
    _, releves = lire(directeur, tribunal)
    octobre = next(lu for lu in releves["AUD_DUREE"].mois if lu.mois == date(2026, 10, 1))
    assert octobre.chiffre.valeur == timedelta(hours=13)
    assert releves["AUD_10H"].chiffre.comptees == 1


def test_une_nuit_de_changement_d_heure_dure_ce_qu_elle_dure(tribunal, directeur, chambres):
    [audience] = enregistrer([Seance(date(2026, 10, 24), minutes=13 * 60, passages=(JUGEE,))], chambres)
    audience.refresh_from_db()
    _, releves = lire(directeur, tribunal)
    assert releves["AUD_DUREE"].chiffre.valeur == audience.levee_le - audience.ouverte_le


def test_une_duree_absente_n_est_pas_zero(tribunal, directeur, chambres):
    enregistrer([Seance(NOVEMBRE, minutes=None, passages=(JUGEE,))], chambres)
    _, releves = lire(directeur, tribunal)
    duree = releves["AUD_DUREE"].chiffre
    assert (duree.etat, duree.valeur, duree.texte) == (Etat.NON_DISPONIBLE, None, "non disponible")
    assert releves["AUD_10H"].chiffre.texte == "sans objet"


def test_avant_la_premiere_audience_rien_n_est_observe(tribunal, directeur, chambres):
    enregistrer([Seance(NOVEMBRE, passages=(JUGEE,))], chambres)
    _, releves = lire(directeur, tribunal, du=date(2026, 9, 1))
    septembre, octobre, novembre = releves["AFF_JUG"].mois
    assert septembre.chiffre.texte == octobre.chiffre.texte == "non disponible"
    assert novembre.chiffre.valeur == 1


def test_apres_la_premiere_audience_zero_est_zero(tribunal, directeur, chambres):
    enregistrer([Seance(date(2026, 9, 8), passages=(JUGEE,))], chambres)
    _, releves = lire(directeur, tribunal, du=date(2026, 9, 1))
    assert [lu.chiffre.valeur for lu in releves["AFF_JUG"].mois] == [1, 0, 0]


def test_les_motifs_portent_leur_imputation_et_l_absence_se_dit(tribunal, directeur, chambres):
    enregistrer([Seance(NOVEMBRE, passages=(RENVOYEE, Passe(issue=Issue.RENVOYEE)))], chambres)
    _, releves = lire(directeur, tribunal)
    lues = {tranche.libelle: tranche.precision for tranche in releves["RENVOI_MOTIF"].tranches}
    motif = MOTIFS_RENVOI["EXTRACTION"]
    assert lues == {motif.libelle: motif.imputation.label, "motif non renseigné": "non déterminée"}
    assert releves["QUAL_RENVOI_SANS_MOTIF"].chiffre.comptees == 1


@pytest.mark.parametrize(("appelees", "texte"), [(15, "15 sur 15"), (20, "100,0\u202f%")])
def test_sous_vingt_le_nombre_remplace_le_pourcentage(appelees, texte, tribunal, directeur, chambres):
    enregistrer([Seance(NOVEMBRE, passages=(RENVOYEE,) * appelees)], chambres)
    _, releves = lire(directeur, tribunal)
    assert releves["TAUX_RENVOI"].chiffre.texte == texte


def test_la_chambre_et_la_periode_filtrent(tribunal, directeur, chambres):
    jeu = [
        Seance(NOVEMBRE, chambre=0, passages=(JUGEE, JUGEE)),
        Seance(NOVEMBRE, chambre=1, passages=(JUGEE,)),
        Seance(date(2026, 10, 31), chambre=0, passages=(JUGEE,)),
        Seance(date(2025, 12, 31), chambre=0, passages=(JUGEE,)),
    ]
    enregistrer(jeu, chambres)
    _, toutes = lire(directeur, tribunal)
    _, une = lire(directeur, tribunal, service=chambres[0], du=date(2026, 11, 1))
    assert toutes["AFF_JUG"].chiffre.valeur == 4
    assert une["AFF_JUG"].chiffre.valeur == 2


def test_un_autre_tribunal_ne_compte_pas(tribunal, autre_tribunal, directeur, chambres):
    ailleurs = ServiceFactory(juridiction=autre_tribunal)
    enregistrer([Seance(NOVEMBRE, passages=(JUGEE,), minutes=60)], [ailleurs])
    selection, releves = lire(directeur, tribunal)
    assert {lu.chiffre.population for lu in releves.values()} == {0}
    assert all(not indicateur.calcul.liste(selection, toutes=True).exists() for indicateur in INDICATEURS)


def test_une_requete_par_indicateur_pour_une_ou_douze_audiences(tribunal, directeur, chambres):
    def requetes():
        selection = selection_de(directeur, tribunal)
        with CaptureQueriesContext(
            connection,
        ) as captees:
            relever(selection, None)
        return len(captees)

    assert directeur.perimetre
    enregistrer([Seance(NOVEMBRE, minutes=60, passages=(RENVOYEE,))], chambres)
    avec_une = requetes()
    enregistrer([Seance(NOVEMBRE, minutes=60, passages=(RENVOYEE, JUGEE))] * 12, chambres)
    assert avec_une == requetes() == len(INDICATEURS)


def _dite(seance: Seance) -> Seance:
    """Une affaire non appelée n'a pas d'issue : la base le refuse, le jeu l'enregistre sans."""
    return replace(seance, passages=tuple(p if p.appelee else replace(p, issue="") for p in seance.passages))
