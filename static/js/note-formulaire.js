// Le formulaire d'une commande, dans la page : rien n'y recharge ni ne touche à la mention en cours.

import { conditionner } from "./commande.js";
import { uuid7 } from "./note-identifiant.js";
import { rafraichirJeton } from "./note-poste.js";

const PATIENCE = 2500; // Millisecondes laissées à la file : la mention en cours précède celle de la commande.
const HORS_LIGNE = "Hors ligne : la commande n’a pas été portée à la note. Elle reste ici ; réessayez au retour du réseau.";
const SESSION = "Session expirée : reconnectez-vous, puis portez de nouveau à la note. Rien de saisi n’est perdu.";
const ECHEC = "Le serveur n’a pas pu répondre. Rien de saisi n’est perdu ; réessayez.";

const quittees = new Map(); // Adresse → formulaire commencé puis quitté, repris quand la commande se rouvre.

const demander = async (adresse, corps) => {
  const entetes = () => ({ Accept: "text/html", "HX-Request": "true", ...(corps && { "X-CSRFToken": document.body.dataset.jeton }) });
  const envoyer = () => fetch(adresse, { method: corps ? "POST" : "GET", body: corps, headers: entetes(), cache: "no-store" });
  let reponse = await envoyer();
  if (reponse.status === 403 && corps && (await rafraichirJeton())) reponse = await envoyer();
  return reponse;
};

const dire = (statut) => (statut === 0 ? HORS_LIGNE : statut === 401 ? SESSION : ECHEC);

export class Formulaires {
  constructor(seance) {
    this.seance = seance;
    this.zone = Object.assign(document.createElement("div"), { className: "note-commande", hidden: true });
    seance.formulaire.before(this.zone);
    this.zone.addEventListener("submit", (evenement) => this.soumettre(evenement));
    this.zone.addEventListener("keydown", (evenement) => this.toucher(evenement));
    this.zone.addEventListener("click", (evenement) => {
      if (!evenement.target.closest("[data-fermer]")) return;
      evenement.preventDefault();
      this.quitter();
    });
    seance.signal.addEventListener("abort", () => this.garder());
  }

  get formulaire() {
    return this.zone.querySelector("[data-porter]");
  }

  // Ouvre la commande ; sans réseau, ce qui était tapé revient dans le composeur.
  async ouvrir(adresse, mots, tape) {
    this.garder();
    const quittee = !mots && quittees.get(adresse);
    if (quittee) return this.montrer(adresse, quittee, true);
    this.seance.composeur.deposer();
    this.seance.file.maintenant();
    let corps = null;
    const chemin = new URL(adresse);
    if (mots) {
      corps = new FormData();
      corps.set("arguments", mots);
      chemin.pathname += "comprendre/";
    }
    const statut = await this.recevoir(adresse, chemin, corps);
    if (statut === 200) return;
    this.seance.etat.dire(statut === 0 ? "Hors ligne : cette commande s’ouvrira au retour du réseau ; écrivez la phrase." : dire(statut));
    const { composeur } = this.seance;
    if (tape && composeur.champ.value === "") composeur.remplir(tape);
    composeur.champ.focus({ preventScroll: true });
  }

  // Demande, et montre le formulaire rendu ; rend le statut, 200 aussi quand c'est un refus montré, ou le fil.
  async recevoir(adresse, chemin, corps) {
    const { signal } = this.seance;
    const reponse = await demander(chemin, corps).catch(() => ({ status: 0 }));
    if (signal.aborted || (reponse.status !== 200 && reponse.status !== 422)) return reponse.status || 0;
    const page = new DOMParser().parseFromString(await reponse.text(), "text/html");
    const rendu = page.querySelector("[data-commande-ouverte]");
    if (rendu) this.montrer(adresse, document.importNode(rendu, true), Boolean(corps));
    else if (!page.getElementById("note-fil")) return 500;
    return rendu ? 200 : 204;
  }

