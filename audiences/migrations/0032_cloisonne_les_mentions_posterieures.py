from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("audiences", "0031_mentions_posterieures")]
    operations = []
