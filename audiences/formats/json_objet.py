"""Lecture champ par champ d'un objet JSON, chaque défaut étant relevé à sa place."""

import json
from collections.abc import Callable, Iterator
from datetime import date, time
from typing import TypeVar

from audiences.formats import limites, valeurs
from audiences.formats.anomalie import CARACTERES_INTERDITS, Emplacement, Releve, ValeurIllisible, citer
from audiences.formats.role import CodeLibelle, DatePartielle, HorodatageLu

T = TypeVar("T")

ENTIER_MAX = 32_767  # celui d'un petit entier de la base


class ObjetJson:
    """Un objet du fichier ; rend chaque champ, ou « inconnu » après avoir relevé le défaut.

    Un défaut est bloquant pour l'affaire, sauf si l'objet est `tolerant` (en-tête d'audience) : la valeur est
    alors ignorée et signalée. Un champ obligatoire manquant bloque toujours.
    """

    def __init__(
        self, contenu: dict, place: str, releve: Releve, *, prefixe: str = "", tolerant: bool = False
    ):
        self.place = place
        self.releve = releve
        self._contenu = contenu
        self._prefixe = prefixe
        self._tolerant = tolerant
        self._lus: set[str] = set()

    def place_de(self, champ: str) -> Emplacement:
        ici = f"champ {self._prefixe}{champ}"
        valeur = self._contenu.get(champ)
        return Emplacement(
            f"{self.place}, {ici}" if self.place else ici,
            colonne=f"{self._prefixe}{champ}",
            valeur=""
            if valeur is None
            else _nature(valeur)
            if isinstance(valeur, dict | list)
            else str(valeur),
        )

    def faute(self, champ: str, message: str, *, tolerer: bool = False) -> None:
        if self._tolerant or tolerer:
            self.releve.informer(self.place_de(champ), f"{message} La valeur est ignorée.")
        else:
            self.releve.bloquer(self.place_de(champ), message)

    def brut(self, champ: str) -> object:
        """Donne la valeur du fichier ; chaîne vide, `null` et clé absente sont le même inconnu."""
        self._lus.add(champ)
        valeur = self._contenu.get(champ)
        return None if isinstance(valeur, str) and not valeur.strip() else valeur

    def texte(self, champ: str) -> str:
        valeur = self.brut(champ)
        if isinstance(valeur, dict) and isinstance(valeur.get("libelle"), str):
            valeur = valeur["libelle"]  # une liste nationale là où le format attend un texte libre
        if isinstance(valeur, int) and not isinstance(valeur, bool):
            self.releve.informer(
                self.place_de(champ),
                f"Le nombre {citer(valeur)} est lu comme un texte. Vérifiez qu’aucun zéro de tête ne manque.",
            )
            valeur = str(valeur)
        if valeur is None:
            return ""
        if not isinstance(valeur, str):
            self.faute(champ, f"Un texte est attendu, le fichier contient {_nature(valeur)}.")
            return ""
        if CARACTERES_INTERDITS.search(valeur):
            self.faute(champ, f"Le texte {citer(valeur)} contient un caractère illisible. Corrigez l’export.")
            return ""
        valeur = valeur.strip()
        limite = limites.du_champ(f"{self._prefixe}{champ}")
        if len(valeur) > limite:
            self.faute(champ, f"Le texte {citer(valeur)} dépasse {limite} signes. Raccourcissez-le.")
            return ""
        return valeur

    def obligatoire(self, champ: str, lecture: Callable[[str], T]) -> T:
        """Lit un champ sans lequel l'objet ne peut exister : manquant ou mal formé, il bloque toujours."""
        if self.brut(champ) is None:
            self.releve.bloquer(self.place_de(champ), "Le champ obligatoire manque. Complétez l’export.")
        tolerant, self._tolerant = self._tolerant, False
        try:
            return lecture(champ)
        finally:
            self._tolerant = tolerant

    def entier(self, champ: str, maximum: int = ENTIER_MAX) -> int | None:
        valeur = self.brut(champ)
        if isinstance(valeur, str) and valeur.strip().isascii() and valeur.strip().isdecimal():
            valeur = int(valeur) if len(valeur) <= len(str(maximum)) + 1 else maximum + 1
        if isinstance(valeur, float) and valeur.is_integer():
            valeur = int(valeur)
        if valeur is None:
            return None
        if isinstance(valeur, bool) or not isinstance(valeur, int) or not 0 <= valeur <= maximum:
            self.faute(
                champ,
                f"Un nombre entier de 0 à {maximum} est attendu, le fichier contient {_nature(valeur)}.",
            )
            return None
        return valeur

    def booleen(self, champ: str, *, tolerer: bool = False) -> bool | None:
        valeur = self.brut(champ)
        if valeur is None or isinstance(valeur, bool):
            return valeur
        if isinstance(valeur, str | int):
            return self._lire(champ, lambda: valeurs.booleen(str(valeur)), tolerer=tolerer)
        self.faute(
            champ, f"« Oui » ou « Non » est attendu, le fichier contient {_nature(valeur)}.", tolerer=tolerer
        )
        return None

    def date_partielle(self, champ: str) -> DatePartielle | None:
        valeur = self.brut(champ)
        if valeur is None:
            return None
        if isinstance(valeur, str):
            return self._lire(champ, lambda: valeurs.date_iso(valeur.strip()))
        if (parties := self.objet(champ)) is None:
            return None
        jour = self._jour_en_parties(champ, parties)
        parties.signaler_inconnus()
        return jour

    def _jour_en_parties(self, champ: str, parties: "ObjetJson") -> DatePartielle | None:
        avant = len(self.releve.anomalies)
        annee, mois, jour = parties.entier("year"), parties.entier("month"), parties.entier("day")
        if len(self.releve.anomalies) > avant:
            return None  # déjà dit, à une place plus précise
        return self._lire(champ, lambda: valeurs.date_partielle(annee, mois, jour))

    def date(self, champ: str) -> date | None:
        partielle = self.date_partielle(champ)
        return partielle and self._lire(champ, lambda: valeurs.jour_complet(partielle))

    def heure(self, champ: str) -> time | None:
        texte = self.texte(champ)
        return self._lire(champ, lambda: valeurs.heure(texte)) if texte else None

    def duree(self, champ: str) -> int | None:
        """Durée en minutes ; un nombre seul est déjà en minutes."""
        valeur = self.brut(champ)
        if isinstance(valeur, str) and not valeur.strip().isdecimal():
            return self._lire(champ, lambda: valeurs.duree(valeur))
        return self.entier(champ)

    def horodatage(self, champ: str) -> HorodatageLu | None:
        """Moment d'un fait ; tout inconnu donne `None`."""
        if isinstance(self.brut(champ), str):
            jour, heures, minutes, operateur = self.date_partielle(champ), None, None, valeurs.LE
        elif (parties := self.objet(champ)) is None:
            return None
        else:
            jour = self._jour_en_parties(champ, parties)
            heures, minutes = parties.entier("hour"), parties.entier("minute")
            self._lire(champ, lambda: valeurs.controler_heure(heures, minutes))
            lu = parties.code_libelle("operateur")
            operateur = (lu.code, lu.libelle) if lu else ("", "")
            parties.signaler_inconnus()
        if jour is None:
            if heures is not None:
                self.faute(champ, "L’heure est donnée sans la date. Complétez l’année.")
            return None
        return HorodatageLu(
            operateur_code=operateur[0],
            operateur_libelle=operateur[1],
            annee=jour.annee,
            mois=jour.mois,
            jour=jour.jour,
            heure=heures,
            minute=minutes,
        )

    def code_libelle(self, champ: str) -> CodeLibelle | None:
        """Couple code et libellé ; un simple texte vaut un libellé sans code."""
        if isinstance(self.brut(champ), str):
            return CodeLibelle(code="", libelle=libelle) if (libelle := self.texte(champ)) else None
        if (couple := self.objet(champ)) is None:
            return None
        code, libelle = couple.texte("code"), couple.texte("libelle")
        couple.signaler_inconnus()
        return CodeLibelle(code=code, libelle=libelle) if code or libelle else None

    def objet(self, champ: str) -> "ObjetJson | None":
        valeur = self.brut(champ)
        if valeur is None:
            return None
        if not isinstance(valeur, dict):
            self.faute(champ, f"Un objet est attendu, le fichier contient {_nature(valeur)}.")
            return None
        prefixe = f"{self._prefixe}{champ}."
        return ObjetJson(valeur, self.place, self.releve, prefixe=prefixe, tolerant=self._tolerant)

    def elements(self, champ: str, nom: str) -> Iterator[tuple[str, object]]:
        """Parcourt une liste en donnant la place de chaque élément (« …, personne 2 »)."""
        valeur = self.brut(champ)
        if valeur is not None and not isinstance(valeur, list):
            self.faute(champ, f"Une liste est attendue, le fichier contient {_nature(valeur)}.")
            return
        for rang, element in enumerate(valeur or (), start=1):
            yield f"{self.place}, {nom} {rang}" if self.place else f"{nom} {rang}", element

    def objets(self, champ: str, nom: str) -> Iterator["ObjetJson"]:
        for place, element in self.elements(champ, nom):
            if isinstance(element, dict):
                yield ObjetJson(element, place, self.releve, tolerant=self._tolerant)
            else:
                relever = self.releve.informer if self._tolerant else self.releve.bloquer
                relever(place, f"Un objet est attendu, le fichier contient {_nature(element)}.")

    def signaler_inconnus(self) -> None:
        """Met de côté les clés que personne n'a lues ; à appeler une fois l'objet entièrement lu."""
        for champ, valeur in self._contenu.items():
            if champ not in self._lus:
                texte = json.dumps(valeur, ensure_ascii=False)
                self.releve.mettre_de_cote(self.place, f"{self._prefixe}{champ}", texte)

    def _lire(self, champ: str, lecture: Callable[[], T], *, tolerer: bool = False) -> T | None:
        try:
            return lecture()
        except ValeurIllisible as erreur:
            self.faute(champ, str(erreur), tolerer=tolerer)
            return None


def _nature(valeur: object) -> str:
    if isinstance(valeur, bool):
        return "« vrai »" if valeur else "« faux »"
    if isinstance(valeur, dict):
        return "un objet"
    if isinstance(valeur, list):
        return "une liste"
    return citer(valeur)
