"""Traduit une adresse de base de données en réglage Django."""

from urllib.parse import parse_qs, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured


def base_de_donnees(adresse: str) -> dict:
    """Donne l'entrée de `DATABASES` pour une adresse `postgresql://…`.

    L'hôte peut être un dossier de socket, donné par `?host=/chemin`. Erreur : `ImproperlyConfigured`
    si l'adresse ne désigne pas PostgreSQL ou ne nomme pas de base.
    """
    morceaux = urlsplit(adresse)
    nom = unquote(morceaux.path.lstrip("/"))
    if morceaux.scheme not in {"postgresql", "postgres"} or not nom:
        raise ImproperlyConfigured(
            "L’adresse de la base doit avoir la forme postgresql://utilisateur@hôte/base."
        )
    parametres = {cle: valeurs[-1] for cle, valeurs in parse_qs(morceaux.query).items()}
    hote = parametres.pop("host", morceaux.hostname or "")
    port = parametres.pop("port", str(morceaux.port or ""))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": nom,
        "USER": unquote(morceaux.username or ""),
        "PASSWORD": unquote(morceaux.password or ""),
        "HOST": hote,
        "PORT": port,
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": parametres,
    }
