"""Défaire une disjonction à laquelle rien n'a encore donné suite."""

from django.db import transaction

from audiences.empechement import Portee, empechement
from audiences.models import (
    Affaire,
    Audience,
    Correction,
    Disjonction,
    Infraction,
    Inscription,
    Note,
    Partie,
    Prevention,
    Representation,
)
from audiences.services.intituler import reintituler
from mistral.socle.comptes.models import Utilisateur
from mistral.socle.erreurs import ActeImpossible
from mistral.socle.journal import consigner

_GARDEE = "La disjonction est gardée telle quelle."


@transaction.atomic
def defaire_disjonction(disjonction: Disjonction, *, par: Utilisateur) -> None:
    """Remet dans l'affaire d'origine ce qui en était parti, et retire l'affaire nouvelle, restée intacte.

    Erreurs : `ActeImpossible` dès que l'affaire nouvelle a été appelée, notée, corrigée, complétée, renvoyée
    ou jugée, ou que l'audience d'origine est levée.
    """
    disjonction = (
        Disjonction.objects.select_for_update(of=("self",))
        .select_related("origine__audience", "origine__affaire", "nouvelle__affaire", "nouvelle__audience")
        .get(pk=disjonction.pk)
    )
    Audience.objects.select_for_update(of=("self",)).get(pk=disjonction.origine.audience_id)
    nouvelle = Inscription.objects.select_for_update(of=("self",)).get(pk=disjonction.nouvelle_id)
    if disjonction.origine.audience.levee_le is not None:
        raise ActeImpossible(f"L’audience est levée. {_GARDEE}")
    _exiger_intacte(nouvelle, disjonction.origine.affaire)
    origine, affaire = disjonction.origine.affaire, disjonction.nouvelle.affaire
    consigner("disjonction-defaite", disjonction.origine, par=par)
    _remettre(disjonction)
    disjonction.delete()
    _effacer(nouvelle, affaire)
    reintituler(origine)


def _exiger_intacte(nouvelle: Inscription, origine: Affaire) -> None:
    affaire = nouvelle.affaire_id
    note = Note.objects.filter(inscription=nouvelle).first()
    faits = (
        (nouvelle.appelee_le is not None, "L’affaire nouvelle a déjà été appelée."),
        (note is not None and note.operations.exists(), "La note de l’affaire nouvelle est commencée."),
        (nouvelle.comparutions.exists(), "Une présence y a été constatée."),
        (nouvelle.verifications.exists(), "Sa préparation est commencée."),
        (nouvelle.remplacements.exists(), "Un remplacement y a été enregistré."),
        (nouvelle.disjonctions.exists(), "Une autre affaire en a été disjointe."),
        (_passages(affaire) > 1, "L’affaire nouvelle a un autre passage."),
        (Correction.objects.filter(affaire=affaire).exists(), "L’affaire nouvelle a été corrigée à la main."),
        (_est_completee(affaire, origine), "L’affaire nouvelle a été complétée ou changée."),
    )
    raison = next((raison for vrai, raison in faits if vrai), "")
    if raison := raison or empechement(Portee.TOUCHE, [nouvelle.pk]):
        raise ActeImpossible(f"{raison} {_GARDEE}")


def _passages(affaire: int) -> int:
    return Inscription.objects.filter(affaire=affaire).count()


def _est_completee(affaire: int, origine: Affaire) -> bool:
    """Cherche une partie ou un fait que l'origine n'avait pas, ou quelque chose de retiré."""
    personnes = Partie.objects.filter(affaire=origine).values("personne")
    faits = set(origine.infractions.values_list("rang", "natinf", "libelle"))
    return (
        Partie.objects.filter(affaire=affaire).exclude(personne__in=personnes).exists()
        or Partie.objects.filter(affaire=affaire, retiree_le__isnull=False).exists()
        or not set(Infraction.objects.filter(affaire=affaire).values_list("rang", "natinf", "libelle"))
        <= faits
    )


def _remettre(disjonction: Disjonction) -> None:
    elements = list(disjonction.elements.all())
    remis = {"retiree_le": None, "motif_retrait": ""}
    Prevention.objects.filter(pk__in=[e.prevention_id for e in elements]).update(retiree_le=None)
    Infraction.objects.filter(pk__in=[e.infraction_id for e in elements]).update(**remis)
    Partie.objects.filter(pk__in=[e.partie_id for e in elements]).update(**remis)


def _effacer(nouvelle: Inscription, affaire: Affaire) -> None:
    """Supprime l'affaire nouvelle, où rien n'a été fait ; d'abord ce qui se désigne l'un l'autre."""
    preventions = Prevention.objects.filter(infraction__affaire=affaire)
    infractions = Infraction.objects.filter(affaire=affaire)
    preventions.update(remplace=None)
    infractions.update(parent=None, racine=None, modification="")
    Note.objects.filter(inscription=nouvelle).delete()
    nouvelle.delete()
    preventions.delete()
    infractions.delete()
    Representation.objects.filter(representant__affaire=affaire).delete()
    Partie.objects.filter(affaire=affaire).delete()
    affaire.delete()
