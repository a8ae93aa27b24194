"""L'écran de la note dans Chromium : la touche sur le disque, l'affaire suivante, le poids de la page."""

import os
from pathlib import Path
from urllib.parse import urlsplit

import brotli
from django.urls import reverse
from playwright.sync_api import sync_playwright

from audiences.models import Inscription
from mesures.bancs.raccourcis import OPTIONS
from mesures.chrono import Resultat, Serie
from mesures.jeu import Jeu
from mesures.navigateur import Navigateur

FRAPPES = int(os.environ.get("MESURES_FRAPPES", "600"))
DELAI = 130  # Millisecondes entre deux touches : une frappe soutenue.
PHRASE = "Le prévenu déclare qu’il rentrait chez lui et qu’il ne conteste pas les faits. "

# Chaque touche attend la fin de l'écriture sur disque qui l'a emportée : le texte chiffré dit jusqu'où il va.
ECOUTER = """(() => {
  window.releves = [];
  window.touches = [];
  let ecrites = 0;
  addEventListener("input", () => touches.push(performance.now()), { capture: true });
  let signes = 0;
  const chiffrer = SubtleCrypto.prototype.encrypt;
  SubtleCrypto.prototype.encrypt = function (algorithme, cle, clair) {
    signes = JSON.parse(new TextDecoder().decode(clair)).texte?.length ?? 0;
    return chiffrer.call(this, algorithme, cle, clair);
  };
  window.recommencer = () => { releves.length = touches.length = ecrites = signes = 0; };
  const mettre = IDBObjectStore.prototype.put;
  IDBObjectStore.prototype.put = function (...valeur) {
    const fin = this.name === "frappes" ? valeur[0].length : signes;
    this.transaction.addEventListener("complete", () => {
      for (; ecrites < Math.min(fin, touches.length); ecrites += 1) {
        releves.push(performance.now() - touches[ecrites]);
      }
    });
    return mettre.apply(this, valeur);
  };
})()"""
# Le champ nu : chaque touche écrit aussitôt son texte, en clair, dans la même sorte de base.
NU = """async () => {
  const demande = indexedDB.open("temoin", 1);
  demande.onupgradeneeded = () => demande.result.createObjectStore("frappes", { autoIncrement: true });
  const base = await new Promise((suite) => { demande.onsuccess = () => suite(demande.result); });
  const champ = document.createElement("textarea");
  document.body.replaceChildren(champ);
  champ.addEventListener("input", () => {
    const ecriture = base.transaction("frappes", "readwrite", { durability: "strict" });
    ecriture.objectStore("frappes").put(champ.value);
  });
  champ.focus();
}"""
# De la touche à l'autre affaire à l'écran, le caret prêt.
CHANGER = """() => {
  window.changements = [];
  let debut = 0;
  addEventListener("keydown", (e) => { if (e.altKey) debut = performance.now(); }, { capture: true });
  addEventListener("focusin", ({ target }) => {
    if (target.id !== "note-texte" || !debut) return;
    window.changements.push(performance.now() - debut);
    debut = 0;
  });
}"""


