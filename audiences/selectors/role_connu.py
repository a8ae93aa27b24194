"""Ce que le tribunal sait déjà de ce dont parle un rôle, chargé en un nombre fixe de requêtes."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.db.models import Q

from audiences.choix import ObjetSuivi
from audiences.formats.role import AffaireLue, AudienceLue, PartieLue
from audiences.jeu_de_donnees import texte
from audiences.models import (
    Affaire,
    Audience,
    Correction,
    Infraction,
    Inscription,
    Intervenant,
    NatureAffaire,
    Partie,
    Personne,
    PlaceLiberee,
    Prevention,
    Representation,
    VersionNatinf,
)
from audiences.selectors.annuaire import Annuaire, annuaire_de
from mistral.socle.comptes.models import Salle, Service
from mistral.socle.francais import normaliser


@dataclass
class RoleConnu:
    """État enregistré, rangé pour être comparé ; ce que le fichier nomme le premier s'y ajoute."""

    juridiction_id: int
    services: dict[str, Service]
    salles: dict[str, Salle]
    avocats: Annuaire
    audiences: list[Audience]
    affaires: list[Affaire]
    inscriptions: list[Inscription]
    personnes: dict[str, Personne]
    intervenants: dict[int, list[Intervenant]] = field(default_factory=dict)
    places_liberees: dict[int, list[PlaceLiberee]] = field(default_factory=dict)
    parties: dict[int, list[Partie]] = field(default_factory=dict)
    liens: dict[int, list[Representation]] = field(default_factory=dict)
    infractions: dict[int, list[Infraction]] = field(default_factory=dict)
    preventions: dict[int, list[Prevention]] = field(default_factory=dict)
    natures: dict[int, list[NatureAffaire]] = field(default_factory=dict)
    versions: dict[str, list[VersionNatinf]] = field(default_factory=dict)
    corrections: dict[tuple[str, int, str], Correction] = field(default_factory=dict)

    def correction(self, objet: ObjetSuivi, existant, champ: str) -> Correction | None:
        return self.corrections.get((objet.value, existant.pk, champ))

    def recue(self, objet: ObjetSuivi, existant, champ: str) -> str:
        """Donne la dernière valeur venue de Cassiopée, même si le greffe en a mis une autre."""
        correction = self.correction(objet, existant, champ)
        if correction is not None and correction.valeur_recue:
            return correction.valeur_recue
        nom = existant._meta.get_field(champ).attname
        return texte(getattr(existant, nom))

    def service(self, nom: str) -> Service:
        """Donne le service de ce nom ; inconnu, un service pas encore enregistré."""
        return _nomme(self.services, Service, self.juridiction_id, nom)

    def salle(self, nom: str) -> Salle | None:
        return _nomme(self.salles, Salle, self.juridiction_id, nom) if nom else None


def _nomme(connus, modele, juridiction_id: int, nom: str):
    return connus.setdefault(normaliser(nom), modele(juridiction_id=juridiction_id, nom=nom))


def deplier(parties: Iterable[PartieLue]) -> list[PartieLue]:
    """Donne les parties et, à leur suite, celles qui leur sont liées."""
    return [une for partie in parties for une in (partie, *deplier(partie.liees))]


def affaires_lues(lues: Iterable[AudienceLue]) -> dict[str, AffaireLue]:
    """Donne, par identifiant, chaque affaire du fichier une fois ; sa première mention fait foi."""
    affaires: dict[str, AffaireLue] = {}
    for audience in lues:
        for affaire in audience.affaires:
            affaires.setdefault(affaire.identifiant, affaire)
    return affaires


