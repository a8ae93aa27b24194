"""Vérifications du système au démarrage (`manage.py check`)."""

import ctypes

from django.core import checks

# Bibliothèque que cherche le moteur PDF, et paquet Debian qui l'apporte.
BIBLIOTHEQUES = (
    ("libpango-1.0.so.0", "libpango-1.0-0"),
    ("libpangoft2-1.0.so.0", "libpangoft2-1.0-0"),
)
ACCELERATION = ("libharfbuzz-subset.so.0", "libharfbuzz-subset0")


def est_presente(bibliotheque: str) -> bool:
    """Dit si le système sait charger cette bibliothèque."""
    try:
        ctypes.CDLL(bibliotheque)
    except OSError:
        return False
    return True


@checks.register
def moteur_pdf(app_configs=None, **options) -> list[checks.CheckMessage]:
    """Signale ce qui manque au système pour imprimer, avec le paquet à installer."""
    constats: list[checks.CheckMessage] = [
        checks.Error(
            f"Les documents PDF ne peuvent être produits : la bibliothèque {bibliotheque} est introuvable.",
            hint=f"Installez-la : apt-get install {paquet}",
            id="mistral.E001",
        )
        for bibliotheque, paquet in BIBLIOTHEQUES
        if not est_presente(bibliotheque)
    ]
    bibliotheque, paquet = ACCELERATION
    if not est_presente(bibliotheque):
        constats.append(
            checks.Warning(
                f"Les documents PDF seront produits deux à trois fois plus lentement sans {bibliotheque}.",
                hint=f"Installez-la : apt-get install {paquet}",
                id="mistral.W001",
            )
        )
    return constats
