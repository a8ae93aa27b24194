// Raccourcis `#` : proposés pendant la frappe, développés par ce qui finit le mot, rendus par Ctrl+Z.
//
// Le texte s'insère par `insertText`, qui garde l'annulation du navigateur ; `setRangeText` la casse (mesuré).

import { Index } from "./note-index.js";
import { NUE } from "./raccourcis.js";

const ID = "note-propositions";
const LONG = 24; // Caractères relus avant le curseur : « # », vingt lettres, et ce qui précède.
const TAPEE = /(?:^|[\s([«"“'’—–])#([\p{L}\p{N}\p{M}]{0,20})$/u; // Jamais dans un mot ni dans une adresse.
const NU = /(?:^|[\s([«"“'’—–])([\p{L}\p{N}\p{M}]{2,20})$/u;
const FINIT = /^[\s,;:!?.)\]»”"…]$/u;
const LETTRE = /[\p{L}\p{N}\p{M}]/u;
const BLANC = /⟨[^⟨⟩]*⟩|\{[^{}|]*(?:\|[^{}|]*)+\}|\[[^[\]|]*(?:\|[^[\]|]*)+\]/;

const connus = { marque: "", raccourcis: [] }; // La liste, gardée d'une affaire à l'autre.

class Raccourcis {
  constructor({ composeur, formulaire, signal }) {
    Object.assign(this, { composeur, champ: composeur.champ, index: new Index(connus.raccourcis), proposees: [], frappe: "", fin: -1 });
    this.zone = Object.assign(document.createElement("ul"), { id: ID, className: "note-liste", hidden: true });
    this.zone.setAttribute("role", "listbox");
    this.zone.setAttribute("aria-label", "Raccourcis");
    const flottante = Object.assign(document.createElement("div"), { className: "note-flottante" }); // Rien ne bouge dessous.
    flottante.append(this.zone);
    this.champ.labels[0].before(flottante);
    this.charger(formulaire.dataset.raccourcis, signal);
  }

  async charger(adresse, signal) {
    const reponse = await fetch(`${adresse}?marque=${connus.marque}`, { cache: "no-store", signal }).catch(() => null);
    if (!reponse?.ok || reponse.redirected) return;
    const { marque, raccourcis = connus.raccourcis, ...affaire } = await reponse.json();
    Object.assign(connus, { marque, raccourcis });
    this.index = new Index(raccourcis, affaire);
    this.champ.dataset.raccourcis = "prets";
  }

  // Le mot tapé jusqu'au curseur, si c'est une abréviation : son début, ce qui est tapé, avec ou sans « # ».
  lue(motif = TAPEE) {
    const { selectionStart: fin, selectionEnd, value } = this.champ;
    if (fin !== selectionEnd || LETTRE.test(value[fin] ?? "")) return null;
    const trouve = motif.exec(value.slice(Math.max(0, fin - LONG), fin));
    if (!trouve) return null;
    const [, tape] = trouve;
    const debut = fin - tape.length - (motif === TAPEE ? 1 : 0);
    return this.refuse?.debut === debut && this.refuse.mention === this.composeur.mention ? null : { debut, fin, tape };
  }

  // Une frappe nue n'est suivie que lettre après lettre : un mot déjà écrit n'en est jamais une.
  get nue() {
    if (localStorage.getItem(NUE) !== "oui" || this.champ.selectionStart !== this.fin) return null;
    const lue = this.lue(NU);
    return lue?.tape === this.frappe ? lue : null;
  }

  avant(evenement) {
    const { inputType, data, isComposing } = evenement;
    if (this.insere || isComposing) return;
    const saut = inputType === "insertLineBreak" || inputType === "insertParagraph";
    const signe = saut ? "\n" : inputType === "insertText" ? data : null;
    if (signe && FINIT.test(signe)) {
      const dieze = this.lue();
      const lue = dieze?.tape ? dieze : this.nue;
      const entree = lue && this.index.exacte(lue.tape, { nue: lue !== dieze });
      if (entree) {
        evenement.preventDefault();
        this.developper(lue, entree, signe);
      }
    }
    this.suivreLaFrappe(signe);
  }

  suivreLaFrappe(signe) {
    const { selectionStart: debut, selectionEnd: fin } = this.champ;
    const lettre = signe !== null && LETTRE.test(signe) && debut === fin;
    this.frappe = lettre ? (debut === this.fin ? this.frappe : "") + signe : "";
    this.fin = lettre ? debut + signe.length : -1;
  }

  developper({ debut, fin, tape }, entree, suite = "") {
    let texte = this.index.ecrire(entree, this.composeur.partie);
    if (tape && tape[0] !== tape[0].toLowerCase()) texte = texte[0].toUpperCase() + texte.slice(1);
    if (/\s$/.test(texte) && /^[ \n]$/.test(suite)) suite = "";
    const tapee = this.champ.value.slice(debut, fin);
    this.ecrire(debut, fin, texte + suite);
    this.annulable = { debut, tapee, valeur: this.champ.value, fin: this.champ.selectionStart };
    const blanc = BLANC.exec(texte);
    this.composeur.apresBlanc = { place: this.annulable.fin, valeur: this.champ.value };
    if (blanc) this.champ.setSelectionRange(debut + blanc.index, debut + blanc.index + blanc[0].length);
    this.fermer();
  }

  ecrire(debut, fin, texte) {
    this.insere = true;
    this.champ.setSelectionRange(debut, fin);
    if (!document.execCommand("insertText", false, texte)) {
      this.champ.setRangeText(texte, debut, fin, "end");
      this.champ.dispatchEvent(new Event("input", { bubbles: true }));
    }
    this.insere = false;
  }

  // Rend l'abréviation telle que tapée, par une touche ; elle ne se développe plus d'elle-même.
  annuler() {
    const { debut, tapee } = this.annulable;
    this.insere = true;
    const rendu = document.execCommand("undo");
    this.insere = false;
    if (!rendu || this.champ.value.slice(debut, debut + tapee.length) !== tapee) this.ecrire(debut, this.annulable.fin, tapee);
    this.champ.setSelectionRange(debut + tapee.length, debut + tapee.length);
    this.refuser(debut);
    this.annulable = null;
  }

  refuser(debut) {
    this.refuse = { debut, mention: this.composeur.mention };
    this.fermer();
  }

  // Après une annulation du navigateur, l'abréviation revient choisie : la frappe suivante l'effacerait.
  apres({ inputType }) {
    if (this.insere) return;
    const { selectionStart: debut, selectionEnd: fin, value } = this.champ;
    if (inputType === "historyUndo" && /^#[\p{L}\p{N}\p{M}]+$/u.test(value.slice(debut, fin))) {
      this.champ.setSelectionRange(fin, fin);
      this.refuser(debut);
    }
    if (this.refuse && value[this.refuse.debut] !== "#" && inputType !== "insertText") this.refuse = null;
    this.proposer();
  }

  proposer() {
    const lue = this.lue();
    this.proposees = lue ? this.index.propositions(lue.tape) : [];
    if (!this.proposees.length) {
      this.fermer();
      return;
    }
    this.zone.replaceChildren(...this.proposees.map((entree, rang) => this.option(entree, rang)));
    this.zone.hidden = false;
    this.champ.setAttribute("aria-controls", ID);
    this.champ.setAttribute("aria-autocomplete", "list");
    this.viser(lue.tape ? 0 : -1);
  }

  option(entree, rang) {
    const li = Object.assign(document.createElement("li"), { id: `${ID}-${rang}` });
    li.setAttribute("role", "option");
    const nom = Object.assign(document.createElement("kbd"), { textContent: entree.libelle ?? `#${entree.abreviation}` });
    const texte = this.index.ecrire(entree, this.composeur.partie);
    li.append(nom, ` ${texte.length > 90 ? `${texte.slice(0, 90)}…` : texte}`);
    return li;
  }

  viser(place) {
    this.place = place;
    [...this.zone.children].forEach((li, rang) => li.setAttribute("aria-selected", String(rang === place)));
    const visee = this.zone.children[place];
    if (visee) this.champ.setAttribute("aria-activedescendant", visee.id);
    else this.champ.removeAttribute("aria-activedescendant");
  }

  fermer() {
    if (this.zone.hidden) return;
    this.zone.hidden = true;
    for (const nom of ["controls", "autocomplete", "activedescendant"]) this.champ.removeAttribute(`aria-${nom}`);
  }

  prendre(place) {
    const lue = this.lue();
    if (lue && this.proposees[place]) this.developper(lue, this.proposees[place]);
    else this.fermer();
  }

  // Rend vrai si la touche était pour les raccourcis.
  toucher({ key, shiftKey, ctrlKey, altKey, metaKey }) {
    const { annulable, champ } = this;
    const intact = annulable && champ.value === annulable.valeur;
    const retour = key === "Backspace" && !ctrlKey && !altKey && champ.selectionStart === annulable?.fin && champ.selectionEnd === annulable.fin;
    if (intact && (retour || (key.toLowerCase() === "z" && (ctrlKey || metaKey) && !shiftKey))) {
      this.annuler();
      return true;
    }
    if (this.zone.hidden || shiftKey || ctrlKey || altKey || metaKey) return false;
    const nombre = this.proposees.length;
    if (key === "ArrowDown") this.viser((this.place + 1) % nombre);
    else if (key === "ArrowUp") this.viser((Math.max(this.place, 0) + nombre - 1) % nombre);
    else if (key === "Escape") this.refuser(this.lue()?.debut ?? -1);
    else if ((key === "Tab" || key === "Enter") && this.place >= 0) this.prendre(this.place);
    else return false;
    return true;
  }
}

export const brancher = (seance) => {
  const { composeur, signal } = seance;
  if (!composeur) return;
  const raccourcis = new Raccourcis(seance);
  const { champ } = composeur;
  champ.addEventListener("beforeinput", (evenement) => raccourcis.avant(evenement), { signal });
  champ.addEventListener("input", (evenement) => raccourcis.apres(evenement), { signal });
  champ.addEventListener("blur", () => raccourcis.fermer(), { signal });
  champ.addEventListener(
    "keydown",
    (evenement) => {
      if (evenement.isComposing || !raccourcis.toucher(evenement)) return;
      evenement.preventDefault();
      evenement.stopImmediatePropagation();
    },
    { signal, capture: true },
  );
  raccourcis.zone.addEventListener("mousedown", (evenement) => {
    evenement.preventDefault(); // Le champ garde le focus.
    raccourcis.prendre([...raccourcis.zone.children].indexOf(evenement.target.closest("[role=option]")));
  });
};
