// Lecture en direct, pour qui n'écrit pas la note.

const PAS = 2000; // Millisecondes entre deux lectures.

export const brancher = ({ composeur, fil, etat, signal }) => {
  if (composeur) return;
  let arretee = false;
  const lire = async () => {
    if (signal.aborted) return;
    if (document.visibilityState === "visible" && !arretee) {
      try {
        const avant = fil.zone.dataset.marque;
        const marque = await fil.suivre(avant, { protegees: () => new Set(), signal: AbortSignal.timeout(10 * PAS) });
        if (marque && marque.includes("-") && marque !== avant) location.reload();
        if (signal.aborted) return;
        etat.afficher({ mot: "Lecture en direct", genre: "enregistre" });
      } catch (erreur) {
        if (signal.aborted) return;
        const expiree = erreur.message === "session";
        etat.afficher({ mot: expiree ? "Session expirée : reconnectez-vous" : "Lecture interrompue", genre: "alerte", lien: expiree });
      }
    }
    setTimeout(lire, PAS);
  };
  addEventListener("pagehide", () => (arretee = true), { signal });
  addEventListener("pageshow", () => (arretee = false), { signal });
  lire();
};
