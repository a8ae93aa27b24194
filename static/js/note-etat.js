// Ce que l'écran dit de l'enregistrement : jamais « Enregistré » avant que la base ait tout ce qui est tapé.

const SILENCE = 30000; // Millisecondes entre deux annonces vocales ; une alerte n'attend pas, mais ne se répète pas.

export class EtatAffiche {
  constructor({ annonce }) {
    this.annonce = annonce;
    this.sorte = "REPOS"; // Ce que la personne a entendu en dernier.
    this.dites = new Map(); // Phrase → instant où elle a été dite.
  }

  // Une autre affaire est à l'écran : sa zone dit l'état de sa note.
  montrerDans(racine) {
    this.zone = racine.querySelector("#enregistrement");
    this.place = racine.querySelector("#note-poste");
    this.connexion = racine.dataset.connexion;
    this.avis = undefined;
    this.marque = undefined;
  }

  // Dit une phrase à qui regarde et à qui écoute, sans toucher à l'état de l'enregistrement.
  dire(phrase) {
    this.annonce.textContent = phrase;
    const place = document.getElementById("note-avis");
    if (!place) return;
    place.textContent = phrase;
    place.hidden = phrase === "";
  }

  afficher({ mot, genre, sorte = genre, muet = genre === "cours", lien = false, ailleurs = null }) {
    const marque = `${mot}|${ailleurs ?? ""}`;
    if (this.marque !== marque) {
      this.marque = marque;
      this.zone.textContent = mot;
      if (lien) this.ajouterLien();
      if (ailleurs) this.mener(ailleurs);
    }
    this.zone.dataset.etat = genre;
    this.courant = { mot, genre, sorte, muet };
    this.zone.dispatchEvent(new CustomEvent("note:etat", { bubbles: true, detail: sorte }));
    this.annoncer();
  }

  // Qui ne fait que lire n'a rien à conserver : la page de connexion s'ouvre à côté.
  ajouterLien() {
    const lien = document.createElement("a");
    Object.assign(lien, { href: this.connexion, target: "_blank", rel: "noopener", textContent: "se reconnecter" });
    this.zone.append(" (", lien, ")");
  }

  // Ce qui est à trancher est dans une autre affaire : elle s'ouvre d'ici, sans recharger.
  mener(passage) {
    const lien = document.createElement("a");
    lien.href = location.pathname.replace(/\d+(?=\/note\/)/, passage);
    lien.dataset.changerAffaire = "";
    lien.textContent = "y aller";
    this.zone.append(" (", lien, ")");
  }

  // Une annonce par changement, au plus une en trente secondes : la dernière vraie au bout du silence. Une alerte
  // se dit aussitôt ; la même phrase, jamais deux fois dans ce délai.
  annoncer() {
    clearTimeout(this.minuterie);
    const { mot, genre, sorte, muet } = this.courant;
    if (sorte === this.sorte || muet) return;
    const depuis = genre === "alerte" ? this.dites.get(mot) : Math.max(...this.dites.values());
    const reste = SILENCE - (performance.now() - (depuis ?? -Infinity));
    if (reste > 0) {
      this.minuterie = setTimeout(() => this.annoncer(), reste);
      return;
    }
    this.sorte = sorte;
    this.parler(mot);
  }

  parler(phrase) {
    this.dites.set(phrase, performance.now());
    this.annonce.textContent = phrase;
  }

  // Ce que ce poste garde ou ne peut garder, et qui écrit : des phrases sous le bandeau.
  montrerPoste({ poste, suit, fermee, prendreLaMain, seReconnecter }) {
    const illisibles = [...poste.illisibles.values()].reduce((total, nombre) => total + nombre, 0);
    const avis = [
      poste.boite.panne && ["alerte", `Ce navigateur ne peut pas conserver de copie : ${poste.boite.panne}. Le texte va droit au serveur.`],
      fermee && ["alerte", "La session est finie : rien ne part tant qu’elle n’est pas rouverte.", "Se reconnecter", seReconnecter],
      suit && ["", "Cette note s’écrit dans un autre onglet : celui-ci la suit en direct, en lecture seule.", "Écrire ici", prendreLaMain],
      poste.autres && ["", phraseAutres(poste.autres)],
      illisibles && ["alerte", phraseIllisibles(illisibles)],
    ].filter(Boolean);
    const marque = JSON.stringify(avis);
    if (marque === this.avis) return;
    this.avis = marque;
    this.place.replaceChildren(...avis.map(ligne));
    if (poste.boite.panne && this.panne !== poste.boite.panne) this.parler(avis[0][1]);
    this.panne = poste.boite.panne;
  }
}

