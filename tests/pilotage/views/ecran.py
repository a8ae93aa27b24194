"""Ce que les essais des écrans de pilotage partagent : des audiences, et de quoi lire page et classeur."""

import re
from datetime import date
from io import BytesIO

from django.urls import reverse
from openpyxl import load_workbook

from audiences.choix import Issue
from tests.pilotage.jeu import Passe

NOVEMBRE = date(2026, 11, 3)
JUGEE, RENVOYEE = Passe(issue=Issue.RETENUE_JUGEE), Passe(issue=Issue.RENVOYEE, motif="EXTRACTION")
SANS_MOTIF = Passe(issue=Issue.RENVOYEE)
PERIODE = {"du": "2026-01", "au": "2026-11"}


def lire(client, nom, *args, **requete):
    return client.get(reverse(f"pilotage:{nom}", args=args), requete)


def page(reponse) -> str:
    return reponse.content.decode()


def lignes(reponse) -> list[str]:
    return re.findall(r"<tr>\s*<th scope=\"row\" class=\"mp-chiffres\">", page(reponse))


def classeur(reponse):
    return load_workbook(BytesIO(reponse.content))
