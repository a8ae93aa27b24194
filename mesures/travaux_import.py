"""Les travaux d'import mesurés, et les mêmes faits avec pandas."""

import io
import json

from django.contrib.auth import get_user_model
from django.db import connection
from django.utils import timezone

from audiences.formats.lecture import lire_role
from audiences.selectors.apercu_role import apercu_de
from audiences.services.appliquer_role import appliquer_role
from audiences.services.deposer_role import deposer_role
from mesures.fichiers import TRIBUNAL, classeur, role
from mesures.temoin import tables_nues
from mistral.socle.cloisonnement import cloison
from mistral.socle.comptes.models import Juridiction

LIGNES, AFFAIRES = 500, 60


def appliquer(tribunal: Juridiction, greffier, cle: str) -> None:
    """Dépose et applique une audience de soixante affaires neuves."""
    depot = deposer_role(tribunal, nom_fichier=f"{cle}.json", contenu=role(AFFAIRES, cle), par=greffier)
    appliquer_role(depot, par=greffier)


def appliquer_avec_pandas(cle: str) -> None:
    """Met les mêmes lignes en tableaux et les insère dans des tables sans contrainte, puis valide."""
    import pandas

    lu = json.loads(role(AFFAIRES, cle))
    affaires = lu["audiences"][0]["affaires"]
    tableaux = {
        "affaire": pandas.json_normalize(affaires)[["id_ksp_affaire", "numero_parquet"]],
        "partie": pandas.json_normalize(affaires, "personnes", ["id_ksp_affaire"]),
        "fait": pandas.json_normalize(affaires, "natinfs", ["id_ksp_affaire"]),
    }
    preventions = tableaux["partie"].explode("natinfs").dropna(subset=["natinfs"])
    tableaux["prevention"] = preventions[["id_ksp", "id_ksp_affaire"]].assign(
        fait=preventions["natinfs"].map(lambda lien: lien["id_ksp"])
    )
    with tables_nues() as curseur:
        for nom, tableau in tableaux.items():
            colonnes = [f"c{rang}" for rang in range(len(tableau.columns))]
            definition = ", ".join(f"{colonne} text" for colonne in colonnes)
            curseur.execute(f"CREATE TEMP TABLE temoin_{nom} ({definition}) ON COMMIT DROP")
            marques = ", ".join(["%s"] * len(colonnes))
            lignes = [tuple(map(str, ligne)) for ligne in tableau.itertuples(index=False)]
            curseur.executemany(f"INSERT INTO temoin_{nom} VALUES ({marques})", lignes)  # noqa: S608


def lire_avec_pandas(contenu: bytes) -> None:
    """Lit le classeur, groupe par audience et affaire, compare aux numéros que la base connaît."""
    import pandas

    table = pandas.read_excel(io.BytesIO(contenu), dtype=str, engine="openpyxl").fillna("")
    groupes = table.groupby(["Date audience", "Heure", "Service", "N° parquet"], sort=False).agg(list)
    with connection.cursor() as curseur:
        curseur.execute("SELECT numero_parquet, id FROM audiences_affaire")
        connues = pandas.DataFrame(curseur.fetchall(), columns=["N° parquet", "id"])
    groupes.reset_index().merge(connues, on="N° parquet", how="left")


def lire_le_classeur_avec_pandas() -> None:
    """Travail entier du témoin, pour la mémoire."""
    lire_avec_pandas(classeur(LIGNES, "72"))


def lire_le_classeur() -> None:
    """Travail entier de la mesure, pour la mémoire."""
    lecture = lire_role("mesures.xlsx", classeur(LIGNES, "72"))
    tribunal = Juridiction.objects.get(nom=TRIBUNAL)
    with cloison([tribunal.pk]):
        apercu_de(lecture, tribunal.pk, emis_le=timezone.now())


def appliquer_un_role() -> None:
    """Travail entier de la mesure, pour la mémoire."""
    tribunal = Juridiction.objects.get(nom=TRIBUNAL)
    with cloison([tribunal.pk]):
        appliquer(tribunal, get_user_model().objects.get(identifiant="greffier"), "memoire")


def appliquer_un_role_avec_pandas() -> None:
    """Travail entier du témoin, pour la mémoire."""
    appliquer_avec_pandas("0000")
