"""Composition : trois magistrats distincts, un seul à juge unique, une place par personne."""

import pytest

from audiences.choix import Fauteuil, Formation
from audiences.regles.situation_composition import PORTEE_COMPOSITION, Occupant, SituationComposition
from mistral.socle.droit import controler

P, A1, A2 = Fauteuil.PRESIDENT, Fauteuil.ASSESSEUR_1, Fauteuil.ASSESSEUR_2
MP, G = Fauteuil.MINISTERE_PUBLIC, Fauteuil.GREFFIER


@pytest.mark.parametrize(
    ("formation", "places", "codes"),
    [
        (Formation.COLLEGIALE, {}, []),
        (Formation.COLLEGIALE, {P: "A", A1: "B", A2: "C", MP: "D", G: "E"}, []),
        (Formation.COLLEGIALE, {P: "A", A1: "B"}, ["C-COLLEGIALE"]),
        (Formation.COLLEGIALE, {P: "A", A1: "B", A2: "A"}, ["C-COLLEGIALE", "C-UNE-PLACE"]),
        (Formation.COLLEGIALE, {P: "A", A1: "B", A2: "C", MP: "C"}, ["C-UNE-PLACE"]),
        (Formation.JUGE_UNIQUE, {P: "A", MP: "B", G: "C"}, []),
        (Formation.JUGE_UNIQUE, {P: "A", A1: "B"}, ["C-JUGE-UNIQUE"]),
        (Formation.JUGE_UNIQUE, {P: "A", G: "A"}, ["C-UNE-PLACE"]),
    ],
)
def test_les_avertissements_de_composition(formation, places, codes):
    occupants = tuple(Occupant(place, f"Mme {cle}", cle) for place, cle in places.items())
    constats = controler(SituationComposition(formation, occupants), portee=PORTEE_COMPOSITION)
    assert [constat.code for constat in constats] == codes
    assert not any(constat.est_bloquant for constat in constats)


def test_l_avertissement_nomme_la_personne_et_ses_places():
    occupants = (Occupant(P, "Mme VASSEUR", "vasseur"), Occupant(G, "Mme VASSEUR", "vasseur"))
    [constat] = controler(SituationComposition(Formation.JUGE_UNIQUE, occupants), portee=PORTEE_COMPOSITION)
    assert "Mme VASSEUR (président et greffier)" in constat.message
    assert [str(source) for source in constat.sources] == ["CPP, art.\u00a0398", "CPP, art.\u00a0398-3"]
