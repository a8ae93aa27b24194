"""Rôle JSON : une affaire fautive est rejetée à sa place et avec sa raison, sans arrêter les autres."""

import pytest

from audiences.formats.anomalie import Niveau
from audiences.formats.role import QualiteLue

from .fichiers import lire_json, role_minimal


def _changer(objet: dict, champ: str, valeur: object) -> None:
    """Remplace une valeur désignée par son chemin : « personnes.0.adresse.code_postal »."""
    *chemin, dernier = (int(pas) if pas.isdecimal() else pas for pas in champ.split("."))
    for pas in chemin:
        objet = objet[pas] if isinstance(pas, int) else objet.setdefault(pas, {})
    objet[dernier] = valeur


def _lire_avec(champ: str, valeur: object, *, dans_affaire=True):
    role = role_minimal()
    audience = role["audiences"][0]
    _changer(audience["affaires"][1] if dans_affaire else audience, champ, valeur)
    return lire_json(role)


FAUTES = [
    ("id_ksp_affaire", None, "champ id_ksp_affaire", "obligatoire manque"),
    ("numero_parquet", "  ", "champ numero_parquet", "obligatoire manque"),
    ("numero_parquet", "9" * 61, "champ numero_parquet", "dépasse 60 signes"),
    ("numero_parquet", ["26"], "champ numero_parquet", "contient une liste"),
    ("numero_parquet", "26\x00", "champ numero_parquet", "caractère illisible"),
    ("numero_parquet", "26\ud800", "champ numero_parquet", "caractère illisible"),
    ("personnes", None, "champ personnes", "obligatoire manque"),
    ("personnes", "MARTELLI", "champ personnes", "Une liste est attendue"),
    ("personnes.0", "MARTELLI", "personne 1", "Un objet est attendu"),
    ("personnes.0.id_ksp", "", "personne 1, champ id_ksp", "obligatoire manque"),
    ("personnes.0.role", None, "personne 1, champ role", "obligatoire manque"),
    ("personnes.0.date_naissance", "2026-02-30", "personne 1, champ date_naissance", "n’existe pas"),
    ("personnes.0.date_naissance", "07/03/1994", "personne 1, champ date_naissance", "AAAA-MM-JJ"),
    (
        "personnes.0.date_naissance",
        {"year": 2026, "month": 2, "day": 30},
        "personne 1, champ date_naissance",
        "«\u00a030/02/2026\u00a0» n’existe pas",
    ),
    (
        "personnes.0.date_naissance",
        {"year": 2026, "month": "février"},
        "personne 1, champ date_naissance.month",
        "nombre entier",
    ),
    ("personnes.0.date_convocation", {"year": 2026}, "personne 1, champ date_convocation", "incomplète"),
    ("personnes.0.defere", "peut-être", "personne 1, champ defere", "ni oui ni non"),
    ("personnes.0.defere", {}, "personne 1, champ defere", "un objet"),
    ("personnes.0.adresse", "rue", "personne 1, champ adresse", "Un objet est attendu"),
    ("personnes.0.adresse.pays.code", "F" * 11, "personne 1, champ adresse.pays.code", "dépasse 10 signes"),
    (
        "personnes.0.personnes_liees",
        [{"id_ksp": "P9"}],
        "personne 1, personne liée 1, champ role",
        "obligatoire manque",
    ),
    ("personnes.0.natinfs", [{"id_ksp": "I9"}], "", "absente de l’affaire"),
    ("personnes.0.natinfs", [{"id_ksp": "I1"}] * 2, "", "reprochée deux fois"),
    ("personnes.0.natinfs.0.rang", -1, "personne 1, infraction 1, champ rang", "nombre entier"),
    ("natinfs.0.code", "VOL", "infraction 1, champ code", "numéro NATINF"),
    ("natinfs.0.libelle", None, "infraction 1, champ libelle", "obligatoire manque"),
    ("natinfs.0.debut", {"year": 2026, "minute": 4}, "infraction 1, champ debut", "sans l’heure"),
    ("natinfs.0.debut", {"hour": 4}, "infraction 1, champ debut", "sans la date"),
    ("duree", "longue", "champ duree", "4h30"),
    ("duree", 1.5, "champ duree", "nombre entier"),
    ("duree", True, "champ duree", "nombre entier"),
]


@pytest.mark.parametrize(("champ", "valeur", "place", "raison"), FAUTES)
def test_la_faute_rejette_la_seule_affaire_qui_la_porte(champ, valeur, place, raison):
    lecture = _lire_avec(champ, valeur)
    (rejet,) = lecture.rejets
    (anomalie,) = rejet.raisons
    assert rejet.place == "audience 1, affaire 2"
    assert anomalie.niveau is Niveau.BLOQUANT
    assert anomalie.place == ", ".join(filter(None, ["audience 1, affaire 2", place]))
    assert raison in anomalie.message
    assert anomalie in lecture.anomalies
    assert [affaire.identifiant for affaire in lecture.role.audiences[0].affaires] == ["F1"]


