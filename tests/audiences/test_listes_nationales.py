"""Chaque valeur des listes de Cassiopée est fournie, avec son code et sa mnémonique."""

import re

import pytest

from audiences.choix import Liste, Qualite
from audiences.formats.libelles import qualite
from audiences.listes import valeurs_fournies

# Tel que Cassiopée les écrit : `CODE` libellé (MNÉMONIQUE), séparés par « · ».
CODEES = {
    Liste.DECISION_PREVENTION: (
        "1 Culpabilité · 2 Irresponsabilité pénale · 3 Irresponsabilité trouble mental · 4 Non lieu à "
        "statuer · 5 Relaxe"
    ),
    Liste.DECISION_SANCTION: (
        "1 Ajournement consignation · 2 Ajournement injonction · 3 Ajournement investigations · 4 "
        "Ajournement MAE · 5 Ajournement simple peine · 6 Amnistie · 7 Condamnation · 8 Dispense de "
        "peine · 9 Exemption de peine"
    ),
    Liste.MODULATION_PEINE: (
        "1 Cause légale diminution peine · 2 Nouvelle récidive · 3 Récidive · 4 Réduction de la peine "
        "encourue"
    ),
    Liste.MODE_COMPARUTION: (
        "CMP Comparant · CMPAM Comparant assisté (avec mandat) · CMPSM Comparant assisté sans mandat "
        "· NCMP Non comparant · NCMPSM Non comparant représenté sans mandat · NCMPAM Non comparant "
        "représenté avec mandat"
    ),
    Liste.NATURE_JUGEMENT: (
        "C contradictoire · CAS contradictoire à signifier · D défaut · ID itératif défaut"
    ),
    Liste.MODE_POURSUITE: (
        "AVERTIS avertissement · ACONTRA avis de contravention · CD citation directe · CPP citation "
        "par partie poursuivante · CLASSMT classement · CONVGRE convocation par greffier · CVCEP "
        "convocation par le chef d’établissement pénitentiaire · COPJ convocation par OPJ · CPV "
        "convocation par procès-verbal du PR · CPVMIN convocation par procès-verbal (mineurs) · "
        "COPJMEX COPJ aux fins de mise en examen · DESSAIS dessaisissement · DESCIV dessaisissement "
        "en matière civile · EXCOMPO exécution de la composition pénale hors validation · JONCT "
        "jonction · PROALT procédure alternative aux poursuites · COMPO procès-verbal de proposition "
        "de composition pénale · PV-CDD procès-verbal de comparution à délai différé · PV-CI procès-"
        "verbal de comparution immédiate · PV-CP procès-verbal de comparution préalable · PVCRPC "
        "procès-verbal de proposition de peine sur RPC · PV-CITA procès-verbal valant citation à "
        "parquet · COMPO2 PV de proposition de composition pénale après délai de réflexion · ROP "
        "réquisitions d’ordonnance pénale · RI réquisitoire introductif"
    ),
    Liste.MODALITE_PARTICIPATION: (
        "1 tentative (T) · 2 complicité (C) · 3 récidive (R) · 7 tentative nouvelle récidive (TNR) · "
        "8 intérêt à la fraude douanière (IFD) · 10 complicité de tentative (CT) · 11 tentative en "
        "récidive (TR) · 12 complicité en récidive (CR) · 13 complicité de tentative en récidive "
        "(CTR) · 14 nouvelle récidive (NR) · 15 complicité en nouvelle récidive (CNR) · 17 complicité "
        "de tentative en nouvelle récidive (CTNR)"
    ),
    Liste.CATEGORIE_PENALE: (
        "001 condamné détenu (CD) · 002 contraint-dettier (CT) · 004 détenu évadé (EVD) · 005 libre "
        "(LIB) · 007 détenu prévenu (PR) · 008 détenu prévenu pour cette cause (DET) · 009 détenu "
        "pour autre cause (DPAC) · 010 placé sous contrôle judiciaire (CJ) · 012 placé sous le régime "
        "de la liberté surveillée (LS) · 013 incarcéré provisoire (INCP) · 014 prévenu détenu pour "
        "cette cause (PD) · 015 détenu sous le régime de la semi-liberté (DSL) · 016 sous l’effet de "
        "la prise de corps (PCORPS) · 017 contraint par corps (CPC) · 018 maintenu en détention sous "
        "le régime douanier (MDDOUAN) · 019 retenu administrativement (RETADM) · 020 retenu sous "
        "escorte (ESCORTE) · 021 placé sous surveillance électronique (PSE) · 024 détenu libérable "
        "sous réserve du versement d’un cautionnement (DLC) · 025 détenu en fuite (FUIT) · 027 détenu "
        "décédé (DCD) · 028 inconnue (IN) · 029 contrainte judiciaire (CJUD) · 030 détenu "
        "provisoirement (DP) · 031 assigné à résidence SE (ARSE) · 32 placé sous MDDIFF (MDDIFF) · 33 "
        "détenu à domicile sous SE (DDSE) · 34 écrou extraditionnel (EEXTR)"
    ),
    Liste.SITUATION_FAMILIALE: (
        "CEL Célibataire · MAR Marié(e) · PAC Pacsé(e) · DIV Divorcé(e) · VEU Veuf(ve) · AUT Autre"
    ),
    Liste.LIEN_JURIDIQUE: (
        "1 Représentant légal · 2 Intervenant · 3 Tiers · 4 Déclarant · 6 Administrateur ad hoc · 7 "
        "pas de lien juridique · 9 Mandataire judiciaire"
    ),
    Liste.FORME_JURIDIQUE: (
        "001 ADM · 002 ARUP · 003 ASSO · 004 AU · 005 EURL · 006 GEIE · 007 GIC · 008 GIE · 009 INC · "
        "010 SA · 011 SARL · 012 SAS · 013 SB · 014 SC · 015 SCA · 016 SCI · 017 SCP · 018 SECA · 019 "
        "SERL · 020 SNC · 021 SNP · 022 SOS · 023 SYND · 024 EPIC · 025 EIRL"
    ),
}
MOTIFS_DE_RENVOI = (
    "à la demande des parties · absence avis JAP · absence enquête sociale rapide · au fond sur "
    "opposition · aux fins d’audience collégiale · aux fins d’audience en formation citoyenne · avant "
    "dire droit et sursis à statuer sur l’action publique · demande de délai pour préparer sa défense "
    "· en chambre du conseil · en continuation · en délibéré · en délibéré prorogé · en prorogation "
    "d’ajournement · pour absence d’interprète · pour absence de bulletin N°1 · pour citation (témoin "
    "/ partie civile) · pour comparution personnelle · pour compétence du tribunal correctionnel pour "
    "mineurs · pour consignation de l’auteur · pour consignation de la partie civile · pour demande "
    "de désignation d’avocat · pour examen de la question préjudicielle · pour intervention forcée "
    "(CPAM, agent judiciaire du trésor) · pour investigations sur la personnalité ou la situation "
    "matérielle, familiale et sociale · pour nouvelle citation · pour présence obligatoire suite à "
    "défaut d’extraction · pour recherche de l’opposant · sur ajournement · sur intérêts civils · "
    "vers la juridiction collégiale · autre cas"
)
STATUTS = [
    ("", "Prévenu", Qualite.PREVENU),
    ("", "Mis en cause", Qualite.AUTRE),
    ("", "Jugé", Qualite.PREVENU),
    ("PL", "Personne liée", Qualite.PERSONNE_LIEE),
    ("VICTIME", "Victime", Qualite.VICTIME),
    ("PARTIE_CIVILE", "Partie civile", Qualite.PARTIE_CIVILE),
    ("PARTIE_CIVILE_OPPOSANT", "Partie civile & opposant", Qualite.PARTIE_CIVILE),
    ("PARTIE_CIVILE_ABUSIVE", "Partie civile abusive", Qualite.PARTIE_CIVILE),
    ("PARTIE_CIVILE_RL", "Partie civile par RL", Qualite.PARTIE_CIVILE),
    ("", "Accusé", Qualite.AUTRE),
]
CONVOCATIONS = ["CCPV", "PVCI", "COPJ", "ORTC", "ORTS", "RENV", "REFC"]
SANS_FICHIER = {
    Liste.NATURE_AFFAIRE
}  # Nomenclature publiée nulle part : l'administration la reçoit des rôles.


