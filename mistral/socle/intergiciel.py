"""Intergiciel d'accès : refuse toute vue qui n'a rien déclaré, et ne laisse rien en cache."""

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import resolve_url

LIBRE = "libre"


class Acces:
    """Vérifie, avant chaque vue, la connexion et la déclaration d'habilitation."""

    def __init__(self, suite):
        self.suite = suite

    def __call__(self, request):
        """Sert la requête et interdit la conservation des pages d'une personne connectée."""
        reponse = self.suite(request)
        if request.user.is_authenticated and not reponse.has_header("Cache-Control"):
            reponse["Cache-Control"] = "no-store, private"
        return reponse

    def process_view(self, request, vue, args, kwargs):
        """Renvoie à la connexion, ou refuse (403) une vue sans habilitation."""
        declaree = getattr(vue, "habilitation", None)
        # Les écrans d'administration passent tous par SiteAdmin.admin_view, qui porte l'habilitation.
        if declaree is None and (hasattr(vue, "admin_site") or hasattr(vue, "model_admin")):
            declaree = "socle.administrer"
        if declaree == LIBRE:
            return None
        if not request.user.is_authenticated:
            return self._vers_la_connexion(request)
        request.habilitations = request.user.habilitations_en_cours
        if declaree is None:
            raise PermissionDenied
        return None

    def _vers_la_connexion(self, request):
        adresse = resolve_url(settings.LOGIN_URL)
        if request.headers.get("Accept") == "application/json":
            return HttpResponse('{"etat": "SESSION"}', status=401, content_type="application/json")
        if request.htmx:
            # La page de connexion ne doit jamais être glissée dans une zone de l'écran.
            return HttpResponse(
                status=401,
                headers={"HX-Redirect": f"{adresse}?next={request.htmx.current_url_abs_path or '/'}"},
            )
        suite = request.get_full_path() if request.method == "GET" else "/"
        return redirect_to_login(suite, adresse)
