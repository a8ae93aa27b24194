// Conflits et refus : les textes montrés en entier, et des boutons pour trancher. Rien n'est perdu en attendant.

import { uuid7 } from "./note-identifiant.js";

const bouton = (texte, touche, agir) => {
  const element = document.createElement("button");
  Object.assign(element, { type: "button", className: "fr-btn fr-btn--sm fr-btn--secondary", textContent: texte });
  if (touche) {
    element.dataset.touche = touche;
    element.append(" ", Object.assign(document.createElement("kbd"), { textContent: touche }));
  }
  element.addEventListener("click", agir);
  return element;
};

const bloc = (titre, texte) => {
  const figure = document.createElement("figure");
  figure.append(
    Object.assign(document.createElement("figcaption"), { textContent: titre }),
    Object.assign(document.createElement("blockquote"), { textContent: texte }),
  );
  return figure;
};

export class Incident {
  constructor(zone, { file, composeur, fil }) {
    Object.assign(this, { zone, file, composeur, fil });
  }

  montrer() {
    const [conflit] = this.file.conflits;
    const [refus] = this.file.refusees;
    if (conflit) this.montrerConflit(...conflit);
    else if (refus) this.montrerRefus(...refus);
    else this.zone.replaceChildren();
    this.zone.hidden = !conflit && !refus;
  }

  montrerConflit(mention, { operation, accuse }) {
    const autre = accuse.effacee ? "(mention effacée)" : accuse.texte;
    this.dessiner("Conflit : cette mention a été écrite ailleurs en même temps", [
      bloc("Votre texte, conservé dans cette page", operation.texte),
      bloc(`L’autre texte, déjà porté à la note${accuse.auteur ? ` par ${accuse.auteur}` : ""}`, autre),
      bouton("Garder les deux", "Alt+X", () => this.trancher(mention, [accuse.texte, this.mien(mention)].filter(Boolean).join("\n"))),
      bouton("Garder le mien", "Alt+Y", () => this.trancher(mention, this.mien(mention))),
      bouton("Garder l’autre", "Alt+Z", () => this.ceder(mention, accuse)),
    ]);
  }

  montrerRefus(mention, { operation, phrase }) {
    this.dessiner(`Refusé : ${phrase}`, [
      bloc("Texte conservé dans cette page", operation.texte),
      bouton("Réessayer", "", () => this.reessayer(mention)),
      bouton("Abandonner ce texte", "", () => {
        this.file.abandonner(mention);
        this.montrer();
      }),
    ]);
  }

  dessiner(titre, elements) {
    const entete = Object.assign(document.createElement("p"), { className: "fr-alert__title", textContent: titre });
    const alerte = document.createElement("div");
    alerte.className = "fr-alert fr-alert--warning";
    alerte.append(entete, ...elements);
    this.zone.replaceChildren(alerte);
  }

  // Le texte tel qu'il est au moment du choix : les dernières touches ne sont peut-être pas encore déposées.
  mien(mention) {
    if (this.composeur.mention === mention) this.composeur.deposer();
    return this.file.conflits.get(mention).operation.texte;
  }

  // Déposer un texte changé depuis le refus suffit à le représenter.
  reessayer(mention) {
    if (this.composeur.mention === mention) this.composeur.deposer();
    const refus = this.file.refusees.get(mention);
    if (refus) this.trancher(mention, refus.operation.texte);
    else this.montrer();
  }

  trancher(mention, texte) {
    const { operation } = this.file.conflits.get(mention) ?? this.file.refusees.get(mention);
    this.file.trancher(mention, { ...operation, id: uuid7(), nature: "ECRIRE", texte });
    this.ecrire(mention, texte);
  }

  ceder(mention, accuse) {
    this.file.abandonner(mention);
    this.ecrire(mention, accuse.texte, accuse);
  }

  ecrire(mention, texte, accuse) {
    this.porter(mention, texte, accuse);
    this.montrer();
    this.composeur.champ.focus({ preventScroll: true });
  }

  // Met le texte retenu là où la mention se voit, le composeur ou le fil ; une mention effacée s'en retire.
  porter(mention, texte, { version, effacee } = {}) {
    if (this.composeur.mention === mention) this.composeur.remplir(texte);
    this.fil.ecrire(mention, texte);
    const li = this.fil.trouver(mention);
    if (li && version) li.dataset.version = version;
    if (effacee) this.fil.retirer(mention);
  }
}
