"""Charger la nomenclature officielle : versions datées, disparitions, peines reportées, rien deux fois."""

from datetime import date

import pytest

from audiences.choix import NatureDifference
from audiences.models import ImportNatinf, MotNatinf, Natinf, VersionNatinf
from audiences.selectors.natinf import chercher_natinf, version_au_jour_des_faits
from audiences.services.charger_natinf import charger_natinf
from audiences.services.charger_nomenclature import appliquer_nomenclature, deposer_nomenclature
from mesures.nomenclature import courantes
from mistral.socle.erreurs import ActeImpossible
from mistral.socle.models import EntreeJournal

pytestmark = pytest.mark.django_db

ENTETE = "Numéro NATINF;Nature de l'infraction;Qualification de l'infraction;Définie par;Réprimée par"
JUILLET, OCTOBRE, JANVIER = date(2026, 7, 1), date(2026, 10, 1), date(2027, 1, 1)
COURANTES = {ligne[0]: ligne for ligne in courantes()}


def fichier(**changes) -> bytes:
    """Donne les courantes, une colonne changée (`n7151=(…)`), une ligne ôtée (`n7151=None`) ou ajoutée."""
    lignes = COURANTES | {nom[1:]: ligne for nom, ligne in changes.items()}
    return "\n".join((ENTETE, *(";".join(ligne) for ligne in lignes.values() if ligne))).encode("cp850")


def deposer(contenu: bytes, jour: date) -> ImportNatinf:
    return deposer_nomenclature(nom_fichier="natinf.csv", contenu=contenu, en_vigueur_le=jour, par=None)


def charger(contenu: bytes, jour: date, **options) -> ImportNatinf:
    return appliquer_nomenclature(deposer(contenu, jour), par=None, **options)


def vol(libelle="VOL", repression=COURANTES["7151"][4]):
    return ("7151", "Délit", libelle, COURANTES["7151"][3], repression)


def differences(depot) -> list[tuple[str, str, str]]:
    return list(depot.differences.order_by("numero", "champ").values_list("nature", "numero", "champ"))


@pytest.fixture(autouse=True)
def fournies():
    charger_natinf()


def test_l_apercu_ne_touche_a_rien():
    avant = set(VersionNatinf.objects.values_list("pk", "libelle", "au"))
    depot = deposer(fichier(n7151=vol("VOL SIMPLE"), n58=None), JUILLET)
    assert ("MODIFIE", "7151", "qualification") in differences(depot)
    assert set(VersionNatinf.objects.values_list("pk", "libelle", "au")) == avant
    assert depot.applique_le is None


def test_un_libelle_change_ouvre_une_version_et_clot_l_ancienne_la_veille():
    charger(fichier(n7151=vol("VOL SIMPLE")), OCTOBRE)
    ancienne, nouvelle = VersionNatinf.objects.filter(natinf__numero="7151").order_by("pk")
    assert (ancienne.libelle, ancienne.au) == ("VOL", date(2026, 9, 30))
    assert (nouvelle.libelle, nouvelle.du, nouvelle.au) == ("VOL SIMPLE", OCTOBRE, None)
    assert version_au_jour_des_faits("7151", JUILLET, JUILLET) == ancienne
    assert version_au_jour_des_faits("7151", OCTOBRE, OCTOBRE) == nouvelle
    assert chercher_natinf("7151", du=JUILLET, au=JUILLET)[0].libelle == "VOL"


@pytest.mark.parametrize(
    ("repression", "encouru"), [(COURANTES["7151"][4], 36), ("ART.311-99 C.PENAL.", None)]
)
def test_la_peine_n_est_reportee_que_si_la_repression_est_la_meme(repression, encouru):
    charger(fichier(n7151=vol("VOL SIMPLE", repression)), OCTOBRE)
    assert VersionNatinf.objects.get(natinf__numero="7151", du=OCTOBRE).encouru_mois == encouru
    assert Natinf.objects.get(numero="7151").famille == "VOLS"


def test_le_meme_fichier_deux_fois_ne_change_rien():
    contenu = fichier(n7151=vol("VOL SIMPLE"), n99999=("99999", "Délit", "NOUVEAU", "A", "B"))
    charger(contenu, JUILLET)
    avant = set(VersionNatinf.objects.values_list())
    second = charger(contenu, JUILLET)
    assert (second.differences.count(), second.inchangees) == (0, second.lignes)
    assert set(VersionNatinf.objects.values_list()) == avant


