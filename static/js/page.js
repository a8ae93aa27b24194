// Comportements communs : focus sur la zone changée ou sur le résumé d'erreurs, raccourcis Alt et Ctrl déclarés par data-touche.

import { touchesCoupees } from "./touches.js";

const viser = (racine) => {
  const cible = racine.querySelector?.("[data-focus-initial]");
  if (cible) cible.focus({ preventScroll: false });
  return Boolean(cible);
};

document.addEventListener("DOMContentLoaded", () => viser(document));

document.addEventListener("htmx:afterSettle", (evenement) => {
  // Remplacée entière, la zone visée n'est plus dans la page : c'est la nouvelle qui compte.
  const visee = evenement.detail.target;
  const zone = visee?.isConnected ? visee : document.getElementById(visee?.id ?? "");
  if (!zone || viser(zone)) return;
  if (zone.dataset.sansFocus !== undefined) return;
  if (!zone.contains(document.activeElement)) {
    zone.setAttribute("tabindex", "-1");
    zone.focus({ preventScroll: true });
  }
});

// Un raccourci affiché à côté de son bouton (<kbd>) l'actionne : data-touche="Alt+O".
document.addEventListener("keydown", (evenement) => {
  if (document.querySelector("dialog:modal")) return;
  // Ctrl et Alt ensemble font AltGr, qui écrit : ce n'est pas un raccourci.
  if (evenement.altKey === evenement.ctrlKey || evenement.metaKey) return;
  if (touchesCoupees()) return;
  // Sur un clavier français, la rangée des chiffres donne « & » ou « é » : c'est la place de la touche qui compte.
  const chiffre = /^Digit(\d)$/.exec(evenement.code)?.[1];
  const touche = chiffre ?? (evenement.key.length === 1 ? evenement.key.toUpperCase() : evenement.key);
  const nom = `${evenement.altKey ? "Alt" : "Ctrl"}+${touche}`;
  const cible = [...document.querySelectorAll("[data-touche]")].find((element) => element.dataset.touche === nom);
  if (!cible) return;
  evenement.preventDefault();
  if (cible.matches("a[href], button, summary, [type=submit]")) cible.click();
  else cible.focus();
});

// La palette ne se charge que demandée ; son bouton ne se montre qu'ici, où elle peut marcher.
for (const bouton of document.querySelectorAll("[data-ouvrir-palette]")) {
  bouton.hidden = false;
  bouton.addEventListener("click", async () => (await import("./palette.js")).ouvrir());
}

// Ailleurs que dans la note, qui sait ce qu'elle a : le poste garde peut-être du texte que le serveur n'a pas.
document.addEventListener("submit", async (evenement) => {
  const formulaire = evenement.target;
  if (!formulaire.dataset.cles || document.getElementById("note-deconnexion")) return;
  evenement.preventDefault();
  const module = await import("./deconnexion.js").catch(() => null);
  if (module) module.quitter(formulaire);
  else formulaire.submit();
});
