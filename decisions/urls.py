"""Adresses de l'app."""

from django.urls import path

from decisions.views import decider, renvoi
from decisions.views.pieces import piece, pieces, produire_piece, tout_produire

_AFFAIRE = "affaires/<int:inscription_id>"

app_name = "decisions"
urlpatterns = [
    path(f"{_AFFAIRE}/decider/", decider.decider, name="decider"),
    path(f"{_AFFAIRE}/decider/enregistrer/", decider.enregistrer_decision, name="enregistrer"),
    path(f"{_AFFAIRE}/decider/valider/", decider.valider_decision, name="valider"),
    path(f"{_AFFAIRE}/decider/constats/", decider.constats, name="constats"),
    path(f"{_AFFAIRE}/decider/composer/", decider.composer_decision, name="composer"),
    path(f"{_AFFAIRE}/decider/<int:decision_id>/reprendre/", decider.reprendre, name="reprendre"),
    path(f"{_AFFAIRE}/renvoyer/", renvoi.renvoyer_affaire, name="renvoyer"),
    path(f"{_AFFAIRE}/renvoi/annuler/", renvoi.annuler, name="annuler-renvoi"),
    path("audiences/<int:audience_id>/pieces/", pieces, name="pieces"),
    path("audiences/<int:audience_id>/pieces/produire/", produire_piece, name="produire-piece"),
    path("audiences/<int:audience_id>/pieces/tout-produire/", tout_produire, name="tout-produire"),
    path("pieces/<int:piece_id>/", piece, name="piece"),
]
