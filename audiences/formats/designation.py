"""Noms et intitulés tirés d'un rôle lu, tels qu'ils s'afficheront une fois importés."""

from audiences.formats.role import AffaireLue, PersonneLue, QualiteLue
from audiences.intitule import intitule
from mistral.socle.francais import IDENTITE_INCONNUE, nom_affiche


def intitule_de(lue: AffaireLue) -> str:
    """Donne l'intitulé que portera l'affaire."""
    return intitule(
        [nom_lu(partie.personne) for partie in lue.parties if partie.qualite is QualiteLue.PREVENU]
    )


def nom_lu(lue: PersonneLue) -> str:
    """Écrit le nom d'une personne lue, comme il s'affichera."""
    if lue.est_morale:
        return nom_affiche(nom_brut(lue))
    prenom = lue.prenoms[0] if lue.prenoms else ""
    return nom_affiche(nom_brut(lue), prenom, x_se_disant=bool(lue.x_se_disant))


def nom_brut(lue: PersonneLue) -> str:
    """Donne le nom ou la raison sociale ; à défaut, dit que l'identité est inconnue."""
    ordre = (lue.raison_sociale, lue.nom, lue.nom_complet, lue.enseigne, lue.sigle)
    if not lue.est_morale:
        ordre = (lue.nom, lue.nom_complet, lue.nom_usage)
    return next(filter(None, ordre), IDENTITE_INCONNUE)
