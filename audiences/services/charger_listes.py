"""Chargement des listes nationales de codes fournies avec le logiciel."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from audiences.choix import Liste
from audiences.listes import ValeurFournie, valeurs_fournies
from audiences.models import ValeurDeListe

_VEILLE = timedelta(days=1)


@transaction.atomic
def charger_listes() -> int:
    """Crée les valeurs nouvelles et suit celles qui ont changé ; rend leur nombre. Idempotent.

    Ce que l'administration a ajouté ou modifié reste tel quel. Une valeur qui n'est plus fournie cesse de
    valoir la veille du chargement : les affaires qui la portent la gardent, rien n'est supprimé.
    """
    nombre = 0
    for liste in Liste:
        fournies = valeurs_fournies(liste)
        _charger(liste, fournies)
        nombre += len(fournies)
    return nombre


def _charger(liste: Liste, fournies: tuple[ValeurFournie, ...]) -> None:
    connues = list(ValeurDeListe.objects.select_for_update(of=("self",)).filter(liste=liste))
    par_origine = {valeur.fournie_sous: valeur for valeur in connues if valeur.fournie_sous}
    saisies = {(valeur.code, valeur.libelle) for valeur in connues if not valeur.fournie_sous}
    nouvelles, changees = [], []
    for fournie in fournies:
        valeur = par_origine.pop(_origine(fournie), None)
        if valeur is None:
            # Déjà saisie à la main, la valeur reste celle de l'administration.
            if (fournie.code, fournie.libelle) not in saisies:
                nouvelles.append(_valeur(liste, fournie))
        elif valeur.retouchee_le is None and _suivre(valeur, fournie):
            changees.append(valeur)
    hier = timezone.localdate() - _VEILLE
    for disparue in par_origine.values():
        if disparue.retouchee_le is None and disparue.au is None:
            disparue.au = hier
            changees.append(disparue)
    ValeurDeListe.objects.bulk_create(nouvelles)
    ValeurDeListe.objects.bulk_update(changees, ["mnemonique", "rattachement", "rang", "au"])


def _origine(fournie: ValeurFournie) -> str:
    return f"{fournie.code};{fournie.libelle}"


def _valeur(liste: Liste, fournie: ValeurFournie) -> ValeurDeListe:
    return ValeurDeListe(
        liste=liste,
        code=fournie.code,
        mnemonique=fournie.mnemonique,
        libelle=fournie.libelle,
        rattachement=fournie.rattachement,
        rang=fournie.rang,
        fournie_sous=_origine(fournie),
    )


def _suivre(valeur: ValeurDeListe, fournie: ValeurFournie) -> bool:
    """Reprend ce qui a changé dans la liste fournie, et rouvre une valeur revenue ; dit si elle a changé."""
    avant = (valeur.mnemonique, valeur.rattachement, valeur.rang, valeur.au)
    valeur.mnemonique, valeur.rattachement, valeur.rang = (
        fournie.mnemonique,
        fournie.rattachement,
        fournie.rang,
    )
    valeur.au = None
    return avant != (valeur.mnemonique, valeur.rattachement, valeur.rang, valeur.au)
