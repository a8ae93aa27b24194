"""Import avec aperçu et export des tables de référence, dans le périmètre de l'administrateur."""

import re
import tempfile
from pathlib import Path
from secrets import token_hex

from django.contrib import messages
from django.contrib.admin.models import ADDITION, CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import SuspiciousFileOperation, ValidationError
from django.db import transaction
from django.http import HttpResponseRedirect
from django.urls import reverse
from import_export.admin import ImportExportMixin
from import_export.forms import ExportForm
from import_export.results import RowResult
from import_export.tmp_storages import BaseStorage

from mistral.socle.francais import normaliser
from mistral.socle.historique import VIDE, remplacement
from mistral.socle.journal import consigner
from mistral.socle.site_admin import AdminCloisonne
from mistral.socle.tableur import TableRefusee


class DepotTemporaire(BaseStorage):
    """Fichier gardé de l'aperçu à la confirmation, sous un nom qui ne se devine pas."""

    _DOSSIER = Path(tempfile.gettempdir())

    def _chemin(self) -> Path:
        if not re.fullmatch(r"import-[0-9a-f]{32}", self.name or ""):
            raise SuspiciousFileOperation("Nom de dépôt refusé.")
        return self._DOSSIER / self.name

    def deposer(self, data: bytes) -> None:
        """Garde le fichier, lisible de ce seul compte du système."""
        self.name = f"import-{token_hex(16)}"
        chemin = self._chemin()
        chemin.touch(mode=0o600, exist_ok=False)
        chemin.write_bytes(data)

    def read(self):
        try:
            return self._chemin().read_bytes()
        except FileNotFoundError:
            raise TableRefusee("Ce fichier a déjà été importé, ou n’est plus là.") from None

    def remove(self):
        self._chemin().unlink(missing_ok=True)


class AdminEchange(ImportExportMixin, AdminCloisonne):
    """Table de référence importable avec aperçu et exportable, dans le périmètre de l'administrateur."""

    tmp_storage_class = DepotTemporaire
    export_form_class = ExportForm
    import_template_name = "admin/import_export/importer.html"
    export_template_name = "admin/import_export/exporter.html"

    def has_import_permission(self, request) -> bool:
        """Suit le droit de créer et de modifier."""
        return self.has_add_permission(request) and self.has_change_permission(request)

    def has_export_permission(self, request) -> bool:
        """Suit le droit de lire."""
        return self.has_view_permission(request)

    def get_resource_kwargs(self, request, *args, **kwargs):
        """Donne à la table la personne, dont le périmètre borne tout."""
        return {"personne": request.user}

    def get_export_queryset(self, request):
        """Lit le tribunal avec chaque ligne."""
        lignes = super().get_export_queryset(request)
        return lignes.select_related("juridiction") if self.champ_juridiction == "juridiction" else lignes

    def get_export_filename(self, request, queryset, file_format):
        """Nomme le fichier d'après la table."""
        nom = normaliser(str(self.opts.verbose_name_plural)).replace(" ", "-")
        return f"{nom}.{file_format.get_extension()}"

    def get_export_data(self, file_format, request, queryset, **kwargs):
        """Consigne la sortie de données."""
        consigner(f"{self.opts.model_name}-exporte", par=request.user)
        return super().get_export_data(file_format, request, queryset, **kwargs)

    def write_to_tmp_storage(self, import_file, input_format):
        """Garde le fichier jusqu'à la confirmation."""
        depot = DepotTemporaire()
        depot.deposer(b"".join(import_file.chunks()))
        return depot

    def add_data_read_fail_error_to_form(self, form, e):
        """Dit pourquoi le fichier n'est pas lu."""
        raison = str(e) if isinstance(e, TableRefusee) else "Ce fichier ne se lit pas comme une table."
        form.add_error("import_file", raison)

    def process_import(self, request, **kwargs):
        """Applique tout ou rien : une ligne refusée depuis l'aperçu annule l'import."""
        try:
            with transaction.atomic():
                return super().process_import(request, **kwargs)
        except (TableRefusee, ValidationError, SuspiciousFileOperation) as refus:
            messages.error(request, f"Rien n’a été importé. {refus}")
            return HttpResponseRedirect(reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_import"))

    def process_result(self, result, request):
        """Refuse un résultat fautif, sinon l'inscrit à l'historique et au journal."""
        if result.has_errors() or result.has_validation_errors():
            raise TableRefusee("La table a changé depuis l’aperçu. Déposez à nouveau le fichier.")
        return super().process_result(result, request)

    def generate_log_entries(self, result, request):
        """Inscrit chaque ligne créée ou modifiée, avec ses valeurs avant et après."""
        table = ContentType.objects.get_for_model(self.model)
        entrees = []
        for ligne in result.rows:
            if ligne.import_type in (RowResult.IMPORT_TYPE_NEW, RowResult.IMPORT_TYPE_UPDATE):
                nouvelle = ligne.import_type == RowResult.IMPORT_TYPE_NEW
                dit = "Ajout par import" if nouvelle else f"Import : {self._ecarts(ligne)}"
                entrees.append(
                    LogEntry(
                        user_id=request.user.pk,
                        content_type=table,
                        object_id=str(ligne.instance.pk),
                        object_repr=str(ligne.instance)[:200],
                        action_flag=ADDITION if nouvelle else CHANGE,
                        change_message=dit,
                    )
                )
        LogEntry.objects.bulk_create(entrees)
        lignes = {getattr(ligne.instance, "juridiction_id", None) for ligne in result.rows if ligne.instance}
        for juridiction_id in sorted(lignes, key=str):
            consigner(f"{self.opts.model_name}-importe", par=request.user, juridiction_id=juridiction_id)

    def _ecarts(self, ligne) -> str:
        ressource = self.resource_classes[0]()
        dits = []
        for champ in ressource.get_import_fields():
            avant, apres = champ.export(ligne.original) or VIDE, champ.export(ligne.instance) or VIDE
            if avant != apres:
                dits.append(remplacement(champ.column_name, avant, apres))
        return " ; ".join(dits)

    def add_success_message(self, result, request):
        """Compte ce qui a été fait."""
        faits = result.totals
        messages.success(
            request,
            f"Import terminé : {faits[RowResult.IMPORT_TYPE_NEW]} ajout(s), "
            f"{faits[RowResult.IMPORT_TYPE_UPDATE]} modification(s), "
            f"{faits[RowResult.IMPORT_TYPE_SKIP]} ligne(s) inchangée(s).",
        )
