"""Le rôle de Grasse fourni en exemple, importé par les actes mêmes du produit, et ses débats."""

import datetime
from pathlib import Path

from django.utils import timezone

import audiences
from audiences.choix import Issue, ModeComparution
from audiences.models import Audience, Inscription, Note
from audiences.services.appliquer_role import appliquer_role
from audiences.services.charger_natinf import charger_natinf
from audiences.services.deposer_role import deposer_role
from tests.audiences.factories import ComparutionFactory, MentionFactory
from tests.socle.factories import UtilisateurFactory

GRASSE = Path(audiences.__file__).parent / "donnees" / "exemples" / "role-grasse-2026-11-24.json"
DEBUT = timezone.make_aware(datetime.datetime(2026, 11, 24, 13, 34))


def importer_grasse(tribunal) -> Audience:
    """Importe le rôle du 24 novembre 2026 dans ce tribunal, qui doit être celui de Grasse."""
    charger_natinf()
    agent = UtilisateurFactory()
    depot = deposer_role(tribunal, nom_fichier=GRASSE.name, contenu=GRASSE.read_bytes(), par=agent)
    appliquer_role(depot, par=agent)
    return Audience.objects.get(juridiction=tribunal, date=datetime.date(2026, 11, 24))


def appeler(audience: Audience, rang: int, *, issue: str = Issue.RETENUE_JUGEE) -> Inscription:
    """Appelle l'affaire de ce rang à 14 h 04, la termine à 14 h 29, avec cette issue."""
    inscription = audience.inscriptions.get(rang=rang)
    inscription.appelee_le = DEBUT + datetime.timedelta(minutes=30)
    inscription.terminee_le = inscription.appelee_le + datetime.timedelta(minutes=25)
    inscription.issue = issue
    inscription.save(update_fields=["appelee_le", "terminee_le", "issue"])
    return inscription


def constater(inscription: Inscription, *modes: str) -> None:
    """Constate la présence des prévenus, dans l'ordre."""
    prevenus = inscription.affaire.parties.filter(qualite="PREVENU").order_by("rang", "id")
    for partie, mode in zip(prevenus, modes, strict=True):
        ComparutionFactory(
            inscription=inscription, partie=partie, mode=ModeComparution(mode), avocat=partie.avocat
        )


def noter(inscription: Inscription, *mentions: tuple) -> None:
    """Porte à la note ces mentions (étape, locuteur, texte[, partie]), une par minute après l'appel."""
    note, _ = Note.objects.get_or_create(inscription=inscription, juridiction=inscription.juridiction)
    for rang, (etape, locuteur, texte, *partie) in enumerate(mentions, start=1):
        MentionFactory(
            note=note,
            rang=rang,
            etape=etape,
            locuteur=locuteur,
            texte=texte,
            partie=partie[0] if partie else None,
            creee_le=inscription.appelee_le + datetime.timedelta(minutes=rang),
        )
