"""Reste à faire : valider la décision de chaque prévenu d'une affaire retenue."""

from django.urls import reverse

from audiences.models import Audience
from audiences.reste import RESTES, Reste, Tache
from decisions.selectors.avancement import prevenus_a_juger
from mistral.socle.francais import nom_affiche


def _taches(audience: Audience) -> list[Tache]:
    """Donne une tâche par prévenu. Trois requêtes."""
    return [
        Tache(
            f"Valider la décision sur {nom_affiche(p.nom, p.prenom, x_se_disant=p.est_x_se_disant)}",
            f"{reverse('decisions:decider', args=[passage.pk])}#p{prevenu.pk}-nom",
            est_validee,
            passage.pk,
        )
        for passage, prevenu, est_validee in prevenus_a_juger(audience)
        if (p := prevenu.personne)
    ]


RESTES.inscrire(Reste("VALIDATIONS", "Décisions à valider", _taches, rang=40, bref="à valider"))
