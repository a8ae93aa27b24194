"""Écrans qu'une app plus haute ajoute à l'audience ou à l'affaire, sans que celle-ci la connaisse."""

from collections.abc import Callable
from dataclasses import dataclass

from mistral.socle.habilitation import DROITS
from mistral.socle.registre import Registre


@dataclass(frozen=True)
class Prolongement:
    """Lien ajouté à un écran : son adresse d'après l'objet, sa touche, le droit qu'il demande.

    `portee` vaut `AUDIENCE` (l'objet est une audience) ou `INSCRIPTION` (l'objet est un passage).
    `resume`, s'il est donné, dit en une ligne où en est la chose (« 2 prévenus à décider »). `allege` :
    l'écran retire l'affaire de l'audience ; il se propose quand celle-ci dure trop.
    """

    code: str
    libelle: str
    portee: str
    adresse: Callable[[object], str]
    droit: str
    touche: str = ""
    resume: Callable[[object], str] | None = None
    allege: bool = False
    rang: int = 0


PROLONGEMENTS: Registre[Prolongement] = Registre("prolongements")


def prolongements_de(objet, portee: str, utilisateur) -> list[dict]:
    """Donne les liens permis à cette personne sur cet objet, prêts pour le gabarit."""
    return [
        {
            "code": entree.code,
            "libelle": entree.libelle,
            "adresse": entree.adresse(objet),
            "touche": entree.touche,
            "resume": entree.resume(objet) if entree.resume else "",
        }
        for entree in PROLONGEMENTS
        if entree.portee == portee and utilisateur.peut(DROITS[entree.droit], objet.juridiction_id)
    ]
