"""Corriger à la main un objet venu de Cassiopée : la correction prime, l'écart reste montré."""

from collections.abc import Iterable, Mapping

from django.db import transaction
from django.db.models import Model
from django.utils import timezone

from audiences.choix import ObjetSuivi
from audiences.jeu_de_donnees import MODELES, suivis, texte
from audiences.models import Affaire, Audience, Correction, Partie
from mistral.socle.comptes.models import Utilisateur
from mistral.socle.journal import consigner

# Par où passer de l'objet à celui dont l'identifiant dit qu'un rôle l'a porté.
_ORIGINES = {
    ObjetSuivi.INTERVENANT: "audience",
    ObjetSuivi.PARTIE: "personne",
    ObjetSuivi.PREVENTION: "infraction",
}


@transaction.atomic
def corriger(
    objet: ObjetSuivi,
    cible: Model,
    valeurs: Mapping[str, object],
    *,
    par: Utilisateur,
    affaire: Affaire | None = None,
    audience: Audience | None = None,
) -> list[str]:
    """Enregistre ces valeurs saisies à la main et donne les champs changés.

    La valeur qu'avait dite Cassiopée est gardée à côté de chaque champ changé : un import ne le touchera
    plus. Redonner à un champ sa valeur reçue lève la correction : le prochain rôle le suit de nouveau. Sans
    `affaire` ni `audience`, la correction se rattache à celle de l'objet.
    Erreur : `KeyError` pour un champ que l'objet ne suit pas.
    """
    connus = set(suivis(objet))
    for nom in valeurs:
        if nom not in connus:
            raise KeyError(nom)
    actuel = MODELES[objet].objects.select_for_update(of=("self",)).get(pk=cible.pk)
    changes = [nom for nom, valeur in valeurs.items() if texte(getattr(actuel, nom)) != texte(valeur)]
    if not changes:
        return []
    recues = _recues(objet, actuel, changes)
    for nom in changes:
        setattr(actuel, nom, valeurs[nom])
        setattr(cible, nom, valeurs[nom])
    actuel.save(update_fields=changes)
    rattachement = _rattachement(objet, actuel, affaire, audience)
    gardees = [nom for nom in changes if texte(valeurs[nom]) != recues[nom]]
    _garder(objet, actuel, {nom: recues[nom] for nom in gardees}, rattachement, par)
    levees = set(changes) - set(gardees)
    Correction.objects.filter(objet=objet, objet_id=actuel.pk, champ__in=levees).delete()
    consigner(f"{objet.value.lower()}-corrige", actuel, par=par)
    return changes


def garder_saisies(
    objet: ObjetSuivi,
    crees: Iterable[Model],
    *,
    affaire: Affaire | None = None,
    audience: Audience | None = None,
    par: Utilisateur,
) -> None:
    """Note comme saisi à la main tout ce que portent ces objets créés au greffe : un import n'y touche pas.

    Une requête, quel que soit le nombre d'objets.
    """
    Correction.objects.bulk_create(
        Correction(
            juridiction_id=cree.juridiction_id,
            affaire=affaire,
            audience=audience,
            objet=objet,
            objet_id=cree.pk,
            champ=nom,
            par=par,
        )
        for cree in crees
        for nom in suivis(objet)
        if texte(getattr(cree, nom))
    )


def _recues(objet: ObjetSuivi, actuel: Model, changes: list[str]) -> dict[str, str]:
    """Donne, par champ, la dernière valeur venue de Cassiopée ; rien si aucun rôle n'a porté l'objet."""
    origine = getattr(actuel, _ORIGINES[objet]) if objet in _ORIGINES else actuel
    recues = {nom: texte(getattr(actuel, nom)) if origine.id_cassiopee else "" for nom in changes}
    deja = Correction.objects.filter(objet=objet, objet_id=actuel.pk, champ__in=changes)
    return recues | dict(deja.values_list("champ", "valeur_recue"))


def _garder(objet: ObjetSuivi, actuel: Model, recues: dict[str, str], rattachement: dict, par) -> None:
    maintenant = timezone.now()
    Correction.objects.bulk_create(
        [
            Correction(
                **rattachement,
                juridiction_id=actuel.juridiction_id,
                objet=objet,
                objet_id=actuel.pk,
                champ=nom,
                valeur_recue=recue,
                est_divergente=bool(recue),
                par=par,
                le=maintenant,
                # Qui corrige connaît la valeur reçue : l'écart ne s'ouvre qu'avec un rôle suivant.
                reglee_le=maintenant,
                reglee_par=par,
            )
            for nom, recue in recues.items()
        ],
        update_conflicts=True,
        unique_fields=["objet", "objet_id", "champ"],
        update_fields=[
            *rattachement,
            "valeur_recue",
            "est_divergente",
            "par",
            "le",
            "reglee_le",
            "reglee_par",
        ],
    )


def _rattachement(
    objet: ObjetSuivi, actuel: Model, affaire: Affaire | None, audience: Audience | None
) -> dict[str, Model]:
    """Donne l'affaire ou l'audience où l'écart se montrera ; celle de l'objet, à défaut."""
    donnes = {"affaire": affaire, "audience": audience}
    if affaire is None and audience is None:
        donnes = {
            ObjetSuivi.AUDIENCE: lambda: {"audience": actuel},
            ObjetSuivi.INTERVENANT: lambda: {"audience": actuel.audience},
            ObjetSuivi.AFFAIRE: lambda: {"affaire": actuel},
            ObjetSuivi.PERSONNE: lambda: {"affaire": _affaire_de(actuel)},
            ObjetSuivi.PARTIE: lambda: {"affaire": actuel.affaire},
            ObjetSuivi.INFRACTION: lambda: {"affaire": actuel.affaire},
            ObjetSuivi.PREVENTION: lambda: {"affaire": actuel.infraction.affaire},
        }[objet]()
    return {nom: objet_lie for nom, objet_lie in donnes.items() if objet_lie is not None}


def _affaire_de(personne: Model) -> Affaire:
    """Donne l'affaire la plus récente où cette personne est partie."""
    return Partie.objects.select_related("affaire").filter(personne=personne).latest("pk").affaire
