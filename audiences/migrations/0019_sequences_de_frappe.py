from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("audiences", "0018_statistiques_de_la_nomenclature")]
    operations = []