def test_toutes_les_raisons_d_un_rejet_sont_dites():
    role = role_minimal()
    role["audiences"][0]["affaires"][1] |= {"date_saisine": "hier", "scelle": "bof"}
    (rejet,) = lire_json(role).rejets
    assert rejet.numero_parquet == "26182000042"
    assert [raison.place for raison in rejet.raisons] == [
        "audience 1, affaire 2, champ date_saisine",
        "audience 1, affaire 2, champ scelle",
    ]


def test_une_fin_avant_le_debut_rejette_l_affaire():
    role = role_minimal()
    role["audiences"][0]["affaires"][1]["natinfs"][0] |= {"debut": "2026-02-02", "fin": "2026-02-01"}
    (rejet,) = lire_json(role).rejets
    assert rejet.raisons[0].place == "audience 1, affaire 2, infraction 1, champ fin"
    assert "précède son début" in rejet.raisons[0].message


def test_un_identifiant_repete_rejette_la_repetition():
    role = role_minimal()
    role["audiences"][0]["affaires"][1]["id_ksp_affaire"] = "F1"
    lecture = lire_json(role)
    assert "déjà" in lecture.rejets[0].raisons[0].message
    assert len(lecture.role.audiences[0].affaires) == 1


def test_la_meme_affaire_a_deux_audiences_est_un_nouveau_passage():
    role = role_minimal()
    role["audiences"].append(role_minimal()["audiences"][0] | {"id_cassiopee": "A2"})
    lecture = lire_json(role)
    assert lecture.rejets == ()
    assert [audience.affaires[0].identifiant for audience in lecture.role.audiences] == ["F1", "F1"]


def test_une_personne_peut_etre_prevenue_et_victime_pas_deux_fois_prevenue():
    role = role_minimal()
    premiere, seconde = role["audiences"][0]["affaires"]
    premiere["personnes"].append({"id_ksp": "P1", "role": "Victime", "nom": "MARTELLI"})
    seconde["personnes"].append({"id_ksp": "P1", "role": "Jugé", "nom": "MARTELLI"})
    lecture = lire_json(role)
    (affaire,) = lecture.role.audiences[0].affaires
    assert [partie.qualite for partie in affaire.parties] == [QualiteLue.PREVENU, QualiteLue.VICTIME]
    assert "deux fois" in lecture.rejets[0].raisons[0].message


def test_une_mere_represente_deux_victimes():
    role = role_minimal()
    mere = {"id_ksp": "P8", "role": "Personne liée", "nom": "X", "lien_juridique": {"code": "1"}}
    role["audiences"][0]["affaires"][0]["personnes"] += [
        {"id_ksp": identifiant, "role": "Victime", "nom": "X", "personnes_liees": [mere]}
        for identifiant in ("P2", "P3")
    ]
    assert lire_json(role).rejets == ()


@pytest.mark.parametrize(
    ("champ", "valeur", "raison"),
    [
        ("id_cassiopee", None, "obligatoire manque"),
        ("date", "2026-11-31", "n’existe pas"),
        ("heure_debut", "25:00", "13:30"),
        ("libelleService", "", "obligatoire manque"),
        ("type", "à trois", "juge unique"),
    ],
)
def test_une_audience_sans_ce_qui_la_definit_perd_ses_affaires_nommees(champ, valeur, raison):
    lecture = _lire_avec(champ, valeur, dans_affaire=False)
    assert lecture.role.audiences == ()
    assert [(rejet.place, rejet.numero_parquet) for rejet in lecture.rejets] == [
        ("audience 1, affaire 1", "26182000041"),
        ("audience 1, affaire 2", "26182000042"),
    ]
    (anomalie,) = lecture.rejets[0].raisons
    assert anomalie.place == f"audience 1, champ {champ}"
    assert raison in anomalie.message


def test_deux_audiences_de_meme_identifiant_la_seconde_est_rejetee():
    role = role_minimal()
    role["audiences"] *= 2
    lecture = lire_json(role)
    assert len(lecture.role.audiences) == 1
    assert [rejet.place for rejet in lecture.rejets] == ["audience 2, affaire 1", "audience 2, affaire 2"]


