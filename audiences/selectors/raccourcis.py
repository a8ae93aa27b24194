"""Raccourcis de frappe : ce qu'une personne peut lire, où elle peut en tenir, et ce que la note développe."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from audiences.models import Inscription, Raccourci, RaccourciNational
from audiences.raccourci import Alternative, Variable, morceaux_de
from mistral.socle.comptes.models import Juridiction, Service, Utilisateur
from mistral.socle.francais import normaliser
from mistral.socle.habilitation import DROITS

MONTRES_MAX = 200
_TRIBUNAL = "audiences.tenir_raccourcis_tribunal"
# Du plus proche au plus général : à abréviation égale, le premier l'emporte.
MIENS, DU_SERVICE, DU_TRIBUNAL, NATIONAUX = range(4)


@dataclass(frozen=True)
class Portee:
    """À qui sert un raccourci : une personne, un service, ou tout le tribunal."""

    code: str
    libelle: str
    juridiction_id: int
    proprietaire_id: int | None = None
    service_id: int | None = None

    @property
    def lignes(self) -> QuerySet[Raccourci]:
        """Donne les raccourcis de cette portée."""
        return Raccourci.objects.filter(
            juridiction=self.juridiction_id,
            proprietaire=self.proprietaire_id,
            service=self.service_id,
        )


@dataclass(frozen=True)
class Ligne:
    """Raccourci à l'écran ; `masque_par` nomme le plus proche qui l'emporte sur lui."""

    raccourci: Raccourci | RaccourciNational
    est_modifiable: bool
    masque_par: str


@dataclass(frozen=True)
class Groupe:
    """Raccourcis de même portée ; `en_trop` n'ont pas été montrés."""

    titre: str
    lignes: tuple[Ligne, ...]
    en_trop: int

    @property
    def nombre(self) -> int:
        """Donne le nombre de raccourcis, montrés ou non."""
        return len(self.lignes) + self.en_trop


def portees_de(personne: Utilisateur) -> list[Portee]:
    """Donne les portées où la personne peut tenir des raccourcis. Deux requêtes."""
    tribunaux = list(Juridiction.objects.filter(pk__in=personne.perimetre))
    services = Service.objects.filter(juridiction__in=personne.perimetre, au__isnull=True)
    plusieurs = len(tribunaux) > 1
    portees = [
        Portee(f"moi-{tribunal.pk}", f"Les miens{_ou(tribunal, plusieurs)}", tribunal.pk, personne.pk)
        for tribunal in tribunaux
    ]
    par_tribunal = {tribunal.pk: tribunal for tribunal in tribunaux}
    portees += [
        Portee(
            f"service-{service.pk}",
            f"Service\u00a0: {service.nom}{_ou(par_tribunal[service.juridiction_id], plusieurs)}",
            service.juridiction_id,
            service_id=service.pk,
        )
        for service in services
    ]
    tenus = _tribunaux_tenus(personne)
    return portees + [
        Portee(f"tribunal-{tribunal.pk}", f"Tout le tribunal{_ou(tribunal, plusieurs)}", tribunal.pk)
        for tribunal in tribunaux
        if tribunal.pk in tenus
    ]


def _ou(tribunal: Juridiction, plusieurs: bool) -> str:
    return f" ({tribunal})" if plusieurs else ""


def portee_de(raccourci: Raccourci, portees: Sequence[Portee]) -> Portee | None:
    """Donne, parmi celles-ci, la portée d'un raccourci."""
    cle = (raccourci.juridiction_id, raccourci.proprietaire_id, raccourci.service_id)
    return next((p for p in portees if (p.juridiction_id, p.proprietaire_id, p.service_id) == cle), None)


def _tribunaux_tenus(personne: Utilisateur) -> set[int]:
    return {tribunal for tribunal in personne.perimetre if personne.peut(DROITS[_TRIBUNAL], tribunal)}


def raccourcis_modifiables(personne: Utilisateur) -> QuerySet[Raccourci]:
    """Donne les raccourcis que la personne peut modifier : les siens, ceux des services, ceux du tribunal."""
    permis = Q(proprietaire=personne) | Q(service__isnull=False)
    permis |= Q(juridiction__in=_tribunaux_tenus(personne))
    return Raccourci.objects.lisibles_par(personne).filter(permis).select_related("service", "modifie_par")


