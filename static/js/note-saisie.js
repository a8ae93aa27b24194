// Les touches du composeur et les liens de la note.

export const brancher = (seance) => {
  const { composeur, file, fil, formulaire, racine, signal } = seance;
  if (!composeur) return;
  composeur.champ.addEventListener(
    "input",
    () => {
      file.toucher();
      seance.incident.montrer();
    },
    { signal },
  );
  composeur.champ.addEventListener(
    "keydown",
    (evenement) => {
      if (evenement.isComposing || evenement.defaultPrevented) return;
      if (evenement.key === "Enter" && !evenement.shiftKey && !evenement.altKey && !evenement.ctrlKey) {
        evenement.preventDefault();
        if (!composeur.estCommande) composeur.valider();
      } else if (evenement.key === "ArrowUp" && composeur.champ.value === "") {
        const derniere = [...fil.zone.querySelectorAll("[data-mention]:not([data-commande], [data-signee])")].at(-1);
        if (derniere) {
          evenement.preventDefault();
          composeur.modifier(derniere);
        }
      } else if (evenement.key === "Escape" && !composeur.estNouvelle) composeur.valider();
    },
    { signal },
  );
  formulaire.addEventListener(
    "submit",
    (evenement) => {
      evenement.preventDefault();
      composeur.valider();
      composeur.champ.focus({ preventScroll: true });
    },
    { signal },
  );
  racine.addEventListener(
    "submit",
    (evenement) => {
      if (!evenement.target.matches("[data-effacer]")) return;
      evenement.preventDefault();
      const li = evenement.target.closest("[data-mention]");
      if (composeur.mention === li.dataset.mention) composeur.valider();
      const { mention, version, etape, locuteur, partie } = li.dataset;
      composeur.effacer(mention, { mention, base: Number(version ?? 0), etape, locuteur, partie: partie ? Number(partie) : null, texte: "" });
      composeur.champ.focus({ preventScroll: true });
    },
    { signal },
  );
  racine.addEventListener(
    "click",
    (evenement) => {
      const lien = evenement.target.closest("[data-modifier], button[data-locuteur], [data-blanc], [data-annuler], [data-quitter]");
      if (!lien || evenement.defaultPrevented || evenement.ctrlKey || evenement.metaKey || evenement.shiftKey) return;
      evenement.preventDefault();
      if (lien.matches("[data-modifier]")) composeur.modifier(lien.closest("[data-mention]"));
      else if (lien.matches("[data-locuteur]")) composeur.parler(lien.dataset.locuteur);
      else if (lien.matches("[data-blanc]")) composeur.choisirBlanc();
      else if (lien.matches("[data-annuler]")) composeur.retablir();
      else seance.quitter(lien.href);
    },
    { signal },
  );
  for (const cache of formulaire.querySelectorAll("[data-locuteurs], [data-blanc]")) cache.hidden = false;
  addEventListener("online", () => seance.poste.reprendre(), { signal });
  addEventListener("focus", () => seance.poste.reprendre(), { signal });
  document.addEventListener(
    "visibilitychange",
    () => {
      composeur.deposer();
      seance.poste.reprendre();
    },
    { signal },
  );
  addEventListener(
    "beforeunload",
    (evenement) => {
      composeur.deposer();
      file.maintenant();
      if (!seance.poste.sort && (!seance.poste.estVide || composeur.enFrappe)) evenement.preventDefault();
    },
    { signal },
  );
};
