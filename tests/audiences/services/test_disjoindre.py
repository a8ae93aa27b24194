"""Disjonction (CPP 387), par prévenu et par fait."""

import pytest
from django.utils import timezone

from audiences.choix import ModificationQualification, NatureRepresentation, Qualite
from audiences.models import (
    Affaire,
    Disjonction,
    Infraction,
    Partie,
    Prevention,
    Representation,
    Verification,
)
from audiences.selectors.disjonction import divisible, numero_propose
from audiences.services.defaire_disjonction import defaire_disjonction
from audiences.services.disjoindre import disjoindre
from mistral.socle.erreurs import ActeImpossible
from mistral.socle.models import EntreeJournal
from tests.audiences.factories import (
    AudienceFactory,
    ComparutionFactory,
    InfractionFactory,
    MentionFactory,
    PartieFactory,
)
from tests.decisions.passages import HUIT_MOIS, juger, passage_appele
from tests.socle.factories import UtilisateurFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def agent():
    return UtilisateurFactory()


@pytest.fixture
def passage(tribunal):
    return passage_appele(tribunal, prevenus=2, faits=2)


def prevenus(passage):
    return list(divisible(passage.affaire).prevenus)


def faits(*preventions):
    return {prevention.pk for prevention in preventions}


def separer(passage, agent, preventions, **champs):
    valeurs = {"suivent": set(), "communes": set(), "numero": "26182000001/2"} | champs
    return disjoindre(passage, preventions=preventions, par=agent, **valeurs)


def etat(affaire):
    """Tout ce qu'une disjonction peut changer de l'affaire d'origine."""
    affaire = Affaire.objects.get(pk=affaire.pk)
    return (
        affaire.intitule,
        list(Partie.objects.filter(affaire=affaire).order_by("pk").values()),
        list(Infraction.objects.filter(affaire=affaire).order_by("pk").values()),
        list(Prevention.objects.filter(infraction__affaire=affaire).order_by("pk").values()),
    )


def test_un_prevenu_part_avec_tous_ses_faits(passage, agent):
    reste, part = prevenus(passage)
    disjonction = separer(passage, agent, faits(*part.faits))
    nouvelle = disjonction.nouvelle.affaire
    (copie,) = prevenus(disjonction.nouvelle)
    assert copie.personne == part.personne
    assert len(copie.faits) == 2
    assert (nouvelle.disjointe_de, nouvelle.numero_parquet) == (passage.affaire, "26182000001/2")
    assert part.personne.nom in nouvelle.intitule
    assert [p.pk for p in prevenus(passage)] == [reste.pk]


def test_l_ancienne_partie_est_retiree_avec_son_motif_jamais_supprimee(passage, agent):
    _, part = prevenus(passage)
    separer(passage, agent, faits(*part.faits))
    part.refresh_from_db()
    assert part.retiree_le is not None
    assert part.motif_retrait == "disjointe vers 26182000001/2"


def test_par_fait_le_prevenu_est_dans_les_deux_affaires(passage, agent):
    premier, _ = prevenus(passage)
    disjonction = separer(passage, agent, faits(premier.faits[0]))
    premier.refresh_from_db()
    assert premier.retiree_le is None
    assert len(prevenus(passage)[0].faits) == 1
    (copie,) = prevenus(disjonction.nouvelle)
    assert copie.faits[0].infraction.libelle == premier.faits[0].infraction.libelle


def test_un_fait_reproche_a_d_autres_reste_dans_l_affaire(passage, agent):
    premier, second = prevenus(passage)
    commun = premier.faits[0]
    Prevention.objects.create(juridiction=passage.juridiction, infraction=commun.infraction, prevenu=second)
    separer(passage, agent, faits(commun))
    commun.infraction.refresh_from_db()
    assert commun.infraction.retiree_le is None


