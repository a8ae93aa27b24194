"""Les affaires d'un rôle, avec tout ce qu'elles contiennent : créées ou mises à jour, en nombre."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db.models import Model

from audiences.choix import ObjetSuivi
from audiences.models import (
    Affaire,
    Avocat,
    Infraction,
    NatureAffaire,
    Partie,
    Personne,
    Prevention,
    Representation,
)
from audiences.objets_du_role import valeurs_nomenclature
from audiences.selectors.comparaison import ObjetPrevu
from audiences.selectors.prevision import AffairePrevue
from audiences.services.appliquer_audiences import motif_de_retrait
from audiences.services.ecritures import Ecritures
from audiences.services.intituler import reintituler_toutes

_NOMS = {"nom", "prenoms", "est_x_se_disant", "nature"}
_QUALIFICATION = {"natinf", "operateur"} | {
    f"{borne}_{partie}" for borne in ("debut", "fin") for partie in ("annee", "mois", "jour")
}


def appliquer_affaires(prevues: Sequence[AffairePrevue], ecritures: Ecritures) -> None:
    """Crée ce que le fichier apporte, met à jour ce qu'il change, retire ce qu'il n'a plus.

    Le nombre de requêtes ne dépend pas de celui des affaires.
    """
    precedentes = {une.lue.identifiant: une.existante.recue_le for une in prevues if une.existante}
    _affaires(prevues, ecritures)
    renommees = _personnes(prevues, ecritures)
    _parties(prevues, ecritures)
    _infractions(prevues, ecritures)
    _preventions(prevues, ecritures)
    _liens(prevues, ecritures)
    _natures(prevues, ecritures)
    _retirer(prevues, precedentes, ecritures)
    ecritures.vider()
    # Une personne renommée l'est dans toutes ses affaires, même absentes de ce rôle.
    ailleurs = Affaire.objects.filter(parties__personne__in=renommees).distinct()
    affaires = {une.pk: une for une in ailleurs} | {une.existante.pk: une.existante for une in prevues}
    reintituler_toutes(list(affaires.values()))


def _creer(modele: type[Model], prevus: Iterable[ObjetPrevu], construire) -> None:
    """Crée en une requête les objets neufs et les rattache à leur prévision, chacun une fois."""
    neufs = list({id(prevu): prevu for prevu in prevus if prevu.est_neuf}.values())
    objets = [construire(prevu) for prevu in neufs]
    for prevu, cree in zip(neufs, modele.objects.bulk_create(objets), strict=True):
        prevu.existant = cree


def _affaires(prevues: Sequence[AffairePrevue], e: Ecritures) -> None:
    connues = [une for une in prevues if not une.affaire.est_neuf]
    _creer(
        Affaire,
        (une.affaire for une in prevues),
        lambda prevu: Affaire(
            juridiction_id=e.connu.juridiction_id,
            id_cassiopee=prevu.identifiant,
            recue_le=e.emis_le,
            **prevu.valeurs,
        ),
    )
    for une in connues:
        e.reporter(une.affaire, affaire=une.existante)


def _personnes(prevues: Sequence[AffairePrevue], e: Ecritures) -> list[Personne]:
    """Crée et met à jour les personnes ; rend celles qui changent de nom."""
    couples = {id(p.personne): (p.personne, une) for une in reversed(prevues) for p in reversed(une.parties)}
    renommees = []
    for prevu, une in couples.values():
        if not prevu.est_neuf and e.reporter(prevu, affaire=une.existante) & _NOMS:
            renommees.append(prevu.existant)
    _creer(
        Personne,
        (prevu for prevu, _ in couples.values()),
        lambda prevu: Personne(
            juridiction_id=e.connu.juridiction_id,
            id_cassiopee=prevu.identifiant,
            recue_le=e.emis_le,
            **prevu.valeurs,
        ),
    )
    return renommees


def _parties(prevues: Sequence[AffairePrevue], e: Ecritures) -> None:
    toutes = [(une, partie) for une in prevues for partie in une.parties]
    avocats = [partie.partie.valeurs.get("avocat") for _, partie in toutes]
    neufs = {id(avocat): avocat for avocat in avocats if avocat is not None and avocat.pk is None}
    Avocat.objects.bulk_create(neufs.values())
    nouvelles = []
    for une, partie in toutes:
        if partie.partie.est_neuf:
            nouvelles.append((une, partie))
            continue
        est_dernier = not partie.partie.est_ancien
        e.reporter(partie.partie, affaire=une.existante)
        if partie.partie.existant.personne_id == partie.personne.existant.pk:
            partie.partie.existant.personne = partie.personne.existant  # la même, à jour
        else:
            e.poser(partie.partie.existant, personne=partie.personne.existant)
        if est_dernier:
            e.poser(partie.partie.existant, rang=partie.rang)
    par_prevu = {id(partie.partie): (une, partie) for une, partie in nouvelles}

    def construire(prevu: ObjetPrevu) -> Partie:
        une, partie = par_prevu[id(prevu)]
        return Partie(
            juridiction_id=e.connu.juridiction_id,
            affaire=une.existante,
            personne=partie.personne.existant,
            rang=partie.rang,
            vue_le=e.emis_le,
            **prevu.valeurs,
        )

    _creer(Partie, (partie.partie for _, partie in nouvelles), construire)


def _infractions(prevues: Sequence[AffairePrevue], e: Ecritures) -> None:
    lues = {}
    for une in prevues:
        for rang, (lue, prevu) in enumerate(zip(une.lue.infractions, une.infractions, strict=True), start=1):
            lues[id(prevu)] = une, rang, valeurs_nomenclature(lue, e.connu.versions.get(lue.natinf, []))
            if prevu.est_neuf:
                continue
            est_dernier = not prevu.est_ancien
            if e.reporter(prevu, affaire=une.existante) & _QUALIFICATION:
                _recalculer(prevu, lues[id(prevu)][2], e)
            if est_dernier:
                e.poser(prevu.existant, rang=rang)

    def construire(prevu: ObjetPrevu) -> Infraction:
        une, rang, calculees = lues[id(prevu)]
        return Infraction(
            juridiction_id=e.connu.juridiction_id,
            affaire=une.existante,
            id_cassiopee=prevu.identifiant,
            rang=rang,
            vue_le=e.emis_le,
            **prevu.valeurs,
            **calculees,
        )

    _creer(Infraction, (prevu for une in prevues for prevu in une.infractions), construire)


def _recalculer(prevu: ObjetPrevu, calculees: dict, e: Ecritures) -> None:
    """Reprend articles et peine encourue du fait changé, sauf ceux que le greffe a corrigés."""
    if e.connu.correction(ObjetSuivi.INFRACTION, prevu.existant, "natinf"):
        return
    libres = {
        nom: valeur
        for nom, valeur in calculees.items()
        if e.connu.correction(ObjetSuivi.INFRACTION, prevu.existant, nom) is None
    }
    e.poser(prevu.existant, **libres)


def _preventions(prevues: Sequence[AffairePrevue], e: Ecritures) -> None:
    toutes = {id(u.prevention): (une, u) for une in prevues for u in une.preventions}
    for une, prevue in toutes.values():
        prevu = prevue.prevention
        if prevu.est_neuf:
            continue
        est_dernier = not prevu.est_ancien
        e.reporter(prevu, affaire=une.existante)
        if est_dernier:
            e.poser(prevu.existant, rang=prevue.rang)

    def construire(prevu: ObjetPrevu) -> Prevention:
        une, prevue = toutes[id(prevu)]
        return Prevention(
            juridiction_id=e.connu.juridiction_id,
            infraction=une.infractions[prevue.infraction].existant,
            prevenu=une.parties[prevue.prevenu].partie.existant,
            rang=prevue.rang,
            vue_le=e.emis_le,
            **prevu.valeurs,
        )

    _creer(Prevention, (prevue.prevention for _, prevue in toutes.values()), construire)


def _liens(prevues: Sequence[AffairePrevue], e: Ecritures) -> None:
    neufs = []
    for une in prevues:
        for lien in une.liens:
            if lien.existant is None:
                couple = (une.parties[lien.representant].partie, une.parties[lien.represente].partie)
                lien.existant = Representation(
                    juridiction_id=e.connu.juridiction_id,
                    representant=couple[0].existant,
                    represente=couple[1].existant,
                    vue_le=e.emis_le,
                    **lien.valeurs,
                )
                neufs.append(lien.existant)
            elif lien.existant.vue_le is None or lien.existant.vue_le <= e.emis_le:
                e.voir(lien.existant, **lien.valeurs)
    Representation.objects.bulk_create(neufs)


def _natures(prevues: Sequence[AffairePrevue], e: Ecritures) -> None:
    """Remplace les natures d'affaire par celles du dernier rôle."""
    changees = [une for une in prevues if une.natures is not None]
    if not changees:
        return
    NatureAffaire.objects.filter(affaire__in=[une.existante for une in changees]).delete()
    NatureAffaire.objects.bulk_create(
        NatureAffaire(
            juridiction_id=e.connu.juridiction_id, affaire=une.existante, code=code, libelle=libelle
        )
        for une in changees
        for code, libelle in dict.fromkeys(une.natures)
    )


