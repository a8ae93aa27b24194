from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("audiences", "0019_sequences_de_frappe")]
    operations = []
