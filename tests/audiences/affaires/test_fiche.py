"""Fiches engendrées : tout champ suivi s'y voit et s'y modifie, aucun n'y est ajouté à la main."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audiences.choix import Liste, NaturePersonne, ObjetSuivi
from audiences.forms.champs import DatePartielleField
from audiences.forms.fiche import FicheForm, listes_de
from audiences.jeu_de_donnees import CHAMPS, MODELES, TECHNIQUES, suivis, texte, valeur_lue
from audiences.models import Affaire, Infraction, Partie, Personne, Prevention, ValeurDeListe
from audiences.selectors.valeurs_de_liste import Valeurs, valeurs_en_vigueur

NEUFS = {
    ObjetSuivi.AFFAIRE: Affaire,
    ObjetSuivi.PERSONNE: Personne,
    ObjetSuivi.PARTIE: Partie,
    ObjetSuivi.INFRACTION: Infraction,
    ObjetSuivi.PREVENTION: Prevention,
}
# Objets désignés, que choisit un écran à eux.
CHOISIS_AILLEURS = {ObjetSuivi.PARTIE: {"avocat"}}
LANGUES = Valeurs(
    Liste.LANGUE,
    (
        ValeurDeListe(liste=Liste.LANGUE, code="07", libelle="italien"),
        ValeurDeListe(liste=Liste.LANGUE, code="01", libelle="arabe"),
        ValeurDeListe(liste=Liste.LANGUE, code="02", libelle="créole"),
        ValeurDeListe(liste=Liste.LANGUE, code="03", libelle="créole"),
    ),
    frozenset({("7", "italien"), ("1", "arabe"), ("2", "creole"), ("3", "creole")}),
)


def vides(objet) -> dict:
    return {liste: Valeurs(liste) for liste in listes_de(objet)}


def fiche(objet, cible=None, donnees=None, **options) -> FicheForm:
    return FicheForm(
        objet, cible or NEUFS[objet](), donnees, listes=options.pop("listes", vides(objet)), **options
    )


@pytest.mark.parametrize("objet", MODELES)
def test_tout_champ_de_modele_est_suivi_ou_technique(objet):
    champs = {champ.name for champ in MODELES[objet]._meta.get_fields() if champ.concrete}
    assert champs - set(suivis(objet)) - set(TECHNIQUES) == set()


@pytest.mark.parametrize("objet", NEUFS)
def test_tout_champ_suivi_est_sur_la_fiche(objet):
    form = fiche(objet, tout=True)
    lignes = [ligne for groupe in form.groupes for ligne in groupe.lignes]
    montres = {ligne.champ.nom for ligne in lignes} | {ligne.champ.code for ligne in lignes}
    # Une date en trois colonnes s'écrit dans un seul champ, nommé d'après sa base.
    dates = {ligne.saisie.name for ligne in lignes}
    montres |= {f"{base}_{partie}" for base in dates for partie in ("annee", "mois", "jour")}
    assert set(suivis(objet)) - montres == CHOISIS_AILLEURS.get(objet, set())
    assert set(form.fields) - {"empreinte"} == {ligne.saisie.name for ligne in lignes} | {
        ligne.code.name for ligne in lignes if ligne.code
    }


def test_un_champ_ajoute_au_jeu_parait_sans_autre_code(monkeypatch):
    amputes = tuple(champ for champ in CHAMPS[ObjetSuivi.PARTIE] if champ.nom != "a_b1")
    with monkeypatch.context() as reduit:
        reduit.setitem(CHAMPS, ObjetSuivi.PARTIE, amputes)
        assert "a_b1" not in fiche(ObjetSuivi.PARTIE).fields
    assert "a_b1" in fiche(ObjetSuivi.PARTIE).fields


def test_une_personne_morale_ne_montre_que_ses_champs():
    morale = fiche(ObjetSuivi.PERSONNE, Personne(nature=NaturePersonne.MORALE)).fields
    assert {"nom", "siren", "forme_juridique", "adresse"} <= set(morale)
    assert not {"prenoms", "naissance", "nationalite", "civilite"} & set(morale)


def test_un_champ_hors_de_propos_se_montre_s_il_porte_une_valeur():
    societe = Personne(nature=NaturePersonne.MORALE, profession="négoce")
    assert "profession" in fiche(ObjetSuivi.PERSONNE, societe).fields


SAISIE = {"personne-nature": "PHYSIQUE", "personne-nom": "ROSSI", "personne-est_x_se_disant": "non"}


def lue(cible=None, **saisie) -> FicheForm:
    donnees = SAISIE | {f"personne-{nom}": valeur for nom, valeur in saisie.items()}
    listes = vides(ObjetSuivi.PERSONNE) | {Liste.LANGUE: LANGUES}
    form = fiche(ObjetSuivi.PERSONNE, cible, donnees, listes=listes)
    form.is_valid()
    return form


@pytest.mark.parametrize(
    ("avant", "saisie", "apres"),
    [
        (("", ""), ("italien", ""), ("italien", "07")),
        (("", ""), ("ITALIEN", ""), ("ITALIEN", "07")),
        (("arabe", "01"), ("italien", "01"), ("italien", "07")),
        (("arabe", "01"), ("arabe", "07"), ("italien", "07")),
        (("", ""), ("klingon", ""), ("klingon", "")),
        (("arabe", "01"), ("klingon", "01"), ("klingon", "")),
        (("", ""), ("créole", "03"), ("créole", "03")),
        (("", ""), ("créole", ""), ("créole", "")),
        (("arabe", "01"), ("", "01"), ("", "")),
    ],
)
def test_le_libelle_donne_le_code_et_rien_n_est_force(avant, saisie, apres):
    cible = Personne(nature=NaturePersonne.PHYSIQUE, langue=avant[0], langue_code=avant[1])
    form = lue(cible, langue=saisie[0], langue_code=saisie[1])
    assert (form.valeurs["langue"], form.valeurs["langue_code"]) == apres


@pytest.mark.parametrize(
    ("code", "libelle", "hors"),
    [("07", "italien", False), ("7", "Italien", False), ("01", "italien", True), ("", "klingon", True)],
)
def test_hors_liste_se_dit_d_apres_le_code_et_le_libelle(code, libelle, hors):
    assert LANGUES.connait(code, libelle) != hors


@pytest.mark.parametrize(
    ("ecrite", "attendue"),
    [
        ("12/03/1990", (1990, 3, 12)),
        ("03/1990", (1990, 3, None)),
        ("1990", (1990, None, None)),
        ("1er mars 1990", (1990, 3, 1)),
        ("", (None, None, None)),
    ],
)
def test_une_date_partielle_se_lit_en_un_champ(ecrite, attendue):
    form = lue(naissance=ecrite)
    assert tuple(form.valeurs[f"naissance_{p}"] for p in ("annee", "mois", "jour")) == attendue


@pytest.mark.parametrize("ecrite", ["31/02/1990", "12 mars", "demain", "1790"])
def test_une_date_impossible_est_refusee_a_sa_place(ecrite):
    assert "naissance" in lue(naissance=ecrite).errors


@given(st.dates().filter(lambda d: d.year >= 1850 and d.year <= 2150), st.sampled_from((1, 2, 3)))
def test_une_date_partielle_ecrite_se_relit_la_meme(jour, precision):
    valeur = (jour.year, jour.month if precision > 1 else None, jour.day if precision > 2 else None)
    champ = DatePartielleField(required=False)
    assert champ.clean(champ.prepare_value(valeur)) == valeur


@pytest.mark.parametrize(("ecrit", "valeur"), [("oui", True), ("non", False), ("", None)])
def test_un_oui_non_a_trois_etats(ecrit, valeur):
    form = fiche(ObjetSuivi.PARTIE, donnees={"partie-qualite": "PREVENU", "partie-a_b1": ecrit})
    assert form.is_valid()
    assert form.valeurs["a_b1"] is valeur


def test_une_fiche_changee_entre_temps_n_est_pas_ecrasee():
    cible = Personne(pk=1, nature=NaturePersonne.PHYSIQUE, nom="ROSSI")
    montree = fiche(ObjetSuivi.PERSONNE, cible).actuelle
    assert lue(cible, empreinte=montree).is_valid()
    cible.profession = "maçon"
    form = lue(cible, empreinte=montree)
    assert "modifiée entre-temps" in str(form.non_field_errors())


@pytest.mark.django_db
def test_une_valeur_hors_de_sa_periode_n_est_plus_proposee():
    for libelle, au in (("ancienne langue", datetime.date(2020, 1, 1)), ("langue nouvelle", None)):
        ValeurDeListe.objects.create(liste=Liste.LANGUE, code="zz", libelle=libelle, au=au)
    listes = valeurs_en_vigueur({Liste.LANGUE}, datetime.date(2026, 11, 24))
    proposees = {valeur.libelle for valeur in listes[Liste.LANGUE].valeurs}
    assert "langue nouvelle" in proposees
    assert "ancienne langue" not in proposees


@pytest.mark.parametrize("objet", NEUFS)
def test_une_valeur_ecrite_se_relit(objet):
    for nom in suivis(objet):
        champ = MODELES[objet]._meta.get_field(nom)
        if champ.is_relation:
            continue
        exemples = {"BooleanField": True, "PositiveSmallIntegerField": 12, "DecimalField": "12.5"}
        exemple = champ.to_python(exemples.get(champ.get_internal_type()))
        if exemple is None and champ.get_internal_type() == "DateField":
            exemple = champ.to_python("2026-03-01")
        exemple = "texte" if exemple is None else exemple
        assert valeur_lue(objet, nom, texte(exemple)) == exemple
