"""Demandes, réquisitions, plaidoiries."""

from audiences.etape import ETAPES, Etape, Groupe
from mistral.socle.droit import CPP, CSS, Article

ETAPES.inscrire(
    Etape(
        code="DEM_PC",
        groupe=Groupe.F,
        rang=601,
        libelle="Demandes de la partie civile",
        a_noter=(
            "Demandes chiffrées par préjudice, article 475-1, renvoi sur intérêts civils, expertise, "
            "provision."
        ),
        trame=(
            "Me {{avocat}} pour {{pc}} sollicite : {{tableau_demandes}} ; 475-1 CPP : {{montant}} € ; "
            "[renvoi sur intérêts civils|expertise|provision de {{montant}} €]."
        ),
        sources=(
            Article(CPP, "460"),
            Article(CPP, "464"),
            Article(CPP, "475-1"),
        ),
    )
)

ETAPES.inscrire(
    Etape(
        code="DEM_TIERS",
        groupe=Groupe.F,
        rang=602,
        libelle="Demandes d’un organisme",
        a_noter="CPAM, assureur, administration.",
        trame="{{organisme}} sollicite {{montant}} € au titre de {{debours}}.",
        sources=(Article(CSS, "L376-1"),),
    )
)

ETAPES.inscrire(
    Etape(
        code="REQ",
        groupe=Groupe.F,
        rang=603,
        libelle="Réquisitions",
        a_noter="Réquisitions par prévenu : culpabilité, peine, mandat, exécution provisoire.",
        trame="Le ministère public requiert : à l’encontre de {{prevenu}}, {{requisitions}}.",
        sources=(
            Article(CPP, "458"),
            Article(CPP, "460"),
        ),
    )
)

ETAPES.inscrire(
    Etape(
        code="PLAID",
        groupe=Groupe.F,
        rang=604,
        libelle="Plaidoirie de la défense",
        a_noter=(
            "Défense, demandes (relaxe, requalification, dispense de peine, aménagement, "
            "non-inscription au B2, confusion)."
        ),
        trame="Me {{avocat}} plaide pour {{prevenu}} : ⟨demandes⟩.",
        sources=(Article(CPP, "460"),),
    )
)

ETAPES.inscrire(
    Etape(
        code="REPLIQ",
        groupe=Groupe.F,
        rang=605,
        libelle="Répliques",
        a_noter="Répliques éventuelles, puis parole à la défense.",
        trame="Le ministère public réplique. La défense a la parole en dernier.",
        sources=(Article(CPP, "460"),),
    )
)

ETAPES.inscrire(
    Etape(
        code="PAROLE",
        groupe=Groupe.F,
        rang=606,
        libelle="Dernier mot",
        a_noter="Dernier mot.",
        trame="Le prévenu ou son avocat a eu la parole en dernier. Le prévenu déclare : ⟨déclaration⟩",
        sources=(Article(CPP, "460"),),
    )
)
