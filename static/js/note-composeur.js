// Composeur : une mention à la fois, dans un seul champ de texte que rien d'autre que la personne ne remplit.

import { uuid7 } from "./note-identifiant.js";
import { etapeOuverte } from "./note-parole.js";

const CALME = 120; // Millisecondes sans frappe avant de déposer.
const AU_PLUS = 200; // Millisecondes de frappe continue avant de déposer.
const COMMANDE = /^\/(\p{L}*)( .{0,200})?$/u;
const BLANC = /⟨[^⟨⟩]*⟩|\{[^{}|]*(?:\|[^{}|]*)+\}|\[[^[\]|]*(?:\|[^[\]|]*)+\]/g;
const QUALITES = { PREVENU: "PREVENU", AVOCAT_DEFENSE: "PREVENU", PARTIE_CIVILE: "PARTIE_CIVILE", AVOCAT_PARTIE_CIVILE: "PARTIE_CIVILE", VICTIME: "VICTIME" };
const TOUTES = { PREVENU: "tous les prévenus", PARTIE_CIVILE: "toutes les parties civiles" };
const LOCUTEUR = /(^|\n)(\p{L}{2,3})(\d?)[ \u00a0\u202f]?:[ \u00a0]?$/u;
const EN_PERSONNE = new Set(["PREVENU", "PARTIE_CIVILE", "VICTIME", "TEMOIN", "EXPERT"]);

export class Composeur {
  constructor(formulaire, { file, fil, prevenir }) {
    Object.assign(this, { formulaire, file, fil, prevenir });
    this.champ = formulaire.querySelector("textarea");
    this.etape = formulaire.elements.etape;
    this.locuteur = formulaire.elements.locuteur;
    this.partie = formulaire.elements.partie;
    this.mention = formulaire.elements.mention.value;
    this.base = Number(formulaire.elements.base.value);
    this.estNouvelle = this.base === 0;
    this.enFrappe = false;
    this.effacee = null;
    this.heures = new Map();
    this.offrirToutes();
    this.champ.addEventListener("input", () => this.frapper());
    for (const choix of [this.etape, this.locuteur, this.partie]) choix.addEventListener("change", () => this.changer());
    this.montrerLocuteur();
  }

  get texte() {
    return this.champ.value.toWellFormed?.() ?? this.champ.value;
  }

  get estCommande() {
    const [tape, mot, mots] = (this.estNouvelle && COMMANDE.exec(this.champ.value)) || [];
    return tape !== undefined && (mots === undefined || this.connait(mot));
  }

  // Dit si ce mot est une commande : tant qu'aucune n'est branchée, ce qui suit un espace est du texte.
  connait() {
    return false;
  }

  // Ôte ce qui est tapé : ce n'était pas une mention.
  vider() {
    this.remplir("");
    this.enFrappe = this.estConnue;
    this.deposer();
  }

  frapper() {
    this.abreger();
    if (this.estCommande) {
      this.prevenir();
      return;
    }
    const maintenant = performance.now();
    this.enFrappe = true;
    this.depuis ||= maintenant;
    clearTimeout(this.minuterie);
    this.minuterie = setTimeout(() => this.deposer(), Math.min(CALME, Math.max(0, this.depuis + AU_PLUS - maintenant)));
    this.prevenir();
  }

  // Plusieurs prévenus : on peut les viser ensemble, pour que le texte s'accorde au pluriel.
  offrirToutes() {
    for (const [qualite, libelle] of Object.entries(TOUTES)) {
      if (this.personnes(qualite).length < 2) continue;
      const option = Object.assign(document.createElement("option"), { value: "", textContent: libelle });
      option.dataset.tous = qualite;
      this.partie.append(option);
    }
  }

  personnes(qualite) {
    return [...this.partie.options].filter(({ value, dataset }) => value && dataset.qualite === qualite);
  }

