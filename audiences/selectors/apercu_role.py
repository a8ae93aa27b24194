"""Ce qu'un rôle lu apporterait, comparé à ce que le tribunal connaît déjà."""

from collections import Counter
from dataclasses import dataclass

from audiences.formats.designation import intitule_de, nom_lu
from audiences.formats.lecture import LectureRole
from audiences.formats.role import AffaireLue, AudienceLue, QualiteLue
from audiences.models import Affaire, Audience, Inscription


@dataclass(frozen=True)
class AffairePrevue:
    """Une affaire du fichier, et ce que l'import en ferait."""

    lue: AffaireLue
    existante: Affaire | None
    est_inscrite: bool

    @property
    def est_connue(self) -> bool:
        """Dit si l'affaire est déjà enregistrée : rien n'en sera modifié."""
        return self.existante is not None

    @property
    def intitule(self) -> str:
        return self.existante.intitule if self.existante else intitule_de(self.lue)

    @property
    def prevenus(self) -> list[str]:
        return [nom_lu(partie.personne) for partie in self.lue.parties if _est_prevenu(partie)]

    @property
    def autres_parties(self) -> list[str]:
        """Nomme les parties qui ne sont pas prévenues, avec leur qualité dans le fichier."""
        autres = [partie for partie in self.lue.parties if not _est_prevenu(partie)]
        liees = [liee for partie in self.lue.parties for liee in partie.liees]
        return [f"{nom_lu(partie.personne)} ({partie.qualite_libelle.lower()})" for partie in autres + liees]


@dataclass(frozen=True)
class AudiencePrevue:
    """Une audience du fichier, avec ses affaires."""

    lue: AudienceLue
    existante: Audience | None
    affaires: tuple[AffairePrevue, ...]

    @property
    def est_connue(self) -> bool:
        return self.existante is not None

    @property
    def est_levee(self) -> bool:
        """Une audience levée ne reçoit plus d'affaire : son rôle dit ce qui s'est passé."""
        return self.existante is not None and self.existante.levee_le is not None

    @property
    def a_inscrire(self) -> tuple[AffairePrevue, ...]:
        """Donne les affaires qui entreront au rôle de cette audience."""
        return () if self.est_levee else tuple(a for a in self.affaires if not a.est_inscrite)

    @property
    def places_en_double(self) -> list[str]:
        """Nomme les places que le fichier donne à plusieurs personnes ; seule la première est gardée."""
        nombres = Counter(i.fonction for i in self.lue.intervenants if i.fonction)
        return [fonction.value for fonction, nombre in nombres.items() if nombre > 1]


@dataclass(frozen=True)
class Apercu:
    """Effet complet d'un import."""

    lecture: LectureRole
    audiences: tuple[AudiencePrevue, ...]

    @property
    def affaires_a_creer(self) -> dict[str, AffaireLue]:
        """Donne, par identifiant, les affaires neuves ; une affaire de deux audiences n'y est qu'une fois."""
        return {
            affaire.lue.identifiant: affaire.lue
            for audience in reversed(self.audiences)
            for affaire in audience.a_inscrire
            if not affaire.est_connue
        }

    @property
    def affaires_connues(self) -> int:
        return len(
            {a.lue.identifiant for audience in self.audiences for a in audience.affaires if a.est_connue}
        )

    @property
    def change_quelque_chose(self) -> bool:
        """Dit si l'import créerait quoi que ce soit."""
        return any(not audience.est_connue or audience.a_inscrire for audience in self.audiences)


def apercu_de(lecture: LectureRole, juridiction_id: int) -> Apercu:
    """Compare le rôle lu aux audiences et affaires du tribunal, par identifiant seulement. Trois requêtes."""
    lues = lecture.role.audiences
    audiences = _par_identifiant(Audience, juridiction_id, [lue.identifiant for lue in lues])
    affaires = _par_identifiant(
        Affaire, juridiction_id, [affaire.identifiant for lue in lues for affaire in lue.affaires]
    )
    inscrites = set(
        Inscription.objects.filter(
            juridiction=juridiction_id,
            audience__in=[audience.pk for audience in audiences.values()],
        ).values_list("audience_id", "affaire_id")
    )

    def affaire_prevue(audience: Audience | None, lue: AffaireLue) -> AffairePrevue:
        existante = affaires.get(lue.identifiant)
        est_inscrite = bool(audience and existante) and (audience.pk, existante.pk) in inscrites
        return AffairePrevue(lue, existante, est_inscrite)

    prevues = []
    for lue in lues:
        audience = audiences.get(lue.identifiant)
        prevues.append(
            AudiencePrevue(
                lue, audience, tuple(affaire_prevue(audience, affaire) for affaire in lue.affaires)
            )
        )
    return Apercu(lecture, tuple(prevues))


def _par_identifiant(modele, juridiction_id: int, identifiants: list[str]) -> dict:
    trouves = modele.objects.filter(juridiction=juridiction_id, id_cassiopee__in=identifiants)
    return {objet.id_cassiopee: objet for objet in trouves}


def _est_prevenu(partie) -> bool:
    return partie.qualite is QualiteLue.PREVENU
