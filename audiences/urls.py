"""Adresses de l'app."""

from django.urls import path

from audiences.views import (
    affaire,
    audience,
    avocats,
    calendrier,
    disjonction,
    ecarts,
    faits,
    importer,
    jonction,
    mouvement,
    natinf,
    parties,
    passages,
    raccourcis,
    recherche,
    requalification,
    seance,
    tableau_parties,
)
from audiences.views import composition as composer
from audiences.views import role as tenir
from audiences.views.cle_note import cle_note
from audiences.views.commande import commande, comprendre, executer, retirer
from audiences.views.ecrire_note import ecrire_mention, operations_note
from audiences.views.historique_note import historique_note, origine_mention, restaurer
from audiences.views.import_raccourcis import importer_liste
from audiences.views.note import etat_note, note
from audiences.views.preparation import cocher, preparation, preparation_audience, repondre, tout_verifier
from audiences.views.signature_note import signature, signer, viser

app_name = "audiences"
urlpatterns = [
    path("", calendrier.calendrier, name="calendrier"),
    path("a-faire/", calendrier.a_faire, name="a-faire"),
    path("creer/", mouvement.creer, name="creer"),
    path("importer/", importer.importer, name="importer"),
    path("importer/<int:import_id>/", importer.apercu, name="import"),
    path("importer/<int:import_id>/appliquer/", importer.appliquer_import, name="appliquer-import"),
    path("importer/<int:import_id>/reprendre/", importer.reprendre, name="reprendre-import"),
    path("importer/<int:import_id>/a-corriger/", importer.a_corriger, name="import-a-corriger"),
    path("importer/<int:import_id>/abandonner/", importer.abandonner_import, name="abandonner-import"),
    path("<int:audience_id>/", audience.audience, name="audience"),
    path("<int:audience_id>/deplacer/", mouvement.deplacer, name="deplacer"),
    path("<int:audience_id>/annuler/", mouvement.annuler, name="annuler"),
    path("<int:audience_id>/retablir/", mouvement.retablir, name="retablir"),
    path("<int:audience_id>/composition/", composer.composition, name="composition"),
    path("<int:audience_id>/composition/place/", composer.donner_place, name="donner-place"),
    path("<int:audience_id>/composition/liberer/", composer.liberer_place, name="liberer-place"),
    path("<int:audience_id>/composition/remplacer/", composer.remplacer_pour, name="remplacer"),
    path(
        "<int:audience_id>/composition/fin-remplacement/",
        composer.finir_remplacement,
        name="finir-remplacement",
    ),
    path("<int:audience_id>/role/inscrire/", tenir.inscrire_affaire, name="inscrire"),
    path("passages/<int:inscription_id>/retirer/", tenir.retirer_affaire, name="retirer-du-role"),
    path("passages/<int:inscription_id>/retablir/", tenir.retablir_affaire, name="retablir-au-role"),
    path("<int:audience_id>/ecarts/", ecarts.ecarts, name="ecarts"),
    path("<int:audience_id>/ecarts/<int:correction_id>/regler/", ecarts.regler, name="regler-ecart"),
    path("<int:audience_id>/reste/", audience.reste, name="reste"),
    path("<int:audience_id>/ouvrir/", seance.ouvrir, name="ouvrir"),
    path("<int:audience_id>/suspendre/", seance.suspendre_audience, name="suspendre"),
    path("<int:audience_id>/reprendre/", seance.reprendre_audience, name="reprendre"),
    path("<int:audience_id>/lever/", seance.lever_audience, name="lever"),
    path(
        "<int:audience_id>/role/<int:inscription_id>/deplacer/",
        audience.deplacer_affaire,
        name="deplacer-affaire",
    ),
    path("rechercher/", recherche.rechercher, name="rechercher"),
    path("affaires/<int:affaire_id>/passages/", passages.passages, name="passages"),
    path("passages/<int:inscription_id>/joindre/", jonction.joindre_affaire, name="joindre"),
    path("jonctions/<int:jonction_id>/defaire/", jonction.defaire, name="defaire-jonction"),
    path("passages/<int:inscription_id>/disjoindre/", disjonction.disjoindre_affaire, name="disjoindre"),
    path("disjonctions/<int:disjonction_id>/defaire/", disjonction.defaire, name="defaire-disjonction"),
    path("passages/<int:inscription_id>/appeler/", audience.appeler_affaire, name="appeler"),
    path("passages/<int:inscription_id>/terminer/", audience.terminer_affaire, name="terminer"),
    path("<int:audience_id>/preparation/", preparation_audience, name="preparation-audience"),
    path("<int:audience_id>/preparation/cocher/", cocher, name="cocher-preparation"),
    path("passages/<int:inscription_id>/preparation/", preparation, name="preparation"),
    path("passages/<int:inscription_id>/preparation/repondre/", repondre, name="repondre-preparation"),
    path("passages/<int:inscription_id>/preparation/tout-verifier/", tout_verifier, name="tout-verifier"),
    path("passages/<int:inscription_id>/note/", note, name="note"),
    path("passages/<int:inscription_id>/note/historique/", historique_note, name="note-historique"),
    path("passages/<int:inscription_id>/note/historique/restaurer/", restaurer, name="note-restaurer"),
    path(
        "passages/<int:inscription_id>/note/historique/<int:mention_id>/",
        origine_mention,
        name="note-origine",
    ),
    path("passages/<int:inscription_id>/note/etat/", etat_note, name="note-etat"),
    path("passages/<int:inscription_id>/note/cle/", cle_note, name="note-cle"),
    path("passages/<int:inscription_id>/note/operations/", operations_note, name="note-operations"),
    path("passages/<int:inscription_id>/note/mention/", ecrire_mention, name="note-mention"),
    path("passages/<int:inscription_id>/note/commandes/<slug:code>/", commande, name="commande"),
    path(
        "passages/<int:inscription_id>/note/commandes/<slug:code>/comprendre/", comprendre, name="comprendre"
    ),
    path("passages/<int:inscription_id>/note/commandes/<slug:code>/executer/", executer, name="executer"),
    path("passages/<int:inscription_id>/note/commandes/<slug:code>/retirer/", retirer, name="retirer"),
    path("passages/<int:inscription_id>/note/signature/", signature, name="signature"),
    path("passages/<int:inscription_id>/note/signer/", signer, name="signer"),
    path("passages/<int:inscription_id>/note/viser/", viser, name="viser"),
    path("<int:audience_id>/affaires/creer/", affaire.creer, name="creer-affaire"),
    path(
        "<int:audience_id>/affaires/<int:affaire_id>/inscrire/",
        affaire.inscrire_affaire,
        name="inscrire-affaire",
    ),
    path("affaires/<int:affaire_id>/", affaire.affaire, name="affaire"),
    path("affaires/<int:affaire_id>/modifier/", affaire.modifier_affaire, name="modifier-affaire"),
    path("raccourcis/", raccourcis.raccourcis, name="raccourcis"),
    path("raccourcis/creer/", raccourcis.creer_raccourci, name="creer-raccourci"),
    path("raccourcis/importer/", importer_liste, name="importer-raccourcis"),
    path("raccourcis/<int:raccourci_id>/", raccourcis.modifier_raccourci, name="raccourci"),
    path("raccourcis/<int:raccourci_id>/supprimer/", raccourcis.supprimer, name="supprimer-raccourci"),
    path(
        "passages/<int:inscription_id>/note/raccourcis/",
        raccourcis.raccourcis_de_la_note,
        name="note-raccourcis",
    ),
    path("natinf/", natinf.natinf, name="natinf"),
    path("affaires/<int:affaire_id>/faits/", faits.faits, name="faits"),
    path("affaires/<int:affaire_id>/faits/ajouter/", faits.ajouter, name="ajouter-fait"),
    path("affaires/<int:affaire_id>/faits/<int:infraction_id>/", faits.modifier, name="fait"),
    path("affaires/<int:affaire_id>/faits/<int:infraction_id>/retirer/", faits.retirer, name="retirer-fait"),
    path(
        "affaires/<int:affaire_id>/faits/<int:infraction_id>/retablir/", faits.retablir, name="retablir-fait"
    ),
    path(
        "affaires/<int:affaire_id>/faits/<int:infraction_id>/requalifier/",
        requalification.requalifier_fait,
        name="requalifier",
    ),
    path(
        "affaires/<int:affaire_id>/faits/<int:infraction_id>/revenir/",
        requalification.revenir_fait,
        name="revenir-fait",
    ),
    path("affaires/<int:affaire_id>/avocats/", avocats.avocats, name="avocats"),
    path("affaires/<int:affaire_id>/parties/ajouter/", parties.ajouter, name="ajouter-partie"),
    path("affaires/<int:affaire_id>/parties/coller/", tableau_parties.coller, name="coller-parties"),
    path("parties/<int:partie_id>/", parties.partie, name="partie"),
    path("parties/<int:partie_id>/retirer/", parties.retirer, name="retirer-partie"),
    path("parties/<int:partie_id>/retablir/", parties.retablir, name="retablir-partie"),
    path("parties/<int:partie_id>/lier/", parties.lier, name="lier-partie"),
    path("liens/<int:lien_id>/retirer/", parties.delier, name="delier-partie"),
    path("corrections/<int:correction_id>/revenir/", affaire.revenir_a_cassiopee, name="revenir"),
]
