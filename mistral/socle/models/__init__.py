"""Modèles du socle."""

from mistral.socle.models.journal import EntreeJournal

__all__ = ["EntreeJournal"]
