"""La table plate : en-têtes, regroupement, contradictions, lignes fautives."""

import pytest

from audiences.formats.anomalie import Niveau
from audiences.formats.lecture import lire_role
from audiences.formats.role import DatePartielle, QualiteLue

from .fichiers import CSV_ANTIBES, ENTETES, lire_table

DEBUT = "24/11/2026;13:30;Chambre 15;collégiale"
AVEC_FAITS = f"{ENTETES};Prénoms;Date de naissance;NATINF;Date des faits;Lieu des faits;Récidive"


def ligne(numero="1", qualite="Prévenu", nom="MARTELLI", suite=""):
    return f"{DEBUT};{numero};{qualite};{nom}{';' if suite else ''}{suite}"


def affaires(lecture):
    return [affaire for audience in lecture.role.audiences for affaire in audience.affaires]


def test_une_date_invraisemblable_ne_se_lit_pas_comme_une_autre():
    lecture = lire_table(ligne().replace("24/11/2026", "11/24/2026"))
    assert affaires(lecture) == []
    assert str(lecture.rejets[0].raisons[0]).startswith("ligne 2, colonne «\u00a0Date audience\u00a0»")


@pytest.mark.parametrize("codage", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("separateur", [";", ","])
def test_codage_et_separateur_ne_changent_rien(codage, separateur):
    texte = CSV_ANTIBES.read_text("utf-8-sig")
    if separateur == ",":
        texte = texte.replace("Zoé, Ève", '"Zoé, Ève"').replace(";", ",")
    assert lire_role("role.csv", texte.encode(codage)) == lire_role("role.csv", CSV_ANTIBES.read_bytes())


@pytest.mark.parametrize("changer", [str.upper, str.lower, lambda titres: titres.replace("é", "e")])
def test_les_titres_se_lisent_sans_casse_ni_accents(changer):
    entetes, *lignes = CSV_ANTIBES.read_text("utf-8-sig").splitlines()
    relue = lire_role("role.csv", "\n".join([changer(entetes), *lignes]).encode())
    assert relue == lire_role("role.csv", CSV_ANTIBES.read_bytes())


def test_une_colonne_inconnue_est_signalee_et_mise_de_cote():
    lecture = lire_table(ligne(suite="bleu"), entetes=f"{ENTETES};Couleur")
    information, _ = lecture.anomalies
    assert (information.niveau, information.place) == (
        Niveau.INFORMATION,
        "ligne 1, colonne «\u00a0Couleur\u00a0»",
    )
    (mise,) = lecture.mises_de_cote
    assert (mise.place, mise.cle, mise.valeur) == (
        "ligne 2, colonne «\u00a0Couleur\u00a0»",
        "Couleur",
        "bleu",
    )
    assert len(affaires(lecture)) == 1


def test_une_cellule_obligatoire_vide_rejette_toute_l_affaire():
    lecture = lire_table(ligne("1"), ligne("2"), ligne("2", nom=""), "", ligne("3"))
    assert [affaire.numero_parquet for affaire in affaires(lecture)] == ["1", "3"]
    (rejet,) = lecture.rejets
    assert (rejet.numero_parquet, rejet.place) == ("2", "ligne 4")
    assert rejet.raisons[0].place == "ligne 4, colonne «\u00a0Nom\u00a0»"


def test_les_lignes_sans_numero_de_parquet_sont_rejetees_une_a_une():
    lecture = lire_table(ligne(""), ligne("1"), ligne(""))
    assert [rejet.place for rejet in lecture.rejets] == ["ligne 2", "ligne 4"]
    assert [affaire.numero_parquet for affaire in affaires(lecture)] == ["1"]


@pytest.mark.parametrize(
    ("suite", "colonne", "raison"),
    [
        ("Enzo;30/02/1990;;;;", "Date de naissance", "n’existe pas"),
        ("Enzo;;VOL;;;", "NATINF", "n’est pas un numéro NATINF"),
        ("Enzo;;;01/01/2026;;", "NATINF", "manque"),
        ("Enzo;;7151;hier;;", "Date des faits", "JJ/MM/AAAA"),
        ("Enzo;;7151;entre le 02/01/2026 et le 01/01/2026;;", "Date des faits", "précède son début"),
        ("Enzo;;7151;;;peut-être", "Récidive", "ni oui ni non"),
    ],
)
def test_une_cellule_illisible_rejette_l_affaire_a_sa_place(suite, colonne, raison):
    lecture = lire_table(ligne("1", suite=suite), ligne("2"), entetes=AVEC_FAITS)
    (rejet,) = lecture.rejets
    assert rejet.raisons[0].place == f"ligne 2, colonne «\u00a0{colonne}\u00a0»"
    assert raison in rejet.raisons[0].message
    assert [affaire.numero_parquet for affaire in affaires(lecture)] == ["2"]


def test_une_cellule_en_trop_rejette_l_affaire():
    lecture = lire_table(ligne(suite="X"), ligne("2", suite=";"))
    assert "séparateur" in lecture.rejets[0].raisons[0].message
    assert [affaire.numero_parquet for affaire in affaires(lecture)] == ["2"]


def test_une_cellule_trop_longue_rejette_l_affaire():
    lecture = lire_table(ligne(nom="M" * 161))
    assert "dépasse 160 signes" in lecture.rejets[0].raisons[0].message


def test_une_audience_ne_peut_etre_collegiale_et_a_juge_unique():
    lecture = lire_table(ligne("1"), ligne("2").replace("collégiale", "juge unique"))
    assert affaires(lecture) == []
    assert [rejet.numero_parquet for rejet in lecture.rejets] == ["1", "2"]
    assert "collégiale et à juge unique" in lecture.rejets[0].raisons[0].message


def test_une_formation_inconnue_rejette_l_affaire():
    lecture = lire_table(ligne("1").replace("collégiale", "à trois"), ligne("2"))
    assert lecture.rejets[0].raisons[0].place == "ligne 2, colonne «\u00a0Formation\u00a0»"
    assert [affaire.numero_parquet for affaire in affaires(lecture)] == ["2"]


def test_deux_faits_de_meme_natinf_se_distinguent_par_la_date_ou_le_lieu():
    lecture = lire_table(
        ligne(suite="Enzo;;7151;01/01/2026;CANNES;"),
        ligne(suite="Enzo;;7151;02/01/2026;CANNES;"),
        ligne(suite="Enzo;;7151;01/01/2026;GRASSE;oui"),
        entetes=AVEC_FAITS,
    )
    (affaire,) = affaires(lecture)
    assert [(fait.lieu, fait.debut.jour) for fait in affaire.infractions] == [
        ("CANNES", 1),
        ("CANNES", 2),
        ("GRASSE", 1),
    ]
    (partie,) = affaire.parties
    assert [(p.rang, p.modalite is not None) for p in partie.preventions] == [
        (1, False),
        (2, False),
        (3, True),
    ]
    assert lecture.anomalies == ()


def test_une_ligne_repetee_compte_une_fois_et_le_dit():
    lecture = lire_table(*[ligne(suite="Enzo;;7151;01/01/2026;CANNES;")] * 2, entetes=AVEC_FAITS)
    (affaire,) = affaires(lecture)
    assert len(affaire.infractions) == len(affaire.parties[0].preventions) == 1
    assert lecture.anomalies[0].place == "ligne 3, colonne «\u00a0NATINF\u00a0»"
    assert "compté une fois" in lecture.anomalies[0].message


def test_deux_homonymes_de_dates_differentes_sont_deux_personnes():
    lecture = lire_table(
        ligne(suite="Enzo;2001;7151;;;"),
        ligne(suite="Enzo;03/2001;7151;;;"),
        ligne(suite="ENZO;2001;7152;;;"),
        entetes=AVEC_FAITS,
    )
    (affaire,) = affaires(lecture)
    assert [partie.personne.naissance for partie in affaire.parties] == [
        DatePartielle(annee=2001),
        DatePartielle(annee=2001, mois=3),
    ]
    assert len({partie.personne.identifiant for partie in affaire.parties}) == 2
    assert lecture.anomalies == ()


def test_une_date_de_naissance_oubliee_sur_une_ligne_est_signalee():
    lecture = lire_table(ligne(suite="Enzo;2001;7151;;;"), ligne(suite="Enzo;;7152;;;"), entetes=AVEC_FAITS)
    assert lecture.anomalies[0].place == "ligne 3, colonne «\u00a0Date de naissance\u00a0»"


def test_des_lignes_qui_se_contredisent_ne_donnent_aucune_valeur():
    entetes = f"{ENTETES};Profession"
    lecture = lire_table(ligne(suite="maçon"), ligne(suite="Maçon"), ligne("2", suite="a"), entetes=entetes)
    assert [affaire.parties[0].personne.profession for affaire in affaires(lecture)] == ["Maçon", "a"]
    lecture = lire_table(ligne(suite="maçon"), ligne(suite="avocat"), entetes=entetes)
    assert affaires(lecture)[0].parties[0].personne.profession == ""
    assert "se contredisent" in lecture.anomalies[0].message


def test_l_infraction_d_une_victime_est_mise_de_cote():
    lecture = lire_table(
        ligne(suite="Enzo;;7151;;;"),
        ligne(qualite="Victime", nom="X", suite=";;7151;01/01/2026;;"),
        entetes=AVEC_FAITS,
    )
    _, victime = affaires(lecture)[0].parties
    assert (victime.qualite, victime.preventions) == (QualiteLue.VICTIME, ())
    assert [(mise.cle, mise.valeur) for mise in lecture.mises_de_cote] == [
        ("natinf", "7151"),
        ("date_faits", "01/01/2026"),
    ]


def test_x_se_disant_est_reconnu_dans_le_nom():
    lecture = lire_table(ligne("1", nom="X se disant NGUYEN"), ligne("2", nom="NGUYEN"))
    premier, second = (affaire.parties[0].personne for affaire in affaires(lecture))
    assert (premier.nom, premier.x_se_disant) == ("NGUYEN", True)
    assert (second.nom, second.x_se_disant) == ("NGUYEN", None)
    assert premier.identifiant != second.identifiant


def test_les_affaires_suivent_leur_numero_d_ordre_puis_le_fichier():
    entetes = f"{ENTETES};N° ordre"
    lecture = lire_table(
        ligne("A"), ligne("B", suite="2"), ligne("C", suite="1"), ligne("D"), entetes=entetes
    )
    assert [affaire.numero_parquet for affaire in affaires(lecture)] == ["C", "B", "A", "D"]


def test_heure_et_service_separent_les_audiences():
    autre_heure, autre_service = ligne("2").replace("13:30", "9h"), ligne("3").replace("15", "16")
    lecture = lire_table(ligne("1"), autre_heure, autre_service, ligne("4").replace("Chambre", "CHAMBRE"))
    assert [[a.numero_parquet for a in audience.affaires] for audience in lecture.role.audiences] == [
        ["1", "4"],
        ["2"],
        ["3"],
    ]
    assert len({audience.identifiant for audience in lecture.role.audiences}) == 3