def _attendues(texte: str) -> list[tuple[str, str, str]]:
    valeurs = []
    for valeur in texte.split(" · "):
        code, _, reste = valeur.partition(" ")
        # Une mnémonique est en capitales ; « (mineurs) » fait partie du libellé.
        libelle, mnemonique = re.fullmatch(r"(.+?)(?: \(([A-Z]+)\))?", reste).groups()
        valeurs.append((code, mnemonique or "", libelle))
    return valeurs


@pytest.mark.parametrize("liste", CODEES, ids=str)
def test_chaque_valeur_codee_est_fournie_dans_l_ordre(liste):
    fournies = [(v.code, v.mnemonique, v.libelle) for v in valeurs_fournies(liste)]
    assert fournies == _attendues(CODEES[liste])


def test_chaque_motif_de_renvoi_est_fourni():
    assert [v.libelle for v in valeurs_fournies(Liste.MOTIF_RENVOI)] == MOTIFS_DE_RENVOI.split(" · ")


@pytest.mark.parametrize(("mnemonique", "libelle", "attendue"), STATUTS)
def test_un_statut_est_rattache_a_la_qualite_que_lit_l_import(mnemonique, libelle, attendue):
    (valeur,) = [v for v in valeurs_fournies(Liste.STATUT_PARTIE) if v.libelle == libelle]
    assert (valeur.mnemonique, valeur.rattachement) == (mnemonique, attendue)
    assert qualite(libelle) == attendue


