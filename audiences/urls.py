"""Adresses de l'app."""

from django.urls import path

from audiences.views import audience, calendrier, importer, seance
from audiences.views.commande import commande, executer, retirer
from audiences.views.ecrire_note import ecrire_mention, operations_note
from audiences.views.note import etat_note, note
from audiences.views.preparation import cocher, preparation, preparation_audience, repondre, tout_verifier
from audiences.views.signature_note import signature, signer, viser

app_name = "audiences"
urlpatterns = [
    path("", calendrier.calendrier, name="calendrier"),
    path("importer/", importer.importer, name="importer"),
    path("importer/<int:import_id>/", importer.apercu, name="import"),
    path("importer/<int:import_id>/appliquer/", importer.appliquer_import, name="appliquer-import"),
    path("importer/<int:import_id>/abandonner/", importer.abandonner_import, name="abandonner-import"),
    path("<int:audience_id>/", audience.audience, name="audience"),
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
    path("passages/<int:inscription_id>/appeler/", audience.appeler_affaire, name="appeler"),
    path("passages/<int:inscription_id>/terminer/", audience.terminer_affaire, name="terminer"),
    path("<int:audience_id>/preparation/", preparation_audience, name="preparation-audience"),
    path("<int:audience_id>/preparation/cocher/", cocher, name="cocher-preparation"),
    path("passages/<int:inscription_id>/preparation/", preparation, name="preparation"),
    path("passages/<int:inscription_id>/preparation/repondre/", repondre, name="repondre-preparation"),
    path("passages/<int:inscription_id>/preparation/tout-verifier/", tout_verifier, name="tout-verifier"),
    path("passages/<int:inscription_id>/note/", note, name="note"),
    path("passages/<int:inscription_id>/note/etat/", etat_note, name="note-etat"),
    path("passages/<int:inscription_id>/note/operations/", operations_note, name="note-operations"),
    path("passages/<int:inscription_id>/note/mention/", ecrire_mention, name="note-mention"),
    path("passages/<int:inscription_id>/note/commandes/<slug:code>/", commande, name="commande"),
    path("passages/<int:inscription_id>/note/commandes/<slug:code>/executer/", executer, name="executer"),
    path("passages/<int:inscription_id>/note/commandes/<slug:code>/retirer/", retirer, name="retirer"),
    path("passages/<int:inscription_id>/note/signature/", signature, name="signature"),
    path("passages/<int:inscription_id>/note/signer/", signer, name="signer"),
    path("passages/<int:inscription_id>/note/viser/", viser, name="viser"),
]
