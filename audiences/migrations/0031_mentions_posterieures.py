from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("audiences", "0030_cloisonne_la_releve")]
    operations = []
