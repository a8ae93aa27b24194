"""La table plate : une ligne par prévenu et infraction, ou par autre partie.

Les lignes arrivent déjà en texte : CSV et classeurs passent tous par ici. La table n'a pas
d'identifiant : ils sont l'empreinte des clés naturelles, la même à chaque lecture.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, time

from audiences.formats import libelles, valeurs
from audiences.formats.anomalie import (
    Anomalie,
    FichierIllisible,
    RejetAffaire,
    Releve,
    ValeurIllisible,
    assainir,
)
from audiences.formats.role import AffaireLue, AudienceLue, FonctionLue, IntervenantLu, RoleLu
from audiences.formats.table_affaire import lire_affaire
from audiences.formats.table_colonnes import (
    OBLIGATOIRES,
    OBLIGATOIRES_DE_L_AUDIENCE,
    TITRES,
    Colonnes,
    Ligne,
    Rangee,
)
from audiences.formats.table_groupe import accord, identifiant

LIGNES_MAX = 10_000  # un rôle en compte quelques centaines ; au-delà, le refus doit rester immédiat

_FONCTIONS = {
    "president": FonctionLue.PRESIDENT,
    "assesseur_1": FonctionLue.ASSESSEUR_1,
    "assesseur_2": FonctionLue.ASSESSEUR_2,
    "ministere_public": FonctionLue.MINISTERE_PUBLIC,
    "greffier": FonctionLue.GREFFIER,
}


@dataclass(frozen=True)
class _CleAudience:
    date: date
    heure: time
    service: str  # sans casse ni accents


def lire(lignes: Sequence[Ligne], releve: Releve) -> tuple[RoleLu, list[RejetAffaire], frozenset[str]]:
    """Lit une table dont la première ligne porte les titres.

    Une ligne fautive rejette toute l'affaire de son numéro de parquet : n'en garder qu'une partie ferait
    disparaître un prévenu en silence. Sans numéro de parquet, la ligne est rejetée seule. Rend aussi les
    colonnes que la table porte : ce qui n'en est pas n'est pas dit, pas même inconnu.

    Erreurs : `FichierIllisible` si la table est vide, trop longue ou si un titre obligatoire manque.
    """
    if len(lignes) > LIGNES_MAX + 1:
        message = f"La table compte {len(lignes) - 1} lignes, {LIGNES_MAX} au plus sont acceptées."
        raise FichierIllisible(f"{message} Partagez-la en plusieurs fichiers.")
    if not lignes:
        raise FichierIllisible("La table est vide. Vérifiez que vous avez choisi le bon fichier.")
    colonnes = Colonnes(lignes[0], releve)
    groupes: dict[_CleAudience, dict[str, list[Rangee]]] = {}
    fautes: dict[str, list[Anomalie]] = {}
    toutes: dict[str, list[Rangee]] = {}
    connues: dict[tuple[str, ...], _CleAudience] = {}
    for ligne in lignes[1:]:
        if not any(cellule.strip() for cellule in ligne.cellules):
            continue
        rangee, propre = colonnes.ranger(ligne)
        dite = tuple(map(rangee.brute, OBLIGATOIRES_DE_L_AUDIENCE))
        if propre.raisons or not (audience := connues.get(dite)) or not rangee.porte(OBLIGATOIRES):
            audience = _cle_audience(rangee, propre)
            if audience and not propre.raisons:
                connues[dite] = audience
        # Chaque ligne sans numéro est sa propre faute : rien ne la rattache à une autre.
        numero = numero_parquet(rangee) or f"\n{rangee.numero}"
        toutes.setdefault(numero, []).append(rangee)
        if audience is None or propre.raisons:
            fautes.setdefault(numero, []).extend(propre.raisons)
        else:
            groupes.setdefault(audience, {}).setdefault(numero, []).append(rangee)
        releve.absorber(propre)
    if not groupes and not fautes:
        raise FichierIllisible(
            "La table ne contient que ses titres. Vérifiez que vous avez choisi le bon fichier."
        )
    rejets = [_rejet(toutes[numero], raisons) for numero, raisons in fautes.items()]
    audiences = [
        _lire_audience(audience, affaires, set(fautes), releve, rejets)
        for audience, affaires in groupes.items()
    ]
    role = RoleLu(juridiction="", emis_le=None, audiences=tuple(filter(None, audiences)))
    return role, rejets, colonnes.codes


def numero_parquet(rangee: Rangee) -> str:
    return rangee["numero_parquet"].replace(" ", "")


def _rejet(rangees: Sequence[Rangee], raisons: Sequence[Anomalie]) -> RejetAffaire:
    """Rejette une affaire avec toutes ses lignes, saines comprises : on ne corrige qu'une affaire entière."""
    place = next((raison.ligne for raison in raisons if raison.ligne), rangees[0].numero)
    return RejetAffaire(
        place=f"ligne {place}",
        numero_parquet=numero_parquet(rangees[0]),
        raisons=tuple(raisons),
        lignes=tuple(tuple(assainir(rangee.brute(colonne)) for colonne in TITRES) for rangee in rangees),
    )


