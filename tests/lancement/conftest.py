"""Ce que partagent les essais du lancement : un dossier que le serveur sans droits peut traverser."""

import shutil
import tempfile
from pathlib import Path

import pytest


@pytest.fixture
def donnees(monkeypatch):
    """Dossier court et traversable : ceux de pytest sont fermés au serveur sans droits."""
    dossier = Path(tempfile.mkdtemp(prefix="mistral-essai-"))
    dossier.chmod(0o755)
    monkeypatch.setenv("MISTRAL_DONNEES", str(dossier))
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.delenv("DATABASE_URL_PROPRIETAIRE", raising=False)
    yield dossier
    shutil.rmtree(dossier)
