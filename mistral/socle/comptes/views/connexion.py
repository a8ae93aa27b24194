"""Connexion et déconnexion."""

from django.contrib.auth import views as auth
from django.db import transaction
from django.http import HttpResponse

from mistral.socle.comptes.forms import ConnexionForm
from mistral.socle.habilitation import acces_libre
from mistral.socle.journal import consigner


class _Connexion(auth.LoginView):
    """Page de connexion ; une erreur garde l'identifiant saisi et répond 422."""

    template_name = "comptes/connexion.html"
    authentication_form = ConnexionForm
    redirect_authenticated_user = True

    def form_valid(self, form):
        """Ouvre la session et le consigne."""
        with transaction.atomic():
            reponse = super().form_valid(form)
            consigner("connexion", par=self.request.user)
        return reponse

    def form_invalid(self, form):
        """Refuse sans dire ce qui est faux."""
        return self.render_to_response(self.get_context_data(form=form), status=422)


class _Deconnexion(auth.LogoutView):
    """Ferme la session, par un envoi seulement."""

    def post(self, request, *args, **kwargs) -> HttpResponse:
        """Consigne puis ferme la session."""
        with transaction.atomic():
            if request.user.is_authenticated:
                consigner("deconnexion", par=request.user)
            return super().post(request, *args, **kwargs)


connexion = acces_libre(_Connexion.as_view())
deconnexion = acces_libre(_Deconnexion.as_view())
