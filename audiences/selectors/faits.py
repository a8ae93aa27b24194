"""Un fait poursuivi, tel que la poursuite le situe ; l'inconnu est dit inconnu. Aucune requête."""

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from audiences.models import Infraction
from mistral.socle.francais import INSECABLE, Instant, Operateur, horodatage, operateur, typographier

PARTIES = ("annee", "mois", "jour", "heure", "minute")


@dataclass(frozen=True)
class Concerne:
    """Prévenu à qui le fait est reproché, sa participation, la récidive visée."""

    prevenu: int
    modalite_code: str = ""
    modalite: str = ""
    est_recidive: bool = False

    @property
    def valeurs(self) -> dict[str, object]:
        """Donne les champs de la prévention."""
        return {
            "modalite_code": self.modalite_code,
            "modalite": self.modalite,
            "est_recidive": self.est_recidive,
        }


def date_des_faits(infraction: Infraction) -> str:
    """Donne « le 1er juillet 2026 à 23 h 40 », « entre le … et le … », « date inconnue »."""
    debut, fin = (
        Instant(*(getattr(infraction, f"{borne}_{partie}") for partie in PARTIES))
        for borne in ("debut", "fin")
    )
    return horodatage(operateur(infraction.operateur, infraction.operateur), debut, fin)


def lieu_des_faits(infraction: Infraction) -> str:
    """Donne le lieu et la commune des faits ; vide s'ils sont inconnus."""
    return typographier(", ".join(lieu for lieu in (infraction.lieu, infraction.commune) if lieu))


def qualification_nommee(infraction: Infraction) -> str:
    """Donne « VOL EN RÉUNION (NATINF 7872) » ; sans numéro, la seule qualification."""
    numero = f" (NATINF{INSECABLE}{infraction.natinf})" if infraction.natinf else ""
    return f"{typographier(infraction.libelle)}{numero}"


def qualification_initiale(infraction: Infraction) -> str:
    """Donne « requalification ; initialement : VOL (NATINF 7151) », ou rien si le fait n'a pas changé.

    La racine doit être déjà chargée.
    """
    if infraction.racine_id is None:
        return ""
    nature = infraction.get_modification_display()
    return f"{nature}\u202f; initialement{INSECABLE}: {qualification_nommee(infraction.racine)}"


def bornes_des_faits(valeurs: Mapping[str, object]) -> tuple[date | None, date | None]:
    """Donne le premier et le dernier jour possibles des faits ; `None` si rien ne borne de ce côté.

    `valeurs` porte les champs de date d'une infraction : opérateur, début, fin.
    """
    dit = operateur(str(valeurs.get("operateur") or ""), str(valeurs.get("operateur") or ""))
    debut, fin = ([valeurs.get(f"{borne}_{partie}") for partie in PARTIES[:3]] for borne in ("debut", "fin"))
    sans_fin = fin[0] is None
    du = None if dit is Operateur.JUSQU_AU and sans_fin else _premier_jour(*debut)
    if sans_fin and dit is not Operateur.DEPUIS:
        fin = debut
    return du, _dernier_jour(*fin)


def valeurs_de_date(infraction: Infraction) -> dict[str, object]:
    """Donne les champs de date de cette infraction."""
    champs = [f"{borne}_{partie}" for borne in ("debut", "fin") for partie in PARTIES]
    return {champ: getattr(infraction, champ) for champ in ("operateur", *champs)}


def _premier_jour(annee: int | None, mois: int | None, jour: int | None) -> date | None:
    if annee is None:
        return None
    return date(annee, mois or 1, (jour or 1) if mois else 1)


def _dernier_jour(annee: int | None, mois: int | None, jour: int | None) -> date | None:
    if annee is None:
        return None
    dernier = mois or 12
    return date(annee, dernier, (jour if mois and jour else None) or monthrange(annee, dernier)[1])
