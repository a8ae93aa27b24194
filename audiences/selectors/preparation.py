"""La préparation des affaires : ce que disent les données, ce qu'a répondu le greffe, où l'on en est."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.urls import reverse

from audiences.models import Audience, Inscription, Verification
from audiences.preparatif import PREPARATIFS, EtatPoint, Jugement, Preparatif
from audiences.regles.etat import Etat
from audiences.regles.etat_preparation import PRETE, etat_preparation
from audiences.selectors.dossiers import affaires_du_role, dossier_de, passages_a_preparer


@dataclass(frozen=True)
class Point:
    """Un point d'une affaire ; la réponse du greffe, s'il y en a une, l'emporte sur le calcul."""

    preparatif: Preparatif
    jugement: Jugement
    reponse: Verification | None

    @property
    def etat(self) -> EtatPoint:
        return EtatPoint(self.reponse.etat) if self.reponse else self.jugement.etat

    @property
    def est_ouvert(self) -> bool:
        return self.etat.est_ouvert

    @property
    def touche(self) -> str:
        """Donne le chiffre qui répond « fait » ; vide si le point n'est pas au greffe ou passe le dixième."""
        manuels = [preparatif.code for preparatif in PREPARATIFS if preparatif.est_manuel]
        rang = manuels.index(self.preparatif.code) + 1 if self.preparatif.code in manuels else 11
        return "" if rang > 10 else str(rang % 10)


@dataclass(frozen=True)
class Preparation:
    """Les points d'un passage, dans l'ordre du registre."""

    inscription: Inscription
    points: tuple[Point, ...]

    @property
    def ouverts(self) -> list[Point]:
        return [point for point in self.points if point.est_ouvert]

    @property
    def a_verifier(self) -> list[Point]:
        """Donne les points que le greffe peut dire vérifiés d'un coup : les manques n'en sont pas."""
        return [p for p in self.points if p.etat is EtatPoint.A_VERIFIER and p.preparatif.est_manuel]

    @property
    def etat(self) -> Etat:
        etats = [point.etat for point in self.points]
        return etat_preparation(
            manques=etats.count(EtatPoint.MANQUE), a_verifier=etats.count(EtatPoint.A_VERIFIER)
        )

    @property
    def est_prete(self) -> bool:
        return self.etat.code == PRETE

    @property
    def adresse(self) -> str:
        return reverse("audiences:preparation", args=[self.inscription.pk])

    @property
    def resume(self) -> str:
        """Nomme les points ouverts : « interprète, bulletin n° 1 »."""
        return ", ".join(
            point.preparatif.court[:1].lower() + point.preparatif.court[1:] for point in self.ouverts
        )


@dataclass(frozen=True)
class PreparationDuPassage:
    """Ce que la colonne « Préparation » du rôle montre."""

    etat: Etat
    resume: str
    adresse: str


@dataclass(frozen=True)
class Colonne:
    """Un point sur toutes les affaires d'une audience."""

    preparatif: Preparatif
    ouverts: int


@dataclass(frozen=True)
class PreparationAudience:
    """Toutes les affaires d'une audience et leurs points."""

    affaires: tuple[Preparation, ...]

    @property
    def pretes(self) -> int:
        return sum(affaire.est_prete for affaire in self.affaires)

    @property
    def total(self) -> int:
        return len(self.affaires)

    @property
    def colonnes(self) -> list[Colonne]:
        return [
            Colonne(preparatif, sum(affaire.points[rang].est_ouvert for affaire in self.affaires))
            for rang, preparatif in enumerate(PREPARATIFS)
        ]

    def autour(self, inscription_id: int) -> tuple[Preparation | None, Preparation | None]:
        """Donne l'affaire d'avant et la suivante qui restent à préparer."""
        rangs = [affaire.inscription.pk for affaire in self.affaires]
        ici = rangs.index(inscription_id) if inscription_id in rangs else 0
        avant = [affaire for affaire in self.affaires[:ici] if not affaire.est_prete]
        apres = [affaire for affaire in self.affaires[ici + 1 :] if not affaire.est_prete]
        return (avant[-1] if avant else None), (apres[0] if apres else None)

    def affaire(self, inscription_id: int) -> Preparation | None:
        """Donne la préparation de ce passage ; `None` s'il n'est pas au rôle, ou en a été retiré."""
        return next((a for a in self.affaires if a.inscription.pk == inscription_id), None)


def preparation_de(inscription: Inscription) -> Preparation | None:
    """Donne les points d'un passage ; `None` s'il est retiré du rôle. Huit requêtes."""
    complete = passages_a_preparer(Inscription.objects.filter(pk=inscription.pk)).first()
    return _preparation(complete) if complete else None


def preparation_d_audience(audience: Audience) -> PreparationAudience:
    """Donne les points de toutes les affaires d'une audience. Huit requêtes, pour une affaire ou soixante."""
    return PreparationAudience(tuple(map(_preparation, affaires_du_role([audience.pk]))))


def preparation_par_passage(audience: Audience) -> dict[int, PreparationDuPassage]:
    """Donne, par passage, l'état de sa préparation et où la faire. Huit requêtes."""
    return {
        affaire.inscription.pk: PreparationDuPassage(affaire.etat, affaire.resume, affaire.adresse)
        for affaire in preparation_d_audience(audience).affaires
    }


def preparation_des_audiences(audiences: Iterable[Audience]) -> dict[int, tuple[int, int]]:
    """Donne, par audience, combien d'affaires sont prêtes, et combien sont au rôle. Huit requêtes."""
    comptes = {audience.pk: (0, 0) for audience in audiences}
    for inscription in affaires_du_role(comptes) if comptes else ():
        pretes, total = comptes[inscription.audience_id]
        prete = _preparation(inscription).est_prete
        comptes[inscription.audience_id] = (pretes + prete, total + 1)
    return comptes


def codes_a_verifier(preparation: Preparation) -> Sequence[str]:
    """Donne les codes des points à vérifier que le greffe peut dire faits."""
    return [point.preparatif.code for point in preparation.a_verifier]


def _preparation(inscription: Inscription) -> Preparation:
    dossier = dossier_de(inscription)
    reponses = {reponse.code: reponse for reponse in inscription.verifications.all()}
    return Preparation(
        inscription,
        tuple(
            Point(preparatif, preparatif.juger(dossier), reponses.get(preparatif.code))
            for preparatif in PREPARATIFS
        ),
    )
