"""Un tribunal entier pour les essais transverses : une ligne par table, marquée dans chaque texte."""

import datetime
import hashlib
import json
import uuid
from dataclasses import dataclass
from types import SimpleNamespace

from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, F, TextField, Value
from django.db.models.functions import Cast, Concat, Left
from django.utils import timezone

from audiences.choix import (
    EtatVerification,
    Fauteuil,
    NatureMouvement,
    NatureOperation,
    NatureRepresentation,
    NatureSession,
    ObjetSuivi,
    Qualite,
)
from audiences.choix_demandes import (
    ModeConstitution,
    MomentConclusions,
    NatureDemandeDefense,
    NatureMentionPosterieure,
    PosteDemande,
)
from audiences.models import (
    Avocat,
    ChoixImport,
    Conclusion,
    Constitution,
    Correction,
    DemandeCivile,
    DemandeDefense,
    Disjonction,
    ElementDisjoint,
    ImportRole,
    Jonction,
    LigneRejetee,
    ManqueOutrepasse,
    MarqueNote,
    MentionPosterieure,
    MouvementAudience,
    NatureAffaire,
    ObservationPresident,
    OperationNote,
    PeineRequise,
    PlaceLiberee,
    Raccourci,
    RejetImport,
    Releve,
    Representation,
    Requisition,
    SegmentNote,
    Session,
    Verification,
)
from decisions.choix import EtatPiece
from decisions.models import Peine, RegleOutrepassee, SortInfraction
from mistral.socle.choix import Fonction
from mistral.socle.cloisonnement import cloison
from mistral.socle.journal import consigner
from tests.audiences import factories as audiences
from tests.audiences.formats.fichiers import role_minimal
from tests.base import AJOUT_SEUL, modeles_cloisonnes
from tests.decisions import factories as decisions
from tests.monde_debats import peupler_debats
from tests.monde_horloge import peupler_deliberes, peupler_horloge
from tests.socle import factories as socle

# Colonnes de texte qui portent un code d'un registre ou une empreinte : la marque les rendrait illisibles.
CODES = {
    "sursis", "etape", "locuteur", "commande", "sort", "nature", "motif", "document", "empreinte",
    "regle", "acte", "objet_type", "natinf", "precedente", "nom_fichier", "champ", "cle", "code",
    "abreviation",
}  # fmt: skip
# `motif` est un code pour un sort et un renvoi, un texte libre pour ce qui est passé outre.
TEXTES = {("RegleOutrepassee", "motif"), ("ManqueOutrepasse", "motif")}


@dataclass
class Monde:
    """Ce que contient un tribunal d'essai, et de quoi remplir ses adresses."""

    tribunal: object
    marque: str
    greffier: object
    objets: SimpleNamespace
    entree: object


def peupler(tribunal, marque: str) -> Monde:
    """Crée une ligne au moins dans chaque table cloisonnée, puis écrit la marque dans chaque texte."""
    o = SimpleNamespace()
    o.service = socle.ServiceFactory(juridiction=tribunal)
    o.salle = socle.SalleFactory(juridiction=tribunal)
    o.jourchome = socle.JourChomeFactory(juridiction=tribunal)
    o.habilitation = socle.HabilitationFactory(
        juridiction=tribunal,
        fonction=Fonction.GREFFIER,
        service=o.service,
        utilisateur__last_login=timezone.now(),
    )
    agent = o.utilisateur = o.habilitation.utilisateur
    _peupler_audience(o, tribunal, agent, marque)
    _peupler_preparation(o, tribunal, agent, marque)
    _peupler_note(o, tribunal, agent, marque)
    _peupler_demandes(o, tribunal, agent, marque)
    peupler_debats(o, tribunal)
    _peupler_decision(o, tribunal, agent, marque)
    entree = consigner("essai", o.audience, par=agent)
    LogEntry.objects.create(
        user=agent,
        content_type=ContentType.objects.get_for_model(type(o.service)),
        object_id=str(o.service.pk),
        object_repr=marque,
        action_flag=CHANGE,
        change_message=marque,
    )
    for modele in modeles_cloisonnes():
        if modele._meta.db_table not in AJOUT_SEUL:
            _marquer(modele, modele.objects.filter(juridiction=tribunal), marque)
    _marquer(type(agent), type(agent).objects.filter(pk=agent.pk), marque)
    for objet in vars(o).values():
        objet.refresh_from_db()
    return Monde(tribunal, marque, agent, o, entree)


def _role(tribunal, marque) -> bytes:
    """Donne le fichier d'un rôle lisible de ce tribunal, marqué lui aussi."""
    role = role_minimal() | {"juridiction": tribunal.nom}
    for audience in role["audiences"]:
        audience["libelleService"] = marque
        for affaire in audience["affaires"]:
            affaire["personnes"][0]["nom"] = marque
    return json.dumps(role).encode()


