"""Délibéré et prononcé, avertissements donnés au condamné."""

from audiences.etape import ETAPES, Etape, Groupe
from mistral.socle.droit import CP, CPP, Article

ETAPES.inscrire(
    Etape(
        code="DELIB_SIEGE",
        groupe=Groupe.G,
        rang=701,
        libelle="Délibéré sur le siège",
        a_noter="Heure de retrait, heure de reprise.",
        trame="Le tribunal se retire pour délibérer à {{heure}} ; à {{heure}}, l’audience est reprise.",
        sources=(Article(CPP, "462"),),
    )
)

ETAPES.inscrire(
    Etape(
        code="DELIB_DATE",
        groupe=Groupe.G,
        rang=702,
        libelle="Mise en délibéré",
        a_noter="Mise en délibéré : date, heure, salle, parties présentes informées.",
        trame=(
            "L’affaire est mise en délibéré au {{date}} à {{heure}}, salle {{salle}} ; les parties "
            "présentes en sont informées."
        ),
        sources=(
            Article(CPP, "462"),
            Article(CPP, "498"),
        ),
    )
)

ETAPES.inscrire(
    Etape(
        code="PROROG",
        groupe=Groupe.G,
        rang=703,
        libelle="Prorogation du délibéré",
        a_noter="Prorogation.",
        trame="Le délibéré est prorogé au {{date}}.",
        sources=(Article(CPP, "462"),),
    )
)

ETAPES.inscrire(
    Etape(
        code="TIG_ACC",
        groupe=Groupe.G,
        rang=704,
        libelle="Accord au travail d’intérêt général",
        a_noter="Avant le prononcé d’un TIG : information et réponse.",
        trame=(
            "Le président informe le prévenu de son droit de refuser l’accomplissement d’un travail "
            "d’intérêt général ; le prévenu [accepte|refuse]."
        ),
        sources=(Article(CP, "131-8"),),
    )
)

ETAPES.inscrire(
    Etape(
        code="BAR_ACC",
        groupe=Groupe.G,
        rang=705,
        libelle="Accord au bracelet anti-rapprochement",
        a_noter="Accord de la victime au BAR.",
        trame="La victime, informée, [demande|consent expressément à] la mesure.",
        sources=(Article(CP, "132-45-1"),),
    )
)

ETAPES.inscrire(
    Etape(
        code="PRON",
        groupe=Groupe.G,
        rang=706,
        libelle="Prononcé",
        a_noter="Heure, dispositif par prévenu, magistrat qui lit.",
        trame="À {{heure}}, le président prononce en audience publique : {{dispositif}}.",
        sources=(Article(CPP, "485"),),
    )
)

ETAPES.inscrire(
    Etape(
        code="AV_SS",
        groupe=Groupe.G,
        rang=707,
        libelle="Avertissement, sursis simple",
        a_noter="Avertissement sursis simple (si présent).",
        trame=(
            "Le président avertit le condamné qu’en cas de condamnation pour une nouvelle infraction "
            "dans le délai légal, le sursis pourra être révoqué."
        ),
        sources=(Article(CP, "132-29"),),
    )
)

ETAPES.inscrire(
    Etape(
        code="AV_SP",
        groupe=Groupe.G,
        rang=708,
        libelle="Avertissement, sursis probatoire",
        a_noter="Notification des obligations, avertissement, possibilité de non-avenu.",
        trame=(
            "Le président notifie au condamné les obligations du sursis probatoire, l’avertit des "
            "conséquences d’une nouvelle infraction ou d’un manquement et l’informe que la "
            "condamnation pourra être déclarée non avenue."
        ),
        sources=(Article(CP, "132-40"),),
    )
)

