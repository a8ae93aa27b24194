"""Ce qu'une note doit porter avant d'être signée : une table par contrôle, qu'un juriste peut lire."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audiences.apport import Trait
from audiences.choix import Fauteuil, Formation, Issue
from audiences.etape import ETAPES
from audiences.regles.regime_convocation import Regime
from audiences.regles.situation_composition import Occupant
from audiences.regles.situation_note import PORTEE_NOTE, MentionVue, PrevenuVu, SituationNote
from mistral.socle.droit import REGLES, Niveau, controler

COMPLETE = ["PRES_PREV", "IDENT", "DROITS", "REQ", "PAROLE", "PRON"]
DEBATTUE = [*COMPLETE[:-1], "DELIB_DATE"]
ENZO = PrevenuVu(1, "MARTELLI Enzo", True, traits=frozenset({Trait.QUALIFIE}))
LEA = PrevenuVu(2, "ROSSI Léa", False, traits=frozenset({Trait.QUALIFIE}))
TRIBUNAL = tuple(
    Occupant(place, place.label, place.value)
    for place in (
        Fauteuil.PRESIDENT,
        Fauteuil.ASSESSEUR_1,
        Fauteuil.ASSESSEUR_2,
        Fauteuil.MINISTERE_PUBLIC,
        Fauteuil.GREFFIER,
    )
)


def situation(*etapes, prevenus=(ENZO,), **champs) -> SituationNote:
    """Note d'une audience ouverte, au complet ; une étape est un code, ou (code, texte, partie)."""
    mentions = tuple(MentionVue(*e) if isinstance(e, tuple) else MentionVue(e, "Dit.") for e in etapes)
    cadre = {"formation": Formation.COLLEGIALE, "occupants": TRIBUNAL, "est_ouverte": True}
    return SituationNote(mentions, tuple(prevenus), **cadre | champs)


def manques(*etapes, **champs) -> set[str]:
    return {constat.code for constat in controler(situation(*etapes, **champs), portee=PORTEE_NOTE)}


def decide(*traits: Trait, comparant: bool | None = True) -> PrevenuVu:
    return replace(ENZO, est_comparant=comparant, traits=frozenset({Trait.QUALIFIE, *traits}))


@pytest.mark.parametrize(
    ("etapes", "attendus"),
    [
        (COMPLETE, set()),
        ([], {"N-PRES_PREV", "N-IDENT", "N-DROITS", "N-REQ", "N-PAROLE", "N-ISSUE"}),
        ([*COMPLETE[:-2], "PRON"], {"N-PAROLE"}),
        (COMPLETE[:-1], {"N-ISSUE"}),
        (DEBATTUE, set()),
        ([*COMPLETE[:-1], "RENVOI_DEM"], set()),
        ([*COMPLETE[:-1], ("PRON", "  ")], {"N-ISSUE"}),
        ([*COMPLETE, ("INTERRO", "Il dit ⟨réponse⟩")], {"N-TRAME"}),
        ([*COMPLETE, ("INTERRO", "Il [avoue|nie]")], {"N-TRAME"}),
        ([*COMPLETE, ("INTERRO", "Il dit [sic] et a < b")], set()),
    ],
)
def test_les_mentions_exigees_d_une_affaire_retenue(etapes, attendus):
    assert manques(*etapes) == attendus


REJETEE = "Me DURAND sollicite le renvoi. Le ministère public s’y oppose. Le tribunal rejette la demande."
ORDONNEE = "Le tribunal rejette l’exception et ordonne le renvoi contradictoire au 3 mai 2027 à 9 heures."


@pytest.mark.parametrize(
    ("dit", "est_une_issue"),
    [
        (REJETEE, False),
        ("Renvoi demandé par la défense. Le tribunal joint la demande au fond.", False),
        ("Demande de renvoi rejetée.", False),
        (ORDONNEE, True),
        ("L’affaire est renvoyée au 3 mai 2027 ; la demande de mise en liberté est rejetée.", True),
        ("Renvoi au 3 mai 2027.", True),
        ("  ", False),
    ],
)
def test_une_demande_de_renvoi_rejetee_n_est_pas_une_issue(dit, est_une_issue):
    vus = manques(*COMPLETE[:-1], ("RENVOI_DEM", dit))
    assert vus == (set() if est_une_issue else {"N-ISSUE"})


def test_une_demande_rejetee_puis_un_renvoi_ordonne_font_une_issue():
    assert manques(*COMPLETE[:-1], ("RENVOI_DEM", REJETEE), ("RENVOI_DEM", ORDONNEE)) == set()


def test_une_affaire_renvoyee_n_exige_que_la_presence_et_le_renvoi():
    assert manques("PRES_PREV", "RENVOI_DEM", issue=Issue.RENVOYEE) == set()


def test_un_absent_n_a_ni_identite_ni_dernier_mot():
    assert manques("PRES_PREV", "PRON", prevenus=(LEA,)) == set()


