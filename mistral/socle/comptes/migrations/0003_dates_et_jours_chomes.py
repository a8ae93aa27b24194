"""Dates des tribunaux et des salles, visioconférence, jours chômés propres à un tribunal."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('comptes', '0002_cloisonnement'),
    ]

    operations = [
        migrations.CreateModel(
            name='JourChome',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('date', models.DateField(verbose_name='date')),
                ('libelle', models.CharField(help_text='Par exemple « pont de l’Ascension ».', max_length=80, verbose_name='motif')),
            ],
            options={
                'verbose_name': 'jour chômé',
                'verbose_name_plural': 'jours chômés',
                'ordering': ['-date'],
            },
        ),
        migrations.AddField(
            model_name='juridiction',
            name='au',
            field=models.DateField(blank=True, help_text='Une juridiction ne se supprime pas : elle se ferme.', null=True, verbose_name='fermée après le'),
        ),
        migrations.AddField(
            model_name='juridiction',
            name='du',
            field=models.DateField(blank=True, null=True, verbose_name='créée le'),
        ),
        migrations.AddField(
            model_name='salle',
            name='a_visioconference',
            field=models.BooleanField(default=False, verbose_name='équipée pour la visioconférence'),
        ),
        migrations.AddField(
            model_name='salle',
            name='au',
            field=models.DateField(blank=True, null=True, verbose_name='fermée après le'),
        ),
        migrations.AddField(
            model_name='salle',
            name='du',
            field=models.DateField(blank=True, null=True, verbose_name='disponible depuis le'),
        ),
        migrations.AddConstraint(
            model_name='juridiction',
            constraint=models.CheckConstraint(condition=models.Q(('au__isnull', True), ('du__isnull', True), ('au__gte', models.F('du')), _connector='OR'), name='juridiction_dates_ordonnees', violation_error_message='La date de fin précède la date de début.'),
        ),
        migrations.AddConstraint(
            model_name='salle',
            constraint=models.CheckConstraint(condition=models.Q(('au__isnull', True), ('du__isnull', True), ('au__gte', models.F('du')), _connector='OR'), name='salle_dates_ordonnees', violation_error_message='La date de fin précède la date de début.'),
        ),
        migrations.AlterConstraint(
            model_name='service',
            name='service_dates_ordonnees',
            constraint=models.CheckConstraint(condition=models.Q(('au__isnull', True), ('du__isnull', True), ('au__gte', models.F('du')), _connector='OR'), name='service_dates_ordonnees', violation_error_message='La date de fin précède la date de début.'),
        ),
        migrations.AddField(
            model_name='jourchome',
            name='juridiction',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='comptes.juridiction', verbose_name='juridiction'),
        ),
        migrations.AddConstraint(
            model_name='jourchome',
            constraint=models.UniqueConstraint(fields=('juridiction', 'date'), name='jourchome_unique', violation_error_message='Ce jour est déjà chômé dans ce tribunal.'),
        ),
        migrations.AddConstraint(
            model_name='jourchome',
            constraint=models.CheckConstraint(condition=models.Q(('libelle', ''), _negated=True), name='jourchome_nomme'),
        ),
    ]
