"""Réglages communs ; chaque environnement les complète dans son propre fichier."""

import os
from pathlib import Path

from csp.constants import NONE, SELF

from mistral.settings.connexion import base_de_donnees
from mistral.socle.tableur import Classeur, Tableau, TexteCsv

RACINE = Path(__file__).resolve().parents[2]

DEBUG = False
DEMONSTRATION = False
SECRET_KEY = os.environ.get("DJANGO_SECRET_KEY", "")
# D'où viennent les clés des frappes gardées sur les postes ; SECRET_KEY à défaut. À part, elle lui survit.
CLE_BOITE = os.environ.get("MISTRAL_CLE_BOITE", "")
ALLOWED_HOSTS: list[str] = []

INSTALLED_APPS = [
    "django.contrib.auth",
    "mistral.socle.comptes",
    "mistral.socle",
    "audiences",
    "decisions",
    "pilotage",
    "mistral.socle.administration.ConfigurationAdmin",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "django_htmx",
    "import_export",
    "procrastinate.contrib.django",
    "widget_tweaks",
    "dsfr",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "mistral.socle.intergiciel.Acces",
]

ROOT_URLCONF = "mistral.urls"
WSGI_APPLICATION = "mistral.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [RACINE / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "mistral.socle.contexte.navigation",
            ],
            "builtins": ["mistral.socle.templatetags.francais"],
        },
    },
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

# L'application se connecte avec un rôle sans droits sur le schéma ; les migrations avec le propriétaire.
DATABASES = {"default": base_de_donnees(os.environ.get("DATABASE_URL", "postgresql:///mistral"))}
if "DATABASE_URL_PROPRIETAIRE" in os.environ:
    DATABASES["proprietaire"] = base_de_donnees(os.environ["DATABASE_URL_PROPRIETAIRE"])
ROLE_APPLICATION = "mistral_application"

AUTH_USER_MODEL = "comptes.Utilisateur"
AUTHENTICATION_BACKENDS = ["mistral.socle.comptes.authentification.Comptes"]
LOGIN_URL = "comptes:connexion"
LOGIN_REDIRECT_URL = "accueil"
LOGOUT_REDIRECT_URL = "comptes:connexion"
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
_VALIDATION = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": f"{_VALIDATION}.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("identifiant", "nom", "prenom", "courriel")},
    },
    {"NAME": f"{_VALIDATION}.MinimumLengthValidator", "OPTIONS": {"min_length": 15}},
    {"NAME": f"{_VALIDATION}.CommonPasswordValidator"},
    {"NAME": f"{_VALIDATION}.NumericPasswordValidator"},
]

LANGUAGE_CODE = "fr"
TIME_ZONE = "Europe/Paris"
USE_I18N = True
USE_TZ = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

STATIC_URL = "/static/"
STATIC_ROOT = Path(os.environ.get("MISTRAL_STATIQUES", RACINE / "staticfiles"))
STATICFILES_DIRS = [RACINE / "static"]
DSFR_USE_INTEGRITY_CHECKSUMS = False  # Les feuilles sont réécrites par le manifeste des fichiers statiques.

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "object-src": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
SESSION_ENGINE = "mistral.socle.comptes.sessions"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 12 * 3600  # Secondes : une journée d'audience, nuit comprise.
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_FAILURE_VIEW = "mistral.socle.views.erreurs.jeton_refuse"

DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 25 * 1024 * 1024
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000

# L'import et l'export de tables de référence demandent un droit que seuls ont les administrateurs nationaux.
IMPORT_EXPORT_IMPORT_PERMISSION_CODE = "import"
IMPORT_EXPORT_EXPORT_PERMISSION_CODE = "export"
IMPORT_EXPORT_FORMATS = [Tableau, Classeur, TexteCsv]

MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
PROCRASTINATE_IMPORT_PATHS = ["audiences.taches", "decisions.taches"]
PROCRASTINATE_WORKER_DEFAULTS = {"delete_jobs": "successful"}  # Seuls les échecs restent dans la file.

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"ligne": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "ligne"}},
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {
        "procrastinate": {"level": "WARNING"},
        # Le moteur annonce chaque page à ce journal, que l'impression compte ; rien n'en sort.
        "weasyprint.progress": {"level": "INFO", "handlers": [], "propagate": False},
    },
}