const ligne = ([genre, texte, acte, agir]) => {
  const phrase = Object.assign(document.createElement("p"), { className: "note-avis", textContent: texte });
  phrase.dataset.genre = genre;
  if (!acte) return phrase;
  const bouton = Object.assign(document.createElement("button"), { type: "button", className: "fr-btn fr-btn--sm fr-btn--secondary", textContent: acte });
  bouton.addEventListener("click", () => {
    bouton.disabled = true;
    agir();
  });
  phrase.append(" ", bouton);
  return phrase;
};

const phraseIllisibles = (nombre) =>
  nombre === 1
    ? "1 frappe gardée sur ce poste ne peut être relue ; elle n’a pas été effacée. Signalez-le."
    : `${nombre} frappes gardées sur ce poste ne peuvent être relues ; elles n’ont pas été effacées. Signalez-le.`;
const phraseAutres = (nombre) =>
  nombre === 1
    ? "Un autre agent a laissé sur ce poste 1 frappe non envoyée ; elle partira à sa prochaine connexion."
    : `Un autre agent a laissé sur ce poste ${nombre} frappes non envoyées ; elles partiront à sa prochaine connexion.`;

// L'ordre est celui de la gravité : un conflit ou un refus se voit avant une simple attente. Une autre note de cette
// page qui attend encore compte aussi : rien n'est dit enregistré tant que tout ne l'est pas.
export const etatDe = ({ poste, file, composeur, suit }) => {
  const files = [file, ...[...poste.files.values()].filter((autre) => autre !== file)];
  const ailleurs = (cas) => (cas === file ? null : [...poste.files].find(([, autre]) => autre === cas)[0]);
  const conflit = files.find(({ conflits }) => conflits.size);
  if (conflit) {
    const mot = conflit === file ? "Conflit" : "Conflit dans une autre affaire";
    return { mot, genre: "alerte", sorte: "CONFLIT", ailleurs: ailleurs(conflit) };
  }
  const refus = files.find(({ refusees }) => refusees.size);
  if (refus) {
    const [{ phrase }] = refus.refusees.values();
    const mot = `Refusé : ${phrase}${refus === file ? "" : " (autre affaire)"}`;
    return { mot, genre: "alerte", sorte: "REFUS", ailleurs: ailleurs(refus) };
  }
  const incident = (nature) => files.some((autre) => autre.incident === nature && !autre.estVide);
  if (incident("SESSION")) return { mot: "Session expirée : reconnectez-vous", genre: "alerte", sorte: "SESSION" };
  const attend = composeur.enFrappe || !poste.estVide;
  if (attend && incident("HORS_LIGNE") && !composeur.enFrappe && poste.estConserve) {
    return { mot: "Conservé sur ce poste (hors ligne)", genre: "alerte", sorte: "HORS_LIGNE" };
  }
  // Dit à voix haute si le serveur refuse encore au second essai ; hors ligne, ce n'est que la frappe en cours.
  const panne = files.find((autre) => autre.incident);
  const muet = !(panne?.incident === "ERREUR" && panne.essais > 1);
  if (attend) return { mot: "Non enregistré", genre: panne ? "alerte" : "cours", sorte: "NON_ENREGISTRE", muet };
  if (suit) return { mot: "S’écrit dans un autre onglet", genre: "repos", sorte: "SUIT" };
  return file.heure ? { mot: `Enregistré à ${file.heure}`, genre: "enregistre" } : { mot: "Rien à enregistrer", genre: "repos", sorte: "REPOS" };
};
