"""Comptes de démonstration : une personne par fonction, mot de passe connu de tous."""

from dataclasses import dataclass

from django.conf import settings
from django.db import transaction

from mistral.socle.choix import Fonction
from mistral.socle.cloisonnement import cloison
from mistral.socle.comptes.models import Habilitation, Juridiction, Utilisateur
from mistral.socle.erreurs import ActeImpossible

MOT_DE_PASSE = "demonstration-2026"
GRASSE = "Tribunal judiciaire de Grasse"
NICE = "Tribunal judiciaire de Nice"


@dataclass(frozen=True)
class Compte:
    """Un compte fictif ; sans fonction, c'est l'administrateur national."""

    identifiant: str
    prenom: str
    nom: str
    fonction: Fonction | None = None
    tribunal: str = ""

    @property
    def role(self) -> str:
        """Nomme ce que ce compte permet d'être."""
        return self.fonction.label if self.fonction else "administrateur national"


COMPTES = (
    Compte("greffier", "Aline", "PERRIN", Fonction.GREFFIER, GRASSE),
    Compte("greffier-releve", "Nadège", "COSTA", Fonction.GREFFIER, GRASSE),
    Compte("presidente", "Hélène", "VASSEUR", Fonction.MAGISTRAT, GRASSE),
    Compte("dsgj", "Marc", "OLLIVIER", Fonction.DSGJ, GRASSE),
    Compte("cheffe", "Judith", "MARCHAND", Fonction.CHEF, GRASSE),
    Compte("admin", "Samuel", "KERN", Fonction.ADMINISTRATEUR, GRASSE),
    Compte("greffier-nice", "Loïc", "PASTOR", Fonction.GREFFIER, NICE),
    Compte("dsgj-nice", "Florence", "ASTIER", Fonction.DSGJ, NICE),
    Compte("national", "Renée", "DUVAL"),
)


def exiger_la_demonstration() -> None:
    """Refuse (`ActeImpossible`) hors d'une démonstration : ces mots de passe sont publics."""
    if not settings.DEMONSTRATION:
        raise ActeImpossible(
            "Les comptes de démonstration ont un mot de passe public : ils ne se créent que dans une "
            "démonstration (réglages mistral.settings.demo). Rien n’a été créé."
        )


@transaction.atomic
def creer_comptes() -> dict[str, Utilisateur]:
    """Crée les comptes absents et leurs fonctions ; les autres restent tels quels. Idempotent."""
    exiger_la_demonstration()
    tribunaux = {tribunal.nom: tribunal for tribunal in Juridiction.objects.filter(nom__in=(GRASSE, NICE))}
    if len(tribunaux) != 2:
        raise ActeImpossible(
            f"Les tribunaux « {GRASSE} » et « {NICE} » ne sont pas tous en base. "
            "Lancez d’abord « manage.py charger_referentiels »."
        )
    return {compte.identifiant: _creer(compte, tribunaux) for compte in COMPTES}


def _creer(compte: Compte, tribunaux: dict[str, Juridiction]) -> Utilisateur:
    utilisateur = Utilisateur.objects.filter(identifiant=compte.identifiant).first()
    if utilisateur is None:
        utilisateur = Utilisateur.objects.create_user(
            compte.identifiant,
            MOT_DE_PASSE,
            nom=compte.nom,
            prenom=compte.prenom,
            is_superuser=compte.fonction is None,
        )
    if compte.fonction is not None:
        tribunal = tribunaux[compte.tribunal]
        with cloison([tribunal.pk]):
            cles = {"utilisateur": utilisateur, "juridiction": tribunal, "fonction": compte.fonction}
            if not Habilitation.objects.filter(**cles).exists():
                Habilitation.objects.create(**cles)
    return utilisateur


def tableau_des_comptes() -> str:
    """Donne les comptes en colonnes, pour le terminal."""
    largeur = max(len(compte.identifiant) for compte in COMPTES)
    fonction = max(len(compte.role) for compte in COMPTES)
    lignes = [
        f"  {compte.identifiant:<{largeur}}  {compte.role:<{fonction}}  {compte.tribunal}".rstrip()
        for compte in COMPTES
    ]
    return "\n".join([f"Comptes (mot de passe commun : {MOT_DE_PASSE})", *lignes])
