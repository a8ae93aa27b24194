"""Modules d'un paquet de registre qui n'inscrivent rien, et pourquoi."""

SANS_INSCRIPTION = {
    "audiences/regles/etat.py": "ce qu’est un état affiché",
    "audiences/regles/etat_affaire.py": "un mot d’après des horodatages, sans article de loi",
    "audiences/regles/etat_audience.py": "un mot d’après des horodatages, sans article de loi",
    "audiences/regles/charge_audience.py": "une addition, sans article de loi",
    "audiences/regles/situation_composition.py": "ce que les règles de composition regardent",
    "audiences/regles/etat_preparation.py": "un mot d’après des comptes, sans article de loi",
    "audiences/regles/fenetre.py": "ce qu’est une fenêtre de délai",
    "audiences/regles/situation_note.py": "ce que les règles de la note regardent",
    "audiences/documents/bloc_commun.py": "en-tête commun aux documents",
    "audiences/documents/secours_affaire.py": "une affaire du dossier de secours",
    "audiences/documents/secours_note.py": "la note à remplir du dossier de secours",
    "pilotage/documents/cellules.py": "valeurs des cellules d’un classeur",
    "pilotage/documents/classeur.py": "classeur de l’export, produit à la demande et non au registre",
    "audiences/regles/affaires_a_renvoyer.py": "aide au greffier, non règle de droit",
    "audiences/regles/fin_projetee.py": "estimation de la fin de l’audience, non règle de droit",
    "audiences/regles/heure_dite.py": "heure lue dans une phrase, non règle de droit",
    "audiences/regles/heure_legale.py": "heure de Paris et changement d’heure, non règle de droit",
    "audiences/regles/ordre_des_heures.py": "ordre des heures notées, non règle de droit",
    "audiences/regles/seuils_duree.py": "seuils d’une circulaire sans valeur impérative",
    "audiences/regles/temps_de_debats.py": "mesure du temps de débats, non règle de droit",
}
