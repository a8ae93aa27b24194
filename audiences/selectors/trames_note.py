"""Trames proposées pour une affaire : une par étape, et par personne que l'étape vise."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from django.utils import timezone

from audiences.choix import Fauteuil, Qualite
from audiences.etape import ETAPES, Etape
from audiences.models import Inscription, Partie
from audiences.regles.situation_composition import Occupant
from audiences.trame import connues_de, remplir
from mistral.socle import francais

_PLACES = {
    Fauteuil.PRESIDENT: "president",
    Fauteuil.ASSESSEUR_1: "assesseur1",
    Fauteuil.ASSESSEUR_2: "assesseur2",
    Fauteuil.MINISTERE_PUBLIC: "parquet",
    Fauteuil.GREFFIER: "greffier",
}
_SEXES = {"m": False, "mme": True, "mlle": True}


@dataclass(frozen=True)
class TrameProposee:
    """Trame remplie d'une étape, pour une partie si elle en vise une."""

    code: str
    libelle: str
    texte: str
    partie: int | None
    nom: str
    est_notee: bool

    @property
    def mot(self) -> str:
        """Donne ce qui se tape après « / » pour l'insérer."""
        return self.code.replace("_", "").lower()


@dataclass(frozen=True)
class GroupeDeTrames:
    """Moment des débats et ses trames."""

    libelle: str
    trames: tuple[TrameProposee, ...]


def nom_court(partie: Partie) -> str:
    """Donne « NOM Prénom », « X se disant … », ou la dénomination d'une personne morale."""
    personne = partie.personne
    if personne.est_morale:
        return personne.nom
    return francais.nom_affiche(personne.nom, personne.prenom, x_se_disant=personne.est_x_se_disant)


def est_feminin(partie: Partie | None) -> bool | None:
    """Dit si la civilité est féminine ; `None` si elle n'est pas connue."""
    return _SEXES.get(partie.personne.civilite_code.lower()) if partie else None


def trames_de(
    inscription: Inscription,
    parties: Sequence[Partie],
    notees: set[tuple[str, int | None]],
    occupants: Sequence[Occupant] = (),
) -> list[GroupeDeTrames]:
    """Donne les trames par moment des débats ; `notees` : couples (étape, partie) déjà à la note.

    Aucune requête si l'inscription porte son audience, son service, sa salle et son affaire.
    """
    communes = _communes(inscription, parties) | _sieges(occupants)
    groupes = []
    for groupe, etapes in groupby(ETAPES, key=lambda etape: etape.groupe):
        trames = [t for etape in etapes for t in _trames(etape, inscription, communes, parties, notees)]
        groupes.append(GroupeDeTrames(groupe.value, tuple(trames)))
    return groupes


def _trames(etape: Etape, inscription, communes, parties, notees):
    visees = [p for p in parties if p.qualite in connues_de(etape.code).parties and p.retiree_le is None]
    heures = {"heure": _heure_de(etape.code, inscription)}
    for partie in visees or [None]:
        cle = partie.pk if partie else None
        propres = _propres(partie) if partie else {}
        yield TrameProposee(
            code=etape.code,
            libelle=etape.libelle,
            texte=remplir(
                etape.trame, etape.code, {**communes, **heures, **propres}, feminin=est_feminin(partie)
            ),
            partie=cle,
            nom=nom_court(partie) if partie and len(visees) > 1 else "",
            est_notee=bool({(etape.code, cle), (etape.code, None)} & notees),
        )


def _heure_de(code: str, inscription: Inscription) -> str:
    instants = {
        "OUV": inscription.audience.ouverte_le,
        "APPEL": inscription.appelee_le,
        "CLOT": inscription.terminee_le,
    }
    instant = instants.get(code)
    if instant is None:
        return ""
    local = timezone.localtime(instant)
    return francais.heure(local.hour, local.minute)


def _communes(inscription: Inscription, parties) -> dict[str, str]:
    audience = inscription.audience
    prevenus = [partie for partie in parties if partie.qualite == Qualite.PREVENU]
    saisines = {prevenu.poursuite for prevenu in prevenus}
    return {
        "audience.date": francais.date_sans_jour(audience.date),
        "salle": audience.salle.nom.removeprefix("Salle ") if audience.salle else "",
        "chambre": audience.service.nom,
        "rang": str(inscription.rang),
        "num_parquet": inscription.affaire.numero_parquet,
        "prevenu.nom": francais.enumerer([nom_court(prevenu) for prevenu in prevenus]),
        "mode_saisine": saisines.pop() if len(saisines) == 1 else "",
    }


def _sieges(occupants: Sequence[Occupant]) -> dict[str, str]:
    """Donne qui siège : « Mme Hélène VASSEUR, vice-présidente » fait une civilité, un nom, une qualité."""
    valeurs = {}
    for occupant in occupants:
        place = _PLACES.get(occupant.fauteuil)
        nom, _, qualite = (morceau.strip() for morceau in occupant.nom.partition(","))
        civilite, _, reste = nom.partition(" ")
        valeurs |= {f"{place}.nom": nom, f"{place}.qualite": qualite, f"{place}.grade": qualite, place: nom}
        if occupant.fauteuil == Fauteuil.PRESIDENT and reste:
            valeurs |= {f"{place}.civilite": civilite, f"{place}.nom": reste}
    return {cle: valeur for cle, valeur in valeurs.items() if cle}


def _propres(partie: Partie) -> dict[str, str]:
    personne, nom = partie.personne, nom_court(partie)
    ville = f"{personne.code_postal} {personne.commune}".strip()
    adresse = ", ".join(morceau for morceau in (" ".join(personne.adresse.split()), ville) if morceau)
    avocat = partie.avocat
    complet = francais.nom_affiche(personne.nom, personne.prenoms, x_se_disant=personne.est_x_se_disant)
    naissance = ""
    if personne.naissance_annee is not None:
        naissance = francais.date_partielle(
            personne.naissance_annee, personne.naissance_mois, personne.naissance_jour
        )
    valeurs = dict.fromkeys(("prevenu", "prevenu.nom", "prevenu.identite_courte"), nom)
    valeurs |= dict.fromkeys(("pc", "pc.nom", "pc.identite_courte", "personne"), nom)
    valeurs |= dict.fromkeys(("avocat", "avocat.nom"), avocat.nom if avocat else "")
    return valeurs | {
        "prevenu.nom_complet": personne.nom if personne.est_morale else complet,
        "barreau": avocat.barreau if avocat else "",
        "naissance.le": naissance,
        "naissance.lieu": personne.naissance_lieu,
        "nationalite": personne.nationalite,
        "profession": personne.profession,
        "adresse": adresse or personne.sans_domicile,
        "langue": personne.langue,
        "situation_familiale": personne.situation_familiale,
    }