def test_un_numero_disparu_reste_marque_pour_les_faits_anterieurs_puis_reparait():
    charger(fichier(n58=None), OCTOBRE)
    assert Natinf.objects.get(numero="58").obsolete_le == OCTOBRE
    assert version_au_jour_des_faits("58", JUILLET, JUILLET) is not None
    assert version_au_jour_des_faits("58", OCTOBRE, OCTOBRE) is None
    avant, apres = (chercher_natinf("abus de confiance", du=j, au=j)[0] for j in (JUILLET, JANVIER))
    assert (avant.refus, "absent de la nomenclature" in apres.refus) == ("", True)
    retour = charger(fichier(), JANVIER)
    assert differences(retour) == [(NatureDifference.REAPPARU, "58", "")]
    assert Natinf.objects.get(numero="58").obsolete_le is None
    assert version_au_jour_des_faits("58", JANVIER, JANVIER).du == JANVIER


def test_un_numero_nouveau_n_a_de_debut_qu_apres_un_premier_chargement():
    nouveau = {"n99998": ("99998", "Délit", "PREMIER", "A", "B")}
    charger(fichier(**nouveau), JUILLET)
    charger(fichier(**nouveau, n99999=("99999", "Délit", "SECOND", "A", "B")), OCTOBRE)
    debuts = dict(
        VersionNatinf.objects.filter(natinf__numero__startswith="9999").values_list("libelle", "du")
    )
    assert debuts == {"PREMIER": None, "SECOND": OCTOBRE}


def test_un_fichier_qui_parait_incomplet_demande_une_confirmation():
    court = "\n".join((ENTETE, *(";".join(ligne) for ligne in list(COURANTES.values())[:100]))).encode()
    with pytest.raises(ActeImpossible, match="paraît incomplet"):
        charger(court, OCTOBRE)
    assert not Natinf.objects.filter(obsolete_le__isnull=False).exists()
    charger(court, OCTOBRE, malgre_disparitions=True)
    assert Natinf.objects.filter(obsolete_le=OCTOBRE).count() == 50


def test_un_fichier_plus_ancien_que_le_dernier_est_refuse():
    charger(fichier(), OCTOBRE)
    with pytest.raises(ActeImpossible, match="déjà appliquée"):
        deposer(fichier(), JUILLET)


def test_un_fichier_corrige_du_meme_jour_remplace_la_version_du_jour():
    charger(fichier(n7151=vol("VOL SINPLE")), OCTOBRE)
    charger(fichier(n7151=vol("VOL SIMPLE")), OCTOBRE)
    assert list(
        VersionNatinf.objects.filter(natinf__numero="7151").order_by("pk").values_list("libelle", flat=True)
    ) == ["VOL", "VOL SIMPLE"]


def test_recharger_les_courantes_ne_recouvre_pas_les_versions_datees():
    charger(fichier(n7151=vol("VOL SIMPLE")), OCTOBRE)
    charger_natinf()
    assert version_au_jour_des_faits("7151", OCTOBRE, OCTOBRE).libelle == "VOL SIMPLE"


def test_une_ligne_refusee_figure_au_rapport_avec_sa_raison():
    depot = charger(fichier(n0=("XX", "Délit", "RIEN", "A", "B")), JUILLET)
    refusee = depot.differences.get()
    assert (refusee.nature, "n’est pas un nombre" in refusee.apres) == (NatureDifference.REFUSE, True)


def test_un_depot_s_applique_une_fois_et_se_consigne():
    depot = charger(fichier(), JUILLET)
    assert depot.contenu is None
    assert EntreeJournal.objects.filter(acte="nomenclature-appliquee", objet_id=depot.pk).count() == 1
    with pytest.raises(ActeImpossible, match="déjà été appliqué"):
        appliquer_nomenclature(depot, par=None)


def test_les_mots_d_une_qualification_nouvelle_se_corrigent_aussitot():
    charger(fichier(n99999=("99999", "Délit", "TRICHERIE AUX ECHECS", "A", "B")), JUILLET)
    assert MotNatinf.objects.filter(mot="tricherie").exists()
    assert chercher_natinf("trihcerie")[0].numero == "99999"
