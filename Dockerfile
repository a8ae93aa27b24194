# Image de production : l’application et le travailleur (même image, autre commande : voir compose.yaml).
FROM python:3.11-slim-bookworm

ENV PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    DJANGO_SETTINGS_MODULE=mistral.settings.production \
    MISTRAL_STATIQUES=/srv/statiques

RUN apt-get update \
    && apt-get install -y --no-install-recommends \
        libpango-1.0-0 \
        libpangoft2-1.0-0 \
        libharfbuzz-subset0 \
        fonts-liberation \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --uid 10001 --no-create-home --shell /usr/sbin/nologin mistral

WORKDIR /srv/mistral

COPY requirements/production.txt requirements/production.txt
RUN pip install --no-cache-dir --require-hashes -r requirements/production.txt

COPY manage.py manage.py
COPY static static
COPY templates templates
COPY mistral mistral
COPY audiences audiences
COPY decisions decisions
COPY pilotage pilotage

# Les réglages de production exigent leurs variables : celles-ci ne servent qu’à cette ligne et ne restent pas.
RUN DJANGO_SECRET_KEY="$(python -c 'import secrets; print(secrets.token_urlsafe(64))')" \
    DATABASE_URL=postgresql:///construction \
    MISTRAL_HOTES=construction.invalid \
    python manage.py collectstatic --noinput

USER mistral
EXPOSE 8000

CMD ["gunicorn", "mistral.wsgi", "--bind", "0.0.0.0:8000", "--workers", "3", "--worker-tmp-dir", "/dev/shm", "--no-control-socket", "--access-logfile", "-"]
