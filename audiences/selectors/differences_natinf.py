"""Ce qu'un fichier de nomenclature changerait à ce qui est enregistré."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from audiences.choix import NatureDifference
from audiences.formats.nomenclature import LigneNatinf, NomenclatureLue
from audiences.models import DifferenceNatinf, ImportNatinf, Natinf, VersionNatinf

# Champs d'une version que le fichier dit, et leur nom à l'écran.
CHAMPS = {
    "libelle": "qualification",
    "nature": "nature",
    "articles_definition": "définie par",
    "articles_repression": "réprimée par",
}
_PART_SUSPECTE = 10
_DISPARITIONS_PERMISES = 20


@dataclass(frozen=True)
class Changement:
    """Un numéro dont la qualification change : ce que dit le fichier, la version ouverte s'il y en a une."""

    natinf: Natinf | None
    version: VersionNatinf | None
    ligne: LigneNatinf
    nature: NatureDifference

    @property
    def champs(self) -> list[str]:
        """Donne les champs qui diffèrent."""
        if self.version is None:
            return []
        return [champ for champ in CHAMPS if getattr(self.version, champ) != getattr(self.ligne, champ)]


@dataclass
class Comparaison:
    """Fichier rapproché de la nomenclature enregistrée."""

    lue: NomenclatureLue
    changements: list[Changement] = field(default_factory=list)
    disparus: list[Natinf] = field(default_factory=list)
    inchangees: int = 0
    connus: int = 0

    @property
    def parait_incomplet(self) -> bool:
        """Dit si trop de numéros disparaîtraient pour que le fichier soit entier."""
        return len(self.disparus) > max(_DISPARITIONS_PERMISES, self.connus // _PART_SUSPECTE)


def comparer_nomenclature(lue: NomenclatureLue) -> Comparaison:
    """Rapproche chaque ligne de la version ouverte de son numéro. Deux requêtes."""
    comparaison = Comparaison(lue)
    natinfs = {natinf.numero: natinf for natinf in Natinf.objects.all()}
    ouvertes = {version.natinf_id: version for version in VersionNatinf.objects.filter(au__isnull=True)}
    comparaison.connus = sum(natinf.obsolete_le is None for natinf in natinfs.values())
    for ligne in lue.lignes:
        natinf = natinfs.pop(ligne.numero, None)
        version = ouvertes.get(natinf.pk) if natinf else None
        if natinf is None or (version is None and natinf.obsolete_le is None):
            nature = NatureDifference.NOUVEAU
        elif natinf.obsolete_le is not None:
            nature = NatureDifference.REAPPARU
        else:
            nature = NatureDifference.MODIFIE
        changement = Changement(natinf, version, ligne, nature)
        if nature == NatureDifference.MODIFIE and not changement.champs:
            comparaison.inchangees += 1
        else:
            comparaison.changements.append(changement)
    comparaison.disparus = [natinf for natinf in natinfs.values() if natinf.obsolete_le is None]
    return comparaison


def rapport_de(comparaison: Comparaison, depot: ImportNatinf) -> Iterator[DifferenceNatinf]:
    """Donne les lignes du rapport, une par champ changé ; rien n'est enregistré."""
    for changement in comparaison.changements:
        numero, nature = changement.ligne.numero, changement.nature
        if nature != NatureDifference.MODIFIE:
            yield DifferenceNatinf(
                import_natinf=depot, numero=numero, nature=nature, apres=changement.ligne.libelle
            )
        for champ in changement.champs:
            yield DifferenceNatinf(
                import_natinf=depot,
                numero=numero,
                nature=nature,
                champ=CHAMPS[champ],
                avant=getattr(changement.version, champ),
                apres=getattr(changement.ligne, champ),
            )
    for natinf in comparaison.disparus:
        yield DifferenceNatinf(
            import_natinf=depot, numero=natinf.numero, nature=NatureDifference.DISPARU, avant=str(natinf)
        )
    for refusee in comparaison.lue.refusees:
        yield DifferenceNatinf(
            import_natinf=depot,
            numero="",
            nature=NatureDifference.REFUSE,
            champ=f"ligne {refusee.ligne}",
            avant=refusee.debut,
            apres=refusee.raison,
        )


def nombres_de(depot: ImportNatinf) -> list[tuple[str, int]]:
    """Donne le compte de numéros par nature de différence. Une requête."""
    lignes = depot.differences.values_list("nature", "numero", "champ")
    numeros = {(nature, numero or champ) for nature, numero, champ in lignes}
    comptes = Counter(nature for nature, _ in numeros)
    return [(NatureDifference(nature).label, comptes[nature]) for nature in NatureDifference.values]


def veille(jour: date) -> date:
    """Donne la veille."""
    return jour - timedelta(days=1)
