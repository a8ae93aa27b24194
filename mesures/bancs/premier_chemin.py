"""Les quatre bancs : page d'une affaire, enregistrement d'une mention, PDF d'une note, tableau de bord."""

import uuid
from collections.abc import Callable

import weasyprint
from django.db import connection, transaction
from django.template.loader import render_to_string
from django.urls import reverse

from audiences.models import Mention
from mesures.chrono import Resultat, Serie, alterner
from mesures.jeu import AFFAIRES, AFFAIRES_PAR_AUDIENCE, AUDIENCES, MENTIONS, Jeu
from mesures.navigateur import Navigateur
from mistral.socle.document import DOCUMENTS
from mistral.socle.impression import imprimer_document
from mistral.socle.pdf import STYLES

TEXTE = "Sur question du président, le prévenu précise les circonstances des faits."


def page_d_une_affaire(jeu: Jeu, greffe: Navigateur, _direction: Navigateur, n: int) -> Resultat:
    """Page de la note, liste des affaires de l'audience et dossier compris."""
    adresse = reverse("audiences:note", args=[jeu.passage.pk])
    statique = reverse("comptes:mon-compte")
    mesure, temoin = Serie("page de la note"), Serie("page la plus simple (mon compte)")
    alterner(n, (mesure, lambda: greffe.lire(adresse)), (temoin, lambda: greffe.lire(statique)))
    precision = f"HTTP, audience de {AFFAIRES} affaires, note de {MENTIONS} mentions, réponse entière"
    return Resultat("PAGE_AFFAIRE", "Page d’une affaire", precision, mesure, temoin)


def enregistrement(jeu: Jeu, greffe: Navigateur, _direction: Navigateur, n: int) -> Resultat:
    """Une frappe, du POST à l'accusé ; en témoin, les mêmes écritures en SQL nu, validées de même."""
    adresse = reverse("audiences:note-operations", args=[jeu.ecrit.inscription_id])
    greffe.lire(reverse("audiences:note", args=[jeu.ecrit.inscription_id]))
    mention = {"identifiant": str(uuid.uuid4()), "base": 0}

    def frapper() -> None:
        operation = {
            "operation": str(uuid.uuid4()), "mention": mention["identifiant"], "base": mention["base"],
            "etape": "INTERRO", "locuteur": "PREVENU", "texte": f"{TEXTE} {mention['base']}",
        }  # fmt: skip
        accuses = greffe.envoyer(adresse, {"personne": jeu.greffier.pk, "operations": [operation]})
        mention["base"] = accuses["accuses"][0]["version"]

    mesure, temoin = Serie("POST d’une frappe, accusé reçu"), Serie("mêmes écritures en SQL nu")
    alterner(n, (mesure, frapper), (temoin, _ecritures_nues(jeu)))
    precision = "HTTP, une opération par envoi, base qui attend le disque ; témoin : 7 ordres SQL et COMMIT"
    return Resultat("ENREGISTREMENT", "Enregistrement d’une mention", precision, mesure, temoin)


def _ecritures_nues(jeu: Jeu) -> Callable[[], None]:
    """Donne la transaction témoin : verrou, recherche, ajout au registre, mention, version de la note."""
    note, compte = jeu.temoin, {"version": 1_000_000}
    mention = Mention.objects.filter(note=note).first()
    commun = {
        "j": jeu.tribunal.pk, "n": note.pk, "m": mention.pk, "mu": mention.identifiant, "a": jeu.greffier.pk,
        "t": TEXTE,
    }  # fmt: skip

    def ecrire() -> None:
        compte["version"] += 1
        cle = uuid.uuid4()
        valeurs = commun | {"id": cle, "v": compte["version"], "e": cle.hex * 2}
        with transaction.atomic(), connection.cursor() as curseur:
            for ordre in _ORDRES:
                curseur.execute(ordre, valeurs)

    return ecrire


_ORDRES = (
    "SELECT set_config('mistral.juridictions', %(j)s::text, false)",
    "SELECT id FROM audiences_note WHERE id = %(n)s FOR UPDATE",
    "SELECT 1 FROM audiences_operationnote WHERE identifiant = %(id)s",
    "SELECT version FROM audiences_mention WHERE identifiant = %(mu)s",
    "INSERT INTO audiences_operationnote (juridiction_id, note_id, identifiant, mention, nature, etape,"
    " locuteur, texte, base, version, est_conflit, auteur_id, precedente, empreinte) VALUES (%(j)s, %(n)s,"
    " %(id)s, %(mu)s, 'ECRIRE', 'INTERRO', 'PREVENU', %(t)s, 0, %(v)s, false, %(a)s, %(e)s, %(e)s)",
    "UPDATE audiences_mention SET texte = %(t)s, modifiee_le = now() WHERE id = %(m)s",
    "UPDATE audiences_note SET version = version + 1 WHERE id = %(n)s",
)


def pdf_d_une_note(jeu: Jeu, _greffe: Navigateur, _direction: Navigateur, n: int) -> Resultat:
    """De l'enregistrement au PDF ; en témoin, le moteur seul sur la même page, sans archivage ni balises."""
    document = DOCUMENTS["NOTE"]
    html = render_to_string(document.gabarit, {"d": document.contexte(jeu.passage)})
    styles = [(STYLES / "document.css").read_text()]

    def moteur_seul() -> None:
        weasyprint.HTML(string=html).write_pdf(stylesheets=[weasyprint.CSS(string=style) for style in styles])

    mesure, temoin = Serie("données lues, gabarit, PDF"), Serie("WeasyPrint seul, même page")
    alterner(n, (mesure, lambda: imprimer_document(document, jeu.passage)), (temoin, moteur_seul), a_blanc=1)
    precision = f"sans HTTP ni file d’attente, note de {MENTIONS} mentions"
    return Resultat("PDF_NOTE", "PDF d’une note", precision, mesure, temoin)


def tableau_de_bord(_jeu: Jeu, _greffe: Navigateur, direction: Navigateur, n: int) -> Resultat:
    """Tableau de bord d'une année, tous services."""
    adresse = reverse("pilotage:tableau") + "?du=2026-01&au=2026-12"
    statique = reverse("comptes:mon-compte")
    mesure, temoin = Serie("tableau de bord"), Serie("page la plus simple (mon compte)")
    alterner(n, (mesure, lambda: direction.lire(adresse)), (temoin, lambda: direction.lire(statique)))
    precision = (
        f"HTTP, {AUDIENCES} audiences tenues, {AUDIENCES * AFFAIRES_PAR_AUDIENCE} affaires, douze mois"
    )
    return Resultat("TABLEAU", "Tableau de bord", precision, mesure, temoin)


# Banc, et part des répétitions demandées : un PDF est cent fois plus long qu'une page.
BANCS = ((page_d_une_affaire, 1.0), (enregistrement, 2.0), (pdf_d_une_note, 0.2), (tableau_de_bord, 1.0))
