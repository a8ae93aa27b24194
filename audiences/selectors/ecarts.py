"""Ce que le greffe a corrigé et que Cassiopée dit toujours autrement, tant que ce n'est pas réglé."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import BooleanField, ForeignKey, Model, Q, QuerySet

from audiences.choix import ObjetSuivi
from audiences.jeu_de_donnees import MODELES, champ_de_modele, libelle
from audiences.models import Affaire, Audience, Correction, Inscription
from audiences.selectors.comparaison import lisible

# Liens que l'écriture d'un objet demande, pour n'avoir aucune requête par ligne.
_AVEC = {
    ObjetSuivi.AUDIENCE: ("service", "salle"),
    ObjetSuivi.PARTIE: ("personne", "avocat"),
    ObjetSuivi.PREVENTION: ("infraction",),
}


@dataclass(frozen=True)
class Ecart:
    """Une valeur du greffe, et celle que le dernier rôle a donnée."""

    correction: Correction
    objet: str
    champ: str
    notre: str
    recue: str


def ecarts_ouverts() -> QuerySet[Correction]:
    """Donne les écarts qui restent à régler."""
    return Correction.objects.filter(est_divergente=True, reglee_le__isnull=True)


def ecarts_de(affaire: Affaire) -> list[Ecart]:
    """Donne les écarts ouverts d'une affaire. Deux requêtes, et une par sorte d'objet corrigé."""
    return _ecarts(ecarts_ouverts().filter(affaire=affaire))


def ecarts_de_l_audience(audience: Audience) -> list[tuple[Affaire | None, list[Ecart]]]:
    """Donne les écarts ouverts de l'audience, puis ceux de chaque affaire de son rôle, dans l'ordre d'appel.

    Trois requêtes, et une par sorte d'objet corrigé.
    """
    ecarts = defaultdict(list)
    for ecart in _ecarts(_de_l_audience(audience)):
        ecarts[ecart.correction.affaire_id].append(ecart)
    passages = Inscription.objects.filter(audience=audience).select_related("affaire").order_by("rang")
    groupes: list[tuple[Affaire | None, list[Ecart]]] = [(None, ecarts.pop(None, []))]
    groupes += [(passage.affaire, ecarts.pop(passage.affaire_id, [])) for passage in passages]
    return [(affaire, liste) for affaire, liste in groupes if liste]


def nombre_d_ecarts(audience: Audience) -> int:
    """Compte les écarts ouverts de l'audience et de ses affaires. Une requête."""
    return _de_l_audience(audience).count()


def _de_l_audience(audience: Audience) -> QuerySet[Correction]:
    du_role = Inscription.objects.filter(audience=audience, retiree_le__isnull=True).values("affaire")
    return ecarts_ouverts().filter(Q(audience=audience) | Q(affaire__in=du_role))


def _ecarts(corrections: QuerySet[Correction]) -> list[Ecart]:
    corrections = list(corrections.select_related("affaire", "audience").order_by("objet", "objet_id", "pk"))
    objets = _objets(corrections)
    lies = _lies(corrections)
    ecarts = []
    for une in corrections:
        objet = ObjetSuivi(une.objet)
        cible = objets.get((objet, une.objet_id))
        if cible is None:
            continue
        recue = lies.get((objet, une.champ, une.valeur_recue)) or valeur_de(
            objet, une.champ, une.valeur_recue
        )
        notre = lisible(objet, une.champ, getattr(cible, une.champ))
        ecarts.append(
            Ecart(
                une,
                f"{objet.label.capitalize()} : {cible}",
                libelle(objet, une.champ),
                notre,
                lisible(objet, une.champ, recue),
            )
        )
    return ecarts


def _objets(corrections: Iterable[Correction]) -> dict[tuple[ObjetSuivi, int], Model]:
    numeros = defaultdict(set)
    for une in corrections:
        numeros[ObjetSuivi(une.objet)].add(une.objet_id)
    return {
        (objet, cible.pk): cible
        for objet, pks in numeros.items()
        for cible in MODELES[objet].objects.filter(pk__in=pks).select_related(*_AVEC.get(objet, ()))
    }


def _lies(corrections: Iterable[Correction]) -> dict[tuple[ObjetSuivi, str, str], Model]:
    """Donne l'objet que désigne la valeur reçue d'un lien (service, salle, avocat)."""
    numeros: dict[tuple[ObjetSuivi, str], set[str]] = defaultdict(set)
    for une in corrections:
        if isinstance(champ_de_modele(ObjetSuivi(une.objet), une.champ), ForeignKey):
            numeros[ObjetSuivi(une.objet), une.champ].add(une.valeur_recue)
    return {
        (objet, champ, str(lie.pk)): lie
        for (objet, champ), pks in numeros.items()
        for lie in champ_de_modele(objet, champ).related_model.objects.filter(pk__in=pks)
    }


def valeur_de(objet: ObjetSuivi, champ: str, texte_recu: str) -> Any:
    """Relit une valeur écrite par `jeu_de_donnees.texte` ; un lien donne le numéro de ce qu'il désigne."""
    modele = champ_de_modele(objet, champ)
    if isinstance(modele, BooleanField):
        return texte_recu == "oui"
    if isinstance(modele, ForeignKey):
        return int(texte_recu)
    return modele.to_python(texte_recu)
