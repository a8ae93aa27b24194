"""Commandes de la note (`/…`) : chacune écrit ensemble la phrase et la donnée.

Une commande est un fichier de `<app>/commandes/`. Son formulaire vient de `form` ; `executer` est un service
qui enregistre la donnée et rend la phrase à porter à la note. Corriger la donnée réécrit la phrase.
"""

from collections.abc import Callable
from dataclasses import dataclass

from mistral.socle.registre import Registre


@dataclass(frozen=True)
class Commande:
    """Commande de la note.

    `form(inscription, donnees=None)` rend le formulaire ; `executer(inscription, saisie, mention, par)`
    enregistre la donnée rattachée à la mention et rend le texte de celle-ci. `etape` est l'étape concernée.
    """

    code: str
    libelle: str
    mot: str
    etape: str
    form: Callable
    executer: Callable
    droit: str = "audiences.tenir_note"
    rang: int = 0


COMMANDES: Registre[Commande] = Registre("commandes")