def _peupler_audience(o, tribunal, agent, marque) -> None:
    jour, maintenant = timezone.localdate(), timezone.now()
    o.audience = audiences.AudienceFactory(
        juridiction=tribunal, service=o.service, salle=o.salle, date=jour, ouverte_le=maintenant
    )
    o.suivante = audiences.AudienceFactory(
        juridiction=tribunal, service=o.service, salle=o.salle, date=jour + datetime.timedelta(days=7)
    )
    audiences.IntervenantFactory(audience=o.audience, juridiction=tribunal, fauteuil=Fauteuil.PRESIDENT)
    Session.objects.create(
        juridiction=tribunal, audience=o.audience, nature=NatureSession.DEBATS, debut_le=maintenant
    )
    o.affaire = audiences.AffaireFactory(juridiction=tribunal)
    o.inscription = audiences.InscriptionFactory(
        juridiction=tribunal, audience=o.audience, affaire=o.affaire, appelee_le=maintenant
    )
    o.avocat = Avocat.objects.create(juridiction=tribunal, nom="AVOCAT")
    o.prevenu = audiences.PartieFactory(juridiction=tribunal, affaire=o.affaire, avocat=o.avocat)
    o.prevention = audiences.PreventionFactory(
        juridiction=tribunal, infraction__affaire=o.affaire, prevenu=o.prevenu
    )
    o.comparution = audiences.ComparutionFactory(
        juridiction=tribunal, inscription=o.inscription, partie=o.prevenu
    )
    o.renvoyee = audiences.InscriptionFactory(
        juridiction=tribunal, audience=o.audience, appelee_le=maintenant, issue="RENVOYEE"
    )
    peupler_horloge(o, tribunal, agent, marque)
    o.import_role = ImportRole.objects.create(
        juridiction=tribunal,
        nom_fichier=f"{marque}.json",
        empreinte="0" * 64,
        contenu=_role(tribunal, marque),
        depose_par=agent,
    )


def _peupler_preparation(o, tribunal, agent, marque) -> None:
    o.membre = o.membrejuridiction = audiences.MembreFactory(juridiction=tribunal)
    audiences.RemplacementFactory(juridiction=tribunal, inscription=o.inscription, membre=o.membre)
    PlaceLiberee.objects.create(
        juridiction=tribunal, audience=o.suivante, fauteuil=Fauteuil.ASSESSEUR_1, nom="essai"
    )
    o.raccourci = Raccourci.objects.create(
        juridiction=tribunal, service=o.service, abreviation="essai", texte=marque, modifie_par=agent
    )
    MouvementAudience.objects.create(
        juridiction=tribunal, audience=o.suivante, nature=NatureMouvement.DEPLACEE, motif=marque, par=agent
    )
    NatureAffaire.objects.create(juridiction=tribunal, affaire=o.affaire, code="A1", libelle="nature")
    o.jonction = Jonction.objects.create(
        juridiction=tribunal, principale=o.inscription, jointe=o.renvoyee, par=agent
    )
    o.disjonction = Disjonction.objects.create(
        juridiction=tribunal, origine=o.inscription, nouvelle=o.renvoyee, par=agent
    )
    ElementDisjoint.objects.create(juridiction=tribunal, disjonction=o.disjonction, partie=o.prevenu)
    o.victime = audiences.PartieFactory(juridiction=tribunal, affaire=o.affaire, qualite=Qualite.VICTIME)
    o.lien = Representation.objects.create(
        juridiction=tribunal, representant=o.victime, represente=o.prevenu,
        nature=NatureRepresentation.LIEE,
    )  # fmt: skip
    o.correction = Correction.objects.create(
        juridiction=tribunal, affaire=o.affaire, objet=ObjetSuivi.PERSONNE, objet_id=o.prevenu.personne_id,
        champ="profession", valeur_recue=marque, est_divergente=True, par=agent,
    )  # fmt: skip
    Verification.objects.create(
        juridiction=tribunal, inscription=o.inscription, code="B1", etat=EtatVerification.FAIT, par=agent
    )
    ChoixImport.objects.create(juridiction=tribunal, import_role=o.import_role, cle="essai", est_pris=True)
    RejetImport.objects.create(juridiction=tribunal, import_role=o.import_role, rang=1, raison=marque)
    LigneRejetee.objects.create(juridiction=tribunal, import_role=o.import_role, rang=1, cellules=[marque])


