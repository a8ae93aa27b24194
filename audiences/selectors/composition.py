"""La composition d'une audience, ses remplacements, et qui peut tenir chaque place."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from audiences.choix import Corps, Fauteuil
from audiences.models import Audience, Intervenant, MembreJuridiction, Remplacement
from audiences.regles.situation_composition import PORTEE_COMPOSITION, Occupant, SituationComposition
from mistral.socle.droit import Constat, controler
from mistral.socle.francais import enumerer, normaliser

CORPS_DE: dict[Fauteuil, Corps] = {
    Fauteuil.PRESIDENT: Corps.SIEGE,
    Fauteuil.ASSESSEUR_1: Corps.SIEGE,
    Fauteuil.ASSESSEUR_2: Corps.SIEGE,
    Fauteuil.MINISTERE_PUBLIC: Corps.PARQUET,
    Fauteuil.GREFFIER: Corps.GREFFE,
    Fauteuil.GREFFIER_STAGIAIRE: Corps.GREFFE,
    Fauteuil.AUDITEUR: Corps.AUDITEUR,
}
_FEMININS = {"mme", "mlle", "madame", "mademoiselle"}
_MASCULINS = {"m", "mr", "monsieur"}


@dataclass(frozen=True)
class Suppleance:
    """Une même personne à une même place, pour certaines affaires ; `remplacements` vont avec `rangs`."""

    fauteuil: Fauteuil
    nom: str
    remplacements: tuple[Remplacement, ...]

    @property
    def rangs(self) -> list[int]:
        return [remplacement.inscription.rang for remplacement in self.remplacements]


@dataclass(frozen=True)
class Place:
    """Une place de l'audience, qui la tient, et qui l'y remplace."""

    fauteuil: Fauteuil
    intervenant: Intervenant | None
    suppleances: tuple[Suppleance, ...]

    @property
    def mentions(self) -> list[str]:
        """Donne « remplacée par M. X pour le dossier 3 », une par remplaçant."""
        titulaire = self.intervenant.nom if self.intervenant else ""
        return [mention_de(titulaire, suppleance) for suppleance in self.suppleances]


def accord(nom: str, masculin: str, feminin: str, inconnu: str) -> str:
    """Accorde d'après la civilité que porte le nom ; sans civilité, la forme qui n'affirme rien."""
    premier = normaliser(nom).split(" ", 1)[0]
    if premier in _FEMININS:
        return feminin
    return masculin if premier in _MASCULINS else inconnu


def mention_de(titulaire: str, suppleance: Suppleance) -> str:
    """Écrit « remplacée par M. X pour les dossiers 3 et 5 » ; l'accord suit la civilité du remplacé."""
    remplace = accord(titulaire, "remplacé", "remplacée", "remplacé(e)")
    rangs = enumerer([str(rang) for rang in suppleance.rangs])
    dossiers = f"le dossier {rangs}" if len(suppleance.rangs) == 1 else f"les dossiers {rangs}"
    return f"{remplace} par {suppleance.nom} pour {dossiers}"


def suppleances_de(remplacements: Iterable[Remplacement]) -> list[Suppleance]:
    """Groupe les remplacements par place et par personne, dans l'ordre des places puis des affaires."""
    groupes: dict[tuple[str, str], list[Remplacement]] = {}
    for remplacement in sorted(remplacements, key=lambda r: r.inscription.rang):
        groupes.setdefault((remplacement.fauteuil, remplacement.nom), []).append(remplacement)
    places = list(Fauteuil)
    suppleances = [Suppleance(Fauteuil(f), nom, tuple(tous)) for (f, nom), tous in groupes.items()]
    return sorted(suppleances, key=lambda s: (places.index(s.fauteuil), s.rangs))


def remplacements_de(audience: Audience) -> QuerySet[Remplacement]:
    """Donne les remplacements des affaires maintenues au rôle, avec l'affaire. Une requête."""
    return Remplacement.objects.filter(
        inscription__audience=audience, inscription__retiree_le=None
    ).select_related("inscription__affaire", "membre")


def places_tenues(audience: Audience, remplacements: Iterable[Remplacement]) -> list[Place]:
    """Donne toutes les places, vides comprises ; les intervenants doivent être déjà chargés."""
    tenus = {intervenant.fauteuil: intervenant for intervenant in audience.intervenants.all()}
    suppleances = suppleances_de(remplacements)
    return [
        Place(place, tenus.get(place), tuple(s for s in suppleances if s.fauteuil == place))
        for place in Fauteuil
    ]


def constats_de(audience: Audience, remplacements: Iterable[Remplacement]) -> list[Constat]:
    """Contrôle la composition de l'audience, puis celle de chaque affaire où quelqu'un est remplacé."""
    titulaires = {i.fauteuil: (i.nom, i.membre_id) for i in audience.intervenants.all()}
    constats = _controler(audience, titulaires)
    deja = {constat.message for constat in constats}
    par_affaire: dict[int, dict] = {}
    rangs: dict[int, int] = {}
    for remplacement in remplacements:
        rangs[remplacement.inscription_id] = remplacement.inscription.rang
        places = par_affaire.setdefault(remplacement.inscription_id, dict(titulaires))
        places[remplacement.fauteuil] = (remplacement.nom, remplacement.membre_id)
    for inscription, places in sorted(par_affaire.items(), key=lambda couple: rangs[couple[0]]):
        for constat in _controler(audience, places):
            if constat.message not in deja:
                dossier = f"Dossier {rangs[inscription]}\u00a0: {constat.message}"
                constats.append(
                    Constat(constat.code, constat.niveau, dossier, constat.sources, constat.portee)
                )
    return constats


def _controler(audience: Audience, places: dict[str, tuple[str, int | None]]) -> list[Constat]:
    occupants = tuple(
        Occupant(Fauteuil(fauteuil), nom, cle_de(nom, membre)) for fauteuil, (nom, membre) in places.items()
    )
    return controler(SituationComposition(audience.formation, occupants), portee=PORTEE_COMPOSITION)


def cle_de(nom: str, membre_id: int | None) -> str:
    """Reconnaît une personne à son entrée de la liste, sinon à son nom, sans civilité ni qualité."""
    if membre_id:
        return f"membre-{membre_id}"
    mots = normaliser(nom.split(",", 1)[0]).split()
    return " ".join(mot for mot in mots if mot not in _FEMININS | _MASCULINS)


def membres_en_poste(audience: Audience) -> QuerySet[MembreJuridiction]:
    """Donne les membres du tribunal en poste au jour de l'audience, par nom. Une requête."""
    jour = audience.date
    return (
        MembreJuridiction.objects.filter(juridiction=audience.juridiction_id)
        .filter(Q(du=None) | Q(du__lte=jour), Q(au=None) | Q(au__gte=jour))
        .order_by("nom", "prenom", "pk")
    )
