"""Une audience annulée ne compte nulle part : ni elle, ni les affaires restées à son rôle."""

import datetime

import pytest
from django.utils import timezone

from audiences.models import Audience
from tests.audiences.factories import AudienceFactory, InscriptionFactory
from tests.pilotage.jeu import Passe, Seance, enregistrer
from tests.pilotage.test_indicateurs import NOVEMBRE, lire

pytestmark = pytest.mark.django_db


def test_les_affaires_d_une_audience_annulee_ne_sont_pas_audiencees(tribunal, directeur, chambres):
    enregistrer([Seance(NOVEMBRE, passages=(Passe(),))], chambres)
    annulee = AudienceFactory(
        juridiction=tribunal, service=chambres[0], date=NOVEMBRE + datetime.timedelta(days=1)
    )
    InscriptionFactory(audience=annulee)
    _, avant = lire(directeur, tribunal)
    Audience.objects.filter(pk=annulee.pk).update(annulee_le=timezone.now())
    _, apres = lire(directeur, tribunal)
    assert (avant["AFF_AUD"].chiffre.valeur, apres["AFF_AUD"].chiffre.valeur) == (2, 1)
    assert avant["AUD_NB"].chiffre.valeur == apres["AUD_NB"].chiffre.valeur == 1
