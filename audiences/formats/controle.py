"""Cohérence d'une affaire lue : ce qui se vérifie de même quel que soit le format d'origine."""

from audiences.formats.anomalie import Emplacement, Releve, citer
from audiences.formats.role import AffaireLue, QualiteLue


def controler(affaire: AffaireLue, place: str | Emplacement, releve: Releve) -> None:
    """Bloque les identifiants répétés et les renvois dans le vide ; signale ce qui surprendra le greffier."""
    _controler_identifiants(affaire, place, releve)
    prevenus = [partie for partie in affaire.parties if partie.qualite is QualiteLue.PREVENU]
    if not prevenus:
        releve.informer(place, "L’affaire n’a aucun prévenu. Vérifiez l’export.")
    for partie in affaire.parties:
        nom = citer(partie.personne.raison_sociale or partie.personne.nom or partie.personne.nom_complet)
        if partie in prevenus and not partie.preventions:
            releve.informer(place, f"Aucune infraction n’est reprochée au prévenu {nom}. Vérifiez l’export.")
        if partie not in prevenus and partie.preventions:
            message = f"Des infractions sont attachées à {nom}, que le fichier ne dit pas prévenu"
            releve.informer(place, f"{message} ({citer(partie.qualite_libelle)}). Vérifiez sa qualité.")


def _controler_identifiants(affaire: AffaireLue, place: str | Emplacement, releve: Releve) -> None:
    infractions = [infraction.identifiant for infraction in affaire.infractions if infraction.identifiant]
    for double in _repetes(infractions):
        message = f"Deux infractions de l’affaire portent l’identifiant {citer(double)}."
        releve.bloquer(place, f"{message} Retirez la répétition.")
    # Une même personne peut être prévenue et victime (violences réciproques), pas deux fois prévenue ; une
    # personne liée peut l'être à deux autres (la mère de deux victimes).
    parties = [(partie.personne.identifiant, partie.qualite) for partie in affaire.parties]
    for identifiant, _ in _repetes([couple for couple in parties if couple[0]]):
        message = f"La personne {citer(identifiant)} figure deux fois dans l’affaire avec la même qualité."
        releve.bloquer(place, f"{message} Retirez la répétition.")
    for partie in affaire.parties:
        reprochees = [prevention.infraction for prevention in partie.preventions if prevention.infraction]
        for absente in sorted(set(reprochees) - set(infractions)):
            message = f"L’infraction {citer(absente)} est reprochée à une personne mais absente de l’affaire."
            releve.bloquer(place, f"{message} Complétez l’export.")
        for double in _repetes(reprochees):
            message = f"L’infraction {citer(double)} est reprochée deux fois à la même personne."
            releve.bloquer(place, f"{message} Retirez la répétition.")


def _repetes(valeurs: list) -> list:
    vues: set = set()
    return list(dict.fromkeys(valeur for valeur in valeurs if valeur in vues or vues.add(valeur)))
