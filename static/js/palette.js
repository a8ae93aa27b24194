// La palette (Ctrl+K) : aller à une affaire, à une personne ou à une action de la page ; « ? » liste les touches.

import { basculerTouches, touchesCoupees } from "./touches.js";

const PLIER = (texte) => texte.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const LUE = (element) => {
  const copie = element.cloneNode(true);
  for (const touche of copie.querySelectorAll("kbd")) touche.remove();
  return (element.getAttribute("aria-label") ?? copie.textContent).replace(/\s+/g, " ").trim();
};
const VISIBLE = (element) => element.isConnected && !element.disabled && element.getClientRects().length > 0;

const dialogue = document.createElement("dialog");
dialogue.className = "mp-palette";
dialogue.setAttribute("aria-label", "Aller à une affaire, une personne ou une action");
const champ = Object.assign(document.createElement("input"), { type: "text", className: "fr-input", autocomplete: "off", spellcheck: false });
champ.setAttribute("role", "combobox");
champ.setAttribute("aria-label", "Aller à…");
champ.setAttribute("aria-expanded", "true");
champ.setAttribute("aria-controls", "palette-liste");
champ.setAttribute("aria-autocomplete", "list");
champ.placeholder = "Affaire, personne, action… « ? » montre les touches";
const liste = Object.assign(document.createElement("ul"), { id: "palette-liste" });
liste.setAttribute("role", "listbox");
liste.setAttribute("aria-label", "Propositions");
const pied = Object.assign(document.createElement("p"), { className: "mp-discret" });
const bascule = Object.assign(document.createElement("button"), { type: "button", className: "mp-lien" });
pied.append("Entrée : aller · ↑ ↓ : choisir · Échap : fermer · ", bascule);
dialogue.append(champ, liste, pied);
document.body.append(dialogue);

let entrees = [];
let montrees = [];
let choisie = 0;

const recenser = () => {
  const vues = new Set();
  const ajouter = (element, genre) => {
    const libelle = LUE(element);
    const cle = `${libelle}|${element.href ?? ""}`;
    if (!libelle || vues.has(cle) || !VISIBLE(element)) return [];
    vues.add(cle);
    return [{ libelle, genre, touche: element.dataset.touche ?? "", element }];
  };
  const tous = (choix, genre) => [...document.querySelectorAll(choix)].flatMap((element) => ajouter(element, genre));
  return [
    ...tous("main a[data-changer-affaire]", "affaire"),
    ...tous("main a[href*='/affaires/'], main a[href*='/passages/'], main th[scope=row] a", "dossier"),
    ...tous("main a[href*='/parties/'], main [data-palette=personne]", "personne"),
    ...tous("main [data-touche], main .mp-actions a, main form button, main [data-palette=action]", "action"),
    ...tous("#navigation a, #navigation button, .mp-fil a", "menu"),
  ];
};

const proposer = () => {
  const texte = champ.value.trim();
  const touches = texte.startsWith("?");
  const mots = PLIER(touches ? texte.slice(1) : texte).split(/\s+/).filter(Boolean);
  const gardees = entrees.filter((entree) => (!touches || entree.touche) && mots.every((mot) => PLIER(entree.libelle).includes(mot)));
  const formulaire = document.querySelector("form.mp-recherche");
  if (formulaire && texte.length > 1 && !touches) {
    gardees.push({ libelle: `Rechercher « ${texte} » dans tout le tribunal`, genre: "recherche", touche: "", formulaire, texte });
  }
  montrees = gardees.slice(0, touches ? 60 : 12);
  choisie = 0;
  dessiner();
};

const dessiner = () => {
  liste.replaceChildren(
    ...montrees.map(({ libelle, genre, touche }, rang) => {
      const li = Object.assign(document.createElement("li"), { id: `palette-${rang}`, textContent: libelle });
      li.setAttribute("role", "option");
      li.setAttribute("aria-selected", String(rang === choisie));
      const suite = Object.assign(document.createElement("span"), { className: "mp-discret", textContent: genre });
      if (touche) suite.append(" ", Object.assign(document.createElement("kbd"), { textContent: touche.replace("Arrow", "") }));
      li.append(" ", suite);
      li.addEventListener("click", () => aller(rang));
      return li;
    }),
  );
  if (!montrees.length) liste.append(Object.assign(document.createElement("li"), { textContent: "Rien de ce nom dans cette page.", role: "option" }));
  if (montrees.length) champ.setAttribute("aria-activedescendant", `palette-${choisie}`);
  else champ.removeAttribute("aria-activedescendant");
  bascule.textContent = touchesCoupees() ? "Rétablir les touches" : "Couper les touches Alt et Ctrl";
};

const aller = (rang) => {
  const entree = montrees[rang];
  if (!entree) return;
  dialogue.close();
  if (entree.formulaire) {
    entree.formulaire.elements.texte.value = entree.texte;
    entree.formulaire.requestSubmit();
  } else if (entree.element.matches("a[href], button, summary, [type=submit]")) entree.element.click();
  else entree.element.focus();
};

const bouger = (pas) => {
  if (!montrees.length) return;
  choisie = (choisie + pas + montrees.length) % montrees.length;
  dessiner();
  document.getElementById(`palette-${choisie}`).scrollIntoView({ block: "nearest" });
};

champ.addEventListener("input", proposer);
champ.addEventListener("keydown", (evenement) => {
  const geste = { ArrowDown: () => bouger(1), ArrowUp: () => bouger(-1), Enter: () => aller(choisie) }[evenement.key];
  if (!geste || evenement.isComposing) return;
  evenement.preventDefault();
  geste();
});
bascule.addEventListener("click", () => {
  basculerTouches();
  dessiner();
  champ.focus();
});

export const ouvrir = () => {
  if (dialogue.open) return;
  entrees = recenser();
  champ.value = "";
  dialogue.showModal();
  champ.focus();
  proposer();
};
