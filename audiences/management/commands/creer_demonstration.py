"""Crée les comptes, les tables de référence et les rôles de la démonstration."""

import hashlib
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from audiences.choix import EtatImport
from audiences.models import ImportRole
from audiences.services.appliquer_role import appliquer_role
from audiences.services.demonstration import creer_tables_de_demonstration
from audiences.services.deposer_role import deposer_role
from mistral.socle.cloisonnement import cloison
from mistral.socle.comptes.models import Juridiction, Utilisateur
from mistral.socle.comptes.services.demonstration import (
    GRASSE,
    NICE,
    creer_comptes,
    exiger_la_demonstration,
    tableau_des_comptes,
)
from mistral.socle.erreurs import ActeImpossible

EXEMPLES = Path(__file__).resolve().parents[2] / "donnees" / "exemples"
ROLES = (
    (GRASSE, "greffier", "role-grasse-2026-11-24.json"),
    (GRASSE, "greffier", "role-antibes-2026-11-25.csv"),
    (NICE, "greffier-nice", "role-nice-2026-11-26.json"),
)


class Command(BaseCommand):
    """Un tribunal complet et un second, pour voir qu'ils ne se voient pas ; relancée, elle ne change rien."""

    help = "Crée les comptes de démonstration et importe les rôles d’exemple."

    def add_arguments(self, parser):
        """Ajoute l'option d'affichage et celle d'une base sans rôle."""
        parser.add_argument("--comptes", action="store_true", help="Affiche seulement les comptes.")
        parser.add_argument(
            "--sans-roles", action="store_true", help="Crée les comptes, sans importer de rôle."
        )

    def handle(self, *args, **options):
        """Crée, puis dit ce qui est en place."""
        try:
            exiger_la_demonstration()
            if not options["comptes"]:
                comptes = creer_comptes()
                creer_tables_de_demonstration()
                for tribunal, identifiant, fichier in () if options["sans_roles"] else ROLES:
                    self._importer(tribunal, comptes[identifiant], EXEMPLES / fichier)
        except ActeImpossible as refus:
            raise CommandError(str(refus)) from refus
        self.stdout.write(tableau_des_comptes())

    def _importer(self, nom: str, par: Utilisateur, fichier: Path) -> None:
        """Importe le rôle comme le ferait le greffier, cloison ouverte sur son seul tribunal."""
        contenu = fichier.read_bytes()
        tribunal = Juridiction.objects.get(nom=nom)
        with cloison([tribunal.pk], utilisateur=par.pk):
            deja = ImportRole.objects.filter(
                juridiction=tribunal,
                empreinte=hashlib.sha256(contenu).hexdigest(),
                etat=EtatImport.APPLIQUE,
            )
            if not deja.exists():
                depot = deposer_role(tribunal, nom_fichier=fichier.name, contenu=contenu, par=par)
                appliquer_role(depot, par=par)
