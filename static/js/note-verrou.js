// Un seul onglet écrit une note ; les autres la suivent en direct et peuvent demander la main.

import { uuid7 } from "./note-identifiant.js";

const SANS_REPONSE = 4000; // Millisecondes : au-delà, l'onglet qui tient le verrou est figé.
const ECRIT = "[data-modifier], [data-trame], [data-effacer], [data-locuteur], [data-blanc], [data-annuler], [data-valider]";
const REPONSES = new Set(["cedee", "refusee"]);
const verrous = new Map();

class Verrou {
  constructor(nom) {
    this.nom = nom;
    this.tenu = false;
    this.surPerte = () => {};
  }

  demander(options) {
    return new Promise((obtenu) => {
      const tenir = (verrou) => {
        if (!verrou) return obtenu(false);
        this.tenu = true;
        obtenu(true);
        return new Promise((liberer) => {
          this.liberer = liberer;
        });
      };
      const perdre = () => {
        const tenait = this.tenu;
        this.tenu = false;
        obtenu(false);
        if (tenait) this.surPerte();
      };
      if (navigator.locks) navigator.locks.request(this.nom, options, tenir).catch(perdre);
      else tenir(true);
    });
  }

  // Prend le verrou s'il est libre.
  async essayer() {
    return this.tenu || this.demander({ ifAvailable: true });
  }

  // Attend le verrou : il vient dès que l'onglet qui écrit le rend, ou meurt.
  async attendre() {
    if (this.tenu) return true;
    this.attente?.abort();
    this.attente = new AbortController();
    return this.demander({ signal: this.attente.signal });
  }

  // Le prend à l'onglet qui vient de le céder, ou qui ne répond plus.
  async prendre() {
    this.attente?.abort();
    return this.tenu || this.demander({ steal: true });
  }

  rendre() {
    this.attente?.abort();
    this.tenu = false;
    this.liberer?.();
  }
}

// Le verrou de cet onglet pour une note ; le même d'une séance à l'autre.
export const verrouDe = (personne, inscription) => {
  const nom = `mistral-note-${personne}-${inscription}`;
  if (!verrous.has(nom)) verrous.set(nom, new Verrou(nom));
  return verrous.get(nom);
};

export const brancher = (seance) => {
  const { composeur, file, poste, racine, signal } = seance;
  if (!composeur) return;
  const { personne, passage } = racine.dataset;
  const inscription = Number(passage);
  const verrou = verrouDe(personne, inscription);
  const canal = new BroadcastChannel(verrou.nom);

  const suivre = (suit) => {
    if (signal.aborted || seance.suit === suit) return;
    seance.suit = suit;
    composeur.champ.readOnly = suit;
    racine.toggleAttribute("data-suit", suit);
    seance.montrer();
  };

  const ecrire = async (brouillon) => {
    suivre(false);
    const operations = await poste.restaurer(file, inscription);
    if (signal.aborted) return;
    if (operations.length) seance.recouvrir();
    const derniere = brouillon ?? enFrappe(operations.at(-1), seance);
    if (derniere && composeur.champ.value === "") composeur.retrouver(derniere);
    seance.incident.montrer();
    seance.montrer();
    poste.restaurerAutres(racine.dataset).then(() => seance.montrer());
  };

  // Recharger une page n'est pas en ouvrir deux : elle ne suit que si un onglet vivant répond, ou reste figé.
  const attendre = async () => {
    const patience = setTimeout(() => suivre(true), SANS_REPONSE);
    const entendre = ({ data }) => data.sorte === "presente" && suivre(true);
    canal.addEventListener("message", entendre, { signal });
    canal.postMessage({ sorte: "appel" });
    const obtenu = await verrou.attendre();
    clearTimeout(patience);
    canal.removeEventListener("message", entendre);
    if (obtenu && !signal.aborted) ecrire();
  };

  // L'onglet qui écrit dépose, envoie ce qui peut l'être, et donne ce qui était en train de s'écrire.
  const ceder = async () => {
    composeur.deposer();
    await Promise.race([file.maintenant(), new Promise((suite) => setTimeout(suite, SANS_REPONSE / 2))]);
    await poste.boite.suite;
    if (!file.estVide && !file.estConservee) return canal.postMessage({ sorte: "refusee" });
    const brouillon = composeur.brouillon;
    if (brouillon) brouillon.base = file.versions.get(brouillon.mention) ?? brouillon.base;
    composeur.marquer(false);
    Object.assign(composeur, { mention: uuid7(), base: 0, estNouvelle: true, enFrappe: false });
    composeur.remplir("");
    file.ceder();
    seance.incident.montrer();
    return canal.postMessage({ sorte: "cedee", brouillon });
  };

  // Prend la main : l'autre onglet la rend d'abord, sauf s'il est figé.
  seance.prendreLaMain = async () => {
    const reponse = new Promise((suite) => {
      canal.addEventListener("message", ({ data }) => REPONSES.has(data.sorte) && suite(data), { signal });
      setTimeout(() => suite({ sorte: "cedee" }), SANS_REPONSE);
    });
    canal.postMessage({ sorte: "demande" });
    const { sorte, brouillon } = await reponse;
    if (sorte === "refusee") seance.etat.dire("L’autre onglet n’a pas pu envoyer son texte : il garde la main.");
    else if (await verrou.prendre()) ecrire(brouillon);
    composeur.champ.focus({ preventScroll: true });
  };

  const repondre = { appel: () => canal.postMessage({ sorte: "presente" }), demande: ceder };
  canal.addEventListener("message", ({ data }) => verrou.tenu && repondre[data.sorte]?.(), { signal });
  for (const geste of ["click", "submit", "keydown"]) racine.addEventListener(geste, (evenement) => seance.suit && retenir(evenement, composeur), { signal, capture: true });
  verrou.surPerte = () => {
    suivre(true);
    attendre();
  };
  // La séance fermée, la file peut avoir encore à envoyer : le verrou reste jusque-là.
  signal.addEventListener("abort", () => {
    canal.close();
    verrou.surPerte = () => file.ceder();
    verrou.attente?.abort();
    file.surVide = () => verrou.rendre();
    if (file.estVide) verrou.rendre();
  });
  addEventListener("online", () => poste.restaurerAutres(racine.dataset), { signal });
  file.surVide = () => {};
  poste.boite.prevenir = () => seance.montrer();
  if (verrou.tenu) ecrire();
  else attendre();
};

// Ce qui se tapait quand la page est morte revient au composeur ; ce que le fil a déjà, ou mieux, y reste.
const enFrappe = (operation, seance) => {
  if (!operation?.frappe || operation.nature !== "ECRIRE" || !operation.texte || seance.depasse(operation)) return null;
  const { mention, base, texte, etape, locuteur, partie } = operation;
  return { mention, base, estNouvelle: operation.frappe === "NEUVE", places: [texte.length, texte.length], texte, etape, locuteur, partie: String(partie ?? "") };
};

const retenir = (evenement, composeur) => {
  const { type, target } = evenement;
  const touche = type === "keydown" && target === composeur.champ && !evenement.altKey && !evenement.ctrlKey && evenement.key !== "Tab";
  if (!touche && !(type !== "keydown" && target.closest(ECRIT))) return;
  evenement.preventDefault();
  evenement.stopImmediatePropagation();
};
