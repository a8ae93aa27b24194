"""Ce qu'un import ferait d'une affaire et d'une audience, avant qu'il ne le fasse."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from audiences.formats.designation import intitule_de, nom_lu
from audiences.formats.role import AffaireLue, AudienceLue, PartieLue, QualiteLue
from audiences.models import Affaire, Audience, Inscription
from audiences.regles.etat import Etat
from audiences.selectors.comparaison import Changement, ObjetPrevu

NEUVE = Etat("NEUVE", "Nouvelle", "mp-etat--cours")
NOUVEAU_PASSAGE = Etat("NOUVEAU_PASSAGE", "Connue, nouveau passage", "mp-etat--cours")
MODIFIEE = Etat("MODIFIEE", "Modifiée", "mp-etat--cours")
CORRIGEE = Etat("CORRIGEE", "Corrigée à la main, différente", "mp-etat--attente")
ANCIENNE = Etat("ANCIENNE", "Plus ancienne que le dernier rôle reçu", "")
ECARTEE = Etat("ECARTEE", "Écartée", "mp-etat--alerte")
INCHANGEE = Etat("INCHANGEE", "Inchangée", "mp-etat--fait")


@dataclass
class PartiePrevue:
    """Une partie du fichier : la personne, et ce qu'elle est dans l'affaire."""

    lue: PartieLue
    personne: ObjetPrevu
    partie: ObjetPrevu
    rang: int
    avocats_possibles: int = 0

    @property
    def nom(self) -> str:
        return nom_lu(self.lue.personne)


@dataclass
class LienPrevu:
    """Lien entre deux parties, désignées par leur place."""

    valeurs: dict[str, Any]
    representant: int
    represente: int
    existant: Any = None


@dataclass
class PreventionPrevue:
    """Fait reproché : place de l'infraction, place du prévenu."""

    prevention: ObjetPrevu
    infraction: int
    prevenu: int
    rang: int


@dataclass
class AffairePrevue:
    """Une affaire du fichier, et ce que l'import en ferait ; `retraits` nomme ce qui n'est plus au rôle."""

    lue: AffaireLue
    affaire: ObjetPrevu
    parties: list[PartiePrevue] = field(default_factory=list)
    infractions: list[ObjetPrevu] = field(default_factory=list)
    preventions: list[PreventionPrevue] = field(default_factory=list)
    liens: list[LienPrevu] = field(default_factory=list)
    retraits: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    natures: list[tuple[str, str]] | None = None
    est_appelee: bool = False
    est_prise: bool = True

    @property
    def existante(self) -> Affaire | None:
        return self.affaire.existant

    @property
    def cle(self) -> str:
        return f"affaire:{self.lue.identifiant}"

    @property
    def intitule(self) -> str:
        return self.existante.intitule if self.existante else intitule_de(self.lue)

    @property
    def objets(self) -> Iterator[tuple[str, ObjetPrevu]]:
        """Donne chaque objet de l'affaire, avec le nom qui le désigne à l'écran."""
        yield "Affaire", self.affaire
        for partie in self.parties:
            nom = f"{partie.nom}, {partie.lue.qualite_libelle.lower()}"
            yield nom, partie.personne
            yield nom, partie.partie
        for rang, infraction in enumerate(self.infractions, start=1):
            yield f"Fait {rang}, NATINF {infraction.valeurs.get('natinf', '')}", infraction
        for une in self.preventions:
            numero = f"Fait {une.infraction + 1}"
            yield f"{numero} reproché à {self.parties[une.prevenu].nom}", une.prevention

    @property
    def changements(self) -> list[tuple[str, Changement]]:
        return [(nom, un) for nom, prevu in self._uniques() for un in prevu.modifies]

    @property
    def ecarts(self) -> list[tuple[str, Changement]]:
        return [(nom, un) for nom, prevu in self._uniques() for un in prevu.ecarts]

    @property
    def ajouts(self) -> list[str]:
        """Nomme ce que l'import ajouterait ou rétablirait dans une affaire connue."""
        if self.affaire.est_neuf:
            return []
        dits = [
            f"{nom} : {'à nouveau au rôle' if prevu.est_retabli else 'nouveau'}"
            for nom, prevu in self._uniques()
            if prevu.est_neuf or prevu.est_retabli
        ]
        return list(dict.fromkeys(dits))

    @property
    def rapproches(self) -> list[str]:
        return list(dict.fromkeys(nom for nom, prevu in self._uniques() if prevu.est_rapproche))

    def _uniques(self) -> Iterator[tuple[str, ObjetPrevu]]:
        """Une personne qui a deux qualités n'est comparée qu'une fois."""
        vus: set[int] = set()
        for nom, prevu in self.objets:
            if id(prevu) not in vus:
                vus.add(id(prevu))
                yield nom, prevu

    @property
    def change(self) -> bool:
        return bool(
            self.affaire.est_neuf
            or self.changements
            or self.ajouts
            or self.rapproches
            or self.retraits
            or self.natures is not None
        )

    @property
    def prevenus(self) -> list[str]:
        return [nom_lu(p.personne) for p in self.lue.parties if p.qualite is QualiteLue.PREVENU]

    @property
    def autres_parties(self) -> list[str]:
        """Nomme les parties qui ne sont pas prévenues, avec leur qualité dans le fichier."""
        autres = [partie for partie in self.lue.parties if partie.qualite is not QualiteLue.PREVENU]
        liees = [liee for partie in self.lue.parties for liee in partie.liees]
        return [f"{nom_lu(partie.personne)} ({partie.qualite_libelle.lower()})" for partie in autres + liees]


