// File d'envoi des frappes : un lot à la fois, rien n'en sort que ce dont le serveur a accusé réception.
//
// Une opération partie garde son identifiant et son contenu jusqu'à son accusé, et se représente telle quelle ; la
// suivante de la même mention attend derrière elle. Une opération non partie est remplacée par la suivante. La
// boîte du poste (`garde`) suit : elle n'oublie qu'à l'accusé, et jamais un texte plus récent.

const CALME = 250; // Millisecondes sans frappe avant d'envoyer.
const AU_PLUS = 700; // Millisecondes depuis la première touche non envoyée.
const RECUL = [500, 1000, 2000, 4000, 7000, 10000]; // Millisecondes entre deux essais.
const LOT = 20;
const SANS_REPONSE = 8000; // Millisecondes : au-delà, la demande est tenue pour perdue et se représente.

export class FileEnvoi {
  constructor({ poster, rafraichirJeton, garde, surChange = () => {} }) {
    Object.assign(this, { poster, rafraichirJeton, garde, surChange });
    this.rester();
    this.attente = new Map(); // Mention → opération non partie.
    this.parties = []; // Opérations parties, sans accusé.
    this.versions = new Map(); // Mention → version que le serveur a donnée.
    this.acquises = new Map(); // Mention → version que nos propres accusés ont donnée.
    this.refusees = new Map(); // Mention → { operation, phrase }.
    this.conflits = new Map(); // Mention → { operation, accuse }.
    this.enVol = false;
    this.essais = 0;
    this.incident = ""; // "", "HORS_LIGNE", "SESSION", "ERREUR".
    this.premiere = 0; // Instant de la première touche non envoyée ; 0 : aucune.
    this.derniere = 0;
    this.jetonRelu = false;
    this.surVide = () => {}; // Plus rien n'attend : le verrou de la note peut être rendu.
    this.heure = ""; // Heure du dernier accusé, à l'horloge du serveur.
  }

  // Plus aucune séance ne montre cette note : la file continue seule, et l'écran d'une autre dit encore son état.
  rester() {
    const rien = () => {};
    Object.assign(this, { prevenir: this.surChange, surAccuse: rien, surConflit: rien, surRefus: rien, surDepassee: () => true, avantEnvoi: rien, situer: () => "" });
  }

  get enAttente() {
    return [...this.attente.values(), ...this.parties, ...[...this.refusees.values(), ...this.conflits.values()].map((cas) => cas.operation)];
  }

  get estVide() {
    return !this.attente.size && !this.parties.length && !this.refusees.size && !this.conflits.size;
  }

  // Tout ce qui attend est écrit sur le disque de ce poste.
  get estConservee() {
    return this.enAttente.every((operation) => operation.estConservee);
  }

  // Les mentions dont le texte local l'emporte sur celui du serveur tant que rien n'est tranché.
  get enCours() {
    return new Set(this.enAttente.map(({ mention }) => mention));
  }

  deposer(operation, { seule = false } = {}) {
    const { mention } = operation;
    Object.assign(operation, { seq: this.garde.suivant(), poste: this.garde.poste, estConservee: false, frappe: this.situer(mention) });
    this.refusees.delete(mention);
    const conflit = this.conflits.get(mention);
    const remplacee = conflit ? conflit.frappee : this.attente.get(mention);
    if (remplacee) operation.base = Math.min(operation.base, remplacee.base);
    if (conflit) {
      // Le choix n'est pas fait : la frappe s'ajoute à « mon texte », sans partir.
      Object.assign(conflit, { operation, frappee: operation });
    } else {
      this.attente.delete(mention);
      this.attente.set(mention, operation);
      this.planifier();
    }
    this.conserver(operation, seule ? "TOUTES" : remplacee);
    this.prevenir();
  }

  async conserver(operation, remplacee) {
    operation.estConservee = Boolean(await this.garde.garder(operation, remplacee));
    this.prevenir();
  }

  // La mention n'est plus au composeur : après un plantage, elle reviendra dans le fil.
  finir(mention) {
    for (const operation of this.enAttente) {
      if (operation.mention !== mention || !operation.frappe) continue;
      operation.frappe = "";
      this.conserver(operation);
    }
  }

  // Reprend ce qu'une autre page a laissé. Le serveur en a peut-être déjà : chacune se représente telle quelle, sous
  // son identifiant, et la suite part de la version que donne son accusé.
  restaurer(operations) {
    const connues = new Set(this.enAttente.map(({ id }) => id));
    this.parties.push(...operations.filter(({ id }) => !connues.has(id)));
    if (operations.length) this.planifier();
    this.prevenir();
  }

  // Rend la main à un autre onglet, qui reprendra tout dans la boîte.
  ceder() {
    clearTimeout(this.minuterie);
    this.attente.clear();
    this.parties = [];
    this.refusees.clear();
    this.conflits.clear();
    this.prevenir();
  }

  // Oublie le texte local de cette mention : la personne garde l'autre.
  abandonner(mention) {
    const seq = Math.max(0, ...this.enAttente.filter((operation) => operation.mention === mention).map((operation) => operation.seq));
    this.retirer(mention);
    if (seq) this.garde.oublier([{ mention, seq, version: 0 }]);
    this.prevenir();
  }

