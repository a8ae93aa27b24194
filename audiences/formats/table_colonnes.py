"""Les colonnes de la table plate et la reconnaissance de ses en-têtes."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from audiences.formats import limites
from audiences.formats.anomalie import CARACTERES_INTERDITS, Emplacement, FichierIllisible, Releve, citer
from audiences.formats.valeurs import cle

# Nom interne de chaque colonne et titre attendu ; l'ordre est celui du modèle publié.
TITRES = {
    "date": "Date audience",
    "heure": "Heure",
    "service": "Service",
    "formation": "Formation",
    "salle": "Salle",
    "president": "Président",
    "assesseur_1": "Assesseur 1",
    "assesseur_2": "Assesseur 2",
    "ministere_public": "Ministère public",
    "greffier": "Greffier",
    "ordre": "N° ordre",
    "numero_parquet": "N° parquet",
    "idj": "IDJ",
    "mode_poursuite": "Mode de poursuite",
    "qualite": "Qualité",
    "civilite": "Civilité",
    "nom": "Nom",
    "nom_usage": "Nom d'usage",
    "prenoms": "Prénoms",
    "naissance": "Date de naissance",
    "commune_naissance": "Lieu de naissance",
    "nationalite": "Nationalité",
    "adresse": "Adresse",
    "code_postal": "Code postal",
    "localite": "Commune",
    "profession": "Profession",
    "langue": "Langue",
    "categorie_penale": "Catégorie pénale",
    "avocat": "Avocat",
    "barreau": "Barreau",
    "convoque_le": "Date de convocation",
    "mode_convocation": "Mode de convocation",
    "natinf": "NATINF",
    "libelle_infraction": "Libellé infraction",
    "date_faits": "Date des faits",
    "lieu_faits": "Lieu des faits",
    "recidive": "Récidive",
}
OBLIGATOIRES_DE_L_AUDIENCE = ("date", "heure", "service", "formation")
OBLIGATOIRES = (*OBLIGATOIRES_DE_L_AUDIENCE, "numero_parquet", "qualite", "nom")
_PAR_CLE = {cle(titre): colonne for colonne, titre in TITRES.items()}
# Colonne que nos gabarits ajoutent pour le greffier : à la relecture, elle ne dit rien.
MOTIF_DU_REJET = "Motif du rejet"
_CLE_MOTIF = cle(MOTIF_DU_REJET)


@dataclass(frozen=True, slots=True)
class Ligne:
    """Une ligne de la table, déjà extraite en texte ; `numero` est celui que montre le tableur.

    `defauts` et `notes` disent, par position de cellule, ce qui n'a pu être extrait sans perte et ce qui a
    été complété.
    """

    numero: int
    cellules: Sequence[str]
    defauts: Mapping[int, str] = field(default_factory=dict)
    notes: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Rangee:
    """Une ligne dont les cellules sont rangées par colonne connue ; les fautives sont à part."""

    numero: int
    cellules: dict[str, str]
    fautives: dict[str, str] = field(default_factory=dict)

    def __getitem__(self, colonne: str) -> str:
        return self.cellules.get(colonne, "")

    def porte(self, colonnes: Iterable[str]) -> bool:
        """Vrai si toutes ces colonnes ont une valeur saine."""
        return self.cellules.keys() >= set(colonnes)

    def place(self, colonne: str) -> Emplacement:
        return place(self.numero, TITRES[colonne], self.brute(colonne))

    def brute(self, colonne: str) -> str:
        """Le texte de la cellule, même fautif."""
        return self.fautives.get(colonne, "") or self[colonne]


def place(numero: int, titre: str, valeur: str = "") -> Emplacement:
    return Emplacement(f"ligne {numero}, colonne {citer(titre)}", numero, titre, valeur)


def colonne_du_titre(titre: str) -> str | None:
    """Donne la colonne que désigne un titre, sans égard à la casse ni aux accents."""
    return _PAR_CLE.get(cle(titre))


def nombre_de_titres(cellules: Sequence[str]) -> int:
    """Compte les titres connus d'une ligne, pour reconnaître une table et son séparateur."""
    return len({colonne for cellule in cellules if (colonne := colonne_du_titre(cellule))})


