"""Conclusions, réquisitions, constitutions et demandes portées à la note."""

import django.db.models.deletion
import django.db.models.functions.datetime
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("audiences", "0026_cloisonne_les_donnees_des_debats"),
        ("comptes", "0004_cloisonne_les_jours_chomes"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Requisition",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "culpabilite",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("COUPABLE", "la déclaration de culpabilité"),
                            ("PARTIELLE", "la déclaration de culpabilité partielle"),
                            ("RELAXE", "la relaxe"),
                            ("APPRECIATION", "s’en rapporte à l’appréciation du tribunal"),
                        ],
                        max_length=20,
                        verbose_name="sur la culpabilité",
                    ),
                ),
                (
                    "mandat",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("DEPOT", "un mandat de dépôt"),
                            ("DEPOT_DIFFERE", "un mandat de dépôt à effet différé"),
                            ("ARRET", "un mandat d’arrêt"),
                            ("MAINTIEN", "le maintien en détention"),
                        ],
                        max_length=20,
                        verbose_name="mandat",
                    ),
                ),
                (
                    "a_execution_provisoire",
                    models.BooleanField(default=False, verbose_name="exécution provisoire"),
                ),
                ("sont_ecrites", models.BooleanField(default=False, verbose_name="réquisitions écrites")),
                (
                    "inscription",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="requisitions",
                        to="audiences.inscription",
                    ),
                ),
                (
                    "juridiction",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="comptes.juridiction",
                        verbose_name="juridiction",
                    ),
                ),
                (
                    "mention",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="requisition",
                        to="audiences.mention",
                    ),
                ),
                (
                    "prevenu",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="requisitions",
                        to="audiences.partie",
                    ),
                ),
            ],
            options={
                "verbose_name": "réquisitions",
                "verbose_name_plural": "réquisitions",
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="PeineRequise",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("rang", models.PositiveSmallIntegerField(verbose_name="rang")),
                ("nature", models.CharField(blank=True, max_length=40, verbose_name="nature")),
                ("texte", models.CharField(max_length=300, verbose_name="peine requise")),
                (
                    "juridiction",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="comptes.juridiction",
                        verbose_name="juridiction",
                    ),
                ),
                (
                    "requisition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="peines",
                        to="audiences.requisition",
                    ),
                ),
            ],
            options={
                "verbose_name": "peine requise",
                "verbose_name_plural": "peines requises",
                "ordering": ["rang"],
            },
        ),
        migrations.CreateModel(
            name="Conclusion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "moment",
                    models.CharField(
                        choices=[("IN_LIMINE", "in limine litis"), ("FOND", "au fond")],
                        max_length=10,
                        verbose_name="moment",
                    ),
                ),
                ("objet", models.CharField(blank=True, max_length=300, verbose_name="objet")),
                (
                    "pages",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="nombre de pages"),
                ),
                (
                    "est_visee",
                    models.BooleanField(default=False, verbose_name="visées par le président et le greffier"),
                ),
                (
                    "avocat",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="audiences.avocat",
                    ),
                ),
                (
                    "inscription",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="conclusions",
                        to="audiences.inscription",
                    ),
                ),
                (
                    "juridiction",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="comptes.juridiction",
                        verbose_name="juridiction",
                    ),
                ),
                (
                    "mention",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="conclusion",
                        to="audiences.mention",
                    ),
                ),
                (
                    "partie",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="audiences.partie",
                        verbose_name="pour",
                    ),
                ),
            ],
            options={
                "verbose_name": "conclusions",
                "verbose_name_plural": "conclusions",
                "ordering": ["id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("moment__in", ["IN_LIMINE", "FOND"])),
                        name="conclusion_moment_connu",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("moment", "IN_LIMINE"), ("objet", ""), _negated=True),
                        name="conclusion_exception_dite",
                        violation_error_message="Dites aux fins de quoi l’exception est soulevée.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Constitution",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "mode",
                    models.CharField(
                        choices=[
                            ("PERSONNE", "en personne, à l’audience"),
                            ("AVOCAT", "par avocat, à l’audience"),
                            ("LETTRE", "par lettre reçue avant l’audience"),
                        ],
                        max_length=12,
                        verbose_name="mode",
                    ),
                ),
                (
                    "qualite_avant",
                    models.CharField(
                        choices=[
                            ("PREVENU", "prévenu"),
                            ("VICTIME", "victime"),
                            ("PARTIE_CIVILE", "partie civile"),
                            ("CIVILEMENT_RESPONSABLE", "civilement responsable"),
                            ("REPRESENTANT_LEGAL", "représentant légal"),
                            ("ADMINISTRATEUR_AD_HOC", "administrateur ad hoc"),
                            ("TEMOIN", "témoin"),
                            ("EXPERT", "expert"),
                            ("INTERPRETE", "interprète"),
                            ("ORGANISME_SOCIAL", "organisme social"),
                            ("ASSUREUR", "assureur"),
                            ("PERSONNE_LIEE", "personne liée"),
                            ("AUTRE", "autre partie"),
                        ],
                        max_length=30,
                        verbose_name="qualité précédente",
                    ),
                ),
                (
                    "est_ajoutee",
                    models.BooleanField(default=False, verbose_name="partie ajoutée par la constitution"),
                ),
                (
                    "inscription",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="constitutions",
                        to="audiences.inscription",
                    ),
                ),
                (
                    "juridiction",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="comptes.juridiction",
                        verbose_name="juridiction",
                    ),
                ),
                (
                    "mention",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="constitution",
                        to="audiences.mention",
                    ),
                ),
                (
                    "partie",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="constitutions",
                        to="audiences.partie",
                    ),
                ),
                (
                    "prevenu",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="audiences.partie",
                        verbose_name="contre",
                    ),
                ),
            ],
            options={
                "verbose_name": "constitution de partie civile",
                "verbose_name_plural": "constitutions de partie civile",
                "ordering": ["id"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("inscription", "partie"),
                        name="constitution_unique",
                        violation_error_message="Cette personne s’est déjà constituée partie civile.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("mode__in", ["PERSONNE", "AVOCAT", "LETTRE"])),
                        name="constitution_mode_connu",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "qualite_avant__in",
                                [
                                    "PREVENU",
                                    "VICTIME",
                                    "PARTIE_CIVILE",
                                    "CIVILEMENT_RESPONSABLE",
                                    "REPRESENTANT_LEGAL",
                                    "ADMINISTRATEUR_AD_HOC",
                                    "TEMOIN",
                                    "EXPERT",
                                    "INTERPRETE",
                                    "ORGANISME_SOCIAL",
                                    "ASSUREUR",
                                    "PERSONNE_LIEE",
                                    "AUTRE",
                                ],
                            )
                        ),
                        name="constitution_qualite_connue",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DemandeCivile",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("rang", models.PositiveSmallIntegerField(verbose_name="rang")),
                (
                    "poste",
                    models.CharField(
                        choices=[
                            ("MATERIEL", "préjudice matériel"),
                            ("CORPOREL", "préjudice corporel"),
                            ("MORAL", "préjudice moral"),
                            ("ECONOMIQUE", "préjudice économique"),
                            ("JOUISSANCE", "préjudice de jouissance"),
                            ("FRAIS_475_1", "article 475-1 du code de procédure pénale"),
                            ("PROVISION", "provision"),
                            ("EXPERTISE", "expertise"),
                            ("RENVOI_INTERETS", "renvoi sur intérêts civils"),
                        ],
                        max_length=20,
                        verbose_name="poste",
                    ),
                ),
                ("precision", models.CharField(blank=True, max_length=200, verbose_name="précision")),
                (
                    "montant",
                    models.DecimalField(
                        blank=True, decimal_places=2, max_digits=12, null=True, verbose_name="demandé (€)"
                    ),
                ),
                (
                    "creee_le",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), verbose_name="notée le"
                    ),
                ),
                (
                    "inscription",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="demandes_civiles",
                        to="audiences.inscription",
                    ),
                ),
                (
                    "juridiction",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="comptes.juridiction",
                        verbose_name="juridiction",
                    ),
                ),
                (
                    "mention",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="demandes_civiles",
                        to="audiences.mention",
                    ),
                ),
                (
                    "partie_civile",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="demandes_civiles",
                        to="audiences.partie",
                    ),
                ),
                (
                    "prevenu",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="audiences.partie",
                        verbose_name="contre",
                    ),
                ),
            ],
            options={
                "verbose_name": "demande civile",
                "verbose_name_plural": "demandes civiles",
                "ordering": ["mention_id", "rang"],
                "constraints": [
                    models.UniqueConstraint(fields=("mention", "rang"), name="demandecivile_rang_unique"),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "poste__in",
                                [
                                    "MATERIEL",
                                    "CORPOREL",
                                    "MORAL",
                                    "ECONOMIQUE",
                                    "JOUISSANCE",
                                    "FRAIS_475_1",
                                    "PROVISION",
                                    "EXPERTISE",
                                    "RENVOI_INTERETS",
                                ],
                            )
                        ),
                        name="demandecivile_poste_connu",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("montant__isnull", True), ("poste__in", ("EXPERTISE", "RENVOI_INTERETS"))
                            ),
                            models.Q(
                                models.Q(("poste__in", ("EXPERTISE", "RENVOI_INTERETS")), _negated=True),
                                ("montant__gt", 0),
                            ),
                            _connector="OR",
                        ),
                        name="demandecivile_chiffree",
                        violation_error_message="Une demande se chiffre en euros, au-dessus de zéro.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DemandeDefense",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("rang", models.PositiveSmallIntegerField(verbose_name="rang")),
                (
                    "nature",
                    models.CharField(
                        choices=[
                            ("RELAXE", "la relaxe"),
                            ("RELAXE_PARTIELLE", "la relaxe partielle"),
                            ("REQUALIFICATION", "la requalification"),
                            ("DISPENSE", "la dispense de peine"),
                            ("AJOURNEMENT", "l’ajournement de la peine"),
                            ("INDULGENCE", "l’indulgence du tribunal"),
                            ("AMENAGEMENT", "un aménagement de la peine"),
                            ("SURSIS", "le bénéfice du sursis"),
                            ("NON_INSCRIPTION_B2", "l’exclusion de la condamnation du bulletin n° 2"),
                            ("CONFUSION", "la confusion des peines"),
                            ("RESTITUTION", "la restitution des scellés"),
                            ("AUTRE", "autre demande"),
                        ],
                        max_length=20,
                        verbose_name="demande",
                    ),
                ),
                ("precision", models.CharField(blank=True, max_length=300, verbose_name="précision")),
                (
                    "inscription",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="demandes_defense",
                        to="audiences.inscription",
                    ),
                ),
                (
                    "juridiction",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="comptes.juridiction",
                        verbose_name="juridiction",
                    ),
                ),
                (
                    "mention",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="demandes_defense",
                        to="audiences.mention",
                    ),
                ),
                (
                    "prevenu",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="demandes_defense",
                        to="audiences.partie",
                    ),
                ),
            ],
            options={
                "verbose_name": "demande de la défense",
                "verbose_name_plural": "demandes de la défense",
                "ordering": ["mention_id", "rang"],
                "constraints": [
                    models.UniqueConstraint(fields=("mention", "rang"), name="demandedefense_rang_unique"),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "nature__in",
                                [
                                    "RELAXE",
                                    "RELAXE_PARTIELLE",
                                    "REQUALIFICATION",
                                    "DISPENSE",
                                    "AJOURNEMENT",
                                    "INDULGENCE",
                                    "AMENAGEMENT",
                                    "SURSIS",
                                    "NON_INSCRIPTION_B2",
                                    "CONFUSION",
                                    "RESTITUTION",
                                    "AUTRE",
                                ],
                            )
                        ),
                        name="demandedefense_nature_connue",
                    ),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="requisition",
            constraint=models.UniqueConstraint(
                fields=("inscription", "prevenu"),
                name="requisition_unique",
                violation_error_message="Les réquisitions contre ce prévenu sont déjà notées.",
            ),
        ),
        migrations.AddConstraint(
            model_name="requisition",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("culpabilite", ""),
                    ("culpabilite__in", ["COUPABLE", "PARTIELLE", "RELAXE", "APPRECIATION"]),
                    _connector="OR",
                ),
                name="requisition_culpabilite_connue",
            ),
        ),
        migrations.AddConstraint(
            model_name="requisition",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("mandat", ""),
                    ("mandat__in", ["DEPOT", "DEPOT_DIFFERE", "ARRET", "MAINTIEN"]),
                    _connector="OR",
                ),
                name="requisition_mandat_connu",
            ),
        ),
        migrations.AddConstraint(
            model_name="peinerequise",
            constraint=models.UniqueConstraint(
                fields=("requisition", "rang"), name="peinerequise_rang_unique"
            ),
        ),
        migrations.AddConstraint(
            model_name="peinerequise",
            constraint=models.CheckConstraint(
                condition=models.Q(("texte", ""), _negated=True), name="peinerequise_dite"
            ),
        ),
    ]