def test_l_affaire_nouvelle_est_au_dernier_rang_de_la_meme_audience(passage, agent):
    _, part = prevenus(passage)
    nouvelle = separer(passage, agent, faits(*part.faits)).nouvelle
    assert (nouvelle.audience, nouvelle.rang, nouvelle.appelee_le) == (passage.audience, 2, None)
    assert nouvelle.note.version == 0


def test_l_affaire_nouvelle_va_a_l_audience_choisie(passage, agent, tribunal):
    _, part = prevenus(passage)
    autre = AudienceFactory(juridiction=tribunal)
    assert separer(passage, agent, faits(*part.faits), audience=autre).nouvelle.audience == autre


def test_les_autres_parties_restent_partent_ou_sont_des_deux_affaires(passage, agent):
    _, part = prevenus(passage)
    reste, suit, commune = (
        PartieFactory(affaire=passage.affaire, qualite=Qualite.PARTIE_CIVILE) for _ in range(3)
    )
    nouvelle = separer(
        passage, agent, faits(*part.faits), suivent={suit.pk}, communes={commune.pk}
    ).nouvelle.affaire
    copiees = set(nouvelle.parties.filter(qualite=Qualite.PARTIE_CIVILE).values_list("personne", flat=True))
    assert copiees == {suit.personne_id, commune.personne_id}
    restees = set(passage.affaire.parties.filter(retiree_le=None).values_list("pk", flat=True))
    assert {reste.pk, commune.pk} <= restees
    assert suit.pk not in restees


def test_les_liens_entre_parties_qui_partent_partent_avec_elles(passage, agent):
    _, part = prevenus(passage)
    parent = PartieFactory(affaire=passage.affaire, qualite=Qualite.REPRESENTANT_LEGAL)
    Representation.objects.create(
        juridiction=passage.juridiction,
        representant=parent,
        represente=part,
        nature=NatureRepresentation.REPRESENTE,
    )
    nouvelle = separer(passage, agent, faits(*part.faits), suivent={parent.pk}).nouvelle.affaire
    lien = Representation.objects.get(representant__affaire=nouvelle)
    assert (lien.representant.personne, lien.represente.personne) == (parent.personne, part.personne)


def test_la_qualification_d_origine_part_avec_le_fait_requalifie(passage, agent):
    _, part = prevenus(passage)
    origine = part.faits[0]
    copie = InfractionFactory(
        affaire=passage.affaire,
        parent=origine.infraction,
        racine=origine.infraction,
        modification=ModificationQualification.REQUALIFICATION,
        libelle="RECEL",
    )
    Prevention.objects.create(
        juridiction=passage.juridiction, infraction=copie, prevenu=part, remplace=origine
    )
    _, part = prevenus(passage)
    nouvelle = separer(passage, agent, faits(*part.faits)).nouvelle.affaire
    recel = nouvelle.infractions.get(libelle="RECEL")
    assert recel.parent.affaire == recel.racine.affaire == nouvelle
    assert recel.preventions.get().remplace.infraction == recel.parent
    assert [len(p.faits) for p in prevenus(passage)] == [2]


def test_defaire_rend_l_affaire_telle_qu_elle_etait(passage, agent):
    passage.affaire.intitule = ""
    passage.affaire.save(update_fields=["intitule"])
    victime = PartieFactory(affaire=passage.affaire, qualite=Qualite.VICTIME)
    premier, part = prevenus(passage)
    defaire_disjonction(separer(passage, agent, faits(premier.faits[0]), numero="X/2"), par=agent)
    avant = etat(passage.affaire)
    disjonction = separer(passage, agent, faits(*part.faits), suivent={victime.pk})
    nouvelle = disjonction.nouvelle.affaire
    assert etat(passage.affaire) != avant
    defaire_disjonction(disjonction, par=agent)
    assert etat(passage.affaire) == avant
    assert not Affaire.objects.filter(pk=nouvelle.pk).exists()
    assert Disjonction.objects.count() == 0
    assert EntreeJournal.objects.filter(acte="disjonction-defaite").count() == 2


