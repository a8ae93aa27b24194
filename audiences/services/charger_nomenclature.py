"""Charger le fichier officiel de la nomenclature : le déposer, voir ce qu'il change, l'appliquer."""

import hashlib
from datetime import date

from django.db import connection, transaction
from django.utils import timezone

from audiences.choix import NatureDifference
from audiences.formats.nomenclature import NomenclatureIllisible, NomenclatureLue, lire_nomenclature
from audiences.models import DifferenceNatinf, ImportNatinf, Natinf, VersionNatinf
from audiences.selectors.differences_natinf import (
    CHAMPS,
    Changement,
    Comparaison,
    comparer_nomenclature,
    rapport_de,
    veille,
)
from mistral.socle.comptes.models import Utilisateur
from mistral.socle.erreurs import ActeImpossible
from mistral.socle.journal import consigner

_LOT = 2_000
SOURCE = "Nomenclature officielle du {:%d/%m/%Y}"


@transaction.atomic
def deposer_nomenclature(
    *, nom_fichier: str, contenu: bytes, en_vigueur_le: date, par: Utilisateur | None
) -> ImportNatinf:
    """Garde le fichier et le rapport de ce qu'il changerait ; la nomenclature n'est pas touchée."""
    lue = _lire(contenu)
    _exiger_le_plus_recent(en_vigueur_le)
    depot = ImportNatinf.objects.create(
        nom_fichier=nom_fichier[:200],
        empreinte=hashlib.sha256(contenu).hexdigest(),
        encodage=lue.encodage,
        en_vigueur_le=en_vigueur_le,
        par=par,
        contenu=contenu,
    )
    _ecrire_le_rapport(depot, comparer_nomenclature(lue))
    consigner("nomenclature-deposee", depot, par=par)
    return depot


@transaction.atomic
def appliquer_nomenclature(
    depot: ImportNatinf, *, par: Utilisateur | None, malgre_disparitions: bool = False
) -> ImportNatinf:
    """Applique le fichier déposé, en une fois. Appliqué deux fois, il ne change rien.

    Un libellé ou des articles changés ouvrent une version au jour dit et closent l'ancienne la veille ; une
    version close n'est jamais réécrite. La peine encourue n'est reportée que si les articles de répression
    sont les mêmes. Un numéro absent du fichier reste, marqué, pour les faits antérieurs.
    """
    depot = ImportNatinf.objects.select_for_update(of=("self",)).get(pk=depot.pk)
    if depot.applique_le is not None or depot.contenu is None:
        raise ActeImpossible("Ce fichier a déjà été appliqué. La nomenclature n’a pas été changée.")
    _exiger_le_plus_recent(depot.en_vigueur_le)
    comparaison = comparer_nomenclature(_lire(bytes(depot.contenu)))
    if comparaison.parait_incomplet and not malgre_disparitions:
        raise ActeImpossible(
            f"{len(comparaison.disparus)} numéros sur {comparaison.connus} disparaîtraient : le fichier "
            "paraît incomplet. Rien n’a été changé. Vérifiez-le, puis confirmez ces disparitions."
        )
    _ecrire_le_rapport(depot, comparaison)
    premier = not ImportNatinf.objects.filter(applique_le__isnull=False).exists()
    _appliquer(comparaison, depot.en_vigueur_le, premier=premier)
    _rafraichir_les_statistiques()
    depot.contenu, depot.applique_le, depot.par = None, timezone.now(), par
    depot.save(update_fields=["contenu", "applique_le", "par"])
    consigner("nomenclature-appliquee", depot, par=par)
    return depot


def _rafraichir_les_statistiques() -> None:
    """Dit à PostgreSQL ce que les tables contiennent désormais : la recherche en dépend."""
    with connection.cursor() as curseur:
        curseur.execute("SELECT mistral_analyser_nomenclature()")


def _lire(contenu: bytes) -> NomenclatureLue:
    try:
        return lire_nomenclature(contenu)
    except NomenclatureIllisible as illisible:
        raise ActeImpossible(str(illisible)) from illisible


