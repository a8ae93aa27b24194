"""Une affaire de la table plate : ses parties, leurs infractions et qui répond de quoi."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from audiences.formats import libelles, valeurs
from audiences.formats.anomalie import Emplacement, Releve, ValeurIllisible, citer
from audiences.formats.controle import controler
from audiences.formats.role import (
    AdresseLue,
    AffaireLue,
    CodeLibelle,
    DatePartielle,
    HorodatageLu,
    InfractionLue,
    ModaliteLue,
    ModePoursuiteLu,
    PartieLue,
    PersonneLue,
    PreventionLue,
    QualiteLue,
    TypePersonneLu,
)
from audiences.formats.table_colonnes import Rangee
from audiences.formats.table_groupe import accord, accord_lu, identifiant

ORDRE_MAX = 32_767
COLONNES_FAIT = ("natinf", "libelle_infraction", "date_faits", "lieu_faits", "recidive")
_SANS_ADRESSE = AdresseLue()
RECIDIVE = ModaliteLue(mnemo="R", code="3", libelle="récidive")

_X_SE_DISANT = re.compile(r"XX?\s+se\s+disant\s+|XSD\s+", re.IGNORECASE)
# « COPJ », « PV-CI », « 008 » : la cellule porte un code de Cassiopée plutôt que son libellé.
_CODE = re.compile(r"[0-9]{1,3}|[A-Z][A-Z0-9-]{1,9}")


@dataclass(frozen=True)
class _ClePartie:
    nom: str
    prenoms: str
    naissance: DatePartielle | None
    est_morale: bool
    qualite: QualiteLue


@dataclass(frozen=True)
class _Fait:
    natinf: str
    debut: HorodatageLu | None
    fin: HorodatageLu | None
    lieu: str  # sans casse ni accents


def lire_affaire(numero: str, rangees: Sequence[Rangee], releve: Releve) -> AffaireLue:
    """Lit les lignes d'une affaire ; elle n'est à retenir que si le relevé ne contient rien de bloquant."""
    parties: dict[_ClePartie, list[Rangee]] = {}
    faits: dict[_Fait, list[Rangee]] = {}
    fait_de: dict[int, _Fait] = {}
    for rangee in rangees:
        cle_partie = _cle_partie(rangee, releve)
        parties.setdefault(cle_partie, []).append(rangee)
        fait = _fait(rangee, cle_partie.qualite, releve)
        if fait is not None:
            faits.setdefault(fait, []).append(rangee)
            fait_de[rangee.numero] = fait
    _signaler_homonymes(parties, releve)
    affaire = AffaireLue(
        identifiant=identifiant("affaire", numero),
        numero_parquet=numero,
        identifiant_justice=accord(rangees, "idj", releve),
        ordre=accord_lu(rangees, "ordre", _ordre, releve),
        parties=tuple(_partie(numero, qui, lignes, fait_de, releve) for qui, lignes in parties.items()),
        infractions=tuple(_infraction(numero, fait, lignes, releve) for fait, lignes in faits.items()),
    )
    premiere = rangees[0].numero
    controler(affaire, Emplacement(f"ligne {premiere}", premiere), releve)
    return affaire


def _ordre(texte: str) -> int:
    if not re.fullmatch("[0-9]{1,5}", texte) or not 1 <= int(texte) <= ORDRE_MAX:
        raise ValeurIllisible(f"{citer(texte)} n’est pas un numéro d’ordre. Écrivez un nombre entier.")
    return int(texte)


def _cle_partie(rangee: Rangee, releve: Releve) -> _ClePartie:
    qualite = libelles.qualite(rangee["qualite"])
    if qualite is None:
        releve.informer(rangee.place("qualite"), libelles.qualite_inconnue(rangee["qualite"]))
    return _ClePartie(
        nom=valeurs.cle(_X_SE_DISANT.sub("", rangee["nom"], count=1)) or rangee["nom"],
        prenoms=valeurs.cle(rangee["prenoms"]),
        naissance=accord_lu([rangee], "naissance", valeurs.date_ecrite, releve),
        est_morale=libelles.est_marquee_morale(rangee["qualite"]),
        qualite=qualite or QualiteLue.AUTRE,
    )


def _signaler_homonymes(parties: dict[_ClePartie, list[Rangee]], releve: Releve) -> None:
    """Deux dates de naissance font deux personnes ; si l'une est vide, c'est peut-être un oubli."""
    vues: dict[tuple, list[_ClePartie]] = {}
    for qui in parties:
        vues.setdefault((qui.nom, qui.prenoms, qui.est_morale, qui.qualite), []).append(qui)
    for homonymes in vues.values():
        sans_date = next((qui for qui in homonymes if qui.naissance is None), None)
        if len(homonymes) > 1 and sans_date is not None:
            rangee = parties[sans_date][0]
            message = f"{citer(rangee['nom'])} figure avec et sans date de naissance : ce sont deux personnes"
            releve.informer(
                rangee.place("naissance"), f"{message} pour la table. Complétez la date si c’est la même."
            )


def _fait(rangee: Rangee, qualite: QualiteLue, releve: Releve) -> _Fait | None:
    remplies = [colonne for colonne in COLONNES_FAIT if rangee[colonne]]
    if not remplies:
        return None
    if qualite is not QualiteLue.PREVENU:
        message = "Cette ligne n’est pas celle d’un prévenu : ses colonnes d’infraction sont mises de côté."
        releve.informer(rangee.place(remplies[0]), message)
        for colonne in remplies:
            releve.mettre_de_cote(rangee.place(colonne), colonne, rangee[colonne])
        return None
    natinf = rangee["natinf"].replace(" ", "")
    if not re.fullmatch("[0-9]{1,6}", natinf):
        trouve = f"{citer(natinf)} n’est pas un numéro NATINF" if natinf else "Le numéro NATINF manque"
        releve.bloquer(rangee.place("natinf"), f"{trouve}. Écrivez-le en chiffres.")
        return None
    debut, fin = accord_lu([rangee], "date_faits", valeurs.periode_ecrite, releve) or (None, None)
    return _Fait(str(int(natinf)), debut, fin, valeurs.cle(rangee["lieu_faits"]))


def _identifiant_fait(numero: str, fait: _Fait) -> str:
    return identifiant("infraction", numero, fait.natinf, _instant(fait.debut), _instant(fait.fin), fait.lieu)


def _instant(moment: HorodatageLu | None) -> str:
    """Écriture canonique d'un moment ; indépendante de la façon dont la cellule l'écrit."""
    if moment is None:
        return ""
    parties = (moment.annee, moment.mois, moment.jour, moment.heure, moment.minute)
    return " ".join(
        [moment.operateur_libelle, *("?" if partie is None else str(partie) for partie in parties)]
    )


def _infraction(numero: str, fait: _Fait, rangees: Sequence[Rangee], releve: Releve) -> InfractionLue:
    return InfractionLue(
        identifiant=_identifiant_fait(numero, fait),
        natinf=fait.natinf,
        libelle=accord(rangees, "libelle_infraction", releve),
        lieu=accord(rangees, "lieu_faits", releve),
        debut=fait.debut,
        fin=fait.fin,
    )


def _partie(
    numero: str, qui: _ClePartie, rangees: Sequence[Rangee], fait_de: dict[int, _Fait], releve: Releve
) -> PartieLue:
    libelle_avocat = accord(rangees, "avocat", releve)
    avocat, barreau = valeurs.avocat_et_barreau(libelle_avocat)
    colonne_barreau = accord(rangees, "barreau", releve)
    mode = _code_libelle(accord(rangees, "mode_poursuite", releve))
    return PartieLue(
        personne=_personne(numero, qui, rangees, releve),
        qualite=qui.qualite,
        qualite_libelle=min(rangee["qualite"] for rangee in rangees),
        avocat=avocat,
        barreau=valeurs.nom_de_barreau(colonne_barreau) if colonne_barreau else barreau,
        avocat_libelle=libelle_avocat,
        categorie_penale=_code_libelle(accord(rangees, "categorie_penale", releve)),
        mode_poursuite=mode and ModePoursuiteLu(code=mode.code, libelle=mode.libelle, date=None),
        mode_convocation=_code_libelle(accord(rangees, "mode_convocation", releve)),
        convoque_le=accord_lu(rangees, "convoque_le", _jour_entier, releve),
        preventions=tuple(_preventions(numero, rangees, fait_de, releve)),
    )


def _personne(numero: str, qui: _ClePartie, rangees: Sequence[Rangee], releve: Releve) -> PersonneLue:
    ecrit = min(rangee["nom"] for rangee in rangees)
    nom = _X_SE_DISANT.sub("", ecrit, count=1)
    adresse = AdresseLue(
        ligne_1=accord(rangees, "adresse", releve),
        code_postal=accord(rangees, "code_postal", releve),
        localite=accord(rangees, "localite", releve),
    )
    prenoms = min(rangee["prenoms"] for rangee in rangees)
    return PersonneLue(
        identifiant=_identifiant_personne(numero, qui),
        type=TypePersonneLu.MORALE if qui.est_morale else None,
        nom=nom,
        raison_sociale=nom if qui.est_morale else "",
        nom_usage=accord(rangees, "nom_usage", releve),
        prenoms=tuple(prenom for partie in prenoms.split(",") if (prenom := partie.strip())),
        civilite=_libelle(accord(rangees, "civilite", releve)),
        x_se_disant=True if nom != ecrit else None,
        naissance=qui.naissance,
        commune_naissance=_libelle(accord(rangees, "commune_naissance", releve)),
        nationalite=_libelle(accord(rangees, "nationalite", releve)),
        langue=_libelle(accord(rangees, "langue", releve)),
        profession=accord(rangees, "profession", releve),
        adresse=adresse if adresse != _SANS_ADRESSE else None,
    )


def _identifiant_personne(numero: str, qui: _ClePartie) -> str:
    """Le numéro de parquet est dans la clé : deux homonymes de deux affaires ne sont pas la même personne."""
    naissance = qui.naissance
    partielle = (naissance.annee, naissance.mois, naissance.jour) if naissance else ()
    nature = "morale" if qui.est_morale else "physique"
    return identifiant("personne", numero, nature, qui.nom, qui.prenoms, *partielle)


def _preventions(
    numero: str, rangees: Sequence[Rangee], fait_de: dict[int, _Fait], releve: Releve
) -> Iterator[PreventionLue]:
    lignes: dict[_Fait, list[Rangee]] = {}
    for rangee in rangees:
        if fait := fait_de.get(rangee.numero):
            lignes.setdefault(fait, []).append(rangee)
    for rang, (fait, repetees) in enumerate(lignes.items(), start=1):
        if len(repetees) > 1:
            message = f"Même personne et même fait qu’à la ligne {repetees[0].numero} : compté une fois."
            releve.informer(
                repetees[1].place("natinf"), f"{message} Distinguez deux faits par la date ou le lieu."
            )
        recidive = accord_lu(repetees, "recidive", valeurs.booleen, releve)
        modalite = RECIDIVE if recidive else None
        yield PreventionLue(infraction=_identifiant_fait(numero, fait), rang=rang, modalite=modalite)


def _jour_entier(texte: str):
    return valeurs.jour_complet(valeurs.date_ecrite(texte))


def _libelle(texte: str) -> CodeLibelle | None:
    return CodeLibelle(code="", libelle=texte) if texte else None


def _code_libelle(texte: str) -> CodeLibelle | None:
    return CodeLibelle(code=texte if _CODE.fullmatch(texte) else "", libelle=texte) if texte else None
