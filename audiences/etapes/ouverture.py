"""Ouverture de l'audience, une fois."""

from audiences.etape import ETAPES, Etape, Groupe, Par
from mistral.socle.droit import CPP, Article

ETAPES.inscrire(
    Etape(
        code="OUV",
        groupe=Groupe.A,
        rang=101,
        libelle="Ouverture",
        a_noter="Date, heure réelle, salle, chambre, publicité.",
        trame=(
            "L’audience publique du {{audience.date}} est ouverte à {{heure}}, salle {{salle}}, {{chambre}}."
        ),
        sources=(Article(CPP, "400"),),
        par=Par.AUDIENCE,
    )
)

ETAPES.inscrire(
    Etape(
        code="COMPO",
        groupe=Groupe.A,
        rang=102,
        libelle="Composition",
        a_noter=(
            "Président, assesseurs (nom, qualité, MTT ou juge non professionnel), procureur, greffier "
            "; changement en cours d’audience."
        ),
        trame=(
            "Composition : {{president.civilite}} {{president.nom}}, {{president.qualite}}, président "
            "; [{{assesseur1}} et {{assesseur2}}, assesseurs|statuant à juge unique] ; "
            "{{parquet.nom}}, {{parquet.qualite}}, représentant le ministère public ; "
            "{{greffier.nom}}, {{greffier.grade}}."
        ),
        sources=(
            Article(CPP, "398"),
            Article(CPP, "398-3"),
            Article(CPP, "486"),
        ),
        par=Par.AUDIENCE,
    )
)

ETAPES.inscrire(
    Etape(
        code="SUSP",
        groupe=Groupe.A,
        rang=103,
        libelle="Suspension",
        a_noter="Heure de suspension, motif.",
        trame="Audience suspendue à {{heure}} [pour délibéré|incident|pause].",
        par=Par.AUDIENCE,
    )
)

ETAPES.inscrire(
    Etape(
        code="REPR",
        groupe=Groupe.A,
        rang=104,
        libelle="Reprise",
        a_noter="Heure de reprise.",
        trame="Audience reprise à {{heure}}.",
        par=Par.AUDIENCE,
    )
)

ETAPES.inscrire(
    Etape(
        code="HUIS",
        groupe=Groupe.A,
        rang=105,
        libelle="Huis clos",
        a_noter="Demande, avis, jugement, motif.",
        trame=(
            "Sur demande de {{demandeur}}, le ministère public et les parties entendus, le tribunal "
            "ordonne par jugement que les débats auront lieu à huis clos, la publicité étant "
            "dangereuse pour [l’ordre|la sérénité des débats|la dignité de la personne|les intérêts "
            "d’un tiers]."
        ),
        sources=(Article(CPP, "400"),),
    )
)

ETAPES.inscrire(
    Etape(
        code="POLICE",
        groupe=Groupe.A,
        rang=106,
        libelle="Police de l’audience",
        a_noter="Expulsion, incident, outrage.",
        trame="Le président ordonne l’expulsion de {{personne}} qui trouble l’audience : ⟨faits⟩.",
        sources=(
            Article(CPP, "404"),
            Article(CPP, "405"),
        ),
        par=Par.AUDIENCE,
    )
)
