"""Colonnes d'une table de référence, lues et écrites dans leur forme française."""

import re
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.html import format_html
from import_export.fields import Field
from import_export.resources import Diff, ModelResource
from import_export.results import RowResult
from import_export.widgets import IntegerWidget, Widget

from mistral.socle.francais import normaliser
from mistral.socle.tableur import TableRefusee, est_vide

_JJ_MM_AAAA = re.compile(r"(?P<jour>\d{1,2})/(?P<mois>\d{1,2})/(?P<annee>\d{4})")
_AAAA_MM_JJ = re.compile(r"(?P<annee>\d{4})-(?P<mois>\d{2})-(?P<jour>\d{2})")


class _Texte(Widget):
    def clean(self, value, row=None, **kwargs):
        return "" if value is None else str(value).strip()


class _Jour(Widget):
    def clean(self, value, row=None, **kwargs):
        if isinstance(value, datetime):
            return value.date()
        texte = "" if value is None else str(value).strip()
        if isinstance(value, date) or not texte:
            return value or None
        lue = _JJ_MM_AAAA.fullmatch(texte) or _AAAA_MM_JJ.fullmatch(texte)
        try:
            return date(int(lue["annee"]), int(lue["mois"]), int(lue["jour"]))
        except (TypeError, ValueError):
            raise ValueError(f"La date « {texte} » ne se lit pas. Écrivez JJ/MM/AAAA.") from None

    def render(self, value, obj=None, **kwargs):
        return value.strftime("%d/%m/%Y") if value else ""


class _OuiNon(Widget):
    _LUS = {"oui": True, "1": True, "vrai": True, "true": True, "non": False, "0": False, "": False}

    def clean(self, value, row=None, **kwargs):
        lu = self._LUS.get("" if value is None else str(value).strip().casefold())
        if lu is None:
            raise ValueError(f"« {value} » ne se lit pas. Écrivez oui ou non.")
        return lu

    def render(self, value, obj=None, **kwargs):
        return "oui" if value else "non"


class _Choix(Widget):
    def __init__(self, choix):
        super().__init__()
        self.libelles = dict(choix)
        self.codes = {
            normaliser(str(texte)): code for paire in choix for code, texte in ((paire[0], t) for t in paire)
        }

    def clean(self, value, row=None, **kwargs):
        code = self.codes.get(normaliser(str(value or "")))
        if code is None:
            permis = ", ".join(map(str, self.libelles.values()))
            raise ValueError(f"« {value or ''} » n’est pas une valeur permise ({permis}).")
        return code

    def render(self, value, obj=None, **kwargs):
        return str(self.libelles.get(value, value))


class _Tribunal(Widget):
    """Tribunal désigné par son nom, parmi ceux qu'administre la personne."""

    def __init__(self, permis: dict[str, models.Model]):
        super().__init__()
        self.permis = permis

    def clean(self, value, row=None, **kwargs):
        tribunal = self.permis.get(normaliser(str(value or "")))
        if tribunal is None:
            raise ValueError(f"« {value or ''} » n’est pas un tribunal que vous administrez.")
        return tribunal


class _Difference(Diff):
    """Aperçu d'une ligne : l'ancienne valeur barrée, la nouvelle soulignée, sans style en ligne."""

    def as_html(self):
        cellules = []
        for avant, apres in zip(self.left, self.right, strict=False):
            if avant == apres or (self.new and apres):
                cellules.append(apres)
            else:
                cellules.append(format_html("<del>{}</del> <ins>{}</ins>", avant, apres))
        return cellules


