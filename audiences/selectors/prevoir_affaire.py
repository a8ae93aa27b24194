"""Ce qu'un import ferait d'une affaire, de ses parties, de ses faits et de leurs liens."""

from dataclasses import dataclass
from datetime import datetime

from audiences.choix import ObjetSuivi
from audiences.formats.role import AffaireLue, PartieLue
from audiences.models import Affaire, Partie, Personne
from audiences.objets_du_role import (
    valeurs_affaire,
    valeurs_infraction,
    valeurs_lien,
    valeurs_partie,
    valeurs_personne,
    valeurs_prevention,
)
from audiences.selectors.comparaison import Choix, ObjetPrevu, comparer
from audiences.selectors.prevision import (
    AffairePrevue,
    LienPrevu,
    PartiePrevue,
    PreventionPrevue,
)
from audiences.selectors.reconnaissance import (
    Reconnu,
    est_de_cassiopee,
    reconnaitre_infractions,
    reconnaitre_parties,
)
from audiences.selectors.role_connu import RoleConnu, deplier


@dataclass
class Prevoyance:
    """Ce qui vaut pour tout l'import : l'état connu, l'émission du rôle, ses colonnes, les choix faits."""

    connu: RoleConnu
    emis_le: datetime
    colonnes: frozenset[str] | None
    choix: Choix
    appelees: set[int]
    personnes: dict[str, ObjetPrevu]

    def comparer(self, objet: ObjetSuivi, existant, valeurs: dict, **precisions) -> ObjetPrevu:
        """Compare un objet à ce que le fichier en dit."""
        return comparer(
            objet,
            existant,
            valeurs,
            connu=self.connu,
            emis_le=self.emis_le,
            colonnes=self.colonnes,
            choix=self.choix,
            **precisions,
        )

    def est_retabli(self, existant, emission_du_contenant: datetime | None) -> bool:
        """Dit si un import avait retiré cet objet, et si ce rôle-ci le rend.

        Un retrait par import porte l'émission du rôle ; celui du greffe, l'heure de l'acte.
        """
        if existant is None or existant.retiree_le is None or emission_du_contenant is None:
            return False
        return existant.retiree_le == emission_du_contenant and self.emis_le >= emission_du_contenant

    def manque(self, existant) -> bool:
        """Dit si ce rôle, qui n'en parle pas, retire cet objet ; un objet saisi à la main ne l'est jamais."""
        return existant.vue_le is not None and existant.retiree_le is None and existant.vue_le < self.emis_le


def prevoir_affaire(lue: AffaireLue, reconnue: Reconnu[Affaire], p: Prevoyance) -> AffairePrevue:
    """Compare une affaire du fichier et tout ce qu'elle contient. Aucune requête."""
    existante = reconnue.existant
    affaire = p.comparer(
        ObjetSuivi.AFFAIRE,
        existante,
        valeurs_affaire(lue),
        identifiant=lue.identifiant,
        est_rapproche=_prend_l_identifiant(reconnue, lue.identifiant),
    )
    prevue = AffairePrevue(lue, affaire)
    prevue.est_prise = p.choix.get(prevue.cle, True)
    prevue.est_appelee = existante is not None and existante.pk in p.appelees
    places = _parties(prevue, p)
    faits = _infractions(prevue, p)
    _preventions(prevue, places, faits, p)
    if existante is not None and not affaire.est_ancien:
        _natures(prevue, p)
        _retraits(prevue, p)
    elif existante is None:
        prevue.natures = [(une.code, une.libelle or une.code) for une in lue.natures] or None
    return prevue


def _prend_l_identifiant(reconnu: Reconnu, identifiant: str) -> bool:
    """Dit si l'objet rapproché gagne un identifiant qu'il n'avait pas ; sinon il n'y a rien à montrer."""
    if not reconnu.est_rapproche:
        return False
    connu = reconnu.existant.id_cassiopee
    return not connu or (est_de_cassiopee(identifiant) and not est_de_cassiopee(connu))


def _parties(prevue: AffairePrevue, p: Prevoyance) -> dict[tuple[str, str], int]:
    """Prévoit les parties, puis celles qui leur sont liées ; qui l'est à deux parties n'y est qu'une fois."""
    lues: dict[tuple[str, str], PartieLue] = {}
    for une in (*prevue.lue.parties, *deplier(u for partie in prevue.lue.parties for u in partie.liees)):
        lues.setdefault((une.personne.identifiant, une.qualite), une)
    places = {cle: place for place, cle in enumerate(lues)}
    existante = prevue.existante
    connues = p.connu.parties.get(existante.pk, []) if existante else []
    reconnues = reconnaitre_parties(list(lues.values()), connues, p.connu)
    for place, (une, reconnue) in enumerate(zip(lues.values(), reconnues, strict=True)):
        prevue.parties.append(_partie(une, reconnue, place + 1, existante, p))
    for une in prevue.lue.parties:
        _liens(prevue, places[une.personne.identifiant, une.qualite], une.liees, places, p)
    return places


def _partie(
    une: PartieLue, reconnue: Reconnu[Partie], rang: int, affaire: Affaire | None, p: Prevoyance
) -> PartiePrevue:
    identifiant = une.personne.identifiant
    if identifiant not in p.personnes:
        personne, est_rapproche = _personne(identifiant, reconnue, p)
        p.personnes[identifiant] = p.comparer(
            ObjetSuivi.PERSONNE,
            personne,
            valeurs_personne(une.personne),
            identifiant=identifiant,
            est_rapproche=est_rapproche,
        )
    possibles = p.connu.avocats.possibles(une)
    avocat = possibles[0] if len(possibles) == 1 else None
    existant = reconnue.existant
    if avocat is None and existant is not None and existant.avocat in possibles:
        avocat = existant.avocat
    partie = p.comparer(ObjetSuivi.PARTIE, existant, valeurs_partie(une, avocat=avocat))
    partie.est_retabli = p.est_retabli(existant, affaire.recue_le if affaire else None)
    return PartiePrevue(une, p.personnes[identifiant], partie, rang, 0 if avocat else len(possibles))


