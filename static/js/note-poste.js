// Ce que toutes les affaires de la page partagent : l'envoi au serveur, le jeton, la boîte du poste, une file par note.

import { Boite } from "./note-boite.js";
import { verrouDe } from "./note-verrou.js";

const KEEPALIVE = 30000; // Octets : au-delà, le navigateur refuse un envoi qui survit à la page.

export class Poste {
  constructor({ creerFile }) {
    this.files = new Map(); // Passage → file de cette note, qui survit au changement d'affaire.
    this.boite = new Boite();
    this.autres = 0; // Écritures laissées par d'autres agents sur ce poste.
    this.illisibles = new Map(); // Passage → écritures que sa clé n'ouvre pas.
    this.creerFile = creerFile;
    this.prevenir = () => {}; // Une note qui n'est pas à l'écran a changé d'état.
  }

  // Donne la file d'une note ; la même quand on revient à son affaire.
  file({ operations, personne, passage, cle }) {
    const inscription = Number(passage);
    if (!this.files.has(inscription)) {
      const garde = this.boite.pour({ personne: Number(personne), inscription, cle });
      const envoi = (lot, signal) => poster(operations, Number(personne), lot, signal);
      this.files.set(inscription, this.creerFile({ poster: envoi, rafraichirJeton, garde, surChange: () => this.prevenir() }));
    }
    return this.files.get(inscription);
  }

  // Reprend ce qu'une page morte a laissé d'une note, une fois qu'aucun autre onglet ne l'écrit ; rend ces opérations.
  async restaurer(file, inscription) {
    const { operations, illisibles } = await file.garde.lire();
    this.illisibles.set(inscription, illisibles);
    file.restaurer(operations);
    return operations;
  }

  // Envoie ce qui reste des autres notes de cette personne, une fois leur clé reçue.
  async restaurerAutres({ personne, passage, cles }) {
    if (this.releve) return;
    this.releve = true;
    const reste = await this.boite.inventaire(Number(personne));
    this.autres = reste?.autres ?? 0;
    for (const inscription of reste?.notes ?? []) {
      if (inscription === Number(passage) || this.files.has(inscription)) continue;
      const acces = await lireCle(cles, inscription);
      if (acces?.personne !== Number(personne)) continue;
      const verrou = verrouDe(personne, inscription);
      if (!(await verrou.essayer())) continue; // Un autre onglet l'écrit : il l'enverra.
      const file = this.file({ ...acces, passage: inscription });
      file.surVide = () => verrou.rendre();
      await this.restaurer(file, inscription);
    }
    this.releve = false;
  }

  get estVide() {
    return [...this.files.values()].every((file) => file.estVide);
  }

  // Rien ne se perdrait à fermer la page : tout est écrit, chiffré, sur le disque du poste.
  get estConserve() {
    return [...this.files.values()].every((file) => file.estConservee);
  }

  // Envoie tout ce qui attend, de toutes les affaires ; se résout quand chaque file a eu sa réponse.
  maintenant() {
    return Promise.all([...this.files.values()].filter((file) => !file.estVide).map((file) => file.maintenant()));
  }

  reprendre() {
    for (const file of this.files.values()) file.reprendre();
  }
}

const poster = async (adresse, personne, lot, signal) => {
  const operations = lot.map(({ id, estConservee, frappe, ...reste }) => ({ operation: id, ...reste }));
  const body = JSON.stringify({ personne, operations });
  const reponse = await fetch(adresse, {
    method: "POST",
    headers: { "Content-Type": "application/json", Accept: "application/json", "X-CSRFToken": document.body.dataset.jeton },
    body,
    keepalive: body.length < KEEPALIVE,
    signal,
  });
  const lisible = reponse.headers.get("Content-Type")?.startsWith("application/json");
  // Une redirection mène à la page de connexion : elle n'est ni lue, ni montrée.
  return { statut: reponse.redirected ? 401 : reponse.status, corps: lisible ? await reponse.json() : null };
};

// Demande au serveur la clé d'une note de cette personne, et un jeton neuf ; rien sans session ou sans droit.
export const lireCle = async (cles, inscription) => {
  const adresse = cles.replace("/0/", `/${inscription}/`);
  const reponse = await fetch(adresse, { headers: { Accept: "application/json" }, cache: "no-store" }).catch(() => null);
  if (!reponse?.ok || reponse.redirected) return null;
  return reponse.json();
};

// Lit une page de ce site ; rien si elle n'est pas là ou si la session est finie.
export const lirePage = async (adresse, signal) => {
  const reponse = await fetch(adresse, { headers: { Accept: "text/html" }, cache: "no-store", signal }).catch(() => null);
  if (!reponse?.ok || reponse.redirected) return null;
  return new DOMParser().parseFromString(await reponse.text(), "text/html");
};

export const rafraichirJeton = async () => {
  const page = await lirePage(location.pathname);
  if (!page?.body.dataset.jeton) return false;
  document.body.dataset.jeton = page.body.dataset.jeton;
  return true;
};
