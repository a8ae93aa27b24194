"""Fichier de nomenclature de la taille du fichier officiel, engendré toujours le même, pour les mesures.

Les infractions courantes fournies y sont telles quelles ; les autres sont fictives, assemblées d'actes,
d'objets et de circonstances, avec les mots, la longueur et les guillemets d'une vraie nomenclature.
"""

import csv
import itertools
import random
from collections.abc import Iterator
from pathlib import Path

LIGNES = 17_000
ENTETE = (
    "Numéro NATINF",
    "Nature de l'infraction",
    "Qualification de l'infraction",
    "Définie par",
    "Réprimée par",
)
COURANTES = Path(__file__).resolve().parents[1] / "audiences" / "donnees" / "natinf-frequentes.csv"
_GRAINE = 20_260_701
# Tirées d'abord : elles ressemblent aux infractions courantes, et doivent gêner la recherche.
_VOISINES = (
    "C.PENAL.",
    (
        "VOL",
        "TENTATIVE DE VOL",
        "RECEL DE BIEN PROVENANT D'UN DELIT",
        "VIOLENCE",
        "OUTRAGE",
        "MENACE",
        "ESCROQUERIE",
        "DEGRADATION DU BIEN D'AUTRUI",
        "HARCELEMENT",
        "CONDUITE DE VEHICULE",
        "PORT D'ARME DE CATEGORIE B OU C",
        "DETENTION DE STUPEFIANTS",
    ),
    (
        "SUR UN SAPEUR-POMPIER",
        "SUR UN PROFESSIONNEL DE SANTE",
        "DANS UN ETABLISSEMENT SCOLAIRE",
        "EN RAISON DE LA RACE OU DE LA RELIGION",
        "AU PREJUDICE D'UN AGENT DE TRANSPORT",
        "AVEC DISSIMULATION DU VISAGE",
        "COMMIS EN REUNION DANS UN LIEU D'ENTREPOT",
        "EN PRESENCE D'UN MINEUR",
    ),
)
_NATURES = ["Délit"] * 6 + [f"Contravention de classe {classe}" for classe in (1, 2, 3, 4, 5)] + ["Crime"]

