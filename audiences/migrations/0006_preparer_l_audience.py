"""Pose ce que demande la préparation de l’audience : listes, membres, corrections, imports suivis."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
import django.db.models.expressions
import django.db.models.functions.datetime
import mistral.socle.recherche
from django.conf import settings
from django.db import migrations, models

from mistral.socle.recherche import FONCTION, RETRAIT_FONCTION


class Migration(migrations.Migration):

    dependencies = [
        ('audiences', '0005_cloisonnement_des_manques'),
        ('comptes', '0002_cloisonnement'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RunSQL(FONCTION, RETRAIT_FONCTION),
        migrations.CreateModel(
            name='ChoixImport',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('cle', models.CharField(max_length=300, verbose_name='ce sur quoi il porte')),
                ('est_pris', models.BooleanField(verbose_name='pris')),
            ],
            options={
                'verbose_name': 'choix à l’import',
                'verbose_name_plural': 'choix à l’import',
            },
        ),
        migrations.CreateModel(
            name='Correction',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('objet', models.CharField(choices=[('AUDIENCE', 'audience'), ('INTERVENANT', 'intervenant'), ('AFFAIRE', 'affaire'), ('PERSONNE', 'personne'), ('PARTIE', 'partie'), ('INFRACTION', 'infraction'), ('PREVENTION', 'prévention')], max_length=12, verbose_name='objet')),
                ('objet_id', models.BigIntegerField(verbose_name='identifiant de l’objet')),
                ('champ', models.CharField(max_length=40, verbose_name='champ')),
                ('valeur_recue', models.TextField(blank=True, verbose_name='valeur reçue de Cassiopée')),
                ('est_divergente', models.BooleanField(default=False, verbose_name='diffère de la valeur reçue')),
                ('le', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), verbose_name='corrigée le')),
                ('reglee_le', models.DateTimeField(blank=True, null=True, verbose_name='écart réglé le')),
            ],
            options={
                'verbose_name': 'correction',
            },
        ),
        migrations.CreateModel(
            name='DifferenceNatinf',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('numero', models.CharField(max_length=10, verbose_name='numéro')),
                ('nature', models.CharField(choices=[('NOUVEAU', 'nouveau'), ('MODIFIE', 'modifié'), ('DISPARU', 'disparu'), ('REAPPARU', 'réapparu'), ('REFUSE', 'ligne refusée')], max_length=12, verbose_name='différence')),
                ('champ', models.CharField(blank=True, max_length=40, verbose_name='champ')),
                ('avant', models.TextField(blank=True, verbose_name='avant')),
                ('apres', models.TextField(blank=True, verbose_name='après')),
            ],
            options={
                'verbose_name': 'différence de nomenclature',
                'verbose_name_plural': 'différences de nomenclature',
                'ordering': ['nature', 'numero', 'id'],
            },
        ),
        migrations.CreateModel(
            name='ImportNatinf',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('nom_fichier', models.CharField(max_length=200, verbose_name='nom du fichier')),
                ('empreinte', models.CharField(max_length=64, verbose_name='empreinte SHA-256')),
                ('encodage', models.CharField(max_length=20, verbose_name='encodage reconnu')),
                ('en_vigueur_le', models.DateField(verbose_name='nomenclature en vigueur le')),
                ('lignes', models.PositiveIntegerField(default=0, verbose_name='infractions lues')),
                ('inchangees', models.PositiveIntegerField(default=0, verbose_name='infractions inchangées')),
                ('le', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), verbose_name='chargé le')),
            ],
            options={
                'verbose_name': 'chargement de la nomenclature',
                'verbose_name_plural': 'chargements de la nomenclature',
                'ordering': ['-le', '-id'],
            },
        ),
        migrations.CreateModel(
            name='Jonction',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('le', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), verbose_name='le')),
                ('defaite_le', models.DateTimeField(blank=True, null=True, verbose_name='défaite le')),
            ],
            options={
                'verbose_name': 'jonction',
            },
        ),
        migrations.CreateModel(
            name='LigneRejetee',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('rang', models.PositiveIntegerField(verbose_name='rang')),
                ('cellules', django.contrib.postgres.fields.ArrayField(base_field=models.TextField(blank=True), size=None, verbose_name='cellules')),
                ('motif', models.TextField(blank=True, verbose_name='motif du rejet')),
            ],
            options={
                'verbose_name': 'ligne rejetée',
                'verbose_name_plural': 'lignes rejetées',
                'ordering': ['rang', 'id'],
            },
        ),
        migrations.CreateModel(
            name='MembreJuridiction',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('corps', models.CharField(choices=[('SIEGE', 'magistrat du siège'), ('PARQUET', 'magistrat du parquet'), ('GREFFE', 'greffe'), ('AUDITEUR', 'auditeur de justice')], max_length=10, verbose_name='corps')),
                ('civilite', models.CharField(blank=True, max_length=40, verbose_name='civilité')),
                ('nom', models.CharField(max_length=80, verbose_name='nom')),
                ('prenom', models.CharField(blank=True, max_length=80, verbose_name='prénom')),
                ('qualite', models.CharField(blank=True, help_text='Par exemple « vice-présidente ».', max_length=120, verbose_name='qualité')),
                ('id_cassiopee', models.CharField(blank=True, max_length=80, verbose_name='identifiant Cassiopée')),
                ('du', models.DateField(blank=True, null=True, verbose_name='en poste depuis le')),
                ('au', models.DateField(blank=True, null=True, verbose_name='en poste jusqu’au')),
                ('recherche', models.GeneratedField(db_persist=True, expression=mistral.socle.recherche.Normalise(django.db.models.expressions.CombinedExpression(django.db.models.expressions.CombinedExpression(models.F('nom'), '||', models.Value(' '), output_field=models.TextField()), '||', models.F('prenom'), output_field=models.TextField())), output_field=models.TextField())),
            ],
            options={
                'verbose_name': 'membre de la juridiction',
                'verbose_name_plural': 'membres de la juridiction',
                'ordering': ['nom', 'prenom', 'id'],
            },
        ),
        migrations.CreateModel(
            name='MouvementAudience',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('nature', models.CharField(choices=[('CREEE', 'créée'), ('DEPLACEE', 'déplacée'), ('ANNULEE', 'annulée'), ('RETABLIE', 'rétablie')], max_length=12, verbose_name='nature')),
                ('motif', models.CharField(blank=True, max_length=200, verbose_name='motif')),
                ('avant_date', models.DateField(blank=True, null=True, verbose_name='date précédente')),
                ('avant_heure', models.TimeField(blank=True, null=True, verbose_name='heure précédente')),
                ('avant_service', models.CharField(blank=True, max_length=80, verbose_name='service précédent')),
                ('avant_salle', models.CharField(blank=True, max_length=80, verbose_name='salle précédente')),
                ('avant_formation', models.CharField(blank=True, choices=[('COLLEGIALE', 'collégiale'), ('JUGE_UNIQUE', 'juge unique')], max_length=20, verbose_name='formation précédente')),
                ('le', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), verbose_name='le')),
            ],
            options={
                'verbose_name': 'mouvement d’audience',
                'verbose_name_plural': 'mouvements d’audience',
                'ordering': ['le', 'id'],
            },
        ),
        migrations.CreateModel(
            name='NatureAffaire',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(blank=True, max_length=20, verbose_name='code')),
                ('libelle', models.CharField(max_length=400, verbose_name='libellé')),
            ],
            options={
                'verbose_name': 'nature d’affaire',
                'verbose_name_plural': 'natures d’affaire',
                'ordering': ['id'],
            },
        ),
        migrations.CreateModel(
            name='RejetImport',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('rang', models.PositiveIntegerField(verbose_name='rang dans le fichier')),
                ('place', models.CharField(blank=True, max_length=200, verbose_name='place')),
                ('colonne', models.CharField(blank=True, max_length=120, verbose_name='colonne')),
                ('valeur', models.CharField(blank=True, max_length=400, verbose_name='valeur')),
                ('numero_parquet', models.CharField(blank=True, max_length=60, verbose_name='numéro de parquet')),
                ('raison', models.TextField(verbose_name='raison')),
            ],
            options={
                'verbose_name': 'rejet d’import',
                'verbose_name_plural': 'rejets d’import',
                'ordering': ['rang', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Remplacement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('fauteuil', models.CharField(choices=[('PRESIDENT', 'président'), ('ASSESSEUR_1', 'premier assesseur'), ('ASSESSEUR_2', 'second assesseur'), ('MINISTERE_PUBLIC', 'ministère public'), ('GREFFIER', 'greffier'), ('GREFFIER_STAGIAIRE', 'greffier stagiaire'), ('AUDITEUR', 'auditeur de justice')], max_length=20, verbose_name='place')),
                ('nom', models.CharField(max_length=160, verbose_name='nom et qualité')),
            ],
            options={
                'verbose_name': 'remplacement',
            },
        ),
        migrations.CreateModel(
            name='Representation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('nature', models.CharField(choices=[('REPRESENTE', 'représente'), ('REPOND_DE', 'répond de'), ('LIEE', 'liée à')], max_length=12, verbose_name='nature')),
                ('lien_juridique_code', models.CharField(blank=True, max_length=10, verbose_name='code du lien juridique')),
                ('lien_juridique', models.CharField(blank=True, max_length=80, verbose_name='lien juridique')),
                ('lien_social_code', models.CharField(blank=True, max_length=10, verbose_name='code du lien social')),
                ('lien_social', models.CharField(blank=True, max_length=80, verbose_name='lien social')),
                ('vue_le', models.DateTimeField(blank=True, null=True, verbose_name='émission du dernier rôle qui le porte')),
                ('retiree_le', models.DateTimeField(blank=True, null=True, verbose_name='retiré le')),
            ],
            options={
                'verbose_name': 'lien entre parties',
                'verbose_name_plural': 'liens entre parties',
                'ordering': ['id'],
            },
        ),
        migrations.CreateModel(
            name='ValeurDeListe',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('liste', models.CharField(choices=[('CIVILITE', 'civilité'), ('STATUT_PARTIE', 'statut de la partie'), ('MODE_POURSUITE', 'mode de poursuite'), ('MODE_CONVOCATION', 'mode de convocation'), ('MODE_COMPARUTION', 'mode de comparution'), ('MODALITE_PARTICIPATION', 'modalité de participation'), ('CATEGORIE_PENALE', 'catégorie pénale'), ('SITUATION_FAMILIALE', 'situation familiale'), ('SANS_DOMICILE', 'sans domicile'), ('ANTECEDENT', 'antécédents judiciaires'), ('LIEN_JURIDIQUE', 'lien juridique'), ('LIEN_SOCIAL', 'lien social'), ('FORME_JURIDIQUE', 'forme juridique'), ('PAYS', 'pays et nationalité'), ('LANGUE', 'langue parlée'), ('NATURE_AFFAIRE', 'nature d’affaire'), ('NATURE_JUGEMENT', 'nature du jugement'), ('MOTIF_RENVOI', 'motif de renvoi'), ('DECISION_PREVENTION', 'décision sur la prévention'), ('DECISION_SANCTION', 'décision sur la sanction'), ('MODULATION_PEINE', 'modulation de la peine'), ('MOTIF_MOUVEMENT', 'motif de déplacement ou d’annulation d’audience')], max_length=30, verbose_name='liste')),
                ('code', models.CharField(blank=True, max_length=20, verbose_name='code')),
                ('mnemonique', models.CharField(blank=True, max_length=20, verbose_name='mnémonique')),
                ('libelle', models.CharField(max_length=200, verbose_name='libellé')),
                ('rattachement', models.CharField(blank=True, help_text='Code équivalent de nos propres listes.', max_length=40, verbose_name='valeur de l’application')),
                ('rang', models.PositiveSmallIntegerField(default=100, verbose_name='ordre')),
                ('du', models.DateField(blank=True, null=True, verbose_name='en vigueur depuis le')),
                ('au', models.DateField(blank=True, null=True, verbose_name='en vigueur jusqu’au')),
                ('recherche', models.GeneratedField(db_persist=True, expression=mistral.socle.recherche.Normalise(django.db.models.expressions.CombinedExpression(django.db.models.expressions.CombinedExpression(django.db.models.expressions.CombinedExpression(django.db.models.expressions.CombinedExpression(models.F('code'), '||', models.Value(' '), output_field=models.TextField()), '||', models.F('mnemonique'), output_field=models.TextField()), '||', models.Value(' '), output_field=models.TextField()), '||', models.F('libelle'), output_field=models.TextField())), output_field=models.TextField())),
            ],
            options={
                'verbose_name': 'valeur de liste',
                'verbose_name_plural': 'valeurs de liste',
                'ordering': ['liste', 'rang', 'libelle', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Verification',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=30, verbose_name='point')),
                ('etat', models.CharField(choices=[('FAIT', 'fait'), ('SANS_OBJET', 'sans objet')], max_length=12, verbose_name='réponse')),
                ('remarque', models.CharField(blank=True, max_length=200, verbose_name='remarque')),
                ('le', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), verbose_name='le')),
            ],
            options={
                'verbose_name': 'vérification',
            },
        ),
        migrations.RemoveConstraint(
            model_name='avocat',
            name='avocat_unique',
        ),
        migrations.RemoveConstraint(
            model_name='importrole',
            name='importrole_contenu_avant_decision',
        ),
        migrations.AddField(
            model_name='affaire',
            name='acte_saisine',
            field=models.CharField(blank=True, max_length=160, verbose_name='acte de saisine'),
        ),
        migrations.AddField(
            model_name='affaire',
            name='detenus_convoques',
            field=models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='détenus convoqués'),
        ),
        migrations.AddField(
            model_name='affaire',
            name='disjointe_de',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='disjointes', to='audiences.affaire', verbose_name='disjointe de'),
        ),
        migrations.AddField(
            model_name='affaire',
            name='emetteur',
            field=models.CharField(blank=True, max_length=160, verbose_name='émetteur'),
        ),
        migrations.AddField(
            model_name='affaire',
            name='est_eurojust',
            field=models.BooleanField(blank=True, null=True, verbose_name='affaire Eurojust'),
        ),
        migrations.AddField(
            model_name='affaire',
            name='est_jirs',
            field=models.BooleanField(blank=True, null=True, verbose_name='affaire JIRS'),
        ),
        migrations.AddField(
            model_name='affaire',
            name='est_plainte_en_ligne',
            field=models.BooleanField(blank=True, null=True, verbose_name='plainte en ligne'),
        ),
        migrations.AddField(
            model_name='affaire',
            name='est_pnat',
            field=models.BooleanField(blank=True, null=True, verbose_name='accès PNAT'),
        ),
        migrations.AddField(
            model_name='affaire',
            name='est_pnf',
            field=models.BooleanField(blank=True, null=True, verbose_name='accès PNF'),
        ),
        migrations.AddField(
            model_name='affaire',
            name='est_pole_instruction',
            field=models.BooleanField(blank=True, null=True, verbose_name='pôle de l’instruction'),
        ),
        migrations.AddField(
            model_name='affaire',
            name='famille',
            field=models.CharField(blank=True, max_length=40, verbose_name='famille de contentieux retenue'),
        ),
        migrations.AddField(
            model_name='affaire',
            name='famille_motif',
            field=models.CharField(blank=True, max_length=200, verbose_name='motif de la famille retenue'),
        ),
        migrations.AddField(
            model_name='affaire',
            name='id_parquet',
            field=models.CharField(blank=True, max_length=80, verbose_name='identifiant Cassiopée au parquet'),
        ),
        migrations.AddField(
            model_name='affaire',
            name='nature_procedure',
            field=models.CharField(blank=True, max_length=160, verbose_name='nature de la procédure'),
        ),
        migrations.AddField(
            model_name='affaire',
            name='numero_cabinet',
            field=models.CharField(blank=True, max_length=60, verbose_name='numéro de cabinet'),
        ),
        migrations.AddField(
            model_name='affaire',
            name='origine',
            field=models.CharField(blank=True, max_length=160, verbose_name='origine'),
        ),
        migrations.AddField(
            model_name='affaire',
            name='parquetier',
            field=models.CharField(blank=True, max_length=160, verbose_name='parquetier en charge'),
        ),
        migrations.AddField(
            model_name='affaire',
            name='prevenus_convoques',
            field=models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='prévenus convoqués'),
        ),
        migrations.AddField(
            model_name='affaire',
            name='recue_le',
            field=models.DateTimeField(blank=True, null=True, verbose_name='émission du dernier rôle reçu'),
        ),
        migrations.AddField(
            model_name='affaire',
            name='service_en_charge',
            field=models.CharField(blank=True, max_length=160, verbose_name='service en charge'),
        ),
        migrations.AddField(
            model_name='affaire',
            name='type',
            field=models.CharField(blank=True, max_length=160, verbose_name='type d’affaire'),
        ),
        migrations.AddField(
            model_name='affaire',
            name='type_infraction',
            field=models.CharField(blank=True, max_length=160, verbose_name='type d’infraction'),
        ),
        migrations.AddField(
            model_name='affaire',
            name='vehicules',
            field=models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='véhicules'),
        ),
        migrations.AddField(
            model_name='audience',
            name='affaires_annoncees',
            field=models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='nombre d’affaires annoncé'),
        ),
        migrations.AddField(
            model_name='audience',
            name='annulee_le',
            field=models.DateTimeField(blank=True, null=True, verbose_name='annulée le'),
        ),
        migrations.AddField(
            model_name='audience',
            name='duree_theorique',
            field=models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='durée disponible (minutes)'),
        ),
        migrations.AddField(
            model_name='audience',
            name='libelle',
            field=models.CharField(blank=True, max_length=400, verbose_name='libellé complet'),
        ),
        migrations.AddField(
            model_name='audience',
            name='recue_le',
            field=models.DateTimeField(blank=True, null=True, verbose_name='émission du dernier rôle reçu'),
        ),
        migrations.AddField(
            model_name='audience',
            name='specialite',
            field=models.CharField(blank=True, max_length=160, verbose_name='spécialité'),
        ),
        migrations.AddField(
            model_name='avocat',
            name='au',
            field=models.DateField(blank=True, null=True, verbose_name='n’exerce plus après le'),
        ),
        migrations.AddField(
            model_name='avocat',
            name='civilite',
            field=models.CharField(blank=True, max_length=40, verbose_name='civilité'),
        ),
        migrations.AddField(
            model_name='avocat',
            name='courriel',
            field=models.CharField(blank=True, max_length=160, verbose_name='courriel'),
        ),
        migrations.AddField(
            model_name='avocat',
            name='prenom',
            field=models.CharField(blank=True, max_length=80, verbose_name='prénom'),
        ),
        migrations.AddField(
            model_name='avocat',
            name='toque',
            field=models.CharField(blank=True, max_length=20, verbose_name='toque ou case'),
        ),
        migrations.AddField(
            model_name='infraction',
            name='modifiee_par',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='infraction',
            name='parent',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='copies', to='audiences.infraction', verbose_name='copie de'),
        ),
        migrations.AddField(
            model_name='infraction',
            name='racine',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='lignee', to='audiences.infraction', verbose_name='qualification initiale'),
        ),
        migrations.AddField(
            model_name='prevention',
            name='remplace',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='remplacements', to='audiences.prevention', verbose_name='remplace'),
        ),
        migrations.AddField(
            model_name='avocat',
            name='telephone',
            field=models.CharField(blank=True, max_length=40, verbose_name='téléphone'),
        ),
        migrations.AddField(
            model_name='importrole',
            name='affaires_modifiees',
            field=models.PositiveIntegerField(default=0, verbose_name='affaires mises à jour'),
        ),
        migrations.AddField(
            model_name='importrole',
            name='affaires_retirees',
            field=models.PositiveIntegerField(default=0, verbose_name='affaires retirées du rôle'),
        ),
        migrations.AddField(
            model_name='importrole',
            name='echec',
            field=models.CharField(blank=True, max_length=400, verbose_name='raison de l’échec'),
        ),
        migrations.AddField(
            model_name='importrole',
            name='emis_le',
            field=models.DateTimeField(blank=True, null=True, verbose_name='émis le'),
        ),
        migrations.AddField(
            model_name='importrole',
            name='etapes_faites',
            field=models.PositiveIntegerField(default=0, verbose_name='étapes faites'),
        ),
        migrations.AddField(
            model_name='importrole',
            name='etapes_total',
            field=models.PositiveIntegerField(default=0, verbose_name='étapes en tout'),
        ),
        migrations.AddField(
            model_name='infraction',
            name='modification',
            field=models.CharField(blank=True, choices=[('REQUALIFICATION', 'requalification'), ('DISQUALIFICATION', 'disqualification'), ('MODIFICATION', 'modification')], max_length=20, verbose_name='nature de la modification'),
        ),
        migrations.AddField(
            model_name='infraction',
            name='modifiee_le',
            field=models.DateTimeField(blank=True, null=True, verbose_name='qualification modifiée le'),
        ),
        migrations.AddField(
            model_name='infraction',
            name='motif_retrait',
            field=models.CharField(blank=True, max_length=200, verbose_name='motif du retrait'),
        ),
        migrations.AddField(
            model_name='infraction',
            name='vue_le',
            field=models.DateTimeField(blank=True, null=True, verbose_name='émission du dernier rôle qui la porte'),
        ),
        migrations.AddField(
            model_name='inscription',
            name='motif_retrait',
            field=models.CharField(blank=True, max_length=200, verbose_name='motif du retrait'),
        ),
        migrations.AddField(
            model_name='inscription',
            name='vue_le',
            field=models.DateTimeField(blank=True, null=True, verbose_name='émission du dernier rôle qui la porte'),
        ),
        migrations.AddField(
            model_name='natinf',
            name='libelle_court',
            field=models.CharField(blank=True, max_length=160, verbose_name='libellé court'),
        ),
        migrations.AddField(
            model_name='natinf',
            name='nfi',
            field=models.CharField(blank=True, max_length=20, verbose_name='section NFI'),
        ),
        migrations.AddField(
            model_name='natinf',
            name='obsolete_le',
            field=models.DateField(blank=True, null=True, verbose_name='absent de la nomenclature depuis le'),
        ),
        migrations.AddField(
            model_name='partie',
            name='a_declare_adresse',
            field=models.BooleanField(blank=True, null=True, verbose_name='adresse déclarée'),
        ),
        migrations.AddField(
            model_name='partie',
            name='a_dossier_personnalite',
            field=models.BooleanField(blank=True, null=True, verbose_name='dossier unique de personnalité'),
        ),
        migrations.AddField(
            model_name='partie',
            name='adresse_declaree_le',
            field=models.DateField(blank=True, null=True, verbose_name='adresse déclarée le'),
        ),
        migrations.AddField(
            model_name='partie',
            name='antecedent',
            field=models.CharField(blank=True, max_length=160, verbose_name='antécédents judiciaires'),
        ),
        migrations.AddField(
            model_name='partie',
            name='antecedent_code',
            field=models.CharField(blank=True, max_length=10, verbose_name='code d’antécédents'),
        ),
        migrations.AddField(
            model_name='partie',
            name='avocat_recu',
            field=models.CharField(blank=True, max_length=250, verbose_name='avocat dans le rôle'),
        ),
        migrations.AddField(
            model_name='partie',
            name='code_barre_fnaeg',
            field=models.CharField(blank=True, max_length=80, verbose_name='code-barres FNAEG'),
        ),
        migrations.AddField(
            model_name='partie',
            name='code_statut',
            field=models.CharField(blank=True, max_length=20, verbose_name='code du statut'),
        ),
        migrations.AddField(
            model_name='partie',
            name='comparution',
            field=models.CharField(blank=True, max_length=160, verbose_name='mode de comparution annoncé'),
        ),
        migrations.AddField(
            model_name='partie',
            name='comparution_code',
            field=models.CharField(blank=True, max_length=20, verbose_name='code du mode de comparution annoncé'),
        ),
        migrations.AddField(
            model_name='partie',
            name='motif_retrait',
            field=models.CharField(blank=True, max_length=200, verbose_name='motif du retrait'),
        ),
        migrations.AddField(
            model_name='partie',
            name='nature_jugement_code',
            field=models.CharField(blank=True, max_length=10, verbose_name='nature du jugement dans le rôle'),
        ),
        migrations.AddField(
            model_name='partie',
            name='vue_le',
            field=models.DateTimeField(blank=True, null=True, verbose_name='émission du dernier rôle qui la porte'),
        ),
        migrations.AddField(
            model_name='personne',
            name='deces_annee',
            field=models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='année du décès'),
        ),
        migrations.AddField(
            model_name='personne',
            name='deces_jour',
            field=models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='jour du décès'),
        ),
        migrations.AddField(
            model_name='personne',
            name='deces_mois',
            field=models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='mois du décès'),
        ),
        migrations.AddField(
            model_name='personne',
            name='enseigne',
            field=models.CharField(blank=True, max_length=160, verbose_name='enseigne'),
        ),
        migrations.AddField(
            model_name='personne',
            name='forme_juridique_code',
            field=models.CharField(blank=True, max_length=10, verbose_name='code de forme juridique'),
        ),
        migrations.AddField(
            model_name='personne',
            name='langue_code',
            field=models.CharField(blank=True, max_length=10, verbose_name='code de langue'),
        ),
        migrations.AddField(
            model_name='personne',
            name='naissance_lieu_code',
            field=models.CharField(blank=True, max_length=10, verbose_name='code de la commune de naissance'),
        ),
        migrations.AddField(
            model_name='personne',
            name='naissance_pays_code',
            field=models.CharField(blank=True, max_length=10, verbose_name='code du pays de naissance'),
        ),
        migrations.AddField(
            model_name='personne',
            name='nationalite_2',
            field=models.CharField(blank=True, max_length=80, verbose_name='seconde nationalité'),
        ),
        migrations.AddField(
            model_name='personne',
            name='nationalite_2_code',
            field=models.CharField(blank=True, max_length=10, verbose_name='code de seconde nationalité'),
        ),
        migrations.AddField(
            model_name='personne',
            name='nom_complet',
            field=models.CharField(blank=True, max_length=320, verbose_name='nom complet reçu'),
        ),
        migrations.AddField(
            model_name='personne',
            name='pays_code',
            field=models.CharField(blank=True, max_length=10, verbose_name='code du pays'),
        ),
        migrations.AddField(
            model_name='personne',
            name='portable',
            field=models.CharField(blank=True, max_length=40, verbose_name='portable'),
        ),
        migrations.AddField(
            model_name='personne',
            name='recue_le',
            field=models.DateTimeField(blank=True, null=True, verbose_name='émission du dernier rôle reçu'),
        ),
        migrations.AddField(
            model_name='personne',
            name='sans_domicile_code',
            field=models.CharField(blank=True, max_length=10, verbose_name='code sans domicile'),
        ),
        migrations.AddField(
            model_name='personne',
            name='situation_familiale_code',
            field=models.CharField(blank=True, max_length=10, verbose_name='code de situation familiale'),
        ),
        migrations.AddField(
            model_name='personne',
            name='type_code',
            field=models.CharField(blank=True, max_length=20, verbose_name='type de personne'),
        ),
        migrations.AddField(
            model_name='prevention',
            name='retiree_le',
            field=models.DateTimeField(blank=True, null=True, verbose_name='retirée le'),
        ),
        migrations.AddField(
            model_name='prevention',
            name='vue_le',
            field=models.DateTimeField(blank=True, null=True, verbose_name='émission du dernier rôle qui la porte'),
        ),
        migrations.AlterField(
            model_name='importrole',
            name='etat',
            field=models.CharField(choices=[('A_VERIFIER', 'à vérifier'), ('EN_COURS', 'en cours d’application'), ('APPLIQUE', 'appliqué'), ('ABANDONNE', 'abandonné'), ('ECHEC', 'en échec')], default='A_VERIFIER', max_length=12, verbose_name='état'),
        ),
        migrations.AddConstraint(
            model_name='audience',
            constraint=models.CheckConstraint(condition=models.Q(('annulee_le__isnull', True), ('ouverte_le__isnull', True), _connector='OR'), name='audience_annulee_si_jamais_ouverte', violation_error_message='Une audience qui a été ouverte ne peut être annulée.'),
        ),
        migrations.AddConstraint(
            model_name='avocat',
            constraint=models.UniqueConstraint(fields=('juridiction', 'nom', 'prenom', 'barreau', 'toque'), name='avocat_unique', violation_error_message='Cet avocat est déjà enregistré.'),
        ),
        migrations.AddConstraint(
            model_name='avocat',
            constraint=models.CheckConstraint(condition=models.Q(('nom', ''), _negated=True), name='avocat_nomme'),
        ),
        migrations.AddConstraint(
            model_name='importrole',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('contenu__isnull', False), ('etat__in', ['A_VERIFIER', 'EN_COURS', 'ECHEC'])), models.Q(models.Q(('etat__in', ['A_VERIFIER', 'EN_COURS', 'ECHEC']), _negated=True), ('contenu__isnull', True)), _connector='OR'), name='importrole_contenu_avant_decision'),
        ),
        migrations.AddConstraint(
            model_name='infraction',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('modification', ''), ('parent__isnull', True), ('racine__isnull', True)), models.Q(('modification__in', ['REQUALIFICATION', 'DISQUALIFICATION', 'MODIFICATION']), ('parent__isnull', False), ('racine__isnull', False)), _connector='OR'), name='infraction_copie_avec_parent_et_racine'),
        ),
        migrations.AddConstraint(
            model_name='personne',
            constraint=models.CheckConstraint(condition=models.Q(('deces_mois__isnull', True), models.Q(('deces_annee__isnull', False), ('deces_mois__range', (1, 12))), _connector='OR'), name='personne_mois_de_deces'),
        ),
        migrations.AddConstraint(
            model_name='personne',
            constraint=models.CheckConstraint(condition=models.Q(('deces_jour__isnull', True), models.Q(('deces_jour__range', (1, 31)), ('deces_mois__isnull', False)), _connector='OR'), name='personne_jour_de_deces'),
        ),
        migrations.AddConstraint(
            model_name='prevention',
            constraint=models.UniqueConstraint(condition=models.Q(('retiree_le__isnull', True)), fields=('remplace',), name='prevention_un_seul_remplacement', violation_error_message='Cette prévention a déjà été remplacée pour ce prévenu.'),
        ),
        migrations.AddField(
            model_name='choiximport',
            name='import_role',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='choix', to='audiences.importrole'),
        ),
        migrations.AddField(
            model_name='choiximport',
            name='juridiction',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='comptes.juridiction', verbose_name='juridiction'),
        ),
        migrations.AddField(
            model_name='correction',
            name='affaire',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='corrections', to='audiences.affaire'),
        ),
        migrations.AddField(
            model_name='correction',
            name='audience',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='corrections', to='audiences.audience'),
        ),
        migrations.AddField(
            model_name='correction',
            name='juridiction',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='comptes.juridiction', verbose_name='juridiction'),
        ),
        migrations.AddField(
            model_name='correction',
            name='par',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='correction',
            name='reglee_par',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='importnatinf',
            name='par',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='differencenatinf',
            name='import_natinf',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='differences', to='audiences.importnatinf'),
        ),
        migrations.AddField(
            model_name='jonction',
            name='jointe',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='jonctions_subies', to='audiences.inscription'),
        ),
        migrations.AddField(
            model_name='jonction',
            name='juridiction',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='comptes.juridiction', verbose_name='juridiction'),
        ),
        migrations.AddField(
            model_name='jonction',
            name='par',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='jonction',
            name='principale',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='jonctions', to='audiences.inscription'),
        ),
        migrations.AddField(
            model_name='lignerejetee',
            name='import_role',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='lignes_rejetees', to='audiences.importrole'),
        ),
        migrations.AddField(
            model_name='lignerejetee',
            name='juridiction',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='comptes.juridiction', verbose_name='juridiction'),
        ),
        migrations.AddField(
            model_name='membrejuridiction',
            name='juridiction',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='comptes.juridiction', verbose_name='juridiction'),
        ),
        migrations.AddField(
            model_name='intervenant',
            name='membre',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='audiences.membrejuridiction', verbose_name='membre de la juridiction'),
        ),
        migrations.AddField(
            model_name='mouvementaudience',
            name='audience',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='mouvements', to='audiences.audience'),
        ),
        migrations.AddField(
            model_name='mouvementaudience',
            name='juridiction',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='comptes.juridiction', verbose_name='juridiction'),
        ),
        migrations.AddField(
            model_name='mouvementaudience',
            name='par',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='natureaffaire',
            name='affaire',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='natures', to='audiences.affaire'),
        ),
        migrations.AddField(
            model_name='natureaffaire',
            name='juridiction',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='comptes.juridiction', verbose_name='juridiction'),
        ),
        migrations.AddField(
            model_name='rejetimport',
            name='import_role',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='rejets', to='audiences.importrole'),
        ),
        migrations.AddField(
            model_name='rejetimport',
            name='juridiction',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='comptes.juridiction', verbose_name='juridiction'),
        ),
        migrations.AddField(
            model_name='remplacement',
            name='inscription',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='remplacements', to='audiences.inscription'),
        ),
        migrations.AddField(
            model_name='remplacement',
            name='juridiction',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='comptes.juridiction', verbose_name='juridiction'),
        ),
        migrations.AddField(
            model_name='remplacement',
            name='membre',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='audiences.membrejuridiction', verbose_name='membre de la juridiction'),
        ),
        migrations.AddField(
            model_name='representation',
            name='juridiction',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='comptes.juridiction', verbose_name='juridiction'),
        ),
        migrations.AddField(
            model_name='representation',
            name='representant',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='representations', to='audiences.partie'),
        ),
        migrations.AddField(
            model_name='representation',
            name='represente',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='representants', to='audiences.partie'),
        ),
        migrations.AddConstraint(
            model_name='valeurdeliste',
            constraint=models.UniqueConstraint(fields=('liste', 'code', 'libelle', 'du'), name='valeurdeliste_unique', nulls_distinct=False, violation_error_message='Cette liste a déjà cette valeur à cette date.'),
        ),
        migrations.AddConstraint(
            model_name='valeurdeliste',
            constraint=models.CheckConstraint(condition=models.Q(('libelle', ''), _negated=True), name='valeurdeliste_nommee'),
        ),
        migrations.AddConstraint(
            model_name='valeurdeliste',
            constraint=models.CheckConstraint(condition=models.Q(('liste__in', ['CIVILITE', 'STATUT_PARTIE', 'MODE_POURSUITE', 'MODE_CONVOCATION', 'MODE_COMPARUTION', 'MODALITE_PARTICIPATION', 'CATEGORIE_PENALE', 'SITUATION_FAMILIALE', 'SANS_DOMICILE', 'ANTECEDENT', 'LIEN_JURIDIQUE', 'LIEN_SOCIAL', 'FORME_JURIDIQUE', 'PAYS', 'LANGUE', 'NATURE_AFFAIRE', 'NATURE_JUGEMENT', 'MOTIF_RENVOI', 'DECISION_PREVENTION', 'DECISION_SANCTION', 'MODULATION_PEINE', 'MOTIF_MOUVEMENT'])), name='valeurdeliste_liste_connue'),
        ),
        migrations.AddConstraint(
            model_name='valeurdeliste',
            constraint=models.CheckConstraint(condition=models.Q(('au__isnull', True), ('du__isnull', True), ('au__gte', models.F('du')), _connector='OR'), name='valeurdeliste_dates_ordonnees'),
        ),
        migrations.AddField(
            model_name='verification',
            name='inscription',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='verifications', to='audiences.inscription'),
        ),
        migrations.AddField(
            model_name='verification',
            name='juridiction',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='comptes.juridiction', verbose_name='juridiction'),
        ),
        migrations.AddField(
            model_name='verification',
            name='par',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddConstraint(
            model_name='choiximport',
            constraint=models.UniqueConstraint(fields=('import_role', 'cle'), name='choiximport_unique'),
        ),
        migrations.AddIndex(
            model_name='correction',
            index=models.Index(condition=models.Q(('est_divergente', True), ('reglee_le__isnull', True)), fields=['juridiction', 'affaire'], name='correction_ecart_ouvert'),
        ),
        migrations.AddConstraint(
            model_name='correction',
            constraint=models.UniqueConstraint(fields=('objet', 'objet_id', 'champ'), name='correction_unique'),
        ),
        migrations.AddConstraint(
            model_name='correction',
            constraint=models.CheckConstraint(condition=models.Q(('objet__in', ['AUDIENCE', 'INTERVENANT', 'AFFAIRE', 'PERSONNE', 'PARTIE', 'INFRACTION', 'PREVENTION'])), name='correction_objet_connu'),
        ),
        migrations.AddConstraint(
            model_name='correction',
            constraint=models.CheckConstraint(condition=models.Q(('audience__isnull', False), ('affaire__isnull', False), _connector='OR'), name='correction_rattachee'),
        ),
        migrations.AddConstraint(
            model_name='correction',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('reglee_le__isnull', True), ('reglee_par__isnull', True)), models.Q(('reglee_le__isnull', False), ('reglee_par__isnull', False)), _connector='OR'), name='correction_reglee_par_quelqu_un'),
        ),
        migrations.AddConstraint(
            model_name='jonction',
            constraint=models.CheckConstraint(condition=models.Q(('principale', models.F('jointe')), _negated=True), name='jonction_de_deux_affaires'),
        ),
        migrations.AddConstraint(
            model_name='jonction',
            constraint=models.UniqueConstraint(condition=models.Q(('defaite_le__isnull', True)), fields=('jointe',), name='jonction_une_seule', violation_error_message='Cette affaire est déjà jointe à une autre.'),
        ),
        migrations.AddConstraint(
            model_name='lignerejetee',
            constraint=models.UniqueConstraint(fields=('import_role', 'rang'), name='lignerejetee_rang_unique'),
        ),
        migrations.AddConstraint(
            model_name='membrejuridiction',
            constraint=models.UniqueConstraint(condition=models.Q(('id_cassiopee', ''), _negated=True), fields=('juridiction', 'id_cassiopee'), name='membrejuridiction_identifiant_unique'),
        ),
        migrations.AddConstraint(
            model_name='membrejuridiction',
            constraint=models.CheckConstraint(condition=models.Q(('nom', ''), _negated=True), name='membrejuridiction_nomme'),
        ),
        migrations.AddConstraint(
            model_name='membrejuridiction',
            constraint=models.CheckConstraint(condition=models.Q(('corps__in', ['SIEGE', 'PARQUET', 'GREFFE', 'AUDITEUR'])), name='membrejuridiction_corps_connu'),
        ),
        migrations.AddConstraint(
            model_name='membrejuridiction',
            constraint=models.CheckConstraint(condition=models.Q(('au__isnull', True), ('du__isnull', True), ('au__gte', models.F('du')), _connector='OR'), name='membrejuridiction_dates_ordonnees'),
        ),
        migrations.AddField(
            model_name='avocat',
            name='recherche',
            field=models.GeneratedField(db_persist=True, expression=mistral.socle.recherche.Normalise(django.db.models.expressions.CombinedExpression(django.db.models.expressions.CombinedExpression(django.db.models.expressions.CombinedExpression(django.db.models.expressions.CombinedExpression(django.db.models.expressions.CombinedExpression(django.db.models.expressions.CombinedExpression(models.F('nom'), '||', models.Value(' '), output_field=models.TextField()), '||', models.F('prenom'), output_field=models.TextField()), '||', models.Value(' '), output_field=models.TextField()), '||', models.F('barreau'), output_field=models.TextField()), '||', models.Value(' '), output_field=models.TextField()), '||', models.F('toque'), output_field=models.TextField())), output_field=models.TextField()),
        ),
        migrations.AddField(
            model_name='personne',
            name='recherche',
            field=models.GeneratedField(db_persist=True, expression=mistral.socle.recherche.Normalise(django.db.models.expressions.CombinedExpression(django.db.models.expressions.CombinedExpression(django.db.models.expressions.CombinedExpression(django.db.models.expressions.CombinedExpression(django.db.models.expressions.CombinedExpression(django.db.models.expressions.CombinedExpression(django.db.models.expressions.CombinedExpression(django.db.models.expressions.CombinedExpression(models.F('nom'), '||', models.Value(' '), output_field=models.TextField()), '||', models.F('nom_usage'), output_field=models.TextField()), '||', models.Value(' '), output_field=models.TextField()), '||', models.F('prenoms'), output_field=models.TextField()), '||', models.Value(' '), output_field=models.TextField()), '||', models.F('enseigne'), output_field=models.TextField()), '||', models.Value(' '), output_field=models.TextField()), '||', models.F('sigle'), output_field=models.TextField())), output_field=models.TextField()),
        ),
        migrations.AddField(
            model_name='versionnatinf',
            name='recherche',
            field=models.GeneratedField(db_persist=True, expression=mistral.socle.recherche.Normalise('libelle'), output_field=models.TextField()),
        ),
        migrations.AddConstraint(
            model_name='mouvementaudience',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('motif', ''), _negated=True), ('nature', 'CREEE'), _connector='OR'), name='mouvementaudience_motive', violation_error_message='Indiquez le motif.'),
        ),
        migrations.AddConstraint(
            model_name='natureaffaire',
            constraint=models.UniqueConstraint(fields=('affaire', 'code', 'libelle'), name='natureaffaire_unique'),
        ),
        migrations.AddConstraint(
            model_name='natureaffaire',
            constraint=models.CheckConstraint(condition=models.Q(('libelle', ''), _negated=True), name='natureaffaire_nommee'),
        ),
        migrations.AddConstraint(
            model_name='rejetimport',
            constraint=models.CheckConstraint(condition=models.Q(('raison', ''), _negated=True), name='rejetimport_motive'),
        ),
        migrations.AddConstraint(
            model_name='remplacement',
            constraint=models.UniqueConstraint(fields=('inscription', 'fauteuil'), name='remplacement_unique', violation_error_message='Cette place a déjà un remplaçant pour cette affaire.'),
        ),
        migrations.AddConstraint(
            model_name='remplacement',
            constraint=models.CheckConstraint(condition=models.Q(('nom', ''), _negated=True), name='remplacement_nomme'),
        ),
        migrations.AddConstraint(
            model_name='remplacement',
            constraint=models.CheckConstraint(condition=models.Q(('fauteuil__in', ['PRESIDENT', 'ASSESSEUR_1', 'ASSESSEUR_2', 'MINISTERE_PUBLIC', 'GREFFIER', 'GREFFIER_STAGIAIRE', 'AUDITEUR'])), name='remplacement_place_connue'),
        ),
        migrations.AddConstraint(
            model_name='representation',
            constraint=models.UniqueConstraint(fields=('representant', 'represente'), name='representation_unique'),
        ),
        migrations.AddConstraint(
            model_name='representation',
            constraint=models.CheckConstraint(condition=models.Q(('representant', models.F('represente')), _negated=True), name='representation_de_deux_parties'),
        ),
        migrations.AddConstraint(
            model_name='representation',
            constraint=models.CheckConstraint(condition=models.Q(('nature__in', ['REPRESENTE', 'REPOND_DE', 'LIEE'])), name='representation_nature_connue'),
        ),
        migrations.AddConstraint(
            model_name='verification',
            constraint=models.UniqueConstraint(fields=('inscription', 'code'), name='verification_unique'),
        ),
        migrations.AddConstraint(
            model_name='verification',
            constraint=models.CheckConstraint(condition=models.Q(('etat__in', ['FAIT', 'SANS_OBJET'])), name='verification_etat_connu'),
        ),
        migrations.AddIndex(
            model_name='avocat',
            index=django.contrib.postgres.indexes.GinIndex(fields=['recherche'], name='avocat_recherche', opclasses=['gin_trgm_ops']),
        ),
        migrations.AddIndex(
            model_name='personne',
            index=django.contrib.postgres.indexes.GinIndex(fields=['recherche'], name='personne_recherche', opclasses=['gin_trgm_ops']),
        ),
        migrations.AddIndex(
            model_name='versionnatinf',
            index=django.contrib.postgres.indexes.GinIndex(fields=['recherche'], name='versionnatinf_recherche', opclasses=['gin_trgm_ops']),
        ),
    ]