def test_une_presence_non_constatee_ne_dispense_de_rien():
    assert "N-PAROLE" in manques("PRES_PREV", "PRON", prevenus=(PrevenuVu(3, "X", None),))


def test_chaque_prevenu_est_compte():
    comparants = (ENZO, replace(LEA, est_comparant=True))
    etapes = [(etape, "Dit.", 1) for etape in COMPLETE]
    assert manques(*etapes, prevenus=comparants) == {
        "N-PRES_PREV",
        "N-IDENT",
        "N-DROITS",
        "N-REQ",
        "N-PAROLE",
    }


# ── Ouverture et composition : tirées des données, ou notées ──


@pytest.mark.parametrize(
    ("ouverte", "notee_ici", "notee_ailleurs", "manque"),
    [
        (True, False, False, False),
        (False, True, False, False),
        (False, False, True, False),
        (False, False, False, True),
    ],
)
def test_l_ouverture_se_lit_de_l_audience_ou_de_sa_note(ouverte, notee_ici, notee_ailleurs, manque):
    etapes = [*COMPLETE, "OUV"] if notee_ici else COMPLETE
    ailleurs = frozenset({"OUV"} if notee_ailleurs else ())
    vus = manques(*etapes, est_ouverte=ouverte, etapes_audience=ailleurs)
    assert vus == ({"N-OUV"} if manque else set())


def sans(*places: Fauteuil) -> tuple[Occupant, ...]:
    return tuple(occupant for occupant in TRIBUNAL if occupant.fauteuil not in places)


ASSESSEURS = (Fauteuil.ASSESSEUR_1, Fauteuil.ASSESSEUR_2)
DOUBLE = (*sans(Fauteuil.ASSESSEUR_2), Occupant(Fauteuil.ASSESSEUR_2, "la même", "ASSESSEUR_1"))


@pytest.mark.parametrize(
    ("formation", "occupants", "message"),
    [
        (Formation.COLLEGIALE, TRIBUNAL, None),
        (Formation.JUGE_UNIQUE, sans(*ASSESSEURS), None),
        (Formation.COLLEGIALE, sans(Fauteuil.ASSESSEUR_2), "trois magistrats"),
        (Formation.COLLEGIALE, DOUBLE, "trois magistrats"),
        (Formation.JUGE_UNIQUE, TRIBUNAL, "un seul magistrat"),
        (Formation.JUGE_UNIQUE, sans(Fauteuil.PRESIDENT, *ASSESSEURS), "président et un seul magistrat"),
        (Formation.COLLEGIALE, sans(Fauteuil.MINISTERE_PUBLIC), "ministère public"),
        (Formation.COLLEGIALE, sans(Fauteuil.GREFFIER), "greffier"),
        (Formation.COLLEGIALE, (), "président, trois magistrats, ministère public et greffier"),
    ],
)
def test_la_composition_est_complete(formation, occupants, message):
    constats = controler(situation(*COMPLETE, formation=formation, occupants=occupants), portee=PORTEE_NOTE)
    assert [c.message for c in constats] == ([f"composition\u00a0: {message}"] if message else [])
    notee = manques(*COMPLETE, "COMPO", formation=formation, occupants=occupants)
    assert notee == set()


# ── Qualification ──


@pytest.mark.parametrize(
    ("etapes", "issue", "manque"),
    [
        (COMPLETE, "", True),
        (COMPLETE, Issue.RETENUE_JUGEE, True),
        (DEBATTUE, Issue.MISE_EN_DELIBERE, False),
        (["PRES_PREV", "RENVOI_DEM"], Issue.RENVOYEE, False),
    ],
)
def test_une_affaire_jugee_dit_la_qualification_du_jugement(etapes, issue, manque):
    vus = manques(*etapes, prevenus=(replace(ENZO, traits=frozenset()),), issue=issue)
    assert vus == ({"N-QUALIF"} if manque else set())


# ── Conditionnels : la donnée qui les appelle, l'étape qui y répond ──

CONDITIONS = [
    ("INTERP", {"prevenus": (replace(ENZO, parle_autre_langue=True),)}),
    ("INTERP", {"a_interprete": True}),
    ("CI_ACCORD", {"prevenus": (replace(ENZO, regime=Regime.IMMEDIATE),)}),
    ("CI_ACCORD", {"prevenus": (replace(ENZO, regime=Regime.DIFFEREE),)}),
    ("TIG_ACC", {"prevenus": (decide(Trait.TIG),)}),
    ("TIG_ACC", {"prevenus": (decide(Trait.TIG, comparant=None),)}),
    ("AV_SP", {"prevenus": (decide(Trait.SURSIS_PROBATOIRE),)}),
    ("AV_SS", {"prevenus": (decide(Trait.SURSIS_SIMPLE),)}),
    ("AV_20", {"prevenus": (decide(Trait.AMENDE),)}),
    ("AV_PC", {"prevenus": (decide(Trait.DOMMAGES),), "est_indemnisable": True}),
    ("RECID", {"prevenus": (decide(Trait.RECIDIVE_RELEVEE),)}),
]


