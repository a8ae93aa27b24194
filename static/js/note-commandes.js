// Commandes de la note : `/` au début d'une mention les propose ; Entrée ouvre la première, avec les mots tapés.

import { Formulaires } from "./note-formulaire.js";

const FRAPPE = /^\/(\p{L}*)(?: (.*))?$/u;
const ID = "note-commandes-liste";

const plat = (texte) => texte.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

class Liste {
  constructor(seance, choisir) {
    Object.assign(this, { composeur: seance.composeur, champ: seance.composeur.champ, choisir });
    this.racine = seance.racine;
    this.zone = Object.assign(document.createElement("ul"), { id: ID, className: "note-liste", hidden: true, tabIndex: 0 });
    this.zone.setAttribute("role", "listbox");
    this.zone.setAttribute("aria-label", "Commandes");
    this.champ.labels[0].before(this.zone);
    this.composeur.connait = (mot) => this.voulus(mot).some(({ dataset }) => mot.length > 2 || dataset.mot === plat(mot));
    this.zone.addEventListener("mousedown", (evenement) => {
      evenement.preventDefault(); // Le champ garde le focus.
      const place = [...this.zone.children].indexOf(evenement.target.closest("[role=option]"));
      if (place >= 0) this.prendre(place);
    });
  }

  // Les commandes, puis les étapes ; lues à chaque fois, car ces zones se relisent.
  get liens() {
    return [...this.racine.querySelectorAll("[data-commandes] [data-mot]"), ...this.racine.querySelectorAll(".note-etapes [data-mot]")];
  }

  get lue() {
    const [, mot = "", mots] = (this.composeur.estCommande && FRAPPE.exec(this.champ.value)) || [];
    return { mot, mots };
  }

  voulus(mot) {
    const voulu = plat(mot);
    const exact = this.liens.filter(({ dataset }) => dataset.mot === voulu);
    const debuts = this.liens.filter(({ dataset }) => dataset.mot.startsWith(voulu) || (dataset.trame && plat(dataset.libelle).startsWith(voulu)));
    // Une étape ne se propose que si on l'a appelée, et après les commandes, qui portent la donnée.
    const tous = [...new Set([...exact, ...debuts])].filter((lien) => mot || !(lien.hidden || lien.dataset.trame));
    return tous.sort((un, autre) => Boolean(un.dataset.trame) - Boolean(autre.dataset.trame));
  }

  suivre() {
    if (!this.composeur.estCommande) return this.fermer();
    const { mot, mots } = this.lue;
    this.proposes = mots === undefined ? this.voulus(mot) : this.voulus(mot).slice(0, 1);
    this.zone.replaceChildren(...this.proposes.map((lien, rang) => this.option(lien, rang, mots)));
    this.zone.hidden = !this.proposes.length;
    this.champ.setAttribute("aria-controls", ID);
    this.champ.setAttribute("aria-autocomplete", "list");
    this.viser(0);
  }

  option({ dataset }, rang, mots) {
    const li = Object.assign(document.createElement("li"), { id: `${ID}-${rang}` });
    li.setAttribute("role", "option");
    const suite = mots === undefined ? dataset.exemple && ` (${dataset.exemple})` : ` : ${mots || dataset.exemple}`;
    li.append(Object.assign(document.createElement("kbd"), { textContent: `/${dataset.mot}` }), ` ${dataset.libelle}${suite}`);
    return li;
  }

  viser(place) {
    this.place = (place + this.proposes.length) % (this.proposes.length || 1);
    [...this.zone.children].forEach((li, rang) => li.setAttribute("aria-selected", String(rang === this.place)));
    const visee = this.zone.children[this.place];
    if (visee) this.champ.setAttribute("aria-activedescendant", visee.id);
    else this.champ.removeAttribute("aria-activedescendant");
    if (visee) this.zone.scrollTop = visee.offsetTop + visee.offsetHeight - this.zone.clientHeight;
  }

  fermer() {
    this.zone.hidden = true;
    for (const nom of ["controls", "autocomplete", "activedescendant"]) this.champ.removeAttribute(`aria-${nom}`);
  }

  prendre(place = this.place) {
    const lien = this.proposes[place];
    const { mots = "" } = this.lue;
    const tape = this.champ.value;
    this.fermer();
    this.composeur.vider();
    if (lien.dataset.trame) return this.composeur.inserer(lien.dataset);
    this.choisir(lien.href, [lien.dataset.arguments, mots].filter(Boolean).join(" ").trim(), tape);
  }

  completer() {
    this.composeur.remplir(`/${this.proposes[this.place].dataset.mot} `);
    this.suivre();
  }

  // Rend vrai si la touche était pour la liste.
  toucher({ key, shiftKey }) {
    if (this.zone.hidden || shiftKey) return false;
    if (key === "ArrowDown") this.viser(this.place + 1);
    else if (key === "ArrowUp") this.viser(this.place - 1);
    else if (key === "Tab") this.completer();
    else if (key === "Enter") this.prendre();
    else if (key === "Escape") this.fermer();
    else return false;
    return true;
  }
}

export const brancher = (seance) => {
  const { composeur, racine, signal } = seance;
  if (!composeur) return;
  const formulaires = new Formulaires(seance);
  seance.commander = (adresse, mots = "", tape = "") => formulaires.ouvrir(adresse, mots, tape);
  const liste = new Liste(seance, seance.commander);
  composeur.champ.addEventListener("input", () => liste.suivre(), { signal });
  composeur.champ.addEventListener("blur", () => liste.fermer(), { signal });
  composeur.champ.addEventListener(
    "keydown",
    (evenement) => {
      if (evenement.isComposing || evenement.altKey || evenement.ctrlKey || !liste.toucher(evenement)) return;
      evenement.preventDefault();
      evenement.stopImmediatePropagation();
    },
    { signal, capture: true },
  );
  racine.addEventListener(
    "click",
    (evenement) => {
      const lien = evenement.target.closest("[data-commander], [data-vers-mention]");
      if (!lien || evenement.ctrlKey || evenement.metaKey || evenement.shiftKey) return;
      evenement.preventDefault();
      if (lien.matches("[data-vers-mention]")) document.querySelector(lien.hash)?.focus();
      else seance.commander(lien.href, lien.dataset.arguments);
      lien.closest("[data-commandes]")?.removeAttribute("open");
    },
    { signal },
  );
};
