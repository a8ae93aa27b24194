"""Une affaire du dossier de secours : ce qu'on en sait, puis ce qu'il faut remplir."""

from collections.abc import Sequence
from dataclasses import dataclass

from audiences.choix import Qualite
from audiences.documents.bloc_commun import (
    Identite,
    Ligne,
    adresse_de,
    autres_parties_de,
    avocat_de,
    identite_de,
    naissance_de,
    nom_de,
    prevenus_de,
    representees_de,
)
from audiences.documents.secours_note import EtapeAuStylo, note_au_stylo
from audiences.models import Affaire, Infraction, Inscription, Partie
from audiences.selectors.faits import date_des_faits, lieu_des_faits
from audiences.selectors.preparation import Preparation
from audiences.selectors.secours import PassageAnterieur
from mistral.socle.francais import INSECABLE, date_sans_jour, enumerer, montant, typographier

OUI_NON = {True: "oui", False: "non", None: ""}


@dataclass(frozen=True)
class FaitAuDossier:
    """Un fait reproché ; vide : inconnu."""

    rang: int
    qualification: str
    prevention: str
    quand: str
    ou: str
    textes: str
    encouru: str
    reproche_a: str


@dataclass(frozen=True)
class PrevenuAuDossier:
    """Un prévenu, et les faits qu'il faut trancher pour lui (rang et qualification)."""

    identite: Identite
    situation: str
    suite: tuple[Ligne, ...]
    faits: tuple[str, ...]


@dataclass(frozen=True)
class PartieAuDossier:
    """Une partie qui n'est pas prévenue."""

    nom: str
    qualite: str
    naissance: str
    adresse: str
    avocat: str
    est_civile: bool


@dataclass(frozen=True)
class PointAuDossier:
    """Point de préparation resté ouvert."""

    libelle: str
    etat: str
    explication: str


@dataclass(frozen=True)
class AffaireAuDossier:
    """Une affaire : ce qu'on en sait, puis ce qu'il faut remplir."""

    rang: int
    intitule: str
    numero_parquet: str
    lignes: tuple[Ligne, ...]
    prevenus: tuple[PrevenuAuDossier, ...]
    faits: tuple[FaitAuDossier, ...]
    autres: tuple[PartieAuDossier, ...]
    points: tuple[PointAuDossier, ...]
    anterieurs: tuple[PassageAnterieur, ...]
    etapes: tuple[EtapeAuStylo, ...]

    @property
    def civiles(self) -> list[PartieAuDossier]:
        return [partie for partie in self.autres if partie.est_civile]


def _minuscule(phrase: str) -> str:
    """Un nom en capitales garde les siennes."""
    return phrase if phrase[1:2].isupper() else phrase[:1].lower() + phrase[1:]


def _encouru(fait: Infraction) -> str:
    """Écrit l'emprisonnement et l'amende encourus ; vide si l'un et l'autre sont inconnus."""
    morceaux = []
    if fait.encouru_mois is not None:
        ans, mois = divmod(fait.encouru_mois, 12)
        duree = " et ".join(
            filter(
                None,
                (
                    f"{ans}{INSECABLE}an{'s' * (ans > 1)}" if ans else "",
                    f"{mois}{INSECABLE}mois" * bool(mois),
                ),
            )
        )
        morceaux.append(f"{duree} d’emprisonnement" if duree else "aucun emprisonnement")
    if fait.encouru_amende is not None:
        morceaux.append(f"{montant(fait.encouru_amende)} d’amende")
    return ", ".join(morceaux)


def _textes(fait: Infraction) -> str:
    couples = (("définition", fait.articles_definition), ("répression", fait.articles_repression))
    return " ; ".join(
        f"{nom} : {' '.join(articles.split())}" for nom, articles in couples if articles.strip()
    )