_DOMAINES = (
    (
        "C.ENVIR.",
        (
            "EXPLOITATION",
            "ABANDON",
            "REJET",
            "IMPORTATION",
            "DETENTION",
            "TRANSPORT",
            "CESSION",
            "DESTRUCTION",
        ),
        (
            "D'INSTALLATION CLASSEE",
            "DE DECHETS DANGEREUX",
            "D'ESPECE ANIMALE PROTEGEE",
            "D'ESPECE VEGETALE PROTEGEE",
            "DE SUBSTANCE POLLUANTE EN MER",
            "D'EAUX USEES",
            "DE GIBIER MORT",
            "D'ENGIN DE PECHE PROHIBE",
        ),
    ),
    (
        "C.CONSOMMAT.",
        (
            "TROMPERIE",
            "PUBLICITE MENSONGERE",
            "OFFRE DE VENTE",
            "MISE SUR LE MARCHE",
            "ETIQUETAGE IRREGULIER",
        ),
        (
            "SUR LA NATURE D'UNE MARCHANDISE",
            "DE DENREE ALIMENTAIRE CORROMPUE",
            'DE PRODUIT PORTANT LE SIGNE "AGRICULTURE BIOLOGIQUE"',
            "DE MEDICAMENT VETERINAIRE",
            "D'APPAREIL ELECTRIQUE NON CONFORME",
            "DE CREDIT IMMOBILIER",
            'DE PREPARATION DENOMMEE "MAGRET"',
        ),
    ),
    (
        "C.TRAVAIL",
        ("EMPLOI", "MISE A DISPOSITION", "DEFAUT DE DECLARATION", "ENTRAVE", "OMISSION DE FORMATION"),
        (
            "DE TRAVAILLEUR SANS EQUIPEMENT DE PROTECTION",
            "D'ETRANGER NON MUNI D'UNE AUTORISATION DE TRAVAIL",
            "DE SALARIE SUR UN CHANTIER DU BATIMENT",
            "DE COMITE SOCIAL ET ECONOMIQUE",
            "D'APPRENTI MINEUR DE 18 ANS",
            "DE MACHINE SANS DISPOSITIF DE SECURITE",
        ),
    ),
    (
        "C.ROUTE.",
        (
            "CIRCULATION",
            "STATIONNEMENT",
            "DEPASSEMENT",
            "CONDUITE",
            "FRANCHISSEMENT",
            "CHANGEMENT DE DIRECTION",
        ),
        (
            'DE VEHICULE MALGRE UN PANNEAU "STOP"',
            "DE CYCLOMOTEUR SUR UNE VOIE RESERVEE",
            "DE POIDS LOURD SANS LIMITEUR DE VITESSE",
            "DE VEHICULE DE TRANSPORT DE MARCHANDISES DANGEREUSES",
            "D'AUTOCAR SANS CEINTURE DE SECURITE",
            "DE TRACTEUR AGRICOLE NON RECEPTIONNE",
            "DE VEHICULE AVEC PNEUMATIQUE LISSE",
            "SUR BANDE D'ARRET D'URGENCE",
        ),
    ),
    (
        "C.PENAL.",
        (
            "PROVOCATION",
            "ENTRAVE",
            "DETOURNEMENT",
            "DIVULGATION",
            "CORRUPTION ACTIVE",
            "TENTATIVE D'INTIMIDATION",
        ),
        (
            "D'AGENT D'UNE ADMINISTRATION PUBLIQUE",
            "DE FONDS PUBLICS PAR COMPTABLE",
            "D'EXPERT JUDICIAIRE",
            "DE CORRESPONDANCE ELECTRONIQUE",
            "D'INFORMATION COUVERTE PAR LE SECRET DE LA DEFENSE",
            "DE SALARIE D'UNE ENTREPRISE PRIVEE",
            "DE MINEUR A COMMETTRE UN ACTE ILLICITE",
        ),
    ),
    (
        "C.SANTE.PUB.",
        ("EXERCICE ILLEGAL", "DELIVRANCE", "FABRICATION", "VENTE", "UTILISATION", "COLLECTE"),
        (
            "DE LA PROFESSION DE PHARMACIEN",
            "DE LA MEDECINE",
            "DE PLANTES VENENEUSES",
            "DE PRODUIT DU TABAC A UN MINEUR",
            "DE BOISSON ALCOOLIQUE DANS UN STADE",
            "DE SANG HUMAIN SANS AGREMENT",
            "DE DISPOSITIF MEDICAL NON CERTIFIE",
        ),
    ),
    (
        "C.DOUANES.",
        (
            "IMPORTATION EN CONTREBANDE",
            "EXPORTATION SANS DECLARATION",
            "CIRCULATION IRREGULIERE",
            "TRANSFERT",
        ),
        (
            "DE MARCHANDISE PROHIBEE",
            "DE TABAC MANUFACTURE",
            "DE CAPITAUX SANS DECLARATION",
            "DE BIEN CULTUREL",
            "DE MARCHANDISE FORTEMENT TAXEE",
            "D'ALCOOL ET DE BOISSONS ALCOOLIQUES",
        ),
    ),
    (
        "C.URBANISME.",
        ("EXECUTION DE TRAVAUX", "CONSTRUCTION", "INSTALLATION", "COUPE ET ABATTAGE", "POURSUITE DE TRAVAUX"),
        (
            "SANS PERMIS DE CONSTRUIRE",
            "MALGRE UN ARRETE INTERRUPTIF",
            "DANS UN SITE CLASSE",
            "EN VIOLATION DU PLAN LOCAL D'URBANISME",
            "D'ARBRE DANS UN ESPACE BOISE",
            "DE CAMPING NON AUTORISE",
        ),
    ),
)
_AUTEURS = (
    "",
    " PAR PERSONNE MORALE",
    " PAR PROFESSIONNEL",
    " PAR DIRIGEANT DE FAIT",
    " PAR EXPLOITANT",
    " PAR PERSONNE CHARGEE D'UN CONTROLE",
    " PAR TITULAIRE D'UNE AUTORISATION RETIREE",
    " PAR ENTREPRENEUR DE TRANSPORT",
)
_CIRCONSTANCES = (
    "",
    " SANS AUTORISATION",
    " MALGRE MISE EN DEMEURE",
    " EN RECIDIVE",
    " DANS UNE RESERVE NATURELLE",
    " PENDANT LA NUIT",
    " EN BANDE ORGANISEE",
    " AYANT ENTRAINE UN DOMMAGE A AUTRUI",
    " DANS UN ETABLISSEMENT RECEVANT DU PUBLIC",
    " AU MOYEN D'UN RESEAU DE COMMUNICATION ELECTRONIQUE",
    " EN VIOLATION D'UNE INTERDICTION JUDICIAIRE",
    " AVEC MISE EN DANGER DE LA SANTE DE L'HOMME",
)


