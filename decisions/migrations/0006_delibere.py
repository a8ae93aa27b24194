from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("decisions", "0005_verrou_des_preventions")]
    operations = []
