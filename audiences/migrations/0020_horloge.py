"""Les heures d'une affaire à l'audience, ses suspensions, et la trace des heures corrigées."""

import django.db.models.deletion
import django.db.models.functions.datetime
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('audiences', '0019_sequences_de_frappe'),
        ('comptes', '0004_cloisonne_les_jours_chomes'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='CorrectionHoraire',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('heure', models.CharField(choices=[('OUVERTURE', 'ouverture de l’audience'), ('INTERVALLE', 'suspension ou reprise de l’audience'), ('LEVEE', 'levée de l’audience'), ('APPEL', 'appel de l’affaire'), ('DEBATS', 'début des débats'), ('SUSPENSION', 'suspension de l’affaire'), ('REPRISE', 'reprise de l’affaire'), ('PRONONCE', 'prononcé'), ('FIN', 'fin de l’affaire')], max_length=12, verbose_name='heure')),
                ('ancienne', models.DateTimeField(blank=True, null=True, verbose_name='ancienne heure')),
                ('nouvelle', models.DateTimeField(verbose_name='nouvelle heure')),
                ('motif', models.CharField(max_length=200, verbose_name='motif')),
                ('le', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), verbose_name='le')),
            ],
            options={
                'verbose_name': 'correction d’heure',
                'verbose_name_plural': 'corrections d’heures',
                'ordering': ['le', 'id'],
            },
        ),
        migrations.CreateModel(
            name='SuspensionAffaire',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('nature', models.CharField(choices=[('DEBATS', 'audience ouverte'), ('SUSPENSION', 'suspendue'), ('DELIBERE', 'en délibéré')], max_length=12, verbose_name='nature')),
                ('motif', models.CharField(blank=True, choices=[('PAUSE', 'pause'), ('INCIDENT', 'incident')], max_length=12, verbose_name='motif')),
                ('debut_le', models.DateTimeField(verbose_name='début')),
                ('fin_le', models.DateTimeField(blank=True, null=True, verbose_name='fin')),
            ],
            options={
                'verbose_name': 'suspension d’une affaire',
                'verbose_name_plural': 'suspensions d’affaires',
                'ordering': ['debut_le', 'id'],
            },
        ),
        migrations.AddField(
            model_name='inscription',
            name='debats_le',
            field=models.DateTimeField(blank=True, null=True, verbose_name='débats ouverts le'),
        ),
        migrations.AddField(
            model_name='inscription',
            name='prononcee_le',
            field=models.DateTimeField(blank=True, null=True, verbose_name='jugement prononcé le'),
        ),
        migrations.AddField(
            model_name='session',
            name='mention',
            field=models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='session', to='audiences.mention', verbose_name='mention qui l’ouvre'),
        ),
        migrations.AddField(
            model_name='session',
            name='motif',
            field=models.CharField(blank=True, choices=[('PAUSE', 'pause'), ('INCIDENT', 'incident')], max_length=12, verbose_name='motif'),
        ),
        migrations.AddConstraint(
            model_name='inscription',
            constraint=models.CheckConstraint(condition=models.Q(('debats_le__isnull', True), ('debats_le__gte', models.F('appelee_le')), _connector='OR'), name='inscription_debats_apres_appel', violation_error_message='Les débats commencent avant l’appel de l’affaire.'),
        ),
        migrations.AddConstraint(
            model_name='inscription',
            constraint=models.CheckConstraint(condition=models.Q(('debats_le__isnull', True), ('terminee_le__isnull', True), ('terminee_le__gte', models.F('debats_le')), _connector='OR'), name='inscription_fin_apres_debats', violation_error_message='L’heure de fin précède le début des débats.'),
        ),
        migrations.AddConstraint(
            model_name='inscription',
            constraint=models.CheckConstraint(condition=models.Q(('prononcee_le__isnull', True), ('prononcee_le__gte', models.F('appelee_le')), _connector='OR'), name='inscription_prononce_apres_appel', violation_error_message='Le jugement est prononcé avant l’appel de l’affaire.'),
        ),
        migrations.AddConstraint(
            model_name='inscription',
            constraint=models.CheckConstraint(condition=models.Q(('appelee_le__isnull', False), models.Q(('debats_le__isnull', True), ('prononcee_le__isnull', True)), _connector='OR'), name='inscription_heures_si_appelee', violation_error_message='Une affaire qui n’a pas été appelée n’a ni débats, ni prononcé.'),
        ),
        migrations.AddConstraint(
            model_name='session',
            constraint=models.CheckConstraint(condition=models.Q(('motif', ''), models.Q(('motif__in', ['PAUSE', 'INCIDENT']), ('nature', 'SUSPENSION')), _connector='OR'), name='session_motif_de_suspension', violation_error_message='Seule une suspension a un motif.'),
        ),
        migrations.AddField(
            model_name='correctionhoraire',
            name='audience',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='corrections_horaires', to='audiences.audience'),
        ),
        migrations.AddField(
            model_name='correctionhoraire',
            name='inscription',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='corrections_horaires', to='audiences.inscription'),
        ),
        migrations.AddField(
            model_name='correctionhoraire',
            name='juridiction',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='comptes.juridiction', verbose_name='juridiction'),
        ),
        migrations.AddField(
            model_name='correctionhoraire',
            name='par',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='correctionhoraire',
            name='session',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='corrections_horaires', to='audiences.session'),
        ),
        migrations.AddField(
            model_name='suspensionaffaire',
            name='inscription',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='suspensions', to='audiences.inscription'),
        ),
        migrations.AddField(
            model_name='suspensionaffaire',
            name='juridiction',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='comptes.juridiction', verbose_name='juridiction'),
        ),
        migrations.AddField(
            model_name='suspensionaffaire',
            name='mention',
            field=models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='suspension_affaire', to='audiences.mention', verbose_name='mention de la suspension'),
        ),
        migrations.AddField(
            model_name='suspensionaffaire',
            name='mention_fin',
            field=models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='reprise_affaire', to='audiences.mention', verbose_name='mention de la reprise'),
        ),
        migrations.AddField(
            model_name='correctionhoraire',
            name='suspension',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='corrections_horaires', to='audiences.suspensionaffaire'),
        ),
        migrations.AddConstraint(
            model_name='suspensionaffaire',
            constraint=models.UniqueConstraint(condition=models.Q(('fin_le__isnull', True)), fields=('inscription',), name='suspensionaffaire_une_en_cours', violation_error_message='Cette affaire est déjà suspendue.'),
        ),
        migrations.AddConstraint(
            model_name='suspensionaffaire',
            constraint=models.CheckConstraint(condition=models.Q(('fin_le__isnull', True), ('fin_le__gte', models.F('debut_le')), _connector='OR'), name='suspensionaffaire_fin_apres_debut', violation_error_message='La reprise précède la suspension.'),
        ),
        migrations.AddConstraint(
            model_name='suspensionaffaire',
            constraint=models.CheckConstraint(condition=models.Q(('nature', 'SUSPENSION'), models.Q(('motif', ''), ('nature', 'DELIBERE')), _connector='OR'), name='suspensionaffaire_nature', violation_error_message='Une affaire est suspendue, ou en délibéré, alors sans motif.'),
        ),
        migrations.AddConstraint(
            model_name='suspensionaffaire',
            constraint=models.CheckConstraint(condition=models.Q(('motif', ''), ('motif__in', ['PAUSE', 'INCIDENT']), _connector='OR'), name='suspensionaffaire_motif_connu'),
        ),
        migrations.AddConstraint(
            model_name='correctionhoraire',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('heure__in', ['OUVERTURE', 'LEVEE']), ('inscription__isnull', True), ('session__isnull', True), ('suspension__isnull', True)), models.Q(('heure__in', ['INTERVALLE']), ('inscription__isnull', True), ('session__isnull', False), ('suspension__isnull', True)), models.Q(('heure__in', ['APPEL', 'DEBATS', 'PRONONCE', 'FIN']), ('inscription__isnull', False), ('session__isnull', True), ('suspension__isnull', True)), models.Q(('heure__in', ['SUSPENSION', 'REPRISE']), ('inscription__isnull', True), ('session__isnull', True), ('suspension__isnull', False)), _connector='OR'), name='correctionhoraire_une_heure'),
        ),
        migrations.AddConstraint(
            model_name='correctionhoraire',
            constraint=models.CheckConstraint(condition=models.Q(('motif', ''), _negated=True), name='correctionhoraire_motivee', violation_error_message='Dites pourquoi l’heure est corrigée.'),
        ),
        migrations.AddConstraint(
            model_name='correctionhoraire',
            constraint=models.CheckConstraint(condition=models.Q(('ancienne__isnull', True), models.Q(('ancienne', models.F('nouvelle')), _negated=True), _connector='OR'), name='correctionhoraire_change', violation_error_message='Cette heure est déjà celle qui est notée.'),
        ),
    ]
