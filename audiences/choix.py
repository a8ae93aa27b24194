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
    EN_COURS = "EN_COURS", "en cours d’application"
    APPLIQUE = "APPLIQUE", "appliqué"
    ABANDONNE = "ABANDONNE", "abandonné"
    ECHEC = "ECHEC", "en échec"


class ObjetSuivi(TextChoices):
    """Objet venu de Cassiopée, dont chaque champ est comparé à l'import."""

    AUDIENCE = "AUDIENCE", "audience"
    INTERVENANT = "INTERVENANT", "intervenant"
    AFFAIRE = "AFFAIRE", "affaire"
    PERSONNE = "PERSONNE", "personne"
    PARTIE = "PARTIE", "partie"
    INFRACTION = "INFRACTION", "infraction"
    PREVENTION = "PREVENTION", "prévention"


class Corps(TextChoices):
    """Corps d'un membre de la juridiction."""

    SIEGE = "SIEGE", "magistrat du siège"
    PARQUET = "PARQUET", "magistrat du parquet"
    GREFFE = "GREFFE", "greffe"
    AUDITEUR = "AUDITEUR", "auditeur de justice"


class NatureMouvement(TextChoices):
    """Ce qui est arrivé à une audience avant qu'elle ne s'ouvre."""

    CREEE = "CREEE", "créée"
    DEPLACEE = "DEPLACEE", "déplacée"
    ANNULEE = "ANNULEE", "annulée"
    RETABLIE = "RETABLIE", "rétablie"


class ModificationQualification(TextChoices):
    """Comment une prévention en remplace une autre (CPP 388, 466)."""

    REQUALIFICATION = "REQUALIFICATION", "requalification"
    DISQUALIFICATION = "DISQUALIFICATION", "disqualification"
    MODIFICATION = "MODIFICATION", "modification"


class EtatVerification(TextChoices):
    """Réponse donnée à un point de préparation."""

    FAIT = "FAIT", "fait"
    SANS_OBJET = "SANS_OBJET", "sans objet"


class NatureRepresentation(TextChoices):
    """Lien d'une partie avec celle qu'elle représente ou dont elle répond."""

    REPRESENTE = "REPRESENTE", "représente"
    REPOND_DE = "REPOND_DE", "répond de"
    LIEE = "LIEE", "liée à"


class Liste(TextChoices):
    """Listes nationales de codes, tenues par l'administration."""

    CIVILITE = "CIVILITE", "civilité"
    STATUT_PARTIE = "STATUT_PARTIE", "statut de la partie"
    MODE_POURSUITE = "MODE_POURSUITE", "mode de poursuite"
    MODE_CONVOCATION = "MODE_CONVOCATION", "mode de convocation"
    MODE_COMPARUTION = "MODE_COMPARUTION", "mode de comparution"
    MODALITE_PARTICIPATION = "MODALITE_PARTICIPATION", "modalité de participation"
    CATEGORIE_PENALE = "CATEGORIE_PENALE", "catégorie pénale"
    SITUATION_FAMILIALE = "SITUATION_FAMILIALE", "situation familiale"
    SANS_DOMICILE = "SANS_DOMICILE", "sans domicile"
    ANTECEDENT = "ANTECEDENT", "antécédents judiciaires"
    LIEN_JURIDIQUE = "LIEN_JURIDIQUE", "lien juridique"
    LIEN_SOCIAL = "LIEN_SOCIAL", "lien social"
    FORME_JURIDIQUE = "FORME_JURIDIQUE", "forme juridique"
    PAYS = "PAYS", "pays"
    NATIONALITE = "NATIONALITE", "nationalité"
    LANGUE = "LANGUE", "langue parlée"
    NATURE_AFFAIRE = "NATURE_AFFAIRE", "nature d’affaire"
    NATURE_JUGEMENT = "NATURE_JUGEMENT", "nature du jugement"
    MOTIF_RENVOI = "MOTIF_RENVOI", "motif de renvoi"
    DECISION_PREVENTION = "DECISION_PREVENTION", "décision sur la prévention"
    DECISION_SANCTION = "DECISION_SANCTION", "décision sur la sanction"
    MODULATION_PEINE = "MODULATION_PEINE", "modulation de la peine"
    OPERATEUR_DATE = "OPERATEUR_DATE", "opérateur de date"
    MESURE_SURETE = "MESURE_SURETE", "mesure de sûreté"
    MOTIF_MOUVEMENT = "MOTIF_MOUVEMENT", "motif de déplacement ou d’annulation d’audience"


class NatureDifference(TextChoices):
    """Ce qu'un nouveau fichier de nomenclature change à un numéro."""

    NOUVEAU = "NOUVEAU", "nouveau"
    MODIFIE = "MODIFIE", "modifié"
    DISPARU = "DISPARU", "disparu"
    REAPPARU = "REAPPARU", "réapparu"
    REFUSE = "REFUSE", "ligne refusée"
