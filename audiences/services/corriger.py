"""Corriger à la main un objet venu de Cassiopée : la correction prime, l'écart reste montré."""

from collections.abc import Mapping

from django.db import transaction
from django.db.models import Model
from django.utils import timezone

from audiences.choix import ObjetSuivi
from audiences.jeu_de_donnees import MODELES, suivis, texte
from audiences.models import Affaire, Audience, Correction
from mistral.socle.comptes.models import Utilisateur
from mistral.socle.journal import consigner


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
    plus. Revenir à cette valeur efface l'écart. Erreur : `KeyError` pour un champ que l'objet ne suit pas.
    """
    connus = set(suivis(objet))
    actuel = MODELES[objet].objects.select_for_update(of=("self",)).get(pk=cible.pk)
    changes = []
    for nom, valeur in valeurs.items():
        if nom not in connus:
            raise KeyError(nom)
        if texte(getattr(actuel, nom)) != texte(valeur):
            changes.append(nom)
    if not changes:
        return []
    connues = {
        correction.champ: correction
        for correction in Correction.objects.filter(objet=objet, objet_id=actuel.pk, champ__in=changes)
    }
    for nom in changes:
        recue = connues[nom].valeur_recue if nom in connues else texte(getattr(actuel, nom))
        setattr(actuel, nom, valeurs[nom])
        setattr(cible, nom, valeurs[nom])
        saisie = texte(valeurs[nom])
        Correction.objects.update_or_create(
            objet=objet,
            objet_id=actuel.pk,
            champ=nom,
            defaults={
                "juridiction_id": actuel.juridiction_id,
                "affaire": affaire,
                "audience": audience,
                "valeur_recue": recue,
                "est_divergente": bool(recue) and recue != saisie,
                "par": par,
                "le": timezone.now(),
                # Qui corrige connaît la valeur reçue : l'écart ne s'ouvre qu'avec un rôle suivant.
                "reglee_le": timezone.now(),
                "reglee_par": par,
            },
        )
    actuel.save(update_fields=changes)
    consigner(f"{objet.value.lower()}-corrige", actuel, par=par)
    return changes
