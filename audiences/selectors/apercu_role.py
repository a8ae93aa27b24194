"""Ce qu'un rôle lu changerait à ce que le tribunal connaît déjà."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from audiences.choix import ObjetSuivi
from audiences.formats.lecture import LectureRole
from audiences.formats.role import AffaireLue, AudienceLue
from audiences.models import Audience, Inscription
from audiences.objets_du_role import valeurs_audience
from audiences.selectors.comparaison import Choix, ObjetPrevu
from audiences.selectors.prevision import AffairePrevue, AudiencePrevue, PassagePrevu, RetraitPrevu
from audiences.selectors.prevoir_affaire import Prevoyance, prevoir_affaire
from audiences.selectors.reconnaissance import (
    Reconnu,
    est_de_cassiopee,
    reconnaitre_affaires,
    reconnaitre_audiences,
)
from audiences.selectors.role_connu import RoleConnu, affaires_lues, role_connu


@dataclass(frozen=True)
class Apercu:
    """Effet complet d'un import ; `affaires` porte chaque affaire une fois, par identifiant."""

    lecture: LectureRole
    audiences: tuple[AudiencePrevue, ...]
    affaires: dict[str, AffairePrevue]

    def est_a_ecrire(self, affaire: AffairePrevue) -> bool:
        """Dit si l'import porterait l'affaire : prise, et pas neuve pour la seule audience qui est levée."""
        if not affaire.est_prise:
            return False
        passages = [
            passage for une in self.audiences for passage in une.passages if passage.affaire is affaire
        ]
        return not affaire.affaire.est_neuf or any(not passage.est_ecartee for passage in passages)

    @property
    def neuves(self) -> int:
        return sum(une.affaire.est_neuf and self.est_a_ecrire(une) for une in self.affaires.values())

    @property
    def modifiees(self) -> int:
        return sum(not une.affaire.est_neuf and une.change for une in self.affaires.values())

    @property
    def ecarts(self) -> int:
        d_affaires = sum(len(une.ecarts) for une in self.affaires.values())
        return d_affaires + sum(len(une.ecarts) for une in self.audiences)

    @property
    def inchangees(self) -> int:
        return sum(not une.change for une in self.affaires.values())

    @property
    def retirees(self) -> int:
        return sum(len(une.retirees) for une in self.audiences)

    @property
    def change_quelque_chose(self) -> bool:
        """Dit si l'import créerait ou changerait quoi que ce soit."""
        return any(une.change for une in self.audiences)


def apercu_de(
    lecture: LectureRole,
    juridiction_id: int,
    *,
    emis_le: datetime,
    choix: Choix | None = None,
    connu: RoleConnu | None = None,
    affaires: Sequence[AffaireLue] | None = None,
) -> Apercu:
    """Compare le rôle lu à ce que le tribunal connaît. Seize requêtes, quel que soit le nombre d'affaires.

    `affaires` borne la comparaison à une partie du fichier ; `connu` évite de recharger l'état.
    """
    lues = lecture.role.audiences
    affaires = list(affaires_lues(lues).values()) if affaires is None else list(affaires)
    connu = connu or role_connu(lues, juridiction_id, affaires=affaires)
    appelees = {passage.affaire_id for passage in connu.inscriptions if passage.appelee_le is not None}
    prevoyance = Prevoyance(connu, emis_le, lecture.champs_dits, choix or {}, appelees, {})
    reconnues = reconnaitre_affaires(affaires, connu)
    prevues = {
        lue.identifiant: prevoir_affaire(lue, reconnue, prevoyance)
        for lue, reconnue in zip(affaires, reconnues, strict=True)
    }
    rejetees = {rejet.numero_parquet for rejet in lecture.rejets}
    audiences = [
        _prevoir_audience(lue, reconnue, prevues, rejetees, prevoyance)
        for lue, reconnue in zip(lues, reconnaitre_audiences(lues, connu), strict=True)
    ]
    return Apercu(lecture, tuple(audiences), prevues)


