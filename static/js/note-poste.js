// Ce que toutes les affaires de la page partagent : l'envoi au serveur, le jeton, une file par affaire.

const KEEPALIVE = 30000; // Octets : au-delà, le navigateur refuse un envoi qui survit à la page.

export class Poste {
  constructor({ creerFile }) {
    this.files = new Map(); // Adresse des opérations → file de cette note, qui survit au changement d'affaire.
    this.creerFile = creerFile;
  }

  // Donne la file d'une note ; la même quand on revient à son affaire.
  file(racine) {
    const { operations, personne } = racine.dataset;
    if (!this.files.has(operations)) {
      this.files.set(operations, this.creerFile({ poster: (lot, signal) => poster(operations, Number(personne), lot, signal), rafraichirJeton }));
    }
    return this.files.get(operations);
  }

  get estVide() {
    return [...this.files.values()].every((file) => file.estVide);
  }

  // Envoie tout ce qui attend, de toutes les affaires ; se résout quand chaque file a eu sa réponse.
  maintenant() {
    return Promise.all([...this.files.values()].filter((file) => !file.estVide).map((file) => file.maintenant()));
  }

  reprendre() {
    for (const file of this.files.values()) file.reprendre();
  }
}

const poster = async (adresse, personne, lot, signal) => {
  const operations = lot.map(({ id, ...reste }) => ({ operation: id, ...reste }));
  const body = JSON.stringify({ personne, operations });
  const reponse = await fetch(adresse, {
    method: "POST",
    headers: { "Content-Type": "application/json", Accept: "application/json", "X-CSRFToken": document.body.dataset.jeton },
    body,
    keepalive: body.length < KEEPALIVE,
    signal,
  });
  const lisible = reponse.headers.get("Content-Type")?.startsWith("application/json");
  return { statut: reponse.status, corps: lisible ? await reponse.json() : null };
};

// Lit une page de ce site ; rien si elle n'est pas là ou si la session est finie.
export const lirePage = async (adresse, signal) => {
  const reponse = await fetch(adresse, { headers: { Accept: "text/html" }, cache: "no-store", signal }).catch(() => null);
  if (!reponse?.ok || reponse.redirected) return null;
  return new DOMParser().parseFromString(await reponse.text(), "text/html");
};

export const rafraichirJeton = async () => {
  const page = await lirePage(location.pathname);
  if (!page?.body.dataset.jeton) return false;
  document.body.dataset.jeton = page.body.dataset.jeton;
  return true;
};
