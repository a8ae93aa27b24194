from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("audiences", "0022_raccourcis")]
    operations = []
