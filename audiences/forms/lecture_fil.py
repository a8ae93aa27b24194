"""Ce qu'une page qui tient déjà une note demande pour la suivre."""

from collections.abc import Mapping

from audiences.models import Note


class LectureDuFil:
    """Lecture demandée : la marque et la version que la page tient, et si elle veut ce qui manque à la note.

    Une version illisible vaut zéro : la page reçoit alors le fil entier.
    """

    def __init__(self, demande: Mapping[str, str]):
        version = demande.get("version", "")[:9]
        self.marque = demande.get("marque", "")
        self.version = int(version) if version.isdecimal() else 0
        self.avec_manques = "manques" in demande

    def est_a_jour(self, note: Note) -> bool:
        """Dit si la page tient tout ce qu'elle demande."""
        return self.marque == note.marque and not self.avec_manques

    def suffit_la_suite(self, note: Note) -> bool:
        """Dit si la suite complète ce que la page tient : ni première lecture, ni signature entre-temps."""
        return bool(self.version) and note.n_a_fait_que_s_ecrire(self.marque)
