// File d'envoi des frappes : un lot à la fois, rien n'en sort que ce dont le serveur a accusé réception.
//
// Une opération partie garde son identifiant et son contenu jusqu'à son accusé, et se représente telle quelle ; la
// suivante de la même mention attend derrière elle. Une opération non partie est remplacée par la suivante.

const CALME = 250; // Millisecondes sans frappe avant d'envoyer.
const AU_PLUS = 700; // Millisecondes de frappe continue avant d'envoyer.
const RECUL = [500, 1000, 2000, 4000, 7000, 10000]; // Millisecondes entre deux essais.
const LOT = 20;
const SANS_REPONSE = 15000; // Millisecondes.

export class FileEnvoi {
  constructor({ poster, prevenir, surAccuse, surConflit, surRefus, rafraichirJeton }) {
    Object.assign(this, { poster, prevenir, surAccuse, surConflit, surRefus, rafraichirJeton });
    this.attente = new Map(); // Mention → opération non partie.
    this.parties = []; // Lot parti, sans accusé.
    this.versions = new Map(); // Mention → version que le serveur a donnée.
    this.refusees = new Map(); // Mention → { operation, phrase }.
    this.conflits = new Map(); // Mention → { operation, accuse }.
    this.enVol = false;
    this.essais = 0;
    this.incident = ""; // "", "HORS_LIGNE", "SESSION", "ERREUR".
    this.depuis = 0;
    this.jetonRelu = false;
  }

  get estVide() {
    return !this.attente.size && !this.parties.length && !this.refusees.size && !this.conflits.size;
  }

  deposer(operation) {
    this.refusees.delete(operation.mention);
    const conflit = this.conflits.get(operation.mention);
    if (conflit) {
      // Le choix n'est pas fait : la frappe s'ajoute à « mon texte », sans partir.
      conflit.operation = { ...operation };
      this.prevenir();
      return;
    }
    this.attente.delete(operation.mention);
    this.attente.set(operation.mention, operation);
    this.planifier();
    this.prevenir();
  }

  // Les mentions dont le texte local l'emporte sur celui du serveur tant que rien n'est tranché.
  get enCours() {
    const parties = this.parties.map(({ mention }) => mention);
    return new Set([...this.attente.keys(), ...parties, ...this.refusees.keys(), ...this.conflits.keys()]);
  }

  abandonner(mention) {
    this.attente.delete(mention);
    this.refusees.delete(mention);
    this.conflits.delete(mention);
    this.prevenir();
  }

  planifier() {
    if (this.enVol || this.incident) return;
    const maintenant = performance.now();
    this.depuis ||= maintenant;
    clearTimeout(this.minuterie);
    this.minuterie = setTimeout(() => this.envoyer(), Math.min(CALME, Math.max(0, this.depuis + AU_PLUS - maintenant)));
  }

  maintenant() {
    clearTimeout(this.minuterie);
    return this.envoyer();
  }

  lot() {
    if (!this.parties.length) {
      for (const [mention, operation] of this.attente) {
        if (this.parties.length >= LOT) break;
        this.attente.delete(mention);
        this.parties.push({ ...operation, base: this.versions.get(mention) ?? operation.base ?? 0 });
      }
    }
    return this.parties;
  }

  async envoyer() {
    if (this.enVol) return;
    const lot = this.lot();
    if (!lot.length) return;
    this.enVol = true;
    this.depuis = 0;
    this.prevenir();
    let reponse = null;
    try {
      reponse = await this.poster(lot, AbortSignal.timeout(SANS_REPONSE));
    } catch {
      reponse = { statut: 0 };
    }
    this.enVol = false;
    await this.traiter(lot, reponse);
    this.prevenir();
  }

  async traiter(lot, { statut, corps }) {
    if (statut === 200 && Array.isArray(corps?.accuses)) {
      this.essais = 0;
      this.incident = "";
      this.jetonRelu = false;
      this.accuser(corps.accuses);
      if (this.attente.size || this.parties.length) this.planifier();
      return;
    }
    if (statut === 409 || statut === 422) {
      this.refuser(lot, corps?.phrase ?? "le serveur n’a pas accepté ce texte.");
      return;
    }
    if (statut === 403) {
      // Session rouverte dans un autre onglet : le jeton a changé, la page le relit une fois.
      const jetonNeuf = !this.jetonRelu && (await this.rafraichirJeton());
      if (!jetonNeuf && this.jetonRelu) {
        this.jetonRelu = false;
        this.refuser(lot, "vous n’avez plus le droit d’écrire cette note.");
        return;
      }
      this.jetonRelu = jetonNeuf;
      if (jetonNeuf) {
        this.minuterie = setTimeout(() => this.envoyer(), 0);
        return;
      }
    }
    this.incident = statut === 401 || statut === 403 ? "SESSION" : statut === 0 ? "HORS_LIGNE" : "ERREUR";
    this.reculer();
  }

  reculer() {
    const delai = RECUL[Math.min(this.essais, RECUL.length - 1)];
    this.essais += 1;
    clearTimeout(this.minuterie);
    this.minuterie = setTimeout(() => this.envoyer(), delai * (0.8 + 0.4 * Math.random()));
  }

  reprendre() {
    if (!this.enVol && (this.parties.length || this.attente.size)) {
      this.essais = 0;
      this.maintenant();
    }
  }

  accuser(accuses) {
    for (const accuse of accuses) {
      const operation = this.parties.find(({ id }) => id === accuse.operation);
      if (!operation) continue;
      this.parties = this.parties.filter(({ id }) => id !== accuse.operation);
      this.versions.set(accuse.mention, accuse.version);
      if (accuse.etat === "CONFLIT") {
        const suivante = this.attente.get(accuse.mention) ?? operation;
        this.attente.delete(accuse.mention);
        this.conflits.set(accuse.mention, { operation: { ...suivante }, accuse });
        this.surConflit(accuse);
      } else {
        this.surAccuse(accuse, operation);
      }
    }
  }

  refuser(lot, phrase) {
    this.incident = "";
    this.essais = 0;
    this.parties = [];
    if (lot.length > 1) {
      // Une opération refusée n'en retient pas d'autres : chacune se présente seule.
      const [premiere, ...autres] = lot;
      this.parties = [premiere];
      for (const operation of autres) if (!this.attente.has(operation.mention)) this.attente.set(operation.mention, operation);
      this.minuterie = setTimeout(() => this.envoyer(), 0);
      return;
    }
    const [operation] = lot;
    const suivante = this.attente.get(operation.mention) ?? operation;
    this.attente.delete(operation.mention);
    this.refusees.set(operation.mention, { operation: suivante, phrase });
    this.surRefus(operation.mention);
    if (this.attente.size) this.planifier();
  }
}
