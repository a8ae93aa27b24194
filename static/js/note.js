// La note d'audience : assemble le composeur, la file d'envoi, le fil et l'état affiché.

import { Composeur } from "./note-composeur.js";
import { EtatAffiche, etatDe } from "./note-etat.js";
import { Fil } from "./note-fil.js";
import { FileEnvoi } from "./note-file.js";
import { Incident } from "./note-incident.js";
import { lireEnDirect, marquerLeTemps } from "./note-lecture.js";

const racine = document.getElementById("note");
const fil = new Fil(racine.dataset.etat);
const etat = new EtatAffiche({
  zone: document.getElementById("enregistrement"),
  annonce: document.getElementById("annonce"),
  connexion: racine.dataset.connexion,
});
const KEEPALIVE = 30000; // Octets : au-delà, le navigateur refuse un envoi qui survit à la page.
const PATIENCE = 2500; // Millisecondes laissées à la file avant de changer de page.

const poster = async (lot, signal) => {
  const operations = lot.map(({ id, ...reste }) => ({ operation: id, ...reste }));
  const body = JSON.stringify({ personne: Number(racine.dataset.personne), operations });
  const reponse = await fetch(racine.dataset.operations, {
    method: "POST",
    headers: { "Content-Type": "application/json", Accept: "application/json", "X-CSRFToken": document.body.dataset.jeton },
    body,
    keepalive: body.length < KEEPALIVE,
    signal,
  });
  const lisible = reponse.headers.get("Content-Type")?.startsWith("application/json");
  return { statut: reponse.status, corps: lisible ? await reponse.json() : null };
};

const rafraichirJeton = async () => {
  const reponse = await fetch(location.pathname, { headers: { Accept: "text/html" }, cache: "no-store" }).catch(() => null);
  if (!reponse?.ok || reponse.redirected) return false;
  const page = new DOMParser().parseFromString(await reponse.text(), "text/html");
  if (!page.body.dataset.jeton) return false;
  document.body.dataset.jeton = page.body.dataset.jeton;
  return true;
};

const tenir = (formulaire) => {
  let heure = "";
  let ecrite = false; // La page a écrit depuis sa dernière lecture du fil : ce qu'il manque a pu changer.
  let connue = Number(fil.zone.dataset.version);
  const montrer = () => etat.afficher(etatDe(file, { enFrappe: composeur.enFrappe, heure }));
  const protegees = () => {
    const mentions = file.enCours;
    if (composeur.texte !== "" || !composeur.estNouvelle) mentions.add(composeur.mention);
    return mentions;
  };
  const suivre = async (marque = String(connue)) => {
    const recue = await fil.suivre(marque, { protegees, plancher: () => connue }).catch(() => null);
    if (!recue) return;
    connue = Number(fil.zone.dataset.version);
    for (const [mention, version] of fil.suivies) file.versions.set(mention, version);
    if (recue.includes("signee") && file.estVide && composeur.texte === "") location.reload();
  };
  const file = new FileEnvoi({
    poster,
    rafraichirJeton,
    prevenir: montrer,
    surAccuse: (accuse, { mention }) => {
      ({ heure } = accuse);
      ecrite = true;
      if (!composeur.heures.has(mention)) composeur.heures.set(mention, heure);
      fil.dater(mention, heure);
      const li = fil.trouver(mention);
      if (li) li.dataset.version = accuse.version;
      const sautee = accuse.version > connue + 1;
      connue = Math.max(connue, accuse.version);
      if (sautee) suivre(""); // D'autres ont écrit entre-temps : le fil est à relire.
    },
    surConflit: (accuse) => {
      ({ heure } = accuse); // Les deux textes sont en base : l'un dans la mention, l'autre au journal des frappes.
      incident.montrer();
    },
    surRefus: () => incident.montrer(),
  });
  const composeur = new Composeur(formulaire, { file, fil, prevenir: montrer });
  const incident = new Incident(document.getElementById("note-incident"), { file, composeur, fil });
  ecouter({ formulaire, composeur, file, montrer, incident });
  setInterval(() => {
    if (document.visibilityState !== "visible" || file.incident) return;
    const aRelire = ecrite && file.estVide;
    if (aRelire) ecrite = false;
    suivre(aRelire ? "" : undefined);
  }, 4000);
};