def _prevoir_audience(
    lue: AudienceLue,
    reconnue: Reconnu[Audience],
    affaires: dict[str, AffairePrevue],
    rejetees: set[str],
    p: Prevoyance,
) -> AudiencePrevue:
    existante = reconnue.existant
    valeurs = valeurs_audience(lue, service=p.connu.service(lue.service), salle=p.connu.salle(lue.salle))
    gagne = reconnue.est_rapproche and (
        not existante.id_cassiopee
        or (est_de_cassiopee(lue.identifiant) and not est_de_cassiopee(existante.id_cassiopee))
    )
    audience = p.comparer(
        ObjetSuivi.AUDIENCE, existante, valeurs, identifiant=lue.identifiant, est_rapproche=gagne
    )
    prevue = AudiencePrevue(lue, audience)
    prevue.est_figee = existante is not None and existante.ouverte_le is not None
    if prevue.est_figee:
        audience.changements = []
    else:
        prevue.intervenants = _intervenants(lue, existante, p)
    passages = [une for une in p.connu.inscriptions if existante and une.audience_id == existante.pk]
    par_affaire = {passage.affaire_id: passage for passage in passages}
    for une in lue.affaires:
        if une.identifiant in affaires:
            prevue.passages.append(_passage(affaires[une.identifiant], par_affaire, prevue, p))
    if existante is not None and not audience.est_ancien:
        presents = {passage.affaire.existante.pk for passage in prevue.passages if passage.affaire.existante}
        prevue.retraits = [
            _retrait(passage, prevue, rejetees, p)
            for passage in passages
            if passage.affaire_id not in presents
            and passage.retiree_le is None
            # Gardée par le greffe lors d'un import précédent de ce même rôle.
            and (passage.vue_le is None or passage.vue_le < p.emis_le)
        ]
    return prevue


def _passage(
    affaire: AffairePrevue, par_affaire: dict[int, Inscription], prevue: AudiencePrevue, p: Prevoyance
) -> PassagePrevu:
    inscription = par_affaire.get(affaire.existante.pk) if affaire.existante else None
    recue_le = prevue.existante.recue_le if prevue.existante else None
    return PassagePrevu(
        affaire,
        inscription,
        est_ecartee=prevue.est_levee and inscription is None,
        est_retablie=p.est_retabli(inscription, recue_le),
    )


def _retrait(passage: Inscription, prevue: AudiencePrevue, rejetees: set[str], p: Prevoyance) -> RetraitPrevu:
    """Dit si l'affaire absente du fichier est retirée du rôle, ou pourquoi elle y reste."""
    retrait = RetraitPrevu(passage)
    if passage.appelee_le is not None:
        retrait.motif_maintien = "elle a été appelée"
    elif prevue.est_figee:
        retrait.motif_maintien = "l’audience est ouverte"
    elif passage.affaire.numero_parquet in rejetees or "" in rejetees:
        retrait.motif_maintien = "le fichier la porte peut-être, mais fautive"
    elif passage.vue_le is None:
        retrait.motif_maintien = "elle a été inscrite par le greffe"
    retrait.est_pris = not retrait.motif_maintien and p.choix.get(retrait.cle, True)
    return retrait


def _intervenants(lue: AudienceLue, existante: Audience | None, p: Prevoyance) -> list[ObjetPrevu]:
    """Prévoit chaque place tenue ; donnée à plusieurs, elle garde la première personne nommée.

    Une place que le greffe a vidée le reste tant que le rôle y nomme la même personne.
    """
    connus = p.connu.intervenants.get(existante.pk, []) if existante else []
    liberees = p.connu.places_liberees.get(existante.pk, []) if existante else []
    vides = {(liberee.fauteuil, liberee.nom) for liberee in liberees}
    par_place = {connu.fauteuil: connu for connu in connus}
    prevus: dict[str, ObjetPrevu] = {}
    for intervenant in lue.intervenants:
        if intervenant.fonction is None or intervenant.fonction.value in prevus:
            continue
        place = intervenant.fonction.value
        if (place, intervenant.nom) in vides:
            continue
        valeurs = {"nom": intervenant.nom}
        prevu = p.comparer(ObjetSuivi.INTERVENANT, par_place.get(place), valeurs, identifiant=place)
        prevu.valeurs |= {"id_cassiopee": intervenant.identifiant}
        prevus[place] = prevu
    return list(prevus.values())
