from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mistral.socle.duree import Duree
from mistral.socle.francais import (
    Instant,
    Operateur,
    date_abregee,
    date_longue,
    date_partielle,
    duree_complete,
    duree_en_chiffres,
    duree_en_lettres,
    heure,
    horodatage,
    operateur,
)


def secable(texte):
    """Rend lisibles les attendus : les espaces insécables sont vérifiés à part."""
    return texte.replace("\u00a0", " ").replace("\u202f", " ")


@pytest.mark.parametrize(
    ("jour", "longue", "abregee"),
    [
        (date(2026, 11, 24), "mardi 24 novembre 2026", "mar. 24 nov. 2026"),
        (date(2026, 11, 1), "dimanche 1er novembre 2026", "dim. 1er nov. 2026"),
        (date(2026, 7, 4), "samedi 4 juillet 2026", "sam. 4 juil. 2026"),
        (date(2026, 6, 5), "vendredi 5 juin 2026", "ven. 5 juin 2026"),
    ],
)
def test_un_jour_s_ecrit_en_long_et_en_abrege(jour, longue, abregee):
    assert secable(date_longue(jour)) == longue
    assert secable(date_abregee(jour)) == abregee


def test_le_quantieme_ne_se_separe_pas_de_son_mois():
    assert "24\u00a0novembre" in date_longue(date(2026, 11, 24))


def test_une_heure_s_ecrit_avec_ses_espaces_insecables():
    assert heure(14, 5) == "14\u00a0h\u00a005"
    assert heure(9) == "9\u00a0h\u00a000"


def test_une_minute_inconnue_ne_s_ecrit_pas():
    assert heure(14, None) == "14\u00a0h"


@pytest.mark.parametrize(("heures", "minutes"), [(24, 0), (-1, 0), (12, 60)])
def test_une_heure_impossible_est_refusee(heures, minutes):
    with pytest.raises(ValueError, match="n’existe pas"):
        heure(heures, minutes)


@pytest.mark.parametrize(
    ("connu", "attendu"),
    [
        ((1994, 3, 7), "le 7 mars 1994"),
        ((2001, 3, 1), "le 1er mars 2001"),
        ((2001, 3, None), "en mars 2001, jour inconnu"),
        ((2001, None, None), "en 2001, jour et mois inconnus"),
        ((2001, None, 5), "le 5 d’un mois inconnu de 2001"),
        ((None, 3, 7), "le 7 mars, année inconnue"),
        ((None, 3, None), "en mars, jour et année inconnus"),
        ((None, None, 7), "le 7, mois et année inconnus"),
        ((None, None, None), "date inconnue"),
    ],
)
def test_une_date_partielle_dit_ce_qu_on_sait_et_ce_qu_on_ignore(connu, attendu):
    assert secable(date_partielle(*connu)) == attendu


@pytest.mark.parametrize(
    "impossible", [(2001, 2, 29), (2001, 13, 1), (2001, None, 32), (0, 1, 1), (None, 2, 30)]
)
def test_une_date_partielle_impossible_est_refusee(impossible):
    with pytest.raises(ValueError):
        date_partielle(*impossible)


PARTIE = st.none() | st.integers(1, 12)


@given(st.none() | st.integers(1900, 2100), PARTIE, PARTIE)
def test_l_inconnu_est_toujours_dit_et_seulement_lui(annee, mois, jour):
    ecrite = date_partielle(annee, mois, jour)
    assert ("inconnu" in ecrite) == (None in (annee, mois, jour))
    assert (annee is not None) == (str(annee) in ecrite)


@pytest.mark.parametrize(
    ("duree", "lettres", "chiffres"),
    [
        (Duree(mois=8), "huit mois", "8 mois"),
        (Duree(ans=1), "un an", "1 an"),
        (Duree(ans=2), "deux ans", "2 ans"),
        (Duree(jours=1), "un jour", "1 jour"),
        (Duree(mois=12), "douze mois", "12 mois"),
        (Duree(ans=1, mois=6), "un an et six mois", "1 an et 6 mois"),
        (Duree(2, 3, 10), "deux ans, trois mois et dix jours", "2 ans, 3 mois et 10 jours"),
    ],
)
def test_une_duree_s_ecrit_comme_le_tribunal_l_a_dite(duree, lettres, chiffres):
    assert duree_en_lettres(duree) == lettres
    assert secable(duree_en_chiffres(duree)) == chiffres
    assert secable(duree_complete(duree)) == f"{lettres} ({chiffres})"


