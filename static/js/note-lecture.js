// Lecture en direct, pour qui n'écrit pas la note : au plus une seconde et demie après la base, sans jamais faire défiler.

const PAS = 1200; // Millisecondes entre deux lectures.
const ENTIERE = 20000; // Millisecondes entre deux lectures du fil entier ; entre elles, ce qui a changé.
const ECRIT = 8000; // Millisecondes pendant lesquelles on dit que quelqu'un écrit, après son dernier texte.

export const brancher = ({ composeur, fil, etat, signal }) => {
  if (composeur) return;
  const bouton = Object.assign(document.createElement("button"), { type: "button", className: "fr-btn fr-btn--sm fr-btn--secondary note-fin" });
  const qui = Object.assign(document.createElement("p"), { className: "note-ecrit mp-discret" });
  fil.zone.after(qui, bouton);
  // Signée, la note dit quand elle l'a été ; sinon, qu'elle se lit en direct.
  const { textContent: dite, dataset: { etat: genre = "enregistre" } } = document.getElementById("enregistrement");
  const repos = fil.zone.dataset.marque.includes("-") ? { mot: dite.trim(), genre } : { mot: "Lecture en direct", genre: "enregistre" };
  let minuterie = 0;
  let efface = 0;
  let enCours = false;
  let relue = performance.now();
  let changee = false; // Depuis la dernière lecture entière : ce qui manque a pu changer aussi.

  const situer = (nouveau = false) => {
    bouton.hidden = fil.estALaFin;
    if (bouton.hidden || nouveau || !bouton.textContent) bouton.textContent = `Revenir à la fin${nouveau && !bouton.hidden ? " : il y a du nouveau" : ""}`;
  };
  const direQui = () => {
    const nom = fil.zone.dataset.ecritPar;
    clearTimeout(efface);
    qui.textContent = nom ? `${nom} écrit` : "";
    efface = setTimeout(() => (qui.textContent = ""), ECRIT);
  };
  // À la signature, la page entière change ; qui relit plus haut, ou marque une mention, garde sa place.
  const clore = () => {
    if (fil.estALaFin && !document.querySelector("dialog[open]")) location.reload();
    else qui.replaceChildren("La note vient de changer d’état. ", Object.assign(document.createElement("a"), { href: location.pathname, textContent: "Actualiser la page" }));
  };
  const suivre = async () => {
    const avant = fil.zone.dataset.marque;
    const entiere = changee && performance.now() - relue >= ENTIERE;
    if (entiere) [relue, changee] = [performance.now(), false];
    const marque = await fil.suivre(entiere ? "" : avant, { protegees: () => new Set(), signal: AbortSignal.any([signal, AbortSignal.timeout(10 * PAS)]) });
    if (signal.aborted) return;
    if (marque && marque !== avant) {
      changee = true;
      situer(true);
      direQui();
      if (marque.includes("-")) clore();
    }
    etat.afficher(repos);
  };
  const lire = async () => {
    clearTimeout(minuterie);
    if (enCours || signal.aborted || document.visibilityState !== "visible") return;
    enCours = true;
    try {
      await suivre();
    } catch (erreur) {
      if (signal.aborted) return;
      const expiree = erreur.message === "session";
      etat.afficher({ mot: expiree ? "Session expirée : reconnectez-vous" : "Lecture interrompue", genre: "alerte", lien: expiree });
    } finally {
      enCours = false;
    }
    minuterie = setTimeout(lire, PAS);
  };

  bouton.addEventListener("click", () => fil.aller());
  fil.zone.addEventListener("scroll", () => situer(), { signal, passive: true });
  document.addEventListener("visibilitychange", lire, { signal });
  for (const retour of ["pageshow", "online", "focus"]) addEventListener(retour, lire, { signal });
  signal.addEventListener("abort", () => [minuterie, efface].forEach(clearTimeout));
  situer();
  direQui();
  lire();
};
