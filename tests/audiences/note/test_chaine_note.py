"""La chaîne des frappes : rangs de poste, empreintes, ajout seul."""

from uuid import uuid4

import pytest
from django.db import Error, connection, transaction

from audiences.models import OperationNote
from audiences.operation import contenu_canonique, empreinte
from audiences.selectors.chaine_note import verifier_chaine
from audiences.services.ecrire_note import appliquer_operations
from mistral.socle.erreurs import ActeImpossible
from tests.audiences.note.frappes import frappe
from tests.socle.factories import UtilisateurFactory


def test_la_chaine_se_verifie_et_commence_par_rien(note, aline):
    ecrite = frappe()
    appliquer_operations(note, [ecrite, frappe()], par=aline)
    appliquer_operations(note, [frappe(ecrite.mention, "Suite", base=1)], par=aline)
    empreintes = list(OperationNote.objects.order_by("id").values_list("precedente", "empreinte"))
    assert empreintes[0][0] == ""
    assert [suivante[0] for suivante in empreintes[1:]] == [e for _, e in empreintes[:-1]]
    assert verifier_chaine(note) is None


def test_le_rang_de_frappe_est_rendu_et_scelle(note, aline):
    poste = uuid4()
    operation = frappe(poste=poste, seq=7)
    (accuse,) = appliquer_operations(note, [operation], par=aline)
    assert accuse.seq == 7
    gardee = OperationNote.objects.get()
    assert (gardee.poste, gardee.seq) == (poste, 7)
    gardee.seq = 8
    assert empreinte("", contenu_canonique(gardee)) != gardee.empreinte
    assert verifier_chaine(note) is None


def test_une_chaine_d_avant_les_rangs_de_frappe_se_verifie_encore(note, aline):
    """Sans poste ni rang, l'empreinte est celle d'avant qu'ils existent."""
    appliquer_operations(note, [frappe()], par=aline)
    gardee = OperationNote.objects.get()
    assert {"poste", "seq"}.isdisjoint(contenu_canonique(gardee))
    assert verifier_chaine(note) is None


def test_un_rang_deja_pris_par_un_autre_texte_est_refuse_sans_rien_ecrire(note, aline):
    poste = uuid4()
    appliquer_operations(note, [frappe(poste=poste, seq=1)], par=aline)
    with pytest.raises(ActeImpossible, match="déjà donné ce rang"):
        appliquer_operations(note, [frappe(poste=poste, seq=2), frappe(poste=poste, seq=1)], par=aline)
    with pytest.raises(ActeImpossible, match="déjà donné ce rang"):
        appliquer_operations(note, [frappe(poste=poste, seq=3), frappe(poste=poste, seq=3)], par=aline)
    assert OperationNote.objects.count() == 1
    appliquer_operations(note, [frappe(poste=uuid4(), seq=1)], par=aline)


@pytest.mark.parametrize("champs", [{"seq": 1}, {"poste": uuid4()}, {"poste": uuid4(), "seq": 0}])
def test_un_rang_va_avec_un_poste(note, aline, champs):
    with pytest.raises(ActeImpossible, match="rang"):
        appliquer_operations(note, [frappe(**champs)], par=aline)


@pytest.mark.parametrize("champ", ["texte", "base", "est_conflit", "recue_le", "auteur", "empreinte"])
def test_la_premiere_operation_rompue_est_nommee(note, aline, champ, monkeypatch):
    from datetime import UTC, datetime

    appliquer_operations(note, [frappe(texte=f"Frappe {n}") for n in range(3)], par=aline)
    rompue = OperationNote.objects.order_by("id")[1]
    autre = {
        "texte": "falsifié",
        "base": 9,
        "est_conflit": True,
        "recue_le": datetime(2020, 1, 1, tzinfo=UTC),
        "auteur": UtilisateurFactory().pk,
        "empreinte": "0" * 64,
    }[champ]
    lues = list(note.operations.order_by("id"))
    setattr(lues[1], OperationNote._meta.get_field(champ).attname, autre)

    class Falsifiees:
        def order_by(self, _):
            return self

        def iterator(self):
            return iter(lues)

    monkeypatch.setattr(type(note), "operations", Falsifiees())
    assert verifier_chaine(note) == rompue


def test_la_base_refuse_de_changer_ou_d_oter_une_frappe(note, aline):
    appliquer_operations(note, [frappe()], par=aline)
    for ordre in ("UPDATE audiences_operationnote SET texte = 'faux'", "DELETE FROM audiences_operationnote"):
        with pytest.raises(Error), transaction.atomic(), connection.cursor() as curseur:
            curseur.execute(ordre)
