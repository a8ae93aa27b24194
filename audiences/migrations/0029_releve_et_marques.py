from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("audiences", "0028_cloisonne_les_demandes")]
    operations = []
