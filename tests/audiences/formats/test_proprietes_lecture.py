"""Propriétés : rien ne fait tomber la lecture, et l'ordre du fichier n'en change pas le contenu."""

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import asdict, replace

from hypothesis import given, settings
from hypothesis import strategies as st

from audiences.formats.anomalie import CARACTERES_INTERDITS, FichierIllisible
from audiences.formats.lecture import LectureRole, lire_role
from audiences.formats.table_colonnes import TITRES

from .fichiers import CSV_ANTIBES, ENTETES, JSON_GRASSE, role_minimal

CLES = sorted(set(JSON_GRASSE.read_text().split('"')[1::2]) | {"nataffs", "pere", "aj", "personnes_liees"})
ATOMES = st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.sampled_from(CLES)
ARBRES = st.recursive(
    ATOMES,
    lambda enfants: (
        st.lists(enfants, max_size=4)
        | st.dictionaries(st.sampled_from(CLES) | st.text(max_size=5), enfants, max_size=8)
    ),
    max_leaves=40,
)
CELLULES = st.text(max_size=12) | st.sampled_from(
    [
        "24/11/2026",
        "13:30",
        "Prévenu",
        "Victime (PM)",
        "collégiale",
        "juge unique",
        "7151",
        "oui",
        "entre le 1 et le 2",
    ]
)


def _lue_ou_refusee(nom: str, contenu: bytes) -> LectureRole | None:
    """Toute autre exception fait échouer l'essai."""
    try:
        lecture = lire_role(nom, contenu)
    except FichierIllisible as refus:
        assert refus.message
        return None
    assert isinstance(lecture, LectureRole)
    # Ce qui est rendu doit pouvoir être écrit en base et à l'écran.
    assert not [texte for texte in _textes(asdict(lecture)) if CARACTERES_INTERDITS.search(texte)]
    return lecture


def _textes(valeur) -> Iterator[str]:
    if isinstance(valeur, str):
        yield valeur
    elif isinstance(valeur, dict | list | tuple):
        for element in valeur.values() if isinstance(valeur, dict) else valeur:
            yield from _textes(element)


def _sans_ordre(lecture: LectureRole):
    """Le contenu d'une lecture, l'ordre des affaires d'une audience mis à part."""
    return {replace(audience, affaires=()): set(audience.affaires) for audience in lecture.role.audiences}


@given(st.binary(max_size=400), st.sampled_from(["a.json", "a.csv", ""]))
def test_des_octets_quelconques_sont_lus_ou_refuses(contenu, nom):
    _lue_ou_refusee(nom, contenu)


@given(st.binary(max_size=200), st.integers(0, 3_000))
def test_un_exemple_abime_est_lu_ou_refuse(bruit, place):
    for exemple in (JSON_GRASSE, CSV_ANTIBES):
        sain = exemple.read_bytes()
        _lue_ou_refusee(exemple.name, sain[:place] + bruit + sain[place + len(bruit) :])


@given(ARBRES)
def test_un_json_quelconque_est_lu_ou_refuse(arbre):
    _lue_ou_refusee("a.json", json.dumps(arbre).encode())


@settings(deadline=None)
@given(st.lists(st.tuples(st.lists(st.integers(0, 30), max_size=8), ARBRES), min_size=1, max_size=3))
def test_un_role_aux_valeurs_remplacees_est_toujours_lu(remplacements):
    """Sous un en-tête juste, seul un nombre qui n'en est pas un rend le fichier entier illisible."""
    role = json.loads(JSON_GRASSE.read_bytes())
    for chemin, arbre in remplacements:
        noeud = role["audiences"]
        for pas in chemin:
            cles = list(noeud) if isinstance(noeud, dict) else list(range(len(noeud)))
            if not cles or not isinstance(noeud[cles[pas % len(cles)]], dict | list):
                break
            noeud = noeud[cles[pas % len(cles)]]
        if noeud is role["audiences"]:
            noeud = role["audiences"][0]
        cle = next(iter(noeud), None) if isinstance(noeud, dict) else (0 if noeud else None)
        if cle is not None:
            noeud[cle] = arbre
    texte = json.dumps(role)
    lecture = _lue_ou_refusee("a.json", texte.encode())
    assert (
        lecture is not None or any(mot in texte for mot in ("NaN", "Infinity")) or _a_un_nombre_demesure(role)
    )