def _exiger_le_plus_recent(en_vigueur_le: date) -> None:
    """Refuse un fichier plus ancien que le dernier appliqué : il rouvrirait des versions closes."""
    dernier = (
        ImportNatinf.objects.filter(applique_le__isnull=False)
        .order_by("-en_vigueur_le")
        .values_list("en_vigueur_le", flat=True)
        .first()
    )
    if dernier is not None and en_vigueur_le < dernier:
        raise ActeImpossible(
            f"Une nomenclature en vigueur le {dernier:%d/%m/%Y} est déjà appliquée : une plus ancienne ne "
            "peut l’être ensuite. Rien n’a été changé."
        )


def _ecrire_le_rapport(depot: ImportNatinf, comparaison: Comparaison) -> None:
    depot.differences.all().delete()
    DifferenceNatinf.objects.bulk_create(rapport_de(comparaison, depot), batch_size=_LOT)
    depot.lignes, depot.inchangees = len(comparaison.lue.lignes), comparaison.inchangees
    depot.save(update_fields=["lignes", "inchangees"])


def _appliquer(comparaison: Comparaison, jour: date, *, premier: bool) -> None:
    crees = Natinf.objects.bulk_create(
        [Natinf(numero=c.ligne.numero) for c in comparaison.changements if c.natinf is None], batch_size=_LOT
    )
    cles = {natinf.numero: natinf.pk for natinf in crees}
    closes, reecrites, nouvelles = [], [], []
    for changement in comparaison.changements:
        version, encouru = changement.version, _encouru_reporte(changement)
        cle = changement.natinf.pk if changement.natinf else cles[changement.ligne.numero]
        # Au premier chargement, on ne sait pas depuis quand la qualification vaut : elle n'a pas de début.
        debut = None if premier and changement.nature == NatureDifference.NOUVEAU else jour
        neuve = VersionNatinf(natinf_id=cle, du=debut, source=SOURCE.format(jour), **encouru)
        for champ in CHAMPS:
            setattr(neuve, champ, getattr(changement.ligne, champ))
        if version is not None and version.du is not None and version.du >= jour:
            # Fichier corrigé le jour même : la version n'a encore valu pour personne.
            neuve.pk = version.pk
            reecrites.append(neuve)
            continue
        if version is not None:
            version.au = veille(jour)
            closes.append(version)
        nouvelles.append(neuve)
    champs = [*CHAMPS, "encouru_mois", "encouru_amende", "source"]
    VersionNatinf.objects.bulk_update(closes, ["au"], batch_size=_LOT)
    VersionNatinf.objects.bulk_update(reecrites, champs, batch_size=_LOT)
    VersionNatinf.objects.bulk_create(nouvelles, batch_size=_LOT)
    _marquer(comparaison, jour)


def _encouru_reporte(changement: Changement) -> dict[str, object]:
    version = changement.version
    if version is None or version.articles_repression != changement.ligne.articles_repression:
        return {"encouru_mois": None, "encouru_amende": None}
    return {"encouru_mois": version.encouru_mois, "encouru_amende": version.encouru_amende}


def _marquer(comparaison: Comparaison, jour: date) -> None:
    """Marque les numéros disparus et clôt leur version la veille ; rouvre ceux qui reviennent."""
    disparus = [natinf.pk for natinf in comparaison.disparus]
    reparus = [c.natinf.pk for c in comparaison.changements if c.nature == NatureDifference.REAPPARU]
    Natinf.objects.filter(pk__in=reparus).update(obsolete_le=None)
    Natinf.objects.filter(pk__in=disparus).update(obsolete_le=jour)
    ouvertes = VersionNatinf.objects.filter(natinf__in=disparus, au__isnull=True)
    ouvertes.filter(du__isnull=True).update(au=veille(jour))
    ouvertes.filter(du__lt=jour).update(au=veille(jour))