def _retirer(prevues: Sequence[AffairePrevue], precedentes: dict[str, datetime | None], e: Ecritures) -> None:
    """Retire ce que le dernier rôle de l'affaire n'a plus et rétablit ce qu'il a ; ne supprime rien.

    Un objet retiré par un rôle porte l'émission du dernier rôle de l'affaire : c'est ce qui le distingue
    d'un retrait du greffe, auquel aucun rôle ne touche.
    """
    for une in prevues:
        numero, recue_le = une.existante.pk, une.existante.recue_le
        precedente = precedentes.get(une.lue.identifiant)
        for objet in _contenu(une, numero, e):
            par_un_role = objet.retiree_le is not None and objet.retiree_le == precedente
            if objet.vue_le is None or not (objet.retiree_le is None or par_un_role):
                continue
            est_absent = objet.vue_le < recue_le and (par_un_role or not une.est_appelee)
            retrait = {"retiree_le": recue_le if est_absent else None}
            if hasattr(objet, "motif_retrait"):
                retrait["motif_retrait"] = motif_de_retrait(recue_le) if est_absent else ""
            e.poser(objet, **retrait)


def _contenu(une: AffairePrevue, numero: int, e: Ecritures) -> list[Model]:
    """Donne parties, faits, préventions et liens de l'affaire, ceux qui viennent d'être créés compris."""
    connu = e.connu
    connus = [
        *connu.parties.get(numero, []),
        *connu.infractions.get(numero, []),
        *connu.preventions.get(numero, []),
        *connu.liens.get(numero, []),
    ]
    neufs = [
        *(partie.partie.existant for partie in une.parties),
        *(prevu.existant for prevu in une.infractions),
        *(prevue.prevention.existant for prevue in une.preventions),
        *(lien.existant for lien in une.liens),
    ]
    return list({(type(objet), objet.pk): objet for objet in (*connus, *neufs)}.values())
