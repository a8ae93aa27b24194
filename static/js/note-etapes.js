// Étapes : la ligne suit ce qui est noté, un choix insère sa trame, les variantes « [a|b] » se prennent au clavier.

const CHOIX = /^(?:\[[^[\]|]*(?:\|[^[\]|]*)+\]|\{[^{}|]*(?:\|[^{}|]*)+\})$/;

class Cours {
  constructor({ racine, fil }) {
    Object.assign(this, { racine, fil });
    this.relire();
  }

  // Appelée, l'affaire a son heure : la zone se relit, et ses trames avec elle.
  relire() {
    this.zone = this.racine.querySelector("[data-etapes]");
    this.ligne = this.zone.querySelector("[data-cours]");
    this.trames = [...this.zone.querySelectorAll("[data-trame]")];
    this.suivre();
  }

  get pas() {
    return [...this.ligne.children];
  }

  // Une mention sans partie vaut pour toutes.
  estNotee({ etape, partie }) {
    const mentions = [...this.fil.zone.querySelectorAll(`[data-mention][data-etape="${etape}"]`)];
    return mentions.some(({ dataset }) => !partie || !dataset.partie || dataset.partie === partie);
  }

  de(etape) {
    return this.trames.filter(({ dataset }) => dataset.etape === etape);
  }

  suivre() {
    const etats = this.pas.map((li) => {
      const trames = this.de(li.dataset.etape);
      return { li, total: trames.length, notees: trames.filter(({ dataset }) => this.estNotee(dataset)).length };
    });
    const derniere = etats.findLastIndex(({ notees }) => notees);
    const reste = ({ notees, total }) => notees < total;
    const apres = etats.findIndex((etat, rang) => rang >= derniere && reste(etat));
    const suivante = apres < 0 ? etats.findIndex(reste) : apres;
    etats.forEach(({ li, total, notees }, rang) => {
      const est = rang === suivante ? "suivante" : notees === total ? "notee" : "";
      li.toggleAttribute("data-suivante", est === "suivante");
      li.toggleAttribute("data-notee", est === "notee");
      const lien = li.firstElementChild;
      if (est === "suivante") lien.setAttribute("aria-current", "step");
      else lien.removeAttribute("aria-current");
      lien.tabIndex = rang === Math.max(suivante, 0) ? 0 : -1;
      const dire = (nom, texte) => (lien.querySelector(`[data-${nom}]`).textContent = texte);
      dire("signe", { suivante: "▸ ", notee: "✓ " }[est] ?? "");
      dire("dite", { suivante: ", étape suivante", notee: ", notée" }[est] ?? "");
      dire("compte", notees && notees < total ? `${notees}/${total}` : "");
    });
  }

  manque() {
    const texte = this.fil.zone.querySelector("[data-manques]").textContent.trim();
    this.zone.querySelector("[data-manque]").textContent = texte.replace(/^Il manque/, "manque");
  }

  viser(sens) {
    const liens = this.pas.map((li) => li.firstElementChild);
    const ici = liens.indexOf(document.activeElement);
    const lien = liens[sens === undefined ? liens.findIndex(({ tabIndex }) => tabIndex === 0) : ici + sens];
    lien?.focus({ preventScroll: true });
    lien?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }
}

// Un choix sélectionné montre ses variantes : un chiffre en prend une, les flèches la visent, Entrée la prend.
class Variantes {
  constructor(composeur, racine) {
    Object.assign(this, { composeur, champ: composeur.champ, racine });
  }

  get zone() {
    return this.racine.querySelector("#note-variantes");
  }

  get choix() {
    const { selectionStart: debut, selectionEnd: fin, value } = this.champ;
    return CHOIX.test(value.slice(debut, fin)) ? value.slice(debut + 1, fin - 1).split("|") : [];
  }

  montrer() {
    const choix = document.activeElement === this.champ ? this.choix : [];
    if (choix.join("|") === this.montre) return;
    this.montre = choix.join("|");
    this.zone.hidden = !choix.length;
    this.zone.replaceChildren(
      ...choix.map((texte, rang) => {
        const li = Object.assign(document.createElement("li"), { id: `note-variante-${rang}` });
        li.setAttribute("role", "option");
        li.append(Object.assign(document.createElement("kbd"), { textContent: String(rang + 1) }), ` ${texte || "rien"}`);
        return li;
      }),
    );
    this.viser(0);
  }

