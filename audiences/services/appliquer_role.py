"""Application d'un rôle déposé, affaire par affaire : rien d'une affaire n'est fait à moitié."""

from collections.abc import Sequence
from datetime import datetime

from django.db import DatabaseError, InterfaceError, OperationalError, transaction
from django.utils import timezone

from audiences.choix import EtatImport
from audiences.formats.lecture import LectureRole, lire_role
from audiences.formats.role import AffaireLue
from audiences.models import ImportRole, RejetImport
from audiences.selectors.apercu_role import Apercu, apercu_de
from audiences.selectors.role_connu import affaires_lues, role_connu
from audiences.services.appliquer_affaires import appliquer_affaires
from audiences.services.appliquer_audiences import appliquer_audiences, creer_services_et_salles
from audiences.services.appliquer_passages import (
    appliquer_passages,
    enchainer_les_passages,
    retirer_les_absentes,
)
from audiences.services.ecritures import Ecritures
from mistral.socle.comptes.models import Juridiction, Utilisateur
from mistral.socle.erreurs import ActeImpossible
from mistral.socle.journal import consigner

LOT = 30  # Affaires écrites par transaction : la progression avance d'autant.
REFUS = "Une valeur de l’affaire a été refusée à l’enregistrement : vérifiez-la, puis importez-la de nouveau."
_COMPTES = ("affaires_creees", "affaires_modifiees", "affaires_inchangees", "affaires_retirees")


def appliquer_role(import_role: ImportRole, *, par: Utilisateur) -> ImportRole:
    """Porte le rôle aux audiences, lot par lot, puis efface le contenu du fichier.

    Chaque lot est une transaction : interrompue, l'application reprend après le dernier lot écrit. Un second
    appel ne change rien. Erreur : `ActeImpossible` si l'import a été abandonné.
    """
    depot = _prendre(import_role.pk)
    if depot.etat == EtatImport.APPLIQUE:
        return depot
    lecture = lire_role(depot.nom_fichier, bytes(depot.contenu))
    affaires = list(affaires_lues(lecture.role.audiences).values())
    for debut in range(depot.etapes_faites, len(affaires), LOT):
        _appliquer_lot(depot.pk, lecture, affaires[debut : debut + LOT], par)
    return _finir(depot.pk, lecture, par)


def _verrouiller(import_id: int) -> ImportRole:
    """Deux imports du même tribunal écrivent l'un après l'autre ; la note et les débats n'attendent pas."""
    depot = ImportRole.objects.only("juridiction_id").get(pk=import_id)
    Juridiction.objects.select_for_update(of=("self",), no_key=True).get(pk=depot.juridiction_id)
    return ImportRole.objects.select_for_update(of=("self",)).get(pk=import_id)


@transaction.atomic
def _prendre(import_id: int) -> ImportRole:
    depot = _verrouiller(import_id)
    if depot.etat == EtatImport.ABANDONNE:
        raise ActeImpossible("Cet import a été abandonné, rien n’est importé. Déposez de nouveau le fichier.")
    if depot.etat != EtatImport.APPLIQUE:
        depot.etat, depot.echec = EtatImport.EN_COURS, ""
        if not depot.etapes_total:
            lues = lire_role(depot.nom_fichier, bytes(depot.contenu)).role.audiences
            depot.etapes_total = len(affaires_lues(lues))
        depot.save(update_fields=["etat", "echec", "etapes_total"])
    return depot


@transaction.atomic
def _appliquer_lot(import_id: int, lecture: LectureRole, lot: Sequence[AffaireLue], par: Utilisateur) -> None:
    """Écrit un lot ; si la base le refuse, ses affaires sont écrites une à une et la fautive écartée."""
    depot = _verrouiller(import_id)
    try:
        with transaction.atomic():
            _ecrire(depot, lecture, lot, par)
    except (OperationalError, InterfaceError):
        raise
    except DatabaseError:
        depot.refresh_from_db()
        for lue in lot:
            _ecrire_ou_ecarter(depot, lecture, lue, par)
    depot.etapes_faites += len(lot)
    depot.save(update_fields=["etapes_faites", "affaires_rejetees", *_COMPTES])


def _ecrire_ou_ecarter(depot: ImportRole, lecture: LectureRole, lue: AffaireLue, par: Utilisateur) -> None:
    comptes = {nom: getattr(depot, nom) for nom in _COMPTES}
    try:
        with transaction.atomic():
            _ecrire(depot, lecture, [lue], par)
    except (OperationalError, InterfaceError):
        raise
    except DatabaseError:
        for nom, valeur in comptes.items():
            setattr(depot, nom, valeur)
        depot.affaires_rejetees += 1
        RejetImport.objects.create(
            juridiction_id=depot.juridiction_id,
            import_role=depot,
            rang=depot.affaires_rejetees,
            place=f"affaire {lue.numero_parquet}",
            numero_parquet=lue.numero_parquet,
            raison=REFUS,
        )


def _ecrire(depot: ImportRole, lecture: LectureRole, lot: Sequence[AffaireLue], par: Utilisateur) -> None:
    connu = role_connu(lecture.role.audiences, depot.juridiction_id, affaires=lot)
    apercu = _apercu(depot, lecture, affaires=lot, connu=connu)
    ecritures = Ecritures(connu, emis_le=emission(depot), par=par)
    creer_services_et_salles(connu)
    appliquer_audiences(apercu, connu, ecritures)
    retenues = [une for une in apercu.affaires.values() if apercu.est_a_ecrire(une)]
    depot.affaires_creees += sum(une.affaire.est_neuf for une in retenues)
    modifiees = sum(not une.affaire.est_neuf and une.change for une in retenues)
    depot.affaires_modifiees += modifiees
    depot.affaires_inchangees += sum(not une.affaire.est_neuf for une in retenues) - modifiees
    appliquer_affaires(retenues, ecritures)
    appliquer_passages(apercu, ecritures)
    ecritures.vider()
    enchainer_les_passages([une.existante.pk for une in retenues])


@transaction.atomic
def _finir(import_id: int, lecture: LectureRole, par: Utilisateur) -> ImportRole:
    depot = _verrouiller(import_id)
    if depot.etat == EtatImport.APPLIQUE:
        return depot
    connu = role_connu(lecture.role.audiences, depot.juridiction_id)
    apercu = _apercu(depot, lecture, connu=connu)
    ecritures = Ecritures(connu, emis_le=emission(depot), par=par)
    # Un fichier sans affaire à retenir met pourtant ses audiences à jour.
    creer_services_et_salles(connu)
    appliquer_audiences(apercu, connu, ecritures)
    depot.affaires_retirees += retirer_les_absentes(apercu, ecritures)
    depot.etat, depot.contenu, depot.decide_le = EtatImport.APPLIQUE, None, timezone.now()
    depot.save(update_fields=["etat", "contenu", "decide_le", *_COMPTES])
    consigner("role-importe", depot, par=par)
    return depot


def _apercu(depot: ImportRole, lecture: LectureRole, **bornes) -> Apercu:
    choix = dict(depot.choix.values_list("cle", "est_pris"))
    return apercu_de(lecture, depot.juridiction_id, emis_le=emission(depot), choix=choix, **bornes)


def emission(depot: ImportRole) -> datetime:
    """Donne l'émission du rôle ; un dépôt d'avant qu'elle soit gardée vaut du jour où il a été fait."""
    return depot.emis_le or depot.depose_le
