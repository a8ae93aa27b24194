"""Adresses des comptes."""

from django.urls import path

from mistral.socle.comptes.views.compte import mon_compte
from mistral.socle.comptes.views.connexion import connexion, deconnexion

app_name = "comptes"
urlpatterns = [
    path("connexion/", connexion, name="connexion"),
    path("deconnexion/", deconnexion, name="deconnexion"),
    path("mon-compte/", mon_compte, name="mon-compte"),
]
