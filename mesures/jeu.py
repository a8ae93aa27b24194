"""Jeu mesuré : une audience de soixante affaires et une année tenue, importées par le produit."""

import datetime
import json
from dataclasses import dataclass

from django.contrib.auth import get_user_model
from django.utils import timezone

from audiences.choix import EtatImport, Issue
from audiences.models import Audience, ImportRole, Inscription, Mention, Note
from audiences.operation import Operation
from audiences.services.appliquer_role import appliquer_role
from audiences.services.deposer_role import deposer_role
from audiences.services.ecrire_note import appliquer_operations
from audiences.services.ouvrir_note import ouvrir_note
from decisions.choix import Demandeur, TypeRenvoi
from decisions.models import Renvoi
from decisions.motif_renvoi import MOTIFS_RENVOI
from mesures.identifiants import uuid_de
from mistral.socle.comptes.models import Juridiction

AFFAIRES = 60
MENTIONS = 40
AUDIENCES = 48  # Une par semaine ouvrée, moins les vacations.
AFFAIRES_PAR_AUDIENCE = 20
JOUR = datetime.date(2026, 12, 1)


@dataclass(frozen=True)
class Jeu:
    """Ce que les bancs visent."""

    greffier: object
    directrice: object
    tribunal: Juridiction
    passage: Inscription
    ecrit: Note
    temoin: Note


def audience_du_role(rang: int, jour: datetime.date, affaires: int) -> dict:
    return {
        "id_cassiopee": f"MESURE-A{rang}",
        "date": jour.isoformat(),
        "heure_debut": "09:00",
        "libelleService": "Chambre des mesures",
        "type": "collégiale",
        "affaires": [_affaire(rang, numero) for numero in range(1, affaires + 1)],
    }


def _affaire(rang: int, numero: int) -> dict:
    cle = f"{rang}-{numero}"
    faits = [{"id_ksp": f"MESURE-I{cle}-{fait}", "code": "7151", "libelle": "VOL"} for fait in (1, 2)]
    return {
        "id_ksp_affaire": f"MESURE-F{cle}",
        "numero_parquet": f"2799{rang:03d}{numero:04d}",
        "personnes": [
            {
                "id_ksp": f"MESURE-P{cle}-{prevenu}",
                "role": "Prévenu",
                "nom": f"MESURE-{cle}-{prevenu}",
                "prenom_1": "Alex",
                "natinfs": [{"id_ksp": fait["id_ksp"]} for fait in faits],
            }
            for prevenu in (1, 2)
        ],
        "natinfs": faits,
    }


def preparer() -> Jeu:
    """Crée le jeu s'il manque ; relancé, il le retrouve. À appeler cloison ouverte sur le tribunal."""
    comptes = get_user_model().objects
    greffier, directrice = comptes.get(identifiant="greffier"), comptes.get(identifiant="dsgj")
    tribunal = Juridiction.objects.get(nom="Tribunal judiciaire de Grasse")
    _importer(tribunal, greffier)
    grande = Audience.objects.get(id_cassiopee="MESURE-A0")
    premiers = list(grande.inscriptions.select_related("affaire")[:3])
    _tenir_l_annee(tribunal, greffier)
    notes = [ouvrir_note(passage) for passage in premiers]
    for note in notes:
        _ecrire(note, greffier)
    return Jeu(greffier, directrice, tribunal, premiers[0], notes[1], notes[2])


def _importer(tribunal: Juridiction, greffier) -> None:
    jours = [JOUR - datetime.timedelta(days=7 * semaine) for semaine in range(1, AUDIENCES + 1)]
    role = {
        "format": "role-v1",
        "juridiction": tribunal.nom,
        "audiences": [
            audience_du_role(0, JOUR, AFFAIRES),
            *(
                audience_du_role(rang, jour, AFFAIRES_PAR_AUDIENCE)
                for rang, jour in enumerate(jours, start=1)
            ),
        ],
    }
    deja = ImportRole.objects.filter(nom_fichier="mesures.json", etat=EtatImport.APPLIQUE)
    if not deja.exists():
        contenu = json.dumps(role).encode()
        depot = deposer_role(tribunal, nom_fichier="mesures.json", contenu=contenu, par=greffier)
        appliquer_role(depot, par=greffier)


def _tenir_l_annee(tribunal: Juridiction, greffier) -> None:
    """Donne ses heures à chaque audience passée, une issue à chaque affaire ; une sur quatre est renvoyée."""
    tenues = Audience.objects.filter(id_cassiopee__startswith="MESURE-A", date__lt=JOUR, ouverte_le=None)
    motifs = MOTIFS_RENVOI.codes()
    for rang, audience in enumerate(tenues.order_by("date")):
        debut = timezone.make_aware(datetime.datetime.combine(audience.date, audience.heure_prevue))
        passages = list(audience.inscriptions.all())
        for passage in passages:
            passage.appelee_le = passage.terminee_le = debut
            passage.issue = Issue.RETENUE_JUGEE if passage.rang % 4 else Issue.RENVOYEE
        Inscription.objects.bulk_update(passages, ["appelee_le", "terminee_le", "issue"])
        Renvoi.objects.bulk_create(
            Renvoi(
                juridiction=tribunal,
                inscription=passage,
                motif=motifs[passage.rang // 4 % (len(motifs) - 1)],
                demandeur=Demandeur.PARQUET,
                type=TypeRenvoi.SANS_DATE,
                par=greffier,
            )
            for passage in passages
            if passage.issue == Issue.RENVOYEE
        )
        audience.ouverte_le, audience.levee_le = debut, debut + datetime.timedelta(hours=5 + rang % 5)
        audience.save(update_fields=["ouverte_le", "levee_le"])


def _ecrire(note: Note, greffier) -> None:
    if Mention.objects.filter(note=note).count() >= MENTIONS:
        return
    operations = [
        Operation(
            identifiant=uuid_de("operation", note.pk, rang),
            mention=uuid_de("mention", note.pk, rang),
            base=0,
            etape="INTERRO",
            locuteur="PREVENU",
            texte=f"Déclaration n° {rang}. " + "Je m’explique sur les faits qui me sont reprochés. " * 4,
        )
        for rang in range(MENTIONS)
    ]
    appliquer_operations(note, operations, par=greffier)
