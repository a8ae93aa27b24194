"""Réglages des essais : base créée par le propriétaire, puis tout passe par le rôle de l'application."""

import os

from mistral.settings.base import *  # noqa: F403
from mistral.settings.base import base_de_donnees

DEMONSTRATION = True
SECRET_KEY = "essais-seulement-" + "x" * 50
ALLOWED_HOSTS = ["testserver", "127.0.0.1", "localhost"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

_proprietaire = os.environ.get("DATABASE_URL_PROPRIETAIRE", "postgresql:///mistral")
_suffixe = os.environ.get("MISTRAL_SUFFIXE", "")
DATABASES = {"default": base_de_donnees(_proprietaire)}
DATABASES["default"]["CONN_MAX_AGE"] = 0
DATABASES["default"]["TEST"] = {"NAME": f"essais_mistral{_suffixe}"}
DATABASE_APPLICATION = base_de_donnees(os.environ.get("DATABASE_URL", "postgresql:///mistral"))

# Les fichiers statiques se lisent à leur source : rien n'est à rassembler avant un essai.
STATIC_ROOT = None
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
