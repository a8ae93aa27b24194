"""Administration des tribunaux, des personnes et de leurs droits."""

from mistral.socle.comptes.admin import personne, tribunal

__all__ = ["personne", "tribunal"]
