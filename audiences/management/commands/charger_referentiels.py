"""Charge les tables de référence fournies avec le logiciel."""

from django.core.management.base import BaseCommand

from audiences.services.charger_natinf import charger_natinf
from mistral.socle.comptes.services.charger_juridictions import charger_juridictions


class Command(BaseCommand):
    """Tribunaux et infractions courantes ; peut être relancée sans rien perdre."""

    help = "Charge les tribunaux et les infractions courantes fournis avec le logiciel."

    def handle(self, *args, **options):
        """Charge et compte."""
        self.stdout.write(f"{charger_juridictions()} tribunaux, {charger_natinf()} infractions.")