ETAPES.inscrire(
    Etape(
        code="AV_ALT",
        groupe=Groupe.G,
        rang=709,
        libelle="Avertissement, inexécution de la peine",
        a_noter=(
            "Sanction de l’inexécution (TIG, 131-6, stage, sanction-réparation, peine complémentaire "
            "à titre principal)."
        ),
        trame=(
            "Le président avertit le condamné que l’inexécution pourra entraîner l’exécution de "
            "[{{n}} mois d’emprisonnement|{{montant}} € d’amende]."
        ),
        sources=(
            Article(CP, "131-8-1"),
            Article(CP, "131-9"),
            Article(CP, "131-11"),
        ),
    )
)

ETAPES.inscrire(
    Etape(
        code="AV_SSJ",
        groupe=Groupe.G,
        rang=710,
        libelle="Avertissement, suivi socio-judiciaire",
        a_noter="Avertissement suivi socio-judiciaire, injonction de soins.",
        trame=("Le président avertit le condamné des obligations et des conséquences de leur inobservation."),
        sources=(
            Article(CP, "131-36-1"),
            Article(CP, "131-36-4"),
        ),
    )
)

ETAPES.inscrire(
    Etape(
        code="AV_20",
        groupe=Groupe.G,
        rang=711,
        libelle="Réduction de 20 %",
        a_noter="Réduction de 20 %.",
        trame=(
            "Le président avise le condamné que le paiement dans le mois diminue le montant de 20 %, "
            "dans la limite de 1 500 €, et ne fait pas obstacle aux voies de recours."
        ),
        sources=(Article(CPP, "707-3"),),
    )
)

ETAPES.inscrire(
    Etape(
        code="AV_PC",
        groupe=Groupe.G,
        rang=712,
        libelle="Information CIVI et SARVI",
        a_noter="Information CIVI / SARVI.",
        trame="La partie civile est informée de la possibilité de saisir la CIVI ou le FGTI (SARVI).",
        sources=(Article(CPP, "706-15"),),
    )
)

ETAPES.inscrire(
    Etape(
        code="AV_COND_PC",
        groupe=Groupe.G,
        rang=713,
        libelle="Information du condamné, recouvrement",
        a_noter="Information du condamné présent.",
        trame=(
            "Le condamné est informé qu’à défaut de paiement dans les deux mois, le recouvrement "
            "pourra être exercé par le fonds de garantie avec majoration."
        ),
        sources=(Article(CPP, "474-1"),),
    )
)

ETAPES.inscrire(
    Etape(
        code="CONVOC",
        groupe=Groupe.G,
        rang=714,
        libelle="Convocations remises",
        a_noter="Convocations remises séance tenante.",
        trame=(
            "Il est remis au condamné une convocation devant [le JAP le {{date}}|le SPIP le "
            "{{date}}|le procureur le {{date}}]."
        ),
        sources=(
            Article(CPP, "474"),
            Article(CPP, "D48-2"),
            Article(CPP, "D45-2-3"),
        ),
    )
)

ETAPES.inscrire(
    Etape(
        code="RECID_AV",
        groupe=Groupe.G,
        rang=715,
        libelle="Avertissement, nouvelle infraction",
        a_noter="Avertissement sur les conséquences d’une nouvelle infraction.",
        trame=(
            "Le président avertit le condamné des conséquences d’une condamnation pour une nouvelle "
            "infraction."
        ),
        sources=(Article(CP, "132-20-1"),),
    )
)

ETAPES.inscrire(
    Etape(
        code="FIJAIS",
        groupe=Groupe.G,
        rang=716,
        libelle="Inscription au FIJAIS",
        a_noter="Notification de l’inscription et des obligations.",
        trame="Le condamné est informé de son inscription au FIJAIS et de ses obligations.",
        sources=(
            Article(CPP, "706-53-2"),
            Article(CPP, "706-53-6"),
        ),
    )
)

ETAPES.inscrire(
    Etape(
        code="CLOT",
        groupe=Groupe.G,
        rang=717,
        libelle="Fin de l’affaire",
        a_noter="Heure de fin de l’affaire, puis de l’audience.",
        trame="L’examen de l’affaire s’achève à {{heure}}.",
        variantes=("L’audience est levée à {{heure}}.",),
    )
)
