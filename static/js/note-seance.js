// Une séance : l'écran d'une affaire, de son ouverture jusqu'au changement d'affaire.
//
// Un comportement s'y branche par `brancher(seance)` et pose ses écouteurs avec `seance.signal`, pour qu'il
// n'en reste aucun quand la séance se ferme. La file d'envoi, elle, continue.

import { Composeur } from "./note-composeur.js";
import { etatDe } from "./note-etat.js";
import { Fil } from "./note-fil.js";
import { Incident } from "./note-incident.js";
import { lirePage } from "./note-poste.js";

const PATIENCE = 2500; // Millisecondes laissées à la file avant de quitter la page.
const PAS = 5000; // Millisecondes entre deux demandes du fil.
const RELECTURE = 20000; // Millisecondes entre deux relectures de ce qui manque à la note.

export class Seance {
  constructor(racine, { poste, etat, greffons, brouillon }) {
    Object.assign(this, { racine, poste, etat });
    this.fin = new AbortController();
    this.signal = this.fin.signal;
    this.fil = new Fil(racine.dataset.etat);
    this.formulaire = racine.querySelector("[data-composeur]");
    this.ecrit = Boolean(this.formulaire);
    if (this.ecrit) this.tenir(brouillon);
    for (const brancher of greffons) brancher(this);
    if (this.ecrit) this.montrer();
    // Tapé avant que la page soit prête : c'est une frappe comme une autre.
    if (this.ecrit && this.composeur.champ.value !== this.composeur.champ.defaultValue && !brouillon) this.composeur.frapper();
    this.fil.aller();
    this.fil.poser();
  }

  tenir(brouillon) {
    this.ecrite = false; // Une mention est finie depuis la dernière lecture du fil : ce qu'il manque a pu changer.
    this.entendue = -PAS; // Instant du dernier accusé.
    this.connue = Number(this.fil.zone.dataset.version);
    this.file = this.poste.file(this.racine.dataset);
    Object.assign(this.file, {
      prevenir: () => this.montrer(),
      surAccuse: (accuse, operation) => this.accuser(accuse, operation),
      // Les deux textes sont en base : l'un dans la mention, l'autre au journal des frappes.
      surConflit: () => this.incident.montrer(),
      surRefus: () => this.incident.montrer(),
      surDepassee: (accuse, operation) => this.rattraper(accuse, operation),
      avantEnvoi: () => this.composeur.deposer(),
      situer: (mention) => (mention !== this.composeur.mention ? "" : this.composeur.estNouvelle ? "NEUVE" : "REPRISE"),
    });
    this.poste.prevenir = () => this.montrer();
    this.composeur = new Composeur(this.formulaire, { file: this.file, fil: this.fil, prevenir: () => this.montrer() });
    this.incident = new Incident(this.racine.querySelector("#note-incident"), this);
    this.recouvrir();
    if (brouillon) this.composeur.retrouver(brouillon);
    this.auComposeur = this.composeur.mention;
    const relire = setInterval(() => this.relire(), PAS);
    this.signal.addEventListener("abort", () => clearInterval(relire));
  }

  montrer() {
    if (this.signal.aborted) return;
    const { mention } = this.composeur;
    if (mention !== this.auComposeur) Object.assign(this, { ecrite: true, auComposeur: mention });
    this.file.suivreLaFrappe(mention);
    this.etat.afficher(etatDe(this));
    this.etat.montrerPoste(this);
  }

  accuser(accuse, { mention, nature, poste }) {
    this.entendue = performance.now();
    if (mention !== this.composeur.mention) this.ecrite = true;
    if (nature === "EFFACER") this.efface = true; // La liste des mentions effacées n'est que dans le fil entier.
    if (!this.composeur.heures.has(mention)) this.composeur.heures.set(mention, accuse.heure);
    this.fil.dater(mention, accuse.heure);
    const li = this.fil.trouver(mention);
    if (li) li.dataset.version = accuse.version;
    const sautee = accuse.version > this.connue + 1;
    this.connue = Math.max(this.connue, accuse.version);
    // D'autres ont écrit entre-temps, ou une page morte avait laissé cette frappe : le fil est à relire.
    if (sautee || poste !== this.poste.boite.poste) this.suivre("");
  }

