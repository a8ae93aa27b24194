"""Ce que chaque saisie d'une commande doit écrire à la note."""

# Commande, saisie, étape, phrase, étiquette. « ENZO » tient lieu de la clé du prévenu.
PHRASES = [
    (
        "interprete",
        {
            "pour": "ENZO", "langue": "anglais", "assermentation": "SERMENT", "nom": "ROSSI Anna",
            "civilite": "MME",
        },
        "INTERP",
        "MARTELLI Enzo ne parlant pas suffisamment le français, Mme ROSSI Anna, interprète en "
        "anglais, prête serment d’apporter son concours à la justice en son honneur et en sa "
        "conscience.",
        "interprète : anglais, serment prêté",
    ),
    (
        "interprete",
        {"pour": "ENZO", "langue": "anglais", "assermentation": "SERMENT"},
        "INTERP",
        "MARTELLI Enzo ne parlant pas suffisamment le français, un interprète en anglais prête "
        "serment d’apporter son concours à la justice en son honneur et en sa conscience.",
        "interprète : anglais, serment prêté, nom à compléter",
    ),
    (
        "interprete",
        {"langue": "arabe", "assermentation": "INSCRIT", "nom": "ROSSI Anna", "civilite": "MME"},
        "INTERP",
        "L’intéressé ne parlant pas suffisamment le français, Mme ROSSI Anna, interprète en arabe, "
        "inscrite sur la liste des experts et déjà assermentée, prête son concours.",
        "interprète : arabe, expert inscrit",
    ),
    (
        "interprete",
        {
            "pour": "ENZO", "langue": "arabe", "assermentation": "INSCRIT", "nom": "ROSSI Anna",
            "est_a_distance": "on",
        },
        "INTERP",
        "MARTELLI Enzo ne parlant pas suffisamment le français, ROSSI Anna, interprète en arabe, "
        "expert inscrit ayant déjà prêté serment, prête son concours, par un moyen de "
        "télécommunication.",
        "interprète : arabe, expert inscrit",
    ),
    (
        "interprete",
        {
            "pour": "ENZO", "langue": "arabe", "assermentation": "SERMENT", "nom": "ROSSI Anna",
            "incident": "RECUSATION", "incident_de": "ENZO", "incident_motif": "parent de la victime.",
            "incident_suite": "REJET",
        },
        "INTERP",
        "MARTELLI Enzo ne parlant pas suffisamment le français, ROSSI Anna, interprète en arabe, "
        "prête serment d’apporter son concours à la justice en son honneur et en sa conscience. "
        "MARTELLI Enzo récuse l’interprète : parent de la victime. Le tribunal rejette la "
        "contestation.",
        "interprète : arabe, serment prêté, l’interprète est récusé",
    ),
    (
        "interprete",
        {"pour": "ENZO", "langue": "peul", "incident": "ABSENCE", "incident_suite": "DESIGNATION"},
        "INTERP",
        "L’absence d’interprète est contestée en peul. Le tribunal désigne un interprète.",
        "interprète : peul, l’absence d’interprète est contestée",
    ),
    (
        "temoin",
        {
            "presence": "entendu", "nom": "DURAND Léa", "civilite": "MME", "age": 34,
            "profession": "infirmière", "domicile": "4 rue du Port, Nice", "lien": "AUCUN",
            "serment": "SERMENT",
        },
        "TEMOIN",
        "Mme DURAND Léa, 34 ans, infirmière, demeurant 4 rue du Port, Nice, ni parente, ni alliée, "
        "ni au service des parties, prête serment de dire toute la vérité, rien que la vérité.",
        "témoin : DURAND Léa, prête serment",
    ),
    (
        "temoin",
        {"presence": "entendu", "nom": "DURAND Léo", "lien": "AUCUN", "serment": "SERMENT"},
        "TEMOIN",
        "DURAND Léo, sans lien de parenté, d’alliance ou de service avec les parties, prête serment"
        " de dire toute la vérité, rien que la vérité.",
        "témoin : DURAND Léo, prête serment",
    ),
    (
        "temoin",
        {"presence": "entendu", "nom": "DURAND Léo", "serment": "SERMENT"},
        "TEMOIN",
        "DURAND Léo, témoin, prête serment de dire toute la vérité, rien que la vérité.",
        "témoin : DURAND Léo, prête serment",
    ),
    (
        "temoin",
        {
            "presence": "entendu", "nom": "DURAND Léo", "civilite": "M", "age": 15,
            "serment": "SANS_SERMENT", "sans_serment": "MINEUR",
        },
        "TEMOIN",
        "M. DURAND Léo, 15 ans, âgé de moins de seize ans, est entendu sans prêter serment.",
        "témoin : DURAND Léo, entendu sans serment",
    ),
    (
        "temoin",
        {
            "presence": "entendu", "nom": "DURAND Léa", "lien": "LIEN", "lien_precise": "sœur du prévenu",
            "serment": "SANS_SERMENT", "sans_serment": "LIEN",
        },
        "TEMOIN",
        "DURAND Léa, lien avec les parties : sœur du prévenu, dépose sans prêter serment, en raison"
        " de son lien avec une partie.",
        "témoin : DURAND Léa, entendu sans serment",
    ),
    (
        "temoin",
        {
            "presence": "absent", "nom": "DURAND Léa", "civilite": "MME", "est_cite": "oui",
            "suite": "PASSE_OUTRE",
        },
        "TEM_ABS",
        "Mme DURAND Léa, témoin, régulièrement citée, ne comparaît pas. Le tribunal passe outre.",
        "témoin : DURAND Léa, absent, passe outre",
    ),
    (
        "temoin",
        {"presence": "absent", "nom": "DURAND Léo", "est_cite": "oui", "suite": "AMENER", "amende": "3750"},
        "TEM_ABS",
        "Le témoin DURAND Léo, après citation régulière, ne comparaît pas. Le tribunal ordonne de "
        "l’amener et prononce contre ce témoin une amende de 3 750,00 €.",
        "témoin : DURAND Léo, absent, ordonne de l’amener",
    ),
    (
        "temoin",
        {"presence": "absent", "nom": "DURAND Léo"},
        "TEM_ABS",
        "Le témoin DURAND Léo ne comparaît pas.",
        "témoin : DURAND Léo, absent",
    ),
    (
        "expert",
        {"nom": "ROCHE Paul", "civilite": "M", "discipline": "psychiatrie"},
        "EXPERT",
        "M. ROCHE Paul, expert en psychiatrie, prête serment d’apporter son concours à la justice "
        "en son honneur et en sa conscience.",
        "expert : ROCHE Paul, serment prêté",
    ),
    (
        "expert",
        {"nom": "ROCHE Paul", "est_a_distance": "on", "conclusions": "discernement altéré."},
        "EXPERT",
        "ROCHE Paul, expert, entendu par un moyen de télécommunication audiovisuelle, prête serment"
        " d’apporter son concours à la justice en son honneur et en sa conscience et expose : "
        "discernement altéré.",
        "expert : ROCHE Paul, serment prêté",
    ),
    (
        "incident",
        {
            "nature": "NULLITE", "auteur": "PARTIE", "partie": "ENZO", "objet": "la garde à vue",
            "moyen": "notification tardive des droits.", "avis_parquet": "REJET",
            "est_parole_donnee": "on", "issue": "JOINT",
        },
        "EXC",
        "In limine litis, MARTELLI Enzo soulève la nullité de la garde à vue au motif suivant : "
        "notification tardive des droits. Le ministère public conclut au rejet. Le prévenu a la "
        "parole en dernier. Le tribunal joint l’incident au fond.",
        "incident : exception de nullité, joint l’incident au fond",
    ),
    (
        "incident",
        {
            "nature": "QPC", "auteur": "AVOCAT", "partie": "ENZO",
            "objet": "l’article 385 du code de procédure pénale",
        },
        "QPC",
        "L’avocat de MARTELLI Enzo dépose un écrit distinct et motivé posant une question "
        "prioritaire de constitutionnalité sur l’article 385 du code de procédure pénale.",
        "incident : question prioritaire de constitutionnalité",
    ),
    (
        "incident",
        {
            "nature": "ACTE", "auteur": "MINISTERE_PUBLIC", "objet": "une expertise", "issue": "ADMIS",
            "decision": "ordonne l’expertise",
        },
        "ACTE_DEM",
        "Le ministère public demande une expertise. Le tribunal statue sur-le-siège et fait droit à"
        " la demande : ordonne l’expertise.",
        "incident : demande d’acte, statue sur-le-siège et fait droit",
    ),
    (
        "incident",
        {"nature": "EXCEPTION", "auteur": "OFFICE", "objet": "incompétence"},
        "EXC",
        "In limine litis, le tribunal, d’office, soulève l’exception d’incompétence.",
        "incident : autre exception",
    ),
    (
        "huisclos",
        {
            "auteur": "PARTIE", "partie": "ENZO", "sont_entendus": "on", "decision": "ORDONNE",
            "motif": "DIGNITE",
        },
        "HUIS",
        "Sur demande de MARTELLI Enzo, le ministère public et les parties entendus, le tribunal "
        "ordonne par jugement que les débats auront lieu à huis clos, la publicité étant dangereuse"
        " pour la dignité de la personne.",
        "huis clos : ordonné",
    ),
    (
        "huisclos",
        {"auteur": "MINISTERE_PUBLIC", "decision": "REJETTE"},
        "HUIS",
        "Sur demande du ministère public, le tribunal rejette par jugement la demande de huis clos.",
        "huis clos : rejeté",
    ),
    (
        "visio",
        {"partie": "ENZO", "lieu": "la maison d’arrêt de Grasse", "est_avec_accord": "oui"},
        "PRES_AUTRES",
        "Il est fait usage d’un moyen de télécommunication audiovisuelle (visioconférence) pour "
        "MARTELLI Enzo, depuis la maison d’arrêt de Grasse, avec l’accord du procureur de la "
        "République et de l’ensemble des parties.",
        "visioconférence : MARTELLI Enzo",
    ),
    (
        "visio",
        {"personne": "ROCHE Paul, expert"},
        "PRES_AUTRES",
        "Il est fait usage d’un moyen de télécommunication audiovisuelle (visioconférence) pour "
        "ROCHE Paul, expert.",
        "visioconférence : ROCHE Paul, expert",
    ),
    (
        "police",
        {"nature": "EXPULSION", "partie": "ENZO", "faits": "interrompt le ministère public"},
        "POLICE",
        "Le président ordonne l’expulsion de MARTELLI Enzo, qui trouble l’audience : interrompt le "
        "ministère public.",
        "police de l’audience : expulsion",
    ),
    (
        "police",
        {"nature": "RAPPEL", "personne": "une personne du public", "faits": "applaudit"},
        "POLICE",
        "Le président rappelle à l’ordre une personne du public, qui trouble l’audience : "
        "applaudit.",
        "police de l’audience : rappel à l’ordre",
    ),
]  # fmt: skip
