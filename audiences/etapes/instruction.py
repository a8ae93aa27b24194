"""Instruction à l'audience."""

from audiences.etape import ETAPES, Etape, Groupe
from mistral.socle.droit import CP, CPP, Article

ETAPES.inscrire(
    Etape(
        code="FAITS",
        groupe=Groupe.E,
        rang=501,
        libelle="Rapport du président",
        a_noter="Rapport du président.",
        trame="Le président donne lecture de la prévention et expose les faits.",
        sources=(Article(CPP, "406"),),
    )
)

ETAPES.inscrire(
    Etape(
        code="INTERRO",
        groupe=Groupe.E,
        rang=502,
        libelle="Interrogatoire",
        a_noter=(
            "Questions et réponses du prévenu ; position (reconnaît / conteste / partiel / silence) ; "
            "auteur de la question."
        ),
        trame=(
            "Sur question [du président|de l’assesseur|du ministère public|de Me {{avocat}}] : "
            "⟨question⟩ — Le prévenu : ⟨réponse⟩"
        ),
        sources=(
            Article(CPP, "442"),
            Article(CPP, "442-1"),
            Article(CPP, "453"),
        ),
    )
)

ETAPES.inscrire(
    Etape(
        code="PIECES",
        groupe=Groupe.E,
        rang=503,
        libelle="Scellés et pièces présentés",
        a_noter="Scellés, photographies, vidéos présentés.",
        trame=("Le président fait représenter le scellé n° {{scelle}} ; le prévenu déclare ⟨observations⟩."),
        sources=(Article(CPP, "455"),),
    )
)

ETAPES.inscrire(
    Etape(
        code="TEMOIN",
        groupe=Groupe.E,
        rang=504,
        libelle="Audition d’un témoin",
        a_noter=(
            "Identité, âge, profession, domicile, liens ; serment ou dispense ; déposition ; questions."
        ),
        trame=(
            "{{temoin.nom}}, {{age}} ans, {{profession}}, demeurant {{domicile}}, [ni parent, ni "
            "allié, ni au service des parties|lien : {{lien}}], [prête serment de dire toute la "
            "vérité, rien que la vérité|est entendu sans serment], dépose : ⟨déposition⟩"
        ),
        sources=(
            Article(CPP, "444 à 449"),
            Article(CPP, "453"),
        ),
    )
)

ETAPES.inscrire(
    Etape(
        code="TEM_ABS",
        groupe=Groupe.E,
        rang=505,
        libelle="Témoin absent",
        a_noter="Témoin absent.",
        trame=(
            "Le témoin {{nom}}, régulièrement cité, ne comparaît pas. Le tribunal [passe "
            "outre|ordonne de l’amener|renvoie|prononce une amende de {{montant}} € dans la limite de "
            "3 750 €]."
        ),
        sources=(
            Article(CPP, "438"),
            Article(CPP, "439"),
        ),
    )
)

ETAPES.inscrire(
    Etape(
        code="EXPERT",
        groupe=Groupe.E,
        rang=506,
        libelle="Audition d’un expert",
        a_noter="Identité, serment, conclusions.",
        trame=(
            "{{expert.nom}}, expert, prête serment d’apporter son concours à la justice en son "
            "honneur et en sa conscience et expose ⟨conclusions⟩."
        ),
        sources=(Article(CPP, "168"),),
    )
)

ETAPES.inscrire(
    Etape(
        code="VICTIME",
        groupe=Groupe.E,
        rang=507,
        libelle="Audition de la partie civile",
        a_noter="Audition de la PC, sans serment.",
        trame="{{pc.nom}}, partie civile, est entendue : ⟨déclarations⟩",
        sources=(Article(CPP, "422"),),
    )
)

ETAPES.inscrire(
    Etape(
        code="PC_CONST",
        groupe=Groupe.E,
        rang=508,
        libelle="Constitution de partie civile",
        a_noter="Constitution à l’audience : avant réquisitions.",
        trame=(
            "{{personne}} déclare se constituer partie civile contre {{prevenu}} pour les faits de "
            "{{infraction}} et sollicite {{montant}} €."
        ),
        sources=(Article(CPP, "418 à 421"),),
    )
)

ETAPES.inscrire(
    Etape(
        code="LEC_PC",
        groupe=Groupe.E,
        rang=509,
        libelle="Lecture d’une constitution reçue",
        a_noter="Lecture de la demande adressée par lettre.",
        trame=("Le président donne lecture de la constitution de partie civile reçue le {{date}} de {{pc}}."),
        sources=(
            Article(CPP, "420-1"),
            Article(CPP, "460-1"),
        ),
    )
)

ETAPES.inscrire(
    Etape(
        code="PERSO",
        groupe=Groupe.E,
        rang=510,
        libelle="Personnalité",
        a_noter=(
            "Personnalité : situation familiale, professionnelle, logement, ressources et charges, "
            "santé, enquête sociale, expertise psychiatrique, casier (B1)."
        ),
        trame=(
            "Situation : {{situation_familiale}}, {{enfants}} enfant(s), {{profession}}, ressources "
            "{{ressources}} € par mois, charges {{charges}} €. Casier : {{n}} mention(s), dont "
            "⟨rappel⟩."
        ),
        sources=(
            Article(CP, "132-1"),
            Article(CP, "132-20"),
            Article(CPP, "485-1"),
        ),
    )
)