@dataclass
class PassagePrevu:
    """Une affaire du fichier à cette audience."""

    affaire: AffairePrevue
    inscription: Inscription | None
    est_ecartee: bool = False
    est_retablie: bool = False

    @property
    def etats(self) -> list[Etat]:
        """Donne ce que l'import ferait de l'affaire ici, le plus important d'abord."""
        affaire = self.affaire
        if self.est_ecartee:
            return [ECARTEE]
        etats = []
        if affaire.affaire.est_neuf:
            etats.append(NEUVE)
        elif self.inscription is None or self.est_retablie:
            etats.append(NOUVEAU_PASSAGE)
        if not affaire.affaire.est_neuf and affaire.change:
            etats.append(MODIFIEE)
        if affaire.ecarts:
            etats.append(CORRIGEE)
        if affaire.affaire.est_ancien and not etats:
            etats.append(ANCIENNE)
        return etats or [INCHANGEE]

    @property
    def est_a_montrer(self) -> bool:
        return self.etats not in ([INCHANGEE], [ANCIENNE])


@dataclass
class RetraitPrevu:
    """Affaire du rôle que le fichier n'a plus ; `motif_maintien` dit pourquoi elle reste pourtant."""

    inscription: Inscription
    motif_maintien: str = ""
    est_pris: bool = True

    @property
    def cle(self) -> str:
        return f"retrait:{self.inscription.pk}"


@dataclass
class AudiencePrevue:
    """Une audience du fichier, avec ses affaires."""

    lue: AudienceLue
    audience: ObjetPrevu
    intervenants: list[ObjetPrevu] = field(default_factory=list)
    passages: list[PassagePrevu] = field(default_factory=list)
    retraits: list[RetraitPrevu] = field(default_factory=list)
    est_figee: bool = False

    @property
    def existante(self) -> Audience | None:
        return self.audience.existant

    @property
    def est_levee(self) -> bool:
        """Une audience levée ne reçoit plus d'affaire : son rôle dit ce qui s'est passé."""
        return self.existante is not None and self.existante.levee_le is not None

    @property
    def changements(self) -> list[tuple[str, Changement]]:
        return [(nom, un) for nom, prevu in self._objets() if not prevu.est_neuf for un in prevu.modifies]

    @property
    def ecarts(self) -> list[tuple[str, Changement]]:
        return [(nom, un) for nom, prevu in self._objets() for un in prevu.ecarts]

    @property
    def places_nouvelles(self) -> list[str]:
        if self.audience.est_neuf:
            return []
        return [
            f"{nom} : {prevu.valeurs['nom']}"
            for nom, prevu in self._objets()
            if prevu.est_neuf and prevu is not self.audience
        ]

    def _objets(self) -> Iterator[tuple[str, ObjetPrevu]]:
        yield "Audience", self.audience
        for prevu in self.intervenants:
            yield prevu.identifiant, prevu

    @property
    def a_montrer(self) -> list[PassagePrevu]:
        return [passage for passage in self.passages if passage.est_a_montrer]

    @property
    def inchangees(self) -> list[PassagePrevu]:
        return [passage for passage in self.passages if not passage.est_a_montrer]

    @property
    def retirees(self) -> list[RetraitPrevu]:
        return [retrait for retrait in self.retraits if not retrait.motif_maintien]

    @property
    def maintenues(self) -> list[RetraitPrevu]:
        return [retrait for retrait in self.retraits if retrait.motif_maintien]

    @property
    def places_en_double(self) -> list[str]:
        """Nomme les places que le fichier donne à plusieurs personnes ; seule la première est gardée."""
        nombres = Counter(i.fonction for i in self.lue.intervenants if i.fonction)
        return [fonction.value for fonction, nombre in nombres.items() if nombre > 1]

    @property
    def change(self) -> bool:
        return bool(
            self.audience.change
            or self.changements
            or self.places_nouvelles
            or self.retirees
            or any(
                passage.etats[0] not in (INCHANGEE, ANCIENNE, ECARTEE, CORRIGEE) for passage in self.passages
            )
        )
