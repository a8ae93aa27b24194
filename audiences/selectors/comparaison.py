"""Un objet connu face à ce que le fichier en dit, champ par champ."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import Model

from audiences.choix import ObjetSuivi
from audiences.jeu_de_donnees import affichage, libelle, suivis, texte
from audiences.models import Correction
from audiences.selectors.champs_dits import restreindre
from audiences.selectors.role_connu import RoleConnu

# Ce que nous tirons des autres champs ou de nos référentiels : le fichier n'en dit rien.
CALCULES: dict[ObjetSuivi, frozenset[str]] = {
    ObjetSuivi.AFFAIRE: frozenset({"intitule", "famille", "famille_motif"}),
    ObjetSuivi.INFRACTION: frozenset(
        {"articles_definition", "articles_repression", "famille", "encouru_mois", "encouru_amende"}
    ),
}
Choix = Mapping[str, bool]


@dataclass(frozen=True)
class Changement:
    """Champ dont le fichier dit autre chose que nous ; `est_garde` : le greffe l'a saisi, sa valeur prime."""

    objet: ObjetSuivi
    nom: str
    ancien: Any
    nouveau: Any
    cle: str
    est_garde: bool
    est_pris: bool
    correction: Correction | None = None

    @property
    def libelle(self) -> str:
        return libelle(self.objet, self.nom)

    @property
    def avant(self) -> str:
        return lisible(self.objet, self.nom, self.ancien)

    @property
    def apres(self) -> str:
        return lisible(self.objet, self.nom, self.nouveau)


def lisible(objet: ObjetSuivi, nom: str, valeur: object) -> str:
    """Écrit une valeur à lire, celle d'un lien étant le nom de ce qu'il désigne."""
    return str(valeur) if isinstance(valeur, Model) else affichage(objet, nom, valeur)


@dataclass
class ObjetPrevu:
    """Un objet du fichier et ce que l'import en ferait ; sans `existant`, il serait créé."""

    objet: ObjetSuivi
    valeurs: dict[str, Any]
    existant: Any = None
    identifiant: str = ""
    est_rapproche: bool = False
    est_ancien: bool = False
    est_retabli: bool = False
    changements: list[Changement] = field(default_factory=list)

    @property
    def est_neuf(self) -> bool:
        return self.existant is None

    @property
    def modifies(self) -> list[Changement]:
        return [un for un in self.changements if not un.est_garde]

    @property
    def ecarts(self) -> list[Changement]:
        return [un for un in self.changements if un.est_garde and texte(un.nouveau)]

    @property
    def change(self) -> bool:
        """Dit si l'import y changerait quelque chose de visible."""
        return self.est_neuf or self.est_rapproche or self.est_retabli or bool(self.modifies)


def est_saisi_a_la_main(existant: Model) -> bool:
    """Dit si aucun rôle n'a jamais parlé de cet objet : ce qui s'y trouve vient du greffe."""
    return not getattr(existant, "id_cassiopee", "") and emission_de(existant) is None


def est_saisie(existant: Model, nom: str) -> bool:
    """Dit si le champ porte une valeur ; le « non » d'un champ qui ne peut être vide n'en est pas une."""
    valeur = getattr(existant, nom)
    return bool(texte(valeur)) and not (valeur is False and not existant._meta.get_field(nom).null)


def emission_de(existant: Model) -> datetime | None:
    """Donne l'émission du dernier rôle qui a parlé de cet objet."""
    return existant.recue_le if hasattr(existant, "recue_le") else existant.vue_le


def comparer(
    objet: ObjetSuivi,
    existant: Model | None,
    valeurs: dict[str, Any],
    *,
    connu: RoleConnu,
    emis_le: datetime,
    colonnes: frozenset[str] | None,
    choix: Choix,
    identifiant: str = "",
    est_rapproche: bool = False,
) -> ObjetPrevu:
    """Compare l'objet connu à ce que dit le fichier ; plus ancien que le dernier reçu, il ne change rien."""
    prevu = ObjetPrevu(objet, valeurs, existant, identifiant, est_rapproche)
    if existant is None:
        return prevu
    derniere = emission_de(existant)
    if derniere is not None and emis_le < derniere:
        prevu.est_ancien = True
        return prevu
    prevu.valeurs = restreindre(objet, valeurs, colonnes, existant)
    a_la_main = est_saisi_a_la_main(existant)
    for nom in suivis(objet):
        if nom not in prevu.valeurs:
            continue
        ancien, nouveau = getattr(existant, nom), prevu.valeurs[nom]
        if texte(ancien) == texte(nouveau):
            continue
        correction = connu.correction(objet, existant, nom)
        est_garde = correction is not None or (a_la_main and est_saisie(existant, nom))
        cle = f"champ:{objet.value}:{existant.pk}:{nom}"
        est_pris = choix.get(cle, not est_garde)
        prevu.changements.append(
            Changement(objet, nom, ancien, nouveau, cle, est_garde, est_pris, correction)
        )
    return prevu
