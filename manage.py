#!/usr/bin/env python3
"""Point d'entrée des commandes d'administration de Mistral Pénal."""

import os
import sys


def main():
    """Lance la commande demandée avec les réglages de démonstration, sauf indication contraire."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mistral.settings.demo")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
