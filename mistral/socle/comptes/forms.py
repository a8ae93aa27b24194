"""Saisies de connexion."""

from django import forms
from django.contrib.auth.forms import AuthenticationForm, PasswordChangeForm, UsernameField
from dsfr.forms import DsfrBaseForm


class ConnexionForm(DsfrBaseForm, AuthenticationForm):
    """Identifiant et mot de passe ; une seule réponse quel que soit le champ fautif."""

    username = UsernameField(label="Identifiant", widget=forms.TextInput(attrs={"autocomplete": "username"}))
    password = forms.CharField(
        label="Mot de passe",
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )

    error_messages = {
        "invalid_login": (
            "Identifiant ou mot de passe inconnu. Vérifiez votre saisie, majuscules comprises, "
            "ou demandez à l’administrateur de votre tribunal."
        ),
        "inactive": "Identifiant ou mot de passe inconnu.",
    }


class MotDePasseForm(DsfrBaseForm, PasswordChangeForm):
    """Changement de son propre mot de passe."""
