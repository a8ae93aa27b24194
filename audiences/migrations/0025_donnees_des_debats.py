"""Données des débats qu'une commande de la note écrit avec leur phrase."""

import django.db.models.deletion
from decimal import Decimal
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('audiences', '0023_cloisonne_les_raccourcis'),
        ('comptes', '0004_cloisonne_les_jours_chomes'),
    ]

    operations = [
        migrations.AddField(
            model_name='comparution',
            name='mention_avocat',
            field=models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='audiences.mention', verbose_name='mention qui dit l’avocat'),
        ),
        migrations.CreateModel(
            name='ActeDePolice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('nature', models.CharField(choices=[('EXPULSION', 'expulsion'), ('RAPPEL', 'rappel à l’ordre')], max_length=10, verbose_name='nature')),
                ('personne', models.CharField(blank=True, max_length=160, verbose_name='autre personne')),
                ('faits', models.CharField(max_length=500, verbose_name='faits')),
                ('inscription', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='audiences.inscription')),
                ('juridiction', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='comptes.juridiction', verbose_name='juridiction')),
                ('mention', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='audiences.mention', verbose_name='mention de la note')),
                ('partie', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='audiences.partie', verbose_name='partie')),
            ],
            options={
                'verbose_name': 'acte de police de l’audience',
                'verbose_name_plural': 'actes de police de l’audience',
                'ordering': ['id'],
                'constraints': [models.CheckConstraint(condition=models.Q(('faits', ''), _negated=True), name='actedepolice_faits_dits'), models.CheckConstraint(condition=models.Q(models.Q(('partie__isnull', False), ('personne', '')), models.Q(('partie__isnull', True), models.Q(('personne', ''), _negated=True)), _connector='OR'), name='actedepolice_d_une_personne', violation_error_message='Dites de qui il s’agit : une partie, ou une autre personne.')],
            },
        ),
        migrations.CreateModel(
            name='Expert',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('civilite', models.CharField(blank=True, choices=[('M', 'M.'), ('MME', 'Mme')], max_length=3, verbose_name='civilité')),
                ('nom', models.CharField(max_length=160, verbose_name='nom')),
                ('discipline', models.CharField(blank=True, max_length=160, verbose_name='discipline')),
                ('est_a_distance', models.BooleanField(default=False, verbose_name='par un moyen de télécommunication')),
                ('conclusions', models.TextField(blank=True, verbose_name='ce qu’il expose')),
                ('inscription', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='audiences.inscription')),
                ('juridiction', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='comptes.juridiction', verbose_name='juridiction')),
                ('mention', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='audiences.mention', verbose_name='mention de la note')),
            ],
            options={
                'verbose_name': 'expert',
                'ordering': ['id'],
                'constraints': [models.CheckConstraint(condition=models.Q(('nom', ''), _negated=True), name='expert_nomme')],
            },
        ),
        migrations.CreateModel(
            name='HuisClos',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('auteur', models.CharField(choices=[('AVOCAT', 'l’avocat d’une partie'), ('PARTIE', 'une partie elle-même'), ('MINISTERE_PUBLIC', 'le ministère public'), ('OFFICE', 'le tribunal, d’office')], max_length=20, verbose_name='demandé par')),
                ('sont_entendus', models.BooleanField(default=False, verbose_name='ministère public et parties entendus')),
                ('decision', models.CharField(choices=[('ORDONNE', 'ordonne le huis clos'), ('REJETTE', 'rejette la demande')], max_length=8, verbose_name='décision')),
                ('motif', models.CharField(blank=True, choices=[('ORDRE', 'l’ordre'), ('SERENITE', 'la sérénité des débats'), ('DIGNITE', 'la dignité de la personne'), ('TIERS', 'les intérêts d’un tiers')], max_length=10, verbose_name='motif')),
                ('avocat', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='audiences.avocat')),
                ('inscription', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='audiences.inscription')),
                ('juridiction', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='comptes.juridiction', verbose_name='juridiction')),
                ('mention', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='audiences.mention', verbose_name='mention de la note')),
                ('partie', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='audiences.partie', verbose_name='partie')),
            ],
            options={
                'verbose_name': 'huis clos',
                'verbose_name_plural': 'huis clos',
                'ordering': ['id'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('decision', 'ORDONNE'), _negated=True), models.Q(('motif', ''), _negated=True), _connector='OR'), name='huisclos_motive', violation_error_message='Le jugement qui ordonne le huis clos dit son motif (CPP, art. 400).'), models.CheckConstraint(condition=models.Q(models.Q(('auteur__in', ('PARTIE', 'AVOCAT')), _negated=True), ('partie__isnull', False), _connector='OR'), name='huisclos_partie_dite', violation_error_message='Dites de quelle partie vient la demande.')],
            },
        ),
        migrations.CreateModel(
            name='Incident',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('nature', models.CharField(choices=[('NULLITE', 'exception de nullité'), ('EXCEPTION', 'autre exception'), ('QPC', 'question prioritaire de constitutionnalité'), ('ACTE', 'demande d’acte'), ('AUTRE', 'autre incident')], max_length=10, verbose_name='nature')),
                ('auteur', models.CharField(choices=[('AVOCAT', 'l’avocat d’une partie'), ('PARTIE', 'une partie elle-même'), ('MINISTERE_PUBLIC', 'le ministère public'), ('OFFICE', 'le tribunal, d’office')], max_length=20, verbose_name='soulevé par')),
                ('objet', models.CharField(max_length=300, verbose_name='objet')),
                ('moyen', models.TextField(blank=True, verbose_name='moyen')),
                ('avis_parquet', models.CharField(blank=True, choices=[('REJET', 'conclut au rejet'), ('ADHESION', 'ne s’y oppose pas'), ('RAPPORT', 's’en rapporte'), ('JONCTION', 'demande la jonction au fond')], max_length=10, verbose_name='réponse du ministère public')),
                ('est_parole_donnee', models.BooleanField(default=False, verbose_name='le prévenu a eu la parole en dernier')),
                ('issue', models.CharField(blank=True, choices=[('JOINT', 'joint l’incident au fond'), ('ADMIS', 'statue sur-le-siège et fait droit'), ('REJET', 'statue sur-le-siège et rejette'), ('DELIBERE', 'met l’incident en délibéré')], max_length=10, verbose_name='issue')),
                ('decision', models.CharField(blank=True, max_length=300, verbose_name='décision précisée')),
                ('avocat', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='audiences.avocat')),
                ('inscription', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='audiences.inscription')),
                ('juridiction', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='comptes.juridiction', verbose_name='juridiction')),
                ('mention', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='audiences.mention', verbose_name='mention de la note')),
                ('partie', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='audiences.partie', verbose_name='partie')),
            ],
            options={
                'verbose_name': 'incident',
                'ordering': ['id'],
                'constraints': [models.CheckConstraint(condition=models.Q(('objet', ''), _negated=True), name='incident_objet_dit'), models.CheckConstraint(condition=models.Q(models.Q(('auteur__in', ('PARTIE', 'AVOCAT')), _negated=True), ('partie__isnull', False), _connector='OR'), name='incident_partie_dite', violation_error_message='Dites de quelle partie vient l’incident.')],
            },
        ),
        migrations.CreateModel(
            name='Interprete',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('civilite', models.CharField(blank=True, choices=[('M', 'M.'), ('MME', 'Mme')], max_length=3, verbose_name='civilité')),
                ('nom', models.CharField(blank=True, max_length=160, verbose_name='nom')),
                ('langue', models.CharField(max_length=80, verbose_name='langue')),
                ('assermentation', models.CharField(blank=True, choices=[('INSCRIT', 'expert inscrit, déjà assermenté'), ('SERMENT', 'prête serment à l’audience')], max_length=10, verbose_name='serment')),
                ('est_a_distance', models.BooleanField(default=False, verbose_name='par un moyen de télécommunication')),
                ('incident', models.CharField(blank=True, choices=[('RECUSATION', 'l’interprète est récusé'), ('QUALITE', 'la qualité de l’interprétation est contestée'), ('ABSENCE', 'l’absence d’interprète est contestée')], max_length=12, verbose_name='incident')),
                ('incident_motif', models.CharField(blank=True, max_length=500, verbose_name='motif de l’incident')),
                ('incident_suite', models.CharField(blank=True, choices=[('REJET', 'rejette'), ('REMPLACEMENT', 'désigne un autre interprète'), ('DESIGNATION', 'désigne un interprète')], max_length=12, verbose_name='décision sur l’incident')),
                ('incident_de', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='audiences.partie', verbose_name='soulevé par')),
                ('inscription', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='audiences.inscription')),
                ('juridiction', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='comptes.juridiction', verbose_name='juridiction')),
                ('mention', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='audiences.mention', verbose_name='mention de la note')),
                ('pour', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='audiences.partie', verbose_name='pour')),
            ],
            options={
                'verbose_name': 'interprète',
                'ordering': ['id'],
                'constraints': [models.CheckConstraint(condition=models.Q(('langue', ''), _negated=True), name='interprete_langue_dite'), models.CheckConstraint(condition=models.Q(('incident', 'ABSENCE'), models.Q(('assermentation', ''), _negated=True), _connector='OR'), name='interprete_assermente', violation_error_message='Dites le serment de l’interprète (CPP, art. 407).')],
            },
        ),
        migrations.CreateModel(
            name='Telecommunication',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('personne', models.CharField(blank=True, max_length=160, verbose_name='autre personne')),
                ('lieu', models.CharField(blank=True, max_length=160, verbose_name='depuis')),
                ('est_avec_accord', models.BooleanField(blank=True, null=True, verbose_name='avec l’accord du procureur et des parties')),
                ('inscription', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='audiences.inscription')),
                ('juridiction', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='comptes.juridiction', verbose_name='juridiction')),
                ('mention', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='audiences.mention', verbose_name='mention de la note')),
                ('partie', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='audiences.partie', verbose_name='partie')),
            ],
            options={
                'verbose_name': 'télécommunication audiovisuelle',
                'verbose_name_plural': 'télécommunications audiovisuelles',
                'ordering': ['id'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('partie__isnull', False), ('personne', '')), models.Q(('partie__isnull', True), models.Q(('personne', ''), _negated=True)), _connector='OR'), name='telecommunication_d_une_personne', violation_error_message='Dites qui est entendu à distance : une partie ou un autre.')],
            },
        ),
        migrations.CreateModel(
            name='Temoin',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('civilite', models.CharField(blank=True, choices=[('M', 'M.'), ('MME', 'Mme')], max_length=3, verbose_name='civilité')),
                ('nom', models.CharField(max_length=160, verbose_name='nom')),
                ('age', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='âge')),
                ('profession', models.CharField(blank=True, max_length=160, verbose_name='profession')),
                ('domicile', models.CharField(blank=True, max_length=250, verbose_name='domicile')),
                ('lien', models.CharField(blank=True, choices=[('AUCUN', 'ni parent, ni allié, ni au service des parties'), ('LIEN', 'un lien, à préciser')], max_length=5, verbose_name='lien avec les parties')),
                ('lien_precise', models.CharField(blank=True, max_length=160, verbose_name='lien précisé')),
                ('serment', models.CharField(blank=True, choices=[('SERMENT', 'prête serment'), ('SANS_SERMENT', 'entendu sans serment')], max_length=12, verbose_name='serment')),
                ('sans_serment', models.CharField(blank=True, choices=[('MINEUR', 'moins de seize ans (CPP, art. 447)'), ('LIEN', 'parent, allié ou conjoint (CPP, art. 448)')], max_length=6, verbose_name='motif')),
                ('est_absent', models.BooleanField(default=False, verbose_name='absent')),
                ('est_cite', models.BooleanField(blank=True, null=True, verbose_name='régulièrement cité')),
                ('suite', models.CharField(blank=True, choices=[('PASSE_OUTRE', 'passe outre'), ('AMENER', 'ordonne de l’amener'), ('RENVOI', 'renvoie l’affaire')], max_length=11, verbose_name='suite')),
                ('amende', models.DecimalField(blank=True, decimal_places=2, max_digits=6, null=True, verbose_name='amende')),
                ('inscription', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='audiences.inscription')),
                ('juridiction', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='comptes.juridiction', verbose_name='juridiction')),
                ('mention', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='audiences.mention', verbose_name='mention de la note')),
            ],
            options={
                'verbose_name': 'témoin',
                'ordering': ['id'],
                'constraints': [models.CheckConstraint(condition=models.Q(('nom', ''), _negated=True), name='temoin_nomme'), models.CheckConstraint(condition=models.Q(models.Q(('est_absent', True), ('serment', '')), models.Q(('est_absent', False), models.Q(('serment', ''), _negated=True)), _connector='OR'), name='temoin_entendu_ou_absent', violation_error_message='Un témoin entendu l’est avec ou sans serment ; absent, aucun.'), models.CheckConstraint(condition=models.Q(('amende__isnull', True), models.Q(('amende__gt', 0), ('amende__lte', Decimal('3750')), ('est_absent', True)), _connector='OR'), name='temoin_amende_bornee', violation_error_message='L’amende du témoin absent ne dépasse pas 3 750 € (CPP, art. 438).')],
            },
        ),
    ]