def test_les_modes_de_convocation_sont_fournis():
    assert [v.code for v in valeurs_fournies(Liste.MODE_CONVOCATION)] == CONVOCATIONS


@pytest.mark.parametrize("liste", Liste, ids=str)
def test_chaque_liste_a_son_fichier_aux_valeurs_distinctes(liste):
    valeurs = valeurs_fournies(liste)
    assert bool(valeurs) == (liste not in SANS_FICHIER)
    assert len({(v.code, v.libelle) for v in valeurs}) == len(valeurs)
    assert [v.rang for v in valeurs] == list(range(1, len(valeurs) + 1))
    assert all("'" not in v.libelle and v.libelle == v.libelle.strip() for v in valeurs)


@pytest.mark.parametrize(
    ("liste", "code", "libelle"),
    [
        (Liste.PAYS, "250", "France"),
        (Liste.PAYS, "012", "Algérie"),
        (Liste.PAYS, "384", "Côte d’Ivoire"),
        (Liste.PAYS, "KO", "Kosovo"),
        (Liste.PAYS, "900", "inconnu"),
        (Liste.NATIONALITE, "250", "française"),
        (Liste.NATIONALITE, "372", "irlandaise"),
        (Liste.NATIONALITE, "562", "nigérienne"),
        (Liste.NATIONALITE, "566", "nigériane"),
        (Liste.NATIONALITE, "900", "inconnue"),
        (Liste.NATIONALITE, "997", "autres nationalités"),
        (Liste.NATIONALITE, "999", "apatride"),
        (Liste.NATIONALITE, "KO", "kosovare"),
        (Liste.LANGUE, "ara", "arabe"),
    ],
)
def test_pays_nationalites_et_langues(liste, code, libelle):
    assert [v.libelle for v in valeurs_fournies(liste) if v.code == code] == [libelle]


def test_les_pays_du_monde_et_chaque_nationalite_a_le_sien():
    pays = {v.code for v in valeurs_fournies(Liste.PAYS)}
    assert len(pays) == 249 + 2
    assert {v.code for v in valeurs_fournies(Liste.NATIONALITE)} - pays == {"997", "999"}
