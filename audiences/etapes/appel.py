"""Appel de l'affaire, présences, renvoi."""

from audiences.etape import ETAPES, Etape, Groupe
from mistral.socle.droit import CPP, Article

ETAPES.inscrire(
    Etape(
        code="APPEL",
        groupe=Groupe.B,
        rang=201,
        libelle="Appel de l’affaire",
        a_noter="Heure d’appel, numéro de rôle, de parquet, mode de saisine.",
        trame=(
            "À {{heure}}, appel de l’affaire n° {{rang}} du rôle, parquet {{num_parquet}}, "
            "{{prevenu.nom}}, saisine : {{mode_saisine}}."
        ),
    )
)

ETAPES.inscrire(
    Etape(
        code="PRES_PREV",
        groupe=Groupe.B,
        rang=202,
        libelle="Présence du prévenu",
        a_noter=(
            "Pour chaque prévenu : comparant libre, détenu (extrait, en visioconférence, refus "
            "d’extraction), non comparant ; mode de citation ; excuse."
        ),
        trame=(
            "{{prevenu.identite_courte}} [comparaît libre|comparaît détenu, extrait de "
            "{{etablissement}}|comparaît par visioconférence depuis {{etablissement}}|ne comparaît "
            "pas]. Cité [à personne|à domicile, AR signé le {{date}}|à étude|à parquet|par COPJ du "
            "{{date}}]."
        ),
        sources=(
            Article(CPP, "409"),
            Article(CPP, "410 à 412"),
            Article(CPP, "555 à 560"),
            Article(CPP, "706-71"),
        ),
    )
)

ETAPES.inscrire(
    Etape(
        code="PRES_AVOCAT",
        groupe=Groupe.B,
        rang=203,
        libelle="Avocat du prévenu",
        a_noter="Avocat, barreau, choisi / commis d’office / AJ, mandat de représentation (lettre 411).",
        trame="Il est assisté de Me {{avocat.nom}}, barreau de {{barreau}}, [choisi|commis d’office].",
        variantes=(
            (
                "Représenté par Me {{avocat.nom}}, porteur d’une demande écrite de jugement en son "
                "absence du {{date}}."
            ),
        ),
        sources=(
            Article(CPP, "411"),
            Article(CPP, "417"),
        ),
    )
)

ETAPES.inscrire(
    Etape(
        code="AV_OBLIG",
        groupe=Groupe.B,
        rang=204,
        libelle="Avocat obligatoire",
        a_noter=(
            "Assistance obligatoire (infirmité compromettant la défense ; CRPC ; accord en CI ; "
            "majeur protégé)."
        ),
        trame=(
            "Le président constate que l’assistance d’un avocat est obligatoire ; Me {{avocat.nom}} "
            "est présent."
        ),
        sources=(
            Article(CPP, "417"),
            Article(CPP, "397"),
            Article(CPP, "495-8"),
            Article(CPP, "706-116"),
        ),
    )
)

ETAPES.inscrire(
    Etape(
        code="PRES_PC",
        groupe=Groupe.B,
        rang=205,
        libelle="Présence des parties civiles",
        a_noter="PC, victimes, représentants légaux, administrateur ad hoc, avocats, association.",
        trame=(
            "{{pc.identite_courte}} [comparaît en personne|est représenté(e) par Me {{avocat.nom}}|ne "
            "comparaît pas, avisé(e) le {{date}}]."
        ),
        sources=(
            Article(CPP, "391"),
            Article(CPP, "424"),
            Article(CPP, "425"),
        ),
    )
)

ETAPES.inscrire(
    Etape(
        code="PRES_AUTRES",
        groupe=Groupe.B,
        rang=206,
        libelle="Autres présences",
        a_noter="Civilement responsable, assureur, CPAM, administration, témoins, experts.",
        trame="Sont présents : {{liste}}. Sont absents : {{liste}}.",
        sources=(
            Article(CPP, "406"),
            Article(CPP, "388-1"),
            Article(CPP, "415"),
        ),
    )
)

ETAPES.inscrire(
    Etape(
        code="RENVOI_DEM",
        groupe=Groupe.B,
        rang=207,
        libelle="Demande de renvoi",
        a_noter="Demandeur, motif, avis des autres parties, décision, date, mesures de sûreté maintenues.",
        trame=(
            "{{demandeur}} sollicite le renvoi au motif que ⟨motif⟩. Le ministère public [s’y "
            "oppose|s’en rapporte|ne s’y oppose pas]. Me {{avocat}} ⟨observations⟩. Le tribunal "
            "[ordonne le renvoi contradictoire au {{date}} à {{heure}}|rejette la demande]."
        ),
        sources=(
            Article(CPP, "461"),
            Article(CPP, "410-1"),
            Article(CPP, "397-1"),
        ),
    )
)

ETAPES.inscrire(
    Etape(
        code="JONCT",
        groupe=Groupe.B,
        rang=208,
        libelle="Jonction",
        a_noter="Numéros joints, décision.",
        trame="Le tribunal ordonne la jonction du dossier {{num}} au dossier {{num}}.",
        sources=(Article(CPP, "387"),),
    )
)

ETAPES.inscrire(
    Etape(
        code="DISJ",
        groupe=Groupe.B,
        rang=209,
        libelle="Disjonction",
        a_noter="Numéros joints, décision.",
        trame="Le tribunal ordonne la disjonction de {{objet}}.",
        sources=(Article(CPP, "387"),),
    )
)
