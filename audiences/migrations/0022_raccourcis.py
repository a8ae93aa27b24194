from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("audiences", "0021_cloisonne_l_horloge")]
    operations = []
