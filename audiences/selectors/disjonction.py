"""Ce qui peut quitter une affaire : ses prévenus et leurs faits, les autres parties ; et où l'inscrire."""

import re
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, QuerySet

from audiences.choix import Qualite
from audiences.models import Affaire, Audience, Disjonction, Inscription, Partie, Prevention


@dataclass(frozen=True)
class Divisible:
    """Prévenus avec leurs préventions actives (`faits`), et les autres parties."""

    prevenus: tuple[Partie, ...]
    autres: tuple[Partie, ...]


def divisible(affaire: Affaire) -> Divisible:
    """Donne ce que l'on peut disjoindre. Deux requêtes."""
    actives = (
        Prevention.objects.actives()
        .filter(infraction__retiree_le__isnull=True)
        .select_related("infraction")
        .order_by("infraction__rang", "infraction_id", "pk")
    )
    parties = (
        Partie.objects.filter(affaire=affaire, retiree_le__isnull=True)
        .select_related("personne")
        .prefetch_related(Prefetch("preventions", actives, to_attr="faits"))
        .order_by("rang", "id")
    )
    prevenus = tuple(partie for partie in parties if partie.qualite == Qualite.PREVENU)
    return Divisible(prevenus, tuple(partie for partie in parties if partie.qualite != Qualite.PREVENU))


def numero_propose(affaire: Affaire) -> str:
    """Propose le numéro de l'affaire nouvelle : celui de l'origine, puis « /2 », « /3 »… Une requête."""
    # « 06029/26120000112 » porte lui-même une barre : seul le suffixe d'une affaire déjà disjointe s'ôte.
    numero = affaire.numero_parquet
    souche = re.sub(r"/[0-9]{1,2}$", "", numero) if affaire.disjointe_de_id else numero
    pris = set(
        Affaire.objects.filter(
            juridiction=affaire.juridiction_id, numero_parquet__startswith=f"{souche}/"
        ).values_list("numero_parquet", flat=True)
    )
    return next(f"{souche}/{n}" for n in range(2, len(pris) + 3) if f"{souche}/{n}" not in pris)


def audiences_possibles(inscription: Inscription, *, aujourd_hui: date) -> QuerySet[Audience]:
    """Donne les autres audiences où inscrire l'affaire nouvelle, de la plus proche. Une requête."""
    return (
        Audience.objects.filter(
            juridiction=inscription.juridiction_id,
            date__gte=max(aujourd_hui, inscription.audience.date),
            levee_le__isnull=True,
            annulee_le__isnull=True,
        )
        .exclude(pk=inscription.audience_id)
        .select_related("service")
        .order_by("date", "heure_prevue", "pk")
    )


def disjonctions_de(inscription: Inscription) -> QuerySet[Disjonction]:
    """Donne les affaires disjointes depuis ce passage. Une requête."""
    return inscription.disjonctions.select_related("nouvelle__affaire", "nouvelle__audience__service", "par")
