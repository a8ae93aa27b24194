"""Des rôles perdus, répétés ou arrivés dans le désordre donnent le même état qu'arrivés à temps."""

import json

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from audiences.choix import ObjetSuivi
from audiences.models import Affaire, Audience, Personne
from audiences.services.corriger import corriger
from tests.audiences.services.instantane import instantane
from tests.audiences.services.roles import importer
from tests.socle.factories import UtilisateurFactory

pytestmark = pytest.mark.django_db

MOT = st.sampled_from(["", "un", "deux"])


@st.composite
def affaires(tirage, numero):
    """Une affaire dont parties, faits, liens et champs varient d'un rôle à l'autre."""
    faits = tirage(st.sets(st.sampled_from([f"N{numero}a", f"N{numero}b"]), min_size=1))
    presentes = tirage(st.sets(st.sampled_from(["P1", f"P{numero}x"]), min_size=1))
    personnes = [
        {
            "id_ksp": identifiant,
            "role": "Prévenu",
            "nom": tirage(st.sampled_from(["DUPONT-O'NEILL", "ÉTIENNE"])),
            "profession": tirage(MOT),
            "avocat": tirage(st.sampled_from(["", "Me Aubanel, barreau de Grasse", "Me Ferrandi"])),
            "natinfs": [
                {"id_ksp": fait, "rang": rang}
                for rang, fait in enumerate(sorted(tirage(st.sets(st.sampled_from(sorted(faits))))), start=1)
            ],
        }
        for identifiant in sorted(presentes)
    ]
    if tirage(st.booleans()):
        personnes.append(
            {
                "id_ksp": f"V{numero}",
                "role": tirage(st.sampled_from(["Victime", "Partie civile"])),
                "nom": "FABRE",
                "personnes_liees": [
                    {
                        "id_ksp": f"R{numero}",
                        "role": "Personne liée",
                        "nom": "FABRE",
                        "prenom_1": "Nathalie",
                        "lien_juridique": {"code": "1", "libelle": "Représentant légal"},
                        "lien_social": {"code": "", "libelle": tirage(st.sampled_from(["mère", "tante"]))},
                    }
                ]
                if tirage(st.booleans())
                else [],
            }
        )
    return {
        "id_ksp_affaire": f"A{numero}",
        "numero_parquet": f"2618200004{numero}",
        "numero_cabinet": tirage(MOT),
        "scelle": tirage(st.sampled_from([None, True, False])),
        "nataffs": [{"code": mot, "libelle": mot} for mot in sorted(tirage(st.sets(MOT))) if mot],
        "personnes": personnes,
        "natinfs": [
            {
                "id_ksp": fait,
                "code": "7151",
                "libelle": "VOL",
                "lieu": tirage(MOT),
                "debut": {"year": 2026, "month": tirage(st.integers(1, 2))},
            }
            for fait in sorted(faits)
        ],
    }


@st.composite
def roles(tirage, jour):
    """Un rôle du mois de novembre, de une ou deux audiences, qui peut en dire moins que le précédent."""
    presentes = sorted(tirage(st.sets(st.sampled_from(["AUD-1", "AUD-2"]), min_size=1)))
    numeros = {numero: tirage(affaires(numero)) for numero in (1, 2)}
    return {
        "format": "role-v1",
        "juridiction": "Tribunal judiciaire de Grasse",
        "emis_le": f"2026-11-{jour:02}T18:00:00+01:00",
        "audiences": [
            {
                "id_cassiopee": identifiant,
                "date": "2026-11-24" if identifiant == "AUD-1" else "2026-12-15",
                "heure_debut": tirage(st.sampled_from(["13:30", "14:00"])),
                "libelleService": tirage(st.sampled_from(["Chambre 15", "Chambre 12"])),
                "type": "collégiale",
                "salle": tirage(MOT),
                "intervenants": [
                    {"role": "president", "libelle_complet": nom}
                    for nom in [tirage(st.sampled_from(["", "Mme VASSEUR", "M. COLIN"]))]
                    if nom
                ],
                "affaires": [
                    numeros[numero] for numero in sorted(tirage(st.sets(st.sampled_from([1, 2]), min_size=1)))
                ],
            }
            for identifiant in presentes
        ],
    }


def etat_apres(tribunal, par, premier: bytes, suite: list[bytes]) -> dict:
    """Importe le premier rôle, corrige à la main, importe la suite ; rend l'état et défait tout."""
    with transaction.atomic():
        importer(tribunal, premier)
        personne = Personne.objects.filter(id_cassiopee="P1").first()
        affaire, audience = Affaire.objects.first(), Audience.objects.first()
        if personne is not None:
            valeurs = {"profession": "cariste"}
            corriger(ObjetSuivi.PERSONNE, personne, valeurs, par=par, affaire=affaire)
        corriger(ObjetSuivi.AFFAIRE, affaire, {"numero_cabinet": "JI-4"}, par=par, affaire=affaire)
        corriger(ObjetSuivi.AUDIENCE, audience, {"specialite": "Mineurs"}, par=par, audience=audience)
        for contenu in suite:
            importer(tribunal, contenu)
        vu = instantane()
        transaction.set_rollback(True)
    return vu


@settings(max_examples=12, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_desordre_repetition_et_perte_convergent_au_meme_etat(tribunal, agent, donnees):
    emis = [json.dumps(donnees.draw(roles(jour))).encode() for jour in (10, 12, 14, 16)]
    premier, suite = emis[0], emis[1:]
    dans_l_ordre = etat_apres(tribunal, agent, premier, suite)
    # Chaque rôle finit par arriver, une fois ou plusieurs, après des pertes, dans n'importe quel ordre.
    repetes = donnees.draw(st.lists(st.sampled_from(emis), max_size=3))
    desordre = donnees.draw(st.permutations([*suite, *repetes]))
    obtenu = etat_apres(tribunal, agent, premier, desordre)
    assert {cle: obtenu.get(cle) for cle in obtenu if obtenu.get(cle) != dans_l_ordre.get(cle)} == {
        cle: dans_l_ordre[cle] for cle in dans_l_ordre if obtenu.get(cle) != dans_l_ordre[cle]
    }


@pytest.fixture
def agent(db):
    return UtilisateurFactory()
