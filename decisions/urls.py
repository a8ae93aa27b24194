"""Adresses de l'app."""

app_name = "decisions"
urlpatterns = []