def groupes_de_raccourcis(personne: Utilisateur, cherche: str = "") -> list[Groupe]:
    """Donne les raccourcis lisibles, par portée, filtrés par ces mots. Trois requêtes."""
    lisibles = list(
        Raccourci.objects.lisibles_par(personne)
        .select_related("service", "modifie_par", "juridiction")
        .order_by("cle", "pk")
    )
    nationaux = list(RaccourciNational.objects.filter(est_propose=True).order_by("cle"))
    tenus, mots = _tribunaux_tenus(personne), normaliser(cherche)
    plusieurs = len(personne.perimetre) > 1
    proches: dict[str, str] = {}
    par_titre: dict[tuple[int, str], list[Ligne]] = {}
    for rang, titre, raccourci in sorted(
        [(*_place(raccourci, plusieurs), raccourci) for raccourci in lisibles]
        + [(NATIONAUX, "Nationaux", national) for national in nationaux],
        key=lambda place: place[:2],
    ):
        masque = proches.get(raccourci.cle, "") if rang else ""
        if rang in {MIENS, DU_TRIBUNAL}:
            proches.setdefault(raccourci.cle, titre)
        if mots and mots not in raccourci.recherche:
            continue
        modifiable = rang in {MIENS, DU_SERVICE} or (
            rang == DU_TRIBUNAL and raccourci.juridiction_id in tenus
        )
        par_titre.setdefault((rang, titre), []).append(Ligne(raccourci, modifiable, masque))
    return [
        Groupe(titre, tuple(lignes[:MONTRES_MAX]), max(0, len(lignes) - MONTRES_MAX))
        for (_, titre), lignes in par_titre.items()
    ]


def _place(raccourci: Raccourci, plusieurs: bool) -> tuple[int, str]:
    ou = _ou(raccourci.juridiction, plusieurs)
    if raccourci.proprietaire_id:
        return MIENS, f"Les miens{ou}"
    if raccourci.service_id:
        return DU_SERVICE, f"Service\u00a0: {raccourci.service}{ou}"
    return DU_TRIBUNAL, f"Tout le tribunal{ou}"


def raccourcis_de_frappe(inscription: Inscription, personne: Utilisateur) -> list[list]:
    """Donne ce que la note développe, par abréviation : le plus proche l'emporte. Deux requêtes.

    Chaque entrée : clé, abréviation, accord, rang de la portée, morceaux. Un morceau est un texte, la liste
    des sept formes d'une alternative, ou `{"v": variable}`.
    """
    service = inscription.audience.service_id
    du_tribunal = Raccourci.objects.filter(juridiction=inscription.juridiction_id).filter(
        Q(proprietaire=personne)
        | Q(proprietaire__isnull=True, service__isnull=True)
        | Q(proprietaire__isnull=True, service=service)
    )
    colonnes = ("cle", "abreviation", "accord", "texte")
    trouves = [
        (_rang(proprietaire, de_service), *entree)
        for proprietaire, de_service, *entree in du_tribunal.values_list("proprietaire", "service", *colonnes)
    ]
    trouves += [
        (NATIONAUX, *entree)
        for entree in RaccourciNational.objects.filter(est_propose=True).values_list(*colonnes)
    ]
    retenus: dict[str, list] = {}
    for rang, cle, abreviation, accord, texte in sorted(trouves):
        retenus.setdefault(cle, [cle, abreviation, accord, rang, _pour_le_poste(texte)])
    return sorted(retenus.values(), key=lambda entree: entree[0])


def _rang(proprietaire: int | None, service: int | None) -> int:
    return MIENS if proprietaire else DU_SERVICE if service else DU_TRIBUNAL


def _pour_le_poste(texte: str) -> str | list:
    morceaux = morceaux_de(texte)
    if all(isinstance(morceau, str) for morceau in morceaux):
        return texte
    return [_ecrit(morceau) for morceau in morceaux]


def _ecrit(morceau) -> str | list[str] | dict[str, str]:
    if isinstance(morceau, Alternative):
        return morceau.formes
    return {"v": morceau.nom} if isinstance(morceau, Variable) else morceau


def marque_de(raccourcis: list[list]) -> str:
    """Donne l'empreinte d'une liste : le poste qui la connaît ne la redemande pas."""
    return hashlib.sha256(json.dumps(raccourcis).encode()).hexdigest()[:16]