  // `entamee` : quelque chose y a été tapé, qui se retrouvera si on la quitte.
  montrer(adresse, section, entamee) {
    this.adresse = adresse;
    this.zone.replaceChildren(section);
    this.zone.hidden = false;
    this.seance.etat.dire("");
    conditionner(this.formulaire);
    this.depart = entamee ? "" : this.empreinte;
    this.viser();
  }

  get empreinte() {
    return JSON.stringify([...new FormData(this.formulaire)].filter(([nom]) => nom !== "csrfmiddlewaretoken"));
  }

  // Prêt, le bouton ; refusé, le premier champ en cause ; sinon le premier champ à remplir.
  viser() {
    const champs = [...this.formulaire.elements].filter((champ) => champ.checkVisibility() && champ.type !== "submit");
    const fautif = champs.find((champ) => champ.getAttribute("aria-invalid") === "true") ?? this.zone.querySelector(".mp-erreurs");
    const pret = this.formulaire.querySelector("[data-pret]");
    const vide = champs.find((champ) => champ.required && champ.value === "") ?? champs.find((champ) => champ.value === "") ?? champs[0];
    (fautif ?? pret ?? vide)?.focus();
  }

  toucher(evenement) {
    if (evenement.key === "Escape") {
      evenement.preventDefault();
      this.quitter();
    } else if (evenement.key === "Enter" && !evenement.isComposing && evenement.target.matches("input, select, textarea")) {
      if (evenement.target.matches("textarea") && !evenement.ctrlKey) return;
      evenement.preventDefault();
      this.formulaire.requestSubmit();
    }
  }

  async soumettre(evenement) {
    evenement.preventDefault();
    const formulaire = evenement.target;
    if (this.enCours) return;
    this.enCours = true;
    const retrait = formulaire.matches("[data-retirer]");
    const avant = retrait && this.retablissement();
    const statut = await this.porter(formulaire.action, new FormData(formulaire));
    this.enCours = false;
    if (statut === 204 && retrait) this.proposerDeRetablir(avant);
  }

  // La file d'abord : la mention commencée avant la commande garde sa place. Puis la donnée et sa phrase.
  async porter(action, corps) {
    const { seance } = this;
    corps.delete("csrfmiddlewaretoken");
    seance.composeur.deposer();
    await Promise.race([seance.file.maintenant(), new Promise((suite) => setTimeout(suite, PATIENCE))]);
    const statut = await this.recevoir(this.adresse, action, corps);
    if (seance.signal.aborted) return statut;
    if (statut === 204) {
      quittees.delete(this.adresse);
      this.fermer();
      seance.etat.dire("");
      seance.suivre("");
      seance.rafraichir();
    } else if (statut !== 200) seance.etat.dire(dire(statut));
    return statut;
  }

  // De quoi redire la donnée telle qu'elle était enregistrée, sous une clé nouvelle.
  retablissement() {
    this.formulaire.reset();
    const corps = new FormData(this.formulaire);
    corps.set("operation", uuid7());
    return { action: this.formulaire.action, adresse: this.adresse, corps };
  }

  proposerDeRetablir({ action, adresse, corps }) {
    const bouton = Object.assign(document.createElement("button"), { type: "button", className: "mp-lien", textContent: "Rétablir" });
    const phrase = document.createElement("p");
    phrase.append("Donnée retirée, phrase effacée. ", bouton);
    bouton.addEventListener("click", () => {
      this.adresse = adresse;
      this.porter(action, corps);
    });
    this.zone.replaceChildren(phrase);
    this.zone.hidden = false;
  }

  garder() {
    const section = this.zone.querySelector("[data-commande-ouverte]");
    if (section && this.depart !== this.empreinte) quittees.set(this.adresse, section);
  }

  quitter() {
    this.garder();
    this.fermer();
  }

  fermer() {
    this.zone.replaceChildren();
    this.zone.hidden = true;
    this.seance.composeur.champ.focus({ preventScroll: true });
  }
}
