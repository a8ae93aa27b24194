"""Adresses de l'app."""

from django.urls import path

from pilotage.views.export import export
from pilotage.views.liste import liste
from pilotage.views.tableau import tableau

app_name = "pilotage"
urlpatterns = [
    path("", tableau, name="tableau"),
    path("liste/<str:code>/", liste, name="liste"),
    path("export/", export, name="export"),
]
