"""Montage des écrans d'audience : une audience à venir, la même ouverte."""

import pytest

from audiences.choix import NatureSession
from audiences.models import Audience, Session
from tests.audiences.factories import AudienceFactory
from tests.audiences.views.ecran import INSTANT


@pytest.fixture
def audience(tribunal):
    return AudienceFactory(juridiction=tribunal)


@pytest.fixture
def ouverte(audience):
    Audience.objects.filter(pk=audience.pk).update(ouverte_le=INSTANT)
    Session.objects.create(
        juridiction=audience.juridiction, audience=audience, nature=NatureSession.DEBATS, debut_le=INSTANT
    )
    return audience