def _appelee(nouvelle, agent):
    nouvelle.appelee_le = timezone.now()
    nouvelle.save(update_fields=["appelee_le"])


def _notee(nouvelle, agent):
    from audiences.models import OperationNote

    MentionFactory(note=nouvelle.note, auteur=agent)
    OperationNote.objects.create(
        juridiction=nouvelle.juridiction, note=nouvelle.note, identifiant="0" * 32, mention="0" * 32,
        nature="ECRIRE", etape="INTERRO", base=0, version=1, auteur=agent, empreinte="0" * 64,
    )  # fmt: skip


def _preparee(nouvelle, agent):
    Verification.objects.create(
        juridiction=nouvelle.juridiction, inscription=nouvelle, code="B1", etat="FAIT", par=agent
    )


def _completee(nouvelle, agent):
    PartieFactory(affaire=nouvelle.affaire, qualite=Qualite.TEMOIN)


def _presente(nouvelle, agent):
    ComparutionFactory(inscription=nouvelle, partie=nouvelle.affaire.parties.first())


@pytest.mark.parametrize("suite", [_appelee, _notee, _preparee, _completee, _presente])
def test_on_ne_defait_pas_une_disjonction_qui_a_eu_une_suite(passage, agent, suite):
    _, part = prevenus(passage)
    disjonction = separer(passage, agent, faits(*part.faits))
    suite(disjonction.nouvelle, agent)
    with pytest.raises(ActeImpossible, match="gardée"):
        defaire_disjonction(disjonction, par=agent)
    assert Affaire.objects.filter(pk=disjonction.nouvelle.affaire_id).exists()


def test_tout_ne_peut_pas_partir(passage, agent):
    with pytest.raises(ActeImpossible, match="Tout quitterait"):
        separer(passage, agent, faits(*(fait for p in prevenus(passage) for fait in p.faits)))


def test_le_fait_d_une_autre_affaire_ne_part_pas(passage, agent, tribunal):
    autre = passage_appele(tribunal)
    with pytest.raises(ActeImpossible, match="au moins un fait"):
        separer(passage, agent, faits(*prevenus(autre)[0].faits))


def test_une_decision_validee_retient_qui_elle_juge(passage, agent):
    _, part = prevenus(passage)
    juger(passage, agent, HUIT_MOIS)
    passage.issue = ""
    passage.save(update_fields=["issue"])
    with pytest.raises(ActeImpossible, match="déjà validée"):
        separer(passage, agent, faits(*part.faits))


def test_la_barre_d_un_numero_de_parquet_n_est_pas_un_suffixe(passage):
    passage.affaire.numero_parquet = "06029/26120000112"
    assert numero_propose(passage.affaire) == "06029/26120000112/2"


def test_un_numero_deja_pris_est_refuse_et_le_suivant_propose(passage, agent):
    premier, part = prevenus(passage)
    numero = numero_propose(passage.affaire)
    assert numero == f"{passage.affaire.numero_parquet}/2"
    disjonction = separer(passage, agent, faits(*part.faits), numero=numero)
    assert numero_propose(passage.affaire) == f"{passage.affaire.numero_parquet}/3"
    assert numero_propose(disjonction.nouvelle.affaire) == f"{passage.affaire.numero_parquet}/3"
    with pytest.raises(ActeImpossible, match="déjà celui"):
        separer(passage, agent, faits(premier.faits[0]), numero=numero)


def test_l_audience_levee_ne_disjoint_plus(passage, agent):
    audience = passage.audience
    audience.ouverte_le = audience.levee_le = timezone.now()
    audience.save(update_fields=["ouverte_le", "levee_le"])
    with pytest.raises(ActeImpossible, match="levée"):
        separer(passage, agent, faits(*prevenus(passage)[1].faits))
