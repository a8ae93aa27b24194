from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("audiences", "0029_releve_et_marques")]
    operations = []
