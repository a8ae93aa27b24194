"""Énumérations communes."""

from django.db.models import TextChoices


class Fonction(TextChoices):
    """Ce qu'une personne est dans un tribunal ; ses droits en découlent."""

    GREFFIER = "GREFFIER", "greffier"
    MAGISTRAT = "MAGISTRAT", "magistrat"
    DSGJ = "DSGJ", "directeur des services de greffe"
    CHEF = "CHEF", "chef de juridiction"
    ADMINISTRATEUR = "ADMINISTRATEUR", "administrateur local"
