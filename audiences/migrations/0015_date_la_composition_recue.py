from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("audiences", "0014_listes_fournies")]

    operations = [
        migrations.AddField(
            model_name="intervenant",
            name="vue_le",
            field=models.DateTimeField(
                blank=True, null=True, verbose_name="émission du dernier rôle qui le nomme"
            ),
        ),
    ]
