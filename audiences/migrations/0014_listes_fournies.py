"""Ce que disait la liste fournie, ce que l'administration a retouché, et trois listes de plus."""

from django.db import migrations, models
from django.db.models import F, Q, Value

from mistral.socle.recherche import Concat, Normalise

LISTES = [
    ("CIVILITE", "civilité"),
    ("STATUT_PARTIE", "statut de la partie"),
    ("MODE_POURSUITE", "mode de poursuite"),
    ("MODE_CONVOCATION", "mode de convocation"),
    ("MODE_COMPARUTION", "mode de comparution"),
    ("MODALITE_PARTICIPATION", "modalité de participation"),
    ("CATEGORIE_PENALE", "catégorie pénale"),
    ("SITUATION_FAMILIALE", "situation familiale"),
    ("SANS_DOMICILE", "sans domicile"),
    ("ANTECEDENT", "antécédents judiciaires"),
    ("LIEN_JURIDIQUE", "lien juridique"),
    ("LIEN_SOCIAL", "lien social"),
    ("FORME_JURIDIQUE", "forme juridique"),
    ("PAYS", "pays"),
    ("NATIONALITE", "nationalité"),
    ("LANGUE", "langue parlée"),
    ("NATURE_AFFAIRE", "nature d’affaire"),
    ("NATURE_JUGEMENT", "nature du jugement"),
    ("MOTIF_RENVOI", "motif de renvoi"),
    ("DECISION_PREVENTION", "décision sur la prévention"),
    ("DECISION_SANCTION", "décision sur la sanction"),
    ("MODULATION_PEINE", "modulation de la peine"),
    ("OPERATEUR_DATE", "opérateur de date"),
    ("MESURE_SURETE", "mesure de sûreté"),
    ("MOTIF_MOUVEMENT", "motif de déplacement ou d’annulation d’audience"),
]


class Migration(migrations.Migration):
    dependencies = [("audiences", "0013_mots_et_lignees")]

    operations = [
        # Une colonne engendrée interdit d'élargir celles qu'elle lit.
        migrations.RemoveField(model_name="valeurdeliste", name="recherche"),
        migrations.RemoveConstraint(model_name="valeurdeliste", name="valeurdeliste_liste_connue"),
        migrations.AlterField(
            model_name="valeurdeliste",
            name="liste",
            field=models.CharField("liste", choices=LISTES, max_length=30),
        ),
        migrations.AlterField(
            model_name="valeurdeliste",
            name="mnemonique",
            field=models.CharField("mnémonique", blank=True, max_length=40),
        ),
        migrations.AddField(
            model_name="valeurdeliste",
            name="fournie_sous",
            field=models.CharField("libellé fourni", blank=True, default="", editable=False, max_length=230),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="valeurdeliste",
            name="retouchee_le",
            field=models.DateTimeField("modifiée par l’administration le", editable=False, null=True),
        ),
        migrations.AddField(
            model_name="valeurdeliste",
            name="recherche",
            field=models.GeneratedField(
                db_persist=True,
                expression=Normalise(
                    Concat(F("code"), Value(" "), F("mnemonique"), Value(" "), F("libelle"))
                ),
                output_field=models.TextField(),
            ),
        ),
        migrations.AddConstraint(
            model_name="valeurdeliste",
            constraint=models.CheckConstraint(
                condition=Q(liste__in=[code for code, _ in LISTES]), name="valeurdeliste_liste_connue"
            ),
        ),
        migrations.AddConstraint(
            model_name="valeurdeliste",
            constraint=models.UniqueConstraint(
                fields=["liste", "fournie_sous"],
                condition=~Q(fournie_sous=""),
                name="valeurdeliste_fournie_unique",
            ),
        ),
        migrations.AlterConstraint(
            model_name="valeurdeliste",
            name="valeurdeliste_dates_ordonnees",
            constraint=models.CheckConstraint(
                condition=Q(au__isnull=True) | Q(du__isnull=True) | Q(au__gte=F("du")),
                name="valeurdeliste_dates_ordonnees",
                violation_error_message="La date de fin précède la date de début.",
            ),
        ),
    ]
