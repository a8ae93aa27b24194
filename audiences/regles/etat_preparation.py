"""Où en est la préparation d'une affaire : un mot, une couleur."""

from audiences.regles.etat import Etat

PRETE = "PRETE"


def etat_preparation(*, manques: int, a_verifier: int) -> Etat:
    """Donne « Prête », « 1 manque » ou « 2 à vérifier » ; un manque prime, l'autre compte le suit."""
    verifier = f"{a_verifier} à vérifier" if a_verifier else ""
    if manques:
        mot = f"{manques} manque{'s' if manques > 1 else ''}"
        return Etat("MANQUES", ", ".join(filter(None, (mot, verifier))), "mp-etat--alerte")
    if a_verifier:
        return Etat("A_VERIFIER", verifier, "mp-etat--attente")
    return Etat(PRETE, "Prête", "mp-etat--fait")