def _peupler_note(o, tribunal, agent, marque) -> None:
    o.note = audiences.NoteFactory(juridiction=tribunal, inscription=o.inscription, version=1)
    audiences.NoteFactory(juridiction=tribunal, inscription=o.renvoyee)
    o.mention = audiences.MentionFactory(juridiction=tribunal, note=o.note, auteur=agent, partie=o.prevenu)
    OperationNote.objects.create(
        juridiction=tribunal, note=o.note, identifiant=uuid.uuid4(), mention=o.mention.identifiant,
        nature=NatureOperation.ECRIRE, etape=o.mention.etape, locuteur=o.mention.locuteur, texte=marque,
        partie=o.prevenu, base=0, version=1, auteur=agent, empreinte="0" * 64,
    )  # fmt: skip
    ManqueOutrepasse.objects.create(juridiction=tribunal, note=o.note, regle="X", motif="essai", par=agent)
    _peupler_releve(o, tribunal, agent, marque)


def _peupler_demandes(o, tribunal, agent, marque) -> None:
    lien = {"juridiction": tribunal, "inscription": o.inscription, "mention": o.mention}
    o.conclusion = Conclusion.objects.create(
        **lien, partie=o.prevenu, avocat=o.avocat, moment=MomentConclusions.FOND
    )
    o.requisition = Requisition.objects.create(**lien, prevenu=o.prevenu)
    PeineRequise.objects.create(juridiction=tribunal, requisition=o.requisition, rang=1, texte="essai")
    Constitution.objects.create(
        **lien, partie=o.victime, prevenu=o.prevenu, mode=ModeConstitution.PERSONNE,
        qualite_avant=Qualite.VICTIME,
    )  # fmt: skip
    DemandeCivile.objects.create(
        **lien, partie_civile=o.victime, prevenu=o.prevenu, rang=1, poste=PosteDemande.MORAL, montant=500
    )
    DemandeDefense.objects.create(**lien, prevenu=o.prevenu, rang=1, nature=NatureDemandeDefense.RELAXE)
    o.observation = ObservationPresident.objects.create(
        juridiction=tribunal, note=o.note, texte=marque, auteur=agent
    )
    MentionPosterieure.objects.create(
        juridiction=tribunal, note=o.note, nature=NatureMentionPosterieure.REPONSE, texte=marque,
        repond_a=o.observation, auteur=agent,
    )  # fmt: skip


def _peupler_releve(o, tribunal, agent, marque) -> None:
    frappe = o.note.operations.latest("pk")
    releve = Releve.objects.create(juridiction=tribunal, audience=o.audience, sortant=agent)
    SegmentNote.objects.create(
        juridiction=tribunal, releve=releve, note=o.note, greffier=agent, premiere=frappe, derniere=frappe,
        empreinte=frappe.empreinte, version=1, debut_le=frappe.recue_le,
    )  # fmt: skip
    with cloison([tribunal.pk], utilisateur=agent.pk):
        MarqueNote.objects.create(juridiction=tribunal, mention=o.mention, auteur=agent, texte=marque)


def _peupler_decision(o, tribunal, agent, marque) -> None:
    o.decision = decisions.DecisionFactory(juridiction=tribunal, inscription=o.inscription, prevenu=o.prevenu)
    SortInfraction.objects.create(
        juridiction=tribunal, decision=o.decision, prevention=o.prevention, sort="COUPABLE"
    )
    Peine.objects.create(juridiction=tribunal, decision=o.decision, nature="AUTRE", libelle="essai")
    RegleOutrepassee.objects.create(
        juridiction=tribunal, decision=o.decision, regle="R-CU-01", motif="essai", par=agent
    )
    o.renvoi = decisions.RenvoiFactory(juridiction=tribunal, inscription=o.renvoyee, par=agent)
    peupler_deliberes(o, tribunal, agent, marque)
    contenu = f"%PDF-1.7 {marque}".encode()
    o.piece = decisions.PieceFactory(
        juridiction=tribunal, audience=o.audience, document="ROLE", demandee_par=agent,
        etat=EtatPiece.PRODUIT, contenu=contenu, produite_le=timezone.now(),
        empreinte=hashlib.sha256(contenu).hexdigest(),
    )  # fmt: skip


def _marquer(modele, lignes, marque: str) -> None:
    """Écrit « marque-identifiant » dans chaque colonne de texte libre."""
    colonnes = {}
    for champ in modele._meta.local_fields:
        libre = champ.name not in CODES or (modele.__name__, champ.name) in TEXTES
        if (
            isinstance(champ, CharField | TextField)
            and not champ.choices
            and libre
            and champ.name != "password"
        ):
            texte = Concat(Value(f"{marque}-"), Cast(F("pk"), CharField()))
            colonnes[champ.name] = Left(texte, champ.max_length) if champ.max_length else texte
    if colonnes:
        lignes.update(**colonnes)
