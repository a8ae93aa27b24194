"""Retient les places que le greffe a vidées."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('audiences', '0015_date_la_composition_recue'),
        ('comptes', '0004_cloisonne_les_jours_chomes'),
    ]

    operations = [
        migrations.CreateModel(
            name='PlaceLiberee',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('fauteuil', models.CharField(choices=[('PRESIDENT', 'président'), ('ASSESSEUR_1', 'premier assesseur'), ('ASSESSEUR_2', 'second assesseur'), ('MINISTERE_PUBLIC', 'ministère public'), ('GREFFIER', 'greffier'), ('GREFFIER_STAGIAIRE', 'greffier stagiaire'), ('AUDITEUR', 'auditeur de justice')], max_length=20, verbose_name='place')),
                ('nom', models.CharField(max_length=160, verbose_name='nom qui y figurait au rôle')),
                ('audience', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='places_liberees', to='audiences.audience')),
                ('juridiction', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='comptes.juridiction', verbose_name='juridiction')),
            ],
            options={
                'verbose_name': 'place libérée',
                'verbose_name_plural': 'places libérées',
                'constraints': [models.UniqueConstraint(fields=('audience', 'fauteuil'), name='placeliberee_unique'), models.CheckConstraint(condition=models.Q(('nom', ''), _negated=True), name='placeliberee_nommee')],
            },
        ),
    ]