  // « pv: » en tête d'une mention neuve, ou d'une de ses lignes, dit qui parle ; « def2: », pour la deuxième partie.
  abreger() {
    if (this.aParle && /^ /.test(this.champ.value)) this.remplir(this.champ.value.slice(1)); // L'espace qui suit « pv: ».
    this.aParle = false;
    const { selectionStart: fin, value } = this.champ;
    const trouve = this.estNouvelle && value[fin - 1]?.match(/[: \u00a0]/) && LOCUTEUR.exec(value.slice(0, fin));
    const bouton = trouve && this.formulaire.querySelector(`[data-abreviation="${CSS.escape(trouve[2].toLowerCase())}"]`);
    if (!bouton || (trouve[3] && !this.personnes(QUALITES[bouton.dataset.locuteur])[trouve[3] - 1])) return;
    const suite = value.slice(fin);
    this.champ.value = value.slice(0, trouve.index);
    this.enFrappe = true;
    if (trouve[1]) this.valider();
    this.parler(bouton.dataset.locuteur, trouve[3]);
    this.champ.value = suite;
    this.champ.setSelectionRange(0, 0);
    this.aParle = true;
  }

  get estConnue() {
    return !this.estNouvelle || this.file.versions.has(this.mention) || this.file.enCours.has(this.mention);
  }

  deposer() {
    clearTimeout(this.minuterie);
    this.depuis = 0;
    if (!this.enFrappe) return;
    this.enFrappe = false;
    if (this.texte !== "" || this.estConnue) this.file.deposer(this.operation("ECRIRE"));
    this.prevenir();
  }

  operation(nature) {
    return {
      id: uuid7(),
      mention: this.mention,
      base: this.file.versions.get(this.mention) ?? this.base,
      nature,
      etape: this.etape.value,
      locuteur: this.locuteur.value,
      partie: this.partie.value ? Number(this.partie.value) : null,
      texte: this.texte,
    };
  }

  changer() {
    this.montrerLocuteur();
    if (this.texte === "") return;
    this.enFrappe = true;
    this.deposer();
  }

  montrerLocuteur() {
    for (const bouton of this.formulaire.querySelectorAll("[data-locuteur]")) {
      bouton.setAttribute("aria-pressed", String(bouton.dataset.locuteur === this.locuteur.value));
    }
  }

  // Le même locuteur demandé deux fois passe à la partie suivante de cette qualité ; un rang la désigne.
  parler(code, rang = "") {
    const possibles = this.personnes(QUALITES[code]);
    const ici = possibles.findIndex((option) => option.selected);
    if (rang) this.partie.value = possibles[rang - 1].value;
    else if (this.locuteur.value === code && possibles.length > 1) this.partie.value = possibles[(ici + 1) % possibles.length].value;
    else this.partie.value = possibles.length === 1 ? possibles[0].value : "";
    this.locuteur.value = code;
    if (this.estNouvelle && this.texte === "") this.etape.value = etapeOuverte(this.formulaire, code, this.etape.value);
    this.changer();
    this.champ.focus({ preventScroll: true });
  }

  get nomDuLocuteur() {
    const [choisi] = this.locuteur.selectedOptions;
    if (!this.locuteur.value) return "";
    const [partie] = this.partie.selectedOptions;
    const feminin = EN_PERSONNE.has(this.locuteur.value) && partie?.dataset.feminin === "oui";
    const nom = feminin ? choisi.dataset.feminin : choisi.dataset.affiche;
    return this.partie.value ? `${nom} (${partie.textContent.split(",")[0]})` : nom;
  }

  // Valide la mention et en ouvre une autre. Rend faux s'il n'y avait rien à valider.
  valider() {
    this.deposer();
    const { mention, texte } = this;
    const fini = texte.trim() !== "" && !this.estCommande;
    if (fini) {
      this.fil.porter(mention, {
        texte,
        etape: this.etape.value,
        locuteur: this.locuteur.value,
        partie: this.partie.value,
        heure: this.heures.get(mention),
        version: this.file.versions.get(mention) ?? this.base,
        etapeAffichee: this.etape.selectedOptions[0].textContent,
        locuteurAffiche: this.nomDuLocuteur,
      });
    } else if (this.estConnue && !this.estCommande) {
      this.effacer(mention, this.operation("ECRIRE"));
    }
    this.marquer(false);
    if (this.reprise) this.choisir(this.reprise); // La mention reprise n'impose ni son étape ni son locuteur.
    this.reprise = null;
    this.mention = uuid7();
    this.base = 0;
    this.estNouvelle = true;
    this.remplir("");
    return fini;
  }

  marquer(enModification) {
    this.fil.trouver(this.mention)?.toggleAttribute("data-en-modification", enModification);
    const titre = this.formulaire.querySelector("[data-titre-composeur]");
    titre.textContent = enModification ? "Mention en cours de modification" : "Nouvelle mention";
  }

