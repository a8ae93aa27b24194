from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("audiences", "0024_raccourcis_fournis")]
    operations = []
