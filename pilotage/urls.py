"""Adresses de l'app."""

app_name = "pilotage"
urlpatterns = []
