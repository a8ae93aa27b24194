"""Réponse du serveur à un lot de frappes."""

from collections.abc import Sequence

from django.utils import timezone

from audiences.operation import Accuse, EtatAccuse
from mistral.socle.comptes.models import Utilisateur
from mistral.socle.francais import heure


def reponse_lot(accuses: Sequence[Accuse]) -> dict:
    """Donne les accusés en JSON, l'heure à celle du serveur. Une requête, s'il y a conflit."""
    en_conflit = [accuse for accuse in accuses if accuse.etat is EtatAccuse.CONFLIT]
    auteurs = Utilisateur.objects.in_bulk([a.auteur_id for a in en_conflit]) if en_conflit else {}
    return {"accuses": [_accuse(accuse, auteurs) for accuse in accuses]}


def _accuse(accuse: Accuse, auteurs: dict[int, Utilisateur]) -> dict:
    recue = timezone.localtime(accuse.recue_le)
    reponse = {
        "operation": str(accuse.operation),
        "mention": str(accuse.mention),
        "etat": accuse.etat.value,
        "version": accuse.version,
        "heure": heure(recue.hour, recue.minute),
    }
    if accuse.seq is not None:
        reponse["seq"] = accuse.seq
    if accuse.etat is EtatAccuse.CONFLIT:
        reponse |= {
            "texte": accuse.texte,
            "effacee": accuse.est_effacee,
            "depassee": accuse.est_depassee,
            "auteur": str(auteurs.get(accuse.auteur_id, "")),
        }
    return reponse
