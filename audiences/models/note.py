"""La note d'audience : mentions ordonnées, et journal en ajout seul de ce qui a été tapé (CPP 453)."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from audiences.choix import NatureOperation
from mistral.socle.cloisonnement import ModeleCloisonne


class Note(ModeleCloisonne):
    """Note d'une affaire à une audience ; en lecture seule une fois signée."""

    inscription = models.OneToOneField("audiences.Inscription", models.PROTECT, related_name="note")
    version = models.PositiveIntegerField("version", default=0)
    signee_le = models.DateTimeField("signée le", null=True, blank=True)
    signee_par = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="signée par",
    )
    visee_le = models.DateTimeField("visée le", null=True, blank=True)
    visee_par = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="visée par",
    )

    class Meta:
        verbose_name = "note d’audience"
        verbose_name_plural = "notes d’audience"
        constraints = [
            models.CheckConstraint(
                condition=Q(visee_le__isnull=True) | Q(visee_le__gte=F("signee_le")),
                name="note_visee_apres_signature",
            ),
            models.CheckConstraint(
                condition=Q(visee_le__isnull=True) | Q(signee_le__isnull=False),
                name="note_visee_si_signee",
                violation_error_message="La note n’est visée qu’une fois signée.",
            ),
            models.CheckConstraint(
                condition=Q(signee_le__isnull=True, signee_par__isnull=True)
                | Q(signee_le__isnull=False, signee_par__isnull=False),
                name="note_signataire",
            ),
            models.CheckConstraint(
                condition=Q(visee_le__isnull=True, visee_par__isnull=True)
                | Q(visee_le__isnull=False, visee_par__isnull=False),
                name="note_viseur",
            ),
        ]

    def __str__(self):
        return f"Note de {self.inscription_id}"

    @property
    def marque(self) -> str:
        """Donne ce qui change dès que la note change : sa version, sa signature, son visa."""
        return f"{self.version}{'-signee' if self.signee_le else ''}{'-visee' if self.visee_le else ''}"

    def n_a_fait_que_s_ecrire(self, marque: str) -> bool:
        """Dit si, depuis cette marque, la note n'a été ni signée ni visée ; faux pour une marque vide."""
        return bool(marque) and marque.partition("-")[2] == self.marque.partition("-")[2]


class Mention(ModeleCloisonne):
    """Bloc de la note : une étape, un locuteur, un texte. Son identifiant vient du poste du greffier."""

    # Le rang, unique dans la note, lui sert d'index.
    note = models.ForeignKey(Note, models.PROTECT, related_name="mentions", db_index=False)
    identifiant = models.UUIDField("identifiant", unique=True)
    rang = models.PositiveIntegerField("rang")
    etape = models.CharField("étape", max_length=20)
    locuteur = models.CharField("locuteur", max_length=20, blank=True)
    partie = models.ForeignKey(
        "audiences.Partie", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="partie"
    )
    texte = models.TextField("texte", blank=True)
    commande = models.CharField("commande qui l’a écrite", max_length=30, blank=True)
    version = models.PositiveIntegerField("version de la note à sa dernière écriture")
    creee_le = models.DateTimeField("écrite le", db_default=Now())
    modifiee_le = models.DateTimeField("modifiée le", db_default=Now())
    effacee_le = models.DateTimeField("effacée le", null=True, blank=True)
    auteur = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    segment = models.ForeignKey(
        "audiences.SegmentNote",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="mentions",
        verbose_name="segment signé",
    )

    class Meta:
        verbose_name = "mention"
        ordering = ["rang", "id"]
        constraints = [
            models.UniqueConstraint(fields=["note", "rang"], name="mention_rang_unique"),
            models.CheckConstraint(condition=~Q(etape=""), name="mention_etape_dite"),
        ]

    def __str__(self):
        return f"Mention {self.rang}"


class OperationNote(ModeleCloisonne):
    """Frappe reçue et gardée, acceptée ou en conflit. Ajout seul, chaînée par empreinte."""

    # Elle s'ajoute plusieurs fois par seconde : ni index qui ne serve à une lecture, ni clé qu'une autre
    # contient (note et tribunal en font une seule, posée par la cloison).
    juridiction = models.ForeignKey(
        "comptes.Juridiction",
        models.PROTECT,
        related_name="+",
        db_index=False,
        db_constraint=False,
        verbose_name="juridiction",
    )
    note = models.ForeignKey(
        Note, models.PROTECT, related_name="operations", db_index=False, db_constraint=False
    )
    identifiant = models.UUIDField("clé d’idempotence", unique=True)
    mention = models.UUIDField("identifiant de la mention")
    nature = models.CharField("nature", max_length=10, choices=NatureOperation.choices)
    etape = models.CharField("étape", max_length=20)
    locuteur = models.CharField("locuteur", max_length=20, blank=True)
    partie = models.ForeignKey(
        "audiences.Partie",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        db_index=False,
        verbose_name="partie",
    )
    texte = models.TextField("texte", blank=True)
    base = models.PositiveIntegerField("version de départ")
    poste = models.UUIDField("onglet qui l’a tapée", null=True, blank=True)
    seq = models.PositiveIntegerField("rang de frappe de cet onglet", null=True, blank=True)
    version = models.PositiveIntegerField("version obtenue")
    est_conflit = models.BooleanField("en conflit", default=False)
    auteur = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", db_index=False)
    recue_le = models.DateTimeField("reçue le", db_default=Now())
    precedente = models.CharField("empreinte précédente", max_length=64, blank=True)
    empreinte = models.CharField("empreinte", max_length=64)

    class Meta:
        verbose_name = "opération sur la note"
        verbose_name_plural = "opérations sur la note"
        indexes = [models.Index(fields=["note", "id"], name="operationnote_ordre")]
        constraints = [
            # Deux opérations ne peuvent suivre la même : la chaîne ne se ramifie pas.
            models.UniqueConstraint(fields=["note", "precedente"], name="operationnote_chaine"),
            # Une frappe du poste n'a qu'un rang : deux textes pour le même seraient une frappe perdue.
            models.UniqueConstraint(
                fields=["note", "poste", "seq"],
                condition=Q(poste__isnull=False),
                name="operationnote_rang_de_frappe",
                violation_error_message="Ce rang de frappe a déjà servi sur ce poste.",
            ),
            models.CheckConstraint(
                condition=Q(poste__isnull=True, seq__isnull=True)
                | Q(poste__isnull=False, seq__isnull=False, seq__gte=1),
                name="operationnote_rang_et_poste",
                violation_error_message="Un rang de frappe vaut pour un poste, à partir de 1.",
            ),
        ]

    def __str__(self):
        return f"Opération {self.identifiant}"


class ManqueOutrepasse(ModeleCloisonne):
    """Manque relevé à la signature et passé outre, avec le motif du greffier."""

    note = models.ForeignKey(Note, models.PROTECT, related_name="manques_outrepasses")
    regle = models.CharField("contrôle", max_length=20)
    motif = models.TextField("motif")
    par = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    le = models.DateTimeField("le", db_default=Now())

    class Meta:
        verbose_name = "manque passé outre"
        verbose_name_plural = "manques passés outre"
        constraints = [
            models.UniqueConstraint(fields=["note", "regle"], name="manqueoutrepasse_unique"),
            models.CheckConstraint(condition=~Q(motif=""), name="manqueoutrepasse_motive"),
        ]

    def __str__(self):
        return self.regle
