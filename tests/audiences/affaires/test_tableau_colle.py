"""Tableau de parties collé depuis un tableur : titres, ordre, défauts à leur place, doublons."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audiences.choix import NaturePersonne, Qualite
from audiences.formats.tableau_parties import LIGNES_MAX, ORDRE, TITRES, lire_tableau
from tests.audiences.views.ecran import adresse

VICTIMES = (
    "Nom\tPrénoms\tDate de naissance\tCode postal\tVille\tMail\n"
    "CARDINI\tLeïla\t12/03/1990\t06130\tGrasse\tleila@exemple.fr\n"
    "DE LA FONTAINE D’ARC\tÉlodie\t1985\t06000\tNice\t\n"
)


def test_les_titres_reconnaissent_les_colonnes_dans_tout_ordre():
    lu = lire_tableau(VICTIMES)
    assert lu.avec_titres
    assert lu.inconnues == ()
    assert [ligne.valeurs["nom"] for ligne in lu.lignes] == ["CARDINI", "DE LA FONTAINE D’ARC"]
    assert lu.lignes[0].valeurs["courriel"] == "leila@exemple.fr"
    assert lu.lignes[1].naissance.annee == 1985
    assert lu.lignes[1].naissance.mois is None


def test_sans_titres_l_ordre_propose_s_applique():
    lu = lire_tableau("CARDINI;Leïla;12/03/1990;3 rue Haute;06130;Grasse;0102030405;;Victime;Me Aubanel")
    [ligne] = lu.lignes
    assert not lu.avec_titres
    assert ligne.valeurs["commune"] == "Grasse"
    assert (ligne.qualite.value, ligne.avocat) == ("VICTIME", ("Me Aubanel", ""))


@pytest.mark.parametrize(
    ("ligne", "colonne", "raison"),
    [
        ("\tLeïla\t\t\t\t", "Nom", "manque"),
        ("CARDINI\tLeïla\t31/02/1990\t\t\t", "Date de naissance", "n’existe pas"),
        ("CARDINI\tLeïla\tdemain\t\t\t", "Date de naissance", "n’est pas une date"),
        ("CARDINI\tLeïla\t\t\t\t" + "a" * 161, "Courriel", "dépasse 160 signes"),
        ("CARDINI\tLeïla\t\t\t\t\tde trop", "hors colonnes", "séparateur est en trop"),
    ],
)
def test_un_defaut_est_dit_a_sa_place(ligne, colonne, raison):
    lu = lire_tableau(VICTIMES.splitlines()[0] + "\n" + ligne)
    [defaut] = lu.lignes[0].defauts
    assert (defaut.ligne, defaut.colonne) == (2, colonne)
    assert raison in defaut.raison


def test_une_qualite_inconnue_est_un_defaut():
    lu = lire_tableau("Nom;Qualité\nCARDINI;plombier")
    assert "plombier" in lu.lignes[0].defauts[0].raison


def test_une_colonne_inconnue_est_dite():
    assert lire_tableau("Nom;Prénoms;Pointure\nCARDINI;Leïla;38").inconnues == ("Pointure",)


@pytest.mark.parametrize(
    "tableau",
    ["Raison sociale;SIREN\nSARL CHÊNE & FILS;123456789", "Nom;Qualité\nSARL CHÊNE & FILS;Victime (PM)"],
)
def test_une_personne_morale_se_reconnait(tableau):
    [ligne] = lire_tableau(tableau).lignes
    assert ligne.est_morale
    assert ligne.valeurs["nom"] == "SARL CHÊNE & FILS"


def test_une_cellule_sur_plusieurs_lignes_reste_une_cellule():
    lu = lire_tableau('Nom\tAdresse\n"CARDINI"\t"3 rue Haute\nBâtiment B"\nROSSI\t')
    assert [ligne.numero for ligne in lu.lignes] == [2, 4]
    assert lu.lignes[0].valeurs["adresse"] == "3 rue Haute Bâtiment B"


def test_au_dela_de_la_limite_les_lignes_sont_comptees_et_laissees():
    lu = lire_tableau("Nom;Prénoms\n" + "ROSSI;Alex\n" * (LIGNES_MAX + 3))
    assert (len(lu.lignes), lu.en_trop) == (LIGNES_MAX, 3)


@given(st.text(max_size=400))
def test_aucun_texte_colle_ne_fait_tomber_la_lecture(texte):
    lu = lire_tableau(texte)
    assert all(ligne.valeurs.get("nom") or ligne.defauts for ligne in lu.lignes)


# Lettres de toutes écritures ; ni séparateur ni saut de ligne, qui découpent le tableau.
NOM = st.text(st.characters(categories=("Lu", "Ll", "Lo", "Mn")), min_size=1, max_size=80)


@given(st.lists(NOM, min_size=1, max_size=5))
def test_un_nom_difficile_est_garde_tel_quel(noms):
    lu = lire_tableau("Nom\tPrénoms\n" + "\n".join(f"{nom}\tAlex" for nom in noms))
    assert [ligne.valeurs["nom"] for ligne in lu.lignes] == noms


def test_chaque_colonne_proposee_a_un_titre():
    assert set(ORDRE) <= set(TITRES)


# ── À l'écran ──


def coller(client, affaire, tableau, **saisie):
    donnees = {"tableau": tableau, "qualite": Qualite.VICTIME, "acte": "lire"} | saisie
    return client.post(adresse("coller-parties", affaire), donnees)


@pytest.mark.django_db
def test_l_apercu_n_ecrit_rien(greffier, affaire):
    reponse = coller(greffier, affaire, VICTIMES)
    assert reponse.status_code == 200
    assert "DE LA FONTAINE D’ARC" in reponse.content.decode()
    assert affaire.parties.count() == 0


@pytest.mark.django_db
def test_quatre_vingt_dix_victimes_en_deux_envois(greffier, affaire):
    tableau = "Nom\tPrénoms\n" + "".join(f"VICTIME-{rang}\tAlex\n" for rang in range(90))
    apercu = coller(greffier, affaire, tableau)
    assert apercu.context["proposees"] == 90
    lignes = [str(ligne.lue.numero) for ligne, cochee in apercu.context["lignes"] if cochee]
    assert coller(greffier, affaire, tableau, acte="ajouter", lignes=lignes).status_code == 302
    assert affaire.parties.filter(qualite=Qualite.VICTIME).count() == 90


@pytest.mark.django_db
def test_un_doublon_est_signale_et_n_est_pas_coche(greffier, affaire, victime):
    tableau = "Nom\tPrénoms\ncardini\tLeila\nROSSI\tAlex\nRossi\tAlex"
    lignes = coller(greffier, affaire, tableau).context["lignes"]
    assert [ligne.doublon for ligne, _ in lignes] == [
        "déjà dans l’affaire", "", "déjà plus haut dans le tableau",
    ]  # fmt: skip
    assert [cochee for _, cochee in lignes] == [False, True, False]


@pytest.mark.django_db
def test_deux_homonymes_de_naissances_differentes_ne_sont_pas_des_doublons(greffier, affaire):
    tableau = "Nom\tPrénoms\tNé le\nROSSI\tAlex\t1980\nROSSI\tAlex\t1990"
    assert [cochee for _, cochee in coller(greffier, affaire, tableau).context["lignes"]] == [True, True]


@pytest.mark.django_db
def test_une_ligne_fautive_n_empeche_pas_les_autres(greffier, affaire):
    tableau = "Nom\tNé le\nROSSI\tdemain\nABBAS\t1990"
    reponse = coller(greffier, affaire, tableau, acte="ajouter", lignes=["2", "3"])
    assert reponse.status_code == 302
    assert [partie.personne.nom for partie in affaire.parties.all()] == ["ABBAS"]


@pytest.mark.django_db
def test_rien_de_coche_rend_la_page_et_le_tableau(greffier, affaire):
    reponse = coller(greffier, affaire, VICTIMES, acte="ajouter")
    assert reponse.status_code == 422
    assert "CARDINI" in reponse.content.decode()
    assert affaire.parties.count() == 0


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("cite", "trouve"),
    [
        ("Me Claire AUBANEL", True),
        ("Maître Aubanel, barreau de Grasse", True),
        ("Me Aubanel, barreau de Nice", False),
        ("Me Inconnu", False),
    ],
)
def test_un_avocat_n_est_rattache_que_s_il_est_seul_a_repondre(greffier, affaire, avocat, cite, trouve):
    tableau = f"Nom\tAvocat\nROSSI\t{cite}"
    coller(greffier, affaire, tableau, acte="ajouter", lignes=["2"])
    partie = affaire.parties.get()
    assert (partie.avocat == avocat) == trouve
    assert bool(partie.avocat_recu) != trouve


@pytest.mark.django_db
def test_une_societe_collee_est_une_personne_morale(greffier, affaire):
    coller(greffier, affaire, "Raison sociale;SIREN\nSARL CHÊNE;123456789", acte="ajouter", lignes=["2"])
    assert affaire.parties.get().personne.nature == NaturePersonne.MORALE


@pytest.mark.django_db
@pytest.mark.parametrize("nombre", [1, 60])
def test_l_apercu_prend_le_meme_nombre_de_requetes(greffier, affaire, nombre, django_assert_num_queries):
    tableau = "Nom\tPrénoms\n" + "".join(f"VICTIME-{rang}\tAlex\n" for rang in range(nombre))
    greffier.get("/")
    with django_assert_num_queries(8):
        coller(greffier, affaire, tableau)
