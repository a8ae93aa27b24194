// Ce que l'écran dit de l'enregistrement : jamais « Enregistré » avant que la base l'ait.

const SILENCE = 30000; // Millisecondes entre deux annonces vocales sans gravité.

export class EtatAffiche {
  constructor({ annonce }) {
    this.annonce = annonce;
    this.genre = "";
    this.annoncee = 0;
  }

  // Une autre affaire est à l'écran : sa zone dit l'état de sa note.
  montrerDans(racine) {
    this.zone = racine.querySelector("#enregistrement");
    this.connexion = racine.dataset.connexion;
    this.mot = undefined;
  }

  // Dit une phrase à qui regarde et à qui écoute, sans toucher à l'état de l'enregistrement.
  dire(phrase) {
    this.annonce.textContent = phrase;
    const place = document.getElementById("note-avis");
    if (!place) return;
    place.textContent = phrase;
    place.hidden = phrase === "";
  }

  afficher({ mot, genre, lien = false }) {
    if (this.mot !== mot) {
      this.mot = mot;
      this.zone.textContent = mot;
      if (lien) this.ajouterLien();
    }
    this.zone.dataset.etat = genre;
    if (genre === this.genre || genre === "cours" || (genre === "repos" && !this.genre)) return;
    const presse = genre === "alerte" || this.genre === "alerte";
    if (presse || performance.now() - this.annoncee > SILENCE || !this.annoncee) {
      this.annonce.textContent = mot;
      this.annoncee = performance.now();
    }
    this.genre = genre;
  }

  ajouterLien() {
    const lien = document.createElement("a");
    Object.assign(lien, { href: this.connexion, target: "_blank", rel: "noopener", textContent: "se reconnecter" });
    this.zone.append(" (", lien, ")");
  }
}

// L'ordre est celui de la gravité : un conflit ou un refus se voit avant une simple attente.
export const etatDe = (file, { enFrappe, heure }) => {
  if (file.conflits.size) return { mot: "Conflit", genre: "alerte" };
  if (file.refusees.size) {
    const [{ phrase }] = file.refusees.values();
    return { mot: `Refusé : ${phrase}`, genre: "alerte" };
  }
  if (file.incident === "SESSION") return { mot: "Session expirée : reconnectez-vous", genre: "alerte", lien: true };
  const attend = enFrappe || !file.estVide;
  if (file.incident === "HORS_LIGNE" && attend) return { mot: "Hors ligne : conservé dans cette page", genre: "alerte" };
  if (attend) return { mot: "Non enregistré", genre: file.incident ? "alerte" : "cours" };
  return heure ? { mot: `Enregistré à ${heure}`, genre: "enregistre" } : { mot: "Rien à enregistrer", genre: "repos" };
};
