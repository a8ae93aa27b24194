// Lecture en direct, pour qui n'écrit pas la note ; et l'horloge, réglée sur l'heure du serveur.

const PAS = 2000; // Millisecondes entre deux lectures.

export const lireEnDirect = (fil, etat) => {
  let arretee = false;
  const lire = async () => {
    if (document.visibilityState === "visible" && !arretee) {
      try {
        const avant = fil.zone.dataset.marque;
        const marque = await fil.suivre(avant, { protegees: () => new Set(), signal: AbortSignal.timeout(10 * PAS) });
        if (marque && marque.includes("-") && marque !== avant) location.reload();
        etat.afficher({ mot: "Lecture en direct", genre: "enregistre" });
      } catch (erreur) {
        const expiree = erreur.message === "session";
        etat.afficher({ mot: expiree ? "Session expirée : reconnectez-vous" : "Lecture interrompue", genre: "alerte", lien: expiree });
      }
    }
    setTimeout(lire, PAS);
  };
  addEventListener("pagehide", () => {
    arretee = true;
  });
  addEventListener("pageshow", () => {
    arretee = false;
  });
  lire();
};

const HEURE = new Intl.DateTimeFormat("fr-FR", { timeZone: "Europe/Paris", hour: "numeric", minute: "2-digit" });

export const marquerLeTemps = () => {
  const horloge = document.querySelector("[data-horloge]");
  const depuis = document.querySelector("[data-depuis]");
  const origine = Date.parse(horloge.dataset.horloge) - performance.now();
  const battre = () => {
    const maintenant = origine + performance.now();
    horloge.textContent = HEURE.format(maintenant).replace(":", "\u00a0h\u00a0");
    if (!depuis) return;
    const minutes = Math.max(0, Math.floor((maintenant - Date.parse(depuis.dataset.depuis)) / 60000));
    depuis.textContent = `(${Math.floor(minutes / 60)}\u00a0h\u00a0${String(minutes % 60).padStart(2, "0")})`;
  };
  battre();
  setInterval(battre, 10000);
};
