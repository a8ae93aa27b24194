"""Personnes qui se connectent."""

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.utils.functional import cached_property

from mistral.socle.choix import Fonction
from mistral.socle.comptes.models.juridiction import Juridiction
from mistral.socle.francais import nom_affiche


class GestionUtilisateurs(BaseUserManager):
    """Création des comptes, telle que Django l'attend."""

    def create_user(self, identifiant, password=None, **champs):
        """Crée un compte ; sans mot de passe, il ne peut se connecter localement."""
        compte = self.model(identifiant=identifiant, **champs)
        compte.set_password(password)
        compte.save(using=self._db)
        return compte

    def create_superuser(self, identifiant, password=None, **champs):
        """Crée un administrateur national."""
        return self.create_user(identifiant, password, is_superuser=True, **champs)


class Utilisateur(AbstractBaseUser, PermissionsMixin):
    """Agent ou magistrat. Ses fonctions, par tribunal et par dates, sont ses habilitations."""

    identifiant = models.CharField("identifiant", max_length=80, unique=True)
    nom = models.CharField("nom", max_length=80)
    prenom = models.CharField("prénom", max_length=80)
    courriel = models.EmailField("courriel", blank=True)
    is_active = models.BooleanField("compte actif", default=True)
    cree_le = models.DateTimeField("créé le", auto_now_add=True)

    objects = GestionUtilisateurs()

    USERNAME_FIELD = "identifiant"
    EMAIL_FIELD = "courriel"
    REQUIRED_FIELDS = ["nom", "prenom"]

    class Meta:
        verbose_name = "utilisateur"
        ordering = ["nom", "prenom"]

    def __str__(self):
        return nom_affiche(self.nom, self.prenom) if self.nom else self.identifiant

    def get_full_name(self) -> str:
        """Donne le nom affiché."""
        return str(self)

    def get_short_name(self) -> str:
        """Donne le prénom."""
        return self.prenom

    @cached_property
    def habilitations_en_cours(self):
        """Donne les habilitations valables aujourd'hui ; d'une personne connectée, déjà lues avec elle."""
        return list(self.habilitations.en_cours())

    @property
    def is_staff(self) -> bool:
        """Dit si la personne peut ouvrir l'administration."""
        return self.is_superuser or any(
            habilitation.fonction == Fonction.ADMINISTRATEUR for habilitation in self.habilitations_en_cours
        )

    @property
    def perimetre(self) -> frozenset[int]:
        """Donne les juridictions accessibles : celles du droit de la vue, sinon de toute fonction."""
        reduit = getattr(self, "_perimetre", None)
        if reduit is not None:
            return reduit
        return frozenset(habilitation.juridiction_id for habilitation in self.habilitations_en_cours)

    def restreindre(self, droit) -> frozenset[int]:
        """Réduit le périmètre aux juridictions où une fonction donne ce droit, et le renvoie.

        Un administrateur national administre tous les tribunaux, mais ne lit aucune affaire.
        """
        if self.is_superuser and Fonction.ADMINISTRATEUR in droit.fonctions:
            self._perimetre = frozenset(Juridiction.objects.values_list("pk", flat=True))
        else:
            self._perimetre = frozenset(
                habilitation.juridiction_id
                for habilitation in self.habilitations_en_cours
                if habilitation.fonction in droit.fonctions
            )
        return self._perimetre

    def peut(self, droit, juridiction_id: int | None = None) -> bool:
        """Dit si une fonction en cours donne ce droit, dans ce tribunal s'il est précisé."""
        return any(
            habilitation.fonction in droit.fonctions
            and (juridiction_id is None or habilitation.juridiction_id == juridiction_id)
            for habilitation in self.habilitations_en_cours
        )
