"""Les listes d'abréviations reçues : Word, LibreOffice, texte ; et les fichiers hostiles."""

import io
import struct
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audiences.formats import abrege_texte
from audiences.formats.anomalie import FichierIllisible
from audiences.formats.liste_abregee import ENTREES_MAX, TAILLE_MAX, lire_liste, lire_texte

COUPLES = [("pv", "prévenu(e)"), ("mp", "ministère public"), ("addr", "12 rue d’Antibes\n06130 Grasse")]
ESPACES = "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'"


def lus(contenu: bytes) -> list[tuple[str, str]]:
    return [(entree.abreviation, entree.texte) for entree in lire_liste(contenu)]


def archive(**fichiers: str | bytes) -> bytes:
    tampon = io.BytesIO()
    with zipfile.ZipFile(tampon, "w", zipfile.ZIP_DEFLATED) as sortie:
        for nom, contenu in fichiers.items():
            sortie.writestr(nom.replace("__", "/").replace("_xml", ".xml"), contenu)
    return tampon.getvalue()


def docx(lignes, tete="") -> bytes:
    def cellule(texte):
        coupe = texte.split("\n")
        return "<w:tc><w:p><w:r>" + "<w:br/>".join(f"<w:t>{t}</w:t>" for t in coupe) + "</w:r></w:p></w:tc>"

    rangees = "".join(f"<w:tr>{''.join(map(cellule, ligne))}</w:tr>" for ligne in lignes)
    corps = f"{tete}<w:document {ESPACES}><w:body><w:tbl>{rangees}</w:tbl></w:body></w:document>"
    return archive(word__document_xml=corps)


def acor(couples) -> bytes:
    blocs = "".join(
        f'<block-list:block block-list:abbreviated-name="{a}" block-list:name="{t}"/>' for a, t in couples
    )
    espace = "http://openoffice.org/2001/block-list"
    xml = f'<?xml version="1.0" encoding="UTF-8"?><block-list:block-list xmlns:block-list="{espace}">'
    return archive(mimetype="", DocumentList_xml=f"{xml}{blocs}</block-list:block-list>")


def acl(couples, *, entete=b"\x00" * 12, service=(b"", b"")) -> bytes:
    def chaine(texte):
        return struct.pack("<H", len(texte)) + texte.encode("utf-16-le")

    return entete + b"".join(service[0] + chaine(a) + service[1] + chaine(t) for a, t in couples)


def test_un_tableau_de_word_donne_ses_deux_premieres_colonnes():
    lignes = [("Name", "Value", "RTF"), *[(a, t, "False") for a, t in COUPLES]]
    assert lus(docx(lignes)) == COUPLES


def test_une_liste_de_libreoffice_est_lue():
    assert lus(acor(COUPLES[:2])) == COUPLES[:2]


def acl_observe(couples, *, nuls=()) -> bytes:
    """La disposition observée : en-tête de dix-huit octets, un mot nul devant chaque chaîne, trois à la fin.

    `nuls` : rangs des couples que des mots nuls de plus précèdent.
    """

    def chaine(texte):
        return b"\0\0" + struct.pack("<H", len(texte)) + texte.encode("utf-16-le")

    corps = b"".join(
        b"\0\0" * (3 if rang in nuls else 0) + chaine(a) + chaine(t) for rang, (a, t) in enumerate(couples)
    )
    entete = struct.pack("<HHIIIH", 0x0104, 0x0096, 0x0EBF78A1, len(corps) + 6, 0x43C0, len(couples))
    return entete + corps + b"\0" * 6


DE_WORD = [
    ("(c)", "©"), ("abscence", "absence"), ("addr", "12 rue d’Antibes"), ("apppel", "appel"),
    ("biensur", "bien sûr"), ("dc", "décision contradictoire à signifier"), ("mp", "ministère public"),
    ("pcc", "partie civile constituée à l’audience"), ("pv", "prévenu(e)"), ("tc", "tribunal correctionnel"),
]  # fmt: skip


@pytest.mark.parametrize("nuls", [(), (1,), (0, 3, 4, 9)])
@pytest.mark.parametrize("couples", [DE_WORD, DE_WORD[1:3], DE_WORD * 30])
def test_une_liste_de_word_a_la_disposition_observee_est_lue_entiere(couples, nuls):
    assert lus(acl_observe(couples, nuls=nuls)) == couples


