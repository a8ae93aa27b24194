"""Les audiences d'un rôle : créées, mises à jour, leur composition complétée."""

from datetime import datetime

from django.utils import timezone

from audiences.models import Audience, Inscription, Intervenant
from audiences.selectors.apercu_role import Apercu
from audiences.selectors.prevision import AudiencePrevue
from audiences.selectors.role_connu import RoleConnu
from audiences.services.ecritures import Ecritures, est_anterieur
from mistral.socle.comptes.models import Salle, Service
from mistral.socle.francais import date_abregee


def creer_services_et_salles(connu: RoleConnu) -> None:
    """Enregistre les services et les salles que le fichier est le premier à nommer."""
    for modele, connus in ((Service, connu.services), (Salle, connu.salles)):
        modele.objects.bulk_create(objet for objet in connus.values() if objet.pk is None)


def appliquer_audiences(apercu: Apercu, connu: RoleConnu, ecritures: Ecritures) -> None:
    """Crée et met à jour les audiences ; celle qui est ouverte n'est plus changée par un rôle."""
    neuves = [prevue for prevue in apercu.audiences if prevue.audience.est_neuf]
    creees = Audience.objects.bulk_create(
        Audience(
            juridiction_id=connu.juridiction_id,
            id_cassiopee=prevue.lue.identifiant,
            recue_le=ecritures.emis_le,
            **prevue.audience.valeurs,
        )
        for prevue in neuves
    )
    for prevue, creee in zip(neuves, creees, strict=True):
        prevue.audience.existant = creee
    for prevue in apercu.audiences:
        if prevue not in neuves and not prevue.est_figee:
            _mettre_a_jour(prevue, ecritures)
    Intervenant.objects.bulk_create(
        Intervenant(
            juridiction_id=connu.juridiction_id,
            audience=prevue.existante,
            fauteuil=prevu.identifiant,
            vue_le=ecritures.emis_le,
            **prevu.valeurs,
        )
        for prevue in apercu.audiences
        for prevu in prevue.intervenants
        if prevu.est_neuf
    )


def _mettre_a_jour(prevue: AudiencePrevue, ecritures: Ecritures) -> None:
    audience = prevue.existante
    precedente = audience.recue_le
    ecritures.reporter(prevue.audience, audience=audience)
    if precedente is not None and precedente != audience.recue_le:
        # Ce qu'un rôle avait retiré l'est maintenant au titre du dernier : l'émission les désigne.
        Inscription.objects.filter(audience=audience, retiree_le=precedente).update(
            retiree_le=audience.recue_le, motif_retrait=motif_de_retrait(audience.recue_le)
        )
    for prevu in prevue.intervenants:
        if prevu.est_neuf or est_anterieur(prevu.existant, ecritures.emis_le):
            continue
        if "nom" in ecritures.reporter(prevu, audience=audience):
            ecritures.poser(prevu.existant, id_cassiopee=prevu.valeurs["id_cassiopee"], membre=None)


def motif_de_retrait(emis_le: datetime) -> str:
    """Écrit pourquoi un objet n'est plus au rôle."""
    return f"Absente du rôle émis le {date_abregee(timezone.localdate(emis_le))}"