const quitter = async (adresse, { composeur, file }) => {
  composeur.deposer();
  if (!file.estVide) await Promise.race([file.maintenant(), new Promise((suite) => setTimeout(suite, PATIENCE))]);
  location.assign(adresse);
};

const ecouter = ({ formulaire, composeur, file, montrer, incident }) => {
  const outils = { composeur, file };
  const commandes = [...formulaire.querySelectorAll("[data-mot]")];
  const voulues = () => commandes.filter(({ dataset }) => dataset.mot.startsWith(composeur.champ.value.slice(1).toLowerCase()));
  composeur.champ.addEventListener("input", () => {
    const proposees = composeur.estCommande ? voulues() : commandes;
    for (const lien of commandes) lien.hidden = !proposees.includes(lien);
    incident.montrer();
  });
  composeur.champ.addEventListener("keydown", (evenement) => {
    if (evenement.isComposing) return;
    if (evenement.key === "Enter" && !evenement.shiftKey && !evenement.altKey && !evenement.ctrlKey) {
      evenement.preventDefault();
      if (!composeur.estCommande) composeur.valider();
      else if (voulues().length) {
        const [{ href }] = voulues();
        composeur.remplir("");
        quitter(href, outils);
      }
    } else if (evenement.key === "ArrowUp" && composeur.champ.value === "") {
      const derniere = [...fil.zone.querySelectorAll("[data-mention]:not([data-commande])")].at(-1);
      if (derniere) {
        evenement.preventDefault();
        composeur.modifier(derniere);
      }
    } else if (evenement.key === "Escape" && !composeur.estNouvelle) composeur.valider();
  });
  formulaire.addEventListener("submit", (evenement) => {
    evenement.preventDefault();
    composeur.valider();
    composeur.champ.focus({ preventScroll: true });
  });
  document.addEventListener("submit", (evenement) => {
    if (!evenement.target.matches("[data-effacer]")) return;
    evenement.preventDefault();
    const li = evenement.target.closest("[data-mention]");
    if (composeur.mention === li.dataset.mention) composeur.valider();
    const { mention, version, etape, locuteur, partie } = li.dataset;
    composeur.effacer(mention, { mention, base: Number(version ?? 0), etape, locuteur, partie: partie ? Number(partie) : null, texte: "" });
    composeur.champ.focus({ preventScroll: true });
  });
  document.addEventListener("click", (evenement) => {
    const lien = evenement.target.closest("[data-modifier], [data-trame], button[data-locuteur], [data-blanc], [data-annuler], [data-changer-affaire]");
    if (!lien || evenement.ctrlKey || evenement.metaKey || evenement.shiftKey) return;
    evenement.preventDefault();
    if (lien.matches("[data-modifier]")) composeur.modifier(lien.closest("[data-mention]"));
    else if (lien.matches("[data-trame]")) composeur.inserer(lien.dataset);
    else if (lien.matches("[data-locuteur]")) composeur.parler(lien.dataset.locuteur);
    else if (lien.matches("[data-blanc]")) composeur.choisirBlanc();
    else if (lien.matches("[data-annuler]")) composeur.retablir();
    else quitter(lien.href, outils);
  });
  for (const cache of formulaire.querySelectorAll("[data-locuteurs], [data-blanc]")) cache.hidden = false;
  const etapes = document.querySelector(".note-etapes");
  etapes.addEventListener("toggle", () => etapes.open && etapes.querySelector("summary").focus({ preventScroll: true }));
  addEventListener("online", () => file.reprendre());
  addEventListener("focus", () => file.reprendre());
  document.addEventListener("visibilitychange", () => {
    composeur.deposer();
    file.reprendre();
  });
  addEventListener("beforeunload", (evenement) => {
    composeur.deposer();
    file.maintenant();
    if (!file.estVide || composeur.enFrappe) evenement.preventDefault();
  });
  fil.aller();
  if (matchMedia("(min-width: 64rem)").matches && !document.querySelector("[data-focus-initial]")) {
    composeur.champ.focus({ preventScroll: true });
  }
  montrer();
};

marquerLeTemps();
const formulaire = document.querySelector("[data-composeur]");
if (formulaire) tenir(formulaire);
else lireEnDirect(fil, etat);
