from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("audiences", "0027_conclusions_requisitions_demandes")]
    operations = []
