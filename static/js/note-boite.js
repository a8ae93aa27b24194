// Boîte d'envoi du poste : chaque frappe y est gardée, chiffrée, jusqu'à l'accusé du serveur.
//
// Une base pour tout le navigateur. Ce qu'un autre agent y a laissé n'est ni lu, ni envoyé, ni effacé ; une base
// qui ne s'ouvre pas n'est jamais supprimée : la page le dit, et les frappes vont droit au serveur.

import { chiffrer, dechiffrer, lireCle } from "./note-chiffre.js";
import { uuid7 } from "./note-identifiant.js";

const NOM = "mistral-note";
const MAGASIN = "operations";
const VERSION = 1;
const PATIENCE = 2000; // Millisecondes : deux fois passées, le stockage est dit muet.
const RELANCE = 5000; // Millisecondes entre deux essais d'ouverture.
const PANNES = {
  QuotaExceededError: "la place manque sur ce poste",
  VersionError: "une version plus récente de l’application l’occupe ; rechargez la page",
  TimeoutError: "le stockage de ce poste ne répond pas",
  SecurityError: "son stockage est bloqué",
  InvalidStateError: "son stockage est bloqué",
  NotSupportedError: "la connexion n’est pas chiffrée (https)",
};
const ILLISIBLE = "sa base est illisible ; elle n’a pas été effacée";

const rendue = (demande) =>
  new Promise((suite, echec) => {
    demande.onsuccess = () => suite(demande.result);
    demande.onerror = () => echec(demande.error);
  });
const finie = (transaction) =>
  new Promise((suite, echec) => {
    transaction.oncomplete = suite;
    transaction.onabort = () => echec(transaction.error);
  });
// Au réveil d'un poste endormi, une minuterie échue passe avant la réponse : le second délai la laisse arriver.
const tardif = (promesse) => {
  let minuterie;
  const trop = new Promise((_, echec) => {
    const muet = () => echec(new DOMException("", "TimeoutError"));
    minuterie = setTimeout(() => (minuterie = setTimeout(muet, PATIENCE)), PATIENCE);
  });
  return Promise.race([promesse, trop]).finally(() => clearTimeout(minuterie));
};

export class Boite {
  constructor() {
    this.poste = uuid7(); // Cette page, parmi toutes celles qui ont écrit sur ce poste.
    this.seq = 0;
    this.panne = "";
    this.prevenir = () => {};
    this.suite = Promise.resolve(); // Une écriture à la fois, dans l'ordre des frappes.
  }

  ouvrir() {
    if (!globalThis.crypto?.subtle) throw new DOMException("", "NotSupportedError");
    return new Promise((suite, echec) => {
      const demande = indexedDB.open(NOM, VERSION);
      demande.onupgradeneeded = () => {
        const magasin = demande.result.createObjectStore(MAGASIN, { keyPath: ["personne", "inscription", "seq", "poste"] });
        magasin.createIndex("mention", ["personne", "inscription", "mention"]);
      };
      demande.onblocked = () => echec(new DOMException("", "VersionError"));
      demande.onerror = () => echec(demande.error);
      demande.onsuccess = () => {
        const base = demande.result;
        const fermer = (nom) => {
          this.base = null;
          this.tomber(new DOMException("", nom));
        };
        base.onversionchange = () => {
          base.close();
          fermer("VersionError");
        };
        base.onclose = () => fermer("UnknownError");
        suite(base);
      };
    });
  }

  async magasin(mode) {
    if (!this.base) {
      if (this.echec && performance.now() - this.echoueA < RELANCE) throw this.echec;
      this.base = await this.ouvrir();
    }
    return this.base.transaction(MAGASIN, mode, { durability: "strict" }).objectStore(MAGASIN);
  }

  // Fait une chose après les autres ; rend ce qu'elle donne, ou rien si la base a failli.
  executer(tache) {
    this.suite = this.suite.then(async () => {
      try {
        return await tardif(tache());
      } catch (erreur) {
        this.tomber(erreur);
        return undefined;
      }
    });
    return this.suite;
  }

