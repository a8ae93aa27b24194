"""Le dossier d'une affaire : sa procédure, ses parties par qualité, son prochain passage."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Model, Prefetch, Q, QuerySet

from audiences.choix import NaturePersonne, ObjetSuivi, Qualite, Situation
from audiences.jeu_de_donnees import CHAMPS, affichage, libelle, valeur_lue
from audiences.listes import situation_penale
from audiences.models import Affaire, Correction, Inscription, NatureAffaire, Partie, Representation
from audiences.regles.etat import Etat
from audiences.selectors.ecarts import Ecart, ecarts_de
from audiences.selectors.role import DETENTION, LANGUES_SANS_INTERPRETE
from audiences.verrou import parties_verrouillees
from mistral.socle.comptes.models import Utilisateur
from mistral.socle.francais import normaliser

PLURIELS = {
    Qualite.PREVENU: "Prévenus",
    Qualite.VICTIME: "Victimes",
    Qualite.PARTIE_CIVILE: "Parties civiles",
    Qualite.CIVILEMENT_RESPONSABLE: "Civilement responsables",
    Qualite.REPRESENTANT_LEGAL: "Représentants légaux",
    Qualite.ADMINISTRATEUR_AD_HOC: "Administrateurs ad hoc",
    Qualite.TEMOIN: "Témoins",
    Qualite.EXPERT: "Experts",
    Qualite.INTERPRETE: "Interprètes",
    Qualite.ORGANISME_SOCIAL: "Organismes sociaux",
    Qualite.ASSUREUR: "Assureurs",
    Qualite.PERSONNE_LIEE: "Personnes liées",
    Qualite.AUTRE: "Autres parties",
}


@dataclass(frozen=True)
class ChampLu:
    """Donnée telle qu'elle s'affiche, et ce que Cassiopée en avait dit si elle a été corrigée."""

    libelle: str
    valeur: str
    correction: Correction | None = None
    recue: str = ""


@dataclass(frozen=True)
class PartieLue:
    """Partie, en une ligne : ce qu'on en voit d'un coup d'œil."""

    partie: Partie
    detention: Etat
    interprete: str
    liens: tuple[tuple[str, Partie], ...]
    corrigee: Correction | None
    verrou: str

    @property
    def avocat_a_preciser(self) -> bool:
        return self.partie.avocat_id is None and bool(self.partie.avocat_recu)


@dataclass(frozen=True)
class Dossier:
    """Tout ce que la page d'une affaire montre."""

    affaire: Affaire
    passage: Inscription | None
    groupes: tuple[tuple[str, tuple[ChampLu, ...]], ...]
    natures: tuple[NatureAffaire, ...]
    parties: tuple[tuple[str, tuple[PartieLue, ...]], ...]
    retirees: tuple[PartieLue, ...]
    ecarts: tuple[Ecart, ...]


def affaires_lisibles(utilisateur: Utilisateur) -> QuerySet[Affaire]:
    """Donne les affaires du périmètre."""
    return Affaire.objects.visibles_par(utilisateur)


def parties_lisibles(utilisateur: Utilisateur) -> QuerySet[Partie]:
    """Donne les parties du périmètre, avec leur personne, leur affaire et leur avocat."""
    return Partie.objects.visibles_par(utilisateur).select_related("affaire", "personne", "avocat")


def prochain_passage(affaire: Affaire, jour: date) -> Inscription | None:
    """Donne le premier passage à venir, à défaut le dernier. Une requête."""
    passages = list(
        Inscription.objects.filter(affaire=affaire, retiree_le__isnull=True)
        .select_related("audience__service", "audience__salle")
        .order_by("audience__date", "audience__heure_prevue", "pk")
    )
    a_venir = [passage for passage in passages if passage.audience.date >= jour]
    return next(iter(a_venir), passages[-1] if passages else None)


def parties_de(affaire: Affaire) -> list[Partie]:
    """Donne toutes les parties de l'affaire, retirées comprises, avec leurs liens. Deux requêtes."""
    liens = Representation.objects.filter(retiree_le__isnull=True).select_related("represente__personne")
    return list(
        Partie.objects.filter(affaire=affaire)
        .select_related("personne", "avocat")
        .prefetch_related(Prefetch("representations", liens))
    )


