"""Énumérations des audiences ; les codes sont ceux du glossaire et du rôle."""

from django.db.models import TextChoices


class Formation(TextChoices):
    """Composition du tribunal correctionnel (CPP 398, 398-1)."""

    COLLEGIALE = "COLLEGIALE", "collégiale"
    JUGE_UNIQUE = "JUGE_UNIQUE", "juge unique"


class Fauteuil(TextChoices):
    """Place tenue à l'audience."""

    PRESIDENT = "PRESIDENT", "président"
    ASSESSEUR_1 = "ASSESSEUR_1", "premier assesseur"
    ASSESSEUR_2 = "ASSESSEUR_2", "second assesseur"
    MINISTERE_PUBLIC = "MINISTERE_PUBLIC", "ministère public"
    GREFFIER = "GREFFIER", "greffier"
    GREFFIER_STAGIAIRE = "GREFFIER_STAGIAIRE", "greffier stagiaire"
    AUDITEUR = "AUDITEUR", "auditeur de justice"


class NaturePersonne(TextChoices):
    """Personne physique ou morale."""

    PHYSIQUE = "PHYSIQUE", "personne physique"
    MORALE = "MORALE", "personne morale"


class Qualite(TextChoices):
    """Qualité d'une personne dans une affaire."""

    PREVENU = "PREVENU", "prévenu"
    VICTIME = "VICTIME", "victime"
    PARTIE_CIVILE = "PARTIE_CIVILE", "partie civile"
    CIVILEMENT_RESPONSABLE = "CIVILEMENT_RESPONSABLE", "civilement responsable"
    REPRESENTANT_LEGAL = "REPRESENTANT_LEGAL", "représentant légal"
    ADMINISTRATEUR_AD_HOC = "ADMINISTRATEUR_AD_HOC", "administrateur ad hoc"
    TEMOIN = "TEMOIN", "témoin"
    EXPERT = "EXPERT", "expert"
    INTERPRETE = "INTERPRETE", "interprète"
    ORGANISME_SOCIAL = "ORGANISME_SOCIAL", "organisme social"
    ASSUREUR = "ASSUREUR", "assureur"
    PERSONNE_LIEE = "PERSONNE_LIEE", "personne liée"
    AUTRE = "AUTRE", "autre partie"


class Situation(TextChoices):
    """Liberté du prévenu, telle que la dit sa catégorie pénale."""

    DETENU = "DETENU", "détenu"
    SOUS_MESURE = "SOUS_MESURE", "sous mesure"
    LIBRE = "LIBRE", "libre"
    INCONNUE = "INCONNUE", "inconnue"


class ModeComparution(TextChoices):
    """Mode de comparution, tel que Cassiopée le code (CPP 410 à 412, 417)."""

    COMPARANT = "CMP", "comparaît"
    COMPARANT_ASSISTE = "CMPSM", "comparaît, assisté d’un avocat"
    COMPARANT_ASSISTE_MANDAT = "CMPAM", "comparaît, assisté d’un avocat muni d’un mandat"
    NON_COMPARANT = "NCMP", "ne comparaît pas"
    REPRESENTE_SANS_MANDAT = "NCMPSM", "ne comparaît pas, un avocat est entendu sans mandat"
    REPRESENTE_MANDAT = "NCMPAM", "ne comparaît pas, représenté par un avocat muni d’un mandat"


class ModaliteComparution(TextChoices):
    """Comment le comparant est présent (CPP 409, 706-71)."""

    LIBRE = "LIBRE", "libre"
    EXTRAIT = "EXTRAIT", "détenu, extrait"
    VISIOCONFERENCE = "VISIO", "par visioconférence"


class Issue(TextChoices):
    """Ce qu'il advient d'une affaire à une audience (`SORT_AFFAIRE`)."""

    RETENUE_JUGEE = "RETENUE_JUGEE", "jugée"
    MISE_EN_DELIBERE = "MISE_EN_DELIBERE", "mise en délibéré"
    RENVOYEE = "RENVOYEE", "renvoyée"
    JOINTE = "JOINTE", "jointe"
    DISJOINTE = "DISJOINTE", "disjointe"
    RADIEE_RETIREE = "RADIEE_RETIREE", "radiée"
    SUPPLEMENT_INFO = "SUPPLEMENT_INFO", "supplément d’information"
    DESSAISIE = "DESSAISIE", "dessaisie"


class NatureSession(TextChoices):
    """Ce que fait le tribunal pendant un intervalle de l'audience."""

    DEBATS = "DEBATS", "audience ouverte"
    SUSPENSION = "SUSPENSION", "suspendue"
    DELIBERE = "DELIBERE", "en délibéré"


class NatureOperation(TextChoices):
    """Ce qu'une opération fait d'une mention."""

    ECRIRE = "ECRIRE", "écrire"
    EFFACER = "EFFACER", "effacer"


class EtatImport(TextChoices):
    """Vie d'un fichier de rôle déposé."""

    A_VERIFIER = "A_VERIFIER", "à vérifier"
    APPLIQUE = "APPLIQUE", "appliqué"
    ABANDONNE = "ABANDONNE", "abandonné"
