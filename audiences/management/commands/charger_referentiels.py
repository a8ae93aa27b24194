"""Charge les tables de référence fournies avec le logiciel."""

from django.core.management.base import BaseCommand

from audiences.services.charger_listes import charger_listes
from audiences.services.charger_natinf import charger_natinf
from audiences.services.charger_raccourcis import charger_raccourcis
from mistral.socle.comptes.services.charger_juridictions import charger_juridictions


class Command(BaseCommand):
    """Tribunaux, infractions courantes, listes de codes, raccourcis ; peut être relancée sans rien perdre."""

    help = "Charge les tribunaux, les infractions courantes et les listes de codes fournis avec le logiciel."

    def handle(self, *args, **options):
        """Charge et compte."""
        self.stdout.write(
            f"{charger_juridictions()} tribunaux, {charger_natinf()} infractions, "
            f"{charger_listes()} valeurs de liste, {charger_raccourcis()} raccourcis."
        )
