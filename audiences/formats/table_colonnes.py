"""Les colonnes de la table plate et la reconnaissance de ses en-têtes."""

from collections.abc import Sequence
from dataclasses import dataclass

from audiences.formats import limites
from audiences.formats.anomalie import CARACTERES_INTERDITS, FichierIllisible, Releve, citer
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
OBLIGATOIRES = ("date", "heure", "service", "formation", "numero_parquet", "qualite", "nom")
_PAR_CLE = {cle(titre): colonne for colonne, titre in TITRES.items()}


@dataclass(frozen=True)
class Ligne:
    """Une ligne de la table, déjà extraite en texte ; `numero` est celui que montre le tableur."""

    numero: int
    cellules: Sequence[str]


@dataclass(frozen=True)
class Rangee:
    """Une ligne dont les cellules sont rangées par colonne connue."""

    numero: int
    cellules: dict[str, str]

    def __getitem__(self, colonne: str) -> str:
        return self.cellules.get(colonne, "")

    def place(self, colonne: str) -> str:
        return place(self.numero, TITRES[colonne])


def place(numero: int, titre: str) -> str:
    return f"ligne {numero}, colonne {citer(titre)}"


def nombre_de_titres(cellules: Sequence[str]) -> int:
    """Compte les titres connus d'une ligne, pour reconnaître une table et son séparateur."""
    return len({_PAR_CLE[cle(cellule)] for cellule in cellules if cle(cellule) in _PAR_CLE})


class Colonnes:
    """Les en-têtes d'un fichier, sans égard à la casse, aux accents ni à l'ordre."""

    def __init__(self, entetes: Ligne, releve: Releve):
        """Lève `FichierIllisible` si un titre obligatoire manque (tous sont nommés) ou figure deux fois."""
        self._releve = releve
        self._titres = [titre.strip() for titre in entetes.cellules]
        self._connues: dict[int, str] = {}
        for position, titre in enumerate(self._titres):
            colonne = _PAR_CLE.get(cle(titre))
            if colonne in self._connues.values():
                message = f"La colonne {citer(titre)} figure deux fois. Retirez ou renommez l’une des deux."
                raise FichierIllisible(message, f"ligne {entetes.numero}")
            if colonne:
                self._connues[position] = colonne
            elif titre:
                message = "Cette colonne est inconnue : son contenu est mis de côté."
                releve.informer(place(entetes.numero, titre), message)
        manquantes = [TITRES[nom] for nom in OBLIGATOIRES if nom not in self._connues.values()]
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
        for position, brute in enumerate(ligne.cellules):
            if texte := " ".join(brute.split()):
                colonne = self._connues.get(position)
                if defaut := _defaut(texte, colonne):
                    releve.bloquer(self._place(ligne, position), defaut)
                elif colonne:
                    cellules[colonne] = texte
                else:
                    self._mettre_de_cote(ligne, position, texte, releve)
        return Rangee(ligne.numero, cellules), releve

    def _mettre_de_cote(self, ligne: Ligne, position: int, texte: str, releve: Releve) -> None:
        place_cellule = self._place(ligne, position)
        if titre := self._titre(position):
            releve.mettre_de_cote(place_cellule, titre, texte)
        else:
            message = f"Le texte {citer(texte)} est hors des colonnes titrées"
            releve.bloquer(
                place_cellule, f"{message} : un séparateur est sans doute en trop. Corrigez la ligne."
            )

    def _titre(self, position: int) -> str:
        return self._titres[position] if position < len(self._titres) else ""

    def _place(self, ligne: Ligne, position: int) -> str:
        titre = self._titre(position)
        return place(ligne.numero, titre) if titre else f"ligne {ligne.numero}, cellule {position + 1}"


def _defaut(texte: str, colonne: str | None) -> str:
    if CARACTERES_INTERDITS.search(texte):
        return f"Le texte {citer(texte)} contient un caractère illisible. Corrigez-le."
    if colonne and len(texte) > (limite := limites.de_la_colonne(colonne)):
        return f"Le texte {citer(texte)} dépasse {limite} signes. Raccourcissez-le."
    return ""
