// Changer d'affaire sans recharger : la page voisine est lue d'avance, le mot commencé se retrouve au retour.

import { lirePage } from "./note-poste.js";

const VOISINES = 500; // Millisecondes après l'ouverture : l'affaire suivante et la précédente.
const REPRISE = 200; // Millisecondes avant de retenter une voisine, la frappe suspendue.
const AUTRES = 8000; // Millisecondes entre deux lectures d'avance, pour tenir l'audience hors ligne.

export class Affaires {
  constructor({ ouvrir, etat }) {
    Object.assign(this, { ouvrir, etat });
    this.pages = new Map(); // Adresse → page lue d'avance.
    this.brouillons = new Map(); // Adresse → ce qui était en train d'être écrit.
    this.ordre = 0;
    addEventListener("popstate", () => this.changer(location.pathname, { pousser: false }));
  }

  // Ouvre l'affaire de cette adresse à la place de celle qui est montrée.
  async changer(adresse, { pousser = true } = {}) {
    const chemin = new URL(adresse, location.href).pathname;
    if (chemin === this.ici) return;
    const tour = (this.ordre += 1);
    this.seance.composeur?.deposer();
    const connue = this.pages.get(chemin);
    const page = connue ?? (await this.lire(chemin));
    if (tour !== this.ordre) return;
    if (!page) {
      this.prevenirAbsente(chemin);
      return;
    }
    this.quitterLaSeance();
    this.montrer(page, chemin, pousser);
    if (connue) this.seance.rafraichir();
  }

  // La page n'a pas répondu : connectée, la navigation ordinaire le dira ; sans réseau, on reste où l'on écrit.
  prevenirAbsente(chemin) {
    if (navigator.onLine && !this.seance.file?.incident) this.seance.quitter(chemin);
    else this.etat.dire("Cette affaire n’a pas encore été lue sur ce poste : elle s’ouvrira au retour du réseau.");
  }

  quitterLaSeance() {
    const brouillon = this.seance.fermer();
    if (brouillon) this.brouillons.set(this.ici, brouillon);
    else this.brouillons.delete(this.ici);
    this.pages.delete(this.ici); // Elle a changé : elle se relira.
  }

  montrer(page, chemin, pousser) {
    if (pousser) history.pushState({}, "", chemin);
    document.title = page.title;
    if (page.body.dataset.jeton) document.body.dataset.jeton = page.body.dataset.jeton;
    for (const choix of [".mp-fil", "#note"]) {
      const neuf = page.querySelector(choix);
      for (const { dataset } of neuf.querySelectorAll("[data-mention]")) dataset.aPoser = "";
      document.querySelector(choix)?.replaceWith(document.importNode(neuf, true));
    }
    this.ouvrirIci(chemin);
    this.seance.composeur?.champ.focus({ preventScroll: true });
  }

  ouvrirIci(chemin) {
    this.ici = chemin;
    this.seance = this.ouvrir(this.brouillons.get(chemin));
    this.seance.racine.addEventListener("click", (evenement) => this.cliquer(evenement), { signal: this.seance.signal });
    this.prevoir();
  }

  cliquer(evenement) {
    const lien = evenement.target.closest("a[data-changer-affaire]");
    if (!lien || evenement.defaultPrevented || evenement.ctrlKey || evenement.metaKey || evenement.shiftKey) return;
    evenement.preventDefault();
    this.changer(lien.href);
  }

  async lire(chemin, signal) {
    const page = await lirePage(chemin, signal).catch(() => null);
    if (!page?.getElementById("note")) return null;
    this.pages.set(chemin, page);
    return page;
  }

  // Lit d'avance les affaires voisines, puis les autres une à une, sans gêner la frappe.
  prevoir() {
    const { racine, signal } = this.seance;
    const adresses = (choix) => [...racine.querySelectorAll(choix)].map((lien) => new URL(lien.href).pathname);
    const voisines = adresses(".note-voisines a[data-changer-affaire]").reverse();
    const file = [...new Set([...voisines, ...adresses("a[data-changer-affaire]")])];
    const avancer = async () => {
      const chemin = file.find((adresse) => adresse !== this.ici && !this.pages.has(adresse));
      if (!chemin || signal.aborted) return;
      const occupee = this.seance.composeur?.enFrappe || document.visibilityState !== "visible" || !navigator.onLine;
      const lue = !occupee && (await this.lire(chemin, signal));
      if (!lue && !occupee) return void setTimeout(avancer, AUTRES);
      setTimeout(avancer, !voisines.includes(chemin) ? AUTRES : occupee ? REPRISE : 0);
    };
    setTimeout(avancer, VOISINES);
  }
}
