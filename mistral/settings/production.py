"""Réglages de production : tout vient de l'environnement, rien n'a de valeur par défaut dangereuse."""

import os

from django.core.exceptions import ImproperlyConfigured

from mistral.settings.base import *  # noqa: F403


def _exiger(nom: str) -> str:
    valeur = os.environ.get(nom, "").strip()
    if not valeur:
        raise ImproperlyConfigured(f"La variable d’environnement {nom} est obligatoire en production.")
    return valeur


SECRET_KEY = _exiger("DJANGO_SECRET_KEY")
if len(SECRET_KEY) < 50:
    raise ImproperlyConfigured("DJANGO_SECRET_KEY doit compter au moins 50 caractères tirés au hasard.")
_exiger("DATABASE_URL")
ALLOWED_HOSTS = [hote.strip() for hote in _exiger("MISTRAL_HOTES").split(",")]
if "*" in ALLOWED_HOSTS:
    raise ImproperlyConfigured("MISTRAL_HOTES doit nommer les hôtes servis ; « * » est refusé.")
CSRF_TRUSTED_ORIGINS = [f"https://{hote}" for hote in ALLOWED_HOSTS]

STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = True
SECURE_HSTS_SECONDS = 365 * 24 * 3600
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
SESSION_COOKIE_NAME = "__Host-session"
CSRF_COOKIE_SECURE = True
CSRF_COOKIE_NAME = "__Host-jeton"
