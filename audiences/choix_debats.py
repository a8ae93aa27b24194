"""Énumérations des débats : ce que les commandes de la note enregistrent avec leur phrase."""

from django.db.models import TextChoices


class Civilite(TextChoices):
    """Civilité donnée à l'audience ; vide, elle n'est pas connue et rien ne s'accorde."""

    MONSIEUR = "M", "M."
    MADAME = "MME", "Mme"


class Assermentation(TextChoices):
    """Serment de l'interprète (CPP 407)."""

    INSCRIT = "INSCRIT", "expert inscrit, déjà assermenté"
    SERMENT = "SERMENT", "prête serment à l’audience"


class IncidentInterprete(TextChoices):
    """Incident sur l'interprétation (CPP 407, D594-2)."""

    RECUSATION = "RECUSATION", "l’interprète est récusé"
    QUALITE = "QUALITE", "la qualité de l’interprétation est contestée"
    ABSENCE = "ABSENCE", "l’absence d’interprète est contestée"


class SuiteInterprete(TextChoices):
    """Ce que le tribunal décide de cet incident."""

    REJET = "REJET", "rejette"
    REMPLACEMENT = "REMPLACEMENT", "désigne un autre interprète"
    DESIGNATION = "DESIGNATION", "désigne un interprète"


class Serment(TextChoices):
    """Serment du témoin (CPP 446 à 449)."""

    SERMENT = "SERMENT", "prête serment"
    SANS_SERMENT = "SANS_SERMENT", "entendu sans serment"


class SansSerment(TextChoices):
    """Pourquoi un témoin est entendu sans serment (CPP 447, 448)."""

    MINEUR = "MINEUR", "moins de seize ans (CPP, art. 447)"
    LIEN = "LIEN", "parent, allié ou conjoint (CPP, art. 448)"


class LienTemoin(TextChoices):
    """Lien du témoin avec les parties (CPP 445)."""

    AUCUN = "AUCUN", "ni parent, ni allié, ni au service des parties"
    LIEN = "LIEN", "un lien, à préciser"


class SuiteAbsence(TextChoices):
    """Ce que le tribunal décide du témoin absent (CPP 439)."""

    PASSE_OUTRE = "PASSE_OUTRE", "passe outre"
    AMENER = "AMENER", "ordonne de l’amener"
    RENVOI = "RENVOI", "renvoie l’affaire"


class NatureIncident(TextChoices):
    """Incident soulevé à l'audience (CPP 385, 459 ; ord. 58-1067, art. 23-1)."""

    NULLITE = "NULLITE", "exception de nullité"
    EXCEPTION = "EXCEPTION", "autre exception"
    QPC = "QPC", "question prioritaire de constitutionnalité"
    ACTE = "ACTE", "demande d’acte"
    AUTRE = "AUTRE", "autre incident"


class Auteur(TextChoices):
    """Qui soulève un incident ou demande une mesure."""

    AVOCAT = "AVOCAT", "l’avocat d’une partie"
    PARTIE = "PARTIE", "une partie elle-même"
    MINISTERE_PUBLIC = "MINISTERE_PUBLIC", "le ministère public"
    OFFICE = "OFFICE", "le tribunal, d’office"


class AvisParquet(TextChoices):
    """Réponse du ministère public."""

    REJET = "REJET", "conclut au rejet"
    ADHESION = "ADHESION", "ne s’y oppose pas"
    RAPPORT = "RAPPORT", "s’en rapporte"
    JONCTION = "JONCTION", "demande la jonction au fond"


class IssueIncident(TextChoices):
    """Ce que le tribunal fait de l'incident (CPP 459)."""

    JOINT = "JOINT", "joint l’incident au fond"
    ADMIS = "ADMIS", "statue sur-le-siège et fait droit"
    REJET = "REJET", "statue sur-le-siège et rejette"
    DELIBERE = "DELIBERE", "met l’incident en délibéré"


class MotifHuisClos(TextChoices):
    """Ce que la publicité mettrait en danger (CPP 400)."""

    ORDRE = "ORDRE", "l’ordre"
    SERENITE = "SERENITE", "la sérénité des débats"
    DIGNITE = "DIGNITE", "la dignité de la personne"
    TIERS = "TIERS", "les intérêts d’un tiers"


class DecisionHuisClos(TextChoices):
    """Ce que le tribunal décide de la demande."""

    ORDONNE = "ORDONNE", "ordonne le huis clos"
    REJETTE = "REJETTE", "rejette la demande"


class NaturePolice(TextChoices):
    """Acte de police de l'audience (CPP 404, 405)."""

    EXPULSION = "EXPULSION", "expulsion"
    RAPPEL = "RAPPEL", "rappel à l’ordre"