def _cle_audience(rangee: Rangee, releve: Releve) -> _CleAudience | None:
    for colonne in OBLIGATOIRES:
        if not rangee.brute(colonne):
            releve.bloquer(rangee.place(colonne), "La cellule obligatoire est vide. Remplissez-la.")
    jour = instant = None
    if rangee["date"]:
        try:
            jour = valeurs.jour_complet(valeurs.date_ecrite(rangee["date"]))
        except ValeurIllisible as erreur:
            releve.bloquer(rangee.place("date"), str(erreur))
    if rangee["heure"]:
        try:
            instant = valeurs.heure(rangee["heure"])
        except ValeurIllisible as erreur:
            releve.bloquer(rangee.place("heure"), str(erreur))
    formation = libelles.formation(rangee["formation"])
    if rangee["formation"] and formation is None:
        releve.bloquer(rangee.place("formation"), libelles.formation_inconnue(rangee["formation"]))
    if jour is None or instant is None or formation is None:
        return None
    return _CleAudience(jour, instant, valeurs.cle(rangee["service"]))


def _lire_audience(
    audience: _CleAudience,
    affaires: dict[str, list[Rangee]],
    numeros_fautifs: set[str],
    releve: Releve,
    rejets: list[RejetAffaire],
) -> AudienceLue | None:
    rangees = [rangee for lignes in affaires.values() for rangee in lignes]
    saines = {numero: lignes for numero, lignes in affaires.items() if numero not in numeros_fautifs}
    formations = {libelles.formation(rangee["formation"]) for rangee in rangees}
    if len(formations) > 1:
        rejets.extend(_rejets_de_formation(saines, releve))
        return None
    lues = sorted(_lire_affaires(saines, releve, rejets), key=_rang_d_appel)
    if not lues:
        return None  # toutes ses affaires sont rejetées, et dites telles
    return AudienceLue(
        identifiant=identifiant("audience", audience.date, audience.heure, audience.service),
        date=audience.date,
        heure=audience.heure,
        service=min(rangee["service"] for rangee in rangees),
        formation=formations.pop(),
        formation_libelle=min(rangee["formation"] for rangee in rangees),
        salle=accord(rangees, "salle", releve),
        intervenants=tuple(_intervenants(rangees, releve)),
        affaires=tuple(lues),
    )


def _rejets_de_formation(affaires: dict[str, list[Rangee]], releve: Releve) -> Iterator[RejetAffaire]:
    """Une audience ne peut être à la fois collégiale et à juge unique : aucune de ses affaires n'est sûre."""
    for rangees in affaires.values():
        propre = Releve()
        message = "La même audience est dite collégiale et à juge unique. Accordez toutes ses lignes."
        propre.bloquer(rangees[0].place("formation"), message)
        releve.absorber(propre)
        yield _rejet(rangees, propre.raisons)


def _rang_d_appel(affaire: AffaireLue) -> tuple[bool, int]:
    """Les affaires sans numéro d'ordre viennent en dernier, dans l'ordre du fichier (le tri est stable)."""
    return affaire.ordre is None, affaire.ordre or 0


def _lire_affaires(
    affaires: dict[str, list[Rangee]], releve: Releve, rejets: list[RejetAffaire]
) -> Iterator[AffaireLue]:
    for numero, rangees in affaires.items():
        propre = Releve()
        affaire = lire_affaire(numero, rangees, propre)
        releve.absorber(propre)
        if propre.raisons:
            rejets.append(_rejet(rangees, propre.raisons))
        else:
            yield affaire


def _intervenants(rangees: list[Rangee], releve: Releve) -> Iterator[IntervenantLu]:
    for colonne, fonction in _FONCTIONS.items():
        if nom := accord(rangees, colonne, releve):
            yield IntervenantLu(nom=nom, fonction=fonction, fonction_libelle=TITRES[colonne])