class Ressource(ModelResource):
    """Table importée et exportée sous ses libellés ; casse, accents et ordre des titres y sont indifférents.

    Une colonne « juridiction » n'est demandée qu'à qui administre plusieurs tribunaux. Une colonne absente du
    fichier laisse la valeur enregistrée.
    """

    class Meta:
        skip_unchanged = True
        report_skipped = True
        clean_model_instances = True
        store_instance = True

    def __init__(self, personne=None, **kwargs):
        """Prépare les champs pour cette personne."""
        super().__init__(**kwargs)
        self.personne = personne
        self.tribunaux: dict[str, models.Model] = {}
        if "juridiction" in self.fields:
            if personne is not None:
                tribunal = self._meta.model._meta.get_field("juridiction").related_model
                permis = tribunal.objects.filter(pk__in=personne.perimetre)
                self.tribunaux = {normaliser(permise.nom): permise for permise in permis}
            self.fields["juridiction"].widget = _Tribunal(self.tribunaux)

    @classmethod
    def field_from_django_field(cls, field_name, django_field, readonly):
        """Nomme la colonne comme l'écran, et lit chaque valeur dans sa forme française."""
        titre = str(django_field.verbose_name)
        return Field(field_name, titre[:1].upper() + titre[1:], widget=_lecteur(django_field))

    @classmethod
    def get_display_name(cls):
        """Donne le nom de la table."""
        return str(cls._meta.model._meta.verbose_name_plural)

    @classmethod
    def get_diff_class(cls):
        """Donne l'aperçu sans style en ligne."""
        return _Difference

    def get_queryset(self):
        """Ne rapproche une ligne que de celles des tribunaux administrés."""
        lignes = super().get_queryset()
        if "juridiction" in self.fields:
            lignes = lignes.filter(juridiction__in=[t.pk for t in self.tribunaux.values()])
        return lignes

    def before_import(self, dataset, **kwargs):
        """Accorde les titres reçus à ceux de la table ; refuse une colonne inconnue ou un titre manquant."""
        connus = {normaliser(nom): champ.column_name for nom, champ in self.fields.items()}
        connus |= {normaliser(champ.column_name): champ.column_name for champ in self.fields.values()}
        inconnus = [titre for titre in dataset.headers if normaliser(titre) not in connus]
        if inconnus:
            admises = ", ".join(champ.column_name for champ in self.fields.values())
            raise TableRefusee(f"Colonne inconnue : {', '.join(inconnus)}. Colonnes admises : {admises}.")
        dataset.headers = [connus[normaliser(titre)] for titre in dataset.headers]
        if len(set(dataset.headers)) < len(dataset.headers):
            raise TableRefusee("Deux colonnes portent le même titre.")
        self._donner_le_tribunal(dataset)
        cles = [self.fields[nom].column_name for nom in self._meta.import_id_fields]
        if manquants := [cle for cle in cles if cle not in dataset.headers]:
            raise TableRefusee(f"Il manque la colonne {', '.join(manquants)}.")

    def _donner_le_tribunal(self, dataset) -> None:
        champ = self.fields.get("juridiction")
        if champ and champ.column_name not in dataset.headers and len(self.tribunaux) == 1:
            (tribunal,) = self.tribunaux.values()
            noms = ["" if est_vide(ligne) else tribunal.nom for ligne in dataset]
            dataset.append_col(noms, header=champ.column_name)

    def import_row(self, row, instance_loader, **kwargs):
        """Passe une ligne vide, qui compte dans la numérotation."""
        if not est_vide(row.values()):
            return super().import_row(row, instance_loader, **kwargs)
        passee = self.get_row_result_class()()
        passee.import_type = RowResult.IMPORT_TYPE_SKIP
        return passee

    def validate_instance(self, instance, import_validation_errors=None, validate_unique=True):
        """Nomme la colonne fautive devant chaque erreur."""
        try:
            super().validate_instance(instance, import_validation_errors, validate_unique)
        except ValidationError as refus:
            titres = {champ.attribute: champ.column_name for champ in self.fields.values()}
            raise ValidationError(
                {
                    nom: [f"{titres[nom]} : {message}" if nom in titres else message for message in dits]
                    for nom, dits in refus.message_dict.items()
                }
            ) from None

    def after_import(self, dataset, result, **kwargs):
        """Ne recale pas la numérotation : aucun identifiant ne s'importe, et le rôle n'en a pas le droit."""

    def import_field(self, field, instance, row, is_m2m=False, **kwargs):
        """Range une valeur ; le tribunal d'une ligne connue ne change pas."""
        if field.column_name in row:
            super().import_field(field, instance, row, is_m2m, **kwargs)


def _lecteur(champ) -> Widget:
    if champ.choices:
        return _Choix(list(champ.choices))
    for espece, lecteur in (
        (models.DateField, _Jour),
        (models.BooleanField, _OuiNon),
        (models.IntegerField, IntegerWidget),
        (models.ForeignKey, Widget),
    ):
        if isinstance(champ, espece):
            return lecteur()
    return _Texte()
