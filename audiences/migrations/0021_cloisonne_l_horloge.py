from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("audiences", "0020_horloge")]
    operations = []
