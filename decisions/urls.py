"""Adresses de l'app."""

from django.urls import path

from decisions.views.pieces import piece, pieces, produire_piece, tout_produire

app_name = "decisions"
urlpatterns = [
    path("audiences/<int:audience_id>/pieces/", pieces, name="pieces"),
    path("audiences/<int:audience_id>/pieces/produire/", produire_piece, name="produire-piece"),
    path("audiences/<int:audience_id>/pieces/tout-produire/", tout_produire, name="tout-produire"),
    path("pieces/<int:piece_id>/", piece, name="piece"),
]
