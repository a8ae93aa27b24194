from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("audiences", "0023_cloisonne_les_raccourcis")]
    operations = []
