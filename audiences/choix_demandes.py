"""Énumérations de ce qui se demande à l'audience et de ce qui s'écrit après la signature de la note."""

from django.db.models import TextChoices


class MomentConclusions(TextChoices):
    """Quand les conclusions interviennent (CPP 385, 459)."""

    IN_LIMINE = "IN_LIMINE", "in limine litis"
    FOND = "FOND", "au fond"


class CulpabiliteRequise(TextChoices):
    """Ce que le ministère public requiert sur la culpabilité (CPP 458)."""

    COUPABLE = "COUPABLE", "la déclaration de culpabilité"
    PARTIELLE = "PARTIELLE", "la déclaration de culpabilité partielle"
    RELAXE = "RELAXE", "la relaxe"
    APPRECIATION = "APPRECIATION", "s’en rapporte à l’appréciation du tribunal"


class MandatRequis(TextChoices):
    """Mandat ou mesure que le ministère public requiert (CPP 464-1, 464-2, 465)."""

    DEPOT = "DEPOT", "un mandat de dépôt"
    DEPOT_DIFFERE = "DEPOT_DIFFERE", "un mandat de dépôt à effet différé"
    ARRET = "ARRET", "un mandat d’arrêt"
    MAINTIEN = "MAINTIEN", "le maintien en détention"


class ModeConstitution(TextChoices):
    """Comment la partie civile se constitue (CPP 418 à 420-1)."""

    PERSONNE = "PERSONNE", "en personne, à l’audience"
    AVOCAT = "AVOCAT", "par avocat, à l’audience"
    LETTRE = "LETTRE", "par lettre reçue avant l’audience"


class PosteDemande(TextChoices):
    """Poste d'une demande civile (CPP 420-1, 464, 475-1)."""

    MATERIEL = "MATERIEL", "préjudice matériel"
    CORPOREL = "CORPOREL", "préjudice corporel"
    MORAL = "MORAL", "préjudice moral"
    ECONOMIQUE = "ECONOMIQUE", "préjudice économique"
    JOUISSANCE = "JOUISSANCE", "préjudice de jouissance"
    FRAIS_475_1 = "FRAIS_475_1", "article 475-1 du code de procédure pénale"
    PROVISION = "PROVISION", "provision"
    EXPERTISE = "EXPERTISE", "expertise"
    RENVOI_INTERETS = "RENVOI_INTERETS", "renvoi sur intérêts civils"

    @classmethod
    def sans_montant(cls) -> tuple[str, ...]:
        """Donne les postes qui ne se chiffrent pas."""
        return (cls.EXPERTISE.value, cls.RENVOI_INTERETS.value)

    @classmethod
    def prejudices(cls) -> tuple[str, ...]:
        """Donne les postes qui s'additionnent en dommages et intérêts."""
        return (
            cls.MATERIEL.value,
            cls.CORPOREL.value,
            cls.MORAL.value,
            cls.ECONOMIQUE.value,
            cls.JOUISSANCE.value,
        )


class NatureDemandeDefense(TextChoices):
    """Ce que la défense demande à la plaidoirie (CPP 460)."""

    RELAXE = "RELAXE", "la relaxe"
    RELAXE_PARTIELLE = "RELAXE_PARTIELLE", "la relaxe partielle"
    REQUALIFICATION = "REQUALIFICATION", "la requalification"
    DISPENSE = "DISPENSE", "la dispense de peine"
    AJOURNEMENT = "AJOURNEMENT", "l’ajournement de la peine"
    INDULGENCE = "INDULGENCE", "l’indulgence du tribunal"
    AMENAGEMENT = "AMENAGEMENT", "un aménagement de la peine"
    SURSIS = "SURSIS", "le bénéfice du sursis"
    NON_INSCRIPTION_B2 = "NON_INSCRIPTION_B2", "l’exclusion de la condamnation du bulletin n° 2"
    CONFUSION = "CONFUSION", "la confusion des peines"
    RESTITUTION = "RESTITUTION", "la restitution des scellés"
    AUTRE = "AUTRE", "autre demande"


class NatureMentionPosterieure(TextChoices):
    """Ce que dit une mention ajoutée après la signature de la note."""

    RECTIFICATION = "RECTIFICATION", "rectification d’une erreur matérielle"
    PRECISION = "PRECISION", "précision"
    EVENEMENT = "EVENEMENT", "événement postérieur"
    REPONSE = "REPONSE", "réponse aux observations du président"