@pytest.mark.parametrize(("etape", "champs"), CONDITIONS)
def test_chaque_condition_appelle_sa_mention_et_la_mention_suffit(etape, champs):
    assert manques(*COMPLETE, **champs) == {f"N-{etape}"}
    assert manques(*COMPLETE, etape, **champs) == set()


@pytest.mark.parametrize(
    "champs",
    [
        {"prevenus": (replace(LEA, parle_autre_langue=True),)},  # Absent : personne à qui traduire.
        {"prevenus": (replace(ENZO, regime=Regime.CITATION),)},
        {"prevenus": (replace(ENZO, regime=Regime.IMMEDIATE),), "vient_d_un_renvoi": True},
        {"prevenus": (replace(LEA, regime=Regime.IMMEDIATE),)},
        {"prevenus": (decide(Trait.SURSIS_PROBATOIRE, comparant=False),)},
        {"prevenus": (decide(Trait.SURSIS_SIMPLE, comparant=False),)},
        {"prevenus": (decide(Trait.AMENDE, comparant=False),)},
        {"prevenus": (decide(Trait.DOMMAGES),), "est_indemnisable": False},
        {"est_indemnisable": True},
    ],
)
def test_ce_qui_n_appelle_aucune_mention(champs):
    assert manques(*COMPLETE, **champs) == set()


def test_un_interprete_designe_ne_compte_pas_si_l_affaire_est_renvoyee():
    champs = {"a_interprete": True, "issue": Issue.RENVOYEE}
    assert manques("PRES_PREV", "RENVOI_DEM", **champs) == set()


def test_l_avertissement_manque_au_seul_prevenu_qu_il_concerne():
    averti = replace(decide(Trait.SURSIS_SIMPLE), partie=2, nom="ROSSI Léa")
    vus = situation(*COMPLETE, prevenus=(ENZO, averti))
    [constat] = controler(vus, portee=PORTEE_NOTE)
    assert (constat.message, constat.cibles) == ("avertissement du sursis simple (ROSSI Léa)", ("2",))


@pytest.mark.parametrize(
    ("mentions", "a_viser", "manque"),
    [
        ([], False, None),
        ([("EXC", "Me Roux dépose des conclusions de nullité.")], False, "dépôt des conclusions"),
        ([("PLAID", "L’avocat remet ses conclusions.")], False, "dépôt des conclusions"),
        ([("PLAID", "Il développe ses conclusions.")], False, None),
        ([("EXC", "Me Roux dépose des conclusions."), "CONCL"], False, None),
        (["CONCL"], True, "visa des conclusions par le président et le greffier"),
    ],
)
def test_les_conclusions_recues_sont_mentionnees_et_visees(mentions, a_viser, manque):
    constats = controler(situation(*COMPLETE, *mentions, sont_a_viser=a_viser), portee=PORTEE_NOTE)
    assert [constat.message for constat in constats] == ([manque] if manque else [])


@pytest.mark.parametrize(
    ("texte", "manque"),
    [
        ("Il comparaît par visioconférence depuis Draguignan.", False),
        ("Il est fait usage d’un moyen de télécommunication audiovisuelle.", False),
        ("Il comparaît détenu.", True),
    ],
)
def test_la_visioconference_est_mentionnee(texte, manque):
    vus = manques(*COMPLETE, ("PRES_PREV", texte), a_visioconference=True)
    assert vus == ({"N-VISIO"} if manque else set())


def controles():
    return [regle for regle in REGLES if getattr(regle, "portee", "") == PORTEE_NOTE]


def test_tout_controle_de_la_note_bloque_et_cite_ses_articles():
    assert len(controles()) == 20
    for regle in controles():
        assert regle.niveau is Niveau.BLOQUANT
        assert regle.sources


@given(
    st.lists(st.sampled_from(ETAPES.codes()), max_size=12),
    st.lists(st.sampled_from([None, True, False]), min_size=1, max_size=3),
    st.sets(st.sampled_from(list(Trait))),
    st.sampled_from(["", *Issue.values]),
)
def test_noter_une_etape_de_plus_n_ajoute_jamais_un_manque_hors_du_prononce(etapes, presences, traits, issue):
    prevenus = [
        PrevenuVu(rang, f"P{rang}", present, traits=frozenset(traits))
        for rang, present in enumerate(presences)
    ]
    for ajoutee in set(ETAPES.codes()) - {"PRON"}:
        avant = manques(*etapes, prevenus=prevenus, issue=issue)
        assert manques(*etapes, ajoutee, prevenus=prevenus, issue=issue) <= avant
