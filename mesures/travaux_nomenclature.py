"""Le chargement de la nomenclature officielle, et le même travail fait avec pandas."""

import csv
import datetime
import io
from functools import cache
from pathlib import Path

from django.db import connections, transaction

from audiences.models import ImportNatinf, Natinf, VersionNatinf
from audiences.services.charger_nomenclature import appliquer_nomenclature, deposer_nomenclature
from mesures.nomenclature import fichier
from mesures.temoin import PROPRIETAIRE, tables_nues

NUMEROS = 17_000
REQUETES = Path(__file__).resolve().parents[1] / "tests" / "audiences" / "donnees" / "requetes-natinf.csv"
_COLONNES = ["numero", "nature", "libelle", "definition", "repression"]


class _Annulee(Exception):
    """Défait un chargement mesuré : le suivant part du même état."""


def charger() -> None:
    """Lit, compare et écrit la nomenclature entière avec son rapport, puis défait tout."""
    try:
        with transaction.atomic():
            depot = deposer_nomenclature(
                nom_fichier="mesures.csv",
                contenu=fichier(NUMEROS),
                en_vigueur_le=datetime.date(2030, 1, 1)
                + datetime.timedelta(days=ImportNatinf.objects.count()),
                par=None,
            )
            appliquer_nomenclature(depot, par=None, malgre_disparitions=True)
            raise _Annulee
    except _Annulee:
        return


def charger_avec_pandas() -> None:
    """Lit le même fichier, le compare aux libellés connus, l'insère dans une table sans contrainte."""
    import pandas

    lu = pandas.read_csv(
        io.BytesIO(fichier(NUMEROS)),
        sep=";",
        header=0,
        names=_COLONNES,
        dtype=str,
        encoding="cp850",
        quoting=3,
    ).fillna("")
    with tables_nues() as curseur:
        curseur.execute(
            "SELECT n.numero, v.libelle FROM audiences_versionnatinf v"
            " JOIN audiences_natinf n ON n.id = v.natinf_id"
        )
        connus = pandas.DataFrame(curseur.fetchall(), columns=["numero", "connu"])
        compare = lu.merge(connus, on="numero", how="outer", indicator=True)
        curseur.execute(
            "CREATE TEMP TABLE temoin_natinf (a text, b text, c text, d text, e text, f text, g text)"
            " ON COMMIT DROP"
        )
        lignes = [tuple(map(str, ligne)) for ligne in compare.itertuples(index=False)]
        curseur.executemany("INSERT INTO temoin_natinf VALUES (%s, %s, %s, %s, %s, %s, %s)", lignes)


def desinstaller() -> None:
    """Ne laisse que les infractions courantes : le chargement mesuré part toujours du même état."""
    ImportNatinf.objects.all().delete()
    Natinf.objects.filter(est_courante=False).delete()


def installer() -> None:
    """Charge la nomenclature entière, si elle ne l'est pas déjà."""
    if Natinf.objects.count() < NUMEROS:
        depot = deposer_nomenclature(
            nom_fichier="mesures.csv",
            contenu=fichier(NUMEROS),
            en_vigueur_le=datetime.date(2026, 7, 1),
            par=None,
        )
        appliquer_nomenclature(depot, par=None)
    # Les chargements défaits ont laissé des lignes mortes, que l'entretien de PostgreSQL ôte d'ordinaire.
    with connections[PROPRIETAIRE].cursor() as curseur:
        curseur.execute("VACUUM ANALYZE audiences_natinf, audiences_versionnatinf, audiences_motnatinf")


@cache
def requetes() -> tuple[str, ...]:
    """Donne les requêtes du jeu étiqueté."""
    with REQUETES.open(encoding="utf-8", newline="") as lu:
        return tuple(ligne["requete"] for ligne in csv.DictReader(lu, delimiter=";"))


def chercher_sans_classer(texte: str) -> None:
    """Cherche chaque mot n'importe où dans le libellé, comme un outil sans index le ferait."""
    versions = VersionNatinf.objects.all()
    for mot in texte.split():
        versions = versions.filter(libelle__icontains=mot)
    list(versions[:12])
