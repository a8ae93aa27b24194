"""Les affaires jointes à une autre, celles que l'on peut joindre, et ce qu'on en imprime (CPP 387)."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, QuerySet

from audiences.choix import Qualite
from audiences.models import Affaire, Infraction, Inscription, Jonction, Partie
from mistral.socle.francais import nom_affiche, typographier


@dataclass(frozen=True)
class AffaireJointe:
    """Affaire jointe : son numéro, ses prévenus et ses faits, qui restent les siens."""

    jonction: Jonction
    affaire: Affaire
    prevenus: tuple[str, ...]
    faits: tuple[str, ...]


def en_vigueur() -> QuerySet[Jonction]:
    """Donne les jonctions qui n'ont pas été défaites."""
    return Jonction.objects.filter(defaite_le__isnull=True)


def passages_joints(inscription: Inscription) -> QuerySet[Inscription]:
    """Donne les passages des affaires jointes à celle-ci, à cette audience ou avant ; elles la suivent.

    L'audience doit être chargée. Non évaluée : à employer dans une autre requête.
    """
    jointes = en_vigueur().filter(
        principale__affaire=inscription.affaire_id,
        principale__audience__date__lte=inscription.audience.date,
    )
    return Inscription.objects.filter(pk__in=jointes.values("jointe"))


def jointes_par_affaire(affaires: Collection[int], *, au: date) -> dict[int, list[AffaireJointe]]:
    """Donne, par affaire principale, ce qui lui est joint ce jour-là. Une requête, trois s'il y en a."""
    prevenus = (
        Partie.objects.filter(qualite=Qualite.PREVENU, retiree_le__isnull=True)
        .select_related("personne")
        .order_by("rang", "id")
    )
    faits = Infraction.objects.filter(retiree_le__isnull=True)
    jonctions = (
        en_vigueur()
        .filter(principale__affaire__in=affaires, principale__audience__date__lte=au)
        .select_related("principale__affaire", "jointe__affaire")
        .prefetch_related(
            Prefetch("jointe__affaire__parties", prevenus, to_attr="prevenus_joints"),
            Prefetch("jointe__affaire__infractions", faits, to_attr="faits_joints"),
        )
        .order_by("le", "pk")
    )
    lues: dict[int, list[AffaireJointe]] = {}
    for jonction in jonctions:
        lues.setdefault(jonction.principale.affaire_id, []).append(_jointe(jonction))
    return lues


def _jointe(jonction: Jonction) -> AffaireJointe:
    affaire = jonction.jointe.affaire
    personnes = [partie.personne for partie in affaire.prevenus_joints]
    return AffaireJointe(
        jonction=jonction,
        affaire=affaire,
        prevenus=tuple(nom_affiche(p.nom, p.prenom, x_se_disant=p.est_x_se_disant) for p in personnes),
        faits=tuple(typographier(fait.libelle) for fait in affaire.faits_joints),
    )


def principale_de(inscription: Inscription) -> Jonction | None:
    """Donne la jonction qui a réuni cette affaire à une autre. Une requête."""
    return (
        en_vigueur()
        .filter(jointe=inscription)
        .select_related("principale__affaire", "principale__audience", "jointe__affaire")
        .first()
    )


def a_joindre(inscription: Inscription) -> QuerySet[Inscription]:
    """Donne les affaires du même rôle que l'on peut joindre à celle-ci. Une requête."""
    return (
        Inscription.objects.filter(audience=inscription.audience_id, retiree_le__isnull=True, issue="")
        .exclude(pk=inscription.pk)
        .select_related("affaire")
        .order_by("rang")
    )
