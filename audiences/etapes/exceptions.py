"""Exceptions, soulevées avant toute défense au fond."""

from audiences.etape import ETAPES, Etape, Groupe
from mistral.socle.droit import CPP, ORD_58_1067, Article

ETAPES.inscrire(
    Etape(
        code="CONCL",
        groupe=Groupe.D,
        rang=401,
        libelle="Dépôt de conclusions",
        a_noter="Dépôt, auteur, objet, nombre de pages, visa.",
        trame=(
            "Me {{avocat}} dépose des conclusions [in limine litis aux fins de {{objet}}|au fond], "
            "visées par le président et le greffier."
        ),
        sources=(Article(CPP, "459"),),
    )
)

ETAPES.inscrire(
    Etape(
        code="EXC",
        groupe=Groupe.D,
        rang=402,
        libelle="Exception de nullité",
        a_noter="Moyen, actes visés, réponse du parquet et des parties, décision.",
        trame=(
            "In limine litis, Me {{avocat}} soulève la nullité de {{acte}} au motif que ⟨moyen⟩. Le "
            "ministère public ⟨réquisitions⟩. Le prévenu a la parole en dernier. Le tribunal [joint "
            "l’incident au fond|statue sur-le-siège : {{decision}}]."
        ),
        sources=(
            Article(CPP, "385"),
            Article(CPP, "459"),
        ),
    )
)

ETAPES.inscrire(
    Etape(
        code="EXC_DELAI",
        groupe=Groupe.D,
        rang=403,
        libelle="Dépôt des écritures de nullité",
        a_noter="Date et heure de dépôt des écritures de nullité ; utile si un délai-limite s’applique.",
        trame="Écritures déposées au greffe le {{date}} à {{heure}}.",
        sources=(Article(CPP, "385"),),
    )
)

ETAPES.inscrire(
    Etape(
        code="QPC",
        groupe=Groupe.D,
        rang=404,
        libelle="Question prioritaire de constitutionnalité",
        a_noter="Question prioritaire de constitutionnalité.",
        trame="Me {{avocat}} dépose un écrit distinct et motivé posant une QPC sur {{texte}}.",
        sources=(Article(ORD_58_1067, "23-1"),),
    )
)

ETAPES.inscrire(
    Etape(
        code="ACTE_DEM",
        groupe=Groupe.D,
        rang=405,
        libelle="Demande d’acte",
        a_noter="Demande d’acte.",
        trame=(
            "Par conclusions, {{partie}} demande {{acte}}. Le tribunal [joint au fond|ordonne|rejette "
            "par décision motivée]."
        ),
        sources=(
            Article(CPP, "388-5"),
            Article(CPP, "397-1"),
        ),
    )
)
