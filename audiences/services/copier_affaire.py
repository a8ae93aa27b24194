"""Copie d'une partie d'une affaire dans une affaire nouvelle, NATINF et filiation des faits compris."""

from collections.abc import Collection, Iterable

from django.db.models import GeneratedField, Model

from audiences.models import Affaire, Infraction, NatureAffaire, Partie, Prevention, Representation


def copier_affaire(
    affaire: Affaire, *, numero: str, parties: Collection[int], preventions: Collection[Prevention]
) -> Affaire:
    """Crée l'affaire nouvelle ; ce que Cassiopée identifie n'y est pas repris, elle ne la connaît pas encore.

    Les personnes sont les mêmes. À appeler dans la transaction de l'acte.
    """
    nouvelle = _copie(
        affaire,
        numero_parquet=numero,
        id_cassiopee="",
        recue_le=None,
        disjointe_de=affaire,
        prevenus_convoques=None,
        detenus_convoques=None,
    )
    nouvelle.save(force_insert=True)
    NatureAffaire.objects.bulk_create(_copie(nature, affaire=nouvelle) for nature in affaire.natures.all())
    copies = _parties(nouvelle, parties)
    _liens(copies)
    _preventions(preventions, copies, _infractions(nouvelle, preventions))
    return nouvelle


def lignee(preventions: Iterable[Prevention]) -> list[Prevention]:
    """Donne ces préventions et celles qu'elles ont remplacées : la qualification d'origine les suit."""
    toutes: dict[int, Prevention] = {}
    a_voir = list(preventions)
    while a_voir:
        toutes |= {prevention.pk: prevention for prevention in a_voir}
        remplacees = {prevention.remplace_id for prevention in a_voir} - {None} - set(toutes)
        a_voir = list(Prevention.objects.filter(pk__in=remplacees).select_related("infraction"))
    return list(toutes.values())


def _copie(objet: Model, **changes) -> Model:
    """Donne un objet neuf, aux mêmes valeurs que celui-ci, sauf celles-là."""
    champs = {
        champ.attname: getattr(objet, champ.attname)
        for champ in objet._meta.concrete_fields
        if not champ.primary_key and not isinstance(champ, GeneratedField)
    }
    for nom in changes:
        champs.pop(objet._meta.get_field(nom).attname, None)
    return type(objet)(**champs, **changes)


def _parties(nouvelle: Affaire, cles: Collection[int]) -> dict[int, Partie]:
    originales = list(Partie.objects.filter(pk__in=cles).order_by("rang", "pk"))
    copies = [_copie(partie, affaire=nouvelle, vue_le=None) for partie in originales]
    Partie.objects.bulk_create(copies)
    return {originale.pk: copie for originale, copie in zip(originales, copies, strict=True)}


def _liens(copies: dict[int, Partie]) -> None:
    liens = Representation.objects.filter(
        representant__in=copies, represente__in=copies, retiree_le__isnull=True
    )
    Representation.objects.bulk_create(
        _copie(
            lien,
            representant=copies[lien.representant_id],
            represente=copies[lien.represente_id],
            vue_le=None,
        )
        for lien in liens
    )


def _infractions(nouvelle: Affaire, preventions: Collection[Prevention]) -> dict[int, Infraction]:
    """Copie les faits et ceux dont ils sont tirés ; parent et racine désignent les copies."""
    originales: dict[int, Infraction] = {}
    a_voir = {prevention.infraction_id for prevention in preventions}
    while a_voir:
        lues = list(Infraction.objects.filter(pk__in=a_voir))
        originales |= {fait.pk: fait for fait in lues}
        a_voir = {cle for fait in lues for cle in (fait.parent_id, fait.racine_id)} - {None} - set(originales)
    copies: dict[int, Infraction] = {}
    # Un parent précède toujours sa copie : l'ordre des clés est celui de la filiation.
    for cle in sorted(originales):
        fait = originales[cle]
        copies[cle] = _copie(
            fait,
            affaire=nouvelle,
            id_cassiopee="",
            vue_le=None,
            parent=copies.get(fait.parent_id),
            racine=copies.get(fait.racine_id),
        )
        copies[cle].save(force_insert=True)
    return copies


def _preventions(
    preventions: Collection[Prevention], parties: dict[int, Partie], infractions: dict[int, Infraction]
) -> None:
    copies: dict[int, Prevention] = {}
    for prevention in sorted(preventions, key=lambda prevention: prevention.pk):
        copies[prevention.pk] = _copie(
            prevention,
            infraction=infractions[prevention.infraction_id],
            prevenu=parties[prevention.prevenu_id],
            remplace=copies.get(prevention.remplace_id),
            vue_le=None,
        )
        copies[prevention.pk].save(force_insert=True)
