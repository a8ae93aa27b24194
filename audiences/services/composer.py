"""Composition d'une audience : qui tient chaque place, et qui le remplace pour certaines affaires."""

from collections.abc import Iterable

from django.db import transaction

from audiences.choix import Fauteuil, ObjetSuivi
from audiences.models import (
    Audience,
    Correction,
    Inscription,
    Intervenant,
    MembreJuridiction,
    PlaceLiberee,
    Remplacement,
)
from audiences.services.corriger import corriger, garder_saisies
from mistral.socle.comptes.models import Utilisateur
from mistral.socle.erreurs import ActeImpossible
from mistral.socle.francais import enumerer
from mistral.socle.journal import consigner


@transaction.atomic
def asseoir(
    audience: Audience, *, fauteuil: Fauteuil, nom: str, membre: MembreJuridiction | None, par: Utilisateur
) -> Intervenant:
    """Donne cette place à cette personne ; celle que Cassiopée avait nommée reste connue.

    Erreurs : `ActeImpossible` si l'audience est annulée ou si la note d'une affaire, signée, nomme déjà celui
    qui tenait la place.
    """
    audience = _verrouiller(audience)
    _meme_tribunal(audience, membre)
    nom = (str(membre) if membre else nom).strip()
    if not nom:
        raise ActeImpossible("Choisissez une personne, ou écrivez son nom. Rien n’a changé.")
    tenu = Intervenant.objects.filter(audience=audience, fauteuil=fauteuil).first()
    if tenu is not None and tenu.nom == nom and tenu.membre_id == (membre.pk if membre else None):
        return tenu
    _aucune_note_signee(audience, fauteuil)
    PlaceLiberee.objects.filter(audience=audience, fauteuil=fauteuil).delete()
    if tenu is None:
        tenu = Intervenant.objects.create(
            juridiction_id=audience.juridiction_id, audience=audience, fauteuil=fauteuil, nom=nom
        )
        garder_saisies(ObjetSuivi.INTERVENANT, [tenu], audience=audience, par=par)
    else:
        corriger(ObjetSuivi.INTERVENANT, tenu, {"nom": nom}, par=par, audience=audience)
    tenu.membre = membre
    tenu.save(update_fields=["membre"])
    consigner("place-donnee", audience, par=par)
    return tenu


@transaction.atomic
def liberer(audience: Audience, *, fauteuil: Fauteuil, par: Utilisateur) -> None:
    """Retire celui qui tient cette place ; un rôle qui l'y nomme encore ne le remet pas."""
    audience = _verrouiller(audience)
    tenu = Intervenant.objects.filter(audience=audience, fauteuil=fauteuil).first()
    if tenu is None:
        return
    _aucune_note_signee(audience, fauteuil)
    corrections = Correction.objects.filter(objet=ObjetSuivi.INTERVENANT, objet_id=tenu.pk)
    recu = corrections.exclude(valeur_recue="").values_list("valeur_recue", flat=True).first()
    if tenu.vue_le is not None:
        PlaceLiberee.objects.update_or_create(
            audience=audience,
            fauteuil=fauteuil,
            defaults={"juridiction_id": audience.juridiction_id, "nom": recu or tenu.nom},
        )
    corrections.delete()
    tenu.delete()
    consigner("place-liberee", audience, par=par)


@transaction.atomic
def remplacer(
    audience: Audience,
    *,
    inscriptions: Iterable[Inscription],
    fauteuil: Fauteuil,
    nom: str,
    membre: MembreJuridiction | None,
    par: Utilisateur,
) -> list[Remplacement]:
    """Donne cette place à cette personne pour ces seules affaires ; elle succède au remplaçant précédent.

    Erreurs : `ActeImpossible` si la place n'est tenue par personne, ou si la note d'une affaire est signée.
    """
    audience = _verrouiller(audience)
    _meme_tribunal(audience, membre)
    choisies = [inscription.pk for inscription in inscriptions]
    passages = list(
        Inscription.objects.filter(audience=audience, pk__in=choisies)
        .select_related("affaire", "note")
        .order_by("rang")
    )
    nom = (str(membre) if membre else nom).strip()
    if not passages or not nom:
        raise ActeImpossible("Choisissez une personne et au moins une affaire. Rien n’a changé.")
    if not Intervenant.objects.filter(audience=audience, fauteuil=fauteuil).exists():
        raise ActeImpossible(
            f"Personne ne tient la place «\u00a0{fauteuil.label}\u00a0»\u00a0: désignez son titulaire "
            "d’abord. Rien n’a changé."
        )
    _notes_non_signees(passages)
    remplacements = [
        Remplacement.objects.update_or_create(
            inscription=passage,
            fauteuil=fauteuil,
            defaults={"juridiction_id": audience.juridiction_id, "nom": nom, "membre": membre},
        )[0]
        for passage in passages
    ]
    consigner("remplacement-ajoute", audience, par=par)
    return remplacements


@transaction.atomic
def retirer_remplacements(
    audience: Audience, *, remplacements: Iterable[Remplacement], par: Utilisateur
) -> None:
    """Rend sa place au titulaire pour ces affaires."""
    audience = _verrouiller(audience)
    cles = [remplacement.pk for remplacement in remplacements]
    choisis = Remplacement.objects.filter(pk__in=cles, inscription__audience=audience)
    passages = Inscription.objects.filter(audience=audience, remplacements__in=choisis).distinct()
    _notes_non_signees(list(passages.select_related("affaire", "note").order_by("rang")))
    choisis.delete()
    consigner("remplacement-retire", audience, par=par)


def _verrouiller(audience: Audience) -> Audience:
    audience = Audience.objects.select_for_update(of=("self",)).get(pk=audience.pk)
    if audience.annulee_le is not None:
        raise ActeImpossible("L’audience est annulée\u00a0: sa composition ne change plus. Rien n’a changé.")
    return audience


def _meme_tribunal(audience: Audience, membre: MembreJuridiction | None) -> None:
    if membre is not None and membre.juridiction_id != audience.juridiction_id:
        raise ActeImpossible("Cette personne est d’un autre tribunal. Rien n’a changé.")


def _aucune_note_signee(audience: Audience, fauteuil: Fauteuil) -> None:
    """Refuse de changer celui que nomme une note signée ; un remplacement l'en avait dispensé."""
    signees = (
        Inscription.objects.filter(audience=audience, note__signee_le__isnull=False)
        .exclude(remplacements__fauteuil=fauteuil)
        .select_related("affaire")
        .order_by("rang")
    )
    _refuser(list(signees), " Pour les autres affaires, ajoutez un remplacement.")


def _notes_non_signees(passages: list[Inscription]) -> None:
    _refuser([p for p in passages if hasattr(p, "note") and p.note.signee_le is not None], "")


def _refuser(signees: list[Inscription], conseil: str) -> None:
    if signees:
        noms = enumerer([str(passage) for passage in signees])
        raise ActeImpossible(
            f"La note est signée ({noms})\u00a0: elle nomme la composition, qui ne change plus.{conseil} "
            "Rien n’a changé."
        )