  retirer(mention) {
    this.attente.delete(mention);
    this.refusees.delete(mention);
    this.conflits.delete(mention);
  }

  // La personne a choisi le texte : il remplace tout ce qui attendait de cette mention.
  trancher(mention, operation) {
    this.retirer(mention);
    this.deposer(operation, { seule: true });
  }

  // Une touche vient d'être frappée : l'envoi se règle sur elle, que son texte soit déjà déposé ou non.
  toucher() {
    this.derniere = performance.now();
    this.premiere ||= this.derniere;
    this.planifier();
  }

  planifier() {
    if (this.enVol || this.incident) return;
    const maintenant = performance.now();
    this.premiere ||= maintenant;
    this.derniere = Math.max(this.derniere, this.premiere);
    clearTimeout(this.minuterie);
    this.minuterie = setTimeout(() => this.envoyer(), Math.max(0, Math.min(this.derniere + CALME, this.premiere + AU_PLUS) - maintenant));
  }

  maintenant() {
    clearTimeout(this.minuterie);
    return this.envoyer();
  }

  // Une seule opération par mention et par lot : la suivante part de la version que donne l'accusé.
  lot() {
    if (!this.parties.length) {
      for (const [mention, operation] of this.attente) {
        if (this.parties.length >= LOT) break;
        this.attente.delete(mention);
        this.parties.push(operation);
      }
    }
    const lot = new Map();
    for (const operation of this.parties) if (!lot.has(operation.mention) && lot.size < LOT) lot.set(operation.mention, operation);
    for (const operation of lot.values()) operation.base = Math.max(operation.base, this.acquises.get(operation.mention) ?? 0);
    return [...lot.values()];
  }

  async envoyer() {
    if (this.enVol) return;
    this.avantEnvoi();
    clearTimeout(this.minuterie);
    const lot = this.lot();
    this.premiere = 0;
    if (!lot.length) return;
    this.enVol = true;
    this.prevenir();
    let reponse = null;
    try {
      reponse = await this.poster(lot, AbortSignal.timeout(SANS_REPONSE));
    } catch {
      reponse = { statut: 0 };
    }
    this.enVol = false;
    await this.traiter(lot, reponse);
    if (this.estVide) this.surVide();
    this.prevenir();
  }

  // La mention que la personne a au composeur ; celle qu'elle quitte est finie.
  suivreLaFrappe(mention) {
    if (this.frappee && this.frappee !== mention) this.finir(this.frappee);
    this.frappee = mention;
  }

  async traiter(lot, { statut, corps }) {
    if (statut === 200 && Array.isArray(corps?.accuses)) {
      this.essais = 0;
      this.incident = "";
      this.jetonRelu = false;
      this.accuser(corps.accuses);
      if (this.parties.length || lot.length === LOT) this.premiere = -AU_PLUS; // Il en reste d'avant : sans attendre.
      if (this.attente.size || this.parties.length || this.premiere > 0) this.planifier();
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
    const recus = [];
    for (const accuse of accuses) {
      const operation = this.parties.find(({ id }) => id === accuse.operation);
      if (!operation) continue;
      const { mention } = operation;
      this.parties = this.parties.filter(({ id }) => id !== accuse.operation);
      this.versions.set(mention, accuse.version);
      this.acquises.set(mention, accuse.version);
      this.heure = accuse.heure;
      if (accuse.etat === "CONFLIT") {
        // Gardé par la boîte jusqu'au choix : après un plantage, le serveur redonnera la même réponse.
        const frappee = [...this.parties.filter((autre) => autre.mention === mention), this.attente.get(mention)].findLast(Boolean);
        // L'autre texte est la suite de celui-ci, tapée dans l'onglet mort : rien à choisir si rien ne s'y est ajouté.
        if (accuse.depassee && !frappee && this.surDepassee(accuse, operation)) {
          recus.push({ mention, seq: operation.seq, version: accuse.version });
          continue;
        }
        this.parties = this.parties.filter((autre) => autre.mention !== mention);
        this.attente.delete(mention);
        this.conflits.set(mention, { operation: frappee ?? operation, frappee, accuse });
        this.surConflit(accuse);
      } else {
        recus.push({ mention, seq: operation.seq, version: accuse.version });
        this.surAccuse(accuse, operation);
      }
    }
    if (recus.length) this.garde.oublier(recus);
  }

  refuser(lot, phrase) {
    this.incident = "";
    this.essais = 0;
    this.parties = this.parties.filter((operation) => !lot.includes(operation));
    if (lot.length > 1) {
      // Une opération refusée n'en retient pas d'autres : chacune se présente seule.
      const [premiere, ...autres] = lot;
      for (const operation of autres) if (!this.attente.has(operation.mention)) this.attente.set(operation.mention, operation);
      this.parties.unshift(premiere);
      this.minuterie = setTimeout(() => this.envoyer(), 0);
      return;
    }
    const [operation] = lot;
    const suivante = this.attente.get(operation.mention) ?? operation;
    this.attente.delete(operation.mention);
    this.refusees.set(operation.mention, { operation: suivante, phrase });
    this.surRefus(operation.mention);
    if (this.attente.size || this.parties.length) this.planifier();
  }
}
