"""Les faits d'une affaire : chaque qualification, celle qui vaut pour chacun, et d'où elle vient."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from audiences.choix import Qualite
from audiences.models import Affaire, Infraction, Partie, Prevention
from audiences.selectors.faits import (
    date_des_faits,
    lieu_des_faits,
    qualification_initiale,
    qualification_nommee,
)
from audiences.verrou import verrouillees
from mistral.socle.duree import Duree
from mistral.socle.francais import duree_en_chiffres, montant, nom_affiche, typographier


@dataclass(frozen=True)
class PersonnePoursuivie:
    """Prévenu sous cette qualification : active, remplacée par une autre, ou quittée."""

    prevention: Prevention
    nom: str
    est_active: bool
    est_remplacee: bool
    verrou: str

    @property
    def participation(self) -> str:
        """Donne la modalité et la récidive visée ; rien si la poursuite n'en dit rien."""
        recidive = "récidive visée" if self.prevention.est_recidive else ""
        return ", ".join(dit for dit in (self.prevention.modalite, recidive) if dit)


@dataclass(frozen=True)
class FaitPoursuivi:
    """Une qualification, les personnes qu'elle concerne et celles qui l'ont quittée."""

    infraction: Infraction
    qualification: str
    initiale: str
    date: str
    lieu: str
    encouru: str
    personnes: tuple[PersonnePoursuivie, ...]

    @property
    def actives(self) -> tuple[PersonnePoursuivie, ...]:
        return tuple(personne for personne in self.personnes if personne.est_active)

    @property
    def libres(self) -> tuple[PersonnePoursuivie, ...]:
        return tuple(personne for personne in self.actives if not personne.verrou)

    @property
    def est_verrouille(self) -> bool:
        return any(personne.verrou for personne in self.personnes)

    @property
    def est_remplace(self) -> bool:
        """Dit si plus personne n'en répond parce qu'une autre qualification l'a remplacée."""
        return not self.actives and any(personne.est_remplacee for personne in self.personnes)


@dataclass(frozen=True)
class Lignee:
    """Fait tel qu'il a été poursuivi d'abord, et les qualifications tirées de lui, dans l'ordre."""

    origine: FaitPoursuivi
    copies: tuple[FaitPoursuivi, ...]

    @property
    def est_retiree(self) -> bool:
        return self.origine.infraction.retiree_le is not None


def lignees_de(affaire: Affaire) -> list[Lignee]:
    """Donne les faits de l'affaire, retirés compris, dans l'ordre. Deux requêtes, plus une par verrou."""
    faits = list(
        affaire.infractions.select_related("racine", "parent", "modifiee_par", "affaire").order_by(
            "rang", "pk"
        )
    )
    preventions = list(
        Prevention.objects.filter(infraction__affaire=affaire)
        .select_related("prevenu__personne")
        .order_by("prevenu__rang", "prevenu_id", "pk")
    )
    verrous = verrouillees([prevention.pk for prevention in preventions])
    lus = [_fait(fait, preventions, verrous) for fait in faits]
    return [
        Lignee(lu, tuple(copie for copie in lus if copie.infraction.racine_id == lu.infraction.pk))
        for lu in lus
        if lu.infraction.racine_id is None
    ]


def fait_lu(affaire: Affaire, infraction_id: int) -> FaitPoursuivi | None:
    """Donne ce fait de l'affaire, ou rien. Mêmes requêtes que `lignees_de`."""
    for lignee in lignees_de(affaire):
        for fait in (lignee.origine, *lignee.copies):
            if fait.infraction.pk == infraction_id:
                return fait
    return None


def prevenus_de_l_affaire(affaire: Affaire) -> QuerySet[Partie]:
    """Donne les prévenus à qui un fait peut être reproché. Une requête."""
    return (
        Partie.objects.filter(affaire=affaire, qualite=Qualite.PREVENU, retiree_le__isnull=True)
        .select_related("personne")
        .order_by("rang", "pk")
    )


def nom_du_prevenu(partie: Partie) -> str:
    """Donne le nom affiché ; la personne est déjà chargée."""
    personne = partie.personne
    return nom_affiche(personne.nom, personne.prenom, x_se_disant=personne.est_x_se_disant)


def encouru_de(infraction: Infraction) -> str:
    """Donne « 3 ans et 45 000 € », hors récidive ; vide si l'emprisonnement encouru est inconnu."""
    mois = infraction.encouru_mois
    if mois is None:
        return ""
    peine = duree_en_chiffres(Duree(*divmod(mois, 12))) if mois else "aucun emprisonnement"
    amende = montant(infraction.encouru_amende) if infraction.encouru_amende is not None else ""
    return " et ".join(dit for dit in (peine, amende) if dit)


def _fait(
    infraction: Infraction, preventions: Iterable[Prevention], verrous: dict[int, str]
) -> FaitPoursuivi:
    preventions = list(preventions)
    remplacees = {p.remplace_id for p in preventions if p.retiree_le is None}
    return FaitPoursuivi(
        infraction=infraction,
        qualification=qualification_nommee(infraction),
        initiale=qualification_initiale(infraction),
        date=date_des_faits(infraction),
        lieu=lieu_des_faits(infraction),
        encouru=encouru_de(infraction),
        personnes=tuple(
            PersonnePoursuivie(
                prevention=prevention,
                nom=typographier(nom_du_prevenu(prevention.prevenu)),
                est_active=prevention.retiree_le is None and prevention.pk not in remplacees,
                est_remplacee=prevention.pk in remplacees,
                verrou=verrous.get(prevention.pk, ""),
            )
            for prevention in preventions
            if prevention.infraction_id == infraction.pk
        ),
    )