  relever() {
    this.echec = null;
    if (!this.panne) return;
    this.panne = "";
    this.prevenir();
  }

  tomber(erreur) {
    if (erreur !== this.echec) this.echoueA = performance.now();
    this.echec = erreur;
    const panne = PANNES[erreur?.name] ?? ILLISIBLE;
    if (panne === this.panne) return;
    this.panne = panne;
    this.prevenir();
  }

  // Ce qu'une file sait faire de la boîte, pour une personne et une note.
  pour({ personne, inscription, cle }) {
    const place = { personne, inscription };
    const secret = lireCle(cle);
    secret.catch(() => {}); // L'erreur se dit à la première écriture.
    return {
      poste: this.poste,
      suivant: () => (this.seq += 1),
      garder: (operation, remplace) => this.garder(place, secret, operation, remplace),
      oublier: (accuses) => this.oublier(place, accuses),
      lire: () => this.lireNote(place, secret),
    };
  }

  // Garde une opération. `remplace` : celle dont elle prend la place, ou "TOUTES" celles de sa mention.
  garder(place, secret, operation, remplace) {
    return this.executer(async () => {
      const { seq, poste, mention, base } = operation;
      const cle = [place.personne, place.inscription, seq, poste];
      const ferme = await chiffrer(await secret, { ...place, seq }, operation);
      const magasin = await this.magasin("readwrite");
      magasin.put({ ...place, seq, poste, mention, base, ...ferme });
      if (remplace === "TOUTES") {
        for (const autre of await rendue(magasin.index("mention").getAllKeys([...cle.slice(0, 2), mention]))) {
          if (indexedDB.cmp(autre, cle) < 0) magasin.delete(autre);
        }
      } else if (remplace) magasin.delete([place.personne, place.inscription, remplace.seq, remplace.poste]);
      await finie(magasin.transaction);
      this.relever(); // Seule une écriture réussie prouve que le poste conserve.
      return true;
    });
  }

  // Efface ce dont le serveur a accusé réception, et rien de plus récent ; ce qui reste part de cette version.
  oublier({ personne, inscription }, accuses) {
    return this.executer(async () => {
      const magasin = await this.magasin("readwrite");
      for (const { mention, seq, version } of accuses) {
        for (const garde of await rendue(magasin.index("mention").getAll([personne, inscription, mention]))) {
          if (garde.seq <= seq) magasin.delete([personne, inscription, garde.seq, garde.poste]);
          else if (version > garde.base) magasin.put({ ...garde, base: version });
        }
      }
      await finie(magasin.transaction);
      return true;
    });
  }

  // Ce que le poste garde : les notes de cette personne, et combien d'écritures sont à d'autres.
  inventaire(personne) {
    return this.executer(async () => {
      const magasin = await this.magasin("readonly");
      const [toutes, cles] = await Promise.all([rendue(magasin.count()), rendue(magasin.getAllKeys(IDBKeyRange.bound([personne], [personne, []])))]);
      for (const [, , seq] of cles) this.seq = Math.max(this.seq, seq);
      const laissees = cles.filter(([, , , poste]) => poste !== this.poste);
      return { autres: toutes - cles.length, notes: [...new Set(laissees.map(([, inscription]) => inscription))] };
    });
  }

  // Relit, dans l'ordre, ce qu'une autre page a laissé de cette note ; dit combien ne se déchiffre pas.
  async lireNote({ personne, inscription }, secret) {
    const gardees = await this.executer(async () => {
      const magasin = await this.magasin("readonly");
      return rendue(magasin.getAll(IDBKeyRange.bound([personne, inscription], [personne, inscription, []])));
    });
    const operations = [];
    let illisibles = 0;
    for (const garde of gardees ?? []) {
      this.seq = Math.max(this.seq, garde.seq);
      if (garde.poste === this.poste) continue;
      try {
        const { seq, poste, base } = garde;
        operations.push({ ...(await dechiffrer(await secret, garde)), seq, poste, base, estConservee: true });
      } catch {
        illisibles += 1;
      }
    }
    return { operations, illisibles };
  }
}
