"""Le mandataire fait bien ce qu'il dit, et le journal qu'il tient est vrai."""

import asyncio
import json

import pytest

from tests.pannes.avarie import Avarie, Regle
from tests.pannes.mandataire import HOTE, Mandataire

ADRESSE = "/audiences/passages/1/note/operations/"


class Temoin:
    """Un serveur qui garde ce qu'il reçoit et accuse réception de tout."""

    def __init__(self):
        self.recus: list[bytes] = []

    async def servir(self, lecteur, redacteur):
        recu = b""
        try:
            tete = await lecteur.readuntil(b"\r\n\r\n")
            recu = tete
            longueur = int(tete.lower().partition(b"content-length: ")[2].partition(b"\r\n")[0])
            corps = await lecteur.readexactly(longueur)
            recu += corps
            accuses = [
                {"operation": o["operation"], "etat": "ENREGISTREE", "version": 1}
                for o in json.loads(corps)["operations"]
            ]
            reponse = json.dumps({"accuses": accuses}).encode()
            redacteur.write(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%b" % (len(reponse), reponse))
        except asyncio.IncompleteReadError as coupure:
            recu += coupure.partial
        except ConnectionError:
            pass
        finally:
            self.recus.append(recu)
            redacteur.close()


def requete() -> bytes:
    corps = json.dumps({"operations": [{"operation": "a1", "texte": "Je nie."}]}).encode()
    return b"POST %b HTTP/1.1\r\nHost: x\r\nContent-Length: %d\r\n\r\n%b" % (
        ADRESSE.encode(),
        len(corps),
        corps,
    )


async def demander(port: int) -> bytes | str:
    """Envoie une frappe ; donne ce qui revient, ou le nom de la rupture."""
    lecteur, redacteur = await asyncio.open_connection(HOTE, port)
    try:
        redacteur.write(requete())
        await redacteur.drain()
        return await asyncio.wait_for(lecteur.read(-1), 1.0)
    except TimeoutError:
        return "silence"
    except ConnectionError:
        return "rupture"
    finally:
        redacteur.transport.abort()


def derouler(regle: Regle | None) -> tuple[bytes | str, list[bytes], Mandataire]:
    async def jouer():
        temoin = Temoin()
        serveur = await asyncio.start_server(temoin.servir, HOTE, 0)
        async with Mandataire(serveur.sockets[0].getsockname()[1]) as mandataire:
            if regle is not None:
                mandataire.armer(regle)
            rendu = await demander(mandataire.port)
            if regle is not None:
                await asyncio.wait_for(regle.faite.wait(), 5)
            await asyncio.sleep(0.05)
        serveur.close()
        return rendu, temoin.recus, mandataire

    return asyncio.run(jouer())


def test_sans_regle_il_est_transparent_et_note_l_accuse():
    rendu, recus, mandataire = derouler(None)
    assert rendu.startswith(b"HTTP/1.1 200 OK")
    assert len(recus) == 1
    (echange,) = mandataire.echanges
    assert echange.accusees() == {"a1": ("Je nie.", "ENREGISTREE")}
    assert echange.recue <= echange.repondue <= echange.remise


@pytest.mark.parametrize("part", [n / 40 for n in range(41)])
@pytest.mark.parametrize("avarie", [Avarie.COUPE_MONTANTE, Avarie.COUPE_DESCENDANTE])
def test_il_coupe_apres_n_octets_pour_tout_n(avarie, part):
    regle = Regle(avarie, part)
    rendu, recus, mandataire = derouler(regle)
    (trait,) = regle.traits
    n, total = int(trait.split()[3]), int(trait.split()[-1])
    assert n == min(int(part * total), total - 1)
    (echange,) = mandataire.echanges
    assert echange.remise == 0
    if avarie is Avarie.COUPE_MONTANTE:
        assert len(recus[0]) == n
        assert echange.accuses == []
        assert rendu in (b"", "rupture")
    else:
        assert len(recus[0]) > n
        assert [accuse["operation"] for accuse in echange.accuses] == ["a1"]
        assert len(rendu) == n


@pytest.mark.parametrize(
    ("avarie", "duree", "rendu", "recues"),
    [
        (Avarie.RST_MONTANT, 0.0, "rupture", 1),
        (Avarie.RST_DESCENDANT, 0.0, "rupture", 1),
        (Avarie.REPONSE_PERDUE, 0.0, b"", 1),
        (Avarie.REFUS, 0.3, "rupture", 0),
        (Avarie.TROU_NOIR, 0.3, "silence", 0),
        (Avarie.FANTOME, 0.3, "rupture", 1),
    ],
)
def test_le_poste_n_a_pas_sa_reponse(avarie, duree, rendu, recues):
    regle = Regle(avarie, 0.5 if recues else 0.0, duree)
    obtenu, recus, _mandataire = derouler(regle)
    assert obtenu == rendu or (rendu == "rupture" and obtenu == b"")
    assert len(recus) == recues
    assert regle.traits


@pytest.mark.parametrize(
    ("avarie", "duree", "recues"),
    [(Avarie.TROU_NOIR_LEVE, 0.3, 1), (Avarie.LENTEUR, 0.3, 1), (Avarie.DOUBLE, 0.0, 2)],
)
def test_le_poste_finit_par_avoir_sa_reponse(avarie, duree, recues):
    regle = Regle(avarie, 0.0, duree)
    rendu, recus, mandataire = derouler(regle)
    assert rendu.endswith(b"}]}")
    assert len(recus) == recues
    assert mandataire.echanges[0].remise
    assert regle.traits


@pytest.mark.parametrize("avarie", [Avarie.MAUVAISE_PASSERELLE, Avarie.PORTAIL])
def test_une_reponse_etrangere_n_accuse_rien(avarie):
    rendu, recus, mandataire = derouler(Regle(avarie))
    assert b"<html>" in rendu
    assert recus == []
    assert mandataire.echanges[0].accuses == []
