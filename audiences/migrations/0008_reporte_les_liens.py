"""Reporte sur la table des liens ceux que portaient les parties."""

from django.db import migrations


def reporter_les_liens(apps, schema_editor):
    """Fait une ligne de lien de chaque partie qui en représentait une autre."""
    # La sécurité par ligne vaut aussi pour le propriétaire : tous les tribunaux, le temps du report.
    base = schema_editor.connection.alias  # Celle du propriétaire : l'application n'a encore aucun droit.
    numeros = apps.get_model("comptes", "Juridiction").objects.using(base).values_list("pk", flat=True)
    toutes = ",".join(str(numero) for numero in numeros)
    schema_editor.execute("SELECT set_config('mistral.juridictions', %s, true)", [toutes])
    Partie = apps.get_model("audiences", "Partie")
    Representation = apps.get_model("audiences", "Representation")
    Representation.objects.using(base).bulk_create(
        Representation(
            juridiction_id=partie.juridiction_id,
            representant_id=partie.pk,
            represente_id=partie.represente_id,
            nature="REPRESENTE",
            lien_juridique=partie.lien_juridique,
            lien_social=partie.lien_social,
        )
        for partie in Partie.objects.using(base).filter(represente__isnull=False)
    )


class Migration(migrations.Migration):
    dependencies = [("audiences", "0007_cloisonne_la_preparation"), ("comptes", "0002_cloisonnement")]

    operations = [migrations.RunPython(reporter_les_liens, migrations.RunPython.noop)]