  remplir(texte) {
    this.champ.value = texte;
    this.champ.setSelectionRange(texte.length, texte.length);
    this.prevenir();
  }

  modifier(li) {
    if (li.dataset.commande !== undefined) return;
    this.valider();
    const reprise = { etape: this.etape.value, locuteur: this.locuteur.value, partie: this.partie.value };
    const { mention, version, etape, locuteur, partie } = li.dataset;
    Object.assign(this, { mention, base: Number(version ?? 0), estNouvelle: false, reprise });
    this.etape.value = etape;
    this.locuteur.value = locuteur;
    this.partie.value = partie;
    this.montrerLocuteur();
    this.marquer(true);
    this.remplir(li.querySelector("[data-texte]").textContent);
    this.champ.focus({ preventScroll: true });
  }

  effacer(mention, operation) {
    const li = this.fil.trouver(mention);
    const version = this.file.versions.get(mention) ?? Number(li?.dataset.version ?? operation.base);
    this.effacee = { ...operation, texte: li?.querySelector("[data-texte]").textContent ?? operation.texte };
    this.file.deposer({ ...operation, id: uuid7(), base: version, nature: "EFFACER", texte: "" });
    this.fil.retirer(mention);
    this.formulaire.querySelector("[data-annuler]").hidden = this.effacee.texte.trim() === "";
  }

  // Annule le dernier effacement : le texte revient par une nouvelle opération.
  retablir() {
    const bouton = this.formulaire.querySelector("[data-annuler]");
    bouton.hidden = true;
    if (!this.effacee) return;
    const { mention, etape, locuteur, partie, texte } = this.effacee;
    this.valider();
    Object.assign(this, { mention, estNouvelle: false, base: this.file.versions.get(mention) ?? this.effacee.base });
    this.etape.value = etape;
    this.locuteur.value = locuteur;
    this.partie.value = partie ?? "";
    this.effacee = null;
    this.montrerLocuteur();
    this.remplir(texte);
    this.enFrappe = true;
    this.deposer();
    this.champ.focus({ preventScroll: true });
  }

  // De quoi reprendre au même endroit, dans une autre séance ; rien si le champ était vide.
  get brouillon() {
    if (this.champ.value === "") return null;
    const { mention, base, estNouvelle, champ, etape, locuteur, partie } = this;
    const places = [champ.selectionStart, champ.selectionEnd];
    return { mention, base, estNouvelle, places, texte: champ.value, etape: etape.value, locuteur: locuteur.value, partie: partie.value };
  }

  retrouver({ mention, base, estNouvelle, places, texte, etape, locuteur, partie }) {
    Object.assign(this, { mention, base, estNouvelle });
    this.choisir({ etape, locuteur, partie });
    this.marquer(!estNouvelle);
    if (estNouvelle) this.fil.retirer(mention);
    this.champ.value = texte;
    this.champ.setSelectionRange(...places);
  }

  choisir({ etape, locuteur = "", partie = "" }) {
    this.etape.value = etape;
    this.locuteur.value = locuteur;
    this.partie.value = partie ?? "";
    this.montrerLocuteur();
  }

  // Porte au fil une mention que le serveur n'a pas encore.
  porter({ mention, texte, etape, locuteur, partie }) {
    const [avant, choix] = [{ etape: this.etape.value, locuteur: this.locuteur.value, partie: this.partie.value }, { etape, locuteur, partie }];
    this.choisir(choix);
    this.fil.porter(mention, {
      ...choix,
      texte,
      etapeAffichee: this.etape.selectedOptions[0]?.textContent ?? "",
      locuteurAffiche: this.nomDuLocuteur,
    });
    this.choisir(avant);
  }

  // Insère une trame, sans la valider, et choisit son premier blanc.
  inserer({ etape, partie, trame }) {
    if (this.texte.trim() !== "") this.valider();
    this.choisir({ etape, partie });
    this.remplir(trame);
    this.enFrappe = true;
    this.deposer();
    this.champ.focus({ preventScroll: true });
    this.choisirBlanc(0);
  }

  choisirBlanc(depuis = this.champ.selectionEnd) {
    const blancs = [...this.champ.value.matchAll(BLANC)];
    const suivant = blancs.find(({ index }) => index >= depuis) ?? blancs[0];
    this.champ.focus({ preventScroll: true });
    if (suivant) this.champ.setSelectionRange(suivant.index, suivant.index + suivant[0].length);
  }
}