def dossier_de(affaire: Affaire, *, jour: date) -> Dossier:
    """Dresse le dossier. Sept requêtes, une par verrou inscrit, et celles des écarts ouverts."""
    parties = parties_de(affaire)
    corrections = corrections_de(affaire, parties)
    verrous = parties_verrouillees([partie.pk for partie in parties])
    lues = [_partie_lue(partie, corrections, verrous.get(partie.pk, "")) for partie in parties]
    return Dossier(
        affaire=affaire,
        passage=prochain_passage(affaire, jour),
        groupes=champs_lus(
            ObjetSuivi.AFFAIRE, affaire, corrections.get((ObjetSuivi.AFFAIRE, affaire.pk), {})
        ),
        natures=tuple(affaire.natures.all()),
        parties=par_qualite([lue for lue in lues if lue.partie.retiree_le is None]),
        retirees=tuple(lue for lue in lues if lue.partie.retiree_le is not None),
        ecarts=tuple(ecarts_de(affaire)),
    )


def par_qualite(lues: Sequence[PartieLue]) -> tuple[tuple[str, tuple[PartieLue, ...]], ...]:
    """Range les parties par qualité, les prévenus d'abord."""
    groupes = ((qualite, tuple(lue for lue in lues if lue.partie.qualite == qualite)) for qualite in PLURIELS)
    return tuple((PLURIELS[qualite], parties) for qualite, parties in groupes if parties)


def corrections_de(
    affaire: Affaire, parties: Sequence[Partie]
) -> dict[tuple[str, int], dict[str, Correction]]:
    """Donne, par objet puis par champ, ce qui a été saisi à la main. Une requête."""
    saisies = Correction.objects.filter(
        Q(objet=ObjetSuivi.AFFAIRE, objet_id=affaire.pk)
        | Q(objet=ObjetSuivi.PARTIE, objet_id__in=[partie.pk for partie in parties])
        | Q(objet=ObjetSuivi.PERSONNE, objet_id__in=[partie.personne_id for partie in parties])
    ).select_related("par")
    rangees: dict[tuple[str, int], dict[str, Correction]] = {}
    for correction in saisies:
        rangees.setdefault((correction.objet, correction.objet_id), {})[correction.champ] = correction
    return rangees


def champs_lus(
    objet: ObjetSuivi, cible: Model, corrections: dict[str, Correction]
) -> tuple[tuple[str, tuple[ChampLu, ...]], ...]:
    """Donne tous les champs suivis de l'objet, par groupes, dans l'ordre du jeu de données."""
    groupes: dict[str, list[ChampLu]] = {}
    for champ in CHAMPS[objet]:
        correction = corrections.get(champ.nom)
        if correction is not None and not correction.valeur_recue:
            correction = None
        recue = affichage(objet, champ.nom, _recue(objet, champ.nom, correction)) if correction else ""
        lu = ChampLu(
            libelle=libelle(objet, champ.nom),
            valeur=affichage(objet, champ.nom, getattr(cible, champ.nom)),
            correction=correction,
            recue=recue,
        )
        groupes.setdefault(champ.groupe, []).append(lu)
    return tuple((nom, tuple(lus)) for nom, lus in groupes.items())


def _recue(objet: ObjetSuivi, nom: str, correction: Correction) -> object:
    return valeur_lue(objet, nom, correction.valeur_recue)


def _partie_lue(partie: Partie, corrections: dict, verrou: str) -> PartieLue:
    situation = situation_penale(partie.categorie_penale_code, partie.categorie_penale)
    if partie.qualite != Qualite.PREVENU or partie.personne.nature == NaturePersonne.MORALE:
        situation = situation if situation == Situation.DETENU else Situation.INCONNUE
    langue = partie.personne.langue
    siennes = [
        *corrections.get((ObjetSuivi.PARTIE, partie.pk), {}).values(),
        *corrections.get((ObjetSuivi.PERSONNE, partie.personne_id), {}).values(),
    ]
    return PartieLue(
        partie=partie,
        detention=DETENTION[situation],
        interprete=langue if langue and normaliser(langue) not in LANGUES_SANS_INTERPRETE else "",
        liens=tuple((lien.get_nature_display(), lien.represente) for lien in partie.representations.all()),
        corrigee=max((c for c in siennes if c.valeur_recue), key=lambda c: c.le, default=None),
        verrou=verrou,
    )
