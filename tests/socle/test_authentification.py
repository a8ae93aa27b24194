"""La personne d'une session, relue à chaque requête : ce qu'on lui retire vaut aussitôt."""

import datetime

import pytest
from django.contrib.sessions.models import Session
from django.db import OperationalError, connection
from django.utils import timezone

from mistral.socle.choix import Fonction
from mistral.socle.cloisonnement import cloison
from mistral.socle.comptes import sessions
from mistral.socle.comptes.authentification import Comptes
from mistral.socle.comptes.models import Habilitation, Utilisateur
from mistral.socle.comptes.sessions import SessionStore
from tests.socle.factories import HabilitationFactory

AUJOURD_HUI, JOUR = timezone.localdate, datetime.timedelta(days=1)


def valeurs(objet):
    return {champ.attname: getattr(objet, champ.attname) for champ in objet._meta.concrete_fields}


def test_la_personne_relue_est_celle_de_la_base_fonctions_en_cours_comprises(tribunal):
    habilitation = HabilitationFactory(juridiction=tribunal, fonction=Fonction.GREFFIER)
    personne = habilitation.utilisateur
    HabilitationFactory(
        juridiction=tribunal, utilisateur=personne, fonction=Fonction.DSGJ, au=AUJOURD_HUI() - JOUR,
        du=AUJOURD_HUI() - 9 * JOUR,
    )  # fmt: skip
    lue = Comptes().get_user(personne.pk)
    assert valeurs(lue) == valeurs(Utilisateur.objects.get(pk=personne.pk))
    assert [valeurs(h) for h in lue.habilitations_en_cours] == [
        valeurs(Habilitation.objects.get(pk=habilitation.pk))
    ]


def test_relire_une_personne_laisse_la_cloison_comme_elle_etait(tribunal):
    personne = HabilitationFactory(juridiction=tribunal, fonction=Fonction.GREFFIER).utilisateur
    with cloison([tribunal.pk], utilisateur=41):
        Comptes().get_user(personne.pk)
        with connection.cursor() as curseur:
            curseur.execute(
                "SELECT current_setting('mistral.juridictions'), current_setting('mistral.utilisateur')"
            )
            assert curseur.fetchone() == (str(tribunal.pk), "41")


def test_chacun_ne_relit_que_ses_fonctions(tribunal, se_connecter):
    autre = HabilitationFactory(juridiction=tribunal, fonction=Fonction.DSGJ).utilisateur
    with cloison([]):
        lue = Comptes().get_user(autre.pk)
    assert [h.fonction for h in lue.habilitations_en_cours] == [Fonction.DSGJ]
    assert Comptes().get_user(0) is None


class _Base:
    """Connexion perdue depuis la dernière page, qui répond une fois rouverte."""

    def __init__(self, en_transaction):
        self.in_atomic_block, self.fermetures = en_transaction, 0

    def close(self):
        self.fermetures += 1

    def cursor(self):
        if not self.fermetures:
            raise OperationalError("la connexion est perdue")
        return connection.cursor()


def test_une_connexion_perdue_se_rouvre_a_la_lecture_de_la_session(db, monkeypatch):
    session = SessionStore()
    session["repere"] = 1
    session.save()
    base = _Base(en_transaction=False)
    monkeypatch.setattr(sessions, "connection", base)
    assert SessionStore(session.session_key).load() == {"repere": 1}
    assert base.fermetures == 1


def test_une_connexion_perdue_en_pleine_transaction_n_est_pas_rouverte(monkeypatch):
    base = _Base(en_transaction=True)
    monkeypatch.setattr(sessions, "connection", base)
    with pytest.raises(OperationalError):
        SessionStore("cle").load()
    assert base.fermetures == 0


@pytest.mark.parametrize("geste", ["session supprimée", "session échue", "compte fermé", "fonction retirée"])
def test_ce_qui_est_retire_est_refuse_a_la_requete_suivante(greffier, geste):
    assert greffier.get("/audiences/").status_code == 200
    if geste == "session supprimée":
        Session.objects.all().delete()
    elif geste == "session échue":
        Session.objects.update(expire_date=timezone.now() - JOUR)
    elif geste == "compte fermé":
        Utilisateur.objects.filter(pk=greffier.personne.pk).update(is_active=False)
    else:
        Habilitation.objects.filter(utilisateur=greffier.personne).update(
            du=AUJOURD_HUI() - 2 * JOUR, au=AUJOURD_HUI() - JOUR
        )
    reponse = greffier.get("/audiences/")
    assert reponse.status_code == (403 if geste == "fonction retirée" else 302)
