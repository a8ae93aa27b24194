"""Demande chaque adresse du projet au nom d'une personne, et relève ce qui est rendu, écrit ou divulgué."""

import csv
import io
import json
import re
import zipfile
from dataclasses import dataclass
from pathlib import Path

from django.db import connection, transaction
from django.urls import URLResolver, get_resolver

from mistral.socle.cloisonnement import cloison
from tests.monde import Monde

MATRICE = Path(__file__).with_name("matrice_acces.csv")
FONCTIONS = ("GREFFIER", "MAGISTRAT", "DSGJ", "CHEF", "ADMINISTRATEUR", "sans_fonction", "anonyme")
METHODES = ("GET", "POST")
SANS_OBJET = "-"

# Ce que prend la place d'un paramètre qui ne désigne pas un objet d'un tribunal.
FIXES = {
    "commandes/<slug:code>": ("<slug:code>", "presence"),
    "liste/<str:code>": ("<str:code>", "AFF_AUD"),
    "(?P<app_label>": (r"^(?P<app_label>comptes|socle|audiences)/$", "comptes/"),
    "(?P<url>.*)$": ("(?P<url>.*)$", "nulle-part"),
    # Un chargement de nomenclature n'est pas d'un tribunal.
    "importnatinf/<int:depot_id>": ("<int:depot_id>", "1"),
    "r/<path:content_type_id>": ("<path:content_type_id>", "1"),
}


def adresses(motifs=None, prefixe="/") -> list[str]:
    """Donne le motif de chaque adresse du projet, administration comprise."""
    trouvees = []
    for motif in get_resolver().url_patterns if motifs is None else motifs:
        ici = prefixe + str(motif.pattern)
        trouvees += adresses(motif.url_patterns, ici) if isinstance(motif, URLResolver) else [ici]
    return sorted(set(trouvees))


def identifiants(monde: Monde) -> dict[str, int]:
    """Donne l'objet de ce tribunal que désigne chaque paramètre d'adresse."""
    o = monde.objets
    return {
        "audience_id": o.audience.pk,
        "inscription_id": o.inscription.pk,
        "affaire_id": o.affaire.pk,
        "partie_id": o.prevenu.pk,
        "infraction_id": o.prevention.infraction_id,
        "lien_id": o.lien.pk,
        "correction_id": o.correction.pk,
        "jonction_id": o.jonction.pk,
        "disjonction_id": o.disjonction.pk,
        "import_id": o.import_role.pk,
        "raccourci_id": o.raccourci.pk,
        "decision_id": o.decision.pk,
        "piece_id": o.piece.pk,
        "mention_id": o.mention.pk,
    }


def _objet_administre(motif: str, monde: Monde) -> object:
    """Donne l'objet qu'un écran d'administration désigne, selon la table nommée dans son adresse."""
    table = motif.split("/")[3] if motif.count("/") > 3 else ""
    objet = {"juridiction": monde.tribunal, "entreejournal": monde.entree}.get(table)
    objet = objet or getattr(monde.objets, table, None)
    return objet.pk if objet else 0


def remplir(motif: str, monde: Monde) -> tuple[str, bool]:
    """Remplit l'adresse avec les objets de ce tribunal ; dit si elle en désigne un."""
    adresse = motif
    for repere, (parametre, valeur) in FIXES.items():
        if repere in adresse:
            adresse = adresse.replace(parametre, valeur)
    designe = False
    for convertisseur, nom in re.findall(r"<(\w+):(\w+)>", adresse):
        valeur = _objet_administre(motif, monde) if nom == "object_id" else identifiants(monde)[nom]
        designe = designe or bool(valeur)
        adresse = adresse.replace(f"<{convertisseur}:{nom}>", str(valeur))
    assert not re.search(r"[<>()^$]", adresse), f"paramètre sans valeur : {adresse}"
    return adresse, designe


@dataclass(frozen=True)
class Reponse:
    """Ce qu'une adresse a rendu."""

    methode: str
    motif: str
    adresse: str
    statut: int
    texte: str
    ecritures: dict[str, int]


def _compteurs() -> dict[str, int]:
    with connection.cursor() as curseur:
        curseur.execute(
            "SELECT relname, n_tup_ins + n_tup_upd + n_tup_del FROM pg_stat_xact_user_tables"
            " WHERE relname <> 'django_session'"
        )
        return dict(curseur.fetchall())


def _lisible(reponse) -> str:
    """Donne tout ce qui sort : en-têtes, corps, et le contenu d'un classeur."""
    corps = reponse.getvalue() if reponse.streaming else reponse.content
    textes = [str(dict(reponse.headers)), corps.decode("utf-8", "replace")]
    if corps[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(corps)) as archive:
            textes += [archive.read(nom).decode("utf-8", "replace") for nom in archive.namelist()]
    elif "json" in reponse.get("Content-Type", "") and corps:
        textes.append(json.dumps(json.loads(corps), ensure_ascii=False))
    return "\n".join(textes)


def demander(client, methode: str, motif: str, adresse: str, donnees: dict | None = None) -> Reponse:
    """Demande l'adresse comme en production, cloison fermée, puis annule tout ce qui a été écrit."""
    temoins = client.cookies.copy()
    with transaction.atomic(), cloison([]):
        avant = _compteurs()
        reponse = client.get(adresse) if methode == "GET" else client.post(adresse, donnees or {})
        texte = _lisible(reponse)
        apres = _compteurs()
        transaction.set_rollback(True)
    client.cookies = temoins
    ecritures = {table: n - avant.get(table, 0) for table, n in apres.items() if n > avant.get(table, 0)}
    return Reponse(methode, motif, adresse, reponse.status_code, texte, ecritures)


def parcourir(client, propre: Monde, autre: Monde) -> dict[tuple[str, str], tuple[Reponse, Reponse | None]]:
    """Demande chaque adresse par chaque méthode, pour son tribunal puis pour l'autre."""
    releve = {}
    for motif in adresses():
        for methode in METHODES:
            ici, designe = remplir(motif, propre)
            releve[motif, methode] = (
                demander(client, methode, motif, ici),
                demander(client, methode, motif, remplir(motif, autre)[0]) if designe else None,
            )
    return releve


def parcourir_ce_qui_s_ouvre(client, fonction: str, propre: Monde, autre: Monde) -> list[Reponse]:
    """Demande les seules adresses qui ne refusent pas cette fonction d'emblée, pour l'autre tribunal."""
    reponses = []
    for (motif, methode), attendus in matrice().items():
        if attendus[fonction].split("/")[0] not in {"403", "405"}:
            designe = remplir(motif, autre)[1]
            reponses.append(demander(client, methode, motif, remplir(motif, autre if designe else propre)[0]))
    return reponses


def statuts(couple: tuple[Reponse, Reponse | None]) -> str:
    """Écrit « 200/404 » : son tribunal, puis l'autre, ou « - » si l'adresse ne désigne pas d'objet."""
    propre, autre = couple
    return f"{propre.statut}/{autre.statut if autre else SANS_OBJET}"


def matrice() -> dict[tuple[str, str], dict[str, str]]:
    """Lit la matrice relue : par adresse et méthode, les statuts attendus de chaque fonction."""
    with MATRICE.open(newline="") as fichier:
        return {
            (ligne["adresse"], ligne["methode"]): {fonction: ligne[fonction] for fonction in FONCTIONS}
            for ligne in csv.DictReader(fichier, delimiter=";")
        }
