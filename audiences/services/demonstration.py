"""Tables de référence de la démonstration : personnes et avocats fictifs de deux tribunaux."""

from datetime import date

from django.db import transaction

from audiences.choix import Corps
from audiences.models import Avocat, MembreJuridiction
from mistral.socle.cloisonnement import cloison
from mistral.socle.comptes.models import JourChome, Juridiction, Salle
from mistral.socle.comptes.services.demonstration import GRASSE, NICE, exiger_la_demonstration

# Tribunal, corps, civilité, nom, prénom, qualité, identifiant Cassiopée (celui des rôles d'exemple).
MEMBRES = (
    (GRASSE, Corps.SIEGE, "Mme", "VASSEUR", "Hélène", "vice-présidente", "M1"),
    (GRASSE, Corps.SIEGE, "M.", "COLIN", "Rémi", "juge", "M2"),
    (GRASSE, Corps.SIEGE, "Mme", "TAHAR", "Inès", "magistrat à titre temporaire", "M3"),
    (GRASSE, Corps.SIEGE, "M.", "DELMAS", "Antoine", "juge", ""),
    (GRASSE, Corps.PARQUET, "M.", "LE GOFF", "Yann", "substitut", "P1"),
    (GRASSE, Corps.PARQUET, "Mme", "MARTIN", "Odile", "vice-procureure", ""),
    (GRASSE, Corps.GREFFE, "Mme", "PERRIN", "Aline", "greffière", "G1"),
    (GRASSE, Corps.GREFFE, "M.", "BRUN", "Luc", "greffier", ""),
    (GRASSE, Corps.AUDITEUR, "Mme", "SAVARY", "Lucie", "auditrice de justice", ""),
    (NICE, Corps.SIEGE, "Mme", "ARNOULD", "Solène", "juge", "M91"),
    (NICE, Corps.PARQUET, "M.", "REY", "Thibaut", "substitut", "P91"),
    (NICE, Corps.GREFFE, "M.", "PASTOR", "Loïc", "greffier", "G91"),
)
# Tribunal, civilité, nom, prénom, barreau, toque : deux homonymes, que le barreau et la toque séparent.
AVOCATS = (
    (GRASSE, "Mme", "BLANC", "Isabelle", "Grasse", "14"),
    (GRASSE, "Mme", "BLANC", "Isabelle", "Nice", "212"),
    (GRASSE, "M.", "ROUSTAN", "Marc", "Grasse", "37"),
    (GRASSE, "Mme", "DE LA TOUR D’ARGENS", "Solveig", "Draguignan", ""),
    (NICE, "M.", "GIORDANENGO", "Éric", "Nice", "88"),
)
# Tribunal, nom, équipée pour la visioconférence.
SALLES = (
    (GRASSE, "Salle Portalis", True),
    (GRASSE, "B", False),
    (NICE, "Salle Cassin", True),
)
JOURS_CHOMES = ((GRASSE, date(2027, 5, 7), "pont de l’Ascension"),)


@transaction.atomic
def creer_tables_de_demonstration() -> None:
    """Crée ce qui manque ; ce qui existe reste tel quel. Idempotent.

    Erreurs : `ActeImpossible` hors d'une démonstration.
    """
    exiger_la_demonstration()
    for tribunal in Juridiction.objects.filter(nom__in=(GRASSE, NICE)):
        with cloison([tribunal.pk]):
            _creer_dans(tribunal)


def _creer_dans(tribunal: Juridiction) -> None:
    for nom, est_equipee in _d_ici(SALLES, tribunal):
        Salle.objects.get_or_create(
            juridiction=tribunal, nom=nom, defaults={"a_visioconference": est_equipee}
        )
    for corps, civilite, nom, prenom, qualite, identifiant in _d_ici(MEMBRES, tribunal):
        MembreJuridiction.objects.get_or_create(
            juridiction=tribunal,
            corps=corps,
            nom=nom,
            prenom=prenom,
            defaults={"civilite": civilite, "qualite": qualite, "id_cassiopee": identifiant},
        )
    for civilite, nom, prenom, barreau, toque in _d_ici(AVOCATS, tribunal):
        Avocat.objects.get_or_create(
            juridiction=tribunal,
            nom=nom,
            prenom=prenom,
            barreau=barreau,
            toque=toque,
            defaults={"civilite": civilite},
        )
    for jour, libelle in _d_ici(JOURS_CHOMES, tribunal):
        JourChome.objects.get_or_create(juridiction=tribunal, date=jour, defaults={"libelle": libelle})


def _d_ici(lignes: tuple, tribunal: Juridiction) -> list[tuple]:
    return [ligne[1:] for ligne in lignes if ligne[0] == tribunal.nom]
