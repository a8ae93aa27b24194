// Étapes et trames : un choix insère sa trame dans le composeur, sans la valider.

export const brancher = ({ composeur, racine, signal }) => {
  const etapes = racine.querySelector(".note-etapes");
  if (!composeur || !etapes) return;
  etapes.addEventListener("toggle", () => etapes.open && etapes.querySelector("summary").focus({ preventScroll: true }), { signal });
  etapes.addEventListener(
    "click",
    (evenement) => {
      const lien = evenement.target.closest("[data-trame]");
      if (!lien || evenement.ctrlKey || evenement.metaKey || evenement.shiftKey) return;
      evenement.preventDefault();
      etapes.open = false;
      composeur.inserer(lien.dataset);
    },
    { signal },
  );
};