def test_une_duree_nulle_ne_s_ecrit_pas():
    with pytest.raises(ValueError, match="nulle"):
        duree_complete(Duree())


PRECIS = Instant(2026, 7, 1, 23, 40)
FEVRIER, JUIN = Instant(2024, 2, 1), Instant(2025, 6, 30)


@pytest.mark.parametrize(
    ("signe", "debut", "fin", "attendu"),
    [
        (Operateur.LE, PRECIS, None, "le 1er juillet 2026 à 23 h 40"),
        (Operateur.LE, Instant(2026, 7, 1, 23), None, "le 1er juillet 2026 à 23 h"),
        (Operateur.LE, Instant(2026, 7, 1), None, "le 1er juillet 2026"),
        (Operateur.LE, Instant(2026), None, "en 2026, jour et mois inconnus"),
        (Operateur.LE, Instant(), None, "date inconnue"),
        (Operateur.ENTRE, FEVRIER, JUIN, "entre le 1er février 2024 et le 30 juin 2025"),
        (Operateur.ENTRE, FEVRIER, None, "entre le 1er février 2024 et une date inconnue"),
        (
            Operateur.ENTRE,
            Instant(2024, 2),
            JUIN,
            "entre février 2024 (jour inconnu) et le 30 juin 2025",
        ),
        (Operateur.COURANT, Instant(2025), None, "courant 2025"),
        (Operateur.COURANT, Instant(2025, 3), None, "courant mars 2025"),
        (Operateur.COURANT, Instant(2025, 3, 4), None, "le 4 mars 2025"),
        (Operateur.COURANT, Instant(None, 3), None, "en mars, jour et année inconnus"),
        (Operateur.COURANT, Instant(2024), Instant(2025), "entre courant 2024 et courant 2025"),
        (
            Operateur.COURANT,
            FEVRIER,
            Instant(2025),
            "entre le 1er février 2024 et 2025 (jour et mois inconnus)",
        ),
        (Operateur.DEPUIS, FEVRIER, None, "depuis le 1er février 2024"),
        (Operateur.DEPUIS, FEVRIER, JUIN, "depuis le 1er février 2024 et jusqu’au 30 juin 2025"),
        (Operateur.DEPUIS, Instant(2024), None, "depuis 2024 (jour et mois inconnus)"),
        (Operateur.DEPUIS, Instant(), JUIN, "depuis une date inconnue et jusqu’au 30 juin 2025"),
        (Operateur.JUSQU_AU, JUIN, None, "jusqu’au 30 juin 2025"),
        (Operateur.JUSQU_AU, Instant(), JUIN, "jusqu’au 30 juin 2025"),
        (Operateur.JUSQU_AU, Instant(2025), None, "jusqu’en 2025 (jour et mois inconnus)"),
        (Operateur.JUSQU_AU, FEVRIER, JUIN, "depuis le 1er février 2024 et jusqu’au 30 juin 2025"),
        (None, FEVRIER, None, "le 1er février 2024"),
        (None, FEVRIER, JUIN, "entre le 1er février 2024 et le 30 juin 2025"),
        (None, FEVRIER, FEVRIER, "le 1er février 2024"),
    ],
)
def test_la_date_des_faits_suit_son_operateur(signe, debut, fin, attendu):
    assert secable(horodatage(signe, debut, fin)) == attendu


@pytest.mark.parametrize("signe", [None, *Operateur])
def test_une_date_de_faits_impossible_est_refusee(signe):
    with pytest.raises(ValueError):
        horodatage(signe, Instant(2025, 2, 30))


@pytest.mark.parametrize(
    ("code", "libelle", "attendu"),
    [
        ("1", "le", Operateur.LE),
        ("5", "entre le", Operateur.ENTRE),
        ("5", "", Operateur.ENTRE),
        ("", "Jusqu’au", Operateur.JUSQU_AU),
        ("1", "courant", Operateur.COURANT),
        ("99", "vers", None),
    ],
)
def test_l_operateur_se_reconnait_par_son_libelle_puis_par_son_code(code, libelle, attendu):
    assert operateur(code, libelle) is attendu
