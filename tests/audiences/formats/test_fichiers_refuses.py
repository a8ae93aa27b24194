"""Ce qui empêche de lire le fichier entier : une phrase claire, et une place quand il y en a une."""

import io
import json
import zipfile

import pytest

from audiences.formats.anomalie import FichierIllisible
from audiences.formats.lecture import TAILLE_MAX, lire_role
from audiences.formats.table import LIGNES_MAX

from .fichiers import CSV_ANTIBES, ENTETES, JSON_GRASSE, role_minimal

LIGNE = "24/11/2026;13:30;Chambre 15;collégiale;26182000041;Prévenu;MARTELLI"


def _zip() -> bytes:
    tampon = io.BytesIO()
    with zipfile.ZipFile(tampon, "w") as archive:
        archive.writestr("lisez-moi.txt", "bonjour")
    return tampon.getvalue()


def _role_avec(**champs) -> bytes:
    return json.dumps(role_minimal() | champs).encode()


REFUS = {
    "vide": (b"", "vide", ""),
    "blanc": (b" \r\n\t ", "vide", ""),
    "seule marque d'ordre des octets": (b"\xef\xbb\xbf", "vide", ""),
    "trop gros": (b"{" + b" " * TAILLE_MAX, "20 Mo", ""),
    "archive quelconque": (_zip(), "ni un classeur XLSX ni un classeur ODS", ""),
    "ancien Excel": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ancien classeur Excel", ""),
    "PDF": (b"%PDF-1.7\n", "PDF", ""),
    "octet nul": (b'{"format": "role-v1"\x00}', "octets binaires", ""),
    "UTF-16": (ENTETES.encode("utf-16"), "UTF-16", ""),
    "JSON en Windows-1252": ('{\n"juridiction": "Béziers"}'.encode("cp1252"), "UTF-8", "ligne 2"),
    "octet hors de tout codage": (f"{ENTETES}\n".encode() + b"caf\x81", "Windows-1252", "ligne 2"),
    "JSON coupé": (b'{"format": "role-v1",\n "audiences": [', "JSON bien formé", "ligne 2, colonne 16"),
    "virgule en trop": (b'{"format": "role-v1",}', "JSON bien formé", "ligne 1, colonne 22"),
    "texte nommé JSON": (b"bonjour", "JSON bien formé", "ligne 1, colonne 1"),
    "liste": (b"[]", "objet", ""),
    "format absent": (b"{}", "aucun format", "champ format"),
    "autre format": (_role_avec(format="role-v2"), "«\u00a0role-v2\u00a0»", "champ format"),
    "sans audience": (_role_avec(audiences=[]), "Aucune audience", "champ audiences"),
    "audiences en texte": (_role_avec(audiences="24/11"), "Aucune audience", "champ audiences"),
    "clé en double": (
        b'{"format": "role-v1", "format": "role-v1"}',
        "«\u00a0format\u00a0» figure deux fois",
        "",
    ),
    "NaN": (b'{"format": "role-v1", "duree": NaN}', "«\u00a0NaN\u00a0»", ""),
    "infini": (b'{"duree": -Infinity}', "«\u00a0-Infinity\u00a0»", ""),
    "nombre infini par débordement": (b'{"duree": 1e999}', "démesuré", ""),
    "entier de dix mille chiffres": (b'{"duree": ' + b"9" * 10_000 + b"}", "démesuré", ""),
    "imbrication de 33 niveaux": (b'{"a":' + b"[" * 32 + b"]" * 32 + b"}", "32 niveaux", ""),
    "imbrication de 100 000 niveaux": (b"[" * 100_000, "32 niveaux", ""),
}


@pytest.mark.parametrize(("contenu", "message", "place"), REFUS.values(), ids=REFUS)
def test_le_fichier_est_refuse_avec_sa_raison(contenu, message, place):
    with pytest.raises(FichierIllisible) as refus:
        lire_role("role.json", contenu)
    assert message in refus.value.message
    assert refus.value.place == place
    assert refus.value.message.endswith((".", "?"))


def test_tous_les_titres_manquants_sont_nommes():
    sans = (
        CSV_ANTIBES.read_text("utf-8-sig").replace("Heure;", "Horaire;", 1).replace(";Nom;", ";Patronyme;", 1)
    )
    with pytest.raises(
        FichierIllisible, match="obligatoires manquent\u00a0: «\u00a0Heure\u00a0», «\u00a0Nom\u00a0»"
    ):
        lire_role("role.csv", sans.encode())


def test_un_seul_titre_manquant_est_nomme():
    with pytest.raises(FichierIllisible, match="Une colonne obligatoire manque\u00a0: «\u00a0Service\u00a0»"):
        lire_role("role.csv", ENTETES.replace("Service", "Pôle").encode() + b"\n")


def test_un_titre_en_double_est_refuse():
    with pytest.raises(FichierIllisible, match="«\u00a0NOM\u00a0» figure deux fois"):
        lire_role("role.csv", f"{ENTETES};NOM\n{LIGNE};X".encode())


def test_une_table_sans_ligne_est_refusee():
    with pytest.raises(FichierIllisible, match="que ses titres"):
        lire_role("role.csv", f"{ENTETES}\n;;;;;;\n".encode())


def test_un_texte_qui_n_est_pas_une_table_est_refuse():
    with pytest.raises(FichierIllisible, match="ni un rôle JSON ni une table"):
        lire_role("role.csv", b"Bonjour;voici;le;role\n1;2;3;4")


def test_un_guillemet_ouvert_est_refuse_avec_sa_ligne():
    with pytest.raises(FichierIllisible, match="guillemet") as refus:
        lire_role("role.csv", f'{ENTETES}\n{LIGNE}\n24/11/2026;"13:30;Chambre'.encode())
    assert refus.value.place == "ligne 3"


def test_une_table_trop_longue_est_refusee_et_la_plus_longue_admise_est_lue():
    with pytest.raises(FichierIllisible, match=f"{LIGNES_MAX} lignes"):
        lire_role("role.csv", "\n".join([ENTETES, *[LIGNE] * (LIGNES_MAX + 1)]).encode())
    pleine = lire_role("role.csv", "\n".join([ENTETES, *[LIGNE] * LIGNES_MAX]).encode())
    assert len(pleine.role.audiences[0].affaires) == 1


@pytest.mark.parametrize("nom", ["role.csv", "role.xlsx", "role", "role.pdf.exe"])
def test_le_contenu_l_emporte_sur_l_extension(nom):
    assert lire_role(nom, JSON_GRASSE.read_bytes()) == lire_role("role.json", JSON_GRASSE.read_bytes())
    assert lire_role(f"{nom}.json", CSV_ANTIBES.read_bytes()) == lire_role("a.csv", CSV_ANTIBES.read_bytes())


def test_la_marque_d_ordre_des_octets_est_admise_en_json():
    nu = JSON_GRASSE.read_bytes()
    assert lire_role("role.json", b"\xef\xbb\xbf" + nu) == lire_role("role.json", nu)
