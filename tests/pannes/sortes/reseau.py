"""Le réseau tombe entre le poste et le serveur, pendant la frappe."""

import asyncio

from tests.pannes.avarie import Avarie, Regle
from tests.pannes.banc import Banc
from tests.pannes.panne import Jeu, Panne, inscrire
from tests.pannes.poste import Poste

ATTENTE = 20.0  # secondes : la panne armée doit avoir eu lieu d'ici là
# Avarie : libellé, poids, durée la plus courte et la plus longue (secondes).
AVARIES = {
    Avarie.COUPE_MONTANTE: ("coupure après N octets de la requête", 26, (0, 0)),
    Avarie.RST_MONTANT: ("RST après N octets de la requête", 8, (0, 0)),
    Avarie.COUPE_DESCENDANTE: ("coupure après N octets de la réponse", 20, (0, 0)),
    Avarie.RST_DESCENDANT: ("RST après N octets de la réponse", 6, (0, 0)),
    Avarie.REPONSE_PERDUE: ("réponse perdue, tout étant traité", 9, (0, 0)),
    Avarie.REFUS: ("connexions refusées", 5, (0.8, 1.6)),
    Avarie.TROU_NOIR: ("trou noir, jamais levé", 1, (0.9, 1.2)),
    Avarie.TROU_NOIR_LEVE: ("trou noir, levé ensuite", 5, (0.9, 2.0)),
    Avarie.LENTEUR: ("réseau lent", 4, (0.6, 1.5)),
    Avarie.DOUBLE: ("requête portée deux fois", 6, (0, 0)),
    Avarie.FANTOME: ("requête arrivée après les suivantes", 6, (1.5, 3.0)),
    Avarie.MAUVAISE_PASSERELLE: ("réponse 502 d’une passerelle", 3, (0, 0)),
    Avarie.PORTAIL: ("page étrangère rendue en 200", 3, (0, 0)),
}


def _jeu(avarie: Avarie, plus_court: float, plus_long: float) -> Jeu:
    async def jouer(banc: Banc, poste: Poste, panne: Panne) -> None:
        frappe = banc.commencer(poste, panne)
        entiere = len(frappe.texte)
        await poste.taper(frappe, int(entiere * panne.hasard.uniform(0.15, 0.6)))
        regle = Regle(avarie, panne.part, panne.hasard.uniform(plus_court, plus_long))
        poste.mandataire.armer(regle)
        await poste.taper(frappe, entiere)
        if valide := panne.hasard.random() < 0.5:
            await poste.valider()
        try:
            await asyncio.wait_for(regle.faite.wait(), ATTENTE)
        except TimeoutError:
            poste.mandataire.desarmer(regle)
        panne.traits, panne.debut, panne.fin = regle.traits, regle.debut, regle.fin
        await banc.conclure(poste, panne, frappe, valide=valide)

    return jouer


for _avarie, (_libelle, _poids, _durees) in AVARIES.items():
    inscrire(_avarie.value, _libelle, _poids)(_jeu(_avarie, *_durees))
