"""La mise en délibéré, et la demande de renvoi refusée ou jointe au fond."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('audiences', '0021_cloisonne_l_horloge'),
        ('comptes', '0004_cloisonne_les_jours_chomes'),
        ('decisions', '0005_verrou_des_preventions'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='renvoi',
            name='avis_parquet',
            field=models.CharField(blank=True, choices=[('S_OPPOSE', 's’y oppose'), ('S_EN_RAPPORTE', 's’en rapporte'), ('NE_S_OPPOSE_PAS', 'ne s’y oppose pas')], max_length=20, verbose_name='avis du ministère public'),
        ),
        migrations.AddField(
            model_name='renvoi',
            name='observations',
            field=models.TextField(blank=True, verbose_name='observations des parties'),
        ),
        migrations.CreateModel(
            name='Delibere',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('date', models.DateField(verbose_name='date du délibéré')),
                ('heure', models.TimeField(verbose_name='heure')),
                ('parties_informees', models.BooleanField(blank=True, null=True, verbose_name='parties présentes informées')),
                ('est_prorogation', models.BooleanField(default=False, verbose_name='prorogation')),
                ('cree_audience', models.BooleanField(default=False, verbose_name='a créé l’audience suivante')),
                ('le', models.DateTimeField(auto_now_add=True, verbose_name='enregistré le')),
                ('inscription', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='delibere', to='audiences.inscription')),
                ('juridiction', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='comptes.juridiction', verbose_name='juridiction')),
                ('mention', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='delibere', to='audiences.mention', verbose_name='mention de la note')),
                ('par', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('salle', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='comptes.salle', verbose_name='salle')),
                ('vers', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='delibere_de', to='audiences.inscription', verbose_name='passage suivant')),
            ],
            options={
                'verbose_name': 'délibéré',
                'constraints': [models.CheckConstraint(condition=models.Q(('inscription', models.F('vers')), _negated=True), name='delibere_a_une_autre_audience', violation_error_message='Un délibéré est vidé à une autre audience que celle des débats.')],
            },
        ),
        migrations.CreateModel(
            name='DemandeRenvoi',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('demandeur', models.CharField(choices=[('PREVENU', 'le prévenu'), ('AVOCAT_PREVENU', 'l’avocat du prévenu'), ('PC', 'la partie civile'), ('AVOCAT_PC', 'l’avocat de la partie civile'), ('PARQUET', 'le ministère public'), ('TRIBUNAL', 'le tribunal, d’office')], max_length=20, verbose_name='demandeur')),
                ('motif', models.CharField(max_length=40, verbose_name='motif')),
                ('precision', models.TextField(blank=True, verbose_name='précision')),
                ('avis_parquet', models.CharField(blank=True, choices=[('S_OPPOSE', 's’y oppose'), ('S_EN_RAPPORTE', 's’en rapporte'), ('NE_S_OPPOSE_PAS', 'ne s’y oppose pas')], max_length=20, verbose_name='avis du ministère public')),
                ('observations', models.TextField(blank=True, verbose_name='observations des parties')),
                ('suite', models.CharField(choices=[('ORDONNE', 'le renvoi est ordonné'), ('REJETEE', 'la demande est rejetée'), ('JOINTE_AU_FOND', 'l’incident est joint au fond')], max_length=20, verbose_name='suite donnée')),
                ('le', models.DateTimeField(auto_now_add=True, verbose_name='enregistrée le')),
                ('inscription', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='demandes_renvoi', to='audiences.inscription')),
                ('juridiction', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='comptes.juridiction', verbose_name='juridiction')),
                ('mention', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='demande_renvoi', to='audiences.mention', verbose_name='mention de la note')),
                ('par', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'demande de renvoi',
                'verbose_name_plural': 'demandes de renvoi',
                'ordering': ['le', 'id'],
                'constraints': [models.CheckConstraint(condition=models.Q(('suite__in', ['REJETEE', 'JOINTE_AU_FOND'])), name='demanderenvoi_non_ordonnee', violation_error_message='Un renvoi ordonné s’enregistre comme un renvoi.'), models.CheckConstraint(condition=models.Q(('motif', ''), _negated=True), name='demanderenvoi_motivee'), models.CheckConstraint(condition=models.Q(models.Q(('motif', 'AUTRE'), _negated=True), models.Q(('precision', ''), _negated=True), _connector='OR'), name='demanderenvoi_motif_libre_precise', violation_error_message='Le motif « autre » demande d’être précisé.')],
            },
        ),
    ]
