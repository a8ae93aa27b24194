"""Affaires renvoyées sans motif enregistré."""

from django.db.models import Q

from pilotage.calcul import Part
from pilotage.indicateur import INDICATEURS, Indicateur, Theme
from pilotage.passages import COLONNES_RENVOI, RENVOYEE, inscrits

QUAL_RENVOI_SANS_MOTIF = INDICATEURS.inscrire(
    Indicateur(
        code="QUAL_RENVOI_SANS_MOTIF",
        libelle="Renvois sans motif",
        theme=Theme.QUALITE,
        definition="Affaires marquées renvoyées dont le motif n’est pas enregistré.",
        unite="affaire",
        numerateur="renvois sans motif",
        denominateur="affaires renvoyées, intérêts civils compris",
        source="renvois enregistrés à l’audience",
        calcul=Part(lambda selection: inscrits(selection).filter(RENVOYEE), compte=Q(motif_lu="")),
        colonnes=COLONNES_RENVOI,
        rang=130,
    )
)
