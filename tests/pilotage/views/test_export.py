"""Le classeur dit ce que dit l'écran, typé, sans formule venue des données."""

from datetime import timedelta

import pytest

from decisions.motif_renvoi import MOTIFS_RENVOI
from mistral.socle.models import EntreeJournal
from pilotage.indicateur import INDICATEURS
from tests.pilotage.jeu import Seance, enregistrer
from tests.pilotage.views.ecran import JUGEE, NOVEMBRE, PERIODE, classeur, lire


def test_le_classeur_dit_ce_que_dit_l_ecran(directrice, audiences):
    tableau = lire(directrice, "tableau", **PERIODE).context["tableau"]
    livre = classeur(lire(directrice, "export", **PERIODE))
    assert livre.sheetnames == ["Synthèse", "Données", "Définitions", "Qualité"]
    titres, *synthese = livre["Synthèse"].iter_rows(min_row=5, values_only=True)
    donnees = list(livre["Données"].iter_rows(min_row=2, values_only=True))
    ecrites = {ligne[0]: ligne for ligne in synthese if not ligne[2]}
    assert set(ecrites) == set(INDICATEURS.codes())
    for code, lu in tableau.releves.items():
        ligne = dict(zip(titres, ecrites[code], strict=True))
        assert _meme(ligne["Valeur"], lu.chiffre), code
        assert (ligne["Compte"], ligne["Sur"]) == (lu.chiffre.comptees, lu.chiffre.population)
        for rang, mois in enumerate(lu.mois, start=8):
            assert titres[rang].date() == mois.mois
            assert _meme(ecrites[code][rang], mois.chiffre), (code, mois.nom)
        siennes = [donnee for donnee in donnees if donnee[0] == code]
        assert len(siennes) == lu.chiffre.population
        assert sum(donnee[2] == "oui" for donnee in siennes) == lu.chiffre.comptees
    motifs = {ligne[2]: ligne[4] for ligne in synthese if ligne[0] == "RENVOI_MOTIF" and ligne[2]}
    assert motifs == {MOTIFS_RENVOI["EXTRACTION"].libelle: 2, "motif non renseigné": 1}
    seuils = [ligne[4] for ligne in synthese if ligne[0] == "AUD_DUREE" and ligne[2]]
    assert seuils == [2, 2, 1]
    qualite = {ligne[0]: ligne for ligne in livre["Qualité"].iter_rows(min_row=2, values_only=True)}
    assert qualite["QUAL_NON_LEVEES"][2:6] == (1, 3, pytest.approx(1 / 3), pytest.approx(2 / 3))
    assert qualite["QUAL_SANS_ISSUE"][2:4] == (1, 7)


def _meme(cellule, chiffre) -> bool:
    if not chiffre.est_connu:
        return cellule == chiffre.etat.value
    if isinstance(chiffre.nombre, timedelta):
        return _duree(cellule) == chiffre.nombre
    return cellule == pytest.approx(chiffre.nombre)


def _duree(cellule) -> timedelta:
    if isinstance(cellule, timedelta):
        return cellule
    return timedelta(hours=cellule.hour, minutes=cellule.minute, seconds=cellule.second)


def test_le_classeur_est_type_fige_et_filtre(directrice, audiences):
    livre = classeur(lire(directrice, "export", **PERIODE))
    for feuille in livre.worksheets:
        assert feuille.freeze_panes
        assert feuille.auto_filter.ref
    donnees = livre["Données"]
    titres = [cellule.value for cellule in donnees[1]]
    assert donnees.auto_filter.ref.endswith(str(donnees.max_row))
    jour = donnees.cell(2, titres.index("Audience") + 1)
    appelee = donnees.cell(2, titres.index("Appelée") + 1)
    assert jour.is_date
    assert appelee.is_date
    assert appelee.value.hour == 13


def test_aucune_donnee_ne_devient_formule(directrice, chambres):
    chambres[0].nom = '=HYPERLINK("http://exemple.invalid")\x07'
    chambres[0].save(update_fields=["nom"])
    [audience] = enregistrer([Seance(NOVEMBRE, minutes=60, passages=(JUGEE,))], chambres)
    affaire = audience.inscriptions.get().affaire
    affaire.numero_parquet = "+26182000001"
    affaire.save(update_fields=["numero_parquet"])
    feuilles = classeur(lire(directrice, "export", **PERIODE)).worksheets
    cellules = [cellule for feuille in feuilles for ligne in feuille for cellule in ligne]
    assert not [cellule for cellule in cellules if cellule.data_type == "f"]
    for debut in ("=HYPERLINK", "+26182"):
        fautives = [c for c in cellules if isinstance(c.value, str) and c.value.startswith(debut)]
        assert fautives
        assert all(cellule.data_type == "s" and cellule.quotePrefix for cellule in fautives)


def test_l_export_est_nomme_et_consigne(directrice, tribunal, audiences):
    reponse = lire(directrice, "export", **PERIODE)
    assert 'filename="pilotage-tj-de-grasse-2026-01-2026-11.xlsx"' in reponse["Content-Disposition"]
    entree = EntreeJournal.objects.get(acte="indicateurs-exportes")
    assert (entree.utilisateur, entree.juridiction) == (directrice.personne, tribunal)