def _a_un_nombre_demesure(valeur) -> bool:
    if isinstance(valeur, dict | list):
        return any(map(_a_un_nombre_demesure, valeur.values() if isinstance(valeur, dict) else valeur))
    return isinstance(valeur, int) and abs(valeur) >= 10**17


@given(st.lists(st.lists(CELLULES, max_size=len(TITRES)), max_size=6), st.permutations(list(TITRES.values())))
def test_une_table_quelconque_est_toujours_lue(lignes, titres):
    tampon = io.StringIO()
    csv.writer(tampon, delimiter=";").writerows([titres, *lignes])
    _lue_ou_refusee("a.csv", tampon.getvalue().encode("utf-8", "replace"))


@given(st.permutations(range(6)))
def test_permuter_les_affaires_json_ne_change_pas_leur_contenu(ordre):
    role = json.loads(JSON_GRASSE.read_bytes())
    affaires = role["audiences"][0]["affaires"]
    role["audiences"][0]["affaires"] = [affaires[rang] for rang in ordre]
    permutee = lire_role("a.json", json.dumps(role).encode())
    assert _sans_ordre(permutee) == _sans_ordre(lire_role("a.json", JSON_GRASSE.read_bytes()))
    assert [a.identifiant for a in permutee.role.audiences[0].affaires] == [
        affaires[rang]["id_ksp_affaire"] for rang in ordre
    ]


@given(st.permutations(range(len(TITRES))), st.permutations(range(3)))
def test_permuter_colonnes_et_affaires_d_une_table_ne_change_rien(colonnes, affaires):
    """Le numéro d'ordre rend même l'ordre d'appel indépendant du fichier."""
    lignes = list(csv.reader(io.StringIO(CSV_ANTIBES.read_text("utf-8-sig")), delimiter=";"))
    blocs = [lignes[1:2], lignes[2:6], lignes[6:]]
    rangees = [lignes[0], *(ligne for rang in affaires for ligne in blocs[rang])]
    tampon = io.StringIO()
    csv.writer(tampon, delimiter=";").writerows([[ligne[c] for c in colonnes] for ligne in rangees])
    relue = lire_role("a.csv", tampon.getvalue().encode())
    assert relue == lire_role("a.csv", CSV_ANTIBES.read_bytes())


@given(st.permutations(range(5)))
def test_permuter_les_lignes_ne_change_pas_les_identifiants(ordre):
    lignes = [
        f"24/11/2026;13:30;Chambre 15;collégiale;{numero};Prévenu;{nom}"
        for numero, nom in [("1", "A"), ("1", "B"), ("1", "C"), ("2", "A"), ("2", "D")]
    ]
    relue = lire_role("a.csv", "\n".join([ENTETES, *(lignes[rang] for rang in ordre)]).encode())
    reference = lire_role("a.csv", "\n".join([ENTETES, *lignes]).encode())
    assert _identifiants(relue) == _identifiants(reference)


def _identifiants(lecture: LectureRole):
    return {
        (audience.identifiant, affaire.identifiant, partie.personne.identifiant, partie.personne.nom)
        for audience in lecture.role.audiences
        for affaire in audience.affaires
        for partie in affaire.parties
    }


def test_relire_le_meme_fichier_donne_la_meme_lecture():
    contenu = json.dumps(role_minimal()).encode()
    assert lire_role("a.json", contenu) == lire_role("a.json", contenu)