  viser(place) {
    const options = [...this.zone.children];
    this.place = (place + options.length) % (options.length || 1);
    options.forEach((li, rang) => li.setAttribute("aria-selected", String(rang === this.place)));
    if (options.length) this.champ.setAttribute("aria-activedescendant", options[this.place].id);
    else this.champ.removeAttribute("aria-activedescendant");
  }

  prendre(place = this.place) {
    const texte = this.choix[place];
    if (texte === undefined) return false;
    const debut = this.champ.selectionStart;
    this.champ.setRangeText(texte, debut, this.champ.selectionEnd, "end");
    this.champ.dispatchEvent(new Event("input", { bubbles: true }));
    this.composeur.choisirBlanc(debut);
    this.montrer();
    return true;
  }

  // Qui continue d'écrire n'efface pas le choix : il reste à faire, et la frappe va après lui.
  poursuivre() {
    const { apresBlanc } = this.composeur;
    const place = apresBlanc?.valeur === this.champ.value ? apresBlanc.place : this.champ.value.length;
    this.champ.setSelectionRange(place, place);
    this.montrer();
  }

  // Rend vrai si la touche était pour les variantes.
  toucher(evenement) {
    const { key, code } = evenement;
    this.montrer(); // La touche peut devancer le navigateur, qui ne dit la sélection qu'après coup.
    if (!this.choix.length) return false;
    const chiffre = /^(?:Digit|Numpad)(\d)$/.exec(code)?.[1] ?? (/^\d$/.test(key) ? key : "");
    if (chiffre) return this.prendre(Number(chiffre) - 1);
    if (key === "Enter") return this.prendre();
    const sens = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[key];
    if (sens) this.viser(this.place + sens);
    else if (key.length === 1 && (evenement.getModifierState("AltGraph") || !(evenement.ctrlKey || evenement.altKey || evenement.metaKey))) this.poursuivre();
    return Boolean(sens);
  }
}

export const brancher = (seance) => {
  const { composeur, racine, fil, signal } = seance;
  if (!composeur || !racine.querySelector("[data-etapes]")) return;
  const cours = new Cours(seance);
  const variantes = new Variantes(composeur, racine);
  const guet = new MutationObserver(() => cours.suivre());
  guet.observe(fil.zone.querySelector("ol"), { childList: true, subtree: true, attributeFilter: ["data-etape", "data-partie"] });
  signal.addEventListener("abort", () => guet.disconnect());
  racine.addEventListener("note:relue", () => cours.manque(), { signal });
  racine.addEventListener("note:zones", () => cours.relire(), { signal });
  racine.addEventListener("focusin", ({ target }) => target === cours.ligne && cours.viser(), { signal });
  racine.addEventListener(
    "keydown",
    (evenement) => {
      if (!evenement.target.closest("[data-cours]")) return;
      const sens = { ArrowRight: 1, ArrowLeft: -1 }[evenement.key];
      if (evenement.key === "Escape") composeur.champ.focus({ preventScroll: true });
      else if (sens) cours.viser(sens);
      else return;
      evenement.preventDefault();
    },
    { signal },
  );
  racine.addEventListener(
    "click",
    (evenement) => {
      const lien = evenement.target.closest("[data-etapes] [data-trame], [data-cours] a");
      if (!lien || evenement.ctrlKey || evenement.metaKey || evenement.shiftKey) return;
      evenement.preventDefault();
      cours.zone.querySelector(".note-trames").open = false;
      const etape = lien.closest("[data-etape]").dataset.etape;
      const commande = lien.dataset.commande && racine.querySelector(`[data-commander][data-mot="${lien.dataset.commande}"]`);
      if (commande && seance.commander) {
        seance.commander(commande.href);
        return;
      }
      const trames = lien.dataset.trame === undefined ? cours.de(etape) : [lien];
      composeur.inserer((trames.find(({ dataset }) => !cours.estNotee(dataset)) ?? trames[0]).dataset);
    },
    { signal },
  );
  document.addEventListener("selectionchange", () => variantes.montrer(), { signal });
  composeur.champ.addEventListener(
    "keydown",
    (evenement) => {
      if (evenement.isComposing || evenement.altKey || evenement.ctrlKey || (evenement.shiftKey && evenement.key === "Enter")) return;
      if (!variantes.toucher(evenement)) return;
      evenement.preventDefault();
      evenement.stopImmediatePropagation();
    },
    { signal, capture: true },
  );
};