def _personne(identifiant: str, reconnue: Reconnu[Partie], p: Prevoyance) -> tuple[Personne | None, bool]:
    """Donne la personne de cet identifiant ; à défaut, celle de la partie rapprochée."""
    if identifiant in p.connu.personnes:
        return p.connu.personnes[identifiant], False
    if reconnue.existant is None:
        return None, False
    personne = reconnue.existant.personne
    return personne, _prend_l_identifiant(Reconnu(personne, est_rapproche=True), identifiant)


def _liens(prevue: AffairePrevue, represente: int, liees, places: dict, p: Prevoyance) -> None:
    """Prévoit un lien de chaque partie liée, à tout niveau, avec celle qui la porte."""
    deja = {(lien.representant, lien.represente) for lien in prevue.liens}
    for liee in deplier(liees):
        representant = places[liee.personne.identifiant, liee.qualite]
        if representant == represente or (representant, represente) in deja:
            continue
        deja.add((representant, represente))
        couple = tuple(prevue.parties[place].partie.existant for place in (representant, represente))
        existant = None
        if prevue.existante and all(couple):
            numeros = tuple(partie.pk for partie in couple)
            connus = p.connu.liens.get(prevue.existante.pk, [])
            existant = next((u for u in connus if (u.representant_id, u.represente_id) == numeros), None)
        prevue.liens.append(LienPrevu(valeurs_lien(liee), representant, represente, existant))


def _infractions(prevue: AffairePrevue, p: Prevoyance) -> dict[str, int]:
    existante, lues = prevue.existante, prevue.lue.infractions
    connues = p.connu.infractions.get(existante.pk, []) if existante else []
    for lue, reconnue in zip(lues, reconnaitre_infractions(lues, connues, p.connu), strict=True):
        prevu = p.comparer(
            ObjetSuivi.INFRACTION,
            reconnue.existant,
            valeurs_infraction(lue, p.connu.versions.get(lue.natinf, [])),
            identifiant=lue.identifiant,
            est_rapproche=_prend_l_identifiant(reconnue, lue.identifiant),
        )
        if not lue.libelle and not prevu.est_neuf:
            prevu.changements = [un for un in prevu.changements if un.nom != "libelle"]
            prevu.valeurs = {nom: v for nom, v in prevu.valeurs.items() if nom != "libelle"}
        prevu.est_retabli = p.est_retabli(reconnue.existant, existante.recue_le if existante else None)
        prevue.infractions.append(prevu)
    return {lue.identifiant: place for place, lue in enumerate(lues)}


def _preventions(prevue: AffairePrevue, places: dict, faits: dict[str, int], p: Prevoyance) -> None:
    existante = prevue.existante
    connues = {
        (une.infraction_id, une.prevenu_id): une
        for une in (p.connu.preventions.get(existante.pk, []) if existante else [])
    }
    for une in prevue.lue.parties:
        prevenu = places[une.personne.identifiant, une.qualite]
        for rang, lue in enumerate(une.preventions, start=1):
            infraction = faits[lue.infraction]
            couple = (prevue.infractions[infraction].existant, prevue.parties[prevenu].partie.existant)
            existant = connues.get((couple[0].pk, couple[1].pk)) if all(couple) else None
            prevention = p.comparer(ObjetSuivi.PREVENTION, existant, valeurs_prevention(lue))
            prevention.est_retabli = p.est_retabli(existant, existante.recue_le if existante else None)
            prevue.preventions.append(PreventionPrevue(prevention, infraction, prevenu, lue.rang or rang))


def _natures(prevue: AffairePrevue, p: Prevoyance) -> None:
    """Prévoit les natures d'affaire ; une table n'en dit rien."""
    if p.colonnes is not None:
        return
    dites = [(une.code, une.libelle or une.code) for une in prevue.lue.natures]
    connues = [(une.code, une.libelle) for une in p.connu.natures.get(prevue.existante.pk, [])]
    if sorted(set(dites)) != sorted(connues):
        prevue.natures = dites
        avant, apres = (", ".join(lib for _, lib in liste) or "aucune" for liste in (connues, dites))
        prevue.notes.append(f"Natures d’affaire : {avant} → {apres}")


def _retraits(prevue: AffairePrevue, p: Prevoyance) -> None:
    """Nomme les parties et les faits que le rôle n'a plus ; ceux d'une affaire appelée restent."""
    connu, numero = p.connu, prevue.existante.pk
    manquants = [
        *_manquants(connu.parties.get(numero, []), [une.partie for une in prevue.parties], p),
        *_manquants(connu.infractions.get(numero, []), prevue.infractions, p),
        *_manquants(connu.preventions.get(numero, []), [une.prevention for une in prevue.preventions], p),
    ]
    if prevue.est_appelee:
        prevue.notes += [f"{nom} : absent du fichier, gardé car l’affaire a été appelée" for nom in manquants]
    else:
        prevue.retraits = manquants


def _manquants(connus, prevus: list[ObjetPrevu], p: Prevoyance) -> list[str]:
    presents = {prevu.existant.pk for prevu in prevus if prevu.existant is not None}
    return [str(connu) for connu in connus if connu.pk not in presents and p.manque(connu)]
