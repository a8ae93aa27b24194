"""Dit si le renvoi a créé l’audience où il inscrit l’affaire."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("decisions", "0003_manques_de_la_piece"),
    ]

    operations = [
        migrations.AddField(
            model_name="renvoi",
            name="cree_audience",
            field=models.BooleanField(default=False, verbose_name="a créé l’audience suivante"),
        ),
    ]
