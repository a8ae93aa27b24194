"""Reste à faire : constater la présence de chaque prévenu d'une affaire appelée (CPP 410 à 412)."""

from django.db.models import Exists, OuterRef
from django.urls import reverse

from audiences.choix import Qualite
from audiences.models import Audience, Comparution, Inscription, Partie
from audiences.reste import RESTES, Reste, Tache
from mistral.socle.francais import nom_affiche


def _taches(audience: Audience) -> list[Tache]:
    """Donne une tâche par prévenu. Deux requêtes."""
    passages = {
        passage.affaire_id: passage
        for passage in Inscription.objects.filter(audience=audience, appelee_le__isnull=False)
    }
    constatee = Comparution.objects.filter(partie=OuterRef("pk"), inscription__audience=audience)
    prevenus = (
        Partie.objects.filter(affaire__in=list(passages), qualite=Qualite.PREVENU, retiree_le__isnull=True)
        .select_related("personne")
        .annotate(est_constatee=Exists(constatee))
    )
    taches = [
        (
            passages[prevenu.affaire_id].rang,
            Tache(
                f"Constater si {_nom(prevenu)} comparaît (affaire {passages[prevenu.affaire_id].rang})",
                reverse("audiences:note", args=[passages[prevenu.affaire_id].pk]),
                prevenu.est_constatee,
                passages[prevenu.affaire_id].pk,
            ),
        )
        for prevenu in prevenus
    ]
    return [tache for _, tache in sorted(taches, key=lambda couple: couple[0])]


def _nom(prevenu: Partie) -> str:
    personne = prevenu.personne
    return nom_affiche(personne.nom, personne.prenom, x_se_disant=personne.est_x_se_disant)


RESTES.inscrire(Reste("PRESENCES", "Présences à constater", _taches, rang=30, bref="présence"))