  // Le serveur a la suite de ce que le poste avait gardé : elle se montre, sauf si la personne a déjà continué.
  rattraper(accuse, { mention, texte }) {
    const { composeur } = this;
    if (mention === composeur.mention && (composeur.enFrappe || composeur.texte !== texte)) return false;
    this.incident.porter(mention, accuse.texte, accuse);
    return true;
  }

  // Ce que le serveur n'a pas encore se lit quand même dans le fil rendu par lui.
  recouvrir() {
    for (const operation of [...this.file.parties, ...this.file.attente.values()]) {
      if (operation.nature === "EFFACER") this.fil.retirer(operation.mention);
      else if (!this.fil.trouver(operation.mention)) this.composeur.porter(operation);
      else if (!this.depasse(operation)) this.fil.ecrire(operation.mention, operation.texte);
    }
  }

  // Le fil rendu par le serveur a une version que cette opération n'a pas vue : il est plus récent qu'elle.
  depasse({ mention, base }) {
    const vue = Math.max(base, this.file.acquises.get(mention) ?? 0);
    return Number(this.fil.trouver(mention)?.dataset.version ?? 0) > vue;
  }

  get protegees() {
    const mentions = this.file.enCours;
    const { composeur } = this;
    if (composeur.texte !== "" || !composeur.estNouvelle) mentions.add(composeur.mention);
    return mentions;
  }

  // Relit le fil ; une marque vide le redemande entier, `manques` demande ce qui manque à la note, même inchangée.
  async suivre(marque = String(this.connue), { manques = false } = {}) {
    const options = { protegees: () => this.protegees, plancher: () => this.connue, signal: this.signal, manques };
    const recue = await this.fil.suivre(marque, options).catch(() => null);
    if (!recue || this.signal.aborted) return;
    this.connue = Number(this.fil.zone.dataset.version);
    for (const [mention, version] of this.fil.suivies) this.file.versions.set(mention, version);
    this.racine.dispatchEvent(new CustomEvent("note:relue"));
    if (recue.includes("signee") && this.file.estVide && this.composeur.texte === "") location.reload();
  }

  relire() {
    const maintenant = performance.now();
    if (document.visibilityState !== "visible" || this.file.incident || this.file.enVol) return;
    const aRelire = this.ecrite && this.file.estVide && maintenant - (this.relue ?? -RELECTURE) >= RELECTURE;
    // L'accusé a dit la version : si d'autres écrivent, on le sait déjà.
    if (!aRelire && maintenant - this.entendue < PAS) return;
    const entiere = aRelire && this.efface;
    if (aRelire) Object.assign(this, { ecrite: false, efface: false, relue: maintenant });
    this.suivre(entiere ? "" : undefined, { manques: aRelire });
  }

  // Relit de la page ce qui n'est ni le fil ni le composeur : bandeau, affaires, parties, faits, données.
  async rafraichir() {
    const lecture = (this.lecture = {});
    const page = await lirePage(location.pathname, this.signal).catch(() => null);
    // Un acte accompli entre-temps a donné des zones plus neuves que cette page.
    if (page && !this.signal.aborted && lecture === this.lecture) this.reprendreZones(page);
    return Boolean(page);
  }

  reprendreZones(page) {
    this.lecture = null;
    for (const neuve of page.querySelectorAll("#note [data-relue]")) {
      const zone = document.getElementById(neuve.id);
      if (!zone || zone.contains(document.activeElement)) continue;
      const copie = document.importNode(neuve, true);
      const volets = [...zone.querySelectorAll("details")];
      [...copie.querySelectorAll("details")].forEach((volet, rang) => (volet.open = volets[rang]?.open ?? false));
      zone.replaceWith(copie);
    }
    this.racine.dispatchEvent(new CustomEvent("note:zones"));
  }

  // Dépose, envoie ce qui peut l'être, puis change vraiment de page.
  async quitter(adresse) {
    this.composeur?.deposer();
    if (!this.poste.estVide) await Promise.race([this.poste.maintenant(), new Promise((suite) => setTimeout(suite, PATIENCE))]);
    location.assign(adresse);
  }

  // Ferme la séance sans rien perdre ; rend de quoi la reprendre au même endroit.
  fermer() {
    this.composeur?.deposer();
    const brouillon = this.composeur?.brouillon ?? null;
    if (this.file) {
      this.file.maintenant();
      this.file.rester();
      if (brouillon) this.file.surDepassee = ({ mention }) => mention !== brouillon.mention;
    }
    this.fin.abort();
    return brouillon;
  }
}