class Colonnes:
    """Les en-têtes d'un fichier, sans égard à la casse, aux accents ni à l'ordre."""

    def __init__(self, entetes: Ligne, releve: Releve):
        """Lève `FichierIllisible` si un titre obligatoire manque (tous sont nommés) ou figure deux fois."""
        self._titres = [titre.strip() for titre in entetes.cellules]
        self._connues: dict[int, tuple[str, int]] = {}
        self._ignorees: set[int] = set()
        self._propres: dict[str, str] = {}
        self._interdits: set[str] = set()
        self.codes: frozenset[str] = frozenset()
        for position, titre in enumerate(self._titres):
            colonne = colonne_du_titre(titre)
            if colonne in self.codes:
                message = f"La colonne {citer(titre)} figure deux fois. Retirez ou renommez l’une des deux."
                raise FichierIllisible(message, f"ligne {entetes.numero}")
            if colonne:
                self._connues[position] = colonne, limites.de_la_colonne(colonne)
                self.codes |= {colonne}
            elif cle(titre) == _CLE_MOTIF:
                self._ignorees.add(position)
            elif titre:
                message = "Cette colonne est inconnue : son contenu est mis de côté."
                releve.informer(place(entetes.numero, titre), message)
        manquantes = [TITRES[nom] for nom in OBLIGATOIRES if nom not in self.codes]
        if manquantes:
            noms = ", ".join(citer(titre) for titre in manquantes)
            debut = (
                "Une colonne obligatoire manque"
                if len(manquantes) == 1
                else "Des colonnes obligatoires manquent"
            )
            raise FichierIllisible(f"{debut} : {noms}. Ajoutez ces titres à la première ligne.")

    def ranger(self, ligne: Ligne) -> tuple[Rangee, Releve]:
        """Range les cellules par colonne ; le relevé rendu est celui de la ligne seule."""
        releve = Releve()
        cellules: dict[str, str] = {}
        rangee = Rangee(ligne.numero, cellules)
        connues, propres, interdits, defauts = self._connues, self._propres, self._interdits, ligne.defauts
        for position, brute in enumerate(ligne.cellules):
            if not brute or position in self._ignorees:
                continue
            # D'une ligne à l'autre, les mêmes textes reviennent : chacun n'est nettoyé qu'une fois.
            if (texte := propres.get(brute)) is None:
                texte = propres[brute] = " ".join(brute.split())
                if CARACTERES_INTERDITS.search(texte):
                    interdits.add(texte)
            if not texte:
                continue
            connue = connues.get(position)
            if position in defauts or texte in interdits or (connue and len(texte) > connue[1]):
                if connue:
                    rangee.fautives[connue[0]] = texte
                defaut = defauts.get(position) or self._defaut(texte, connue[1] if connue else 0)
                releve.bloquer(self._place(ligne, position, texte), defaut)
            elif connue:
                cellules[connue[0]] = texte
                if position in ligne.notes:
                    releve.informer(self._place(ligne, position, texte), ligne.notes[position])
            else:
                self._mettre_de_cote(ligne, position, texte, releve)
        return rangee, releve

    def _defaut(self, texte: str, limite: int) -> str:
        if texte in self._interdits:
            return f"Le texte {citer(texte)} contient un caractère illisible. Corrigez-le."
        return f"Le texte {citer(texte)} dépasse {limite} signes. Raccourcissez-le."

    def _mettre_de_cote(self, ligne: Ligne, position: int, texte: str, releve: Releve) -> None:
        place_cellule = self._place(ligne, position, texte)
        if titre := self._titre(position):
            releve.mettre_de_cote(place_cellule, titre, texte)
        else:
            message = f"Le texte {citer(texte)} est hors des colonnes titrées"
            releve.bloquer(
                place_cellule, f"{message} : un séparateur est sans doute en trop. Corrigez la ligne."
            )

    def _titre(self, position: int) -> str:
        return self._titres[position] if position < len(self._titres) else ""

    def _place(self, ligne: Ligne, position: int, texte: str) -> Emplacement:
        if titre := self._titre(position):
            return place(ligne.numero, titre, texte)
        return Emplacement(f"ligne {ligne.numero}, cellule {position + 1}", ligne.numero, "", texte)