def courantes() -> list[tuple[str, ...]]:
    """Donne les infractions courantes fournies, aux cinq colonnes du fichier officiel."""
    with COURANTES.open(encoding="utf-8-sig", newline="") as fichier:
        return [
            (
                ligne["numero"],
                ligne["nature"],
                ligne["libelle"],
                ligne["articles_definition"],
                ligne["articles_repression"],
            )
            for ligne in csv.DictReader(fichier, delimiter=";")
        ]


def lignes(nombre: int = LIGNES) -> list[tuple[str, ...]]:
    """Donne ce nombre d'infractions, courantes comprises, dans l'ordre des numéros."""
    vraies = courantes()
    pris = {ligne[0] for ligne in vraies}
    numeros = (str(numero) for numero in itertools.count(12) if str(numero) not in pris)
    fictives = itertools.islice(_fictives(), max(nombre - len(vraies), 0))
    # Un numéro sur deux manque, comme dans la vraie suite.
    impairs = itertools.islice(numeros, 0, None, 2)
    inventees = [(numero, *reste) for numero, reste in zip(impairs, fictives, strict=False)]
    return sorted(vraies + inventees, key=lambda ligne: int(ligne[0]))[:nombre]


def fichier(nombre: int = LIGNES, *, encodage: str = "cp850") -> bytes:
    """Donne le fichier tel que le ministère le publie : point-virgule, guillemets nus."""
    texte = "".join(f"{';'.join(ligne)}\r\n" for ligne in (ENTETE, *lignes(nombre)))
    return texte.encode(encodage)


def _fictives() -> Iterator[tuple[str, ...]]:
    hasard = random.Random(_GRAINE)  # noqa: S311 — rien de secret, il faut toujours la même suite.
    voisines = _assembler(*_VOISINES)
    lointaines = [couple for domaine in _DOMAINES for couple in _assembler(*domaine)]
    hasard.shuffle(lointaines)
    for code, libelle in voisines + lointaines:
        article = f"ART.L.{hasard.randint(100, 999)}-{hasard.randint(1, 60)}"
        repression = f"{article}, ART.L.{hasard.randint(100, 999)}-{hasard.randint(1, 60)} {code}"
        yield hasard.choice(_NATURES), libelle[:210], f"{article} {code}", repression


def _assembler(code: str, actes: tuple[str, ...], objets: tuple[str, ...]) -> list[tuple[str, str]]:
    return [
        (code, f"{acte} {objet}{auteur}{circonstance}")
        for acte, objet, auteur, circonstance in itertools.product(actes, objets, _AUTEURS, _CIRCONSTANCES)
    ]
