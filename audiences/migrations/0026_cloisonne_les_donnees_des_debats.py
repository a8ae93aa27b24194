from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("audiences", "0025_donnees_des_debats")]
    operations = []
