"""Identité, interprète, information des droits."""

from audiences.etape import ETAPES, Etape, Groupe
from mistral.socle.droit import CP, CPP, Article, Principe

ETAPES.inscrire(
    Etape(
        code="IDENT",
        groupe=Groupe.C,
        rang=301,
        libelle="Identité",
        a_noter="Identité constatée, modifications par rapport à la citation (adresse, profession).",
        trame=(
            "Le président constate l’identité du prévenu : {{prevenu.nom_complet}}, né(e) le "
            "{{naissance.date}} à {{naissance.lieu}}, {{nationalite}}, {{profession}}, demeurant "
            "{{adresse}}."
        ),
        sources=(Article(CPP, "406"),),
    )
)

ETAPES.inscrire(
    Etape(
        code="INTERP",
        groupe=Groupe.C,
        rang=302,
        libelle="Interprète",
        a_noter="Besoin, langue, identité, assermenté ou serment prêté, récusation, incident.",
        trame=(
            "Le prévenu ne parlant pas suffisamment le français, {{interprete.nom}}, interprète en "
            "langue {{langue}}, [expert inscrit|âgé(e) de plus de 21 ans], prête serment d’apporter "
            "son concours à la justice en son honneur et en sa conscience."
        ),
        sources=(
            Article(CPP, "406"),
            Article(CPP, "407"),
            Article(CPP, "408"),
            Article(CPP, "D594-1 et s."),
        ),
    )
)

ETAPES.inscrire(
    Etape(
        code="DROITS",
        groupe=Groupe.C,
        rang=303,
        libelle="Information des droits",
        a_noter=(
            "Lecture de l’acte de saisine ; droit de faire des déclarations, de répondre aux "
            "questions ou de se taire ; droit à l’interprète."
        ),
        trame=(
            "Le président donne connaissance de l’acte qui a saisi le tribunal et informe le prévenu "
            "de son droit, au cours des débats, de faire des déclarations, de répondre aux questions "
            "qui lui sont posées ou de se taire."
        ),
        sources=(Article(CPP, "406"),),
    )
)

ETAPES.inscrire(
    Etape(
        code="CHOIX_PREV",
        groupe=Groupe.C,
        rang=304,
        libelle="Choix du prévenu",
        a_noter="Choix exprimé.",
        trame=("Le prévenu déclare [vouloir s’expliquer|garder le silence|répondre à certaines questions]."),
        sources=(Article(CPP, "406"),),
    )
)

ETAPES.inscrire(
    Etape(
        code="CI_ACCORD",
        groupe=Groupe.C,
        rang=305,
        libelle="Accord en comparution immédiate",
        a_noter="Comparution immédiate : avocat présent, choix.",
        trame=(
            "Le président avertit le prévenu qu’il ne peut être jugé ce jour qu’avec son accord. En "
            "présence de Me {{avocat}}, le prévenu [consent à être jugé séance tenante|sollicite un "
            "délai pour préparer sa défense]."
        ),
        sources=(
            Article(CPP, "397"),
            Article(CPP, "397-1"),
        ),
    )
)

ETAPES.inscrire(
    Etape(
        code="CV_CONSENT",
        groupe=Groupe.C,
        rang=306,
        libelle="Détenu jugé sans citation",
        a_noter="Détenu jugé sans citation préalable.",
        trame="Le prévenu détenu consent à être jugé sans citation préalable.",
        sources=(Article(CPP, "389"),),
    )
)

ETAPES.inscrire(
    Etape(
        code="RECID",
        groupe=Groupe.C,
        rang=307,
        libelle="Récidive relevée d’office",
        a_noter="Récidive relevée d’office.",
        trame=(
            "Le président informe le prévenu que l’état de récidive légale est susceptible d’être "
            "relevé au regard de la condamnation du {{date}} ({{juridiction}}) ; il est mis en mesure "
            "de présenter ses observations avec son avocat."
        ),
        sources=(Article(CP, "132-16-5"),),
    )
)

ETAPES.inscrire(
    Etape(
        code="REQUALIF",
        groupe=Groupe.C,
        rang=308,
        libelle="Requalification envisagée",
        a_noter="Requalification envisagée : débat contradictoire.",
        trame=(
            "Le tribunal invite les parties à s’expliquer sur la requalification des faits en "
            "{{infraction}} ; le prévenu [accepte|refuse] de comparaître volontairement sur ces "
            "faits."
        ),
        sources=(
            Principe("principe du contradictoire"),
            Article(CPP, "388"),
        ),
    )
)
