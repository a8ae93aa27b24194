"""Fabrique des opérations de note pour les essais."""

from uuid import uuid4

from audiences.operation import Operation


def frappe(mention=None, texte="Je reconnais les faits.", **champs) -> Operation:
    """Une opération neuve ; sans mention, sur une mention nouvelle."""
    champs = {"base": 0, "etape": "INTERRO", "locuteur": "PREVENU"} | champs
    return Operation(
        identifiant=champs.pop("identifiant", None) or uuid4(),
        mention=mention or uuid4(),
        texte=texte,
        **champs,
    )


def brute(operation: Operation) -> dict:
    """La même, telle que le poste l'envoie."""
    return {
        "operation": str(operation.identifiant),
        "mention": str(operation.mention),
        "base": operation.base,
        "nature": str(operation.nature),
        "etape": operation.etape,
        "locuteur": operation.locuteur,
        "partie": operation.partie,
        "texte": operation.texte,
        "poste": str(operation.poste) if operation.poste else None,
        "seq": operation.seq,
    }