def durable(jeu: Jeu, greffe: Navigateur, _direction: Navigateur, _n: int) -> Resultat:
    """De la touche à son écriture, chiffrée, sur le disque du poste ; en témoin, chaque touche en clair."""
    mesure, temoin = Serie("touche → disque du poste"), Serie("chaque touche, en clair")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=OPTIONS)
        page = _ouvrir(chromium, greffe, jeu.passage, ECOUTER)
        page.keyboard.type((PHRASE * 20)[:FRAPPES], delay=DELAI)
        page.locator("#enregistrement", has_text="Enregistré à").wait_for()
        mesure.durees = page.evaluate("releves")
        page.evaluate(NU)
        page.evaluate("recommencer()")
        page.keyboard.type((PHRASE * 20)[: FRAPPES // 4], delay=DELAI)
        page.wait_for_timeout(1000)
        temoin.durees = page.evaluate("releves")
        chromium.close()
    faits = {"touches": FRAPPES, "touches sans écriture relevée": FRAPPES - len(mesure.durees)}
    precision = f"une touche toutes les {DELAI} ms, IndexedDB « strict », AES-GCM ; dépôt à 200 ms au plus"
    return Resultat("DURABLE", "Touche écrite sur le poste", precision, mesure, temoin, faits=faits)


def suivante(jeu: Jeu, greffe: Navigateur, _direction: Navigateur, n: int) -> Resultat:
    """De la touche à l'affaire voisine, caret prêt ; en témoin, la même page chargée entière."""
    mesure, temoin = Serie("affaire suivante, sans recharger"), Serie("la même page, chargée entière")
    passages = list(Inscription.objects.filter(audience=jeu.passage.audience_id).order_by("rang"))
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=OPTIONS)
        page = _ouvrir(chromium, greffe, passages[0], CHANGER.join(("(", ")()")))
        page.wait_for_timeout(4000)
        for tour in range(min(n, 40)):
            avant = page.url
            page.keyboard.press("Alt+ArrowDown" if tour % 2 == 0 else "Alt+ArrowUp")
            page.wait_for_url(lambda adresse, avant=avant: adresse != avant)
            page.wait_for_timeout(1500)  # Le temps de lire ; la voisine se relit d'avance.
        mesure.durees = page.evaluate("changements")
        for _ in range(10):
            temoin.relever(page.reload)
        chromium.close()
    precision = f"{len(passages)} affaires à l’audience ; de la touche au caret dans le champ voisin"
    return Resultat("SUIVANTE", "Affaire suivante", precision, mesure, temoin)


def poids(jeu: Jeu, greffe: Navigateur, _direction: Navigateur, _n: int) -> Resultat:
    """Ce que la page télécharge à froid, compressé comme en production."""
    tailles: dict[str, int] = {}
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=OPTIONS)
        contexte = _contexte(chromium, greffe)
        page = contexte.new_page()
        recues = []
        page.on("response", lambda reponse: recues.append(reponse))
        duree = Serie("page de la note, à froid")
        adresse = reverse("audiences:note", args=[jeu.passage.pk])
        duree.relever(lambda: page.goto(adresse, wait_until="networkidle"))
        for reponse in recues:
            if (reponse.status == 200 and "/static/" in reponse.url) or reponse.url.endswith(adresse):
                tailles[urlsplit(reponse.url).path] = len(_servi(reponse))
        chromium.close()
    scripts = {c: t for c, t in tailles.items() if c.startswith("/static/js/")}
    faits = {
        "JavaScript du produit, servi (octets)": sum(scripts.values()),
        "JavaScript du produit, brut (octets)": sum(f.stat().st_size for f in Path("static/js").glob("*.js")),
        "scripts": len(scripts),
        "page entière, servie (octets)": sum(tailles.values()),
        "fichiers": len(tailles),
    }
    precision = "cache vide ; tailles en brotli, comme la production les sert ; durée sans compression"
    return Resultat("POIDS", "Poids de la page de la note", precision, duree, faits=faits)


def _servi(reponse) -> bytes:
    corps = reponse.body()
    est_deja_compresse = reponse.url.endswith((".woff2", ".png", ".ico"))
    return corps if est_deja_compresse else brotli.compress(corps)


def _contexte(chromium, greffe: Navigateur):
    adresse = f"http://127.0.0.1:{greffe.port}"
    contexte = chromium.new_context(base_url=adresse, locale="fr-FR", viewport={"width": 1366, "height": 768})
    contexte.add_cookies([{"name": n, "value": v, "url": adresse} for n, v in greffe.temoins.items()])
    return contexte


def _ouvrir(chromium, greffe: Navigateur, passage: Inscription, script: str):
    contexte = _contexte(chromium, greffe)
    contexte.add_init_script(script)
    page = contexte.new_page()
    page.goto(reverse("audiences:note", args=[passage.pk]))
    page.locator("#note-texte").focus()
    page.locator("#enregistrement[data-etat]").wait_for()
    return page


BANCS = ((durable, 1.0), (suivante, 0.4), (poids, 1.0))
