"""Relever des durées et en donner la médiane et les centiles."""

import math
import time
from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass
class Serie:
    """Durées d'une même chose, en millisecondes."""

    nom: str
    durees: list[float] = field(default_factory=list)

    def relever(self, chose: Callable[[], object]) -> None:
        """Fait la chose une fois et garde sa durée."""
        debut = time.perf_counter()
        chose()
        self.durees.append((time.perf_counter() - debut) * 1000)

    def centile(self, part: int) -> float:
        """Donne la durée que `part` pour cent des relevés ne dépassent pas."""
        rangees = sorted(self.durees)
        return rangees[max(0, math.ceil(len(rangees) * part / 100) - 1)]

    def resume(self) -> dict:
        """Donne le nombre de relevés, la médiane, les 95e et 99e centiles (ms)."""
        centiles = {f"p{part}_ms": round(self.centile(part), 2) for part in (50, 95, 99)}
        return {"nom": self.nom, "n": len(self.durees)} | centiles


@dataclass(frozen=True)
class Memoire:
    """Mémoire de pointe ajoutée par la mesure et par son témoin, en Mio."""

    mesure: float
    temoin: float


@dataclass
class Resultat:
    """Une mesure, son témoin relevé en alternance s'il y en a un, et ce qu'elles comprennent."""

    code: str
    libelle: str
    precision: str
    mesure: Serie
    temoin: Serie | None = None
    memoire: Memoire | None = None
    faits: dict[str, object] = field(default_factory=dict)

    def resume(self) -> dict:
        """Donne la mesure, son témoin et leur rapport."""
        lu = {"code": self.code, "libelle": self.libelle, "precision": self.precision}
        lu["mesure"] = self.mesure.resume()
        if self.temoin:
            lu["temoin"] = self.temoin.resume()
            lu["rapport_p50"] = round(self.mesure.centile(50) / self.temoin.centile(50), 2)
            lu["rapport_p95"] = round(self.mesure.centile(95) / self.temoin.centile(95), 2)
        if self.memoire:
            lu["memoire_mio"] = {"mesure": self.memoire.mesure, "temoin": self.memoire.temoin}
        if self.faits:
            lu["faits"] = self.faits
        return lu


def alterner(n: int, *choses: tuple[Serie, Callable[[], object]], a_blanc: int = 3) -> None:
    """Relève `n` fois chaque chose, en alternance : un à-coup de la machine les touche toutes."""
    for _ in range(a_blanc):
        for _, chose in choses:
            chose()
    for _ in range(n):
        for serie, chose in choses:
            serie.relever(chose)
