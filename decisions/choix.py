"""Énumérations des décisions ; les codes sont ceux de la référence du domaine."""

from django.db.models import TextChoices


class EtatDecision(TextChoices):
    """Vie d'une décision."""

    BROUILLON = "BROUILLON", "brouillon"
    VALIDEE = "VALIDEE", "validée"
    SIGNEE = "SIGNEE", "signée"


class Qualification(TextChoices):
    """Qualification du jugement, par prévenu (CPP 410 à 412, 487, 494)."""

    CONTRADICTOIRE = "CONTRADICTOIRE", "contradictoire"
    CONTRADICTOIRE_A_SIGNIFIER = "CONTRADICTOIRE_A_SIGNIFIER", "contradictoire à signifier"
    DEFAUT = "DEFAUT", "par défaut"
    ITERATIF_DEFAUT = "ITERATIF_DEFAUT", "par itératif défaut"


class Demandeur(TextChoices):
    """Qui demande le renvoi (CPP 461)."""

    PREVENU = "PREVENU", "le prévenu"
    AVOCAT_PREVENU = "AVOCAT_PREVENU", "l’avocat du prévenu"
    PC = "PC", "la partie civile"
    AVOCAT_PC = "AVOCAT_PC", "l’avocat de la partie civile"
    PARQUET = "PARQUET", "le ministère public"
    TRIBUNAL = "TRIBUNAL", "le tribunal, d’office"


class TypeRenvoi(TextChoices):
    """Forme du renvoi."""

    CONTRADICTOIRE_DATE_FIXE = "CONTRADICTOIRE_DATE_FIXE", "contradictoire, à date fixe"
    AVEC_CITATION = "AVEC_CITATION", "à date fixe, avec nouvelle citation"
    SANS_DATE = "SANS_DATE", "sans date"


class AvisParquet(TextChoices):
    """Ce que dit le ministère public de la demande de renvoi."""

    S_OPPOSE = "S_OPPOSE", "s’y oppose"
    S_EN_RAPPORTE = "S_EN_RAPPORTE", "s’en rapporte"
    NE_S_OPPOSE_PAS = "NE_S_OPPOSE_PAS", "ne s’y oppose pas"


class SuiteDemande(TextChoices):
    """Ce que le tribunal fait de la demande de renvoi (CPP 461)."""

    ORDONNE = "ORDONNE", "le renvoi est ordonné"
    REJETEE = "REJETEE", "la demande est rejetée"
    JOINTE_AU_FOND = "JOINTE_AU_FOND", "l’incident est joint au fond"


class EtatPiece(TextChoices):
    """Vie d'une pièce."""

    A_PRODUIRE = "A_PRODUIRE", "en attente"
    EN_COURS = "EN_COURS", "en cours"
    PRODUIT = "PRODUIT", "produite"
    ECHEC = "ECHEC", "en échec"
