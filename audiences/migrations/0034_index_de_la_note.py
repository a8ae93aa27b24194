"""Retire les index et les clés que d'autres contiennent, et laisse aux lignes récrites la place de l'être."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('audiences', '0033_ordres_de_la_note'),
        ('comptes', '0005_personne_d_une_session'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterField(
            model_name='mention',
            name='note',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='mentions', to='audiences.note'),
        ),
        migrations.AlterField(
            model_name='operationnote',
            name='auteur',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AlterField(
            model_name='operationnote',
            name='juridiction',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='comptes.juridiction', verbose_name='juridiction'),
        ),
        migrations.AlterField(
            model_name='operationnote',
            name='note',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='operations', to='audiences.note'),
        ),
        migrations.AlterField(
            model_name='operationnote',
            name='partie',
            field=models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='audiences.partie', verbose_name='partie'),
        ),
        # Une mention se récrit à chaque envoi : dans sa page, sans toucher à un index.
        migrations.RunSQL(
            "ALTER TABLE audiences_mention SET (fillfactor = 60); ALTER TABLE audiences_note SET (fillfactor = 60)",
            "ALTER TABLE audiences_mention RESET (fillfactor); ALTER TABLE audiences_note RESET (fillfactor)",
        ),
    ]
