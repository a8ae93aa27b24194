"""Le banc : des greffiers tapent ensemble, chacun subit ses pannes, et la base est relue après chacune."""

import asyncio
import tempfile
import time
from collections import deque
from collections.abc import Callable
from contextlib import AsyncExitStack
from pathlib import Path

import psycopg
from playwright.async_api import Error as ErreurNavigateur
from playwright.async_api import async_playwright

from tests.pannes.avarie import Echange
from tests.pannes.mandataire import Mandataire
from tests.pannes.panne import Panne
from tests.pannes.poste import ENREGISTRE, Frappe, Poste
from tests.pannes.produit import GREFFIERS, TRIBUNAL, Produit
from tests.pannes.verite import PATIENCE, Verite, doublons, touches_manquantes

PAR_NOTE = 12  # pannes jouées dans une note avant de passer à une autre
AU_PLUS = 180.0  # secondes pour une panne, reprise comprise
EPSILON = 0.02  # secondes : l'horloge de la page et celle du banc sont la même, lues par deux chemins


class Banc:
    """Les postes, ce qu'ils ont tapé, et ce que la base en a."""

    def __init__(self, produit: Produit):
        self.produit = produit
        self.verite = Verite(produit.adresse_base)
        self.frappes: dict[int, list[Frappe]] = {}
        self.plantees: list[
            tuple[int, float, str]
        ] = []  # passage, heure du plantage, ce qui ne peut se perdre
        self.prouves: dict[tuple[str, str], float] = {}  # (adresse, texte) : heure de la réponse du serveur
        self.mandataires: list[Mandataire] = []
        self.suspens: dict[int, list[Echange]] = {}  # par port, requêtes sans réponse encore
        self.recues: dict[int, list[str]] = {}  # par port, opérations accusées à relire en base
        self.lus: dict[int, int] = {}  # par liste, nombre d'éléments déjà examinés
        self.seul = asyncio.Lock()  # un seul fait tomber le serveur à la fois
        self.voisin_libre = asyncio.Lock()
        self.voisin: Poste

    # ── Dérouler ──

    async def jouer(self, pannes: list[Panne], dire: Callable[[Panne], None]) -> list[str]:
        """Joue toutes les pannes ; donne les fautes d'ensemble, relevées à la fin."""
        passages = self.verite.passages(TRIBUNAL)
        file = deque(pannes)
        async with AsyncExitStack() as pile:
            playwright = await pile.enter_async_context(async_playwright())
            profils = Path(pile.enter_context(tempfile.TemporaryDirectory(prefix="mistral-profils-")))
            postes = []
            for greffier in GREFFIERS:
                mandataire = await pile.enter_async_context(Mandataire(self.produit.terrain.port))
                self.mandataires.append(mandataire)
                poste = Poste(playwright, mandataire, profils / greffier, greffier)
                await poste.allumer()
                pile.push_async_callback(poste.eteindre)
                postes.append(poste)
            self.voisin = postes.pop()
            await self.voisin.ouvrir_note(passages[0])
            parts = [passages[rang :: len(postes)] for rang in range(len(postes))]
            await asyncio.gather(
                *(self._tenir(poste, part, file, dire) for poste, part in zip(postes, parts, strict=True))
            )
            fautes = [faute for poste in (*postes, self.voisin) for faute in poste.fautes]
        return fautes + self._bilan()

    async def _tenir(self, poste: Poste, passages: list[int], file: deque, dire: Callable) -> None:
        rang = 0
        while file:
            panne = file.popleft()
            panne.poste = poste.greffier
            try:
                if rang % PAR_NOTE == 0:
                    await poste.ouvrir_note(passages[rang // PAR_NOTE % len(passages)])
                await asyncio.wait_for(panne.sorte.jouer(self, poste, panne), AU_PLUS)
            except (ErreurNavigateur, AssertionError, OSError, psycopg.Error) as erreur:
                panne.fautes.append(f"{type(erreur).__name__} : {erreur}")
                await self._repartir(poste)
            rang += 1
            dire(panne)

    async def _repartir(self, poste: Poste) -> None:
        """Après un échec, un navigateur neuf sur le même profil : les pannes suivantes ont leur chance."""
        poste.mandataire.regles.clear()
        await poste.eteindre()
        await poste.allumer()
        await poste.ouvrir_note(poste.passage)

    # ── Taper et conclure ──

    def commencer(self, poste: Poste, panne: Panne, suffixe: str = "") -> Frappe:
        """Ouvre un texte que nul autre n'a tapé, attendu en base dès maintenant."""
        frappe = Frappe(poste.passage, panne.texte(suffixe), poste.greffier)
        self.frappes.setdefault(poste.passage, []).append(frappe)
        return frappe

    async def conclure(self, poste: Poste, panne: Panne, frappe: Frappe, *, valide: bool = False) -> None:
        """Finit la frappe s'il en reste, attend qu'elle soit en base et à l'écran, puis examine."""
        await poste.taper(frappe, len(frappe.texte))
        if not valide:
            await poste.valider()
        if not await self.verite.attendre_texte(frappe.passage, frappe.texte):
            presents = self.verite.mentions(frappe.passage)
            panne.touches_perdues += touches_manquantes(frappe.texte, presents)
            panne.fautes.append(f"absent de la base après {PATIENCE:.0f} s : {frappe.texte!r}")
        await poste.attendre_enregistre()
        await self.verite.debout.wait()
        self.examiner(poste, panne)

    async def conclure_plantage(self, poste: Poste, panne: Panne, frappe: Frappe) -> None:
        """Après un plantage : ce qui avait plus d'une seconde revient sans un clic, et la frappe reprend."""
        dues = frappe.dues()
        self.plantees.append((frappe.passage, frappe.plante_a, dues))
        gardee = await self._attendre_un_debut(frappe, dues)
        if gardee is None:
            presents = self.verite.mentions(frappe.passage)
            panne.touches_perdues += touches_manquantes(dues, presents)
            panne.fautes.append(f"perdu au plantage : {dues!r}")
            self.frappes[frappe.passage].remove(frappe)
            return
        perdues = len(frappe.touches) - len(gardee)
        panne.traits.append(f"{perdues} touches de moins d’une seconde perdues")
        revenu = await poste.champ.input_value()
        await self.verite.debout.wait()
        if revenu and frappe.texte.startswith(revenu):
            frappe.touches = frappe.touches[: len(revenu)]
            frappe.plante_a = 0.0
            await self.conclure(poste, panne, frappe)
            return
        frappe.texte = gardee  # Tout était déjà au serveur : le greffier continue par une autre mention.
        frappe.touches = frappe.touches[: len(gardee)]
        self.examiner(poste, panne)

    async def _attendre_un_debut(self, frappe: Frappe, dues: str) -> str | None:
        """Attend que la base porte un début du texte, au moins aussi long que ce qui est dû."""
        limite = time.monotonic() + PATIENCE
        while time.monotonic() < limite:
            await self.verite.debout.wait()
            if any(texte.startswith(dues) for texte in self._debuts(frappe)):
                await asyncio.sleep(0.5)  # La reprise finit d'arriver.
                await self.verite.debout.wait()
                return max(self._debuts(frappe), key=len)
            await asyncio.sleep(0.05)
        return None

    def _debuts(self, frappe: Frappe) -> list[str]:
        """Donne les mentions en base qui sont le début de ce texte-là, numéro compris."""
        numero = frappe.texte.split(" ")[0]
        presents = self.verite.mentions(frappe.passage)
        return [t for t in presents if t.startswith(numero) and frappe.texte.startswith(t)]

    # ── Examiner ──

    def _nouveaux(self, liste: list) -> list:
        depuis = self.lus.get(id(liste), 0)
        self.lus[id(liste)] = len(liste)
        return liste[depuis:]

    def _relever(self, mandataire: Mandataire) -> None:
        """Retient ce à quoi le serveur a répondu depuis la dernière fois ; le reste se reverra."""
        vus = self.suspens.get(mandataire.port, []) + self._nouveaux(mandataire.echanges)
        self.suspens[mandataire.port] = [echange for echange in vus if not echange.accuses]
        for echange in vus:
            adresse = echange.chemin.removesuffix("operations/")
            for identifiant, (texte, _etat) in echange.accusees().items():
                cle = (adresse, texte)
                self.prouves[cle] = min(echange.repondue, self.prouves.get(cle, echange.repondue))
                self.recues.setdefault(mandataire.port, []).append(identifiant)

    def examiner(self, poste: Poste, panne: Panne) -> None:
        """Relit la base d'après tout ce que ce poste a reçu et affiché depuis le dernier examen."""
        for mandataire in self.mandataires:
            self._relever(mandataire)
        echanges = poste.mandataire.echanges
        remises = [echange.remise for echange in echanges if echange.accuses and echange.remise >= panne.fin]
        if remises and panne.reprise is None:
            panne.reprise = min(remises) - panne.fin
        recues = self.recues.pop(poste.mandataire.port, [])
        panne.accusees += len(set(recues))
        panne.perdues += self.verite.absentes(recues)
        panne.faux_enregistre += self._faux(poste)
        attendus = [frappe.texte for frappe in self.frappes[poste.passage]]
        panne.doublons += doublons(self.verite.mentions(poste.passage), attendus)
        for fautes in (poste.fautes, poste.mandataire.fautes):
            panne.fautes += fautes
            fautes.clear()

    def _faux(self, poste: Poste) -> list[str]:
        """Donne ce que l'écran a dit enregistré sans que le serveur l'ait encore répondu."""
        faux = []
        for vue in self._nouveaux(poste.observations):
            if not ENREGISTRE.match(vue["mot"]) or vue["genre"] == "finie":
                continue
            dits = [autre["champ"] for autre in poste.observations if _est_finie_avant(autre, vue)]
            dits += [vue["champ"]] if vue["champ"].strip() else []
            heure = vue["t"] / 1000 + EPSILON
            manquants = [t for t in dits if self.prouves.get((vue["adresse"], t), heure) >= heure]
            manquants += self._plantages_oublies(vue)
            faux += [f"{vue['genre']} « {vue['mot']} » sans {texte!r}" for texte in manquants]
        return faux

    def _plantages_oublies(self, vue: dict) -> list[str]:
        """Donne ce qu'un plantage avait laissé sur le poste et que le serveur n'avait pas encore."""
        heure = vue["t"] / 1000
        return [
            dues
            for passage, plante_a, dues in self.plantees
            if heure > plante_a
            and f"/passages/{passage}/" in vue["adresse"]
            and not any(
                adresse == vue["adresse"] and texte.startswith(dues) and repondue < heure + EPSILON
                for (adresse, texte), repondue in self.prouves.items()
            )
        ]

    def _bilan(self) -> list[str]:
        """Relit chaque note en entier : la chaîne, les textes, leur ordre, leur nombre."""
        fautes = []
        for passage, frappes in self.frappes.items():
            presents = self.verite.mentions(passage)
            attendus = [frappe.texte for frappe in frappes]
            fautes += [rompue] if (rompue := self.verite.chaine_rompue(passage)) else []
            fautes += [f"passage {passage}, de trop : {texte!r}" for texte in doublons(presents, attendus)]
            fautes += [f"passage {passage}, absent : {texte!r}" for texte in doublons(attendus, presents)]
            for greffier in GREFFIERS:
                siens = [frappe.texte for frappe in frappes if frappe.greffier == greffier]
                if [texte for texte in presents if texte in siens] != siens:
                    fautes.append(
                        f"passage {passage} : les mentions de {greffier} ne sont plus dans l’ordre tapé"
                    )
        self.verite.fermer()
        return fautes


def _est_finie_avant(autre: dict, vue: dict) -> bool:
    return (
        autre["genre"] == "finie"
        and autre["vie"] == vue["vie"]
        and autre["adresse"] == vue["adresse"]
        and autre["t"] <= vue["t"]
    )
