"""Application d'un rôle déposé : crée ce que le tribunal ne connaît pas, ne touche pas au reste."""

from django.db import transaction
from django.utils import timezone

from audiences.choix import EtatImport, Fauteuil
from audiences.formats.lecture import lire_role
from audiences.models import Audience, ImportRole, Inscription, Intervenant, Note
from audiences.selectors.apercu_role import Apercu, AudiencePrevue, apercu_de
from audiences.services.creer_affaires import creer_affaires
from audiences.services.objets_du_role import audience_de
from mistral.socle.comptes.models import Juridiction, Salle, Service, Utilisateur
from mistral.socle.erreurs import ActeImpossible
from mistral.socle.francais import normaliser
from mistral.socle.journal import consigner


@transaction.atomic
def appliquer_role(import_role: ImportRole, *, par: Utilisateur) -> ImportRole:
    """Crée audiences, affaires, parties, infractions et inscriptions absentes, puis efface le contenu.

    Un objet se reconnaît à son identifiant ; connu, il est laissé tel quel. Une affaire connue qui vient à
    une autre audience y fait un nouveau passage. Un second appel ne change rien.
    """
    # Deux imports du même tribunal passent l'un après l'autre ; la note et les débats n'attendent pas.
    Juridiction.objects.select_for_update(of=("self",), no_key=True).get(pk=import_role.juridiction_id)
    depot = ImportRole.objects.select_for_update(of=("self",)).get(pk=import_role.pk)
    if depot.etat == EtatImport.APPLIQUE:
        return depot
    if depot.etat == EtatImport.ABANDONNE:
        raise ActeImpossible("Cet import a été abandonné, rien n’est importé. Déposez de nouveau le fichier.")
    apercu = apercu_de(lire_role(depot.nom_fichier, bytes(depot.contenu)), depot.juridiction_id)
    affaires = creer_affaires(apercu.affaires_a_creer.values(), depot.juridiction_id)
    affaires |= {
        affaire.lue.identifiant: affaire.existante
        for audience in apercu.audiences
        for affaire in audience.affaires
        if affaire.existante
    }
    _inscrire(apercu, _audiences(apercu, depot.juridiction_id), affaires)
    depot.etat, depot.contenu, depot.decide_le = EtatImport.APPLIQUE, None, timezone.now()
    depot.affaires_creees = len(apercu.affaires_a_creer)
    depot.affaires_inchangees = apercu.affaires_connues
    depot.affaires_rejetees = len(apercu.lecture.rejets)
    depot.save(
        update_fields=[
            "etat",
            "contenu",
            "decide_le",
            "affaires_creees",
            "affaires_inchangees",
            "affaires_rejetees",
        ]
    )
    consigner("role-importe", depot, par=par)
    return depot


def _audiences(apercu: Apercu, juridiction_id: int) -> dict[str, Audience]:
    """Donne, par identifiant, toutes les audiences du fichier, après avoir créé les absentes."""
    absentes = [prevue.lue for prevue in apercu.audiences if not prevue.est_connue]
    services = _nommes(Service, juridiction_id, [lue.service for lue in absentes])
    salles = _nommes(Salle, juridiction_id, [lue.salle for lue in absentes if lue.salle])
    creees = Audience.objects.bulk_create(
        audience_de(
            lue,
            juridiction_id=juridiction_id,
            service=services[normaliser(lue.service)],
            salle=salles.get(normaliser(lue.salle)),
        )
        for lue in absentes
    )
    Intervenant.objects.bulk_create(
        intervenant
        for lue, audience in zip(absentes, creees, strict=True)
        for intervenant in _intervenants(lue, audience)
    )
    connues = {prevue.lue.identifiant: prevue.existante for prevue in apercu.audiences if prevue.est_connue}
    return connues | {audience.id_cassiopee: audience for audience in creees}


def _intervenants(lue, audience: Audience) -> list[Intervenant]:
    """Tire les intervenants ; une place déjà tenue garde la première personne nommée."""
    par_place: dict[Fauteuil, Intervenant] = {}
    for intervenant in lue.intervenants:
        if intervenant.fonction is None:
            continue
        par_place.setdefault(
            Fauteuil(intervenant.fonction.value),
            Intervenant(
                juridiction_id=audience.juridiction_id,
                audience=audience,
                fauteuil=Fauteuil(intervenant.fonction.value),
                nom=intervenant.nom,
                id_cassiopee=intervenant.identifiant,
            ),
        )
    return list(par_place.values())


def _nommes(modele, juridiction_id: int, noms: list[str]) -> dict[str, Service | Salle]:
    """Donne services ou salles par nom normalisé, en créant les absents (« chambre 15 » = « Chambre 15 »)."""
    connus = {normaliser(objet.nom): objet for objet in modele.objects.filter(juridiction=juridiction_id)}
    absents = {normaliser(nom): nom for nom in noms if normaliser(nom) not in connus}
    crees = modele.objects.bulk_create(
        modele(juridiction_id=juridiction_id, nom=nom) for nom in absents.values()
    )
    return connus | {normaliser(objet.nom): objet for objet in crees}


def _inscrire(apercu: Apercu, audiences: dict[str, Audience], affaires: dict) -> None:
    """Inscrit les affaires à la suite du rôle, dans l'ordre du fichier, avec une note vierge chacune."""
    concernees = [prevue for prevue in apercu.audiences if prevue.a_inscrire]
    dernier_rang = _derniers_rangs([audiences[prevue.lue.identifiant] for prevue in concernees])
    precedents = _passages_precedents(concernees)
    inscriptions = Inscription.objects.bulk_create(
        Inscription(
            juridiction_id=audiences[prevue.lue.identifiant].juridiction_id,
            audience=audiences[prevue.lue.identifiant],
            affaire=affaires[affaire.lue.identifiant],
            rang=rang,
            vient_de=precedents.get(affaire.existante.pk) if affaire.existante else None,
        )
        for prevue in concernees
        for rang, affaire in enumerate(
            prevue.a_inscrire, start=dernier_rang.get(audiences[prevue.lue.identifiant].pk, 0) + 1
        )
    )
    Note.objects.bulk_create(
        Note(juridiction_id=inscription.juridiction_id, inscription=inscription)
        for inscription in inscriptions
    )


def _derniers_rangs(audiences: list[Audience]) -> dict[int, int]:
    rangs = Inscription.objects.filter(audience__in=audiences).values_list("audience_id", "rang")
    dernier: dict[int, int] = {}
    for audience_id, rang in rangs:
        dernier[audience_id] = max(rang, dernier.get(audience_id, 0))
    return dernier


def _passages_precedents(concernees: list[AudiencePrevue]) -> dict[int, Inscription]:
    """Donne, par affaire déjà connue, son dernier passage : le nouveau en est la suite."""
    connues = [
        affaire.existante.pk for prevue in concernees for affaire in prevue.a_inscrire if affaire.existante
    ]
    passages = Inscription.objects.filter(affaire__in=connues).order_by("audience__date", "pk")
    return {passage.affaire_id: passage for passage in passages}
