"""Chargement des raccourcis nationaux fournis avec le logiciel."""

import csv
from pathlib import Path

from django.db import transaction

from audiences.models import RaccourciNational
from audiences.raccourci import cle_de

FICHIER = Path(__file__).resolve().parents[1] / "donnees" / "raccourcis-nationaux.csv"


@transaction.atomic
def charger_raccourcis() -> int:
    """Crée les raccourcis nouveaux et suit ceux qui ont changé ; rend leur nombre. Idempotent.

    Ce que l'administration a ajouté, modifié ou cessé de proposer reste tel quel ; un raccourci qui n'est
    plus fourni cesse d'être proposé.
    """
    with FICHIER.open(encoding="utf-8", newline="") as fichier:
        fournis = list(csv.DictReader(fichier, delimiter=";"))
    connus = list(RaccourciNational.objects.select_for_update(of=("self",)))
    par_origine = {connu.fourni_sous: connu for connu in connus if connu.fourni_sous}
    prises = {connu.cle for connu in connus}
    nouveaux, changes = [], []
    for fourni in fournis:
        connu = par_origine.pop(fourni["abreviation"], None)
        if connu is not None:
            if connu.retouche_le is None and _suivre(connu, fourni):
                changes.append(connu)
        elif cle_de(fourni["abreviation"]) not in prises:
            nouveaux.append(RaccourciNational(**fourni, fourni_sous=fourni["abreviation"]))
    for disparu in par_origine.values():
        if disparu.retouche_le is None and disparu.est_propose:
            disparu.est_propose = False
            changes.append(disparu)
    RaccourciNational.objects.bulk_create(nouveaux)
    RaccourciNational.objects.bulk_update(changes, ["texte", "accord", "est_propose"])
    return len(fournis)


def _suivre(connu: RaccourciNational, fourni: dict[str, str]) -> bool:
    avant = (connu.texte, connu.accord, connu.est_propose)
    connu.texte, connu.accord, connu.est_propose = fourni["texte"], fourni["accord"], True
    return avant != (connu.texte, connu.accord, connu.est_propose)
