"""Adresses du projet."""

from django.contrib import admin
from django.urls import include, path

from mistral.socle.views.accueil import accueil

urlpatterns = [
    path("", accueil, name="accueil"),
    path("", include("mistral.socle.comptes.urls")),
    path("audiences/", include("audiences.urls")),
    path("decisions/", include("decisions.urls")),
    path("pilotage/", include("pilotage.urls")),
    path("administration/", admin.site.urls),
]
