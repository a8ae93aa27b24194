// Se déconnecter d'une autre page que la note : ce que le poste garde encore de cette personne s'envoie d'abord, ou se dit.

import { vider } from "./note-deconnexion.js";
import { FileEnvoi } from "./note-file.js";
import { Poste } from "./note-poste.js";

const CHOIX = [
  ["envoyer", "Envoyer puis se déconnecter", ""],
  ["laisser", "Se déconnecter : le texte reste chiffré sur ce poste", "fr-btn--secondary"],
  ["", "Rester", "fr-btn--tertiary"],
];

const dire = (nombre) =>
  nombre === 1
    ? "Le texte d’une affaire, gardé sur ce poste, n’est pas encore au serveur."
    : `Le texte de ${nombre} affaires, gardé sur ce poste, n’est pas encore au serveur.`;

// Rend ce que la personne choisit.
const demander = (phrase) =>
  new Promise((suite) => {
    const boite = Object.assign(document.createElement("dialog"), { className: "note-dialogue" });
    const titre = Object.assign(document.createElement("h2"), { id: "deconnexion-titre", textContent: "Du texte n’est pas encore enregistré" });
    const actions = Object.assign(document.createElement("p"), { className: "mp-actions" });
    for (const [value, textContent, sorte] of CHOIX) {
      const bouton = Object.assign(document.createElement("button"), { type: "button", textContent, className: `fr-btn fr-btn--sm ${sorte}` });
      bouton.addEventListener("click", () => boite.close(value));
      actions.append(bouton);
    }
    boite.setAttribute("aria-labelledby", titre.id);
    boite.append(titre, Object.assign(document.createElement("p"), { textContent: phrase }), actions);
    boite.addEventListener("close", () => {
      boite.remove();
      suite(boite.returnValue);
    });
    document.body.append(boite);
    boite.showModal();
  });

// Envoie ce qui peut l'être ; rend le nombre d'affaires dont il reste du texte.
const envoyer = async (poste, personne, cles) => {
  await poste.restaurerAutres({ personne, passage: 0, cles });
  await vider(poste);
  return rester(poste, personne);
};

const rester = async (poste, personne) => (await poste.boite.inventaire(personne))?.notes.length ?? 0;

export const quitter = async (formulaire) => {
  const { personne, cles } = formulaire.dataset;
  const poste = new Poste({ creerFile: (envoi) => new FileEnvoi(envoi) });
  let nombre = await rester(poste, Number(personne));
  let avant = "";
  while (nombre) {
    const choix = await demander(avant + dire(nombre));
    if (choix === "") return;
    if (choix === "laisser") break;
    nombre = await envoyer(poste, Number(personne), cles);
    avant = "L’envoi n’aboutit pas pour le moment, ou un choix est à faire dans la note. ";
  }
  formulaire.submit();
};
