"""Réglages de la démonstration : boucle locale, comptes connus, serveur PostgreSQL privé."""

import os

from mistral.settings.base import *  # noqa: F403

DEMONSTRATION = True
SECRET_KEY = os.environ.get("DJANGO_SECRET_KEY") or "demonstration-seulement-" + "x" * 40
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"},
}
