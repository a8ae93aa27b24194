"""Les bancs de la note en direct : cent cinquante greffiers ensemble, sans pause, serveur saturé."""

import os
import uuid

from audiences.models import Mention, Note
from audiences.operation import Operation
from audiences.services.ecrire_note import appliquer_operations
from mesures import pgbench
from mesures.charge import Releve, charger, saturer
from mesures.chrono import Resultat
from mesures.frappe import frappe_naturelle, frappe_sans_pause
from mesures.jeu import Jeu
from mesures.jeu_note import Charge, preparer
from mesures.navigateur import Navigateur
from mistral.socle.cloisonnement import cloison
from mistral.socle.comptes.models import Utilisateur

GREFFIERS = int(os.environ.get("MESURES_GREFFIERS", "150"))
SECONDES = int(os.environ.get("MESURES_SECONDES", "600"))
SANS_PAUSE = max(10, SECONDES // 5)
SATURATION = max(5, SECONDES // 20)
SEUL = max(10, SECONDES // 20)
CLIENTS = 8


def ensemble(_jeu: Jeu, greffe: Navigateur, _direction: Navigateur, _n: int) -> Resultat:
    """Tous les greffiers du jeu tapent ensemble, avec leurs pauses ; en témoin, un seul."""
    return _charge(greffe, "ENSEMBLE", frappe_naturelle, SECONDES, "frappe naturelle (rafales et pauses)")


def ensemble_sans_pause(_jeu: Jeu, greffe: Navigateur, _direction: Navigateur, _n: int) -> Resultat:
    """Tous les greffiers du jeu tapent ensemble sans jamais s'arrêter ; en témoin, un seul."""
    return _charge(
        greffe, "SANS_PAUSE", frappe_sans_pause, SANS_PAUSE, "cinq touches par seconde, sans répit"
    )


def _charge(greffe: Navigateur, code: str, delais, secondes: int, regime: str) -> Resultat:
    charge = preparer(greffe.port, GREFFIERS)
    lecteurs = GREFFIERS // 10
    seul = charger(greffe.port, charge, 1, SEUL, delais, 0)
    tous = charger(greffe.port, charge, GREFFIERS, secondes, delais, lecteurs)
    seul.touches.nom = "un seul greffier"
    precision = (
        f"{GREFFIERS} greffiers pendant {secondes} s, {regime} ; de la touche à l’accusé, envoi après 250 ms "
        f"de calme ou 700 ms de frappe ; chaque page relit son fil, {lecteurs} lecteurs le suivent en direct"
    )
    libelle = f"{GREFFIERS} greffiers ensemble, {regime}"
    return Resultat(code, libelle, precision, tous.touches, seul.touches, faits=_faits(tous) | _bilan(seul))


def _faits(releve: Releve) -> dict[str, object]:
    return {
        "envois": len(releve.envois.durees),
        "envois par seconde": round(releve.debit, 1),
        "envoi p95 (ms)": round(releve.envois.centile(95), 1),
        "lectures du fil": len(releve.suivis.durees),
        "lecture p95 (ms)": round(releve.suivis.centile(95), 1),
        "erreurs": len(releve.erreurs),
        "mentions perdues": releve.perdues,
        "frappes doublées": releve.doublees,
    } | ({"première erreur": releve.erreurs[0]} if releve.erreurs else {})


def _bilan(seul: Releve) -> dict[str, object]:
    return {"erreurs du témoin": len(seul.erreurs) + seul.perdues + seul.doublees}


def debit(_jeu: Jeu, greffe: Navigateur, _direction: Navigateur, _n: int) -> Resultat:
    """Débit d'enregistrement du serveur saturé ; en témoin, la même transaction dans pgbench."""
    charge = preparer(greffe.port, GREFFIERS)
    mentions = _mentions_temoins(charge)
    tps, temoin = pgbench.jouer(charge, mentions, CLIENTS, SATURATION)
    serveur = saturer(greffe.port, charge, CLIENTS, SATURATION)
    faits = {
        "enregistrements par seconde": round(serveur.debit, 1),
        "transactions par seconde de pgbench": round(tps, 1),
        "rapport des débits": round(serveur.debit / tps, 3),
        "erreurs": len(serveur.erreurs),
    }
    precision = (
        f"{CLIENTS} clients sans répit pendant {SATURATION} s, HTTP compris ; témoin : mêmes ordres SQL"
    )
    libelle = "Débit d’enregistrement, serveur saturé"
    return Resultat("DEBIT", libelle, precision, serveur.envois, temoin, faits=faits)


def _mentions_temoins(charge: Charge) -> dict[int, Mention]:
    """Donne, pour chaque note de pgbench, une mention à réécrire ; la crée si la note est vierge."""
    mentions = {}
    with cloison(charge.tribunaux):
        for temoin in charge.temoins:
            note = Note.objects.get(pk=temoin.note)
            if not Mention.objects.filter(note=note).exists():
                operation = Operation(uuid.uuid4(), uuid.uuid4(), 0, "INTERRO", texte="Témoin.")
                appliquer_operations(note, [operation], par=Utilisateur.objects.get(pk=temoin.personne))
            mentions[note.pk] = Mention.objects.filter(note=note).first()
    return mentions


# Banc, et part des répétitions demandées (la durée d'une charge se règle par MESURES_SECONDES).
BANCS = ((ensemble, 1.0), (ensemble_sans_pause, 1.0), (debit, 1.0))
