"""Entrée de l'app dans le menu."""

from mistral.socle.accueil import ACCUEILS, Rubrique

ACCUEILS.inscrire(Rubrique("CALENDRIER", "Audiences", "audiences:calendrier", "audiences.consulter", rang=10))
ACCUEILS.inscrire(
    Rubrique("RACCOURCIS", "Raccourcis", "audiences:raccourcis", "audiences.tenir_raccourcis", rang=80)
)
ACCUEILS.inscrire(
    Rubrique(
        "RECHERCHE",
        "Rechercher",
        "audiences:rechercher",
        "audiences.rechercher",
        rang=90,
        est_une_recherche=True,
    )
)
