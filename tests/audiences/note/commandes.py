"""Exécuter une commande de la note, comme le fait son formulaire."""

from uuid import uuid4

from django.urls import reverse

from audiences.models import Mention


def adresse(note, mot: str, acte: str = "executer") -> str:
    """Donne l'adresse d'un acte de cette commande."""
    return reverse(f"audiences:{acte}", args=[note.inscription_id, mot])


def executer(client, note, mot: str, *, operation=None, mention=None, acte="executer", **champs):
    """Envoie la saisie ; les clés sont neuves si rien n'est dit."""
    cles = {"operation": operation or uuid4(), "mention": mention or uuid4()}
    return client.post(adresse(note, mot, acte), cles | champs)


def lisible(texte: str) -> str:
    """Écrit les espaces insécables comme les autres."""
    return texte.replace("\u00a0", " ").replace("\u202f", " ")


def derniere_phrase(note) -> str:
    """Donne le texte de la dernière mention."""
    return lisible(Mention.objects.filter(note=note).latest("rang").texte)


def comprise(client, note, mot: str, arguments: str) -> tuple[dict, tuple, bool]:
    """Donne ce que le formulaire porte, les mots incompris, et s'il suffit de le porter à la note."""
    contexte = client.post(adresse(note, mot, "comprendre"), {"arguments": arguments}).context
    form = contexte["form"]
    valeurs = {champ.name: champ.value() for champ in form}
    return (
        {n: v for n, v in valeurs.items() if v not in (None, "", False)},
        contexte["inconnus"],
        contexte["est_prete"],
    )
