from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("audiences", "0026_cloisonne_les_donnees_des_debats")]
    operations = []
