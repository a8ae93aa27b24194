"""Adresses de l'app."""

app_name = "audiences"
urlpatterns = []
