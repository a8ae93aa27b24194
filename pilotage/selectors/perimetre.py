"""Tribunaux et chambres entre lesquels la personne choisit."""

from dataclasses import dataclass

from mistral.socle.comptes.models import Juridiction, Service, Utilisateur


@dataclass(frozen=True)
class Perimetre:
    """Ce que les filtres proposent."""

    juridictions: tuple[Juridiction, ...]
    services: tuple[Service, ...]


def perimetre_de(utilisateur: Utilisateur) -> Perimetre:
    """Donne les tribunaux du droit en cours et leurs chambres. Deux requêtes."""
    juridictions = Juridiction.objects.filter(pk__in=utilisateur.perimetre)
    services = Service.objects.visibles_par(utilisateur).select_related("juridiction")
    return Perimetre(tuple(juridictions), tuple(services.order_by("juridiction__nom", "nom")))
