"""Aperçu d'un tableau de parties collé : ce que donnerait chaque ligne, et ce qui s'y oppose."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from audiences.choix import NaturePersonne, Qualite
from audiences.formats.tableau_parties import Defaut, LigneLue, TableauLu
from audiences.models import Affaire, Avocat, Partie, Personne
from audiences.selectors.avocats import avocats_par_nom
from mistral.socle.francais import normaliser

# Colonnes du tableau gardées telles quelles par la personne.
_IDENTITE = (
    "nom_usage", "prenoms", "adresse", "code_postal", "commune", "telephone", "portable", "courriel",
    "civilite", "naissance_lieu", "nationalite", "langue", "profession", "siren",
)  # fmt: skip


@dataclass(frozen=True)
class LigneApercue:
    """Une ligne du tableau, la partie qu'elle donnerait, ses défauts, ce qui la fait croire double."""

    lue: LigneLue
    partie: Partie
    doublon: str
    avocat: Avocat | None

    @property
    def defauts(self) -> list[Defaut]:
        return self.lue.defauts

    @property
    def est_proposee(self) -> bool:
        return not self.defauts and not self.doublon

    @property
    def avocat_a_preciser(self) -> bool:
        return self.avocat is None and bool(self.partie.avocat_recu)


def apercu_tableau(
    tableau: TableauLu, affaire: Affaire, *, qualite: Qualite, jour: date
) -> list[LigneApercue]:
    """Donne chaque ligne du tableau. Deux requêtes : les parties de l'affaire, les avocats du tribunal.

    Un avocat n'est rattaché que si son nom, et son barreau s'il est dit, ne désignent que lui ; sinon son
    texte est gardé, à préciser.
    """
    presentes: dict[tuple, list[tuple]] = {}
    for partie in Partie.objects.filter(affaire=affaire, retiree_le__isnull=True).select_related("personne"):
        presentes.setdefault(_nom(partie.personne), []).append(_naissance(partie.personne))
    avocats = avocats_par_nom(affaire.juridiction_id, jour)
    vues: dict[tuple, list[tuple]] = {}
    lignes = []
    for lue in tableau.lignes:
        personne = _personne(lue, affaire)
        nom, naissance = _nom(personne), _naissance(personne)
        doublon = "déjà dans l’affaire" if _compatible(naissance, presentes.get(nom, [])) else ""
        if not doublon and _compatible(naissance, vues.get(nom, [])):
            doublon = "déjà plus haut dans le tableau"
        vues.setdefault(nom, []).append(naissance)
        avocat = _avocat(lue, avocats)
        partie = Partie(
            personne=personne,
            qualite=Qualite(lue.qualite.value) if lue.qualite else qualite,
            avocat=avocat,
            avocat_recu="" if avocat else ", ".join(filter(None, lue.avocat))[:250],
        )
        lignes.append(LigneApercue(lue, partie, doublon, avocat))
    return lignes


def retenues(lignes: Iterable[LigneApercue], numeros: set[str]) -> list[Partie]:
    """Donne les parties des lignes cochées qui peuvent entrer au dossier."""
    return [ligne.partie for ligne in lignes if str(ligne.lue.numero) in numeros and not ligne.defauts]


def _personne(lue: LigneLue, affaire: Affaire) -> Personne:
    naissance = lue.naissance
    return Personne(
        juridiction_id=affaire.juridiction_id,
        nature=NaturePersonne.MORALE if lue.est_morale else NaturePersonne.PHYSIQUE,
        nom=lue.valeurs.get("nom", ""),
        naissance_annee=naissance and naissance.annee,
        naissance_mois=naissance and naissance.mois,
        naissance_jour=naissance and naissance.jour,
        **{nom: lue.valeurs[nom] for nom in _IDENTITE if nom in lue.valeurs},
    )


def _nom(personne: Personne) -> tuple[str, str]:
    return normaliser(personne.nom), normaliser(personne.prenom)


def _naissance(personne: Personne) -> tuple[int | None, ...]:
    return personne.naissance_annee, personne.naissance_mois, personne.naissance_jour


def _compatible(naissance: tuple, autres: list[tuple]) -> bool:
    """Dit si l'une de ces naissances peut être celle-ci : ce qui est inconnu ne distingue pas."""
    return any(
        all(un is None or autre is None or un == autre for un, autre in zip(naissance, une, strict=True))
        for une in autres
    )


def _avocat(lue: LigneLue, avocats: dict[str, list[Avocat]]) -> Avocat | None:
    nom, barreau = lue.avocat
    cle = normaliser(nom)
    for titre in ("me ", "maitre "):
        cle = cle.removeprefix(titre)
    trouves = {avocat.pk: avocat for avocat in avocats.get(cle, [])}.values()
    if barreau:
        trouves = [avocat for avocat in trouves if normaliser(avocat.barreau) == normaliser(barreau)]
    return next(iter(trouves)) if len(trouves) == 1 else None