@pytest.mark.parametrize(
    ("champ", "valeur", "place", "raison"),
    [
        ("duree_evaluee", "longue", "champ duree_evaluee", "ignorée"),
        (
            "quantite_affaires",
            9,
            "champ quantite_affaires",
            "9 affaires sont annoncées, le fichier en contient 2",
        ),
        ("intervenants", [{"role": "greffe"}], "intervenant 1, champ libelle_complet", "ignoré"),
        ("intervenants", [{"role": "?", "libelle_complet": "X"}], "intervenant 1, champ role", "inconnue"),
        ("intervenants", ["M. X"], "intervenant 1", "Un objet est attendu"),
    ],
)
def test_un_defaut_secondaire_de_l_audience_est_signale_sans_rien_rejeter(champ, valeur, place, raison):
    lecture = _lire_avec(champ, valeur, dans_affaire=False)
    (anomalie,) = lecture.anomalies
    assert (anomalie.niveau, anomalie.place) == (Niveau.INFORMATION, f"audience 1, {place}")
    assert raison in anomalie.message
    assert len(lecture.role.audiences[0].affaires) == 2


@pytest.mark.parametrize(
    ("champ", "valeur", "raison"),
    [
        ("personnes.0.role", "Huissier", "«\u00a0Huissier\u00a0» est inconnue"),
        ("personnes.0.type", "Fantôme", "«\u00a0Fantôme\u00a0» est inconnu"),
        ("personnes.0.aj", "en cours", "ignorée"),
        ("personnes.0.nom", "", "pas de nom"),
        ("personnes.0.adresse.code_postal", 6130, "zéro de tête"),
        ("personnes.0.natinfs", [], "Aucune infraction"),
        ("personnes.0.adresse.etage", 3, "«\u00a0adresse.etage\u00a0» est inconnue"),
    ],
)
def test_ce_qui_surprend_est_signale_et_l_affaire_gardee(champ, valeur, raison):
    lecture = _lire_avec(champ, valeur)
    assert lecture.rejets == ()
    assert {anomalie.niveau for anomalie in lecture.anomalies} == {Niveau.INFORMATION}
    assert any(raison in anomalie.message for anomalie in lecture.anomalies)


def test_une_qualite_inconnue_devient_autre_et_garde_son_libelle():
    partie = _lire_avec("personnes.0.role", "Huissier").role.audiences[0].affaires[1].parties[0]
    assert (partie.qualite, partie.qualite_libelle) == (QualiteLue.AUTRE, "Huissier")


def test_les_cles_inconnues_sont_gardees_et_signalees_une_fois():
    role = role_minimal() | {"version": [1, "é"]}
    for affaire in role["audiences"][0]["affaires"]:
        affaire["couleur"] = "bleu"
    lecture = lire_json(role)
    assert [(m.place, m.cle, m.valeur) for m in lecture.mises_de_cote] == [
        ("audience 1, affaire 1", "couleur", '"bleu"'),
        ("audience 1, affaire 2", "couleur", '"bleu"'),
        ("", "version", '[1, "é"]'),
    ]
    assert [(anomalie.place, "vue 2 fois" in anomalie.message) for anomalie in lecture.anomalies] == [
        ("audience 1, affaire 1", True),
        ("fichier", False),
    ]


@pytest.mark.parametrize("valeur", ["", None, "  "])
def test_vide_nul_et_absent_disent_la_meme_chose(valeur):
    attendue = lire_json(role_minimal())
    for champ in ("scelle", "date_saisine", "duree", "personnes.0.nationalite", "personnes.0.date_naissance"):
        assert _lire_avec(champ, valeur) == attendue


@pytest.mark.parametrize(
    ("valeur", "lue"), [(True, True), ("Oui", True), (1, True), ("Non", False), (0, False)]
)
def test_un_booleen_s_ecrit_de_plusieurs_facons(valeur, lue):
    assert _lire_avec("scelle", valeur).role.audiences[0].affaires[1].a_scelle is lue


@pytest.mark.parametrize("champ", ["raison_sociale", "enseigne", "sigle", "siren_siret"])
def test_une_personne_est_morale_des_qu_un_champ_le_dit(champ):
    lecture = _lire_avec(f"personnes.0.{champ}", "X")
    assert lecture.role.audiences[0].affaires[1].parties[0].personne.est_morale
    contredite = role_minimal()
    contredite["audiences"][0]["affaires"][1]["personnes"][0] |= {"type": "Majeure", champ: "X"}
    assert "lue comme morale" in lire_json(contredite).anomalies[0].message


def test_une_date_d_emission_sans_fuseau_reste_inconnue():
    lecture = lire_json(role_minimal() | {"emis_le": "2026-11-20T18:04:00"})
    assert lecture.role.emis_le is None
    assert "fuseau" in lecture.anomalies[0].message
