"""Filtres de typographie : dates, heures, durées, montants, noms. Aucune règle, aucune requête."""

from datetime import datetime

from django import template
from django.utils import timezone
from django.utils.html import format_html

from mistral.socle import francais

register = template.Library()


@register.filter
def jour_long(jour) -> str:
    """Donne « mardi 24 novembre 2026 »."""
    return francais.date_longue(_local(jour)) if jour else ""


@register.filter
def jour_abrege(jour) -> str:
    """Donne « mar. 24 nov. 2026 »."""
    return francais.date_abregee(_local(jour)) if jour else ""


@register.filter
def a_l_heure(instant) -> str:
    """Donne « 14 h 05 », à l'heure de Paris."""
    if instant is None or instant == "":
        return ""
    instant = _local(instant)
    return francais.heure(instant.hour, instant.minute)


@register.filter
def en_heures(minutes) -> str:
    """Donne « 4 h 30 » d'un nombre de minutes."""
    if minutes is None or minutes == "":
        return ""
    heures, reste = divmod(int(minutes), 60)
    return f"{heures}{francais.INSECABLE}h{francais.INSECABLE}{reste:02d}"


@register.filter
def euros(somme) -> str:
    """Donne « 2 000,00 € »."""
    return francais.montant(somme) if somme is not None else ""


@register.filter
def nom_de(personne) -> str:
    """Donne « NOM Prénom », ou « X se disant … »."""
    return francais.nom_affiche(personne.nom, personne.prenom, x_se_disant=personne.est_x_se_disant)


@register.filter
def naissance_de(personne) -> str:
    """Donne la date de naissance, en disant ce qui en est inconnu."""
    return francais.date_partielle(personne.naissance_annee, personne.naissance_mois, personne.naissance_jour)


@register.filter
def ou_inconnu(valeur):
    """Donne la valeur, ou « inconnu » en italique : jamais un blanc, jamais une supposition."""
    if valeur is None or valeur == "":
        return format_html('<em class="mp-inconnu">{}</em>', "inconnu")
    return valeur


def _local(instant):
    if isinstance(instant, datetime) and timezone.is_aware(instant):
        return timezone.localtime(instant)
    return instant