def _faits(prevenus: Sequence[Partie]) -> tuple[dict[int, int], tuple[FaitAuDossier, ...]]:
    """Donne les faits dont le tribunal est saisi, et leur numéro dans ce dossier."""
    reproches: dict[int, list[str]] = {}
    faits: dict[int, Infraction] = {}
    for prevenu in prevenus:
        for prevention in prevenu.preventions.all():
            faits[prevention.infraction_id] = prevention.infraction
            precisions = [prevention.modalite] if prevention.modalite else []
            if prevention.est_recidive and "récidive" not in prevention.modalite:
                precisions.append("récidive visée")
            nom = nom_de(prevenu.personne) + (f" ({', '.join(precisions)})" if precisions else "")
            reproches.setdefault(prevention.infraction_id, []).append(nom)
    ordre = sorted(faits.values(), key=lambda fait: (fait.rang, fait.pk))
    numeros = {fait.pk: numero for numero, fait in enumerate(ordre, start=1)}
    return numeros, tuple(
        FaitAuDossier(
            rang=numeros[fait.pk],
            qualification=typographier(fait.libelle)
            + (f" (NATINF{INSECABLE}{fait.natinf})" if fait.natinf else ""),
            prevention=typographier(" ".join(fait.qualification_developpee.split())),
            quand=date_des_faits(fait),
            ou=lieu_des_faits(fait),
            textes=typographier(_textes(fait)),
            encouru=_encouru(fait),
            reproche_a=enumerer(reproches[fait.pk]),
        )
        for fait in ordre
    )


def _prevenu(partie: Partie, numeros: dict[int, int]) -> PrevenuAuDossier:
    poursuite = f"{partie.poursuite}, {date_sans_jour(partie.poursuite_le)}" if partie.poursuite_le else ""
    convocation = ", ".join(
        filter(
            None, (partie.convocation, date_sans_jour(partie.convocation_le) if partie.convocation_le else "")
        )
    )
    return PrevenuAuDossier(
        identite=identite_de(partie),
        situation=partie.categorie_penale,
        suite=(
            Ligne("Avocat", avocat_de(partie)),
            Ligne("Saisine", poursuite or partie.poursuite),
            Ligne("Convocation", convocation),
            Ligne("Antécédents", partie.antecedent),
            Ligne("Bulletin n° 1 au dossier", OUI_NON[partie.a_b1]),
            Ligne("Aide juridictionnelle", OUI_NON[partie.a_aide_juridictionnelle]),
        ),
        faits=tuple(
            f"{numeros[p.infraction_id]}. {typographier(p.infraction.libelle)}"
            for p in sorted(partie.preventions.all(), key=lambda p: numeros[p.infraction_id])
        ),
    )


def _autre(partie: Partie) -> PartieAuDossier:
    qualite = partie.get_qualite_display()
    if representees := representees_de(partie):
        qualite = f"{qualite}, pour {enumerer(representees)}"
    mineur = ", mineur" if partie.personne.est_mineur else ""
    return PartieAuDossier(
        nom=nom_de(partie.personne),
        qualite=f"{qualite}{mineur}",
        naissance="–" if partie.personne.est_morale else naissance_de(partie.personne),
        adresse=adresse_de(partie.personne),
        avocat=avocat_de(partie),
        est_civile=partie.qualite in (Qualite.VICTIME, Qualite.PARTIE_CIVILE),
    )


def _lignes(affaire: Affaire, remplacants: Sequence[str]) -> tuple[Ligne, ...]:
    duree = f"{affaire.duree_prevue}{INSECABLE}minutes" if affaire.duree_prevue else ""
    lignes = (
        Ligne("Numéro de parquet", affaire.numero_parquet),
        Ligne("Identifiant justice", affaire.idj),
        Ligne("Date de saisine", date_sans_jour(affaire.saisine_le) if affaire.saisine_le else ""),
        Ligne("Durée prévue", duree),
        Ligne("Scellés", OUI_NON[affaire.a_scelle]),
    )
    return (*lignes, Ligne("Remplacement", enumerer(remplacants))) if remplacants else lignes


def affaire_au_dossier(
    inscription: Inscription,
    preparation: Preparation | None,
    anterieurs: Sequence[PassageAnterieur],
    remplacants: Sequence[str],
) -> AffaireAuDossier:
    """Donne l'affaire telle qu'elle s'imprime ; le passage vient de `audience_a_imprimer`. Aucune requête."""
    affaire = inscription.affaire
    prevenus = prevenus_de(affaire)
    numeros, faits = _faits(prevenus)
    return AffaireAuDossier(
        rang=inscription.rang,
        intitule=str(affaire),
        numero_parquet=affaire.numero_parquet,
        lignes=_lignes(affaire, remplacants),
        prevenus=tuple(_prevenu(partie, numeros) for partie in prevenus),
        faits=faits,
        autres=tuple(map(_autre, autres_parties_de(affaire))),
        points=tuple(
            PointAuDossier(p.preparatif.libelle, p.etat.libelle.lower(), _minuscule(p.jugement.explication))
            for p in (preparation.ouverts if preparation else ())
        ),
        anterieurs=tuple(anterieurs),
        etapes=note_au_stylo(inscription, list(affaire.parties.all())),
    )
