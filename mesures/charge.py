"""La charge de nombreux greffiers, et la vérification en base que rien n'y manque ni n'y double."""

import asyncio
import random
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from audiences.models import Mention, Note, OperationNote
from audiences.selectors.chaine_note import verifier_chaine
from mesures.chrono import Serie
from mesures.frappe import Poste
from mesures.jeu_note import Charge, Greffe
from mesures.requete import demander
from mistral.socle.cloisonnement import cloison

SEMENCE = 453
SUIVI, LECTURE = 5.0, 1.2  # Secondes entre deux lectures du fil : par qui écrit, par qui lit en direct.
RELECTURE = 20.0  # Secondes entre deux relectures de ce qui manque, par qui écrit.


@dataclass
class Releve:
    """Ce qu'une charge a donné."""

    touches: Serie
    envois: Serie
    suivis: Serie
    duree: float
    erreurs: list[str] = field(default_factory=list)
    perdues: int = 0
    doublees: int = 0

    @property
    def debit(self) -> float:
        """Donne les envois accusés par seconde."""
        return len(self.envois.durees) / self.duree


def charger(
    port: int, charge: Charge, nombre: int, secondes: float, delais: Callable, lecteurs: int
) -> Releve:
    """Fait taper ces greffiers ensemble pendant cette durée, puis vérifie tout ce qu'ils ont tapé."""
    postes = [
        Poste(greffe, port, random.Random(SEMENCE + rang), delais)  # noqa: S311
        for rang, greffe in enumerate(charge.greffes[:nombre])
    ]
    suivis, erreurs = Serie("lecture du fil"), []
    debut = time.monotonic()
    asyncio.run(_jouer(port, postes, debut + secondes, lecteurs, suivis, erreurs))
    releve = Releve(
        Serie("touche → accusé"), Serie("envoi → accusé"), suivis, time.monotonic() - debut, erreurs
    )
    for poste in postes:
        releve.touches.durees += poste.durees
        releve.envois.durees += poste.envois
        releve.erreurs += poste.erreurs
    with cloison(charge.tribunaux):
        _verifier(postes, releve)
    return releve


async def _jouer(port, postes, fin, lecteurs, suivis, erreurs) -> None:
    taches = [tache for poste in postes for tache in (poste.taper(fin), poste.envoyer())]
    taches += [_relire(port, poste, fin, suivis, erreurs) for poste in postes]
    taches += [_lire_en_direct(port, poste.greffe, fin, suivis, erreurs) for poste in postes[:lecteurs]]
    await asyncio.gather(*taches)


async def _relire(port: int, poste: Poste, fin: float, suivis: Serie, erreurs: list[str]) -> None:
    """Relit le fil comme la page qui écrit (`note-seance.js`).

    Ce qui manque, une fois une mention finie ; sinon, par marque, quand aucun accusé n'a dit la version.
    """
    vues, relue, tenue = 0, -RELECTURE, ""
    await asyncio.sleep(random.Random(poste.greffe.note).uniform(0, SUIVI))  # noqa: S311
    while time.monotonic() < fin:
        debut, finies = time.monotonic(), max(len(poste.mentions) - 1, 0)
        manques = finies > vues and poste.est_a_jour and debut - relue >= RELECTURE
        if manques:
            vues, relue = finies, debut
        if manques or (not poste.en_vol and debut - poste.entendue >= SUIVI):
            lue = await _lire(port, poste.greffe, str(poste.version), tenue, suivis, erreurs, manques=manques)
            tenue = lue or tenue
        await asyncio.sleep(max(0.0, debut + SUIVI - time.monotonic()))


async def _lire_en_direct(port: int, greffe: Greffe, fin: float, suivis: Serie, erreurs: list[str]) -> None:
    """Lit le fil comme qui n'écrit pas : la suite à intervalle fixe, le fil entier de temps en temps."""
    tenue, entiere = "", -RELECTURE
    await asyncio.sleep(random.Random(greffe.note).uniform(0, LECTURE))  # noqa: S311
    while time.monotonic() < fin:
        debut = time.monotonic()
        marque = tenue
        if debut - entiere >= RELECTURE:
            marque, entiere = "", debut
        tenue = await _lire(port, greffe, marque, tenue, suivis, erreurs) or tenue
        await asyncio.sleep(max(0.0, debut + LECTURE - time.monotonic()))


async def _lire(
    port: int,
    greffe: Greffe,
    marque: str,
    tenue: str,
    suivis: Serie,
    erreurs: list[str],
    *,
    manques: bool = False,
) -> str:
    """Lit le fil une fois et donne sa nouvelle marque ; vide s'il n'a pas changé (304)."""
    version = tenue.partition("-")[0] or "0"
    adresse = f"{greffe.etat}?marque={marque}&version={version}{'&manques=1' if manques else ''}"
    debut = time.monotonic()
    try:
        statut, lu = await demander(port, greffe, "GET", adresse)
    except OSError as erreur:
        statut, lu = 0, str(erreur).encode()
    suivis.durees.append((time.monotonic() - debut) * 1000)
    if statut not in (200, 304):
        erreurs.append(f"lecture du fil : {statut} {lu[:120]!r}")
    return lu.partition(b'data-marque="')[2].partition(b'"')[0].decode() if statut == 200 else ""


def _verifier(postes: list[Poste], releve: Releve) -> None:
    """Compare la base à ce qui a été tapé : texte des mentions, suite des rangs, chaîne des empreintes."""
    for poste in postes:
        tapees = {cle: mention.texte for cle, mention in poste.mentions.items() if mention.texte}
        gardees = dict(Mention.objects.filter(identifiant__in=tapees).values_list("identifiant", "texte"))
        gardees = {str(cle): texte for cle, texte in gardees.items()}
        releve.perdues += sum(gardees.get(cle) != texte for cle, texte in tapees.items())
        rangs = sorted(OperationNote.objects.filter(poste=poste.cle).values_list("seq", flat=True))
        releve.doublees += len(rangs) - len(set(rangs))
        if set(rangs) != set(range(1, poste.seq + 1)):
            releve.perdues += 1
        if verifier_chaine(Note.objects.get(pk=poste.greffe.note)) is not None:
            releve.erreurs.append(f"chaîne rompue, note {poste.greffe.note}")


def saturer(port: int, charge: Charge, clients: int, secondes: float) -> Releve:
    """Fait enregistrer sans répit par quelques clients : le débit que le serveur atteint."""
    postes = [
        Poste(greffe, port, random.Random(rang), lambda _: ())  # noqa: S311
        for rang, greffe in enumerate(charge.greffes[:clients])
    ]
    debut = time.monotonic()
    asyncio.run(_sans_repit(postes, debut + secondes))
    releve = Releve(Serie(""), Serie("envoi → accusé, serveur saturé"), Serie(""), time.monotonic() - debut)
    for poste in postes:
        releve.envois.durees += poste.envois
        releve.erreurs += poste.erreurs
    return releve


async def _sans_repit(postes: list[Poste], fin: float) -> None:
    await asyncio.gather(*(poste.marteler(fin) for poste in postes))