def test_une_liste_de_word_coupee_ne_donne_que_des_entrees_entieres_ou_rien():
    fichier = acl_observe(DE_WORD * 3)
    for fin in range(len(fichier) // 2, len(fichier)):
        try:
            recus = lus(fichier[:fin])
        except FichierIllisible:
            continue
        assert recus == (DE_WORD * 3)[: len(recus)]


@pytest.mark.parametrize("entete", [b"", b"\x01\x02\x03\x04", b"\x00 " * 20, b"\xff" * 520])
@pytest.mark.parametrize("service", [(b"", b""), (b"\x20\x00", b"\x20\x00"), (b"\x00\x00", b"")])
def test_une_liste_binaire_de_word_est_lue_ou_refusee_jamais_devinee(entete, service):
    couples = [(f"ab{rang}", f"abréviation numéro {rang}") for rang in range(30)]
    fichier = acl(couples, entete=entete, service=service)
    if len(entete) > 512:
        with pytest.raises(FichierIllisible, match="corrections automatiques de Word"):
            lus(fichier)
    else:
        assert lus(fichier) == couples


@pytest.mark.parametrize(
    ("texte", "attendus"),
    [
        ("pv\tprévenu(e)\nmp\tministère public", COUPLES[:2]),
        ("pv;prévenu(e)\r\nmp;ministère public\r\n", COUPLES[:2]),
        ("Abréviation;Texte\npv;prévenu(e)\n\nmp;ministère public", COUPLES[:2]),
        ('"addr";"12 rue d’Antibes\n06130 Grasse"', COUPLES[2:]),
        ("ll;le Tribunal; après en avoir délibéré", [("ll", "le Tribunal; après en avoir délibéré")]),
        ("ac,à cause, notamment", [("ac", "à cause, notamment")]),
    ],
)
def test_deux_colonnes_collees_sont_lues(texte, attendus):
    assert [(entree.abreviation, entree.texte) for entree in lire_texte(texte)] == attendus


@pytest.mark.parametrize("codage", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_un_fichier_de_texte_est_lu_dans_son_encodage(codage):
    assert lus("pv;prévenu(e)\nmp;ministère public".encode(codage)) == COUPLES[:2]


@given(
    st.lists(
        st.tuples(
            st.text("abcé1", min_size=1, max_size=5),
            st.text("aé;,\t\n\"'(e) ", min_size=1, max_size=30),
        ),
        min_size=1,
        max_size=8,
    )
)
def test_ce_qui_est_ecrit_pour_etre_confirme_se_relit_a_l_identique(couples):
    assert abrege_texte.lire(abrege_texte.ecrire(couples)) == couples


BOMBE = "<w:document " + ESPACES + ">" + "<w:p>" * 5000
ENTITE = "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>"


@pytest.mark.parametrize(
    ("fichier", "raison"),
    [
        (b"", "vide"),
        (b"\x00\x00", "vide"),
        (b"x" * (TAILLE_MAX + 1), "5 Mo"),
        (b"bonjour", "deux colonnes"),
        (b'"a;b', "guillemet"),
        (b"\x00\x01\x02" * 400, "corrections automatiques de Word"),
        (b"PK\x03\x04rien", "abîmé"),
        (archive(autre="x"), "ni un document Word"),
        (docx(COUPLES, tete=ENTITE), "abîmé"),
        (archive(word__document_xml=BOMBE), "abîmé"),
        (archive(word__document_xml="<w:document"), "abîmé"),
        (archive(word__document_xml=b"\x00" * 3_000_000), "abîmé"),
        (docx([]), "Aucune abréviation"),
        ("\n".join(f"a{n};texte {n}" for n in range(ENTREES_MAX + 1)).encode(), "plus de"),
    ],
)
def test_un_fichier_hostile_ou_etranger_est_refuse_avec_sa_raison(fichier, raison):
    with pytest.raises(FichierIllisible, match=raison):
        lire_liste(fichier)


@given(st.binary(max_size=3000))
def test_aucun_octet_ne_fait_tomber_la_lecture(octets):
    try:
        lire_liste(octets)
    except FichierIllisible as refus:
        assert str(refus)