def role_connu(
    lues: Sequence[AudienceLue], juridiction_id: int, *, affaires: Sequence[AffaireLue] | None = None
) -> RoleConnu:
    """Charge ce que le tribunal sait de ces audiences et de ces affaires. Seize requêtes, toujours."""
    affaires = list(affaires_lues(lues).values()) if affaires is None else affaires
    du_tribunal = Q(juridiction=juridiction_id)
    connues = Affaire.objects.filter(
        du_tribunal,
        Q(id_cassiopee__in=[lue.identifiant for lue in affaires])
        | Q(numero_parquet__in=[lue.numero_parquet for lue in affaires]),
    )
    connues = list(connues.order_by("pk"))
    audiences = Audience.objects.filter(
        du_tribunal,
        Q(id_cassiopee__in=[lue.identifiant for lue in lues]) | Q(date__in={lue.date for lue in lues}),
    )
    audiences = list(audiences.select_related("service", "salle").order_by("pk"))
    inscriptions = Inscription.objects.filter(
        du_tribunal, Q(audience__in=audiences) | Q(affaire__in=connues)
    ).select_related("audience", "affaire")
    lues_en_tout = deplier(partie for lue in affaires for partie in lue.parties)
    personnes = Personne.objects.filter(
        du_tribunal, id_cassiopee__in={partie.personne.identifiant for partie in lues_en_tout}
    )
    connu = RoleConnu(
        juridiction_id=juridiction_id,
        services={normaliser(s.nom): s for s in Service.objects.filter(du_tribunal).order_by("-pk")},
        salles={normaliser(s.nom): s for s in Salle.objects.filter(du_tribunal).order_by("-pk")},
        avocats=annuaire_de(juridiction_id),
        audiences=audiences,
        affaires=connues,
        inscriptions=list(inscriptions.order_by("rang", "pk")),
        personnes={personne.id_cassiopee: personne for personne in personnes},
    )
    connu.intervenants = _par(Intervenant.objects.filter(audience__in=audiences), "audience_id")
    connu.places_liberees = _par(PlaceLiberee.objects.filter(audience__in=audiences), "audience_id")
    _charger_les_affaires(connu, affaires)
    _charger_les_corrections(connu)
    return connu


def _par(lignes, cle: str) -> dict[int, list]:
    rangees = defaultdict(list)
    for ligne in lignes.order_by("pk"):
        rangees[getattr(ligne, cle)].append(ligne)
    return rangees


def _charger_les_affaires(connu: RoleConnu, lues: Sequence[AffaireLue]) -> None:
    connues = connu.affaires
    connu.parties = _par(
        Partie.objects.filter(affaire__in=connues).select_related("personne", "avocat"), "affaire_id"
    )
    connu.infractions = _par(Infraction.objects.filter(affaire__in=connues), "affaire_id")
    connu.natures = _par(NatureAffaire.objects.filter(affaire__in=connues), "affaire_id")
    liens = Representation.objects.filter(represente__affaire__in=connues)
    for lien in liens.select_related("represente").order_by("pk"):
        connu.liens.setdefault(lien.represente.affaire_id, []).append(lien)
    preventions = Prevention.objects.filter(infraction__affaire__in=connues)
    for prevention in preventions.select_related("infraction").order_by("pk"):
        connu.preventions.setdefault(prevention.infraction.affaire_id, []).append(prevention)
    numeros = {infraction.natinf for lue in lues for infraction in lue.infractions}
    for version in VersionNatinf.objects.filter(natinf__numero__in=numeros).select_related("natinf"):
        connu.versions.setdefault(version.natinf.numero, []).append(version)


def _charger_les_corrections(connu: RoleConnu) -> None:
    personnes = {personne.pk for personne in connu.personnes.values()}
    personnes |= {partie.personne_id for parties in connu.parties.values() for partie in parties}
    corrections = Correction.objects.filter(
        Q(audience__in=connu.audiences)
        | Q(affaire__in=connu.affaires)
        | Q(objet=ObjetSuivi.PERSONNE, objet_id__in=personnes),
        juridiction=connu.juridiction_id,
    )
    connu.corrections = {(une.objet, une.objet_id, une.champ): une for une in corrections}
